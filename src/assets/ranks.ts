/** Ranks the scores of the same units again and again. */
export type Ranking = (scores: Float64Array, out: Float64Array) => void;

/**
 * Ranks of scores, 1 for the highest. Tied units share the best rank among them and the next unit's rank counts all
 * before it (1, 2, 2, 4: "standard competition ranking", R's `ties.method = "min"`). A missing score has no rank: NaN.
 * Scores are sorted from the order of the time before, which for scores that change little takes little more than a look; after
 * n·16 moves they are sorted from scratch, in O(n log n).
 */
export function createRanking(units: number): Ranking {
  const order = Int32Array.from({ length: units }, (_, i) => i);
  const keys = new Float64Array(units);
  return (scores, out) => {
    // Missing scores come last.
    for (let place = 0; place < units; place++) {
      const score = scores[order[place]!]!;
      keys[place] = Number.isNaN(score) ? Number.POSITIVE_INFINITY : -score;
    }
    if (!insertionSort(keys, order, 16 * units)) sortAnew(scores, keys, order);
    let rank = 1;
    for (let place = 0; place < units; place++) {
      if (place > 0 && keys[place] !== keys[place - 1]) rank = place + 1;
      const unit = order[place]!;
      out[unit] = Number.isNaN(scores[unit]!) ? Number.NaN : rank;
    }
  };
}

/** Sort keys with what belongs to them; false when it took more moves than `most`. */
function insertionSort(keys: Float64Array, order: Int32Array, most: number): boolean {
  let left = most;
  for (let i = 1; i < keys.length; i++) {
    const key = keys[i]!;
    if (keys[i - 1]! <= key) continue;
    const unit = order[i]!;
    let j = i - 1;
    while (j >= 0 && keys[j]! > key) {
      keys[j + 1] = keys[j]!;
      order[j + 1] = order[j]!;
      j--;
    }
    keys[j + 1] = key;
    order[j + 1] = unit;
    left -= i - j;
    if (left < 0) return false;
  }
  return true;
}

function sortAnew(scores: Float64Array, keys: Float64Array, order: Int32Array): void {
  const key = (unit: number): number => (Number.isNaN(scores[unit]!) ? Number.POSITIVE_INFINITY : -scores[unit]!);
  order.sort((a, b) => key(a) - key(b) || a - b);
  for (let place = 0; place < order.length; place++) keys[place] = key(order[place]!);
}

/** As `createRanking`, once. */
export function ranksOf(scores: Float64Array): Float64Array {
  const out = new Float64Array(scores.length);
  createRanking(scores.length)(scores, out);
  return out;
}

/** Where in the first `length` of `sorted` the first number stands that is not below `key`. */
function firstAtLeast(sorted: Float64Array, key: number, length: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Ranks from 1 for the lowest, tied values sharing the mean of their ranks; NaN for missing ones. For rank correlation and normalising. */
export function meanRanks(values: Float64Array): Float64Array {
  const sorted = Float64Array.from(values).sort();
  let known = sorted.length;
  while (known > 0 && Number.isNaN(sorted[known - 1]!)) known--;
  return values.map((value) => {
    if (Number.isNaN(value)) return Number.NaN;
    const first = firstAtLeast(sorted, value, known);
    let after = first + 1;
    while (after < known && sorted[after] === value) after++;
    return (first + 1 + after) / 2;
  });
}
