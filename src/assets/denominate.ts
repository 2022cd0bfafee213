/**
 * Divide each value by that of another column: sizes become rates. Where the denominator is missing or 0 the rate is not
 * known, and missing.
 */
export function denominate(values: Float64Array, by: Float64Array, out: Float64Array): Float64Array {
  for (let i = 0; i < values.length; i++) {
    const divisor = by[i]!;
    out[i] = divisor === 0 ? Number.NaN : values[i]! / divisor;
  }
  return out;
}
