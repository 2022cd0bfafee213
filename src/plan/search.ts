import type { Draws } from '../model/index.js';
import { actsCounted, effortIn, type Frame, mostIn } from './frame.js';
import type { Gains } from './gains.js';
import { filledUp, greedyPlan, planWith } from './greedy.js';
import { valueOf, weightsOf } from './objective.js';
import type { Allocation } from './option.js';
import { allocationIn, type Programme, programmeOf, reducedGains, startFrom } from './programme.js';
import type { MixedSolution, Solver } from './solver.js';

export interface SearchOptions {
  /** Relative gap at which to stop. */
  readonly gap: number;
  /** Seconds that the solver may take in all. */
  readonly seconds: number;
  /** Told every better plan and bound: value, bound (Infinity before there is one), seconds of the solver so far. */
  readonly onProgress?: (value: number, bound: number, seconds: number) => void;
}

/** The best allocation that was found for gains that are frozen. */
export interface Found {
  readonly allocation: Allocation;
  /** By the objective, with frozen gains. */
  readonly value: number;
  /** No allocation is worth more. */
  readonly bound: number;
  /** (bound − value)/bound. */
  readonly gap: number;
  /** Seconds of the solver. */
  readonly seconds: number;
}

const mostRounds = 60;
/** Columns that enter at once when prices ask for them. */
const atOnce = 2500;
/** Columns of a mixed-integer problem at most. */
const mostColumns = 4000;
/** A solver’s rounding. */
const hair = 1e-9;

/**
 * Choose what to do: a greedy plan at once; then the relaxed problem over few columns, to which prices fetch the others as long as
 * one would improve it, so that its optimum bounds all plans; then the mixed-integer problem over the columns that may still
 * be in a better plan. Scenarios are added up before anything is solved; a lower tail is approached by cuts, each the value under
 * the weights that make the last plan look worst (Kelley’s method).
 */
export async function search(frame: Frame, gains: Gains, solver: Solver, options: SearchOptions): Promise<Found> {
  return new Search(frame, gains, solver, options).run();
}

/** Movement of an allocation by draw when gains are frozen [L]. */
export function frozenMovement(frame: Frame, gains: Gains, allocation: Allocation): Draws {
  const moved = new Float64Array(gains.draws);
  actsCounted(frame, allocation).forEach((times, option) => {
    if (times > 0) gains.add(option, times, moved);
  });
  return moved;
}

class Search {
  readonly #frame: Frame;
  readonly #gains: Gains;
  readonly #solver: Solver;
  readonly #options: SearchOptions;
  readonly #cuts: Float64Array[] = [];
  readonly #mean: Float64Array;
  #columns = new Set<number>();
  #best: Allocation;
  #value = 0;
  #bound = Infinity;
  #seconds = 0;

  constructor(frame: Frame, gains: Gains, solver: Solver, options: SearchOptions) {
    this.#frame = frame;
    this.#gains = gains;
    this.#solver = solver;
    this.#options = options;
    this.#mean = gains.under(new Float64Array(gains.draws).fill(1 / gains.draws));
    // To do nothing is worth nothing.
    this.#best = { segments: frame.segments, times: new Int32Array(frame.task.options.length * frame.segments) };
  }

  async run(): Promise<Found> {
    this.#cuts.push(this.#mean);
    this.#try(greedyPlan(this.#frame, this.#mean));
    if (this.#isTail) this.#cutAt(this.#best);
    this.#enter(this.#firstColumns());
    const relaxed = await this.#relax();
    if (relaxed !== null && !this.#isClose()) await this.#makeWhole(relaxed.programme, relaxed.solution);
    const { value, bound } = { value: this.#value, bound: Math.max(this.#value, this.#bound) };
    return {
      allocation: this.#best,
      value,
      bound,
      gap: bound === Infinity ? 1 : bound > hair ? (bound - value) / bound : 0,
      seconds: this.#seconds,
    };
  }

  get #isTail(): boolean {
    return this.#frame.task.objective.kind === 'tail';
  }

  get #left(): number {
    return this.#options.seconds - this.#seconds;
  }

  #isClose(): boolean {
    return this.#bound - this.#value <= this.#options.gap * Math.abs(this.#bound) + hair;
  }

