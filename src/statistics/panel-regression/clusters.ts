/** Rows that may err together. */
export interface Clustering {
  /** By row, the cluster, 0 … `size` − 1. */
  readonly codes: Int32Array;
  readonly size: number;
  /** Clusters in which a row counts. */
  readonly used: number;
}

/** Codes that a table of this many may number anew. */
const largestTable = 1 << 26;

export function clusteringOf(codes: Int32Array, weights: Float64Array | null): Clustering {
  let size = 0;
  for (let i = 0; i < codes.length; i++) if (codes[i]! >= size) size = codes[i]! + 1;
  const seen = new Uint8Array(size);
  let used = 0;
  for (let i = 0; i < codes.length; i++) {
    if (seen[codes[i]!] !== 0 || (weights !== null && weights[i] === 0)) continue;
    seen[codes[i]!] = 1;
    used++;
  }
  return { codes, size, used };
}

/** Rows that share both clusters. */
export function intersectionOf(a: Clustering, b: Clustering, weights: Float64Array | null): Clustering {
  const rows = a.codes.length;
  const codes = new Int32Array(rows);
  let size = 0;
  if (a.size * b.size <= largestTable) {
    const numbers = new Int32Array(a.size * b.size).fill(-1);
    for (let i = 0; i < rows; i++) {
      const pair = a.codes[i]! * b.size + b.codes[i]!;
      if (numbers[pair]! < 0) numbers[pair] = size++;
      codes[i] = numbers[pair]!;
    }
  } else {
    const numbers = new Map<number, number>();
    for (let i = 0; i < rows; i++) {
      const pair = a.codes[i]! * b.size + b.codes[i]!;
      let number = numbers.get(pair);
      if (number === undefined) numbers.set(pair, (number = size++));
      codes[i] = number;
    }
  }
  return clusteringOf(codes, weights);
}

/** Does every level of `factor` lie in one cluster? Then its means are no parameters of their own. */
export function isNested(factor: Int32Array, { codes }: Clustering, weights: Float64Array | null): boolean {
  let levels = 0;
  for (let i = 0; i < factor.length; i++) if (factor[i]! >= levels) levels = factor[i]! + 1;
  const home = new Int32Array(levels).fill(-1);
  for (let i = 0; i < factor.length; i++) {
    if (weights !== null && weights[i] === 0) continue;
    const known = home[factor[i]!]!;
    if (known < 0) home[factor[i]!] = codes[i]!;
    else if (known !== codes[i]!) return false;
  }
  return true;
}

/** Adds `sign` · Σ over clusters of s·sᵀ to `meat` (k × k by rows), s = the cluster's sum of weight · residual · design. */
export function addMeat(
  meat: Float64Array,
  sign: number,
  { codes, size }: Clustering,
  design: readonly Float64Array[],
  scaled: Float64Array,
): void {
  const k = design.length;
  const sums = design.map((column) => {
    const sum = new Float64Array(size);
    for (let i = 0; i < scaled.length; i++) sum[codes[i]!]! += scaled[i]! * column[i]!;
    return sum;
  });
  for (let a = 0; a < k; a++) {
    for (let b = 0; b < k; b++) {
      let sum = 0;
      for (let g = 0; g < size; g++) sum += sums[a]![g]! * sums[b]![g]!;
      meat[a * k + b]! += sign * sum;
    }
  }
}
