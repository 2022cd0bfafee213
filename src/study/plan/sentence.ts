import { formatChance, formatMeasured, isClear, roundTo, sized } from '../../mechanics/index.js';
import { type Estimate, formatPeriod } from '../../model/index.js';
import type { PlanReading, PlanResult } from './result.js';

/** As many audiences are named. */
const mostNamed = 3;

/** What came of planning, in a few sentences that say how sure they are. */
export function readPlanned(told: Omit<PlanResult, 'reading' | 'logicModel' | 'after'>): PlanReading {
  const { portfolio, audiences, scale, from, horizon, budget, lifted, messengers, coercion } = told;
  const end = formatPeriod(from + horizon, scale.step);
  const whom =
    audiences.length > mostNamed ? `${audiences.length} audiences` : listed(audiences.map(({ name }) => name));
  const unit = budget.unit === 'US$' ? 'US$' : 'standard acts';
  const effort = `${roundTo(portfolio.effort, 0)} of ${roundTo(budget.amount, 0)} ${unit}`;
  const harm =
    lifted.length === 0
      ? 'Only listening, attraction and collaboration are used.'
      : `The no-harm constraint was lifted for ${lifted.join(', ')}.`;
  const best =
    portfolio.acts.length === 0
      ? 'By this law the best plan is to do nothing: no act that may be used is expected to move an audience toward the aim.'
      : `With ${effort}, ${outcome(portfolio.moved, whom, end)}; toward it in ${formatChance(portfolio.towardProbability)} draws of the law.`;
  const paragraph = [best, harm, partnerText(messengers), coercionText(coercion)].filter((text) => text !== '');
  return { sentence: best, paragraph: paragraph.join(' ') };
}

function outcome(moved: Estimate, whom: string, end: string): string {
  return isClear(moved)
    ? `the best plan moves ${whom} ${formatMeasured(sized(moved))} ${moved.q50 > 0 ? 'toward' : 'away from'} the aim by ${end}`
    : `the data do not tell whether the best plan moves ${whom} toward the aim by ${end}: ${formatMeasured(moved)}`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function partnerText(messengers: PlanResult['messengers']): string {
  if (messengers.length === 0) return '';
  const first = messengers.filter(({ place }) => place === 1).map(({ name }) => name);
  if (first.length === 1) return messengers.length === 1 ? '' : `The best messenger is ${first[0]}.`;
  const names = first.length <= 4 ? first.join(', ') : `${first.slice(0, 3).join(', ')} and ${first.length - 3} more`;
  return `As best messenger the data cannot tell ${names} apart.`;
}

function coercionText(coercion: PlanResult['coercion']): string {
  if (coercion === null) return '';
  const { moved, backlash, breakEven } = coercion;
  const even =
    breakEven === null
      ? 'no effort that was tried would make it even'
      : `it would take ${roundTo(breakEven, breakEven < 10 ? 1 : 0)} times the effort to come even`;
  if (coercion.acts.length === 0) return 'No coercion is expected to move them toward the aim at all.';
  return `Coercion, for comparison only: ${formatMeasured(moved)} toward the aim, backlash in ${formatChance(backlash)} draws; ${even}.`;
}