  /** Keep an allocation if it is better than the best so far; returns its movement by draw. */
  #try(allocation: Allocation): Draws {
    const moved = frozenMovement(this.#frame, this.#gains, allocation);
    const value = valueOf(this.#frame.task.objective, moved);
    const { budget, mostPartners } = this.#frame.task;
    const feasible = effortIn(this.#frame, allocation) <= budget * (1 + 1e-9);
    if (feasible && (mostPartners === null || this.#partnersIn(allocation) <= mostPartners) && value > this.#value) {
      this.#best = allocation;
      this.#value = value;
      this.#tell();
    }
    return moved;
  }

  #partnersIn({ times }: Allocation): number {
    const there = new Set<number>();
    times.forEach((one, column) => {
      const p = one > 0 ? this.#frame.partner[Math.floor(column / this.#frame.segments)]! : -1;
      if (p >= 0) there.add(p);
    });
    return there.size;
  }

  #tell(): void {
    this.#options.onProgress?.(this.#value, this.#bound, this.#seconds);
  }

  #lower(bound: number): void {
    if (bound >= this.#bound) return;
    this.#bound = bound;
    this.#tell();
  }

  #cutAt(allocation: Allocation): void {
    const moved = frozenMovement(this.#frame, this.#gains, allocation);
    this.#cuts.push(this.#gains.under(weightsOf(this.#frame.task.objective, moved)));
  }

  #enter(columns: Iterable<number>): void {
    for (const column of columns) if (mostIn(this.#frame, column) > 0) this.#columns.add(column);
  }

  /** Those of the greedy plan, and the option of each group that gains most per effort. */
  *#firstColumns(): Iterable<number> {
    const { segments, group, groups, task } = this.#frame;
    for (let column = 0; column < this.#best.times.length; column++) if (this.#best.times[column]! > 0) yield column;
    const top = Array.from({ length: groups }, (): number[] => []);
    const rate = (c: number): number => this.#mean[c]! / task.options[c]!.effort;
    this.#mean.forEach((gain, c) => {
      if (!(gain > 0)) return;
      const own = top[group[c]!]!;
      own.push(c);
      if (own.length > 1) own.sort((a, b) => rate(b) - rate(a)).pop();
    });
    for (const own of top) for (const c of own) for (let s = 0; s < segments; s++) yield c * segments + s;
  }

