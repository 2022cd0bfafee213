import { openFilter } from './filter.js';
import type { Panel } from './panel.js';
import type { LawParameters } from './parameters.js';

/** What the law foretells of one period, audience by audience, from what each had shown before. */
export interface Foretold {
  /** Cells of the audiences that are in the panel in this period. */
  readonly cells: Int32Array;
  /**
   * Mean [L] and variance [L²] of the position of each, nothing moving everyone alike in the step before. Valid until the next
   * period.
   */
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

/**
 * From period `first` on, counted from the panel's first; what was seen before is taken in with the parameters as they are. Who
 * is there in which period is found out once, for all parameters.
 */
export function foretellings(panel: Panel, first: number): (parameters: LawParameters) => Foretelling {
  const { start, entry } = panel;
  const audiences = [...panel.audiences.keys()];
  const there = Array.from({ length: panel.to - panel.from + 1 - first }, (_, after) =>
    Int32Array.from(
      audiences.filter((j) => first + after >= entry[j]! && first + after - entry[j]! < start[j + 1]! - start[j]!),
    ),
  );
  const cells = there.map((some, after) => some.map((j) => start[j]! + first + after - entry[j]!));
  return (parameters) => {
    const [mean, variance] = [new Float64Array(audiences.length), new Float64Array(audiences.length)];
    const stretch = Float64Array.from(parameters.stretch);
    const common = Float64Array.from(parameters.common).fill(0, Math.max(0, first - 1));
    const shifted = { ...parameters, common, stretch };
    const filters = audiences.map((j) => {
      const filter = openFilter(panel, j, shifted);
      const seen = Math.min(first - entry[j]!, start[j + 1]! - start[j]!);
      for (let i = 0; i < seen; i++) {
        if (i > 0) filter.step(i - 1);
        filter.see(i);
      }
      return filter;
    });
    let step = first - 1;
    return {
      next() {
        step++;
        const some = there[step - first]!;
        for (let a = 0; a < some.length; a++) {
          const filter = filters[some[a]!]!;
          const i = step - entry[some[a]!]!;
          if (i > 0) filter.step(i - 1);
          mean[a] = filter.state[0]!;
          variance[a] = filter.state[3]!;
        }
        return { cells: cells[step - first]!, mean, variance };
      },
      settle(shift, stretched) {
        stretch[step] = stretched;
        for (const j of there[step - first]!) {
          const { state, see } = filters[j]!;
          if (step > entry[j]!) {
            state[0]! += shift;
            state[1]! += shift;
          }
          see(step - entry[j]!);
        }
      },
    };
  };
}
