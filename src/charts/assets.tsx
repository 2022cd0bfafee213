import type { ReactElement } from 'react';
import { type Chart, type Interval, isClear } from './chart.js';
import { messages } from './messages.js';
import { decimalsFor, formatInterval, formatSigned, tell } from './numbers.js';
import { domainOf, linear } from './axis.js';
import { Frame, Mark, visitOf } from './frame.js';
import { Lettering, letterSize, lineHeight, round, wrap } from './lettering.js';
import { Hatch, Strip } from './strip.js';
import { listed } from './wording.js';
import { intervalCells, intervalColumns } from './table-cells.js';

/** One composite: legitimacy, authority or competence. */
export interface AssetComposite {
  readonly id: string;
  readonly title: string;
  /** In standard deviations between actors, around their mean; null where too little is known. */
  readonly estimate: Interval | null;
  readonly rank: { readonly q05: number; readonly q50: number; readonly q95: number } | null;
  /** How many actors have a place. */
  readonly of: number;
  /** False where the data do not tell its place. */
  readonly told: boolean;
  /** How many of its indicators are known of the actor, and how many there are. */
  readonly known: number;
  readonly indicators: number;
  /** What each known indicator adds, the greatest first. */
  readonly drivers: readonly { readonly indicator: string; readonly title: string; readonly by: number }[];
}

/** What an actor brings to an audience. */
export interface AssetsData {
  readonly actor: string;
  /** Null: for nobody in particular. */
  readonly audience: string | null;
  readonly year: number;
  readonly composites: readonly AssetComposite[];
}

export const assets: Chart<AssetsData> = {
  id: 'assets',
  finding: (data) => findingOf(data),
  table: (data) => ({
    caption: messages.assets.caption(wordsOf(data)),
    columns: [
      { name: 'composite', title: messages.assets.composite },
      { name: 'driver', title: messages.assets.driver },
      { name: 'by', title: messages.assets.by, unit: messages.assets.unit },
      ...intervalColumns(messages.assets.unit),
      { name: 'place', title: messages.ranks.place },
      { name: 'place_q05', title: messages.ranks.best },
      { name: 'place_q95', title: messages.ranks.worst },
      { name: 'of', title: messages.assets.of },
    ],
    rows: data.composites.flatMap(({ title, estimate, rank, of, drivers }) => [
      [title, null, null, ...intervalCells(estimate), rank?.q50 ?? null, rank?.q05 ?? null, rank?.q95 ?? null, of],
      ...drivers.map((driver) => [title, driver.title, driver.by, ...intervalCells(null), null, null, null, null]),
    ]),
  }),
  marks: (data) => data.composites.map((composite) => markOf(composite)),
  Drawing: (drawing) => {
    const { data, width } = drawing;
    const columns = width >= 640 ? Math.max(1, data.composites.length) : 1;
    const gap = 36;
    const panel = (width - gap * (columns - 1)) / columns;
    // The mean actor stands in the middle of every panel.
    const farthest = Math.max(
      ...domainOf(
        data.composites.map(({ estimate }) => estimate),
        { zero: true },
      ).map(Math.abs),
    );
    const scale = linear([-farthest, farthest], [6, panel - 6]);
    const most = Math.max(0.01, ...data.composites.flatMap(({ drivers }) => drivers.map(({ by }) => Math.abs(by))));
    const heights = data.composites.map((composite) => panelHeight(composite, panel));
    const tops = heights.map((_, at) =>
      columns > 1 ? 0 : heights.slice(0, at).reduce((sum, one) => sum + one + 20, 0),
    );
    const height = Math.max(40, ...tops.map((top, at) => top + heights[at]!));
    const labels = assets.marks(data);
    return (
      <Frame
        chart={assets.id}
        title={assets.finding(data)}
        description={messages.assets.description}
        marks={data.composites.length}
        {...{ width, height, drawing }}
      >
        {data.composites.length === 0 ? <Hatch x={1} y={10} width={width - 2} height={16} /> : null}
        {data.composites.map((composite, at) => {
          const left = columns > 1 ? at * (panel + gap) : 0;
          return (
            <Mark
              key={composite.id}
              visit={visitOf(drawing)}
              at={at}
              label={labels[at]!}
              target={{ x: left, y: tops[at]!, width: panel, height: heights[at]! }}
            >
              <g transform={`translate(${round(left)} ${round(tops[at]!)})`}>
                <Panel {...{ composite, scale, most }} width={panel} />
              </g>
            </Mark>
          );
        })}
      </Frame>
    );
  },
};

