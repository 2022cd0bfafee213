/** A mixture of points, and how far it stays from the target. */
export interface Mixture {
  /** By point, ≥ 0, adding up to 1. */
  readonly weights: Float64Array;
  /** Squared distance from the target. */
  readonly distance: number;
}

/** Relative gain below which no further point is taken in. */
const precise = 1e-14;

/**
 * The point of the convex hull of `points` that is nearest to the origin: the quadratic programme on the simplex, solved exactly
 * by Wolfe's (1976, Math. Program. 11:128) finite algorithm. To come near a target, subtract it from all points. `points`: one
 * after the other, each of length `dimension`.
 */
export function nearestMixture(points: Float64Array, dimension: number): Mixture {
  const count = points.length / dimension;
  const at = (j: number): Float64Array => points.subarray(j * dimension, (j + 1) * dimension);
  const norms = Float64Array.from({ length: count }, (_, j) => inner(at(j), at(j)));
  const largest = norms.reduce((most, norm) => Math.max(most, norm), 0);
  let active = [norms.reduce((best, norm, j) => (norm < norms[best]! ? j : best), 0)];
  let shares = [1];
  const mixture = new Float64Array(dimension);
  // Each round takes in a point and ends nearer; the bound is against cycling by rounding.
  for (let round = 0; round < 20 * count + 100; round++) {
    mix(mixture, active, shares, at);
    const own = inner(mixture, mixture);
    let best = -1;
    let least = own;
    for (let j = 0; j < count; j++) {
      const along = inner(mixture, at(j));
      if (along < least) [best, least] = [j, along];
    }
    if (best < 0 || active.includes(best) || own - least <= precise * largest) break;
    active.push(best);
    shares.push(0);
    const before = own;
    for (;;) {
      const affine = nearestInSpan(active, at);
      if (affine === null) {
        // The newcomer lies in the span of the others to within rounding.
        active.pop();
        shares.pop();
        break;
      }
      if (affine.every((share) => share > 1e-13)) {
        shares = affine;
        break;
      }
      let step = 1;
      affine.forEach((share, place) => {
        if (share <= 1e-13) step = Math.min(step, shares[place]! / Math.max(shares[place]! - share, 1e-300));
      });
      shares = shares.map((share, place) => share + step * (affine[place]! - share));
      const stays = shares.map((share, place) => share > 1e-13 || affine[place]! > 1e-13);
      // At least the one that set the step goes.
      if (stays.every(Boolean)) stays[shares.indexOf(Math.min(...shares))] = false;
      active = active.filter((_, place) => stays[place]);
      shares = shares.filter((_, place) => stays[place]);
    }
    mix(mixture, active, shares, at);
    if (!(inner(mixture, mixture) < before)) break;
  }
  const total = shares.reduce((sum, share) => sum + share, 0);
  const weights = new Float64Array(count);
  active.forEach((j, place) => (weights[j] = shares[place]! / total));
  mix(
    mixture,
    active,
    active.map((j) => weights[j]!),
    at,
  );
  return { weights, distance: inner(mixture, mixture) };
}

function mix(
  mixture: Float64Array,
  active: readonly number[],
  shares: readonly number[],
  at: (j: number) => Float64Array,
): void {
  mixture.fill(0);
  active.forEach((j, place) => {
    const point = at(j);
    for (let k = 0; k < mixture.length; k++) mixture[k]! += shares[place]! * point[k]!;
  });
}

/** Shares, adding up to 1 and of any sign, of the nearest point of the affine span; null where it is not unique. */
function nearestInSpan(active: readonly number[], at: (j: number) => Float64Array): number[] | null {
  const base = at(active[0]!);
  const edges = active.slice(1).map((j) => at(j).map((value, k) => value - base[k]!));
  const m = edges.length;
  const rows = edges.map((edge) => [...edges.map((other) => inner(edge, other)), -inner(edge, base)]);
  const scale = rows.map((row, a) => row[a]!);
  for (let p = 0; p < m; p++) {
    let pivot = p;
    for (let r = p + 1; r < m; r++) if (Math.abs(rows[r]![p]!) > Math.abs(rows[pivot]![p]!)) pivot = r;
    [rows[p], rows[pivot]] = [rows[pivot]!, rows[p]!];
    if (!(Math.abs(rows[p]![p]!) > 1e-13 * scale[p]!)) return null;
    for (let r = p + 1; r < m; r++) {
      const factor = rows[r]![p]! / rows[p]![p]!;
      if (factor !== 0) for (let c = p; c <= m; c++) rows[r]![c]! -= factor * rows[p]![c]!;
    }
  }
  const shares = new Array<number>(m + 1).fill(0);
  for (let p = m - 1; p >= 0; p--) {
    let sum = rows[p]![m]!;
    for (let c = p + 1; c < m; c++) sum -= rows[p]![c]! * shares[c + 1]!;
    shares[p + 1] = sum / rows[p]![p]!;
  }
  shares[0] = 1 - shares.reduce((sum, share) => sum + share, 0);
  return shares;
}

function inner(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}
