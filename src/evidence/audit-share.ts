import { fisherTail, normalQuantile, studentQuantile } from '../statistics/index.js';

/** Whether something happened in one of several tries of a made-up world. */
export interface Tried {
  readonly world: number;
  readonly hit: boolean;
}

/** `open`: outside what is required, but with so few worlds that chance would do it. */
export type Outcome = 'met' | 'not met' | 'open';

/** A share that must lie in a range, and what so many worlds can say of it. */
export interface JudgedShare {
  readonly share: number;
  /** Tries, and worlds that they are of. */
  readonly tries: number;
  readonly worlds: number;
  /** Between these the true share lies with 99 % confidence. */
  readonly low: number;
  readonly high: number;
  readonly least: number;
  readonly most: number;
  readonly outcome: Outcome;
}

const confidence = 0.99;

/**
 * Judge a share: failed only where its bounds leave out the whole range that is required. Bounds are those of Clopper and Pearson
 * (1934, Biometrika 26:404). Tries in one world go together, as masses of audiences do: they count by as many as would be
 * independent, from how much worlds differ, and with few worlds by fewer. Null without tries.
 */
export function judgeShare(
  tried: readonly Tried[],
  required: readonly [least: number, most: number],
): JudgedShare | null {
  if (tried.length === 0) return null;
  const [least, most] = required;
  const tries = tried.length;
  const worlds = new Set(tried.map(({ world }) => world)).size;
  const share = tried.filter(({ hit }) => hit).length / tries;
  const independent = independentOf(tried, share, worlds);
  const { low, high } = shareBounds(share * independent, independent, confidence);
  const inside = least <= share && share <= most;
  const outcome = inside ? 'met' : high < least || low > most ? 'not met' : 'open';
  return { share, tries, worlds, low, high, least, most, outcome };
}

/** How many independent tries say as much. */
function independentOf(tried: readonly Tried[], share: number, worlds: number): number {
  const tries = tried.length;
  if (worlds === tries) return tries;
  const byWorld = new Map<number, number>();
  for (const { world, hit } of tried) byWorld.set(world, (byWorld.get(world) ?? 0) + (hit ? 1 : 0) - share);
  const squares = [...byWorld.values()].reduce((sum, value) => sum + value * value, 0);
  // Where all tries are alike nothing shows how far those of a world go together.
  if (worlds < 2 || squares === 0) return worlds;
  const between = ((worlds / (worlds - 1)) * squares) / tries ** 2;
  const apart = (share * (1 - share)) / tries;
  const tail = (1 + confidence) / 2;
  const few = (studentQuantile(tail, worlds - 1) / normalQuantile(tail)) ** 2;
  return tries / Math.max(1, (between / apart) * few);
}

/** Exact bounds of a share of which `hits` of `tries` were seen; neither need be whole. */
export function shareBounds(
  hits: number,
  tries: number,
  sure: number,
): { readonly low: number; readonly high: number } {
  const tail = (1 - sure) / 2;
  return {
    low: hits <= 0 ? 0 : rootOf((p) => beta(p, hits, tries - hits + 1) - tail),
    high: hits >= tries ? 1 : rootOf((p) => beta(p, hits + 1, tries - hits) - (1 - tail)),
  };
}

/** I_p(a, b), by Fisher's F. */
function beta(p: number, a: number, b: number): number {
  return fisherTail((a * (1 - p)) / (b * p), 2 * b, 2 * a);
}

/** Where a function that rises from below 0 at 0 to above 0 at 1 is 0. */
function rootOf(rising: (p: number) => number): number {
  let [low, high] = [0, 1];
  for (let turn = 0; turn < 60; turn++) {
    const middle = (low + high) / 2;
    if (rising(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
