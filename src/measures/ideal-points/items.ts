import { type Random, itemResult, itemTerms, quickCumulative, quickLogCumulative } from '../../statistics/index.js';
import { type Ballots, cutpoints } from './ballots.js';
import { type ChainState, cutpointLimit } from './state.js';

/**
 * Items given positions, with the latent answers integrated out. Prior: β ~ N(0, 1), γ₁ < γ₂ flat inside ±7.
 *
 * `drawItems` is Metropolis–Hastings with a Gaussian proposal one Newton step away (Qi & Minka 2002); the ordered probit
 * is log-concave, so its curvature fits well. `fitItems` walks to the mode by damped Newton steps.
 *
 * A cutpoint that no vote pins (see `cutpoints`) is kept out of the Newton block and drawn by slice sampling.
 */

/** The Gaussian around a point: its centre and the Cholesky factor of its precision, in the order β, γ₁, γ₂ (or β, γ). */
interface NewtonStep {
  readonly centre: Float64Array;
  readonly factor: Float64Array;
  logDeterminant: number;
}

const makeStep = (): NewtonStep => ({ centre: new Float64Array(3), factor: new Float64Array(6), logDeterminant: 0 });
const here = makeStep();
const there = makeStep();
/** Added to the cutpoints' precision in proposals only, so that a flat direction cannot blow them up. */
const ridge = 1e-3;
const point = new Float64Array(3);

/** Fill `step` from the item's terms at (β, γ₁, γ₂), all three free; returns the log posterior there. */
function stepOfThree(step: NewtonStep, ballots: Ballots, k: number, at: Float64Array, theta: Float64Array): number {
  itemTerms(ballots.byItem, k, at[0]!, at[1]!, at[2]!, theta);
  const r = itemResult;
  const f = step.factor;
  const l00 = Math.sqrt(1 - r[4]!);
  const l10 = -r[5]! / l00;
  const l20 = -r[6]! / l00;
  const l11 = Math.sqrt(ridge - r[7]! - l10 * l10);
  const l21 = (-r[8]! - l20 * l10) / l11;
  const l22 = Math.sqrt(ridge - r[9]! - l20 * l20 - l21 * l21);
  const y0 = (r[1]! - at[0]!) / l00;
  const y1 = (r[2]! - l10 * y0) / l11;
  const y2 = (r[3]! - l20 * y0 - l21 * y1) / l22;
  const s2 = y2 / l22;
  const s1 = (y1 - l21 * s2) / l11;
  step.centre[0] = at[0]! + (y0 - l10 * s1 - l20 * s2) / l00;
  step.centre[1] = at[1]! + s1;
  step.centre[2] = at[2]! + s2;
  f[0] = l00;
  f[1] = l10;
  f[2] = l11;
  f[3] = l20;
  f[4] = l21;
  f[5] = l22;
  step.logDeterminant = Math.log(l00 * l11 * l22);
  return r[0]! - 0.5 * at[0]! * at[0]!;
}

/**
 * The same with one free cutpoint: γ₁ alone, γ₂ alone, or both together at a fixed distance, as `kind` says. The point and
 * the centre stay three numbers long.
 */
function stepOfTwo(
  step: NewtonStep,
  ballots: Ballots,
  k: number,
  at: Float64Array,
  theta: Float64Array,
  kind: number,
): number {
  itemTerms(ballots.byItem, k, at[0]!, at[1]!, at[2]!, theta);
  const r = itemResult;
  const low = kind === cutpoints.upper ? 0 : 1;
  const high = kind === cutpoints.lower ? 0 : 1;
  const gradient = low * r[2]! + high * r[3]!;
  const cross = low * r[5]! + high * r[6]!;
  const bend = low * r[7]! + high * r[9]! + 2 * low * high * r[8]!;
  const l00 = Math.sqrt(1 - r[4]!);
  const l10 = -cross / l00;
  const l11 = Math.sqrt(ridge - bend - l10 * l10);
  const y0 = (r[1]! - at[0]!) / l00;
  const s1 = (gradient - l10 * y0) / l11 / l11;
  step.centre[0] = at[0]! + (y0 - l10 * s1) / l00;
  step.centre[1] = at[1]! + low * s1;
  step.centre[2] = at[2]! + high * s1;
  step.factor[0] = l00;
  step.factor[1] = l10;
  step.factor[2] = l11;
  step.logDeterminant = Math.log(l00 * l11);
  return r[0]! - 0.5 * at[0]! * at[0]!;
}

