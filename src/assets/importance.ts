import { quantileOfSorted } from '../model/index.js';
import type { Random } from '../statistics/index.js';
import type { BuiltIndex } from './built-index.js';
import type { IndexData } from './index-data.js';
import { recombiner } from './recombine.js';
import { correlationOf } from './spread.js';

/** How much an indicator says about the scores, against what its weight alone would make it say. */
export interface Importance {
  readonly indicator: string;
  /** Its share of the weight of the whole. */
  readonly weight: number;
  /** First-order Sobol index of the scores on the indicator: the share of their variance among units that knowing the indicator would take away. */
  readonly share: number;
  /** 5, 50 and 95 % of that share when the indicator's values are dealt at random among the units: what pure noise of the same weight gets. */
  readonly dealt: { readonly q05: number; readonly q50: number; readonly q95: number };
  /** Correlation with the scores of the index without it (its values set to their mean); null for the only indicator. */
  readonly withRest: number | null;
  /**
   * `opposed`: it runs against the rest, clearly (below 95 of 100 dealings): the two cancel out, and its direction may be the wrong one.
   * `counts`: its share is above what noise gets in 95 of 100 dealings. `like-noise`: neither, so that these data cannot tell it from noise.
   */
  readonly says: 'counts' | 'like-noise' | 'opposed';
}

/**
 * What each indicator matters (Paruolo, Saisana & Saltelli 2013, J. R. Statist. Soc. A 176:609: weights are not importance), with a guard:
 * the same for the indicator's values dealt anew. First-order indices from given data by classes of equal size, round(∛units) of
 * them (Plischke, Borgonovo & Smith 2013, Eur. J. Oper. Res. 226:536); the dealings carry the same bias. Shares do not sum to 1 where
 * indicators go together. Shares of weights stay as they were built.
 */
export function importanceIn(
  built: BuiltIndex,
  data: IndexData,
  options: { readonly deals: number; readonly random: Random },
): Importance[] {
  const { columns, usable, indexOf } = recombiner(built, data);
  return built.indicators.flatMap((indicator, k): Importance[] => {
    if (usable[k] === 0) return [];
    const column = columns[k]!;
    const weight = built.effectiveWeights.get(indicator)!;
    const share = firstOrder(column, built.index);
    const rest = indexOf(columns.with(k, levelled(column)));
    const withRest = correlationOf(column, rest);
    const shares = new Float64Array(options.deals);
    const correlations = new Float64Array(options.deals);
    for (let d = 0; d < options.deals; d++) {
      const dealt = deal(column, options.random);
      shares[d] = firstOrder(dealt, indexOf(columns.with(k, dealt)));
      correlations[d] = correlationOf(dealt, rest);
    }
    shares.sort();
    correlations.sort();
    const dealt = {
      q05: quantileOfSorted(shares, 0.05),
      q50: quantileOfSorted(shares, 0.5),
      q95: quantileOfSorted(shares, 0.95),
    };
    const opposed = withRest < quantileOfSorted(correlations, 0.05);
    const says = opposed ? 'opposed' : share > dealt.q95 ? 'counts' : 'like-noise';
    return [{ indicator, weight, share, dealt, withRest: Number.isNaN(withRest) ? null : withRest, says }];
  });
}

/** All units at the mean; missing stays missing. */
function levelled(column: Float64Array): Float64Array {
  const known = column.filter((value) => !Number.isNaN(value));
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  return column.map((value) => (Number.isNaN(value) ? Number.NaN : mean));
}

/** The values dealt anew among the units that have one (Fisher & Yates). */
function deal(column: Float64Array, random: Random): Float64Array {
  const known = column.filter((value) => !Number.isNaN(value));
  for (let i = known.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    const held = known[i]!;
    known[i] = known[j]!;
    known[j] = held;
  }
  let next = 0;
  return column.map((value) => (Number.isNaN(value) ? Number.NaN : known[next++]!));
}

/** Variance of the class means of y over the variance of y, in classes of x; tied values of x share a class. NaN where y does not vary. */
function firstOrder(x: Float64Array, y: Float64Array): number {
  const order = Array.from(x.keys())
    .filter((i) => !Number.isNaN(x[i]!) && !Number.isNaN(y[i]!))
    .sort((a, b) => x[a]! - x[b]!);
  const classes = Math.max(2, Math.round(Math.cbrt(order.length)));
  const sums = new Float64Array(classes);
  const sizes = new Float64Array(classes);
  let total = 0;
  let own = 0;
  for (const [place, i] of order.entries()) {
    const tied = place > 0 && x[i] === x[order[place - 1]!];
    if (!tied) own = Math.floor((place * classes) / order.length);
    sums[own] = sums[own]! + y[i]!;
    sizes[own] = sizes[own]! + 1;
    total += y[i]!;
  }
  const mean = total / order.length;
  let between = 0;
  let all = 0;
  for (let c = 0; c < classes; c++) if (sizes[c]! > 0) between += sizes[c]! * (sums[c]! / sizes[c]! - mean) ** 2;
  for (const i of order) all += (y[i]! - mean) ** 2;
  return all > 0 ? between / all : Number.NaN;
}
