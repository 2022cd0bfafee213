import { entryVariance, steadiness, type Steadiness } from './entry.js';
import type { Panel } from './panel.js';
import { beginningOf, type LawParameters } from './parameters.js';

/** Doubles kept for each period between the filter's way forward and the smoother's way back. */
const kept = 16;

/**
 * The log likelihood of a panel under the law, with positions, velocities and homes integrated out exactly, and its gradient.
 *
 * An audience's state is (x, v, h). With pull b = Σ θ·pull/m and push f = Σ θ·push/m, the predicted velocity is
 * w = −(κ + b)·x + ρ·v + κ·h + a + f, and (x, v, h) → (x + w + η/m, w + η/m, h): the audience's own position stands inside the
 * transition, never a plug-in. y = (1 + d_t)·x + φ·e. Forward: the Kalman filter, unrolled for this transition. Back: the
 * smoothing recursions for r and N (Durbin & Koopman 2012, 4.4), from which the score follows exactly (Koopman & Shephard
 * 1992). O(cells); no allocation.
 */
export interface LawKernel {
  /**
   * Writes the gradient by every parameter into `gradient` and returns the log likelihood; of some audiences alone where they are
   * given. NaN where it is undefined.
   */
  evaluate(parameters: LawParameters, gradient: LawParameters, some?: Int32Array): number;
  /** The log likelihood of one audience alone. */
  ofAudience(j: number, parameters: LawParameters): number;
}

