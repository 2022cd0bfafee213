/** One speech a year of one speaker, ids resolved. */
export interface Speech {
  readonly speaker: string;
  readonly year: number;
  /** Words of the whole speech. */
  readonly words: number;
}

/** How often a speech names a target; zeros need not be written. */
export interface TargetMention {
  readonly speaker: string;
  readonly target: string;
  readonly year: number;
  readonly mentions: number;
}

/** What the model is made from. */
export interface AttentionInput {
  readonly speeches: readonly Speech[];
  readonly mentions: readonly TargetMention[];
  /** Whether a target existed in a year: only then does not naming it say something. */
  readonly exists: (target: string, year: number) => boolean;
}

/** Speeches by place, and for each target its counts by place of the speech: what the fits read. */
export interface SpeechCounts {
  readonly speaker: readonly string[];
  readonly year: Int32Array;
  /** In thousands. */
  readonly words: Float64Array;
  /** Mentions above zero: target → place of the speech → count. */
  readonly byTarget: ReadonlyMap<string, ReadonlyMap<number, number>>;
  readonly exists: (target: string, year: number) => boolean;
}

/**
 * The speeches that rows of mentions speak of, in order. A speech whose length is not a positive number, or for which rows
 * give two lengths, is left out.
 */
export function speechesOf(rows: Iterable<Speech>): Speech[] {
  const speeches = new Map<string, Speech>();
  const contradicted = new Set<string>();
  for (const { speaker, year, words } of rows) {
    const key = `${speaker}\t${year}`;
    const known = speeches.get(key);
    if (known === undefined) speeches.set(key, { speaker, year, words });
    if (!(words > 0) || (known !== undefined && known.words !== words)) contradicted.add(key);
  }
  return [...speeches]
    .filter(([key]) => !contradicted.has(key))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, speech]) => speech);
}

/** Arrange speeches and mentions; `leaveOut` hears why a row is not used. Throws a RangeError for two speeches of one speaker and year. */
export function arrangeSpeeches(input: AttentionInput, leaveOut: (reason: string) => void): SpeechCounts {
  const { speeches, mentions, exists } = input;
  const places = new Map<string, number>();
  speeches.forEach(({ speaker, year }, place) => places.set(`${speaker}\t${year}`, place));
  if (places.size < speeches.length) throw new RangeError('Expected one speech a speaker and year, got two of one');
  const byTarget = new Map<string, Map<number, number>>();
  for (const { speaker, target, year, mentions: count } of mentions) {
    const place = places.get(`${speaker}\t${year}`);
    if (speaker === target) leaveOut('a speaker about itself');
    else if (place === undefined) leaveOut('not in the list of speeches');
    else if (!exists(target, year)) leaveOut('named in a year in which it did not exist');
    else if (!(Number.isInteger(count) && count >= 0)) leaveOut('not a count');
    else if (count > 0) {
      const counts = byTarget.get(target) ?? new Map<number, number>();
      byTarget.set(target, counts);
      counts.set(place, (counts.get(place) ?? 0) + count);
    }
  }
  return {
    speaker: speeches.map(({ speaker }) => speaker),
    year: Int32Array.from(speeches, ({ year }) => year),
    words: Float64Array.from(speeches, ({ words }) => words / 1000),
    byTarget: new Map(
      [...byTarget]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([target, counts]) => [target, new Map([...counts].sort(([a], [b]) => a - b))]),
    ),
    exists,
  };
}

/** Places of the speeches that could have named a target: given by others while it existed. */
export function speechesAbout(counts: SpeechCounts, target: string): number[] {
  const existed = new Map<number, boolean>();
  const places: number[] = [];
  for (let place = 0; place < counts.year.length; place++) {
    if (counts.speaker[place] === target) continue;
    const year = counts.year[place]!;
    let there = existed.get(year);
    if (there === undefined) {
      there = counts.exists(target, year);
      existed.set(year, there);
    }
    if (there) places.push(place);
  }
  return places;
}
