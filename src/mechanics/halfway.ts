import { type Draws, type Estimate, type Period, type Problem, formatPeriod, problem } from '../model/index.js';
import { type Amount, estimateIn, minus } from './amount.js';
import { displacementBetween } from './displacement.js';
import { type Passage, ends, length, periodsWithin, requirePosition, time, timeBetween } from './passage.js';
import { formatEstimate, formatWhen, isClear, sized } from './reading.js';
import { type Computed, type Telling, word } from './word.js';

export interface Halfway {
  /** From the start of the window until half of the way was done. */
  readonly elapsed: Estimate;
  /** The first period by which half of the way was done: median and the ends of its 90 % interval. */
  readonly period: { readonly q05: Period; readonly q50: Period; readonly q95: Period };
  /** Displacement in the first and in the second half of the window; the two sum to the displacement in every draw. */
  readonly firstHalf: Estimate;
  readonly secondHalf: Estimate;
}

export const halfway = word<Halfway>({
  id: 'halfway',
  title: 'Halfway',
  symbol: 't½',
  formula:
    't½ − t₀ = time in [t₀, t₁] during which x_j was nearer to x_j(t₀) than to x_j(t₁), straight lines between positions',
  dimensions: time,
  definition:
    'Halfway is the time by which half of an audience’s net movement lay behind it, counting all the time it spent nearer to where it began than to where it ended.',
  limits: [
    'It is given only where the audience clearly moved, and has a position inside the period.',
    'It says when most of the movement happened, not what happened then that caused it.',
    'For an audience that went back and forth it is no single date but the time spent in the first half of its way.',
    'Positions smoothed over time make sudden moves look gradual, and the halfway point less sharp than it was.',
  ],
  source:
    'Own definition. On a straight or steadily rising path it is the moment at which half of the displacement was reached; unlike a first crossing it does not come early when positions are noisy, and it is the same read backwards.',
  compute: computeHalfway,
  headline: (result) => result.elapsed,
  reading: readHalfway,
});

/**
 * Steps from `from` until half of the displacement had happened, draw by draw, 0 to `to` − `from`: the time spent nearer
 * to the start than to the end, with straight lines between positions. Half the window for a draw that did not move.
 * O(positions × draws). Throws a RangeError where a position at an end is missing.
 */
export function stepsToHalfway(passage: Passage): Draws {
  const { audience, from, to } = passage;
  const { start, end } = ends(passage);
  const periods = periodsWithin(audience, from, to);
  const along = periods.map((period) => requirePosition(passage, period).draws);
  return start.draws.map((first, k) => {
    const last = end.draws[k]!;
    const sign = Math.sign(last - first);
    if (sign === 0) return (to - from) / 2;
    const line = (first + last) / 2;
    let near = 0;
    for (let i = 1; i < periods.length; i++) {
      const a = sign * (along[i - 1]![k]! - line);
      const b = sign * (along[i]![k]! - line);
      near += shareBelow(a, b) * (periods[i]! - periods[i - 1]!);
    }
    return near;
  });
}

function computeHalfway(passage: Passage): Computed<Halfway> {
  const { audience, from, to, scale } = passage;
  ends(passage);
  if (periodsWithin(audience, from, to).length < 3) return { value: null, problems: [tooShort(passage)] };
  const moved = displacementBetween(passage, from, to);
  if (!isClear(estimateIn(moved, scale))) return { value: null, problems: [unclear(passage)] };
  const stepLength = timeBetween(passage, from, from + 1).value;
  const draws = stepsToHalfway(passage).map((steps) => steps * stepLength);
  const elapsed = estimateIn({ draws, dimensions: time }, scale);
  const periodBy = (quantile: number): Period => from + Math.ceil(quantile / stepLength - 1e-9);
  const firstHalf = minus(positionMidway(passage), requirePosition(passage, from));
  return {
    value: {
      elapsed,
      period: { q05: periodBy(elapsed.q05), q50: periodBy(elapsed.q50), q95: periodBy(elapsed.q95) },
      firstHalf: estimateIn(firstHalf, scale),
      secondHalf: estimateIn(minus(moved, firstHalf), scale),
    },
    problems: [],
  };
}

/** Share of a straight line from a to b that lies below 0; a line along 0 lies half below. */
function shareBelow(a: number, b: number): number {
  if (a === b) return a < 0 ? 1 : a > 0 ? 0 : 0.5;
  const [low, high] = a < b ? [a, b] : [b, a];
  return Math.min(1, Math.max(0, -low / (high - low)));
}

/** Position in the middle of the window, which need not be a period: on the straight line between those around it. */
function positionMidway(passage: Passage): Amount {
  const moment = (passage.from + passage.to) / 2;
  const periods = periodsWithin(passage.audience, passage.from, passage.to);
  const next = periods.findIndex((period) => period >= moment);
  const [before, after] = [periods[Math.max(0, next - 1)]!, periods[next]!];
  const a = requirePosition(passage, before).draws;
  const b = requirePosition(passage, after).draws;
  const share = after === before ? 0 : (moment - before) / (after - before);
  return { draws: a.map((x, k) => x + share * (b[k]! - x)), dimensions: length };
}

function tooShort(passage: Passage): Problem {
  return problem('not-yet-known', {
    expected: `a position of ${passage.audience.audience} between the ends of the window`,
    got: 'positions at its ends only',
    fix: 'Choose a longer window.',
  });
}

function unclear(passage: Passage): Problem {
  const { from, to, scale } = passage;
  return problem('not-yet-known', {
    expected: `a clear displacement between ${formatPeriod(from, scale.step)} and ${formatPeriod(to, scale.step)}`,
    got: 'one whose 90 % interval holds 0',
    fix: 'There is no half of a movement that cannot be told from none; choose a window with a clear movement.',
  });
}

function readHalfway(result: Halfway, telling: Telling): string {
  const { q05, q50, q95 } = result.period;
  const when = (period: Period): string => formatWhen(period, telling);
  const doubt = q05 === q95 ? '' : ` (${when(q05)} to ${when(q95)})`;
  const net = result.firstHalf.mean + result.secondHalf.mean;
  const [first, second] = [result.firstHalf, result.secondHalf].map((moved) => readHalf(moved, net, telling));
  return `had half of its way behind it by ${when(q50)}${doubt}; in the first half of the period it ${first}, in the second it ${second}`;
}

function readHalf(moved: Estimate, net: number, telling: Telling): string {
  if (!isClear(moved)) return 'did not clearly move';
  const back = Math.sign(moved.q50) === Math.sign(net) ? '' : ' back';
  return `went ${formatEstimate(sized(moved), telling.scale.unit)}${back}`;
}
