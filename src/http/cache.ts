/** Things of known size under keys, the longest unused of which make room for new ones. In memory alone. */
export class BoundedCache<Value> {
  readonly #entries = new Map<string, { readonly value: Value; readonly bytes: number }>();
  readonly #limit: number;
  #bytes = 0;

  /** `limit`: bytes of all values together. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Bytes of what is kept. */
  get bytes(): number {
    return this.#bytes;
  }

  get(key: string): Value | undefined {
    const found = this.#entries.get(key);
    if (found === undefined) return undefined;
    // A Map keeps the order in which keys came: the first is the longest unused.
    this.#entries.delete(key);
    this.#entries.set(key, found);
    return found.value;
  }

  /** Keep a value of so many bytes; one that is larger than an eighth of all room is not kept. */
  set(key: string, value: Value, bytes: number): void {
    this.#remove(key);
    if (bytes > this.#limit / 8) return;
    this.#entries.set(key, { value, bytes });
    this.#bytes += bytes;
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= this.#limit) return;
      this.#remove(oldest);
    }
  }

  #remove(key: string): void {
    const found = this.#entries.get(key);
    if (found === undefined) return;
    this.#entries.delete(key);
    this.#bytes -= found.bytes;
  }
}
