import { formatMeasured, isClear, roundTo } from '../../mechanics/index.js';
import { type Estimate, formatPeriod, type Scale } from '../../model/index.js';
import { sampleSize } from '../../plan/index.js';
import type { AudienceRead } from './ground-reading.js';
import type { ActTold, AudienceTold, LogicRow, PlanResult } from './result.js';

/** A plan as inputs → activities → outputs → outcomes → impact, each with an indicator, a baseline, a target and a date. */
export function logicModelOf(
  {
    portfolio,
    audiences,
    budget,
    horizon,
    from,
    scale,
    actor,
  }: Pick<PlanResult, 'portfolio' | 'audiences' | 'budget' | 'horizon' | 'from' | 'scale' | 'actor'>,
  read: readonly AudienceRead[],
  whole: Scale,
): LogicRow[] {
  const end = formatPeriod(from + horizon, scale.step);
  const start = formatPeriod(from, scale.step);
  const effortUnit = budget.unit === 'US$' ? 'US$' : 'standard acts';
  const acting = [...new Set(portfolio.acts.map(({ actorName }) => actorName))];
  const rows: LogicRow[] = [
    {
      stage: 'input',
      statement: `Effort of ${acting.length === 0 ? actor.name : acting.join(', ')}`,
      indicator: `effort put in, in ${effortUnit}`,
      baseline: '0',
      target: `${roundTo(portfolio.effort, 0)} of ${roundTo(budget.amount, 0)}`,
      sample: null,
      date: end,
    },
  ];
  for (const act of portfolio.acts) rows.push(...rowsOfAct(act, scale.step));
  audiences.forEach((audience, j) => {
    const own = read[j]!;
    const sd = sdOfOne(own, whole);
    rows.push({
      stage: 'outcome',
      statement: `${audience.name} moves toward the aim, beyond where it would be without the plan`,
      indicator: `position on ${scale.title}, in ${scale.unit}s: ${whole.unitMeaning}`,
      baseline: positionText(audience.stands, start),
      target: `${movedText(audience.moved)}${isClear(audience.moved) ? '' : ': the direction is not known'}`,
      sample: isClear(audience.moved) ? sampleSize(audience.moved.q50, sd) : null,
      date: end,
    });
  });
  rows.push({
    stage: 'impact',
    statement: `What ${actor.name} and its audiences want the movement for`,
    indicator: 'to be named by those who plan: the scale tells of movement, not of what it is good for',
    baseline: 'to be measured before the first act',
    target: impactText(audiences),
    sample: null,
    date: end,
  });
  return rows;
}

function rowsOfAct(act: ActTold, step: Scale['step']): LogicRow[] {
  const when = formatPeriod(act.from, step);
  const until = formatPeriod(act.to, step);
  return [
    {
      stage: 'activity',
      statement: `${act.actorName}: ${act.title.toLowerCase()} toward ${act.audienceName}`,
      indicator: 'acts begun',
      baseline: '0',
      target: String(act.times),
      sample: null,
      date: when,
    },
    {
      stage: 'output',
      statement: `${act.audienceName} has met with it${act.to > act.from ? ` until ${until}` : ''}`,
      indicator: 'periods in which it acted, by the acts on record',
      baseline: '0',
      target: String(act.to - act.from + 1),
      sample: null,
      date: until,
    },
  ];
}

/**
 * Standard deviation of one observation [L]. On scales of opinion one respondent’s answer on the logit scale, 1/√(p(1 − p)) at
 * the share p of now; on others one period’s measurement.
 */
function sdOfOne({ ground, measured }: AudienceRead, { id }: Scale): number {
  if (id !== 'favourability' && id !== 'awareness') return measured;
  const mean = ground.position.reduce((sum, x) => sum + x, 0) / ground.draws;
  const share = 1 / (1 + Math.exp(-mean));
  return 1 / Math.sqrt(share * (1 - share));
}

function positionText(estimate: Estimate, when: string): string {
  return `${roundTo(estimate.q50, 2)} (${roundTo(estimate.q05, 2)} to ${roundTo(estimate.q95, 2)}) in ${when}`;
}

function movedText(moved: Estimate): string {
  return formatMeasured(moved);
}

function impactText(audiences: readonly AudienceTold[]): string {
  const clear = audiences.filter(({ moved }) => isClear(moved)).length;
  return `${clear} of ${audiences.length} audiences moved in a direction that is known beforehand`;
}
