/**
 * Benjamini & Hochberg's (1995, J. R. Stat. Soc. B 57:289) q-values of `pValues`, in their order: the smallest rate of false
 * discoveries at which each would be counted as a discovery. q = min over all p′ ≥ p of n·p′/rank(p′), at most 1. They hold for
 * tests that are independent or positively dependent. A NaN is a test that was not made: it stays NaN and is not counted.
 *
 * Throws a RangeError when a value is outside [0, 1]. O(n log n).
 */
export function falseDiscoveryRates(pValues: ArrayLike<number>): Float64Array {
  const rates = new Float64Array(pValues.length).fill(Number.NaN);
  const made: number[] = [];
  for (let i = 0; i < pValues.length; i++) {
    const p = pValues[i]!;
    if (p < 0 || p > 1) throw new RangeError(`Expected p-values between 0 and 1, got ${p} at ${i}`);
    if (!Number.isNaN(p)) made.push(i);
  }
  made.sort((a, b) => pValues[b]! - pValues[a]!);
  let least = 1;
  made.forEach((i, place) => {
    least = Math.min(least, (made.length * pValues[i]!) / (made.length - place));
    rates[i] = least;
  });
  return rates;
}
