import type { IndicatorSpec, Normalisation } from './index-spec.js';
import { meanRanks } from './ranks.js';
import { type Summary, sdIn, varies } from './summary.js';

/** A linear rule with its numbers in: score = from + (value − origin)·slope, kept within floor and ceiling. */
export interface LinearScore {
  readonly from: number;
  readonly origin: number;
  readonly slope: number;
  readonly floor: number;
  readonly ceiling: number;
}

/**
 * Bring values to a common form in which higher is better, into `out`; missing stays missing. `summary` is that of the
 * values. False where the indicator tells nobody apart under this rule (it has no values, or all the same where the rule
 * divides by how they differ): then `out` is all missing.
 *
 * - `min-max`: `low` for the worst value, `high` for the best. `goalposts`: the same between the indicator's own ends; values
 *   beyond them count as at them.
 * - `z-score`: mean and standard deviation (n − 1) as stated.
 * - `rank`: 1 for the worst; ties share their mean rank. `percentile`: the share of others ranked below, 0–100.
 * - `distance-to-target`: `low` for the worst value, `high` at the target and beyond.
 * - `none`: the value, its sign turned where less is better.
 */
export function normalise(
  values: Float64Array,
  summary: Readonly<Summary>,
  rule: Normalisation,
  indicator: IndicatorSpec,
  out: Float64Array,
): boolean {
  const byRank = rule.rule === 'rank' || rule.rule === 'percentile';
  const linear = byRank ? null : linearScore(summary, rule, indicator);
  if (byRank ? !varies(summary) : linear === null) {
    out.fill(Number.NaN);
    return false;
  }
  if (linear === null) rankScores(values, rule.rule === 'percentile' ? summary.count : null, indicator.direction, out);
  else linearScores(values, linear, out);
  return true;
}

function linearScores(values: Float64Array, linear: LinearScore, out: Float64Array): void {
  const { from, origin, slope, floor, ceiling } = linear;
  for (let i = 0; i < values.length; i++) out[i] = from + (values[i]! - origin) * slope;
  if (floor === Number.NEGATIVE_INFINITY && ceiling === Number.POSITIVE_INFINITY) return;
  // Comparisons are false for what is missing, which so stays.
  for (let i = 0; i < out.length; i++) {
    if (out[i]! < floor) out[i] = floor;
    else if (out[i]! > ceiling) out[i] = ceiling;
  }
}

/** Ranks, or with a count of values their percentiles. */
function rankScores(values: Float64Array, count: number | null, direction: 1 | -1, out: Float64Array): void {
  for (let i = 0; i < values.length; i++) out[i] = direction * values[i]!;
  out.set(meanRanks(out));
  if (count === null) return;
  for (let i = 0; i < out.length; i++) out[i] = (100 * (out[i]! - 1)) / (count - 1);
}

/** The numbers of a linear rule for values so summarised; null where it tells nobody apart, and for rules that go by ranks. */
export function linearScore(
  summary: Readonly<Summary>,
  rule: Normalisation,
  indicator: IndicatorSpec,
): LinearScore | null {
  if (summary.count === 0) return null;
  const { direction } = indicator;
  const best = direction === 1 ? summary.high : summary.low;
  const worst = direction === 1 ? summary.low : summary.high;
  switch (rule.rule) {
    case 'none':
      return { ...open, from: 0, origin: 0, slope: direction };
    case 'min-max':
      return best === worst ? null : between(worst, best, rule, open);
    case 'goalposts': {
      const { low, high } = indicator.goalposts!;
      return between(direction === 1 ? low : high, direction === 1 ? high : low, rule, {
        floor: rule.low,
        ceiling: rule.high,
      });
    }
    case 'distance-to-target': {
      const target = indicator.target!;
      const limits = { floor: Number.NEGATIVE_INFINITY, ceiling: rule.high };
      return direction * (target - worst) > 0 ? between(worst, target, rule, limits) : null;
    }
    case 'z-score':
      return varies(summary)
        ? { ...open, from: rule.mean, origin: summary.mean, slope: (direction * rule.sd) / sdIn(summary) }
        : null;
    default:
      return null;
  }
}

const open = { floor: Number.NEGATIVE_INFINITY, ceiling: Number.POSITIVE_INFINITY } as const;

/** `low` at `worst`, `high` at `best`. */
function between(
  worst: number,
  best: number,
  to: { readonly low: number; readonly high: number },
  limits: { readonly floor: number; readonly ceiling: number },
): LinearScore {
  return {
    from: to.low,
    origin: worst,
    slope: (to.high - to.low) / (best - worst),
    floor: limits.floor,
    ceiling: limits.ceiling,
  };
}
