import { entryVariance, steadiness } from './entry.js';
import type { Panel } from './panel.js';
import { beginningOf, type LawParameters } from './parameters.js';

/** Doubles kept for each period: mean and covariance of the state. */
export const stateWidth = 9;

/**
 * The filter of the kernel for one audience, period by period, for whoever needs no gradient. (The kernel has its own, unrolled
 * and without allocation: it runs a million times.)
 */
export interface AudienceFilter {
  /** x, v, h and their covariances xx, xv, xh, vv, vh, hh: before anything is seen of the first period. */
  readonly state: Float64Array;
  /** Of the last step: the whole pull κ + b on the position, and what moved it without regard to where it stood, a + f. */
  readonly pull: number;
  readonly push: number;
  /** Take in the measurement of a period of the audience's record, if there is one. */
  see(i: number): void;
  /** Go on from a period to the next. */
  step(i: number): void;
}

export function openFilter(panel: Panel, j: number, parameters: LawParameters): AudienceFilter {
  const { measured, variance, row, term, pull: pulls, push: pushes } = panel;
  const { momentumKept: rho, responses, common, stretch } = parameters;
  const first = panel.start[j]!;
  const offset = panel.entry[j]!;
  const kappa = panel.settled[j] === 1 ? parameters.homePull : 0;
  const lightness = Math.exp(-parameters.logMass[j]!);
  const q = (parameters.shock * lightness) ** 2;
  const begin = beginningOf(panel);
  const homes = begin.home ** 2;
  const apart = entryVariance(steadiness(parameters), panel.settled[j] === 1, q, begin.widest);
  const noise = parameters.noise ** 2;
  const state = Float64Array.of(begin.centre, 0, begin.centre, homes + apart, 0, homes, begin.velocity ** 2, 0, homes);
  let [pull, push] = [0, 0];

  function see(i: number): void {
    const cell = first + i;
    const y = measured[cell]!;
    if (Number.isNaN(y)) return;
    const xx = state[3]!;
    const xv = state[4]!;
    const xh = state[5]!;
    const z = 1 + stretch[offset + i]!;
    const f = z * z * xx + noise * variance[cell]!;
    const surprise = y - z * state[0]!;
    const kx = (xx * z) / f;
    const kv = (xv * z) / f;
    const kh = (xh * z) / f;
    const zxx = z * xx;
    const zxv = z * xv;
    const zxh = z * xh;
    state[0]! += kx * surprise;
    state[1]! += kv * surprise;
    state[2]! += kh * surprise;
    state[3] = xx - kx * zxx;
    state[4] = xv - kx * zxv;
    state[5] = xh - kx * zxh;
    state[6]! -= kv * zxv;
    state[7]! -= kv * zxh;
    state[8]! -= kh * zxh;
  }

  function step(i: number): void {
    const x = state[0]!;
    const xx = state[3]!;
    const xv = state[4]!;
    const xh = state[5]!;
    const vh = state[7]!;
    const hh = state[8]!;
    const cell = first + i;
    let b = kappa;
    let f = common[offset + i]!;
    for (let e = row[cell]!, end = row[cell + 1]!; e < end; e++) {
      const response = lightness * responses[term[e]!]!;
      b += response * pulls[e]!;
      f += response * pushes[e]!;
    }
    pull = b;
    push = f;
    const w = -b * x + rho * state[1]! + kappa * state[2]! + f;
    const px = -b * xx + rho * xv + kappa * xh;
    const pv = -b * xv + rho * state[6]! + kappa * vh;
    const ph = -b * xh + rho * vh + kappa * hh;
    const s = -b * px + rho * pv + kappa * ph + q;
    state[0] = x + w;
    state[1] = w;
    state[3] = xx + (2 * px + s);
    state[4] = px + s;
    state[5] = xh + ph;
    state[6] = s;
    state[7] = ph;
  }

  return {
    state,
    get pull() {
      return pull;
    },
    get push() {
      return push;
    },
    see,
    step,
  };
}
