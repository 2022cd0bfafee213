/**
 * A symmetric positive definite matrix shaped like an arrow: a diagonal block (the arms), a dense block (the core) and
 * what couples them. The precision of many effects that are independent of each other given a few common parameters
 * looks like this.
 *
 *     M = | A   C |    A = diag(arms), a × a;   C = coupling, a × n;   K = core, n × n
 *         | Cᵀ  K |
 *
 * Vectors hold the arms first, then the core.
 */
export interface ArrowMatrix {
  /** Length a. */
  readonly arms: Float64Array;
  /** a × n, row by row: one row an arm. */
  readonly coupling: Float64Array;
  /** n × n, row by row; only the lower triangle is read. */
  readonly core: Float64Array;
}

/** The Cholesky factor of an arrow matrix, M = L·Lᵀ. Each of the three calls is O(a·n + n²) and allocates nothing. */
export interface ArrowFactor {
  /** How many arms: a. */
  readonly arms: number;
  /** Side of the core: n. */
  readonly core: number;
  /** b := M⁻¹·b, in place. */
  solve(b: Float64Array): void;
  /** z := L⁻ᵀ·z, in place: for z ~ N(0, I) the result is N(0, M⁻¹). */
  halfSolve(z: Float64Array): void;
  /** z := L·z, in place: for z ~ N(0, I) the result is N(0, M). */
  multiply(z: Float64Array): void;
  /** log |M|. */
  readonly logDeterminant: number;
}

/**
 * The factor of `matrix`, in O(a·n² + n³). Where the matrix is not positive definite, its diagonal is raised: where the
 * directions lie that bend the wrong way, and by a tenth more than the least that serves. `raised` is then the largest raise
 * as a share of the element's size, else 0. It does not depend on units.
 *
 * Throws a RangeError when the lengths do not fit or a number is not finite.
 */
export function factorArrow(matrix: ArrowMatrix): ArrowFactor & { readonly raised: number } {
  checkArrow(matrix);
  const plain = tryFactor(matrix);
  if (plain !== null) return createFactor(plain, 0);
  const size = sizes(matrix);
  const raises = findRaises(matrix, size);
  const tryShare = (share: number) => tryFactor(raisedMatrix(matrix, (i) => share * raises[i]! * size[i]!));
  const share = margin * leastShare((tried) => tryShare(tried) !== null);
  return createFactor(tryShare(share)!, share * Math.max(...raises));
}

/** Raised by the very least, a direction would be flat. */
const margin = 1.1;

/** L: roots of the arms, the coupling with each row divided by its arm's root, and the core's factor. */
interface Parts {
  readonly root: Float64Array;
  readonly coupling: Float64Array;
  readonly lower: Float64Array;
}

/** A pivot below this share of its diagonal element is nothing but rounding. */
const smallestPivot = 1e-13;

function checkArrow({ arms, coupling, core }: ArrowMatrix): void {
  const n = Math.sqrt(core.length);
  if (!Number.isInteger(n) || coupling.length !== arms.length * n) {
    throw new RangeError(
      `Expected a arms, a × n numbers of coupling and n × n of the core, got ${arms.length}, ${coupling.length} and ${core.length}: check the lengths`,
    );
  }
  for (const part of [arms, coupling, core]) {
    for (let i = 0; i < part.length; i++) {
      if (!Number.isFinite(part[i]!)) {
        throw new RangeError(`Expected finite numbers in an arrow matrix, got ${part[i]}: check what made the matrix`);
      }
    }
  }
}

