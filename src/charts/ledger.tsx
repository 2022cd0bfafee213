import type { Chart } from './chart.js';
import { messages } from './messages.js';
import { formatNumber } from './numbers.js';
import { Frame, Mark, visitOf } from './frame.js';
import { Lettering, letterSize, lineHeight, textWidth, wrap } from './lettering.js';
import { Hatch } from './strip.js';

/** People of whom something is counted. */
export interface LedgerRow {
  /** What is counted: "Refugees". */
  readonly title: string;
  /** Whose people, and where, by name; null where the source does not tell. */
  readonly population: string | null;
  readonly place: string | null;
  readonly from: number;
  readonly to: number;
  readonly low: number | null;
  readonly best: number | null;
  readonly high: number | null;
  /** Plural: "people". */
  readonly unit: string;
  /** Title of the source. */
  readonly source: string;
}

/** People between two, never netted against anything. */
export interface LedgerData {
  readonly between: readonly [actor: string, audience: string];
  readonly rows: readonly LedgerRow[];
}

export const ledger: Chart<LedgerData> = {
  id: 'ledger',
  finding: (data) => findingOf(data),
  table: (data) => ({
    caption: messages.ledger.caption(...data.between),
    columns: [
      { name: 'concept', title: messages.ledger.concept },
      { name: 'population', title: messages.ledger.population },
      { name: 'place', title: messages.ledger.place },
      { name: 'from', title: messages.ledger.from },
      { name: 'to', title: messages.ledger.to },
      { name: 'low', title: messages.ledger.low },
      { name: 'best', title: messages.ledger.best },
      { name: 'high', title: messages.ledger.high },
      { name: 'unit', title: messages.ledger.unit },
      { name: 'source', title: messages.ledger.source },
    ],
    rows: data.rows.map((row) => [
      row.title,
      row.population,
      row.place,
      String(row.from),
      String(row.to),
      row.low,
      row.best,
      row.high,
      row.unit,
      row.source,
    ]),
  }),
  marks: (data) => data.rows.map((row) => markOf(row)),
  Drawing: (drawing) => {
    const { data, width } = drawing;
    const labels = ledger.marks(data);
    const placed = placeRows(data.rows, width);
    const empty = wrap(ledger.finding(data), { width: width - 8, size: letterSize.label, lines: 3 });
    const height = placed.at(-1)?.bottom ?? 34 + empty.length * lineHeight;
    return (
      <Frame
        chart={ledger.id}
        title={ledger.finding(data)}
        description={messages.ledger.caption(...data.between)}
        marks={data.rows.length}
        {...{ width, height, drawing }}
      >
        {data.rows.length === 0 ? (
          <g>
            <Hatch x={1} y={4} width={width - 2} height={16} />
            <Lettering x={0} y={38} lines={empty} />
          </g>
        ) : null}
        {placed.map(({ top, bottom, title, where, number, range }, at) => (
          <Mark
            key={labels[at]!}
            visit={visitOf(drawing)}
            at={at}
            label={labels[at]!}
            target={{ x: 0, y: top, width, height: bottom - top }}
          >
            <Lettering x={2} y={top + 21} lines={title} />
            <Lettering x={2} y={top + 21 + title.length * lineHeight} lines={where} className="chart-small" />
            <Lettering x={width - 2} y={top + 21} lines={[number]} className="chart-label chart-strong" anchor="end" />
            <Lettering x={width - 2} y={top + 21 + lineHeight} lines={[range]} className="chart-small" anchor="end" />
            <line className="chart-rule" x1={0} x2={width} y1={bottom} y2={bottom} />
          </Mark>
        ))}
      </Frame>
    );
  },
};

function findingOf({ between: [actor, audience], rows }: LedgerData): string {
  if (rows.length === 0) return messages.ledger.none(actor, audience);
  return messages.ledger.finding({ actor, audience, kinds: rows.length });
}

interface RowPlace {
  readonly top: number;
  readonly bottom: number;
  readonly title: readonly string[];
  readonly where: readonly string[];
  readonly number: string;
  readonly range: string;
}

/** What is counted, whose, where and when at the left; the number and from what to what at the right. */
function placeRows(rows: readonly LedgerRow[], width: number): RowPlace[] {
  let y = 0;
  return rows.map((row) => {
    const number = row.best === null ? messages.unknown : `${formatNumber(row.best, 0)} ${row.unit}`;
    const range = rangeOf(row);
    const right = Math.max(textWidth(number, letterSize.label) * 1.06, textWidth(range, letterSize.small));
    const room = Math.max(width * 0.4, width - right - 16);
    const title = wrap(row.title, { width: room, size: letterSize.label, lines: 2 });
    const told = `${whenOf(row)}${whereOf(row)} · ${row.source}`;
    const where = wrap(told, { width: room, size: letterSize.small, lines: 3 });
    const top = y;
    y += (title.length + where.length) * lineHeight + 18;
    return { top, bottom: y, title, where, number, range };
  });
}

function whenOf({ from, to }: LedgerRow): string {
  return from === to ? String(from) : `${from}–${to}`;
}

function rangeOf({ low, high, best }: LedgerRow): string {
  if (best === null) return '';
  if (low === null || high === null) return messages.ledger.noRange;
  return messages.ledger.range(formatNumber(low, 0), formatNumber(high, 0));
}

function whereOf({ population, place }: LedgerRow): string {
  const of = population === null ? '' : messages.ledger.of(population);
  return of + (place === null ? '' : messages.ledger.in(place));
}

function numberOf({ low, best, high, unit }: LedgerRow): string {
  if (best === null) return messages.unknown;
  const told = `${formatNumber(best, 0)} ${unit}`;
  if (low === null || high === null) return told;
  return `${told} (${messages.ledger.range(formatNumber(low, 0), formatNumber(high, 0))})`;
}

function markOf(row: LedgerRow): string {
  return messages.ledger.mark({ title: row.title, where: whereOf(row), when: whenOf(row), number: numberOf(row) });
}
