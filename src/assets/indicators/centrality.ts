const rounds = 500;
const settled = 1e-10;
/** How much of each step is kept: enough for stars and pairs to settle, little enough to be quick. */
const kept = 0.2;

/** An undirected network: ties between members by their places, and how strong each is (0 or more). */
export interface Network {
  readonly members: number;
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly strength: Float64Array;
}

/**
 * Eigenvector centrality (Bonacich 1972, J. Math. Sociol. 2:113) of the members of a network, the most central = 1: who is tied
 * strongly to those who are. Members without ties are 0. By power iteration with a part of each step kept, so that stars and
 * pairs settle too. O(rounds × (members + ties)). Throws a RangeError where a tie lacks an end or a strength.
 */
export function eigenvectorCentrality({ members, first, second, strength }: Network): Float64Array {
  const ties = strength.length;
  if (first.length !== ties || second.length !== ties)
    throw new RangeError(`Expected ${ties} ends on both sides, got ${first.length} and ${second.length}`);
  const central = new Float64Array(members);
  for (let k = 0; k < ties; k++) if (strength[k]! > 0) central[first[k]!] = central[second[k]!] = 1;
  if (central.every((value) => value === 0)) return central;
  const next = new Float64Array(members);
  for (let round = 0; round < rounds; round++) {
    next.fill(0);
    for (let k = 0; k < ties; k++) {
      const i = first[k]!;
      const j = second[k]!;
      const by = strength[k]!;
      next[i]! += by * central[j]!;
      next[j]! += by * central[i]!;
    }
    let most = 0;
    for (let i = 0; i < members; i++) most = Math.max(most, next[i]!);
    let peak = 0;
    for (let i = 0; i < members; i++) {
      next[i] = (1 - kept) * (next[i]! / most) + kept * central[i]!;
      peak = Math.max(peak, next[i]!);
    }
    let moved = 0;
    for (let i = 0; i < members; i++) {
      const value = next[i]! / peak;
      moved = Math.max(moved, Math.abs(value - central[i]!));
      central[i] = value;
    }
    if (moved < settled) break;
  }
  return central;
}
