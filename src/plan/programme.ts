import { type Frame, mostIn } from './frame.js';
import type { Allocation } from './option.js';
import type { MixedProblem, MixedSolution } from './solver.js';

/**
 * A mixed-integer problem over some of a frame’s columns: how often each is done; of each partner that costs or is counted
 * whether it is engaged; and θ, what the plan is worth, at most its value under every cut. Cuts are gains by option under
 * weights of the draws: one for the mean, several for a tail.
 */
export interface Programme {
  readonly problem: MixedProblem;
  /** The frame’s column behind each of the first x. */
  readonly columns: Uint32Array;
  /** By row: what limits it. */
  readonly keys: readonly RowKey[];
}

export type RowKey = readonly [
  kind: 'budget' | 'segment' | 'once' | 'most' | 'link' | 'partners' | 'cut',
  place: number,
];

export function programmeOf(frame: Frame, columns: Uint32Array, cuts: readonly Float64Array[]): Programme {
  const { task, segments, group, share, once, partner, engaged } = frame;
  const acts = columns.length;
  const partners = engaged ? task.partners.length : 0;
  const count = acts + partners + 1;
  const theta = count - 1;
  const gain = new Float64Array(count);
  gain[theta] = 1;
  const lower = new Float64Array(count);
  const upper = new Float64Array(count).fill(1);
  lower[theta] = -Infinity;
  upper[theta] = Infinity;
  const whole = new Uint8Array(count).fill(1);
  whole[theta] = 0;
  columns.forEach((column, x) => (upper[x] = mostIn(frame, column)));
  const rows = new RowWriter();
  rows.begin(['budget', 0], -Infinity, task.budget);
  columns.forEach((column, x) => rows.add(x, task.options[Math.floor(column / segments)]!.effort));
  for (let p = 0; p < partners; p++) if (task.partners[p]!.engaging > 0) rows.add(acts + p, task.partners[p]!.engaging);
  const bySegment = new Map<number, number[]>();
  const byOnce = new Map<number, number[]>();
  const byOption = new Map<number, number[]>();
  columns.forEach((column, x) => {
    const option = Math.floor(column / segments);
    push(bySegment, group[option]! * segments + (column % segments), x);
    push(byOption, option, x);
    if (once[option]! >= 0) push(byOnce, once[option]!, x);
  });
  const total = (own: readonly number[]): number => own.reduce((sum, x) => sum + upper[x]!, 0);
  const limit = (key: RowKey, own: readonly number[], most: number): void => {
    if (total(own) <= most) return;
    rows.begin(key, -Infinity, most);
    for (const x of own) rows.add(x, 1);
  };
  for (const [cell, own] of bySegment) limit(['segment', cell], own, frame.width[cell]!);
  for (const [place, own] of byOnce) limit(['once', place], own, 1);
  for (const [option, own] of byOption) limit(['most', option], own, task.options[option]!.most);
  if (engaged) {
    columns.forEach((column, x) => {
      const p = partner[Math.floor(column / segments)]!;
      if (p < 0) return;
      rows.begin(['link', column], -Infinity, 0);
      rows.add(x, 1);
      rows.add(acts + p, -upper[x]!);
    });
    if (task.mostPartners !== null) {
      rows.begin(['partners', 0], -Infinity, task.mostPartners);
      for (let p = 0; p < partners; p++) rows.add(acts + p, 1);
    }
  }
  cuts.forEach((cut, place) => {
    rows.begin(['cut', place], -Infinity, 0);
    columns.forEach((column, x) => {
      const option = Math.floor(column / segments);
      const value = cut[option]! * share[group[option]! * segments + (column % segments)]!;
      if (value !== 0) rows.add(x, -value);
    });
    rows.add(theta, 1);
  });
  return { problem: { gain, lower, upper, whole, rows: rows.rows() }, columns, keys: rows.keys };
}

/** The allocation that a solution stands for; what is not whole is rounded down. */
export function allocationIn({ task, segments }: Frame, { columns }: Programme, values: Float64Array): Allocation {
  const times = new Int32Array(task.options.length * segments);
  columns.forEach((column, x) => (times[column] = Math.floor(values[x]! + 1e-6)));
  return { segments, times };
}

