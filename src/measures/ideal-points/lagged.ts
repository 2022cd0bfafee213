import { type Random, quickCumulative, quickQuantile } from '../../statistics/index.js';
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
 * faster settles elsewhere. So the published moves are kept, the cutpoints' with its flaw: it takes pairs of cutpoints from
 * which no candidate leads back, which drives γ₁ and γ₂ apart where few abstained (`docs/ideal-points.md`).
 *
 * Three things are arranged anew. Cutpoints move twice as far in every other sweep. Z enters only through Σβ·Z by cell and
 * Σθ·Z by item, so it is never stored. A cutpoint that no vote pins is drawn by slice sampling. O(votes) a sweep.
 */
export interface LaggedSampler {
  sweep(): void;
}

/** Cutpoint candidates lie this far, in every other sweep; the published run takes half of it in each. */
const cutpointStep = 0.4 / 3;
const positionLimit = 5;
/** Latent answers are clipped here, as in the published run. */
const latentLimit = 9;
/** Running products of probabilities are turned into logs before they underflow. */
const smallest = 1e-200;

/**
 * Probabilities of an item's votes at one pair of cutpoints: Φ at the end of a low or high answer's tail; at both ends of a
 * middle answer, seen from the tail that keeps the digits.
 */
interface Probabilities {
  readonly at: Float64Array;
  readonly to: Float64Array;
}

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
  const makeProbabilities = (): Probabilities => ({ at: new Float64Array(longest), to: new Float64Array(longest) });
  let sweeps = 0;
  let current = makeProbabilities();
  let candidate = makeProbabilities();

  /** Fill in the probabilities of item k's votes at a pair of cutpoints; returns the log-likelihood. */
  function evaluate(k: number, low: number, top: number, into: Probabilities): number {
    const { at, to } = into;
    const b = beta[k]!;
    const from = start[k]!;
    const toMiddle = middle[k]! - from;
    const toHigh = high[k]! - from;
    const end = start[k + 1]! - from;
    let log = 0;
    let product = 1;
    for (let n = 0; n < toMiddle; n++) {
      const p = quickCumulative(low - b * position[n]!);
      at[n] = p;
      product *= p;
      if (product < smallest) {
        log += Math.log(product);
        product = 1;
      }
    }
    for (let n = toMiddle; n < toHigh; n++) {
      const eta = b * position[n]!;
      const flip = low + top > 2 * eta;
      const below = quickCumulative(flip ? eta - top : low - eta);
      const above = quickCumulative(flip ? eta - low : top - eta);
      at[n] = below;
      to[n] = above;
      product *= Math.max(above - below, 1e-18);
      if (product < smallest) {
        log += Math.log(product);
        product = 1;
      }
    }
    for (let n = toHigh; n < end; n++) {
      const p = quickCumulative(b * position[n]! - top);
      at[n] = p;
      product *= p;
      if (product < smallest) {
        log += Math.log(product);
        product = 1;
      }
    }
    return log + Math.log(product);
  }

  /**
   * Random-walk Metropolis on (γ₁, γ₂) with the latent answers integrated out, each candidate kept on its side of the other
   * (Johnson & Albert 1999, p. 135). Leaves the probabilities at the pair that stands in `current`.
   */
  function moveCutpoints(k: number): void {
    const low = gammaLow[k]!;
    const top = gammaHigh[k]!;
    const before = evaluate(k, low, top, current);
    let newLow = low + cutpointStep * random.normal();
    let newTop = newLow;
    let correction = 0;
    if (ballots.itemCutpoints[k] !== cutpoints.single) {
      while (newLow >= top) newLow = low + cutpointStep * random.normal();
      do newTop = top + cutpointStep * random.normal();
      while (newTop <= newLow);
      correction = Math.log(
        (quickCumulative((top - low) / cutpointStep) * quickCumulative((top - newLow) / cutpointStep)) /
          (quickCumulative((newTop - newLow) / cutpointStep) * quickCumulative((newTop - low) / cutpointStep)),
      );
    }
    if (newLow < -cutpointLimit || newTop > cutpointLimit) return;
    const after = evaluate(k, newLow, newTop, candidate);
    if (Math.log(random.uniform()) < correction + after - before) {
      gammaLow[k] = newLow;
      gammaHigh[k] = newTop;
      [current, candidate] = [candidate, current];
    }
  }

  /** Draw Z for item k's votes into `latent`, then β given Z. */
  function drawDiscrimination(k: number): void {
    const { at, to } = current;
    const b = beta[k]!;
    const bothCutpoints = gammaLow[k]! + gammaHigh[k]!;
    const from = start[k]!;
    const toMiddle = middle[k]! - from;
    const toHigh = high[k]! - from;
    const end = start[k + 1]! - from;
    let weighted = 0;
    let precision = 1;
    for (let n = 0; n < toMiddle; n++) {
      const t = position[n]!;
      const z = Math.max(-latentLimit, b * t + quickQuantile(random.fast() * at[n]!));
      latent[n] = z;
      weighted += t * z;
      precision += t * t;
    }
    for (let n = toMiddle; n < toHigh; n++) {
      const t = position[n]!;
      const eta = b * t;
      const below = at[n]!;
      const q = quickQuantile(below + random.fast() * (to[n]! - below));
      const z = bothCutpoints > 2 * eta ? eta - q : eta + q;
      latent[n] = z;
      weighted += t * z;
      precision += t * t;
    }
    for (let n = toHigh; n < end; n++) {
      const t = position[n]!;
      const z = Math.min(latentLimit, b * t - quickQuantile(random.fast() * at[n]!));
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
      if (moving) moveCutpoints(k);
      const spare = moving && ballots.itemCutpoints[k]! > cutpoints.both;
      if (spare) drawSpareCutpoint(ballots, state, k, random);
      if (spare || !moving) evaluate(k, gammaLow[k]!, gammaHigh[k]!, current);
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
