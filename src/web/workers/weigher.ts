import {
  type CompositeSpec,
  type CompositeStanding,
  type IndexData,
  nodesOf,
  prepareComposite,
  regionGrouping,
  standingIn,
  type Weighing,
  weighedComposite,
} from '../../assets/index.js';
import type { Results } from '../../study/index.js';

/** What composites are made of, as the API gives it. */
export type IndicatorTable = NonNullable<Results['assets']['table']>;

/** One composite of all actors. Lists are in the order of the table’s units. */
export interface WeighedComposite {
  readonly id: string;
  /** How many actors have a place. */
  readonly ranked: number;
  /** How many of its indicators count, and how many of those are known of each actor. */
  readonly indicators: number;
  readonly known: Int32Array;
  /** Null where too little is known. */
  readonly standings: readonly (CompositeStanding | null)[];
}

export interface Weigher {
  /** All composites under these weights. Those that stay as they were are not made again. */
  weigh(weighing: Weighing): readonly WeighedComposite[];
  /**
   * Weigh the first composite for practice, with another weight for one of its indicators: what a browser has run a few times it runs
   * several times as fast. Changes nothing that is told.
   */
  rehearse(weighing: Weighing, weight: number): void;
}

export interface WeigherOptions {
  /** Joint draws behind the intervals. */
  readonly draws: number;
  readonly seed: number;
}

/**
 * Weigh indicators otherwise, again and again: the digits that the server gives with the same weights, draws and seed. The first weighing under a way
 * of scaling takes long, the others little.
 */
export function createWeigher(table: IndicatorTable, options: WeigherOptions): Weigher {
  const data = dataOf(table);
  const composites = table.composites.map(({ spec, decided, scaling }): CompositeSpec => ({
    spec,
    decided: new Set(decided),
    scaling,
  }));
  const prepared = new Map<string, ReturnType<typeof prepareComposite>>();
  const last = new Map<string, { readonly key: string; readonly weighed: WeighedComposite }>();
  const build = ({ edits = [], ...bare }: CompositeSpec): WeighedComposite => {
    const { id } = bare.spec;
    const way = `${id} ${bare.scaling}`;
    const builder = prepared.get(way) ?? prepareComposite(bare, data, options);
    prepared.set(way, builder);
    const built = builder(edits);
    const standings = table.units.map((_, unit) => standingIn(built, unit));
    return { id, ranked: built.ranked, indicators: built.indicators, known: built.known, standings };
  };
  const weighOne = (composite: CompositeSpec, weighing: Weighing): WeighedComposite => {
    const asked = weighedComposite(composite, weighing);
    const { id } = asked.spec;
    const key = JSON.stringify([asked.scaling, asked.edits ?? []]);
    const known = last.get(id);
    if (known?.key === key) return known.weighed;
    const weighed = build(asked);
    last.set(id, { key, weighed });
    return weighed;
  };
  return {
    weigh: (weighing) => composites.map((composite) => weighOne(composite, weighing)),
    rehearse: (weighing, weight) => {
      const [composite] = composites;
      const indicator = composite && nodesOf(composite.spec.top).find(({ kind }) => kind === 'indicator');
      if (composite === undefined || indicator === undefined) return;
      build(weighedComposite(composite, { ...weighing, weights: { ...weighing.weights, [indicator.id]: weight } }));
    },
  };
}

function dataOf({ units, columns }: IndicatorTable): IndexData {
  return {
    units: units.map(({ id }) => id),
    columns: columns.map(({ id, values, sd }) => ({
      id,
      values: Float64Array.from(values, (value) => value ?? Number.NaN),
      sd: Float64Array.from(sd),
    })),
    groupings: [{ id: regionGrouping, groups: units.map(({ region }) => region) }],
  };
}
