/** How columns vary, and vary together, over the units that have them all. */
export interface Spread {
  readonly sds: Float64Array;
  /** Row by row, members × members, 1 on the diagonal. */
  readonly correlations: Float64Array;
}

/** Null where fewer than three units have all columns, or one of the columns does not vary among them. */
export function spreadOf(columns: readonly Float64Array[]): Spread | null {
  const count = columns.length;
  const rows = completeRows(columns);
  if (rows.length < 3) return null;
  const deviations: Float64Array[] = [];
  const sds = new Float64Array(count);
  const correlations = new Float64Array(count * count);
  for (let a = 0; a < count; a++) {
    const own = deviationsOf(columns[a]!, rows);
    if (own === null) return null;
    deviations.push(own);
    sds[a] = Math.sqrt(dot(own, own) / (rows.length - 1));
    for (let b = 0; b < a; b++) {
      const r = dot(own, deviations[b]!) / ((rows.length - 1) * sds[a]! * sds[b]!);
      correlations[a * count + b] = r;
      correlations[b * count + a] = r;
    }
    correlations[a * count + a] = 1;
  }
  return { sds, correlations };
}

/** Pearson's correlation over the units that have both; NaN where fewer than three do or one does not vary. */
export function correlationOf(a: Float64Array, b: Float64Array): number {
  let count = 0;
  let sumA = 0;
  let sumB = 0;
  let firstA = Number.NaN;
  let firstB = Number.NaN;
  let variesA = false;
  let variesB = false;
  for (let i = 0; i < a.length; i++) {
    const one = a[i]!;
    const other = b[i]!;
    if (Number.isNaN(one) || Number.isNaN(other)) continue;
    if (count === 0) {
      firstA = one;
      firstB = other;
    }
    // Asked of the values themselves: rounding of the mean would give equal ones a spread.
    variesA ||= one !== firstA;
    variesB ||= other !== firstB;
    sumA += one;
    sumB += other;
    count++;
  }
  if (count < 3 || !variesA || !variesB) return Number.NaN;
  const meanA = sumA / count;
  const meanB = sumB / count;
  let squaresA = 0;
  let squaresB = 0;
  let products = 0;
  for (let i = 0; i < a.length; i++) {
    const deviationA = a[i]! - meanA;
    const deviationB = b[i]! - meanB;
    const product = deviationA * deviationB;
    if (Number.isNaN(product)) continue;
    squaresA += deviationA * deviationA;
    squaresB += deviationB * deviationB;
    products += product;
  }
  return products / Math.sqrt(squaresA * squaresB);
}

function completeRows(columns: readonly Float64Array[]): Int32Array {
  const rows = new Int32Array(columns[0]!.length);
  let known = 0;
  for (let i = 0; i < rows.length; i++) {
    let complete = true;
    for (let c = 0; c < columns.length; c++) complete &&= !Number.isNaN(columns[c]![i]!);
    if (complete) rows[known++] = i;
  }
  return rows.subarray(0, known);
}

/** Null where all values are the same: asked of them, for rounding of their mean would give them a spread. */
function deviationsOf(column: Float64Array, rows: Int32Array): Float64Array | null {
  const out = new Float64Array(rows.length);
  const first = column[rows[0]!]!;
  let sum = 0;
  let differ = false;
  for (let i = 0; i < rows.length; i++) {
    const value = column[rows[i]!]!;
    out[i] = value;
    sum += value;
    differ ||= value !== first;
  }
  if (!differ) return null;
  const mean = sum / rows.length;
  for (let i = 0; i < out.length; i++) out[i] = out[i]! - mean;
  return out;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
