import { normalQuantile } from '../statistics/index.js';

/** Test and power by which a sample is said to be large enough. */
export const detection = { error: 0.05, power: 0.8 } as const;

/**
 * Observations before and as many after that show a movement: a difference of two means with one observation’s standard
 * deviation `sd`, two-sided at 5 % with power 80 %: n = 2·(z₀.₉₇₅ + z₀.₈)²·sd²/movement² (Chow, Shao & Wang 2008, Sample Size Calculations in
 * Clinical Research, ch. 3). Null where nothing is expected to move.
 */
export function sampleSize(movement: number, sd: number): number | null {
  if (!(Math.abs(movement) > 0) || !(sd > 0)) return null;
  const z = normalQuantile(1 - detection.error / 2) + normalQuantile(detection.power);
  return Math.ceil((2 * z ** 2 * sd ** 2) / movement ** 2);
}
