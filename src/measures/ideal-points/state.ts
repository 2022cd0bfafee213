import type { Ballots } from './ballots.js';

/** Where a chain stands: positions θ by cell; discrimination β and cutpoints γ₁ ≤ γ₂ by item. */
export interface ChainState {
  readonly theta: Float64Array;
  readonly beta: Float64Array;
  readonly gammaLow: Float64Array;
  readonly gammaHigh: Float64Array;
}

/** Cutpoints lie inside ±7, as in the published run: their prior is flat there. */
export const cutpointLimit = 7;

/** Prior variance of a position given its neighbour in time: 0.5·n/(n + n′), n and n′ the votes cast in the two periods; 1 for a voter of one period. */
export function stepVariances(ballots: Ballots): Float64Array {
  const { previous, next, byCell } = ballots;
  const votes = (c: number): number => byCell.start[c + 1]! - byCell.start[c]!;
  return Float64Array.from({ length: ballots.cells }, (_, c) => {
    const neighbour = previous[c]! >= 0 ? previous[c]! : next[c]!;
    return neighbour < 0 ? 1 : (0.5 * votes(c)) / (votes(c) + votes(neighbour));
  });
}

/** Mean 0 and standard deviation 1 (n − 1) over all cells, in place. Returns what was taken off. */
export function standardise(theta: Float64Array): { mean: number; sd: number } {
  let sum = 0;
  for (let c = 0; c < theta.length; c++) sum += theta[c]!;
  const mean = sum / theta.length;
  let squares = 0;
  for (let c = 0; c < theta.length; c++) squares += (theta[c]! - mean) ** 2;
  const sd = Math.sqrt(squares / (theta.length - 1));
  for (let c = 0; c < theta.length; c++) theta[c] = (theta[c]! - mean) / sd;
  return { mean, sd };
}

/** The same state on the standard scale: θ standardised, and β, γ moved along so that every probability stays. */
export function standardisedState(state: ChainState): ChainState {
  const theta = Float64Array.from(state.theta);
  const { mean, sd } = standardise(theta);
  return {
    theta,
    beta: state.beta.map((b) => b * sd),
    gammaLow: state.gammaLow.map((gamma, k) => gamma - state.beta[k]! * mean),
    gammaHigh: state.gammaHigh.map((gamma, k) => gamma - state.beta[k]! * mean),
  };
}
