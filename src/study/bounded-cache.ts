/** Things of known size (bytes, cells) under keys, the longest unused of which make room for new ones. In memory alone. */
export class BoundedCache<Value> {
  readonly #entries = new Map<string, { readonly value: Value; readonly size: number }>();
  readonly #limit: number;
  #size = 0;

  /** `limit`: size of all values together. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Size of what is kept. */
  get size(): number {
    return this.#size;
  }

  get(key: string): Value | undefined {
    const found = this.#entries.get(key);
    if (found === undefined) return undefined;
    // A Map keeps the order in which keys came: the first is the longest unused.
    this.#entries.delete(key);
    this.#entries.set(key, found);
    return found.value;
  }

  /** Keep a value of this size; one that is larger than an eighth of all room is not kept. */
  set(key: string, value: Value, size: number): void {
    this.#remove(key);
    if (size > this.#limit / 8) return;
    this.#entries.set(key, { value, size });
    this.#size += size;
    for (const oldest of this.#entries.keys()) {
      if (this.#size <= this.#limit) return;
      this.#remove(oldest);
    }
  }

  #remove(key: string): void {
    const found = this.#entries.get(key);
    if (found === undefined) return;
    this.#entries.delete(key);
    this.#size -= found.size;
  }
}
