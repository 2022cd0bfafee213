import { type Draws, meanOf } from '../model/index.js';

/** An alternative among others, with how it stands. */
export interface Placed {
  readonly id: string;
  /** 1 = best. Alternatives that the draws cannot tell apart share a place. */
  readonly place: number;
  /** Share of the joint draws in which it is the best; equals share. */
  readonly bestChance: number;
}

/** Two alternatives are told apart where this share of the joint draws agrees which is better. */
const toldApart = 0.95;

/**
 * Put alternatives in order of their means, those that cannot be told apart on one place. An alternative is tied with the foremost
 * of a place unless at least 95 % of the paired differences have it behind, so that their 90 % interval lies above 0;
 * then a new place begins. So the best by luck of the draws does not stand before its equals. Pairs are joint draws, which
 * tell more than two intervals side by side.
 */
export function placed(alternatives: ReadonlyMap<string, Draws>): Placed[] {
  const means = new Map([...alternatives].map(([id, draws]) => [id, meanOf(draws)]));
  const ordered = [...alternatives.keys()].sort((a, b) => means.get(b)! - means.get(a)! || (a < b ? -1 : 1));
  const chances = bestChances(alternatives);
  let foremost: string | null = null;
  let place = 0;
  return ordered.map((id, i) => {
    if (foremost === null || !isTied(alternatives.get(foremost)!, alternatives.get(id)!)) {
      foremost = id;
      place = i + 1;
    }
    return { id, place, bestChance: chances.get(id)! };
  });
}

/** Whether the draws cannot tell that the first is better than the second. */
export function isTied(first: Draws, second: Draws): boolean {
  let ahead = 0;
  for (let d = 0; d < first.length; d++) ahead += first[d]! > second[d]! ? 1 : 0;
  return ahead < toldApart * first.length;
}

function bestChances(alternatives: ReadonlyMap<string, Draws>): Map<string, number> {
  const entries = [...alternatives];
  const chances = new Map(entries.map(([id]) => [id, 0]));
  const count = entries[0]?.[1].length ?? 0;
  for (let d = 0; d < count; d++) {
    const best = Math.max(...entries.map(([, draws]) => draws[d]!));
    const winners = entries.filter(([, draws]) => draws[d] === best);
    for (const [id] of winners) chances.set(id, chances.get(id)! + 1 / winners.length / count);
  }
  return chances;
}
