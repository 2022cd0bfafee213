/**
 * Where a function of one number is least, between two bounds: the best of an even grid, then golden-section search
 * between its neighbours (Kiefer 1953), to within `tolerance`. The function may have several dips if the grid parts them.
 */
export function leastAt(
  value: (x: number) => number,
  bounds: { readonly from: number; readonly to: number; readonly points: number; readonly tolerance: number },
): number {
  const { from, to, points, tolerance } = bounds;
  const step = (to - from) / (points - 1);
  let best = from;
  let bestValue = Number.POSITIVE_INFINITY;
  for (let i = 0; i < points; i++) {
    const here = value(from + i * step);
    if (here < bestValue) {
      bestValue = here;
      best = from + i * step;
    }
  }
  const golden = (Math.sqrt(5) - 1) / 2;
  let low = Math.max(from, best - step);
  let high = Math.min(to, best + step);
  let left = high - golden * (high - low);
  let right = low + golden * (high - low);
  let leftValue = value(left);
  let rightValue = value(right);
  while (high - low > tolerance) {
    if (leftValue <= rightValue) {
      high = right;
      right = left;
      rightValue = leftValue;
      left = high - golden * (high - low);
      leftValue = value(left);
    } else {
      low = left;
      left = right;
      leftValue = rightValue;
      right = low + golden * (high - low);
      rightValue = value(right);
    }
  }
  return (low + high) / 2;
}
