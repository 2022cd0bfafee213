import { roundTo } from '../../mechanics/index.js';
import { type Estimate, formatPeriod } from '../../model/index.js';
import type { Block, Cell } from '../report.js';
import { cells, triple } from './report-cells.js';
import { coercionTable, harm, messengers, shares, thirdParties, touched } from './report-people.js';
import type { PlanResult } from './result.js';

/** A plan for a reader. */
export function planReport(result: PlanResult): Block[] {
  const { title, reading, actor, scale, law, budget, after, intended, coercion } = result;
  return [
    { kind: 'heading', level: 1, text: `${title}: ${actor.name} on ${scale.title}` },
    { kind: 'paragraph', text: reading.paragraph },
    ...(after === null ? [] : [{ kind: 'paragraph', text: after.reading } as const]),
    acts(result),
    {
      kind: 'paragraph',
      text: `By the law ${law.title} (${law.standing} standing, ${law.draws} draws), in ${scale.unit}s. ${solved(result)} Efforts in ${budget.unit === 'US$' ? 'US$' : 'standard acts'} are an assumption that a plan states or leaves as it is; further acts of one instrument do less (${result.diminishing}). What a plan cannot tell apart is called tied.`,
    },
    paths(result),
    { kind: 'heading', level: 2, text: 'Movement against effort' },
    frontier(result),
    ...(intended === null ? [] : [intendedTable(result), intendedPaths(result)]),
    { kind: 'heading', level: 2, text: 'Partners' },
    messengers(result),
    shares(result),
    thirdParties(result),
    touched(result),
    { kind: 'heading', level: 2, text: 'Against coercion' },
    {
      kind: 'paragraph',
      text:
        coercion === null
          ? 'The law of this scale knows nothing coercive that could be done, so there is nothing to compare with.'
          : 'The best coercive plan for the same aim and budget. It is shown so that the comparison is honest, and never recommended. Effort across instruments is an assumption: read the break-even ratio, not an equal effort. Harm stands beside movement and is never taken off it.',
    },
    ...(coercion === null ? [] : [coercionTable(result), harm(result)]),
    { kind: 'heading', level: 2, text: 'Logic model' },
    logic(result),
    efforts(result),
    ...(after === null ? [] : [{ kind: 'heading', level: 2, text: 'After action' } as const, afterTable(result)]),
  ];
}

function solved({ portfolio, objective }: PlanResult): string {
  const { gap, bound } = portfolio.frozen;
  const proved =
    gap === null || bound === null
      ? 'It was not bounded'
      : `With reach frozen it is within ${roundTo(100 * gap, 1)} % of the best that can be`;
  const simulated = `simulated, it differs from that by ${roundTo(100 * Math.abs(portfolio.difference), 1)} %${portfolio.relinearised ? ', and it was frozen anew and solved once more' : ''}`;
  return `Chosen for ${objective === 'mean' ? 'expected movement' : 'the lower tail of movement'}. ${proved}; ${simulated}.`;
}

function acts({ portfolio, scale }: PlanResult): Block {
  return {
    kind: 'table',
    name: 'acts',
    caption: `The plan: who does what toward whom, and what each adds by the end (${scale.unit}s toward the aim); how many other acts are tied with it.`,
    columns: [
      { name: 'actor', title: 'Who' },
      { name: 'instrument', title: 'What' },
      { name: 'audience', title: 'Toward' },
      { name: 'from', title: 'From' },
      { name: 'times', title: 'Times', decimals: 0 },
      { name: 'effort', title: 'Effort', decimals: 1 },
      ...triple('adds', 'Adds'),
      { name: 'tied', title: 'Tied', decimals: 0 },
    ],
    rows: portfolio.acts.map((act) => [
      act.actorName,
      act.title,
      act.audienceName,
      formatPeriod(act.from, scale.step),
      act.times,
      act.effort,
      ...cells(act.adds),
      act.tied,
    ]),
    atMost: 40,
  };
}

function paths({ audiences, scale }: PlanResult): Block {
  return {
    kind: 'table',
    name: 'paths',
    caption:
      'Where audiences are foretold to stand with the plan and without it, and how far the plan moves them: median and 90 % interval.',
    columns: [
      { name: 'audience', title: 'Audience' },
      { name: 'period', title: scale.step === 'year' ? 'Year' : 'Month' },
      ...triple('planned', 'With'),
      ...triple('unplanned', 'Without'),
      ...triple('moved', 'Moved'),
    ],
    rows: audiences.flatMap(({ name, planned, unplanned, movement }) =>
      planned.map((one, t): Cell[] => [
        name,
        formatPeriod(one.period, scale.step),
        ...cells(one),
        ...cells(unplanned[t]!),
        ...cells(movement[t]!),
      ]),
    ),
    atMost: 60,
  };
}

