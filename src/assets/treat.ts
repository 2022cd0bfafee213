import type { Limits, Treatment } from './index-spec.js';
import { type Summary, kurtosisIn, skewnessIn, summarise } from './summary.js';

/**
 * Treat values far from the rest, where |skewness| and excess kurtosis both exceed their limits; `values` themselves come
 * back where they do not. Winsorise: the highest value (all that tie for it) takes the next lower one, or the lowest the next
 * higher where skewness is negative, again and again until within the limits or `points` values were moved. Logarithm:
 * log(x − min + 0.01·range), mirrored where the tail is on the low side. `winsorise-else-log` takes the logarithm of the values
 * as given where winsorising was not enough. `summary` is that of the values, and then of what comes back.
 */
export function treat(values: Float64Array, treatment: Treatment, out: Float64Array, summary: Summary): Float64Array {
  if (treatment.rule === 'none' || isWithin(summary, treatment)) return values;
  const cuts = treatment.rule === 'log' ? null : winsorise(values, treatment, summary, out);
  if (cuts !== null && (cuts.done || treatment.rule === 'winsorise')) clamp(values, cuts, out);
  else logarithm(values, summary, out);
  summarise(out, summary);
  return out;
}

/** Whether there is nothing to treat: one of the two is within its limit, or neither can be told. */
export function isWithin(summary: Readonly<Summary>, limits: Limits): boolean {
  return !(Math.abs(skewnessIn(summary)) > limits.skewness && kurtosisIn(summary) > limits.kurtosis);
}

/** Between which values all are brought, and whether that is enough. */
interface Cuts {
  readonly low: number;
  readonly high: number;
  readonly done: boolean;
}

/** Below this share of what the fourth powers came to, their differences have lost too many digits. */
const leastLeft = 1e-4;

/**
 * Where winsorising stops. Only the values at the ends move, so that each step changes the sums of powers by what moved: taken around
 * the mean of the values as given, and summed anew, in `room`, where hardly anything is left of the sums.
 */
function winsorise(
  values: Float64Array,
  limits: Limits & { readonly points: number },
  given: Summary,
  room: Float64Array,
): Cuts {
  let tops: Outermost | null = null;
  let bottoms: Outermost | null = null;
  let sums = sumsOf(given);
  let summed = given.fourth;
  const now = { ...given };
  let [high, low] = [0, 0];
  let [highs, lows] = [0, 0];
  let done = false;
  while (!done && highs + lows < limits.points) {
    // The count is of values at the end that moves, ties included: those brought in before tie with the next.
    if (skewnessIn(now) >= 0) {
      tops ??= outermost(values, 1, limits.points + 1);
      highs = tops.counts[high]!;
      now.high = tops.levels[++high]!;
      replace(sums, tops.levels[high - 1]!, now.high, highs);
    } else {
      bottoms ??= outermost(values, -1, limits.points + 1);
      lows = bottoms.counts[low]!;
      now.low = bottoms.levels[++low]!;
      replace(sums, bottoms.levels[low - 1]!, now.low, lows);
    }
    centre(sums, now);
    if (!(now.fourth > leastLeft * summed)) {
      clamp(values, now, room);
      summarise(room, now);
      sums = sumsOf(now);
      summed = now.fourth;
    }
    done = isWithin(now, limits);
  }
  return { low: now.low, high: now.high, done };
}

/** The most extreme different values on one side, the outermost first, and how many values lie at each or beyond it. */
interface Outermost {
  readonly levels: Float64Array;
  readonly counts: Int32Array;
}

function outermost(values: Float64Array, side: 1 | -1, most: number): Outermost {
  const levels = new Float64Array(most).fill(side * Number.NEGATIVE_INFINITY);
  const counts = new Int32Array(most);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    // The innermost that is kept so far: most values are further in than that, and cost no more than this look.
    if (!(side * value >= side * levels[most - 1]!)) continue;
    let place = 0;
    while (side * levels[place]! > side * value) place++;
    if (levels[place] !== value) {
      for (let inner = most - 1; inner > place; inner--) {
        levels[inner] = levels[inner - 1]!;
        counts[inner] = counts[inner - 1]!;
      }
      levels[place] = value;
      counts[place] = 0;
    }
    counts[place] = counts[place]! + 1;
  }
  for (let place = 1; place < most; place++) counts[place] = counts[place]! + counts[place - 1]!;
  return { levels, counts };
}

/** Sums of powers of deviations from a number near the mean. */
interface PowerSums {
  readonly mean: number;
  first: number;
  second: number;
  third: number;
  fourth: number;
}

function sumsOf({ mean, second, third, fourth }: Readonly<Summary>): PowerSums {
  return { mean, first: 0, second, third, fourth };
}

/** `count` values go from `from` to `to`. */
function replace(sums: PowerSums, from: number, to: number, count: number): void {
  const before = from - sums.mean;
  const after = to - sums.mean;
  const squareBefore = before * before;
  const squareAfter = after * after;
  sums.first += count * (after - before);
  sums.second += count * (squareAfter - squareBefore);
  sums.third += count * (squareAfter * after - squareBefore * before);
  sums.fourth += count * (squareAfter * squareAfter - squareBefore * squareBefore);
}

/** Sums around the mean of the values as they are now. */
function centre(sums: PowerSums, into: Summary): void {
  const { first, second, third, fourth } = sums;
  const shift = first / into.count;
  into.mean = sums.mean + shift;
  into.second = second - shift * first;
  into.third = third - 3 * shift * second + 2 * shift * shift * first;
  into.fourth = fourth - 4 * shift * third + 6 * shift * shift * second - 3 * shift * shift * shift * first;
}

function clamp(values: Float64Array, { low, high }: Pick<Cuts, 'low' | 'high'>, out: Float64Array): void {
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    out[i] = value > high ? high : value < low ? low : value;
  }
}

function logarithm(values: Float64Array, summary: Readonly<Summary>, out: Float64Array): void {
  const { low, high } = summary;
  const offset = 0.01 * (high - low);
  const tailIsLow = skewnessIn(summary) < 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    out[i] = tailIsLow ? -Math.log(high - value + offset) : Math.log(value - low + offset);
  }
}