/** The x that an allocation is in a programme; its acts must be among the programme’s columns. */
export function startFrom(frame: Frame, programme: Programme, { times }: Allocation, value: number): Float64Array {
  const { columns, problem } = programme;
  const start = new Float64Array(problem.gain.length);
  columns.forEach((column, x) => {
    start[x] = times[column]!;
    const p = frame.partner[Math.floor(column / frame.segments)]!;
    if (frame.engaged && p >= 0 && times[column]! > 0) start[columns.length + p] = 1;
  });
  start[start.length - 1] = value;
  return start;
}

/** By how much a plan differs at most from the relaxed optimum. */
export interface Reduced {
  /** By column of the frame, if it uses it once: above 0 only where the programme lacks a column that would improve it. */
  readonly reduced: Float64Array;
  /** By partner, if it engages it: 0 or below. */
  readonly engaging: Float64Array;
}

export function reducedGains(
  frame: Frame,
  { keys }: Programme,
  { rowValues }: MixedSolution,
  cuts: readonly Float64Array[],
): Reduced {
  const { task, segments, group, share, once } = frame;
  const options = task.options.length;
  const [cells, starts, mosts] = [
    new Float64Array(frame.width.length),
    new Float64Array(frame.onces),
    new Float64Array(options),
  ];
  const links = new Float64Array(options * segments);
  const gain = new Float64Array(options);
  let budget = 0;
  let counted = 0;
  keys.forEach(([kind, place], row) => {
    const value = rowValues![row]!;
    if (kind === 'budget') budget = value;
    else if (kind === 'segment') cells[place] = value;
    else if (kind === 'once') starts[place] = value;
    else if (kind === 'most') mosts[place] = value;
    else if (kind === 'link') links[place] = value;
    else if (kind === 'partners') counted = value;
    else if (kind === 'cut' && value !== 0) for (let c = 0; c < options; c++) gain[c]! += value * cuts[place]![c]!;
  });
  // Whoever uses a column of a partner that is not engaged engages it.
  const engaging = Float64Array.from(task.partners, (one) => (frame.engaged ? -budget * one.engaging - counted : 0));
  if (frame.engaged)
    links.forEach((value, column) => {
      if (value === 0) return;
      const p = frame.partner[Math.floor(column / segments)]!;
      engaging[p]! += value * mostIn(frame, column);
    });
  const reduced = new Float64Array(options * segments);
  for (let c = 0; c < options; c++) {
    const fixed = budget * task.options[c]!.effort + mosts[c]! + (once[c]! >= 0 ? starts[once[c]!]! : 0);
    for (let s = 0; s < segments; s++) {
      const cell = group[c]! * segments + s;
      reduced[c * segments + s] = gain[c]! * share[cell]! - fixed - cells[cell]! - links[c * segments + s]!;
    }
  }
  return { reduced, engaging };
}

class RowWriter {
  readonly keys: RowKey[] = [];
  readonly #starts: number[] = [];
  readonly #columns: number[] = [];
  readonly #values: number[] = [];
  readonly #lower: number[] = [];
  readonly #upper: number[] = [];

  begin(key: RowKey, lower: number, upper: number): void {
    this.keys.push(key);
    this.#starts.push(this.#columns.length);
    this.#lower.push(lower);
    this.#upper.push(upper);
  }

  add(column: number, value: number): void {
    this.#columns.push(column);
    this.#values.push(value);
  }

  rows(): MixedProblem['rows'] {
    return {
      starts: Int32Array.from([...this.#starts, this.#columns.length]),
      columns: Int32Array.from(this.#columns),
      values: Float64Array.from(this.#values),
      lower: Float64Array.from(this.#lower),
      upper: Float64Array.from(this.#upper),
    };
  }
}

function push(lists: Map<number, number[]>, key: number, value: number): void {
  const own = lists.get(key);
  if (own === undefined) lists.set(key, [value]);
  else own.push(value);
}
