import type { DuckDBVector } from '@duckdb/node-api';

const slots = 4096;

/** DuckDB's form of a text in a vector: 16 bytes, the length first, and up to 12 bytes of UTF-8 in their place. */
const bytesOfText = 16;
const longestInPlace = 12;

/**
 * Texts of a column as they are read. Ids repeat by the thousand, and to make a text of its bytes costs more than to look whether
 * the same bytes were met before; one that was is kept once, which saves most of the memory too.
 */
export class Texts {
  readonly #words = new Int32Array(slots * 4);
  readonly #texts: (string | null)[] = new Array<string | null>(slots).fill(null);
  #last: unknown = null;

  /** Text of a row of a vector of texts; null where there is none. */
  at(vector: DuckDBVector, row: number): string | null {
    // The place where the binding keeps the bytes is not part of its interface: without it texts are read as ever.
    const { dataView, validity } = vector as Partial<InPlace>;
    if (dataView === undefined || validity === undefined) return this.#kept(vector, row);
    if (!validity.itemValid(row)) return null;
    const offset = row * bytesOfText;
    const length = dataView.getInt32(offset, true);
    if (length > longestInPlace) return this.#kept(vector, row);
    const first = dataView.getInt32(offset + 4, true);
    const second = dataView.getInt32(offset + 8, true);
    const third = dataView.getInt32(offset + 12, true);
    const slot = slotOf(length, first, second, third);
    const words = this.#words;
    const known = this.#texts[slot]!;
    const at = slot * 4;
    if (
      known !== null &&
      words[at] === length &&
      words[at + 1] === first &&
      words[at + 2] === second &&
      words[at + 3] === third
    )
      return known;
    const text = vector.getItem(row) as string;
    words[at] = length;
    words[at + 1] = first;
    words[at + 2] = second;
    words[at + 3] = third;
    this.#texts[slot] = text;
    return text;
  }

  /** Long texts come in runs, if they repeat. */
  #kept(vector: DuckDBVector, row: number): string | null {
    const text: unknown = vector.getItem(row);
    if (text !== this.#last) this.#last = text;
    return this.#last as string | null;
  }
}

interface InPlace {
  readonly dataView: DataView;
  readonly validity: { itemValid(row: number): boolean };
}

function slotOf(length: number, first: number, second: number, third: number): number {
  let hash = Math.imul(length ^ 0x9e3779b1, 0x85ebca6b) ^ first;
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) ^ second;
  hash = Math.imul(hash ^ (hash >>> 13), 0x297a2d39) ^ third;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 15)) & (slots - 1);
}