/** Log density of a step at a point, up to the constant shared by all. */
function logDensity(step: NewtonStep, at: Float64Array, kind: number): number {
  const { centre, factor: f } = step;
  const d0 = at[0]! - centre[0]!;
  const d1 = kind === cutpoints.upper ? at[2]! - centre[2]! : at[1]! - centre[1]!;
  if (kind !== cutpoints.both) {
    const z0 = f[0]! * d0 + f[1]! * d1;
    const z1 = f[2]! * d1;
    return step.logDeterminant - 0.5 * (z0 * z0 + z1 * z1);
  }
  const d2 = at[2]! - centre[2]!;
  const z0 = f[0]! * d0 + f[1]! * d1 + f[3]! * d2;
  const z1 = f[2]! * d1 + f[4]! * d2;
  const z2 = f[5]! * d2;
  return step.logDeterminant - 0.5 * (z0 * z0 + z1 * z1 + z2 * z2);
}

/** Draw a point from a step, into `point`. */
function drawPoint(step: NewtonStep, kind: number, random: Random): void {
  const { centre, factor: f } = step;
  if (kind === cutpoints.both) {
    const s2 = random.normal() / f[5]!;
    const s1 = (random.normal() - f[4]! * s2) / f[2]!;
    point[0] = centre[0]! + (random.normal() - f[1]! * s1 - f[3]! * s2) / f[0]!;
    point[1] = centre[1]! + s1;
    point[2] = centre[2]! + s2;
    return;
  }
  const s1 = random.normal() / f[2]!;
  point[0] = centre[0]! + (random.normal() - f[1]! * s1) / f[0]!;
  point[1] = centre[1]! + (kind === cutpoints.upper ? 0 : s1);
  point[2] = centre[2]! + (kind === cutpoints.lower ? 0 : s1);
}

function inBounds(at: Float64Array, kind: number): boolean {
  const ordered = kind === cutpoints.single || at[1]! < at[2]!;
  return ordered && at[1]! > -cutpointLimit && at[2]! < cutpointLimit;
}

function takeStep(
  step: NewtonStep,
  ballots: Ballots,
  k: number,
  at: Float64Array,
  theta: Float64Array,
  kind: number,
): number {
  return kind === cutpoints.both
    ? stepOfThree(step, ballots, k, at, theta)
    : stepOfTwo(step, ballots, k, at, theta, kind);
}

const current = new Float64Array(3);

/** Draw every item's β, γ₁, γ₂ given the positions. Returns the share of proposals accepted. */
export function drawItems(ballots: Ballots, state: ChainState, random: Random): number {
  const { theta, beta, gammaLow, gammaHigh } = state;
  let accepted = 0;
  for (let k = 0; k < ballots.items; k++) {
    const kind = ballots.itemCutpoints[k]!;
    current[0] = beta[k]!;
    current[1] = gammaLow[k]!;
    current[2] = gammaHigh[k]!;
    const before = takeStep(here, ballots, k, current, theta, kind);
    drawPoint(here, kind, random);
    if (inBounds(point, kind)) {
      const after = takeStep(there, ballots, k, point, theta, kind);
      const logRatio = after - before + logDensity(there, current, kind) - logDensity(here, point, kind);
      if (Math.log(random.uniform()) < logRatio) {
        beta[k] = point[0]!;
        gammaLow[k] = point[1]!;
        gammaHigh[k] = point[2]!;
        accepted++;
      }
    }
    if (kind > cutpoints.both) drawSpareCutpoint(ballots, state, k, random);
  }
  return accepted / ballots.items;
}

