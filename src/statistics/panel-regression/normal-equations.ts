/** Solved normal equations of the columns that are not collinear. */
export interface Solved {
  /** Places of the columns that were kept, in order. */
  readonly kept: readonly number[];
  /** (XᵀWX)⁻¹ of the kept columns, kept × kept by rows. */
  readonly bread: Float64Array;
}

/** Share of its sum of squares that a column must have beyond the columns before it. */
const ownShare = 1e-10;

/** XᵀWX of the columns, by rows. */
export function crossProducts(columns: readonly Float64Array[], weights: Float64Array | null): Float64Array {
  const k = columns.length;
  const products = new Float64Array(k * k);
  for (let a = 0; a < k; a++) {
    for (let b = 0; b <= a; b++) {
      const sum = weightedInner(columns[a]!, columns[b]!, weights);
      products[a * k + b] = sum;
      products[b * k + a] = sum;
    }
  }
  return products;
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