  async #relax(): Promise<{ programme: Programme; solution: MixedSolution } | null> {
    let last: { programme: Programme; solution: MixedSolution } | null = null;
    for (let round = 0; round < mostRounds && this.#left > 0; round++) {
      const programme = programmeOf(this.#frame, this.#sorted(), this.#cuts);
      const solution = await this.#solve(programme, { relaxed: true, gap: 0 });
      if (solution.status !== 'best') return last;
      last = { programme, solution };
      const { reduced } = reducedGains(this.#frame, programme, solution, this.#cuts);
      const tolerance = 1e-7 * Math.abs(solution.value) + hair * 1e-3;
      const wanted = this.#wanted(reduced, tolerance);
      this.#lower(solution.value + this.#beyond(reduced));
      this.#enter(wanted.slice(0, atOnce));
      if (wanted.length > 0) continue;
      this.#round(programme, solution);
      if (this.#isClose() || !this.#isTail || !this.#cutBelow(programme, solution)) break;
    }
    return last;
  }

  /** By how much columns that are not in the programme could improve it at most, each segment filled with its best. */
  #beyond(reduced: Float64Array): number {
    const { segments, group, width } = this.#frame;
    const best = new Float64Array(width.length);
    for (let column = 0; column < reduced.length; column++) {
      if (!(reduced[column]! > 0) || this.#columns.has(column)) continue;
      const cell = group[Math.floor(column / segments)]! * segments + (column % segments);
      best[cell] = Math.max(best[cell]!, mostIn(this.#frame, column) === 0 ? 0 : reduced[column]! * width[cell]!);
    }
    return best.reduce((sum, one) => sum + one, 0);
  }

  /** Whole plans near a relaxed one. */
  #round(programme: Programme, { values }: MixedSolution): void {
    const weighed = this.#isTail ? this.#cuts.at(-1)! : this.#mean;
    for (const gain of this.#isTail ? [this.#mean, weighed] : [weighed]) {
      const rounded = filledUp(this.#frame, gain, allocationIn(this.#frame, programme, values));
      if (rounded !== null) this.#try(rounded);
      const { length } = programme.columns;
      if (this.#frame.engaged) this.#try(planWith(this.#frame, gain, values.subarray(length)));
    }
  }

  /** Columns that prices ask for, those that promise most first. */
  #wanted(reduced: Float64Array, tolerance: number): number[] {
    const wanted: number[] = [];
    for (let column = 0; column < reduced.length; column++)
      if (reduced[column]! > tolerance && !this.#columns.has(column) && mostIn(this.#frame, column) > 0)
        wanted.push(column);
    return wanted.sort((a, b) => reduced[b]! - reduced[a]! || a - b);
  }

  /** Cut off a relaxed plan whose tail is worth less than the programme takes it for; whether there was need. */
  #cutBelow({ columns }: Programme, { values, value }: MixedSolution): boolean {
    const { segments, group, share, task } = this.#frame;
    const moved = new Float64Array(this.#gains.draws);
    columns.forEach((column, x) => {
      const option = Math.floor(column / segments);
      const by = values[x]! * share[group[option]! * segments + (column % segments)]!;
      if (by > 0) this.#gains.add(option, by, moved);
    });
    const worth = valueOf(task.objective, moved);
    if (value - worth <= 0.1 * this.#options.gap * Math.abs(value) + hair) return false;
    this.#cuts.push(this.#gains.under(weightsOf(task.objective, moved)));
    return true;
  }

  async #makeWhole(relaxed: Programme, solution: MixedSolution): Promise<void> {
    const { reduced, engaging } = reducedGains(this.#frame, relaxed, solution, this.#cuts);
    const { partner, segments } = this.#frame;
    // A plan that uses a column is worth no more than this: those below the best found need not be looked at, nor too many at once.
    const promise = (column: number): number => {
      const p = partner[Math.floor(column / segments)]!;
      return solution.value + Math.min(0, reduced[column]!) + (p < 0 ? 0 : Math.min(0, engaging[p]!));
    };
    const likely = [...reduced.keys()]
      .filter((column) => promise(column) > this.#value - hair && mostIn(this.#frame, column) > 0)
      .sort((a, b) => promise(b) - promise(a) || a - b);
    const columns = new Set(likely.slice(0, mostColumns));
    const beyond = likely.length > mostColumns ? promise(likely[mostColumns]!) : -Infinity;
    this.#best.times.forEach((times, column) => times > 0 && columns.add(column));
    this.#columns = columns;
    for (let round = 0; round < mostRounds && this.#left > 0 && !this.#isClose(); round++) {
      const programme = programmeOf(this.#frame, this.#sorted(), this.#cuts);
      const start = this.#covered(columns) ? startFrom(this.#frame, programme, this.#best, this.#value) : undefined;
      const found = await this.#solve(
        programme,
        { relaxed: false, gap: this.#isTail ? this.#options.gap / 2 : this.#options.gap, beyond },
        start,
      );
      this.#lower(Math.max(beyond, found.bound));
      if (found.status === 'none') return;
      const allocation = allocationIn(this.#frame, programme, found.values);
      const before = this.#cuts.length;
      this.#try(allocation);
      if (this.#isTail) this.#cutAt(allocation);
      if (found.status !== 'best' || this.#cuts.length === before || this.#bound <= beyond) return;
    }
  }

  #covered(columns: ReadonlySet<number>): boolean {
    return this.#best.times.every((times, column) => times === 0 || columns.has(column));
  }

  #sorted(): Uint32Array {
    return Uint32Array.from(this.#columns).sort();
  }

  async #solve(
    { problem }: Programme,
    { relaxed, gap, beyond = -Infinity }: { readonly relaxed: boolean; readonly gap: number; readonly beyond?: number },
    start?: Float64Array,
  ): Promise<MixedSolution> {
    const solution = await this.#solver.solve(problem, {
      relaxed,
      gap,
      seconds: this.#left,
      ...(start === undefined ? {} : { start }),
      ...(relaxed || this.#isTail ? {} : { onProgress: (_, bound) => this.#lower(Math.max(beyond, bound)) }),
    });
    this.#seconds += solution.seconds;
    return solution;
  }
}
