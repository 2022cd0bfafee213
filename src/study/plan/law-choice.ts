import { formatPeriod, type Period, problem, type Problem, ProblemError, type Scale } from '../../model/index.js';
import { readLaws, type StoredLaw } from '../law/stored-law.js';
import type { Reference } from '../reference.js';
import type { PlanSpec } from './spec.js';

/** Steps that are foretold at most: responses are told up to ten years. */
const farthestYears = 10;

/**
 * The law by which a plan is made: of those on the scale that agree the one that ends last; or, for a start that is stated, the one that
 * ends last among those that tell of it.
 */
export async function lawForPlan(reference: Reference, spec: PlanSpec, scale: Scale): Promise<StoredLaw> {
  const all = (await readLaws(reference, scale.id)).filter(({ standing }) => standing === spec.standing);
  if (all.length === 0) {
    throw new ProblemError('no-data', {
      expected: `a law fitted on the scale ${scale.id} with ${spec.standing} standing`,
      got: 'none in these tables',
      fix: 'Choose another scale or standing, or build the tables again with suasion build.',
      where: { parameter: 'scale' },
    });
  }
  const laws = all.filter(({ converged }) => converged);
  if (laws.length === 0) {
    throw new ProblemError('not-converged', {
      expected: `chains that agree on a law on ${scale.id}`,
      got: `none under ${spec.standing} standing`,
      fix: 'No plan is made by a law whose chains do not agree. Choose the other standing or another scale.',
      where: { parameter: 'standing' },
    });
  }
  const start = startOf(spec, scale);
  const inside = laws.filter(({ from, to }) => start === null || (from + 2 <= start && start <= to));
  const chosen = inside.toSorted((a, b) => b.to - a.to || a.from - b.from)[0];
  if (chosen !== undefined) return chosen;
  const spans = laws.map(({ from, to }) => `${formatPeriod(from + 2, scale.step)} to ${formatPeriod(to, scale.step)}`);
  throw pastData(
    `a plan that begins in the data of a law: ${spans.join('; or ')}`,
    formatPeriod(start!, scale.step),
    'Begin within these, or leave the start out: the plan then begins with the newest positions.',
    'start',
  );
}

/** The first period of a plan; null where it is left to the data. */
export function startOf({ start }: PlanSpec, { step }: Scale): Period | null {
  if (start === undefined) return null;
  return step === 'year' ? start : start * 12 + 11;
}

/** Throws 'impossible-plan' for a horizon beyond what responses are told for. */
export function requireHorizon({ horizon, periods }: PlanSpec, law: StoredLaw, { step }: Scale): void {
  const most = Math.min(farthestYears * (step === 'month' ? 12 : 1), law.to - law.from);
  if (horizon > most) {
    throw pastData(
      `a horizon of at most ${most} ${step}s: beyond it the law was never compared with anything that was seen`,
      `${horizon} ${step}s`,
      `Plan for ${most} ${step}s or fewer, and plan again when new data are there.`,
      'horizon',
    );
  }
  if (periods !== undefined && periods > horizon) {
    throw new ProblemError('impossible-plan', {
      expected: `acts that begin within the horizon of ${horizon} ${step}s`,
      got: `acts over ${periods} ${step}s`,
      fix: 'Lessen periods, or lengthen the horizon.',
      where: { parameter: 'periods' },
    });
  }
}

/** What is foretold although nobody has seen it. */
export function foretold(from: Period, horizon: number, { step }: Scale): Problem {
  return problem('not-yet-known', {
    expected: `positions from ${formatPeriod(from, step)} to ${formatPeriod(from + horizon, step)}`,
    got: 'none that the law was fitted to',
    fix: 'The paths are foretold from the last positions, with everything that acted then going on. What happens to all alike is not in them.',
  });
}

function pastData(expected: string, got: string, fix: string, parameter: string): ProblemError {
  return new ProblemError('impossible-plan', { expected, got, fix, where: { parameter } });
}
