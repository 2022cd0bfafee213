/** Eigenvalues and eigenvectors of a small symmetric matrix. */
export interface Eigen {
  readonly values: Float64Array;
  /** By rows: vector v is column v. */
  readonly vectors: Float64Array;
}

/** Cyclic Jacobi rotations (Golub & Van Loan 2013, 8.5) of a k × k matrix by rows, which is not changed. O(k³) a sweep. */
export function symmetricEigen(matrix: Float64Array, k: number): Eigen {
  const a = matrix.slice();
  const vectors = new Float64Array(k * k);
  for (let i = 0; i < k; i++) vectors[i * k + i] = 1;
  for (let sweep = 0; sweep < 60; sweep++) {
    let off = 0;
    let all = 0;
    for (let i = 0; i < k; i++) {
      for (let j = 0; j < k; j++) {
        all += a[i * k + j]! ** 2;
        if (i !== j) off += a[i * k + j]! ** 2;
      }
    }
    if (!(off > 1e-32 * all)) break;
    for (let p = 0; p < k; p++) for (let q = p + 1; q < k; q++) rotate(a, vectors, k, p, q);
  }
  return { values: Float64Array.from({ length: k }, (_, i) => a[i * k + i]!), vectors };
}

function rotate(a: Float64Array, vectors: Float64Array, k: number, p: number, q: number): void {
  const between = a[p * k + q]!;
  if (between === 0) return;
  const theta = (a[q * k + q]! - a[p * k + p]!) / (2 * between);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const c = 1 / Math.hypot(t, 1);
  const s = t * c;
  for (let i = 0; i < k; i++) turn(a, i * k + p, i * k + q, c, s);
  for (let i = 0; i < k; i++) turn(a, p * k + i, q * k + i, c, s);
  for (let i = 0; i < k; i++) turn(vectors, i * k + p, i * k + q, c, s);
}

function turn(a: Float64Array, x: number, y: number, c: number, s: number): void {
  const [first, second] = [a[x]!, a[y]!];
  a[x] = c * first - s * second;
  a[y] = s * first + c * second;
}

/** The matrix with its negative eigenvalues set to 0: the nearest that is a covariance (Cameron, Gelbach & Miller 2011, 2.3). */
export function withoutNegativeParts(matrix: Float64Array, k: number): Float64Array {
  const { values, vectors } = symmetricEigen(matrix, k);
  const nearest = new Float64Array(k * k);
  for (let v = 0; v < k; v++) {
    if (!(values[v]! > 0)) continue;
    for (let i = 0; i < k; i++) {
      for (let j = 0; j < k; j++) nearest[i * k + j]! += values[v]! * vectors[i * k + v]! * vectors[j * k + v]!;
    }
  }
  return nearest;
}
