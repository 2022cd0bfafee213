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

/** Modified Gram–Schmidt, level by level and in place of nothing: `columns` are copied. O(rows · slopes²). */
export function levelBasis(
  codes: Int32Array,
  columns: readonly Float64Array[],
  weights: Float64Array | null,
): LevelBasis {
  let levels = 0;
  for (let i = 0; i < codes.length; i++) if (codes[i]! >= levels) levels = codes[i]! + 1;
  const mass = sumsBy(codes, levels, weights, null);
  const inverse = mass.map((sum) => (sum > 0 ? 1 / sum : 0));
  let parameters = mass.reduce((count, sum) => count + (sum > 0 ? 1 : 0), 0);
  const slopes: Float64Array[] = [];
  for (const given of columns) {
    const column = given.slice();
    subtractMeans(column, codes, inverse, weights);
    const before = sumsBy(codes, levels, weights, column, column);
    for (const slope of slopes) subtractSlope(column, slope, codes, levels, weights);
    const after = sumsBy(codes, levels, weights, column, column);
    const scale = after.map((square, level) =>
      square > ownShare * before[level]! && square > 1e-280 ? 1 / Math.sqrt(square) : 0,
    );
    for (const value of scale) if (value > 0) parameters++;
    for (let i = 0; i < column.length; i++) column[i]! *= scale[codes[i]!]!;
    slopes.push(column);
  }
  return { codes, inverse, slopes, parameters };
}

/** Takes means and slopes of each level out of a column, in place. */
export function subtractBasis(
  column: Float64Array,
  { codes, inverse, slopes }: LevelBasis,
  weights: Float64Array | null,
): void {
  subtractMeans(column, codes, inverse, weights);
  for (const slope of slopes) subtractSlope(column, slope, codes, inverse.length, weights);
}

function subtractMeans(
  column: Float64Array,
  codes: Int32Array,
  inverse: Float64Array,
  weights: Float64Array | null,
): void {
  const means = sumsBy(codes, inverse.length, weights, column);
  for (let level = 0; level < means.length; level++) means[level]! *= inverse[level]!;
  for (let i = 0; i < column.length; i++) column[i]! -= means[codes[i]!]!;
}

function subtractSlope(
  column: Float64Array,
  slope: Float64Array,
  codes: Int32Array,
  levels: number,
  weights: Float64Array | null,
): void {
  const along = sumsBy(codes, levels, weights, column, slope);
  for (let i = 0; i < column.length; i++) column[i]! -= along[codes[i]!]! * slope[i]!;
}

/** By level, Σ w·a·b; a and b are 1 where they are not given. */
function sumsBy(
  codes: Int32Array,
  levels: number,
  weights: Float64Array | null,
  a: Float64Array | null,
  b: Float64Array | null = null,
): Float64Array {
  const sums = new Float64Array(levels);
  for (let i = 0; i < codes.length; i++) {
    let term = weights === null ? 1 : weights[i]!;
    if (a !== null) term *= a[i]!;
    if (b !== null) term *= b[i]!;
    sums[codes[i]!]! += term;
  }
  return sums;
}
