import { type Random, sliceDraw } from '../statistics/index.js';
import type { Spread } from './layout.js';

/**
 * Draw each spread anew given the effects τ·u themselves, which stay where they are: no likelihood is needed. Between the
 * sampler's own moves, in which the u stay, this lets a spread move whether its effects are well known or hardly at all
 * (ancillarity–sufficiency interweaving, Yu & Meng 2011, Journal of Computational and Graphical Statistics 20:531).
 */
export function renewSpreads(at: Float64Array, spreads: readonly Spread[], random: Random): void {
  for (const { place, members, median, sd } of spreads) {
    const before = at[place]!;
    const tau = median * Math.exp(sd * before);
    let squares = 0;
    for (const i of members) squares += (tau * at[i]!) ** 2;
    const logDensity = (z: number): number => {
      const logTau = Math.log(median) + sd * z;
      return -members.length * logTau - 0.5 * squares * Math.exp(-2 * logTau) - 0.5 * z * z;
    };
    const width = 1 / Math.sqrt(1 + 2 * members.length * sd * sd);
    at[place] = sliceDraw(logDensity, before, 2 * width, random);
    const shrink = Math.exp(sd * (before - at[place]!));
    for (const i of members) at[i]! *= shrink;
  }
}
