import type { Panel } from '../../src/response/panel.js';
import { beginningOf, type LawParameters } from '../../src/response/parameters.js';

/**
 * The law of motion of one audience with dense matrices and no filter, for tests, word by word:
 *
 *     x(t+1) = x(t) + v(t+1)
 *     v(t+1) = ρ·v(t) + κ·(h − x(t)) + a(t) + (Σ θ·(push − pull·x(t)) + η(t)) / m
 *     y(t)   = (1 + d_t)·x(t) + φ·e(t)
 *
 * Everything is linear in the independent normals x(0), v(0), h, η(0), η(1), …
 */
interface Linear {
  readonly constant: number;
  readonly by: readonly number[];
}

interface DenseLaw {
  /** Position and velocity by period, then home: what is hidden. */
  readonly position: readonly Linear[];
  readonly velocity: readonly Linear[];
  readonly home: Linear;
  /** Variances of the independent normals. */
  readonly variances: readonly number[];
  /** What was measured, as a function of the independent normals, less its noise. */
  readonly seen: readonly { readonly y: number; readonly signal: Linear; readonly variance: number }[];
}

function sum(...parts: readonly (readonly [factor: number, part: Linear])[]): Linear {
  const width = parts[0]![1].by.length;
  return {
    constant: parts.reduce((total, [factor, part]) => total + factor * part.constant, 0),
    by: Array.from({ length: width }, (_, i) =>
      parts.reduce((total, [factor, part]) => total + factor * part.by[i]!, 0),
    ),
  };
}

function denseLaw(panel: Panel, j: number, parameters: LawParameters): DenseLaw {
  const begin = beginningOf(panel);
  const [first, end] = [panel.start[j]!, panel.start[j + 1]!];
  const steps = end - first - 1;
  const width = 3 + steps;
  const constant = (value: number): Linear => ({ constant: value, by: Array.from({ length: width }, () => 0) });
  const normal = (place: number, mean: number): Linear => ({
    constant: mean,
    by: Array.from({ length: width }, (_, i) => (i === place ? 1 : 0)),
  });
  const one = constant(1);
  const mass = Math.exp(parameters.logMass[j]!);
  const kappa = panel.settled[j] === 1 ? parameters.homePull : 0;
  const home = normal(2, begin.centre);
  const position = [sum([1, home], [1, normal(0, 0)])];
  const velocity = [normal(1, 0)];
  for (let i = 0; i < steps; i++) {
    const [x, v] = [position[i]!, velocity[i]!];
    const forces: [number, Linear][] = [[1 / mass, normal(3 + i, 0)]];
    for (let e = panel.row[first + i]!; e < panel.row[first + i + 1]!; e++) {
      const theta = parameters.responses[panel.term[e]!]! / mass;
      forces.push([theta * panel.push[e]!, one], [-theta * panel.pull[e]!, x]);
    }
    const a = parameters.common[panel.entry[j]! + i]!;
    const next = sum([parameters.momentumKept, v], [kappa, home], [-kappa, x], [a, one], ...forces);
    velocity.push(next);
    position.push(sum([1, x], [1, next]));
  }
  const seen = position.flatMap((x, i) => {
    const y = panel.measured[first + i]!;
    if (Number.isNaN(y)) return [];
    const stretch = 1 + parameters.stretch[panel.entry[j]! + i]!;
    return [{ y, signal: sum([stretch, x]), variance: parameters.noise ** 2 * panel.variance[first + i]! }];
  });
  const shocks = Array.from({ length: steps }, () => parameters.shock ** 2);
  return {
    position,
    velocity,
    home,
    variances: [
      panel.settled[j] === 1 ? entryVarianceByHand(parameters, mass, begin.widest) : begin.widest ** 2,
      begin.velocity ** 2,
      begin.home ** 2,
      ...shocks,
    ],
    seen,
  };
}

/** Variance of the distance to home on entering: as the law without dose keeps it, combined with how wide the scale is. */
function entryVarianceByHand({ momentumKept, homePull, shock }: LawParameters, mass: number, widest: number): number {
  const held = (shock / mass) ** 2 * varianceOfPastShocks(momentumKept, homePull);
  return 1 / (1 / held + 1 / widest ** 2);
}

