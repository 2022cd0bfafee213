import {
  type IndexData,
  type IndexSpec,
  nodesOf,
  regionGrouping,
  replicate,
  scaledTo,
  type Scaling,
  scalings,
  standardVariations,
  type Step,
  type Variation,
} from '../../assets/index.js';
import { createRandom } from '../../statistics/index.js';
import type { Column } from './columns.js';
import type { Field } from './units.js';

/** An index of assets, with what its maker has decided. */
export interface CompositeSpec {
  readonly spec: IndexSpec;
  /** Choices that are not to be varied. */
  readonly decided: ReadonlySet<Step>;
  /** The scaling that is decided; null = all are tried. */
  readonly scaling: Scaling | null;
}

/** A composite of all units for one audience, by joint draws over choices and errors of measurement. */
export interface Composite {
  readonly spec: IndexSpec;
  readonly field: Field;
  /** Draws by unit, in standard deviations between units; null where less than half of the indicators are known. */
  readonly draws: readonly (Float64Array | null)[];
  /** Place in each draw, 1 = most; null likewise. */
  readonly places: readonly (Float64Array | null)[];
  /** How many units have a place. */
  readonly ranked: number;
  /** How many of its indicators are known of each unit. */
  readonly known: Int32Array;
  readonly indicators: number;
  /** What was varied, the choices of all scalings together. */
  readonly varied: readonly Variation[];
}

export interface CompositeOptions {
  /** Joint draws; an even number makes both ways of scaling equally frequent. */
  readonly draws: number;
  readonly seed: number;
}

/** The least share of its indicators that must be known of a unit. */
const leastKnown = 0.5;

const [choiceStream, errorStream, weightStream] = [11, 12, 13] as const;

/** The columns of an index as data. Errors are there for each value, so that all audiences draw the same numbers. */
export function indexDataOf(columns: readonly Column[], { units, regions }: Field): IndexData {
  return {
    units,
    columns: columns.map(({ indicator, values, sd }) => ({
      id: indicator.id,
      values,
      // A missing value draws an error too, though it stays missing.
      sd: sd.map((error) => (error > 0 ? error : Number.MIN_VALUE)),
    })),
    groupings: [{ id: regionGrouping, groups: regions }],
  };
}

/**
 * Build an index again and again: over ways of scaling, filling in, treating outliers, weighting and putting together, each
 * indicator left out in turn, and errors of measurement drawn anew. In each draw scores are measured in standard deviations
 * between the units that have one, so that they can be compared whatever was chosen. O(draws × units × indicators).
 *
 * The same seed gives the same choices and errors for every audience: draw k of one belongs with draw k of another.
 */
export function compositeOf(
  { spec, decided, scaling }: CompositeSpec,
  columns: readonly Column[],
  field: Field,
  { draws, seed }: CompositeOptions,
): Composite {
  const ids = new Set(nodesOf(spec.top).flatMap((node) => (node.kind === 'indicator' ? [node.id] : [])));
  const own = columns.filter(({ indicator }) => ids.has(indicator.id));
  const data = indexDataOf(own, field);
  const known = new Int32Array(field.units.length);
  for (const { values } of own) values.forEach((value, i) => (known[i]! += Number.isNaN(value) ? 0 : 1));
  const eligible = [...field.units.keys()].filter((i) => known[i]! > 0 && known[i]! >= leastKnown * ids.size);
  const scores = field.units.map((): Float64Array | null => null);
  const places = field.units.map((): Float64Array | null => null);
  for (const i of eligible) {
    scores[i] = new Float64Array(draws);
    places[i] = new Float64Array(draws);
  }
  const ways = scaling === null ? scalings : [scaling];
  const weights = createRandom({ seed, stream: weightStream });
  const factors = Array.from({ length: 997 }, () => weights.uniform());
  const varied: Variation[] = [];
  let from = 0;
  for (const [w, way] of ways.entries()) {
    const to = Math.round((draws * (w + 1)) / ways.length);
    const variations = standardVariations(spec, { scaling: way, decided, factors });
    varied.push(...variations.filter(({ id }) => !varied.some((one) => one.id === id)));
    if (eligible.length === 0) continue;
    const random = createRandom({ seed, stream: choiceStream + 10 * w });
    const chosen = new Int32Array((to - from) * variations.length);
    for (let at = 0; at < chosen.length; at++)
      chosen[at] = random.below(variations[at % variations.length]!.options.length);
    const errors = createRandom({ seed, stream: errorStream + 10 * w });
    const built = replicate({
      data,
      spec: scaling === null ? scaledTo(spec, way) : spec,
      variations,
      chosen,
      count: to - from,
      errors: () => errors,
    });
    const rooms = Array.from({ length: 3 }, () => new Float64Array(eligible.length));
    const [deviations, ranks, sorted] = rooms as [Float64Array, Float64Array, Float64Array];
    for (let draw = from; draw < to; draw++) {
      standardise(built.scores, (draw - from) * field.units.length, eligible, deviations);
      placesInto(deviations, ranks, sorted);
      for (let e = 0; e < eligible.length; e++) {
        scores[eligible[e]!]![draw] = deviations[e]!;
        places[eligible[e]!]![draw] = ranks[e]!;
      }
    }
    from = to;
  }
  return {
    spec,
    field,
    draws: scores,
    places,
    ranked: eligible.length,
    known,
    indicators: ids.size,
    varied: scaling === null ? [scalingVariation, ...varied] : varied,
  };
}

/** What is said of the scalings beside what is varied inside each. */
const scalingVariation: Variation = {
  id: 'normalise',
  title: 'Making comparable',
  options: scalings.map((id) => ({ id, edits: [] })),
};

/** Scores of some units of a row in standard deviations around their mean, into `out`; all 0 where they do not differ. */
function standardise(scores: Float64Array, row: number, units: readonly number[], out: Float64Array): void {
  let [sum, squares] = [0, 0];
  for (let e = 0; e < out.length; e++) sum += out[e] = scores[row + units[e]!]!;
  const mean = sum / out.length;
  for (let e = 0; e < out.length; e++) squares += (out[e]! - mean) ** 2;
  const sd = Math.sqrt(squares / out.length);
  for (let e = 0; e < out.length; e++) out[e] = sd > 0 ? (out[e]! - mean) / sd : 0;
}

/** Places from the highest score down, 1 = first; equals share the best of theirs. `sorted`: room to work in. */
function placesInto(scores: Float64Array, places: Float64Array, sorted: Float64Array): void {
  sorted.set(scores);
  sorted.sort();
  for (let i = 0; i < scores.length; i++) {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (sorted[middle]! <= scores[i]!) low = middle + 1;
      else high = middle;
    }
    places[i] = sorted.length - low + 1;
  }
}