function wordsOf({ actor, audience, year }: AssetsData): { actor: string; audience: string; year: string } {
  return { actor, audience: audience === null ? '' : messages.assets.for(audience), year: String(year) };
}

function findingOf(data: AssetsData): string {
  const parts = data.composites.map(({ title, estimate }) => {
    if (estimate === null || !isClear(estimate)) return messages.assets.open(title);
    return estimate.q50 > 0 ? messages.assets.above(title) : messages.assets.below(title);
  });
  return messages.assets.finding({ ...wordsOf(data), parts: listed(parts, messages.and) });
}

function markOf({ title, estimate, rank, told, of }: AssetComposite): string {
  const place = rank === null || !told ? '' : `; ${messages.assets.place(rank.q05, rank.q95, of)}`;
  return messages.assets.mark({
    title,
    number: estimate === null ? messages.unknown : tell(estimate, messages.assets.unit),
    place,
  });
}

const mostDrivers = 6;
const driversTop = 112;

/** The drivers that are drawn: those that do most. */
function drawn({ drivers }: AssetComposite): AssetComposite['drivers'] {
  return drivers.toSorted((a, b) => Math.abs(b.by) - Math.abs(a.by)).slice(0, mostDrivers);
}

function driverLines(title: string, width: number): string[] {
  return wrap(title, { width: width - 44, size: letterSize.small, lines: 2 });
}

function panelHeight(composite: AssetComposite, width: number): number {
  return drawn(composite).reduce((y, { title }) => y + driverLines(title, width).length * lineHeight + 16, driversTop);
}

/** One composite: its strip, its number and place, and what drives it as bars to both sides of the mean actor. */
function Panel(props: {
  composite: AssetComposite;
  width: number;
  scale: (value: number) => number;
  most: number;
}): ReactElement {
  const { composite, width, scale, most } = props;
  const { title, estimate, rank, told, of, known, indicators } = composite;
  const number = estimate === null ? messages.unknown : formatInterval(estimate, decimalsFor([estimate]));
  const place = rank === null || !told ? messages.assets.noPlace : messages.assets.place(rank.q05, rank.q95, of);
  const zero = round(scale(0));
  const half = Math.min(zero, width - zero) - 4;
  let y = driversTop;
  return (
    <g>
      <Lettering x={0} y={16} lines={[title]} className="chart-label chart-heading" />
      <line className="chart-null" x1={zero} x2={zero} y1={26} y2={48} />
      {estimate === null ? (
        <Hatch x={1} y={30} width={width - 2} height={14} />
      ) : (
        <Strip interval={estimate} {...{ sign: null, scale, y: 37, height: 14, known: isClear(estimate) }} />
      )}
      <Lettering x={width / 2} y={63} lines={[messages.assets.axis]} className="chart-end" anchor="middle" />
      <Lettering x={0} y={84} lines={[number]} />
      <Lettering
        x={0}
        y={101}
        lines={[`${place} · ${messages.assets.known(known, indicators)}`]}
        className="chart-small"
      />
      {drawn(composite).map((driver) => {
        const lines = driverLines(driver.title, width);
        const top = y;
        y += lines.length * lineHeight + 16;
        const long = Math.max(1, (Math.abs(driver.by) / most) * half);
        return (
          <g key={driver.indicator} className="chart-plain">
            <Lettering x={0} y={top + 16} lines={lines} className="chart-small" />
            <Lettering
              x={width}
              y={top + 16}
              lines={[formatSigned(driver.by, 1)]}
              className="chart-small"
              anchor="end"
            />
            <rect
              className="chart-fill chart-bar"
              x={round(driver.by < 0 ? zero - long : zero)}
              y={round(y - 10)}
              width={round(long)}
              height={7}
            />
            <line className="chart-null" x1={zero} x2={zero} y1={round(y - 12)} y2={round(y - 1)} />
          </g>
        );
      })}
    </g>
  );
}
