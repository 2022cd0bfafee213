/** Rows of a mixed-integer problem as compressed rows: entries of row r are those from `starts[r]` on. */
export interface MixedRows {
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** Maximise gain·x with lower ≤ x ≤ upper, rows between theirs, and some x whole. Plain data. */
export interface MixedProblem {
  readonly gain: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** 1 where x must be whole. */
  readonly whole: Uint8Array;
  readonly rows: MixedRows;
}

export interface SolveOptions {
  /** Wholeness is let go, and the value of each row is told. */
  readonly relaxed: boolean;
  /** Relative gap between the best found and the bound at which to stop; 0 = until it is proved best. */
  readonly gap: number;
  /** Seconds at most. */
  readonly seconds: number;
  /** A feasible x to start from. */
  readonly start?: Float64Array;
  /** Told the value of the best found and the bound, from time to time. */
  readonly onProgress?: (value: number, bound: number) => void;
}

export interface MixedSolution {
  /** `best`: proved within the gap. `found`: feasible, but time ran out. `none`: nothing feasible was found. */
  readonly status: 'best' | 'found' | 'none';
  readonly values: Float64Array;
  readonly value: number;
  /** No x is worth more. */
  readonly bound: number;
  /** Where relaxed: by row, what one more unit of it is worth, so that gain − rowsᵀ·rowValues is at most 0 at x = lower. */
  readonly rowValues: Float64Array | null;
  /** Seconds it took. */
  readonly seconds: number;
}

/** What solves mixed-integer problems; handed in, for it is not pure. Throws where it is asked to stop. */
export interface Solver {
  solve(problem: MixedProblem, options: SolveOptions): Promise<MixedSolution>;
}
