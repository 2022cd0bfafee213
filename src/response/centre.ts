import {
  type ArrowMatrix,
  createRandom,
  factorArrow,
  type LogDensity,
  maximise,
  type MaximiseOptions,
} from '../statistics/index.js';
import { curvatureAt } from './metric.js';
import type { Posterior } from './posterior.js';
import type { Layout, Spread } from './layout.js';

/** A point in the middle of the posterior's mass, and the curvature there. */
export interface Centre {
  readonly at: Float64Array;
  readonly metric: ArrowMatrix;
}

/** Rounds in which spreads settle, between two computations of the curvature; draws that a round's mean squares are taken over. */
const rounds = 8;
const drawsOfRound = 200;

/**
 * Find the centre of a posterior. The mode will not do: where effects are in units of a spread, the density is highest far
 * off, at large spreads and small effects. So spreads are set to what is most probable with their effects integrated out, by
 * Newton steps with a normal approximation, and the rest to its mode given those. Takes about 4 gradients per core parameter.
 */
export function findCentre(posterior: Posterior, start?: Centre): Centre {
  const { layout } = posterior;
  let at: Float64Array = Float64Array.from(start?.at ?? new Float64Array(posterior.dimension));
  const climb = (options: MaximiseOptions): void => {
    const spreads = layout.spreads.map(({ place }) => at[place]!);
    at = Float64Array.from(
      maximise(holdingSpreads(posterior, at), at, { maximumEvaluations: 300, tolerance: 1e-3, ...options }).at,
    );
    layout.spreads.forEach(({ place }, s) => (at[place] = spreads[s]!));
  };
  const random = createRandom({ seed: 1 });
  climb(start === undefined ? {} : { precondition: factorArrow(start.metric) });
  for (let pass = 0; pass < (layout.spreads.length === 0 ? 1 : 2); pass++) {
    const metric = curvatureAt(posterior, at, { rough: layout.spreads.length > 0 });
    if (layout.spreads.length === 0) return { at, metric };
    const scaled = { arms: metric.arms.slice(), coupling: metric.coupling.slice(), core: metric.core.slice() };
    apart(scaled, layout);
    for (let round = 0; round < rounds; round++) {
      const factor = factorArrow(scaled);
      const squares = meanSquares(posterior, at, factor, random);
      let moved = 0;
      layout.spreads.forEach((spread, s) => {
        const before = at[spread.place]!;
        const z = before + marginalStep(spread, before, squares[s]!, scaled, layout.arms);
        at[spread.place] = z;
        const grow = Math.exp(spread.sd * (z - before));
        for (const i of spread.members) at[i]! /= grow;
        scale(scaled, spread.members, layout.arms, grow);
        moved = Math.max(moved, Math.abs(z - before));
      });
      climb({ precondition: factorArrow(scaled) });
      if (moved < 0.05) break;
    }
  }
  return { at, metric: curvatureAt(posterior, at, { rough: false }) };
}

/** The density with its spreads fixed where they are in a vector, whatever the point says. */
export function holdingSpreads(posterior: Posterior, where: Float64Array): LogDensity {
  const point = new Float64Array(posterior.dimension);
  return {
    dimension: posterior.dimension,
    evaluate(at, gradient) {
      point.set(at);
      for (const { place } of posterior.layout.spreads) point[place] = where[place]!;
      const value = posterior.evaluate(point, gradient);
      for (const { place } of posterior.layout.spreads) gradient[place] = 0;
      return value;
    },
  };
}

/** Take the spreads out of a curvature: 1 for themselves, nothing with others. */
function apart(matrix: ArrowMatrix, { spreads, arms }: Layout): void {
  const core = Math.sqrt(matrix.core.length);
  for (const { place } of spreads) {
    const row = place - arms;
    for (let j = 0; j < arms; j++) matrix.coupling[j * core + row] = 0;
    for (let k = 0; k < core; k++) matrix.core[row * core + k] = matrix.core[k * core + row] = k === row ? 1 : 0;
  }
}

/** By spread: the sum of squares of its entries to be expected around a point, from draws of the normal approximation. */
function meanSquares(
  { layout, dimension }: Posterior,
  at: Float64Array,
  factor: ReturnType<typeof factorArrow>,
  random: ReturnType<typeof createRandom>,
): number[] {
  const sums = layout.spreads.map(() => 0);
  const draw = new Float64Array(dimension);
  for (let d = 0; d < drawsOfRound; d++) {
    for (let i = 0; i < dimension; i++) draw[i] = random.normal();
    factor.halfSolve(draw);
    layout.spreads.forEach(({ members }, s) => {
      for (const i of members) sums[s]! += (at[i]! + draw[i]!) ** 2 / drawsOfRound;
    });
  }
  return sums;
}

/**
 * A Newton step of a spread's entry z, its effects integrated out: the slope is that of their expected density (as in EM), the
 * precision counts each effect by the square of what is known of it.
 */
function marginalStep({ members, sd }: Spread, z: number, squares: number, metric: ArrowMatrix, arms: number): number {
  const core = Math.sqrt(metric.core.length);
  let known = 0;
  for (const i of members) {
    const curvature = i < arms ? metric.arms[i]! : metric.core[(i - arms) * (core + 1)]!;
    known += Math.max(0, 1 - 1 / curvature) ** 2;
  }
  const step = (sd * (squares - members.length) - z) / (1 + 2 * sd * sd * known);
  return Math.max(-1, Math.min(1, step));
}

/** What the curvature becomes when the unit of some entries grows: their likelihood's part grows with it, their prior's does not. */
function scale(matrix: ArrowMatrix, members: Int32Array, arms: number, grow: number): void {
  const core = Math.sqrt(matrix.core.length);
  for (const i of members) {
    if (i < arms) {
      matrix.arms[i] = 1 + (matrix.arms[i]! - 1) * grow * grow;
      for (let k = 0; k < core; k++) matrix.coupling[i * core + k]! *= grow;
      continue;
    }
    const c = i - arms;
    matrix.core[c * core + c]! -= 1;
    for (let k = 0; k < core; k++) {
      matrix.core[c * core + k]! *= grow;
      matrix.core[k * core + c]! *= grow;
    }
    matrix.core[c * core + c]! += 1;
    for (let j = 0; j < arms; j++) matrix.coupling[j * core + c]! *= grow;
  }
}
