import {
  createRandom,
  normalCumulative,
  normalDensity,
  type OrderedAnswers,
  type Random,
} from '../../statistics/index.js';
import type { Ballots } from './ballots.js';
import type { ChainState } from './state.js';
import { positionGivenItems, positionResult } from './unsmoothed.js';

/** How the items of a session are parted. */
export interface HalvesOptions {
  /**
   * The topics of a roll call, by its index in the body: items that share one fall into the same half. An item has those
   * of its first roll call; without any it is a topic of its own. Null: any item may fall into either half.
   */
  readonly topics: ((rollCall: number) => readonly string[]) | null;
  readonly seed: number;
}

/** How much two halves of the votes of one period disagree about positions, as a multiple of what sampling explains. */
export interface Disagreement {
  /** 1 where the answers are independent given positions and items. */
  readonly factor: number;
  /** What the halves are made of: topics, where they part the items of most periods; else items. */
  readonly halves: 'topics' | 'items';
  /** The same by period, and in how many positions both halves said enough, on average over the splits. */
  readonly periods: readonly { readonly period: number; readonly factor: number; readonly positions: number }[];
}

/** Each time the topics are dealt out anew, and another joint draw of items is taken. */
const splits = 20;
/** A half that leaves an sd above that of all positions says too little; as for whole sessions. */
const largestVariance = 1;
/** Positions in a period, and in all, from which something can be said. */
const fewestInPeriod = 5;
const fewestInAll = 50;

/**
 * Disagreement of halves. The items of each period are dealt out to two halves, topic by topic in random order, always to
 * the half with fewer items; an item whose topics fall into different halves is left out. Each half gives the unsmoothed
 * position of every voter, y₁ and y₂ with variances s₁² and s₂², given the same joint draw of items. What the halves of a
 * period differ in for all voters alike, a shift and a stretch, c + d·x̂, is taken off by weighted least squares (x̂: mean
 * position over the draws). Then
 *
 *     z = (y₁ − y₂ − c − d·x̂) / √(s₁² + s₂²),     factor² = mean of z² over n − 2 a period, clipped (`meanSquare`)
 *
 * Halves that share no topic have no topic's peculiarity in common, so what votes on one topic share adds to their
 * difference as it does to the error of a whole session. Of halves of items each has its part in every topic: their factor
 * says nothing of topics, only whether single votes scatter as much as the items say. O(splits · votes). Null where there
 * are too few positions.
 */
export function disagreementOfHalves(
  ballots: Ballots,
  joint: readonly ChainState[],
  options: HalvesOptions,
): Disagreement | null {
  const { topics } = options;
  const items = itemsByPeriod(ballots);
  const topicsOfItem = Array.from(ballots.itemRollCall, (r) => topics?.(r) ?? []);
  const parted = items.map(({ items: inPeriod }) => topicsOfPeriod(inPeriod, topicsOfItem));
  const byTopic = 2 * parted.filter((found, t) => tells(found, items[t]!.items)).length > parted.length;
  const groups = byTopic ? parted : items.map(({ items: inPeriod }) => topicsOfPeriod(inPeriod, []));
  const random = createRandom({ seed: options.seed, stream: 0x4a1f });
  const mean = meanPositions(joint);
  const squares = items.map(() => ({ z: [] as number[], freedom: 0, positions: 0 }));
  for (let split = 0; split < splits; split++) {
    const state = joint[Math.floor((split * joint.length) / splits)]!;
    const side = new Int8Array(ballots.items);
    const [first, second] = [emptyHalf(ballots), emptyHalf(ballots)];
    items.forEach(({ from, to, items: inPeriod }, t) => {
      side.fill(neither);
      dealOut(groups[t]!, inPeriod, side, random);
      fillHalf(first, ballots, from, to, side, 0);
      fillHalf(second, ballots, from, to, side, 1);
      const z = differences({ first, second, from, to, state, mean });
      const into = squares[t]!;
      into.positions += z.length / splits;
      if (z.length < fewestInPeriod) return;
      into.z.push(...z);
      into.freedom += z.length - 2;
    });
  }
  const all = squares.flatMap(({ z }) => z);
  if (all.length < splits * fewestInAll) return null;
  return {
    factor: Math.sqrt(meanSquare(all, sumOf(squares.map(({ freedom }) => freedom)))),
    halves: byTopic ? 'topics' : 'items',
    periods: squares.flatMap(({ z, freedom, positions }, t) =>
      freedom === 0
        ? []
        : [{ period: ballots.period[items[t]!.from]!, factor: Math.sqrt(meanSquare(z, freedom)), positions }],
    ),
  };
}

