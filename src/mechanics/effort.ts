import { type Estimate, type Problem, dimensionless, problem, quantity } from '../model/index.js';
import { type Amount, over } from './amount.js';
import type { CourseForce, Effort, Inquiry } from './course.js';
import { noForces } from './inquiry.js';
import { multiplied } from './reading.js';

/** What is counted by effort is counted by this; which effort it was is said beside it. */
export const unitOfEffort = 'unit of effort';

/** The actor's force through the instrument whose effort was measured; a problem where there is none, or no effort. */
export function effortOf(inquiry: Inquiry): { effort: Effort; force: CourseForce } | { problems: Problem[] } {
  const { effort, course, actor } = inquiry;
  if (effort === undefined || !(effort.amount > 0 && Number.isFinite(effort.amount))) {
    return { problems: [noEffort(effort)] };
  }
  const force = course.forces.find(
    (own) => own.actor === actor && own.kind === 'instrument' && own.term === effort.instrument,
  );
  return force === undefined ? { problems: [noForces(inquiry, effort.instrument)] } : { effort, force };
}

/** An amount over the effort; the unit of its estimates is still to be told: see `perUnitOfEffort`. */
export function overEffort(amount: Amount, effort: Effort): Amount {
  return over(amount, quantity(effort.amount, dimensionless));
}

/** The same estimate, its unit with what it is counted by. */
export function perUnitOfEffort(estimate: Estimate): Estimate {
  return { ...estimate, unit: `${estimate.unit}/${unitOfEffort}` };
}

/** The estimate for as many units of effort as make it readable, thousands at a time: "per 1,000 acts". */
export function readableEffort(estimate: Estimate, effort: Effort): { estimate: Estimate; per: string } {
  const size = Math.max(Math.abs(estimate.q05), Math.abs(estimate.q95));
  const thousands = size === 0 ? 0 : Math.min(5, Math.max(0, Math.ceil(Math.log10(0.1 / size) / 3)));
  const many = ['', '1,000 ', '1 million ', '1 billion ', '1 trillion ', '1,000 trillion '][thousands]!;
  const unit = thousands > 0 && /[a-z]$/.test(effort.unit) ? `${effort.unit}s` : effort.unit;
  return { estimate: multiplied(estimate, 1000 ** thousands), per: `per ${many}${unit}` };
}

function noEffort(effort: Effort | undefined): Problem {
  return problem('not-yet-known', {
    expected: 'a measured effort above 0 of one instrument in the window, in money or acts',
    got: effort === undefined ? 'none' : String(effort.amount),
    fix: 'Ask about an instrument whose amounts are on record for this window.',
  });
}
