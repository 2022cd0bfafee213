import { type Draws, meanOf, sdOf } from '../model/index.js';
import { createRandom } from '../statistics/index.js';
import type { CoalitionValue } from './coalition.js';

/** What one actor adds to what all do together, whoever comes first: the mean over all orders in which they might join. */
export interface ShapleyShare {
  readonly actor: string;
  /** By joint draw [L]: those of all actors add up to the joint movement in each draw. */
  readonly share: Draws;
  /** Standard error of its mean by the sampling of orders; null where all orders were counted. */
  readonly error: number | null;
}

/** Actors up to whom all orders are counted: 2¹⁰ coalitions. */
export const countedActors = 10;

/**
 * Shapley shares (Shapley 1953, Contributions to the Theory of Games II). Up to ten actors exact; else over `orders` sampled pairs of
 * an order and its reverse (Castro, Gómez & Tejada 2009, Computers & Operations Research 36:1726), whose marginal
 * contributions add up to the joint movement in every order, and so in the mean.
 */
export function shapleyShares(
  actors: readonly string[],
  valueOf: CoalitionValue,
  { seed, orders = 100 }: { readonly seed: number; readonly orders?: number },
): ShapleyShare[] {
  if (actors.length === 0) return [];
  return actors.length <= countedActors ? exact(actors, valueOf) : sampled(actors, valueOf, seed, orders);
}

function exact(actors: readonly string[], valueOf: CoalitionValue): ShapleyShare[] {
  const n = actors.length;
  const values = Array.from({ length: 2 ** n }, (_, mask) =>
    valueOf(new Set(actors.filter((__, i) => mask & (1 << i)))),
  );
  // |S|! (n − |S| − 1)! / n!, by the size of S.
  const weights = Array.from({ length: n }, (_, size) => 1 / (n * choose(n - 1, size)));
  return actors.map((actor, i) => {
    const share = new Float64Array(values[0]!.length);
    for (let mask = 0; mask < values.length; mask++) {
      if (mask & (1 << i)) continue;
      const [joined, without] = [values[mask | (1 << i)]!, values[mask]!];
      const weight = weights[bits(mask)]!;
      for (let d = 0; d < share.length; d++) share[d]! += weight * (joined[d]! - without[d]!);
    }
    return { actor, share, error: null };
  });
}

function sampled(actors: readonly string[], valueOf: CoalitionValue, seed: number, orders: number): ShapleyShare[] {
  const random = createRandom({ seed, stream: 11 });
  const nobody = valueOf(new Set());
  const shares = actors.map(() => new Float64Array(nobody.length));
  const means = actors.map(() => new Float64Array(orders));
  const order = [...actors.keys()];
  for (let k = 0; k < orders; k++) {
    for (let i = order.length - 1; i > 0; i--) {
      const other = random.below(i + 1);
      [order[i], order[other]] = [order[other]!, order[i]!];
    }
    for (const way of [order, order.toReversed()]) {
      const members = new Set<string>();
      let before = nobody;
      for (const i of way) {
        members.add(actors[i]!);
        const now = valueOf(members);
        const share = shares[i]!;
        for (let d = 0; d < share.length; d++) share[d]! += (now[d]! - before[d]!) / (2 * orders);
        means[i]![k]! += (meanOf(now) - meanOf(before)) / 2;
        before = now;
      }
    }
  }
  return actors.map((actor, i) => ({ actor, share: shares[i]!, error: sdOf(means[i]!) / Math.sqrt(orders) }));
}

function choose(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= k; i++) ways = (ways * (n - k + i)) / i;
  return ways;
}

function bits(mask: number): number {
  let count = 0;
  for (let left = mask; left > 0; left >>= 1) count += left & 1;
  return count;
}
