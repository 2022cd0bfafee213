/** Coefficients of Nelder & Mead: reflection, expansion, contraction, shrinkage. */
const [reflection, expansion, contraction, shrinkage] = [1, 2, 0.5, 0.5];

/**
 * The lowest point that Nelder & Mead's (1965, Comput. J. 7:308) search finds from `start`, begun anew from where it ended until
 * that gains nothing: for functions with kinks. The first simplex goes `reach` along each axis.
 */
export function searchLowest(
  lossOf: (at: Float64Array) => number,
  start: Float64Array,
  options: { readonly reach: number; readonly steps: number; readonly precision: number },
): { readonly at: Float64Array; readonly loss: number } {
  let best = { at: start, loss: lossOf(start) };
  for (let turn = 0; turn < 20; turn++) {
    const found = searchOnce(lossOf, best.at, options);
    const gain = best.loss - found.loss;
    if (gain > 0) best = found;
    if (!(gain > options.precision * best.loss)) break;
  }
  return best;
}

function searchOnce(
  lossOf: (at: Float64Array) => number,
  start: Float64Array,
  { reach, steps, precision }: { readonly reach: number; readonly steps: number; readonly precision: number },
): { readonly at: Float64Array; readonly loss: number } {
  const n = start.length;
  const valued = (at: Float64Array) => ({ at, loss: lossOf(at) });
  const moved = (axis: number) => start.with(axis, start[axis]! + reach);
  let corners = [valued(start), ...Array.from(start, (_, axis) => valued(moved(axis)))];
  for (let step = 0; step < steps; step++) {
    corners.sort((a, b) => a.loss - b.loss);
    const worst = corners[n]!;
    if (worst.loss - corners[0]!.loss <= precision * Math.abs(corners[0]!.loss)) break;
    const middle = start.map((_, axis) => corners.slice(0, n).reduce((sum, { at }) => sum + at[axis]!, 0) / n);
    const along = (t: number) => valued(middle.map((value, axis) => value + t * (worst.at[axis]! - value)));
    const reflected = along(-reflection);
    if (reflected.loss < corners[0]!.loss) {
      const expanded = along(-expansion);
      corners[n] = expanded.loss < reflected.loss ? expanded : reflected;
      continue;
    }
    if (reflected.loss < corners[n - 1]!.loss) {
      corners[n] = reflected;
      continue;
    }
    const contracted = along(reflected.loss < worst.loss ? -contraction : contraction);
    if (contracted.loss < Math.min(reflected.loss, worst.loss)) {
      corners[n] = contracted;
      continue;
    }
    const lowest = corners[0]!;
    corners = corners.map((corner, c) =>
      c === 0
        ? corner
        : valued(corner.at.map((value, axis) => lowest.at[axis]! + shrinkage * (value - lowest.at[axis]!))),
    );
  }
  return corners.reduce((low, corner) => (corner.loss < low.loss ? corner : low));
}