/** Move every item to the mode of its posterior given the positions: at most `steps` damped Newton steps each. */
export function fitItems(ballots: Ballots, state: ChainState, steps: number): void {
  const { theta, beta, gammaLow, gammaHigh } = state;
  for (let k = 0; k < ballots.items; k++) {
    const kind = ballots.itemCutpoints[k]!;
    current[0] = beta[k]!;
    current[1] = gammaLow[k]!;
    current[2] = gammaHigh[k]!;
    let value = takeStep(here, ballots, k, current, theta, kind);
    for (let step = 0; step < steps; step++) {
      const gained = climb(ballots, k, theta, kind, value);
      if (gained === 0) break;
      value += gained;
      if (gained < 1e-3) break;
    }
    beta[k] = current[0]!;
    gammaLow[k] = current[1]!;
    gammaHigh[k] = current[2]!;
  }
}

/** One damped Newton step from `current`, whose terms stand in `here`; moves both along and returns what was gained. */
function climb(ballots: Ballots, k: number, theta: Float64Array, kind: number, value: number): number {
  const [d0, d1, d2] = [here.centre[0]! - current[0]!, here.centre[1]! - current[1]!, here.centre[2]! - current[2]!];
  for (let size = 1; size > 0.01; size /= 2) {
    point[0] = current[0]! + size * d0;
    point[1] = current[1]! + size * d1;
    point[2] = current[2]! + size * d2;
    if (!inBounds(point, kind)) continue;
    const tried = takeStep(here, ballots, k, point, theta, kind);
    if (tried > value) {
      current.set(point);
      return tried - value;
    }
  }
  return 0;
}

/**
 * Draw the cutpoint of item k that no vote pins, given the rest, by slice sampling over its whole range (Neal 2003, with
 * shrinkage): γ₂ where nobody said no, or where nobody abstained; γ₁ where nobody said yes.
 */
export function drawSpareCutpoint(ballots: Ballots, state: ChainState, k: number, random: Random): void {
  const { gammaLow, gammaHigh } = state;
  const upper = ballots.itemCutpoints[k] === cutpoints.upper;
  let from = upper ? -cutpointLimit : gammaLow[k]!;
  let to = upper ? gammaHigh[k]! : cutpointLimit;
  const old = upper ? gammaLow[k]! : gammaHigh[k]!;
  const level = spareLogLikelihood(ballots, state, k, old) + Math.log(random.uniform());
  for (let shrink = 0; shrink < 100; shrink++) {
    const tried = from + random.uniform() * (to - from);
    if (spareLogLikelihood(ballots, state, k, tried) >= level) {
      (upper ? gammaLow : gammaHigh)[k] = tried;
      return;
    }
    if (tried < old) from = tried;
    else to = tried;
  }
}

/** Log-likelihood of item k as a function of its spare cutpoint alone. */
function spareLogLikelihood(ballots: Ballots, state: ChainState, k: number, spare: number): number {
  const { other, start, middle, high } = ballots.byItem;
  const { theta, beta, gammaLow, gammaHigh } = state;
  const b = beta[k]!;
  let value = 0;
  if (ballots.itemCutpoints[k] === cutpoints.gap) {
    for (let n = high[k]!; n < start[k + 1]!; n++) value += quickLogCumulative(b * theta[other[n]!]! - spare);
    return value;
  }
  const upper = ballots.itemCutpoints[k] === cutpoints.upper;
  const low = upper ? spare : gammaLow[k]!;
  const top = upper ? gammaHigh[k]! : spare;
  for (let n = middle[k]!; n < high[k]!; n++) {
    const eta = b * theta[other[n]!]!;
    const flip = low + top > 2 * eta;
    const inside = flip
      ? quickCumulative(eta - low) - quickCumulative(eta - top)
      : quickCumulative(top - eta) - quickCumulative(low - eta);
    value += Math.log(Math.max(inside, 1e-300));
  }
  return value;
}
