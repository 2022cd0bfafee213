/** Added to the diagonal, so that members that say the same share their weight evenly. */
const ridge = 1e-8;

/**
 * Weights on standardised members, none negative, with which the least correlation of a member with the weighted sum is
 * greatest. That least correlation is reached by the λ ≥ 0 that minimises ½λ′Rλ − 1′λ: where λ > 0 all members correlate equally with
 * the sum, (Rλ)ᵢ = 1, and where λ = 0 more than that. Solved by adding and dropping members one by one (Lawson & Hanson 1974,
 * chapter 23). `correlations` row by row, size × size.
 */
export function balancedWeights(correlations: Float64Array, size: number): Float64Array {
  const weights = new Float64Array(size);
  const chosen = new Set<number>();
  for (let step = 0; step < 10 * size; step++) {
    const next = mostWanting(correlations, weights, chosen);
    if (next === null) break;
    chosen.add(next);
    settle(correlations, weights, chosen);
  }
  return weights;
}

/** The member outside that correlates least with the sum, if less than those inside. */
function mostWanting(correlations: Float64Array, weights: Float64Array, chosen: ReadonlySet<number>): number | null {
  const size = weights.length;
  let most = 1e-10;
  let found: number | null = null;
  for (let i = 0; i < size; i++) {
    if (chosen.has(i)) continue;
    let wanting = 1;
    for (let j = 0; j < size; j++) wanting -= correlations[i * size + j]! * weights[j]!;
    if (wanting > most) {
      most = wanting;
      found = i;
    }
  }
  return found;
}

/** Bring the chosen members to equal correlation; whoever would first need a negative weight leaves. */
function settle(correlations: Float64Array, weights: Float64Array, chosen: Set<number>): void {
  for (;;) {
    const members = [...chosen];
    const wanted = solve(correlations, weights.length, members);
    let step = 1;
    let first = -1;
    for (const [k, member] of members.entries()) {
      const now = weights[member]!;
      if (wanted[k]! > 0 || now / (now - wanted[k]!) >= step) continue;
      step = now / (now - wanted[k]!);
      first = member;
    }
    for (const [k, member] of members.entries()) {
      weights[member] = weights[member]! + step * (wanted[k]! - weights[member]!);
    }
    if (first < 0) return;
    weights[first] = 0;
    chosen.delete(first);
  }
}

/** Solve R λ = 1 among the members, by Cholesky's factors. */
function solve(correlations: Float64Array, size: number, members: readonly number[]): Float64Array {
  const n = members.length;
  const factor = new Float64Array(n * n);
  const out = new Float64Array(n).fill(1);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = correlations[members[i]! * size + members[j]!]! + (i === j ? ridge : 0);
      for (let k = 0; k < j; k++) sum -= factor[i * n + k]! * factor[j * n + k]!;
      factor[i * n + j] = i === j ? Math.sqrt(sum) : sum / factor[j * n + j]!;
    }
    for (let k = 0; k < i; k++) out[i] = out[i]! - factor[i * n + k]! * out[k]!;
    out[i] = out[i]! / factor[i * n + i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) out[i] = out[i]! - factor[k * n + i]! * out[k]!;
    out[i] = out[i]! / factor[i * n + i]!;
  }
  return out;
}
