import type { ActorLabel } from './actor.js';
import { openLabels } from './labels.js';

/** What joins two actors in one year. */
export interface Tie {
  /** Id of the kind of tie, for example `alliance-defence`. */
  readonly tie: string;
  /** The one from whom it goes, where it has a direction; else the order means nothing. */
  readonly first: ActorLabel;
  readonly second: ActorLabel;
  readonly year: number;
  /** In the unit of its kind. */
  readonly value: number;
}

/** Ties column by column, all equally long. */
export interface Ties {
  readonly rows: number;
  readonly labels: readonly ActorLabel[];
  readonly kinds: readonly string[];
  /** Places in `kinds`. */
  readonly kind: Int32Array;
  /** Places in `labels`. */
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly year: Int32Array;
  readonly value: Float64Array;
}

/** Collect ties one by one. Throws a RangeError for a value that is not finite. */
export function openTies(): { add(tie: Tie): void; close(): Ties } {
  const { labels, place } = openLabels();
  const kinds: string[] = [];
  const [kind, first, second, year, value]: number[][] = [[], [], [], [], []];
  return {
    add: (tie) => {
      if (!Number.isFinite(tie.value)) throw new RangeError(`A tie's value must be finite, got ${tie.value}`);
      let at = kinds.indexOf(tie.tie);
      if (at < 0) at = kinds.push(tie.tie) - 1;
      kind!.push(at);
      first!.push(place(tie.first));
      second!.push(place(tie.second));
      year!.push(tie.year);
      value!.push(tie.value);
    },
    close: () => ({
      rows: kind!.length,
      labels,
      kinds,
      kind: Int32Array.from(kind!),
      first: Int32Array.from(first!),
      second: Int32Array.from(second!),
      year: Int32Array.from(year!),
      value: Float64Array.from(value!),
    }),
  };
}
