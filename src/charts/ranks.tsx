import { type Chart, type Interval, isClear } from './chart.js';
import { messages } from './messages.js';
import { decimalsFor, formatInterval, tell } from './numbers.js';
import { axisHeight, domainOf, HorizontalAxis, linear } from './axis.js';
import { Frame, Mark, visitOf } from './frame.js';
import { Lettering, letterSize, round, textWidth, wrap } from './lettering.js';
import { Strip } from './strip.js';
import { intervalCells, intervalColumns } from './table-cells.js';

/** An actor with its place. */
export interface RankedRow {
  readonly id: string;
  readonly name: string;
  readonly estimate: Interval;
  /** Between which places it stands, 1 = first. */
  readonly rank: { readonly q05: number; readonly q50: number; readonly q95: number };
  /** False where the data do not tell its place. */
  readonly told: boolean;
}

/** Actors by a number, most first. */
export interface RanksData {
  /** What they are ranked by, as it stands in a sentence: "influence on Europe". */
  readonly title: string;
  readonly unit: string;
  /** Those that are drawn. */
  readonly rows: readonly RankedRow[];
  /** How many have a place. */
  readonly of: number;
  /** Id of the actor that is asked about; null: nobody. */
  readonly highlighted: string | null;
}

export const ranks: Chart<RanksData> = {
  id: 'ranks',
  finding: (data) => findingOf(data),
  table: (data) => ({
    caption: messages.ranks.caption(data.title, data.of),
    columns: [
      { name: 'actor', title: messages.shares.actor },
      { name: 'place', title: messages.ranks.place },
      { name: 'place_q05', title: messages.ranks.best },
      { name: 'place_q95', title: messages.ranks.worst },
      ...intervalColumns(data.unit),
    ],
    rows: data.rows.map(({ name, rank, estimate }) => [name, rank.q50, rank.q05, rank.q95, ...intervalCells(estimate)]),
  }),
  marks: (data) => data.rows.map((row) => markOf(row, data)),
  Drawing: (drawing) => {
    const { data, width } = drawing;
    const { rows, of, unit } = data;
    const stacked = width < 640;
    const decimals = decimalsFor(rows.map(({ estimate }) => estimate));
    const [row, top] = [stacked ? 58 : 30, 24];
    const columns = columnsOf(data, width, decimals);
    const places = linear([0.5, Math.max(of, 1) + 0.5], columns.place, 0);
    const values = linear(
      domainOf(
        rows.map(({ estimate }) => estimate),
        { zero: true },
      ),
      columns.value,
    );
    const bottom = top + Math.max(1, rows.length) * row;
    const labels = ranks.marks(data);
    return (
      <Frame
        chart={ranks.id}
        title={ranks.finding(data)}
        description={messages.strip}
        marks={rows.length}
        height={bottom + axisHeight}
        {...{ width, drawing }}
      >
        <Lettering x={columns.place[0]} y={14} lines={[messages.ranks.axis.first]} className="chart-end" />
        <Lettering x={columns.value[1]} y={14} lines={[messages.ranks.axis.more]} className="chart-end" anchor="end" />
        <HorizontalAxis scale={places} top={top} bottom={bottom} phrase={messages.ranks.axis.place(of)} />
        <HorizontalAxis nullLine={!stacked} scale={values} top={top} bottom={bottom} phrase={unit} />
        {rows.map(({ id, name, estimate, rank, told }, at) => {
          const y = top + at * row;
          const own = id === data.highlighted;
          const middle = stacked ? y + 42 : y + row / 2;
          return (
            <Mark
              key={id}
              visit={visitOf(drawing)}
              at={at}
              label={labels[at]!}
              target={{ x: 0, y, width, height: row }}
            >
              {own ? <rect className="chart-own" x={0} y={y} width={round(width)} height={row} /> : null}
              <Lettering
                x={4}
                y={stacked ? y + 20 : middle + 5}
                lines={wrap(name, {
                  width: columns.name,
                  size: own ? letterSize.label * 1.06 : letterSize.label,
                  lines: 1,
                })}
                className={own ? 'chart-label chart-strong' : 'chart-label'}
              />
              <Strip
                interval={{ q05: rank.q05 - 0.4, q25: rank.q50, q50: rank.q50, q75: rank.q50, q95: rank.q95 + 0.4 }}
                {...{ sign: null, scale: places, y: middle, height: 10, known: told }}
              />
              {stacked ? (
                <line
                  className="chart-null"
                  x1={round(values(0))}
                  x2={round(values(0))}
                  y1={middle - 9}
                  y2={middle + 9}
                />
              ) : null}
              <Strip
                interval={estimate}
                {...{ sign: null, scale: values, y: middle, height: 12, known: isClear(estimate) }}
              />
              <Lettering
                x={stacked ? width - 4 : columns.value[1] + 12}
                y={stacked ? y + 20 : middle + 5}
                lines={[formatInterval(estimate, decimals)]}
                anchor={stacked ? 'end' : 'start'}
              />
            </Mark>
          );
        })}
      </Frame>
    );
  },
};

function placeOf({ rank }: RankedRow): string {
  return messages.ranks.between(String(rank.q05), String(rank.q95));
}

function findingOf({ title, rows, of, highlighted }: RanksData): string {
  const own = rows.find(({ id }) => id === highlighted);
  const first = own ?? rows[0];
  if (first === undefined) return messages.ranks.none(title);
  if (!first.told) return messages.ranks.open(title, first.name);
  const told = { name: first.name, title, place: placeOf(first), of };
  return own === undefined ? messages.ranks.top(told) : messages.ranks.highlighted(told);
}

function markOf(row: RankedRow, { unit }: RanksData): string {
  const place = row.told ? placeOf(row) : messages.unknown;
  return messages.ranks.mark({ name: row.name, place, number: tell(row.estimate, unit) });
}

/** Where names, places and values stand; below 640 pixels names are above, and both strips beneath. */
function columnsOf({ rows }: RanksData, width: number, decimals: number) {
  const number = Math.max(
    60,
    ...rows.map(({ estimate }) => textWidth(formatInterval(estimate, decimals), letterSize.label)),
  );
  if (width < 640) {
    const half = width / 2;
    const columns = { place: [8, half - 10], value: [half + 10, width - 8] } as const;
    return { ...columns, name: width - number - 16 };
  }
  const name = width * 0.22;
  const room = width - name - number - 60;
  const place = [name + 12, name + 12 + room * 0.42] as const;
  return { place, value: [place[1] + 28, width - number - 20] as const, name: name - 4 };
}
