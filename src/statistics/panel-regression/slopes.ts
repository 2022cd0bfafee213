/** Columns made orthonormal within each level of a factor, its mean among them. */
export interface LevelBasis {
  readonly codes: Int32Array;
  /** By level, 1 over the sum of weights. */
  readonly inverse: Float64Array;
  /** By slope, a column; 0 throughout a level in which the slopes before it explain it. */
  readonly slopes: readonly Float64Array[];
  /** Means and slopes that stand: what they take of the degrees of freedom. */
  readonly parameters: number;
}

/** Share of its variation within a level that a slope must have beyond those before it. */
const ownShare = 1e-10;

/** Rows that are gone through at a time: what all columns share of them stays near. */
const block = 1024;

/** Modified Gram–Schmidt, level by level and in place of nothing: `columns` are copied. O(rows · slopes²). */
export function levelBasis(
  codes: Int32Array,
  columns: readonly Float64Array[],
  weights: Float64Array | null,
): LevelBasis {
  let levels = 0;
  for (let i = 0; i < codes.length; i++) if (codes[i]! >= levels) levels = codes[i]! + 1;
  const mass = new Float64Array(levels);
  for (let i = 0; i < codes.length; i++) mass[codes[i]!]! += weights === null ? 1 : weights[i]!;
  const inverse = mass.map((sum) => (sum > 0 ? 1 / sum : 0));
  let parameters = mass.reduce((count, sum) => count + (sum > 0 ? 1 : 0), 0);
  const slopes: Float64Array[] = [];
  for (const given of columns) {
    const column = given.slice();
    subtractBasis([column], { codes, inverse, slopes: [] }, weights);
    const before = squaresBy(column, codes, levels, weights);
    subtractSlopes([column], null, { codes, inverse, slopes }, weights);
    const after = squaresBy(column, codes, levels, weights);
    const scale = after.map((square, level) =>
      square > ownShare * before[level]! && square > 1e-280 ? 1 / Math.sqrt(square) : 0,
    );
    for (const value of scale) if (value > 0) parameters++;
    for (let i = 0; i < column.length; i++) column[i]! *= scale[codes[i]!]!;
    slopes.push(column);
  }
  return { codes, inverse, slopes, parameters };
}

/** Takes means and slopes of each level out of columns, in place. */
export function subtractBasis(
  columns: readonly Float64Array[],
  basis: Omit<LevelBasis, 'parameters'>,
  weights: Float64Array | null,
): void {
  const { codes, inverse } = basis;
  const means = columns.map(() => new Float64Array(inverse.length));
  for (let from = 0; from < codes.length; from += block) {
    const to = Math.min(codes.length, from + block);
    columns.forEach((column, c) => addAlong(means[c]!, column, null, codes, weights, from, to));
  }
  for (const own of means) for (let level = 0; level < own.length; level++) own[level]! *= inverse[level]!;
  subtractSlopes(columns, means, basis, weights);
}

/** In the pass that takes one slope out, how much there is of the next is summed; first of all the means, if given. */
function subtractSlopes(
  columns: readonly Float64Array[],
  means: readonly Float64Array[] | null,
  { codes, inverse, slopes }: Omit<LevelBasis, 'parameters'>,
  weights: Float64Array | null,
): void {
  let shares = means;
  for (let s = -1; s < slopes.length; s++) {
    const next = slopes[s + 1];
    const along = columns.map(() => new Float64Array(inverse.length));
    for (let from = 0; from < codes.length; from += block) {
      const to = Math.min(codes.length, from + block);
      columns.forEach((column, c) => {
        if (shares !== null) subtractShares(column, shares[c]!, slopes[s] ?? null, codes, from, to);
        if (next !== undefined) addAlong(along[c]!, column, next, codes, weights, from, to);
      });
    }
    shares = along;
  }
}

function subtractShares(
  column: Float64Array,
  shares: Float64Array,
  slope: Float64Array | null,
  codes: Int32Array,
  from: number,
  to: number,
): void {
  if (slope === null) for (let i = from; i < to; i++) column[i]! -= shares[codes[i]!]!;
  else for (let i = from; i < to; i++) column[i]! -= shares[codes[i]!]! * slope[i]!;
}

/** Adds w·column·slope to the sums of levels; the slope is 1 where it is not given. */
function addAlong(
  sums: Float64Array,
  column: Float64Array,
  slope: Float64Array | null,
  codes: Int32Array,
  weights: Float64Array | null,
  from: number,
  to: number,
): void {
  if (weights !== null) {
    for (let i = from; i < to; i++) {
      sums[codes[i]!]! += weights[i]! * column[i]! * (slope === null ? 1 : slope[i]!);
    }
  } else if (slope === null) for (let i = from; i < to; i++) sums[codes[i]!]! += column[i]!;
  else for (let i = from; i < to; i++) sums[codes[i]!]! += column[i]! * slope[i]!;
}

/** By level, Σ w·column². */
function squaresBy(
  column: Float64Array,
  codes: Int32Array,
  levels: number,
  weights: Float64Array | null,
): Float64Array {
  const sums = new Float64Array(levels);
  addAlong(sums, column, column, codes, weights, 0, codes.length);
  return sums;
}