/**
 * The topics of a roll call: the subjects it is filed under; without one, the beginning of its title, up to the first
 * comma or colon; none where it has no title.
 */
export function topicsOfRollCall(rollCall: { readonly issues: readonly string[]; readonly title: string }): string[] {
  if (rollCall.issues.length > 0) return rollCall.issues.map((issue) => `issue ${issue}`);
  const head = rollCall.title
    .split(/[,:;(]/, 1)[0]!
    .trim()
    .toUpperCase();
  return head === '' ? [] : [`title ${head}`];
}

interface PeriodItems {
  /** Its cells. */
  readonly from: number;
  readonly to: number;
  /** Items voted on, in order. */
  readonly items: readonly number[];
}

/** Whether topics part the items of a period: there are two or more, and not as many as items. */
function tells(topics: Topics, items: readonly number[]): boolean {
  return topics.size > 1 && topics.size < items.length;
}

/** The cells and items of each period; cells are in the order of period. */
function itemsByPeriod({ cells, period, byCell }: Ballots): PeriodItems[] {
  const out: PeriodItems[] = [];
  for (let from = 0; from < cells;) {
    let to = from + 1;
    while (to < cells && period[to] === period[from]) to++;
    const items = new Set(byCell.other.subarray(byCell.start[from], byCell.start[to]));
    out.push({ from, to, items: [...items].sort((a, b) => a - b) });
    from = to;
  }
  return out;
}

/** Topics of a period, each with its items; an item may have several. */
type Topics = ReadonlyMap<string, readonly number[]>;

/**
 * Topics of a period as sets of items. Two that share more than half of the items of the smaller one are one topic: what
 * is filed under nuclear matters is mostly filed under disarmament too.
 */
function topicsOfPeriod(items: readonly number[], topicsOfItem: readonly (readonly string[])[]): Topics {
  const found = new Map<string, Set<number>>();
  for (const k of items) {
    const keys = topicsOfItem[k] ?? [];
    for (const key of keys.length > 0 ? keys : [`item ${k}`]) found.set(key, (found.get(key) ?? new Set()).add(k));
  }
  const several = items.filter((k) => (topicsOfItem[k] ?? []).length > 1);
  const keysOf = new Map(several.map((k) => [k, new Set(topicsOfItem[k])]));
  for (;;) {
    const pair = overlapping(keysOf);
    if (pair === null) return new Map([...found].map(([key, its]) => [key, [...its]]));
    const [kept, joined] = pair;
    for (const k of found.get(joined)!) found.get(kept)!.add(k);
    found.delete(joined);
    for (const keys of keysOf.values()) if (keys.delete(joined)) keys.add(kept);
  }

  /** The first two topics of which the smaller lies more than half in the other. */
  function overlapping(keys: ReadonlyMap<number, ReadonlySet<string>>): [string, string] | null {
    const shared = new Map<string, { pair: [string, string]; count: number }>();
    for (const own of keys.values()) {
      const sorted = [...own].sort();
      for (const [i, a] of sorted.entries()) {
        for (const b of sorted.slice(i + 1)) {
          const entry = shared.get(`${a}\n${b}`) ?? { pair: [a, b] as [string, string], count: 0 };
          entry.count++;
          shared.set(`${a}\n${b}`, entry);
        }
      }
    }
    for (const name of [...shared.keys()].sort()) {
      const { pair, count } = shared.get(name)!;
      if (2 * count > Math.min(found.get(pair[0])!.size, found.get(pair[1])!.size)) return pair;
    }
    return null;
  }
}

const neither = -1;
const both = -2;

/** Deal the topics out to halves 0 and 1, into `side` by item. Items whose topics part company belong to neither. */
function dealOut(topics: Topics, items: readonly number[], side: Int8Array, random: Random): void {
  const order = [...topics.values()];
  for (let i = order.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  const count = [0, 0];
  for (const topic of order) {
    const half = count[0] === count[1] ? random.below(2) : count[0]! < count[1]! ? 0 : 1;
    count[half]! += topic.length;
    for (const k of topic) side[k] = side[k] === neither || side[k] === half ? half : both;
  }
  for (const k of items) if (side[k] === both) side[k] = neither;
}

function emptyHalf({ cells, byCell }: Ballots): OrderedAnswers {
  return {
    other: new Int32Array(byCell.other.length),
    start: new Int32Array(cells + 1),
    middle: new Int32Array(cells),
    high: new Int32Array(cells),
  };
}

/** The answers of cells `from` … `to` − 1 to the items of one half. Cells must come in order. */
function fillHalf(half: OrderedAnswers, { byCell }: Ballots, from: number, to: number, side: Int8Array, which: number) {
  const { other, start, middle, high } = byCell;
  let n = half.start[from]!;
  const take = (first: number, end: number): void => {
    for (let i = first; i < end; i++) if (side[other[i]!] === which) half.other[n++] = other[i]!;
  };
  for (let c = from; c < to; c++) {
    take(start[c]!, middle[c]!);
    half.middle[c] = n;
    take(middle[c]!, high[c]!);
    half.high[c] = n;
    take(high[c]!, start[c + 1]!);
    half.start[c + 1] = n;
  }
}

/** Differences of the halves of one period in units of their sampling error, a shift and a stretch taken off. */
function differences(period: {
  first: OrderedAnswers;
  second: OrderedAnswers;
  from: number;
  to: number;
  state: ChainState;
  mean: Float64Array;
}): number[] {
  const { first, second, from, to, state, mean } = period;
  const rows: { x: number; y: number; weight: number }[] = [];
  for (let c = from; c < to; c++) {
    const variance1 = positionGivenItems(first, c, state, mean[c]!);
    if (!(variance1 <= largestVariance)) continue;
    const y1 = positionResult[1]!;
    const variance2 = positionGivenItems(second, c, state, mean[c]!);
    if (!(variance2 <= largestVariance)) continue;
    rows.push({ x: mean[c]!, y: y1 - positionResult[1]!, weight: 1 / (variance1 + variance2) });
  }
  const weights = sumOf(rows.map(({ weight }) => weight));
  const x = sumOf(rows.map((row) => row.weight * row.x)) / weights;
  const y = sumOf(rows.map((row) => row.weight * row.y)) / weights;
  const spread = sumOf(rows.map((row) => row.weight * (row.x - x) ** 2));
  const slope = spread > 0 ? sumOf(rows.map((row) => row.weight * (row.x - x) * row.y)) / spread : 0;
  return rows.map((row) => (row.y - y - slope * (row.x - x)) * Math.sqrt(row.weight));
}

/** Beyond so many standard deviations a value counts as if it were there. */
const clip = 3;
/** E[min(Z², 3²)] of a standard normal Z. */
const clippedMean =
  1 - 2 * normalCumulative(-clip) - 2 * clip * normalDensity(clip) + 2 * clip ** 2 * normalCumulative(-clip);

/**
 * Mean square of values around 0, each clipped at three times the root of the result, so that a few voters far off do not
 * make everybody uncertain (Huber 1964, Proposal 2, with the mean known). `freedom`: what to divide by.
 */
function meanSquare(values: readonly number[], freedom: number): number {
  let square = sumOf(values.map((value) => value ** 2)) / freedom;
  for (let step = 0; step < 100; step++) {
    const limit = clip ** 2 * square;
    let sum = 0;
    for (const value of values) sum += Math.min(value ** 2, limit);
    const next = sum / freedom / clippedMean;
    if (Math.abs(next - square) <= 1e-9 * square) return next;
    square = next;
  }
  return square;
}

function meanPositions(joint: readonly ChainState[]): Float64Array {
  const mean = new Float64Array(joint[0]!.theta.length);
  for (const { theta } of joint) for (let c = 0; c < mean.length; c++) mean[c]! += theta[c]! / joint.length;
  return mean;
}

function sumOf(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
