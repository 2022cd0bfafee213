import { type Random, drawBelow, drawBetween, quickCumulative } from '../../statistics/index.js';
import { type Ballots, cutpoints } from './ballots.js';
import { drawSpareCutpoint } from './items.js';
import { type ChainState, cutpointLimit, standardise, stepVariances } from './state.js';

/**
 * The published sampler (Bailey, Strezhnev & Voeten 2017): latent answers Z are drawn, β and θ given Z, and a position's
 * prior mean is the conditional mean (given Z) of the same voter's previous period, from the sweep before. A voter's
 * first period looks at its second. θ is clipped at ±5 and standardised in every sweep; the conditional means are not.
 *
 * Its conditionals fit no joint distribution, so *where it settles depends on how it moves*: the latent answers hold each
 * position near its standardised value, which reins in voters at the ends. A sampler of the same conditionals that mixes
 * faster settles elsewhere. What may be changed without harm is the cutpoints' move (they are drawn with Z integrated
 * out, whatever the step), and two sweeps in one: Z enters only through Σβ·Z by cell and Σθ·Z by item, so it is never
 * stored. O(votes) a sweep.
 */
export interface LaggedSampler {
  sweep(): void;
}

/** Cutpoint candidates lie this far; every other sweep. The published run takes 0.067 in each. */
const cutpointStep = 0.14;
const positionLimit = 5;
/** Latent answers are clipped here, as in the published run. */
const latentLimit = 9;
/** Running products of probabilities are turned into logs before they underflow. */
const smallest = 1e-200;