/** Null where the matrix is not positive definite. */
function tryFactor(matrix: ArrowMatrix): Parts | null {
  const a = matrix.arms.length;
  const n = Math.sqrt(matrix.core.length);
  const root = matrix.arms.map(Math.sqrt);
  const coupling = Float64Array.from(matrix.coupling);
  const lower = Float64Array.from(matrix.core);
  for (let i = 0; i < a; i++) {
    const inverse = 1 / root[i]!;
    if (!(root[i]! > 0) || inverse === Number.POSITIVE_INFINITY) return null;
    const row = i * n;
    for (let j = 0; j < n; j++) coupling[row + j]! *= inverse;
    // What is left of the core: K − CᵀA⁻¹C.
    for (let j = 0; j < n; j++) {
      const factor = coupling[row + j]!;
      if (factor !== 0) addMultiple(lower, j * n, -factor, coupling, row, j + 1);
    }
  }
  for (let j = 0; j < n; j++) {
    const row = j * n;
    for (let k = 0; k < j; k++) {
      const value = lower[row + k]! - dot(lower, row, lower, k * n, k);
      lower[row + k] = value / lower[k * n + k]!;
    }
    const pivot = lower[row + j]! - dot(lower, row, lower, row, j);
    if (!(pivot > smallestPivot * matrix.core[row + j]!)) return null;
    lower[row + j] = Math.sqrt(pivot);
  }
  return { root, coupling, lower };
}

function createFactor({ root, coupling, lower }: Parts, raised: number): ArrowFactor & { readonly raised: number } {
  const a = root.length;
  const n = Math.sqrt(lower.length);
  let logDeterminant = 0;
  for (let i = 0; i < a; i++) logDeterminant += 2 * Math.log(root[i]!);
  for (let j = 0; j < n; j++) logDeterminant += 2 * Math.log(lower[j * n + j]!);

  function halfSolve(z: Float64Array): void {
    for (let j = n - 1; j >= 0; j--) {
      const value = z[a + j]! / lower[j * n + j]!;
      z[a + j] = value;
      addMultiple(z, a, -value, lower, j * n, j);
    }
    for (let i = 0; i < a; i++) z[i] = (z[i]! - dot(coupling, i * n, z, a, n)) / root[i]!;
  }

  return {
    arms: a,
    core: n,
    logDeterminant,
    raised,
    halfSolve,
    solve(b) {
      for (let i = 0; i < a; i++) {
        const value = b[i]! / root[i]!;
        b[i] = value;
        addMultiple(b, a, -value, coupling, i * n, n);
      }
      for (let j = 0; j < n; j++) b[a + j] = (b[a + j]! - dot(lower, j * n, b, a, j)) / lower[j * n + j]!;
      halfSolve(b);
    },
    multiply(z) {
      for (let j = n - 1; j >= 0; j--) z[a + j] = dot(lower, j * n, z, a, j + 1);
      for (let i = 0; i < a; i++) {
        addMultiple(z, a, z[i]!, coupling, i * n, n);
        z[i]! *= root[i]!;
      }
    },
  };
}

/** Σ x[i]·y[i] over `length` elements from the two offsets, in four sums that do not wait for each other. */
function dot(x: Float64Array, fromX: number, y: Float64Array, fromY: number, length: number): number {
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  let i = 0;
  for (; i + 3 < length; i += 4) {
    first += x[fromX + i]! * y[fromY + i]!;
    second += x[fromX + i + 1]! * y[fromY + i + 1]!;
    third += x[fromX + i + 2]! * y[fromY + i + 2]!;
    fourth += x[fromX + i + 3]! * y[fromY + i + 3]!;
  }
  for (; i < length; i++) first += x[fromX + i]! * y[fromY + i]!;
  return first + second + (third + fourth);
}

/** x[i] += factor·y[i] over `length` elements from the two offsets. */
function addMultiple(
  x: Float64Array,
  fromX: number,
  factor: number,
  y: Float64Array,
  fromY: number,
  length: number,
): void {
  let i = 0;
  for (; i + 3 < length; i += 4) {
    x[fromX + i]! += factor * y[fromY + i]!;
    x[fromX + i + 1]! += factor * y[fromY + i + 1]!;
    x[fromX + i + 2]! += factor * y[fromY + i + 2]!;
    x[fromX + i + 3]! += factor * y[fromY + i + 3]!;
  }
  for (; i < length; i++) x[fromX + i]! += factor * y[fromY + i]!;
}

