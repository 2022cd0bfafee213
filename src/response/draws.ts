import { emptyUnfolded, type Layout } from './layout.js';
import type { Panel } from './panel.js';
import type { LawParameters } from './parameters.js';

/**
 * Joint draws of the law's parameters from their posterior, each in its own unit, by draw and then by term, step, period or
 * audience. The unit of mass is the geometric mean of the audiences' masses: it is 1 in every draw.
 */
export interface LawDraws {
  readonly count: number;
  readonly momentumKept: Float64Array;
  readonly homePull: Float64Array;
  readonly shock: Float64Array;
  /** φ; 1 where the law goes without. */
  readonly noise: Float64Array;
  /** τ_m and τ_d; 0 where the law goes without. */
  readonly massSpread: Float64Array;
  readonly stretchSpread: Float64Array;
  readonly responses: Float64Array;
  readonly common: Float64Array;
  readonly stretch: Float64Array;
  readonly logMass: Float64Array;
  /** Which joint draw of the measurements each was fitted to. */
  readonly variant: Uint16Array;
}

/** Unfold sampled vectors, one after the other, into draws of the parameters. */
export function drawsOf(panel: Panel, layout: Layout, vectors: Float64Array, variant: Uint16Array): LawDraws {
  const count = vectors.length / layout.dimension;
  const [terms, steps, audiences] = [panel.terms.length, panel.to - panel.from, panel.audiences.length];
  const draws: LawDraws = {
    count,
    momentumKept: new Float64Array(count),
    homePull: new Float64Array(count),
    shock: new Float64Array(count),
    noise: new Float64Array(count),
    massSpread: new Float64Array(count),
    stretchSpread: new Float64Array(count),
    responses: new Float64Array(count * terms),
    common: new Float64Array(count * steps),
    stretch: new Float64Array(count * (steps + 1)),
    logMass: new Float64Array(count * audiences),
    variant,
  };
  const unfolded = emptyUnfolded(panel, layout);
  for (let d = 0; d < count; d++) {
    layout.unfold(vectors.subarray(d * layout.dimension, (d + 1) * layout.dimension), unfolded);
    const unit = massUnit(unfolded.logMass);
    draws.momentumKept[d] = unfolded.momentumKept;
    draws.homePull[d] = unfolded.homePull;
    draws.shock[d] = unfolded.shock / Math.exp(unit);
    draws.noise[d] = unfolded.noise;
    draws.massSpread[d] = unfolded.massSpread;
    draws.stretchSpread[d] = unfolded.stretchSpread;
    draws.common.set(unfolded.common, d * steps);
    draws.stretch.set(unfolded.stretch, d * (steps + 1));
    for (let k = 0; k < terms; k++) draws.responses[d * terms + k] = unfolded.responses[k]! / Math.exp(unit);
    for (let j = 0; j < audiences; j++) draws.logMass[d * audiences + j] = unfolded.logMass[j]! - unit;
  }
  return draws;
}

/** The mean log mass: forces over masses stay the same when both are counted in it. */
function massUnit(logMass: Float64Array): number {
  return logMass.reduce((sum, value) => sum + value, 0) / logMass.length;
}

/** The parameters of one draw; its arrays are views. */
export function parametersOf(draws: LawDraws, d: number): LawParameters {
  const slice = (all: Float64Array): Float64Array => {
    const size = all.length / draws.count;
    return all.subarray(d * size, (d + 1) * size);
  };
  return {
    momentumKept: draws.momentumKept[d]!,
    homePull: draws.homePull[d]!,
    shock: draws.shock[d]!,
    noise: draws.noise[d]!,
    responses: slice(draws.responses),
    common: slice(draws.common),
    stretch: slice(draws.stretch),
    logMass: slice(draws.logMass),
  };
}
