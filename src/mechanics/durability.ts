import { type Draws, type Estimate, type Problem, dimensionless, problem } from '../model/index.js';
import { estimateIn } from './amount.js';
import type { Course, Inquiry } from './course.js';
import { pushResponse } from './impulse-response.js';
import { requireCourse } from './law.js';
import { formatPercent, formatPercentInterval, isClear, sized } from './reading.js';
import { type Computed, type Telling, word } from './word.js';

/** Shares of an effect, 1 = all of it. */
export interface Durability {
  /** Five periods after an act of one period; null where its effect right then is not clear. */
  readonly act: Estimate | null;
  /** Five periods after the end of one that stood for five; null likewise. */
  readonly standing: Estimate | null;
}

const later = 5;

export const durability = word<Durability, Inquiry>({
  id: 'durability',
  title: 'Durability',
  symbol: 'd',
  formula:
    'd = δx(e + 5)/δx(e), with δx the response of the law to a push that ended after e = 1 period, or e = 5 for one that stood, and the pull of all forces as in the last step',
  dimensions: dimensionless,
  definition:
    'Durability is how much of an effect is still there five periods after the act that made it, as a share of what was there when the act ended.',
  limits: [
    'It is one value of the law for this audience, the same for every actor and instrument; those by instrument come from event studies.',
    'It may exceed 1: what has been set moving may go on by itself.',
    'A large share of a small effect is still small.',
  ],
  source: 'Decay of an impulse response; own choice of five periods.',
  compute: computeDurability,
  headline: (result) => result.act,
  reading: readDurability,
});

function computeDurability({ course }: Inquiry): Computed<Durability> {
  requireCourse(course);
  const [act, standing] = [sharesKept(course, 1), sharesKept(course, later)];
  const problems = act === null || standing === null ? [noEffect()] : [];
  return { value: act === null && standing === null ? null : { act, standing }, problems };
}

/** Null where the 90 % interval of the response at the end of the act, in units of its size, spans 0. */
function sharesKept(course: Course, held: number): Estimate | null {
  const periods = held + later;
  const response = pushResponse(course, periods, held);
  const at = (period: number): Draws =>
    new Float64Array(course.draws).map((_, d) => response[d * (periods + 1) + period]!);
  const then = at(held);
  if (!isClear(estimateIn({ draws: then, dimensions: dimensionless }, course.scale)) || then.includes(0)) return null;
  const shares = at(periods).map((now, d) => now / then[d]!);
  return estimateIn({ draws: shares, dimensions: dimensionless }, course.scale);
}

function noEffect(): Problem {
  return problem('not-yet-known', {
    expected: 'an effect that is clear when the act ends, to tell what is left of it',
    got: 'one whose 90 % interval holds 0',
    fix: 'Read the responses after one, three, five and ten periods instead.',
  });
}

function readDurability({ act }: Durability, telling: Telling): string {
  const when = `5 ${telling.scale.step}s`;
  if (act === null) return `may or may not keep what a push does to it: the data do not tell`;
  if (!isClear(act)) {
    return `may keep or lose the effect of a push within ${when}: the data do not tell (${formatPercentInterval(act)})`;
  }
  if (act.q50 < 0)
    return `swings back beyond where it stood: ${when} after a push, by ${formatPercent(sized(act))} of its effect`;
  return `keeps ${formatPercent(act)} of the effect of a push ${when} later`;
}
