/** Solved normal equations of the columns that are not collinear. */
export interface Solved {
  /** Places of the columns that were kept, in order. */
  readonly kept: readonly number[];
  /** (XᵀWX)⁻¹ of the kept columns, kept × kept by rows. */
  readonly bread: Float64Array;
}

/** Share of its sum of squares that a column must have beyond the columns before it. */
const ownShare = 1e-10;

/** Rows that are gone through at a time. */
const block = 1024;

/** XᵀWX of the columns, by rows. Each sum is over the rows in their order. */
export function crossProducts(columns: readonly Float64Array[], weights: Float64Array | null): Float64Array {
  const products = new Float64Array(columns.length ** 2);
  addCrossProducts(products, columns, weights);
  return products;
}

/** Adds XᵀWX of further rows to that of the rows before. */
export function addCrossProducts(
  products: Float64Array,
  columns: readonly Float64Array[],
  weights: Float64Array | null,
): void {
  const k = columns.length;
  const rows = columns[0]?.length ?? 0;
  for (let from = 0; from < rows; from += block) {
    const to = Math.min(rows, from + block);
    for (let a = 0; a < k; a += 2) {
      for (let b = 0; b <= a; b += 2) addTwoByTwo(products, columns, weights, { a, b, from, to });
    }
  }
  for (let a = 0; a < k; a++) for (let b = 0; b < a; b++) products[b * k + a] = products[a * k + b]!;
}

/** Two columns times two others at once: four sums that do not wait for each other. Past the last column it is taken again. */
function addTwoByTwo(
  products: Float64Array,
  columns: readonly Float64Array[],
  weights: Float64Array | null,
  { a, b, from, to }: { readonly a: number; readonly b: number; readonly from: number; readonly to: number },
): void {
  const k = columns.length;
  const [nextA, nextB] = [Math.min(a + 1, k - 1), Math.min(b + 1, k - 1)];
  const [first, second, third, fourth] = [columns[a]!, columns[nextA]!, columns[b]!, columns[nextB]!];
  let firstThird = products[a * k + b]!;
  let firstFourth = products[a * k + nextB]!;
  let secondThird = products[nextA * k + b]!;
  let secondFourth = products[nextA * k + nextB]!;
  for (let i = from; i < to; i++) {
    const weight = weights === null ? 1 : weights[i]!;
    const one = weight * first[i]!;
    const two = weight * second[i]!;
    const three = third[i]!;
    const four = fourth[i]!;
    firstThird += one * three;
    firstFourth += one * four;
    secondThird += two * three;
    secondFourth += two * four;
  }
  products[a * k + b] = firstThird;
  products[a * k + nextB] = firstFourth;
  products[nextA * k + b] = secondThird;
  products[nextA * k + nextB] = secondFourth;
}

export function weightedInner(a: Float64Array, b: Float64Array, weights: Float64Array | null): number {
  let sum = 0;
  if (weights === null) for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  else for (let i = 0; i < a.length; i++) sum += weights[i]! * a[i]! * b[i]!;
  return sum;
}

/**
 * The inverse of `products` over the columns in `candidates` that are not collinear with candidates before them: Cholesky,
 * row by row, passing over those of which the others explain all.
 */
export function solveNormalEquations(products: Float64Array, k: number, candidates: readonly number[]): Solved {
  const kept: number[] = [];
  /** Rows of the factor over the kept columns. */
  const factor: number[][] = [];
  for (const a of candidates) {
    const row: number[] = [];
    let left = products[a * k + a]!;
    kept.forEach((b, place) => {
      let sum = products[a * k + b]!;
      for (let c = 0; c < place; c++) sum -= row[c]! * factor[place]![c]!;
      const value = sum / factor[place]![place]!;
      row.push(value);
      left -= value * value;
    });
    if (!(left > ownShare * products[a * k + a]!)) continue;
    row.push(Math.sqrt(left));
    factor.push(row);
    kept.push(a);
  }
  return { kept, bread: inverseOf(factor) };
}

/** (LLᵀ)⁻¹ */
function inverseOf(factor: readonly (readonly number[])[]): Float64Array {
  const m = factor.length;
  const inverse = new Float64Array(m * m);
  for (let b = 0; b < m; b++) {
    inverse[b * m + b] = 1 / factor[b]![b]!;
    for (let a = b + 1; a < m; a++) {
      let sum = 0;
      for (let c = b; c < a; c++) sum -= factor[a]![c]! * inverse[c * m + b]!;
      inverse[a * m + b] = sum / factor[a]![a]!;
    }
  }
  const product = new Float64Array(m * m);
  for (let a = 0; a < m; a++) {
    for (let b = 0; b < m; b++) {
      let sum = 0;
      for (let c = Math.max(a, b); c < m; c++) sum += inverse[c * m + a]! * inverse[c * m + b]!;
      product[a * m + b] = sum;
    }
  }
  return product;
}
