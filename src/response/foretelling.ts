import { openFilter } from './filter.js';
import type { Panel } from './panel.js';
import type { LawParameters } from './parameters.js';

/** What the law foretells of one period, audience by audience, from what each had shown before. */
export interface Foretold {
  /** Cells of the audiences that are in the panel in this period. */
  readonly cells: Int32Array;
  /** Mean [L] and variance [L²] of the position of each, nothing moving everyone alike in the step before. */
  readonly mean: Float64Array;
  readonly variance: Float64Array;
}

/** Goes through the end of a panel period by period, all audiences abreast. */
export interface Foretelling {
  /** The next period. */
  next(): Foretold;
  /**
   * Take in what was measured in it, once it is known by how much the step before moved everyone alike (a) [L/T²] and by how
   * much the period stretched the scale (d).
   */
  settle(common: number, stretch: number): void;
}

/** From period `first` on, counted from the panel's first; what was seen before is taken in with the parameters as they are. */
export function foretell(panel: Panel, parameters: LawParameters, first: number): Foretelling {
  const stretch = Float64Array.from(parameters.stretch);
  const common = Float64Array.from(parameters.common).fill(0, Math.max(0, first - 1));
  const abreast = Array.from(panel.audiences.keys(), (j) => {
    const entry = panel.entry[j]!;
    const filter = openFilter(panel, j, { ...parameters, common, stretch });
    for (let i = 0; entry + i < first && i < length(panel, j); i++) {
      if (i > 0) filter.step(i - 1);
      filter.see(i);
    }
    return { j, entry, filter };
  });
  let step = first - 1;
  let there: typeof abreast = [];
  return {
    next() {
      step++;
      there = abreast.filter(({ j, entry }) => step >= entry && step - entry < length(panel, j));
      for (const { entry, filter } of there) if (step > entry) filter.step(step - entry - 1);
      return {
        cells: Int32Array.from(there, ({ j, entry }) => panel.start[j]! + step - entry),
        mean: Float64Array.from(there, ({ filter }) => filter.state[0]!),
        variance: Float64Array.from(there, ({ filter }) => filter.state[3]!),
      };
    },
    settle(shift, stretched) {
      stretch[step] = stretched;
      for (const { entry, filter } of there) {
        if (step > entry) {
          filter.state[0]! += shift;
          filter.state[1]! += shift;
        }
        filter.see(step - entry);
      }
    },
  };
}

function length(panel: Panel, j: number): number {
  return panel.start[j + 1]! - panel.start[j]!;
}
