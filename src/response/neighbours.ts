/** Sessions on either side that a session is compared with. */
const neighbours = 5;

/**
 * What parts each value of a series from its neighbours: the value less the mean over itself and up to five on either side.
 * Slow changes fall out.
 */
export function apartFromNeighbours(values: Float64Array): Float64Array {
  return values.map((value, t) => {
    const from = Math.max(0, t - neighbours);
    const to = Math.min(values.length - 1, t + neighbours);
    let sum = 0;
    for (let s = from; s <= to; s++) sum += values[s]!;
    return value - sum / (to - from + 1);
  });
}

/** The transpose: from derivatives by what parts values from their neighbours to derivatives by the values. */
export function transposeApart(derivatives: Float64Array): Float64Array {
  const own = Float64Array.from(derivatives);
  for (let t = 0; t < own.length; t++) {
    const from = Math.max(0, t - neighbours);
    const to = Math.min(own.length - 1, t + neighbours);
    const share = derivatives[t]! / (to - from + 1);
    for (let s = from; s <= to; s++) own[s]! -= share;
  }
  return own;
}
