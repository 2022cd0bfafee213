import { memo, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { assets, type AssetsData, ranks, type RanksData } from '../../../charts/index.js';
import type { Results } from '../../../study/index.js';
import { actor as words } from '../../messages/en/actor.js';
import { nameInText } from '../../messages/en/names.js';
import { announce, type Answer, DataTable, Figure, setQuery, usePlace } from '../../shell/index.js';
import type { IndicatorTable } from '../../workers/weigher.js';
import { compositeRows, rowsAround } from './ranked-rows.js';
import { Sliders } from './sliders.js';
import { useWeighing, type Weighed } from './use-weighing.js';
import { useWeights } from './use-weights.js';
import { leavesNothing, writeWeights } from './weights.js';

interface WeighItOptions {
  readonly result: Results['assets'];
  readonly table: IndicatorTable;
  readonly origins: Answer<unknown>['origins'];
}

/** Milliseconds without a new result before one is read out. */
const quiet = 900;

const aggregations = ['arithmetic', 'geometric', 'harmonic'] as const;

/** Sliders for the weights; composites and places follow while they move. */
export function WeighIt({ result, table, origins }: WeighItOptions) {
  const { query } = usePlace();
  const ids = useMemo(() => result.indicators.map(({ id }) => id), [result.indicators]);
  const [weights, setWeights] = useWeights(ids);
  const aggregation = aggregations.find((one) => one === query['aggregation']) ?? null;
  const empty = result.composites.find(({ id }) =>
    leavesNothing(
      weights,
      result.indicators.filter(({ composite }) => composite === id).map((one) => one.id),
    ),
  );
  const [sound, setSound] = useState(weights);
  // While everything of a composite is left out, the last that could be put together stays.
  useEffect(() => {
    if (empty === undefined) setSound(weights);
  }, [weights, empty]);
  const weighed = useWeighing(table, { weights: sound, aggregation }, result.draws);
  const asItWas = Object.keys(weights).length === 0 && aggregation === null;
  const unit = table.units.findIndex(({ actor }) => actor === result.actor.unit);
  const composites = useMemo(() => compositesOf(result, weighed, unit, asItWas), [result, weighed, unit, asItWas]);
  useNews(result, weighed, unit, !asItWas);
  const shown = result.composites.find(({ id }) => id === query['composite']) ?? result.composites[0]!;
  const later = useDeferredValue(weighed);
  return (
    <div className="weigh">
      <Brought result={result} composites={composites} origins={origins} />
      <section className="weigh-it" aria-labelledby="weigh-title" id="weights" tabIndex={-1}>
        <h3 id="weigh-title">{words.assets.weigh}</h3>
        <p>{words.assets.weighHow}</p>
        <div className="fields">
          <label className="field">
            <span>{words.assets.aggregation}</span>
            <select
              value={aggregation ?? ''}
              onChange={(event) => setQuery({ aggregation: event.target.value || null })}
            >
              {Object.entries(words.assets.aggregations).map(([id, text]) => (
                <option key={id} value={id}>
                  {text}
                </option>
              ))}
            </select>
          </label>
          <button type="button" disabled={Object.keys(weights).length === 0} onClick={() => setWeights({})}>
            {words.assets.reset}
          </button>
        </div>
        <p className="weigh-said">{empty !== undefined ? words.assets.nothing : stateOf(weighed)}</p>
        <div className="weigh-columns">
          <Sliders result={result} composites={composites} weights={weights} onChange={setWeights} />
          <div
            className="weigh-ranks"
            data-weights={weighed.weighing === null ? undefined : (writeWeights(weighed.weighing.weights) ?? '')}
            data-milliseconds={Math.round(weighed.milliseconds)}
          >
            <Places result={result} table={table} origins={origins} weighed={weighed} shown={shown} />
          </div>
        </div>
        <AllPlaces result={result} table={table} weighed={later} shown={shown} />
      </section>
    </div>
  );
}

interface BroughtOptions extends Pick<WeighItOptions, 'result' | 'origins'> {
  readonly composites: AssetsData['composites'];
}

// While a slider moves only what follows from a new weighing is drawn again, and the long table after all else.
const Brought = memo(function Brought({ result, composites, origins }: BroughtOptions) {
  const audience = result.audience?.name ?? null;
  const data: AssetsData = {
    actor: nameInText(result.actor.name),
    audience: audience === null ? null : nameInText(audience),
    year: result.year,
    composites,
  };
  return <Figure chart={assets} data={data} origins={origins} findingAs="h3" note={words.assets.draws(result.draws)} />;
});

interface PlacesOptions extends Pick<WeighItOptions, 'result' | 'table'> {
  readonly weighed: Weighed;
  readonly shown: Results['assets']['composites'][number];
}

const Places = memo(function Places({
  result,
  table,
  origins,
  weighed,
  shown,
}: PlacesOptions & Pick<WeighItOptions, 'origins'>) {
  const picture = picturedPlaces(result, table, weighed, shown, { first: 5, beside: 4 });
  if (picture === null) return null;
  return (
    <Figure
      chart={ranks}
      name="asset-ranks"
      data={picture}
      origins={origins}
      controls={
        <label className="field">
          <span>{words.assets.composite}</span>
          <select value={shown.id} onChange={(event) => setQuery({ composite: event.target.value })}>
            {result.composites.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
      }
    />
  );
});

const AllPlaces = memo(function AllPlaces({ result, table, weighed, shown }: PlacesOptions) {
  const picture = picturedPlaces(result, table, weighed, shown, { first: Infinity, beside: 0 });
  if (picture === null) return null;
  const caption = words.assets.allRanks(shown.title, picture.of);
  return (
    <details className="everything">
      <summary>{caption}</summary>
      <DataTable table={{ ...ranks.table(picture), caption }} />
    </details>
  );
});

/** Places on one composite as a picture takes them; null before any are known. */
function picturedPlaces(
  { actor, audience }: Results['assets'],
  table: IndicatorTable,
  { composites }: Weighed,
  { id, title }: PlacesOptions['shown'],
  around: Parameters<typeof rowsAround>[2],
): RanksData | null {
  const whole = composites?.find((one) => one.id === id);
  const rows = whole === undefined ? [] : compositeRows(whole, table);
  if (rows.length === 0) return null;
  return {
    title: words.assets.rankedBy(title, audience?.name ?? null),
    unit: '',
    rows: rowsAround(rows, actor.unit, around),
    of: rows.length,
    highlighted: actor.unit,
  };
}

function stateOf({ state }: Weighed): string {
  if (state === 'failed') return words.assets.failed;
  return state === 'preparing' ? words.assets.preparing : words.assets.ready;
}

/** The composites of the actor: those that were weighed last, else those of the answer. What drives them is told for the answer alone. */
function compositesOf(
  { composites }: Results['assets'],
  { composites: weighed }: Weighed,
  unit: number,
  asItWas: boolean,
): AssetsData['composites'] {
  if (weighed === null) return composites;
  return composites.map((composite) => {
    const own = weighed.find(({ id }) => id === composite.id);
    if (own === undefined) return composite;
    const standing = own.standings[unit] ?? null;
    return {
      ...composite,
      estimate: standing?.estimate ?? null,
      rank: standing?.rank ?? null,
      told: standing?.told ?? false,
      of: own.ranked,
      known: own.known[unit] ?? 0,
      indicators: own.indicators,
      drivers: asItWas ? composite.drivers : [],
    };
  });
}

/** Has new places read out once they rest. */
function useNews(
  { actor, composites }: Results['assets'],
  { composites: weighed }: Weighed,
  unit: number,
  moved: boolean,
): void {
  const text =
    weighed === null || !moved
      ? null
      : words.assets.news(
          actor.name,
          composites.map(({ id, title }) => {
            const own = weighed.find((one) => one.id === id);
            const standing = own?.standings[unit] ?? null;
            return standing === null || own === undefined
              ? words.assets.newsNone(title)
              : words.assets.newsPart(title, standing.rank, own.ranked);
          }),
        );
  useEffect(() => {
    if (text === null) return;
    const timer = setTimeout(() => announce(text), quiet);
    return () => clearTimeout(timer);
  }, [text]);
}
