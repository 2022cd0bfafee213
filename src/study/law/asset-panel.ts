import { assetCategories, type CategoryId } from '../../assets/index.js';
import type { ExposureRows, PanelSpec, Term } from '../../response/index.js';
import type { AssetQualities } from './asset-columns.js';
import { yearOf } from './exposure-columns.js';
import type { PanelReading } from './panel-reading.js';
import type { Span } from './stretches.js';

/** A composite as it stands in a panel. */
export interface AssetColumn {
  readonly category: CategoryId;
  /** First and last year in which it says something; null where there is none, and it is no term of the law then. */
  readonly years: Span | null;
  /** Of the ties of these years, the share of which the composite is known. */
  readonly share: number;
}

/** A panel with composites beside the strength of ties. */
export interface AssetPanel {
  readonly spec: PanelSpec;
  readonly columns: readonly AssetColumn[];
}

/** In years in which a composite is known of fewer of an audience’s actors than this, it says nothing. */
const leastShare = 0.5;

/**
 * Put legitimacy, authority and competence beside the strength of ties: of each audience the same actors in the same periods. An actor
 * without a composite is taken to stand at the audience’s mean: it neither draws nor repels by it.
 */
export function withAssets({ spec }: PanelReading, { quality }: AssetQualities): AssetPanel {
  const { exposures, terms, scale } = spec;
  const ties = terms.findIndex(({ kind }) => kind === 'appeal');
  const rows: number[] = [];
  for (let i = 0; i < exposures.term.length; i++) if (exposures.term[i] === ties) rows.push(i);
  const yearly = rows.map((i) => yearOf(exposures.period[i]!, scale));
  const columns = assetCategories.map(({ id }) => {
    const values = Float64Array.from(rows, (i, r) =>
      quality(id, exposures.audience[i]!, exposures.actor[i]!, yearly[r]!),
    );
    return { category: id, values, ...yearsOf(values, yearly) };
  });
  const used = columns.filter(({ used: years }) => years.size > 0);
  for (const { values, used: years } of used)
    values.forEach((_, r) => (values[r] = years.has(yearly[r]!) ? values[r]! : Number.NaN));
  return {
    spec: {
      ...spec,
      terms: [...terms, ...used.map(({ category }): Term => ({ id: category, kind: 'appeal', mechanism: null }))],
      exposures: longer(
        exposures,
        rows,
        used.map(({ values }) => values),
        terms.length,
      ),
    },
    columns: columns.map(({ category, used: years, share }) => ({
      category,
      years: years.size === 0 ? null : { from: Math.min(...years), to: Math.max(...years) },
      share,
    })),
  };
}

/** The years in which enough is known, and the share that is known in these. */
function yearsOf(values: Float64Array, yearly: readonly number[]): { used: ReadonlySet<number>; share: number } {
  const counts = new Map<number, { all: number; known: number }>();
  values.forEach((value, r) => {
    const year = yearly[r]!;
    let own = counts.get(year);
    if (own === undefined) counts.set(year, (own = { all: 0, known: 0 }));
    own.all++;
    if (!Number.isNaN(value)) own.known++;
  });
  const used = [...counts].filter(([, { all, known }]) => known >= leastShare * all);
  const sum = (of: 'all' | 'known'): number => used.reduce((total, [, one]) => total + one[of], 0);
  return { used: new Set(used.map(([year]) => year)), share: used.length === 0 ? 0 : sum('known') / sum('all') };
}

/** The rows with more of them: for each column those of its values that are known, as terms from `firstTerm` on. */
function longer(
  { term, actor, audience, period, value }: ExposureRows,
  rows: readonly number[],
  columns: readonly Float64Array[],
  firstTerm: number,
): ExposureRows {
  const known = columns.reduce((sum, values) => values.reduce((n, one) => n + (Number.isNaN(one) ? 0 : 1), sum), 0);
  const length = term.length + known;
  const [terms, periods, values] = [new Int16Array(length), new Int32Array(length), new Float64Array(length)];
  const actors = new Array<string>(length);
  const audiences = new Array<string>(length);
  let at = 0;
  const put = (i: number, of: number, one: number): void => {
    terms[at] = of;
    periods[at] = period[i]!;
    values[at] = one;
    actors[at] = actor[i]!;
    audiences[at] = audience[i]!;
    at++;
  };
  for (let i = 0; i < term.length; i++) put(i, term[i]!, value[i]!);
  columns.forEach((own, c) =>
    rows.forEach((i, r) => {
      if (!Number.isNaN(own[r]!)) put(i, firstTerm + c, own[r]!);
    }),
  );
  return { term: terms, actor: actors, audience: audiences, period: periods, value: values };
}
