/** What pure code needs from the outside world: many hands, a voice, a way to be stopped. Handed in, never imported. */
export interface Workshop {
  /**
   * Run `task` once per part, perhaps in parallel, and return the results in the order of the parts. Results may not
   * depend on how many hands there are. The task is named by the module that holds it (see `Task`).
   */
  map<Part, Result>(task: Task<Part, Result>, parts: readonly Part[]): Promise<Result[]>;
  /** Report progress of the work at hand: `done` of `of`, with a word for what is being done. */
  progress(done: number, of: number, label: string): void;
  /** Raised when the person who asked has gone away. */
  readonly signal: AbortSignal;
}

/**
 * A function that can be sent to another thread: known by id on both sides, its parts and results made of
 * structured-cloneable values. It reports progress in steps, which the workshop adds up over the parts.
 */
export interface Task<Part, Result> {
  readonly id: string;
  /** How many progress steps one part takes. */
  steps(part: Part): number;
  run(part: Part, hands: { progress(done: number): void; readonly signal: AbortSignal }): Promise<Result> | Result;
}

/** The plainest workshop: one part after the other, in this thread, silently. Used in tests and small jobs. */
export function plainWorkshop(signal: AbortSignal = new AbortController().signal): Workshop {
  return {
    signal,
    progress: () => undefined,
    async map(task, parts) {
      const results = [];
      for (const part of parts) {
        signal.throwIfAborted();
        results.push(await task.run(part, { progress: () => undefined, signal }));
      }
      return results;
    },
  };
}
