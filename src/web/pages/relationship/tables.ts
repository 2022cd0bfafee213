import type { ChartTable } from '../../../charts/index.js';
import type { Estimate } from '../../../model/index.js';
import { relationship } from '../../messages/en/relationship.js';
import type { Brief } from './facing.js';

/** How each means works over all actors and audiences, with how many actors that rests on. */
export function responseTable({ forces }: Brief): ChartTable {
  const { table } = relationship.forces;
  const unit = forces.find(({ response }) => response.equal !== null)?.response.equal?.unit ?? '';
  return {
    caption: table.caption,
    columns: [
      { name: 'force', title: table.force },
      { name: 'sign', title: table.side },
      { name: 'q50', title: table.median, unit },
      { name: 'q05', title: table.low, unit },
      { name: 'q95', title: table.high, unit },
      { name: 'effective_actors', title: table.actors },
      { name: 'leading', title: table.leading },
      { name: 'leading_share', title: table.share },
      { name: 'reading', title: table.reading },
    ],
    rows: forces.map(({ title, side, response: { equal }, reading }) => [
      title,
      side,
      equal?.q50 ?? null,
      equal?.q05 ?? null,
      equal?.q95 ?? null,
      equal?.effectiveActors ?? null,
      equal?.leading?.name ?? null,
      percentOf(equal?.leading?.share),
      reading,
    ]),
  };
}

function percentOf(share: number | undefined): number | null {
  return share === undefined ? null : 100 * share;
}

/** Every indicator behind the composites, and why those are missing that are. */
export function indicatorTable({ composites, indicators, year }: NonNullable<Brief['assets']>): ChartTable {
  const { indicators: words } = relationship.assets;
  const titles = new Map(composites.map(({ id, title }) => [id, title]));
  return {
    caption: words.caption(year),
    columns: [
      { name: 'indicator', title: words.title },
      { name: 'composite', title: words.composite },
      { name: 'value', title: words.value },
      { name: 'q05', title: words.low },
      { name: 'q95', title: words.high },
      { name: 'unit', title: words.unit },
      { name: 'year', title: words.year },
      { name: 'place', title: words.place },
      { name: 'of', title: words.of },
      { name: 'why_not_known', title: words.why },
    ],
    rows: indicators.map((one) => [
      one.title,
      titles.get(one.composite) ?? one.composite,
      one.value,
      one.low,
      one.high,
      one.unit,
      one.year,
      one.place,
      one.of,
      one.absent ?? '',
    ]),
  };
}

export interface CapacityRow {
  readonly term: string;
  readonly title: string;
  readonly periods: number;
  readonly estimate: Estimate;
}

/** After how many periods capacity is told. */
const after = 5;

/** How far one usual act of each means would move the audience. */
export function capacityRows({ power, forces }: Brief): CapacityRow[] {
  return (power?.capacity ?? []).flatMap(({ term, after: times }): CapacityRow[] => {
    const then = times.find(({ periods }) => periods === after) ?? times.at(-1);
    if (then === undefined) return [];
    const title = forces.find(({ instrument }) => instrument === term)?.title ?? sentenceOf(term);
    return [{ term, title, periods: then.periods, estimate: then.toward?.estimate ?? then.moved }];
  });
}

/** An id as words, for instruments that the actor did not use and the brief therefore does not name. */
function sentenceOf(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