function raisedMatrix(matrix: ArrowMatrix, by: (i: number) => number): ArrowMatrix {
  const a = matrix.arms.length;
  const n = Math.sqrt(matrix.core.length);
  const core = Float64Array.from(matrix.core);
  for (let j = 0; j < n; j++) core[j * n + j]! += by(a + j);
  return { arms: matrix.arms.map((value, i) => value + by(i)), coupling: matrix.coupling, core };
}

/** How large each diagonal element is; for zeros, the largest number in its row, or 1 if there is none. */
function sizes({ arms, coupling, core }: ArrowMatrix): Float64Array {
  const a = arms.length;
  const n = Math.sqrt(core.length);
  return Float64Array.from({ length: a + n }, (_, at) => {
    const own = Math.abs(at < a ? arms[at]! : core[(at - a) * (n + 1)]!);
    if (own > 0) return own;
    let largest = 0;
    if (at < a) for (let j = 0; j < n; j++) largest = Math.max(largest, Math.abs(coupling[at * n + j]!));
    else {
      const j = at - a;
      for (let i = 0; i < a; i++) largest = Math.max(largest, Math.abs(coupling[i * n + j]!));
      for (let k = 0; k < n; k++) largest = Math.max(largest, Math.abs(core[Math.max(j, k) * n + Math.min(j, k)]!));
    }
    return largest > 0 ? largest : 1;
  });
}

/** After so many directions all elements are raised alike. */
const mostDirections = 20;
const inverseIterations = 8;

/**
 * Shares of their size by which to raise diagonal elements so that the matrix has a factor. On the scale of a unit
 * diagonal: take the direction w (unit length) of the lowest eigenvalue −λ, found by inverse iteration; raising each
 * element by λ·|wᵢ|·Σ|wⱼ| lifts it to zero, for that diagonal less λ·w·wᵀ is diagonally dominant. Again, until none is left.
 */
function findRaises(matrix: ArrowMatrix, size: Float64Array): Float64Array {
  const order = size.length;
  const raises = new Float64Array(order);
  const root = size.map(Math.sqrt);
  const tryRaised = (more: number) => tryFactor(raisedMatrix(matrix, (i) => (raises[i]! + more) * size[i]!));
  for (let found = 0; found < mostDirections; found++) {
    if (tryRaised(0) !== null) return raises;
    const lowest = leastShare((tried) => tryRaised(tried) !== null);
    const { solve } = createFactor(tryRaised(lowest)!, 0);
    // Any start will do that is not by chance at right angles to the direction.
    const direction = Float64Array.from({ length: order }, (_, i) => 1 + ((i * 0.6180339887498949) % 1));
    for (let i = 0; i < inverseIterations; i++) {
      for (let k = 0; k < order; k++) direction[k]! *= root[k]!;
      solve(direction);
      for (let k = 0; k < order; k++) direction[k]! *= root[k]!;
      const length = Math.sqrt(dot(direction, 0, direction, 0, order));
      for (let k = 0; k < order; k++) direction[k]! /= length;
    }
    const sum = direction.reduce((total, value) => total + Math.abs(value), 0);
    for (let k = 0; k < order; k++) raises[k]! += lowest * Math.abs(direction[k]!) * sum;
  }
  const rest = leastShare((tried) => tryRaised(tried) !== null);
  return raises.map((raise) => raise + rest);
}

/** The least share that works, to a fiftieth more; at least 1e-12, below which all is rounding. What works for one must for more. */
function leastShare(works: (share: number) => boolean): number {
  let [low, high] = [0, 1];
  while (!works(high)) {
    if (high > 1e12)
      throw new RangeError(
        'Expected a matrix of finite numbers with a positive diagonal: none works, however far it is raised',
      );
    [low, high] = [high, 2 * high];
  }
  while (high > 1.02 * low && high > 1e-12) {
    const middle = low === 0 ? high / 16 : Math.sqrt(low * high);
    if (works(middle)) high = middle;
    else low = middle;
  }
  return high;
}