/**
 * What shocks of variance 1 in every period of the past have made of the distance to home, by the sum over all of them: what
 * is left of each falls off in the end, or the sum has none.
 */
export function varianceOfPastShocks(momentumKept: number, homePull: number): number {
  let [x, v, total] = [1, 1, 0];
  for (let past = 0; past < 5_000_000; past++) {
    total += x * x;
    v = momentumKept * v - homePull * x;
    x += v;
    if (Math.abs(x) + Math.abs(v) < 1e-12) return total;
    if (total > 1e30) break;
  }
  return Number.POSITIVE_INFINITY;
}

function covariance(a: Linear, b: Linear, variances: readonly number[]): number {
  return variances.reduce((total, variance, i) => total + variance * a.by[i]! * b.by[i]!, 0);
}

/** Covariance of what was measured. */
function ofSeen({ seen, variances }: DenseLaw): number[][] {
  return seen.map((a) => seen.map((b) => covariance(a.signal, b.signal, variances) + (a === b ? a.variance : 0)));
}

function cholesky(matrix: readonly (readonly number[])[]): number[][] {
  const factor = matrix.map((row) => row.map(() => 0));
  for (const [i, row] of matrix.entries()) {
    for (let j = 0; j <= i; j++) {
      let rest = row[j]!;
      for (let k = 0; k < j; k++) rest -= factor[i]![k]! * factor[j]![k]!;
      factor[i]![j] = i === j ? Math.sqrt(rest) : rest / factor[j]![j]!;
    }
  }
  return factor;
}

/** L⁻¹·b. */
function forward(factor: readonly (readonly number[])[], b: readonly number[]): number[] {
  const solved: number[] = [];
  for (const [i, value] of b.entries())
    solved.push(solved.reduce((rest, done, k) => rest - factor[i]![k]! * done, value) / factor[i]![i]!);
  return solved;
}

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((total, value, i) => total + value * b[i]!, 0);

/** log |det A| of any square matrix, by elimination. */
export function logAbsDeterminant(matrix: readonly (readonly number[])[]): number {
  const rows = matrix.map((row) => [...row]);
  let total = 0;
  for (let i = 0; i < rows.length; i++) {
    let pivot = i;
    for (let k = i; k < rows.length; k++) if (Math.abs(rows[k]![i]!) > Math.abs(rows[pivot]![i]!)) pivot = k;
    [rows[i], rows[pivot]] = [rows[pivot]!, rows[i]!];
    total += Math.log(Math.abs(rows[i]![i]!));
    for (let k = i + 1; k < rows.length; k++) {
      const factor = rows[k]![i]! / rows[i]![i]!;
      if (factor !== 0) for (let c = i; c < rows.length; c++) rows[k]![c]! -= factor * rows[i]![c]!;
    }
  }
  return total;
}

/** The multivariate normal log density of what was measured of all audiences. */
export function denseLogLikelihood(panel: Panel, parameters: LawParameters): number {
  return panel.audiences.reduce((total, _, j) => {
    const law = denseLaw(panel, j, parameters);
    const factor = cholesky(ofSeen(law));
    const white = forward(
      factor,
      law.seen.map(({ y, signal }) => y - signal.constant),
    );
    const logDeterminant = factor.reduce((logs, row, i) => logs + 2 * Math.log(row[i]!), 0);
    return total - 0.5 * (white.length * Math.log(2 * Math.PI) + logDeterminant + dot(white, white));
  }, 0);
}

/** Mean and covariance of an audience's positions, velocities and home, in this order, given what was measured. */
export function denseSmoother(
  panel: Panel,
  j: number,
  parameters: LawParameters,
): { mean: number[]; covariance: number[][] } {
  const law = denseLaw(panel, j, parameters);
  const hidden = [...law.position, ...law.velocity, law.home];
  const factor = cholesky(ofSeen(law));
  const white = forward(
    factor,
    law.seen.map(({ y, signal }) => y - signal.constant),
  );
  const across = hidden.map((one) =>
    forward(
      factor,
      law.seen.map(({ signal }) => covariance(one, signal, law.variances)),
    ),
  );
  return {
    mean: hidden.map(({ constant }, i) => constant + dot(across[i]!, white)),
    covariance: hidden.map((a, i) =>
      hidden.map((b, k) => covariance(a, b, law.variances) - dot(across[i]!, across[k]!)),
    ),
  };
}
