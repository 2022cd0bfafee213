import { type Path, quantileOfSorted } from '../model/index.js';

/** Makes the median absolute deviation of a normal distribution its standard deviation: 1/Φ⁻¹(3/4). */
const normalConsistency = 1.4826;

/**
 * The usual size of one step on a scale, in the scale's unit: σ₁ = 1.4826 × median |x̄(t+1) − x̄(t)|, over the mean
 * positions of all audiences in neighbouring periods; steps across a gap are left out. Null where there is no step.
 *
 * The median absolute deviation about 0 (Hampel 1974, J. Am. Stat. Assoc. 69:383), so that a few great leaps do not
 * make the whole scale look restless. O(n log n) in the number of steps.
 */
export function stepNoise(paths: readonly Path[]): number | null {
  const sizes: number[] = [];
  for (const path of paths) {
    const ordered = [...path.positions].sort((a, b) => a.period - b.period);
    for (let i = 1; i < ordered.length; i++) {
      const [before, after] = [ordered[i - 1]!, ordered[i]!];
      if (after.period - before.period === 1) sizes.push(Math.abs(after.estimate.mean - before.estimate.mean));
    }
  }
  if (sizes.length === 0) return null;
  return normalConsistency * quantileOfSorted(Float64Array.from(sizes).sort(), 0.5);
}