export function createLaggedSampler(ballots: Ballots, state: ChainState, random: Random): LaggedSampler {
  const { theta, beta, gammaLow, gammaHigh } = state;
  const { other, start, middle, high } = ballots.byItem;
  const variance = stepVariances(ballots);
  const neighbour = ballots.previous.map((before, c) => (before >= 0 ? before : ballots.next[c]!));
  let means = Float64Array.from(theta);
  let meansBefore = new Float64Array(ballots.cells);
  /** Σβ·Z and Σβ² over a cell's votes, interleaved. */
  const sums = new Float64Array(2 * ballots.cells);
  const longest = ballots.byItem.middle.reduce((most, _, k) => Math.max(most, start[k + 1]! - start[k]!), 0);
  const position = new Float64Array(longest);
  const latent = new Float64Array(longest);
  let sweeps = 0;

  /** log of the likelihood ratio of two pairs of cutpoints on item k. */
  function cutpointRatio(k: number, low: number, top: number, newLow: number, newTop: number): number {
    const b = beta[k]!;
    const from = start[k]!;
    const toMiddle = middle[k]! - from;
    const toHigh = high[k]! - from;
    const to = start[k + 1]! - from;
    let log = 0;
    let over = 1;
    let under = 1;
    for (let n = 0; n < toMiddle; n++) {
      const eta = b * position[n]!;
      over *= quickCumulative(newLow - eta);
      under *= quickCumulative(low - eta);
      if (over < smallest || under < smallest) {
        log += Math.log(over / under);
        over = 1;
        under = 1;
      }
    }
    for (let n = toMiddle; n < toHigh; n++) {
      const eta = b * position[n]!;
      over *= between(newLow - eta, newTop - eta);
      under *= between(low - eta, top - eta);
      if (over < smallest || under < smallest) {
        log += Math.log(over / under);
        over = 1;
        under = 1;
      }
    }
    for (let n = toHigh; n < to; n++) {
      const eta = b * position[n]!;
      over *= quickCumulative(eta - newTop);
      under *= quickCumulative(eta - top);
      if (over < smallest || under < smallest) {
        log += Math.log(over / under);
        over = 1;
        under = 1;
      }
    }
    return log + Math.log(over / under);
  }

  /** Random-walk Metropolis on (γ₁, γ₂), each candidate kept on its side of the other (Johnson & Albert 1999, p. 135). */
  function moveCutpoints(k: number): void {
    const low = gammaLow[k]!;
    const top = gammaHigh[k]!;
    let newLow = low + cutpointStep * random.normal();
    let newTop = newLow;
    let correction = 0;
    if (ballots.itemCutpoints[k] !== cutpoints.single) {
      while (newLow >= top) newLow = low + cutpointStep * random.normal();
      do newTop = top + cutpointStep * random.normal();
      while (newTop <= newLow);
      // From there no candidate could lead back.
      if (newTop <= low) return;
      correction = quickCumulative((top - low) / cutpointStep) * quickCumulative((top - newLow) / cutpointStep);
      correction /= quickCumulative((newTop - newLow) / cutpointStep) * quickCumulative((newTop - low) / cutpointStep);
      correction = Math.log(correction);
    }
    if (newLow < -cutpointLimit || newTop > cutpointLimit) return;
    if (Math.log(random.uniform()) < correction + cutpointRatio(k, low, top, newLow, newTop)) {
      gammaLow[k] = newLow;
      gammaHigh[k] = newTop;
    }
  }

  /** Draw Z for item k's votes into `latent`, then β given Z. */
  function drawDiscrimination(k: number): void {
    const b = beta[k]!;
    const low = gammaLow[k]!;
    const top = gammaHigh[k]!;
    const from = start[k]!;
    const toMiddle = middle[k]! - from;
    const toHigh = high[k]! - from;
    const to = start[k + 1]! - from;
    let weighted = 0;
    let precision = 1;
    for (let n = 0; n < toMiddle; n++) {
      const t = position[n]!;
      const eta = b * t;
      const z = Math.max(-latentLimit, eta + drawBelow(low - eta, random));
      latent[n] = z;
      weighted += t * z;
      precision += t * t;
    }
    for (let n = toMiddle; n < toHigh; n++) {
      const t = position[n]!;
      const eta = b * t;
      const z = eta + drawBetween(low - eta, top - eta, random);
      latent[n] = z;
      weighted += t * z;
      precision += t * t;
    }
    for (let n = toHigh; n < to; n++) {
      const t = position[n]!;
      const eta = b * t;
      const z = Math.min(latentLimit, eta - drawBelow(eta - top, random));
      latent[n] = z;
      weighted += t * z;
      precision += t * t;
    }
    beta[k] = weighted / precision + random.normal() / Math.sqrt(precision);
  }

  function sweepItems(): void {
    sums.fill(0);
    const moving = sweeps % 2 === 0;
    for (let k = 0; k < ballots.items; k++) {
      const from = start[k]!;
      const to = start[k + 1]! - from;
      for (let n = 0; n < to; n++) position[n] = theta[other[from + n]!]!;
      if (moving) {
        moveCutpoints(k);
        if (ballots.itemCutpoints[k]! > cutpoints.both) drawSpareCutpoint(ballots, state, k, random);
      }
      drawDiscrimination(k);
      const b = beta[k]!;
      const square = b * b;
      for (let n = 0; n < to; n++) {
        const c = other[from + n]! << 1;
        sums[c] = sums[c]! + b * latent[n]!;
        sums[c + 1] = sums[c + 1]! + square;
      }
    }
  }

  function sweepPositions(): void {
    [means, meansBefore] = [meansBefore, means];
    for (let c = 0; c < ballots.cells; c++) {
      const prior = 1 / variance[c]!;
      const priorMean = neighbour[c]! >= 0 ? meansBefore[neighbour[c]!]! : 0;
      const precision = prior + sums[2 * c + 1]!;
      const mean = (prior * priorMean + sums[2 * c]!) / precision;
      means[c] = mean;
      const drawn = mean + random.normal() / Math.sqrt(precision);
      theta[c] = Math.min(positionLimit, Math.max(-positionLimit, drawn));
    }
    standardise(theta);
  }

  return {
    sweep() {
      sweepItems();
      sweepPositions();
      sweeps++;
    },
  };
}

/** Φ(b) − Φ(a) for a < b, from the tail that keeps the digits; never 0. */
function between(a: number, b: number): number {
  const value = a + b > 0 ? quickCumulative(-a) - quickCumulative(-b) : quickCumulative(b) - quickCumulative(a);
  return Math.max(value, 1e-18);
}