function frontier({ frontier: points, budget, objective }: PlanResult): Block {
  return {
    kind: 'table',
    name: 'frontier',
    caption: `What other budgets would move: greedy plans beside the one that was solved. More is never worse by ${objective === 'mean' ? 'expected movement' : 'the lower tail'}, for which they are chosen.`,
    columns: [
      { name: 'budget', title: budget.unit === 'US$' ? 'Budget, US$' : 'Budget', decimals: 1 },
      { name: 'effort', title: 'Effort', decimals: 1 },
      ...triple('moved', 'Moved'),
    ],
    rows: points.map((one) => [one.budget, one.effort, ...cells(one.moved)]),
  };
}

function intendedTable({ intended, scale }: PlanResult): Block {
  return {
    kind: 'table',
    name: 'intended',
    caption: `What is intended already moves the audiences ${roundTo(intended!.moved.q50, 4)} (${roundTo(intended!.moved.q05, 4)} to ${roundTo(intended!.moved.q95, 4)}); what each act adds, or would add if it were on.`,
    columns: [
      { name: 'on', title: 'On' },
      { name: 'actor', title: 'Who' },
      { name: 'instrument', title: 'What' },
      { name: 'audience', title: 'Toward' },
      { name: 'from', title: 'From' },
      { name: 'times', title: 'Times', decimals: 0 },
      ...triple('adds', 'Adds'),
    ],
    rows: intended!.acts.map((act) => [
      act.on ? 'on' : 'off',
      act.actorName,
      act.title,
      act.audienceName,
      formatPeriod(act.from, scale.step),
      act.times,
      ...cells(act.adds),
    ]),
  };
}

function intendedPaths({ intended, scale }: PlanResult): Block {
  return {
    kind: 'table',
    name: 'intended_paths',
    caption: 'Where audiences are foretold to stand under what is intended and on.',
    columns: [
      { name: 'audience', title: 'Audience' },
      { name: 'period', title: scale.step === 'year' ? 'Year' : 'Month' },
      ...triple('planned', 'With'),
    ],
    rows: intended!.audiences.flatMap(({ name, planned }) =>
      planned.map((one): Cell[] => [name, formatPeriod(one.period, scale.step), ...cells(one)]),
    ),
    atMost: 60,
  };
}

function logic({ logicModel }: PlanResult): Block {
  return {
    kind: 'table',
    name: 'logic_model',
    caption:
      'From inputs to impact. Sample: observations before and as many after that show the target at 5 % with power 80 %.',
    columns: [
      { name: 'stage', title: 'Stage' },
      { name: 'statement', title: 'What' },
      { name: 'indicator', title: 'Indicator' },
      { name: 'baseline', title: 'Baseline' },
      { name: 'target', title: 'Target' },
      { name: 'sample', title: 'Sample', decimals: 0 },
      { name: 'date', title: 'By' },
    ],
    rows: logicModel.map((row) => [
      row.stage,
      row.statement,
      row.indicator,
      row.baseline,
      row.target,
      row.sample,
      row.date,
    ]),
    atMost: 60,
  };
}

function efforts({ efforts: all, budget }: PlanResult): Block {
  return {
    kind: 'table',
    name: 'efforts',
    caption: `What one act takes and what keeping it up takes for each further period, in ${budget.unit === 'US$' ? 'US$' : 'standard acts'}; empty where it is not known. A plan may state its own.`,
    columns: [
      { name: 'instrument', title: 'Instrument' },
      { name: 'title', title: 'Title' },
      { name: 'act', title: 'Act', decimals: 1 },
      { name: 'upkeep', title: 'Upkeep', decimals: 1 },
    ],
    rows: all.map((one) => [one.instrument, one.title, one.act, one.upkeep]),
  };
}

function afterTable({ after }: PlanResult): Block {
  const { attributed, reached, others, placebo, foretold, grade } = after!;
  const row = (what: string, estimate: Estimate | null): Cell[] => [
    what,
    ...cells(estimate),
    what === 'owed to the programme' ? grade.word : null,
  ];
  return {
    kind: 'table',
    name: 'after',
    caption: 'Movement toward the aim by the programme’s own figures, beside what the plan foretold.',
    columns: [{ name: 'what', title: 'What' }, ...triple('moved', 'Moved'), { name: 'grade', title: 'Grade' }],
    rows: [
      row('owed to the programme', attributed),
      row('those reached', reached),
      row('others', others),
      row('before it began', placebo),
      row('foretold by the plan', foretold),
    ],
  };
}
