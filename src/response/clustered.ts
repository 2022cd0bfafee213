import { type ArrowFactor, factorArrow } from '../statistics/index.js';
import type { Centre } from './centre.js';
import { drawsOf } from './draws.js';
import type { Panel } from './panel.js';
import { createPosterior } from './posterior.js';

/** Standard deviations that allow for errors which a period's measurements share. */
export interface ClusteredSpread {
  readonly homePull: number;
  readonly momentumKept: number;
  /** By term, in the unit of its response. */
  readonly responses: Float64Array;
}

/**
 * The jackknife over periods: each period's measurements are left out in turn, and the parameters move by one Newton step
 * from the centre; the standard deviation is that of the delete-one estimates (Efron & Tibshirani 1993, chapter 11). What a
 * session's measurements share beyond shift and stretch shows here, and not in the posterior. Takes one gradient a period.
 */
export function clusteredSpread(panel: Panel, centre: Centre): ClusteredSpread {
  const { layout, evaluate } = createPosterior(panel);
  const factor = factorArrow(centre.metric);
  const base = newtonStep(evaluate, layout, centre, factor);
  const periods = panel.to - panel.from + 1;
  const vectors: Float64Array[] = [];
  for (let t = 0; t < periods; t++) {
    const without = createPosterior(withoutPeriod(panel, t));
    const moved = newtonStep(without.evaluate, layout, centre, factor);
    vectors.push(centre.at.map((value, i) => value + moved[i]! - base[i]!));
  }
  const stacked = new Float64Array(periods * layout.dimension);
  vectors.forEach((vector, t) => stacked.set(vector, t * layout.dimension));
  const draws = drawsOf(panel, layout, stacked, new Uint16Array(periods));
  const spreadOf = (values: Float64Array): number => {
    const mean = values.reduce((sum, value) => sum + value, 0) / periods;
    const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    return Math.sqrt(((periods - 1) / periods) * squares);
  };
  const terms = panel.terms.length;
  return {
    homePull: spreadOf(draws.homePull),
    momentumKept: spreadOf(draws.momentumKept),
    responses: Float64Array.from({ length: terms }, (_, k) =>
      spreadOf(draws.responses.filter((__, i) => i % terms === k)),
    ),
  };
}

/** M⁻¹ times the gradient at the centre; spreads stay where they are. */
function newtonStep(
  evaluate: (at: Float64Array, gradient: Float64Array) => number,
  layout: { readonly dimension: number; readonly spreads: readonly { readonly place: number }[] },
  centre: Centre,
  factor: ArrowFactor,
): Float64Array {
  const gradient = new Float64Array(layout.dimension);
  evaluate(centre.at, gradient);
  for (const { place } of layout.spreads) gradient[place] = 0;
  factor.solve(gradient);
  for (const { place } of layout.spreads) gradient[place] = 0;
  return gradient;
}

function withoutPeriod(panel: Panel, t: number): Panel {
  const measured = Float64Array.from(panel.measured);
  panel.entry.forEach((entry, j) => {
    const cell = panel.start[j]! + t - entry;
    if (cell >= panel.start[j]! && cell < panel.start[j + 1]!) measured[cell] = Number.NaN;
  });
  return { ...panel, measured };
}
