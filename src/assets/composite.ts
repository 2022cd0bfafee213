import { createRandom } from '../statistics/index.js';
import type { IndexData } from './index-data.js';
import type { Aggregation, IndexSpec, Step } from './index-spec.js';
import { type Scaling, scaledTo, scalings, standardVariations } from './indicators/index.js';
import { type Design, prepareReplications, replicate } from './replications.js';
import { nodesOf, type SpecEdit } from './spec-edit.js';
import type { Variation } from './variation.js';

/** An index of assets, with what its maker has decided. */
export interface CompositeSpec {
  readonly spec: IndexSpec;
  /** Choices that are not to be varied. */
  readonly decided: ReadonlySet<Step>;
  /** The scaling that is decided; null = all are tried. */
  readonly scaling: Scaling | null;
  /** Weights and aggregation that a reader has decided: made after whatever is varied. */
  readonly edits?: readonly SpecEdit[];
}

/** A composite of all units, by joint draws over choices and errors of measurement. */
export interface Composite {
  readonly spec: IndexSpec;
  /**
   * Draws by unit, in standard deviations between units; null where less than half of the indicators that count are known. NaN in draws
   * in which the unit has no score.
   */
  readonly draws: readonly (Float64Array | null)[];
  /** Place in each draw, 1 = most; null and NaN likewise. */
  readonly places: readonly (Float64Array | null)[];
  /** How many units have a place. */
  readonly ranked: number;
  /** How many of its indicators are known of each unit; those with a weight of 0 do not count. */
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

/** What a reader may decide about a composite: everything comes after values have been made comparable. */
export interface Weighing {
  /** By indicator, 0 or more; those not named keep 1. None named: weights are varied as always. */
  readonly weights: Readonly<Record<string, number>>;
  /** Null: tried both ways. */
  readonly aggregation: Exclude<Aggregation['rule'], 'copeland'> | null;
}

/** The least share of its indicators that must be known of a unit. */
const leastKnown = 0.5;

const [choiceStream, errorStream, weightStream] = [11, 12, 13] as const;

/** The composite as the reader weighs it. Weights of indicators that it does not have are passed over. */
export function weighedComposite(composite: CompositeSpec, { weights, aggregation }: Weighing): CompositeSpec {
  const own = indicatorIds(composite.spec).filter((id) => Object.hasOwn(weights, id));
  const above = aggregation === 'geometric' || aggregation === 'harmonic';
  const edits: SpecEdit[] = [
    ...(own.length === 0
      ? []
      : [
          { edit: 'choose', step: 'weight', choice: { rule: 'given' } } as const,
          { edit: 'weigh', weights: Object.fromEntries(own.map((id) => [id, weights[id]!])) } as const,
        ]),
    ...(aggregation === null ? [] : [{ edit: 'choose', step: 'aggregate', choice: { rule: aggregation } } as const]),
  ];
  if (edits.length === 0) return composite;
  // These means are taken of scores above 0 only.
  if (!above || composite.scaling !== null) return { ...composite, edits };
  return { ...composite, edits, spec: scaledTo(composite.spec, 'min-max'), scaling: 'min-max' };
}

/**
 * Build an index again and again: over ways of scaling, filling in, treating outliers, weighting and putting together, each
 * indicator left out in turn, and errors of measurement drawn anew. In each draw scores are measured in standard deviations
 * between the units that have one, so that they can be compared whatever was chosen. O(draws × units × indicators).
 *
 * The same seed gives the same choices and errors for every audience: draw k of one belongs with draw k of another.
 */
export function compositeOf(composite: CompositeSpec, data: IndexData, options: CompositeOptions): Composite {
  const { edits = [] } = composite;
  const parts = designsOf(composite, data, options);
  let order = inOrder(0);
  // Draws are much alike: each is sorted from the order of the one before.
  const orderOf: OrderOf = (_, units) => (order.length === units ? order : (order = inOrder(units)));
  return composed(composite, data, options, parts, ({ design }) => replicate({ ...design, edits }).scores, orderOf);
}

/**
 * The same for weights that move: the slow steps are done once, for the composite without its edits. The function takes
 * the composite with other edits, of the same specification and scaling, and gives the digits of `compositeOf`.
 */
export function prepareComposite(
  composite: CompositeSpec,
  data: IndexData,
  options: CompositeOptions,
): (edits: readonly SpecEdit[]) => Composite {
  const parts = designsOf(composite, data, options).map((part) => ({
    ...part,
    scores: prepareReplications(part.design),
  }));
  const orders: Uint16Array[] = [];
  const orderOf: OrderOf = (draw, units) => {
    const order = orders[draw];
    return order?.length === units ? order : (orders[draw] = inOrder(units));
  };
  return (edits) => composed({ ...composite, edits }, data, options, parts, ({ scores }) => scores(edits), orderOf);
}

/** The order of so many units in a draw, as it was when it was last sorted. */
type OrderOf = (draw: number, units: number) => Uint16Array;

function inOrder(units: number): Uint16Array {
  return Uint16Array.from({ length: units }, (_, i) => i);
}

/** The draws under one way of scaling. */
interface Part {
  readonly from: number;
  readonly to: number;
  readonly design: Omit<Design, 'edits'>;
}

function designsOf(
  { spec, decided, scaling }: CompositeSpec,
  data: IndexData,
  { draws, seed }: CompositeOptions,
): Part[] {
  const ids = new Set(indicatorIds(spec));
  const own = { ...data, columns: data.columns.filter(({ id }) => ids.has(id)) };
  const ways = scaling === null ? scalings : [scaling];
  const weights = createRandom({ seed, stream: weightStream });
  const factors = Array.from({ length: 997 }, () => weights.uniform());
  return ways.map((way, w) => {
    const from = Math.round((draws * w) / ways.length);
    const to = Math.round((draws * (w + 1)) / ways.length);
    const variations = standardVariations(spec, { scaling: way, decided, factors });
    const random = createRandom({ seed, stream: choiceStream + 10 * w });
    const chosen = new Int32Array((to - from) * variations.length);
    for (let at = 0; at < chosen.length; at++)
      chosen[at] = random.below(variations[at % variations.length]!.options.length);
    const errors = createRandom({ seed, stream: errorStream + 10 * w });
    const scaled = scaling === null ? scaledTo(spec, way) : spec;
    return {
      from,
      to,
      design: { data: own, spec: scaled, variations, chosen, count: to - from, errors: () => errors },
    };
  });
}

function composed<P extends Part>(
  { spec, scaling, edits = [] }: CompositeSpec,
  data: IndexData,
  { draws }: CompositeOptions,
  parts: readonly P[],
  scoresOf: (part: P) => Float64Array,
  orderOf: OrderOf,
): Composite {
  const counting = countingIndicators(spec, edits);
  const known = new Int32Array(data.units.length);
  for (const { id, values } of data.columns)
    if (counting.has(id)) values.forEach((value, i) => (known[i]! += Number.isNaN(value) ? 0 : 1));
  const eligible = [...data.units.keys()].filter((i) => known[i]! > 0 && known[i]! >= leastKnown * counting.size);
  const scores = data.units.map((): Float64Array | null => null);
  const places = data.units.map((): Float64Array | null => null);
  for (const i of eligible) {
    scores[i] = new Float64Array(draws);
    places[i] = new Float64Array(draws);
  }
  const rooms = Array.from({ length: 3 }, () => new Float64Array(eligible.length));
  const [deviations, ranks, keys] = rooms as [Float64Array, Float64Array, Float64Array];
  for (const part of eligible.length === 0 ? [] : parts) {
    const built = scoresOf(part);
    for (let draw = part.from; draw < part.to; draw++) {
      standardise(built, (draw - part.from) * data.units.length, eligible, deviations);
      placesInto(deviations, orderOf(draw, eligible.length), keys, ranks);
      for (let e = 0; e < eligible.length; e++) {
        scores[eligible[e]!]![draw] = deviations[e]!;
        places[eligible[e]!]![draw] = ranks[e]!;
      }
    }
  }
  const steps = new Set(edits.flatMap((edit) => (edit.edit === 'choose' ? [edit.step] : [])));
  const varied = [...new Map(parts.flatMap(({ design }) => design.variations).map((one) => [one.id, one])).values()];
  return {
    spec,
    draws: scores,
    places,
    ranked: eligible.length,
    known,
    indicators: counting.size,
    varied: [...(scaling === null ? [scalingVariation] : []), ...varied].filter(
      ({ id }) => !(id === 'weights' && steps.has('weight')) && !(id === 'aggregate' && steps.has('aggregate')),
    ),
  };
}

function indicatorIds(spec: IndexSpec): string[] {
  return nodesOf(spec.top).flatMap((node) => (node.kind === 'indicator' ? [node.id] : []));
}

/** Those that have not been given a weight of 0. */
function countingIndicators(spec: IndexSpec, edits: readonly SpecEdit[]): ReadonlySet<string> {
  const left = edits.flatMap((edit) =>
    edit.edit === 'weigh' ? Object.entries(edit.weights).flatMap(([id, weight]) => (weight === 0 ? [id] : [])) : [],
  );
  return new Set(indicatorIds(spec).filter((id) => !left.includes(id)));
}

/** What is said of the scalings beside what is varied inside each. */
const scalingVariation: Variation = {
  id: 'normalise',
  title: 'Making comparable',
  options: scalings.map((id) => ({ id, edits: [] })),
};

/** Scores of some units of a row in standard deviations around their mean, into `out`; all 0 where they do not differ. */
function standardise(scores: Float64Array, row: number, units: readonly number[], out: Float64Array): void {
  let [sum, squares, known] = [0, 0, 0];
  for (let e = 0; e < out.length; e++) {
    const score = (out[e] = scores[row + units[e]!]!);
    if (Number.isNaN(score)) continue;
    sum += score;
    known++;
  }
  const mean = sum / known;
  for (let e = 0; e < out.length; e++) if (!Number.isNaN(out[e]!)) squares += (out[e]! - mean) ** 2;
  const sd = Math.sqrt(squares / known);
  for (let e = 0; e < out.length; e++) if (!Number.isNaN(out[e]!)) out[e] = sd > 0 ? (out[e]! - mean) / sd : 0;
}

/**
 * Places from the highest score down, 1 = first; equals share the best of theirs; NaN without a score. `order`: the units as they were
 * ordered before, and then as they are now: scores that change little are sorted in little more than a look. `keys`: room to work in.
 */
function placesInto(scores: Float64Array, order: Uint16Array, keys: Float64Array, places: Float64Array): void {
  for (let at = 0; at < order.length; at++) {
    const score = scores[order[at]!]!;
    // Missing scores come last.
    const key = Number.isNaN(score) ? Infinity : -score;
    const unit = order[at]!;
    let to = at;
    while (to > 0 && keys[to - 1]! > key) {
      keys[to] = keys[to - 1]!;
      order[to] = order[to - 1]!;
      to--;
    }
    keys[to] = key;
    order[to] = unit;
  }
  let place = 1;
  for (let at = 0; at < order.length; at++) {
    if (at > 0 && keys[at] !== keys[at - 1]) place = at + 1;
    places[order[at]!] = keys[at] === Infinity ? Number.NaN : place;
  }
}