export function createKernel(panel: Panel): LawKernel {
  const { start, entry, settled, measured, variance, row, term, pull, push } = panel;
  let longest = 0;
  for (let j = 0; j < entry.length; j++) longest = Math.max(longest, start[j + 1]! - start[j]!);
  const memory = new Float64Array(kept * longest);
  const begin = beginningOf(panel);
  const x0 = begin.centre;
  const pvv0 = begin.velocity ** 2;
  const phh0 = begin.home ** 2;

  /** The filter for one audience; fills the memory and returns its log likelihood. */
  function forward(j: number, parameters: LawParameters, steady: Steadiness): number {
    const { momentumKept: rho, responses, common, stretch } = parameters;
    const noise = parameters.noise * parameters.noise;
    const first = start[j]!;
    const count = start[j + 1]! - start[j]!;
    const offset = entry[j]!;
    const kappa = settled[j] === 1 ? parameters.homePull : 0;
    const lightness = Math.exp(-parameters.logMass[j]!);
    const q = (parameters.shock * lightness) ** 2;
    let x = x0;
    let v = 0;
    let h = x0;
    let xx = phh0 + entryVariance(steady, settled[j] === 1, q, begin.widest);
    let xv = 0;
    let xh = phh0;
    let vv = pvv0;
    let vh = 0;
    let hh = phh0;
    let logs = 0;
    let squares = 0;
    let seen = 0;
    for (let i = 0; i < count; i++) {
      const cell = first + i;
      const at = kept * i;
      const y = measured[cell]!;
      if (!Number.isNaN(y)) {
        const z = 1 + stretch[offset + i]!;
        const f = z * z * xx + noise * variance[cell]!;
        const surprise = y - z * x;
        const over = surprise / f;
        const kx = (xx * z) / f;
        const kv = (xv * z) / f;
        const kh = (xh * z) / f;
        logs += Math.log(f);
        squares += surprise * over;
        seen++;
        x += kx * surprise;
        v += kv * surprise;
        h += kh * surprise;
        const zxx = z * xx;
        const zxv = z * xv;
        const zxh = z * xh;
        xx -= kx * zxx;
        xv -= kx * zxv;
        xh -= kx * zxh;
        vv -= kv * zxv;
        vh -= kv * zxh;
        hh -= kh * zxh;
        memory[at + 9] = kx;
        memory[at + 10] = kv;
        memory[at + 11] = kh;
        memory[at + 12] = over;
        memory[at + 13] = f;
      }
      memory[at] = x;
      memory[at + 1] = v;
      memory[at + 2] = h;
      memory[at + 3] = xx;
      memory[at + 4] = xv;
      memory[at + 5] = xh;
      memory[at + 6] = vv;
      memory[at + 7] = vh;
      memory[at + 8] = hh;
      if (i === count - 1) break;
      let b = 0;
      let f = 0;
      for (let e = row[cell]!, end = row[cell + 1]!; e < end; e++) {
        const theta = responses[term[e]!]!;
        b += theta * pull[e]!;
        f += theta * push[e]!;
      }
      b *= lightness;
      f *= lightness;
      memory[at + 14] = b;
      memory[at + 15] = f;
      const ux = -(kappa + b);
      const w = ux * x + rho * v + kappa * h + common[offset + i]! + f;
      const px = ux * xx + rho * xv + kappa * xh;
      const pv = ux * xv + rho * vv + kappa * vh;
      const ph = ux * xh + rho * vh + kappa * hh;
      const s = ux * px + rho * pv + kappa * ph + q;
      x += w;
      v = w;
      xx += 2 * px + s;
      xv = px + s;
      xh += ph;
      vv = s;
      vh = ph;
    }
    return -0.5 * (logs + squares + seen * log2Pi);
  }

  /** The smoother's way back for one audience; adds to the gradient. */
  function backward(j: number, parameters: LawParameters, steady: Steadiness, gradient: LawParameters): void {
    const { momentumKept: rho, stretch } = parameters;
    const noise = parameters.noise * parameters.noise;
    const first = start[j]!;
    const count = start[j + 1]! - start[j]!;
    const offset = entry[j]!;
    const kappa = settled[j] === 1 ? parameters.homePull : 0;
    const lightness = Math.exp(-parameters.logMass[j]!);
    const q = (parameters.shock * lightness) ** 2;
    let rx = 0;
    let rv = 0;
    let rh = 0;
    let nxx = 0;
    let nxv = 0;
    let nxh = 0;
    let nvv = 0;
    let nvh = 0;
    let nhh = 0;
    let byRho = 0;
    let byKappa = 0;
    let byMass = 0;
    let byVariance = 0;
    let byNoise = 0;
    for (let i = count - 1; i >= 0; i--) {
      const cell = first + i;
      const at = kept * i;
      const xx = memory[at + 3]!;
      const xv = memory[at + 4]!;
      const xh = memory[at + 5]!;
      if (i < count - 1) {
        const x = memory[at]!;
        const v = memory[at + 1]!;
        const h = memory[at + 2]!;
        const vv = memory[at + 6]!;
        const vh = memory[at + 7]!;
        const hh = memory[at + 8]!;
        const b = memory[at + 14]!;
        const f = memory[at + 15]!;
        const ux = -(kappa + b);
        const e = rx + rv;
        const nx = nxx + nxv;
        const nv = nxv + nvv;
        const nh = nxh + nvh;
        const n = nx + nv;
        const zx = nx + ux * n;
        const zv = rho * n;
        const zh = nh + kappa * n;
        rx += ux * e;
        rv = rho * e;
        rh += kappa * e;
        nxx += 2 * nx * ux + n * ux * ux;
        nxv = rho * (nx + ux * n);
        nxh += nx * kappa + nh * ux + n * ux * kappa;
        nvv = n * rho * rho;
        nvh = rho * (nh + n * kappa);
        nhh += 2 * nh * kappa + n * kappa * kappa;
        const dx = rx * e - zx;
        const dv = rv * e - zv;
        const dh = rh * e - zh;
        // Derivatives by the row (ux, ρ, κ) that makes the new velocity, by its constant, and by the shocks' variance.
        const byX = e * x + xx * dx + xv * dv + xh * dh;
        const byV = e * v + xv * dx + vv * dv + vh * dh;
        const byH = e * h + xh * dx + vh * dv + hh * dh;
        byRho += byV;
        if (kappa !== 0) byKappa += byH - byX;
        byVariance += 0.5 * (e * e - n);
        byMass += byX * b - e * f;
        gradient.common[offset + i]! += e;
        for (let k = row[cell]!, end = row[cell + 1]!; k < end; k++) {
          gradient.responses[term[k]!]! += lightness * (e * push[k]! - byX * pull[k]!);
        }
      }
      const y = measured[cell]!;
      if (!Number.isNaN(y)) {
        const z = 1 + stretch[offset + i]!;
        const kx = memory[at + 9]!;
        const kv = memory[at + 10]!;
        const kh = memory[at + 11]!;
        const own = memory[at + 12]! - (kx * rx + kv * rv + kh * rh);
        // By the stretch: E[(y − zx)·x]/s², from the position smoothed with all of its record.
        const smooth = memory[at]! + xx * rx + xv * rv + xh * rh;
        const mx = xx * nxx + xv * nxv + xh * nxh;
        const mv = xx * nxv + xv * nvv + xh * nvh;
        const mh = xx * nxh + xv * nvh + xh * nhh;
        const doubt = xx - (mx * xx + mv * xv + mh * xh);
        const exact = noise * variance[cell]!;
        gradient.stretch[offset + i]! += own * smooth - (z * doubt) / exact;
        byNoise += exact * own * own + (z * z * doubt) / exact - 1;
        const gx = nxx * kx + nxv * kv + nxh * kh;
        const gv = nxv * kx + nvv * kv + nvh * kh;
        const gh = nxh * kx + nvh * kv + nhh * kh;
        const g = kx * gx + kv * gv + kh * gh;
        rx += z * own;
        nxx += z * (-2 * gx + z * (g + 1 / memory[at + 13]!));
        nxv -= z * gv;
        nxh -= z * gh;
      }
    }
    if (settled[j] === 1) {
      const byPrecision = -0.5 * (rx * rx - nxx) * entryVariance(steady, true, q, begin.widest) ** 2;
      byRho += (byPrecision * steady.byMomentumKept) / q;
      byKappa += (byPrecision * steady.byHomePull) / q;
      byVariance -= (byPrecision * steady.precision) / (q * q);
    }
    gradient.momentumKept += byRho;
    gradient.homePull += byKappa;
    gradient.shock += (byVariance * 2 * q) / parameters.shock;
    gradient.noise += byNoise / parameters.noise;
    gradient.logMass[j]! += byMass - byVariance * 2 * q;
  }

  const everybody = Int32Array.from(entry.keys());

  function evaluate(parameters: LawParameters, gradient: LawParameters, some = everybody): number {
    gradient.momentumKept = 0;
    gradient.homePull = 0;
    gradient.shock = 0;
    gradient.noise = 0;
    gradient.responses.fill(0);
    gradient.common.fill(0);
    gradient.stretch.fill(0);
    gradient.logMass.fill(0);
    const steady = steadiness(parameters);
    let total = 0;
    for (const j of some) {
      total += forward(j, parameters, steady);
      backward(j, parameters, steady, gradient);
    }
    return total;
  }

  return { evaluate, ofAudience: (j, parameters) => forward(j, parameters, steadiness(parameters)) };
}

const log2Pi = Math.log(2 * Math.PI);
