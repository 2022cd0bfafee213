import type { ReactElement, ReactNode } from 'react';
import type { GradeWord } from '../evidence/index.js';
import { axisHeight, domainOf, Ends, endsHeight, HorizontalAxis, linear } from './axis.js';
import type { DrawingProps, Interval, Sign } from './chart.js';
import { Frame, Mark, visitOf } from './frame.js';
import { Ladder, ladderWidth } from './ladder.js';
import { Lettering, letterSize, lineHeight, round, textWidth, wrap } from './lettering.js';
import { messages } from './messages.js';
import { decimalsFor, formatInterval } from './numbers.js';
import { Hatch, Shape, signClass, Strip } from './strip.js';

export interface RowStrip {
  /** Null: hatched all along the axis. */
  readonly interval: Interval | null;
  readonly known: boolean;
  /** By what it was estimated; empty where there is one way only. */
  readonly by: string;
}

export interface StripRow {
  readonly id: string;
  /** Written above this row; empty for none. */
  readonly heading: string;
  readonly title: string;
  readonly note: string;
  readonly sign: Sign | null;
  readonly strong: boolean;
  readonly strips: readonly RowStrip[];
  /** Undefined where rows have no grade. */
  readonly grade?: GradeWord | null;
}

interface StripRowsProps {
  readonly chart: string;
  readonly finding: string;
  readonly description: string;
  readonly rows: readonly StripRow[];
  readonly labels: readonly string[];
  readonly ends: readonly [left: string, right: string] | null;
  readonly domain: readonly [number, number] | null;
  readonly zero: boolean;
  readonly phrase: string;
  /** By what numbers are multiplied before they are written: 100 for per cent. */
  readonly times?: number;
  /** Written before the number of a row: its place among others. */
  readonly lead?: (row: StripRow) => string;
  readonly drawing: DrawingProps<unknown>;
}

const stripHeights = [12, 8, 6];
const slot = 22;

/** Where the columns of a row stand. Below 640 pixels a row's words are above its strips. */
function columnsOf(width: number, props: StripRowsProps, numbers: readonly string[][]) {
  const stacked = width < 640;
  const graded = props.rows.some(({ grade }) => grade !== undefined);
  if (stacked) return { stacked, graded, label: width, left: 8, right: width - 8, number: width };
  const longest = Math.max(
    40,
    ...props.rows.map(
      ({ title, note, strong }) =>
        Math.max(textWidth(title, letterSize.label) * (strong ? 1.06 : 1), textWidth(note, letterSize.small)) + 24,
    ),
  );
  const label = Math.min(longest, width * 0.28);
  const widest = Math.max(60, ...numbers.flat().map((text) => textWidth(text, letterSize.label)));
  const number = Math.min(widest + 10, width * 0.3);
  const right = width - number - (graded ? ladderWidth + 16 : 0) - 12;
  return { stacked, graded, label, left: label + 14, right, number };
}

/** Estimates as rows of strips over one axis: the title, the strip, the number in words, and the grade where there is one. */
export function StripRows(props: StripRowsProps): ReactElement {
  const { chart, finding, description, rows, labels, ends, zero, phrase, times = 1, drawing } = props;
  const { width } = drawing;
  const all = rows.flatMap(({ strips }) => strips.map(({ interval }) => interval));
  const shown = all.map((interval) => (interval === null ? null : scaled(interval, times)));
  const decimals = decimalsFor(shown.filter((interval) => interval !== null));
  const numbers = rows.map((row) =>
    row.strips.map((strip) => numberOf(strip, times, decimals, props.lead?.(row) ?? '')),
  );
  const columns = columnsOf(width, props, numbers);
  const scale = linear(props.domain ?? domainOf(all, { zero }), [columns.left, columns.right]);
  const top = ends === null ? 4 : endsHeight(ends, columns.right - columns.left);
  const visit = visitOf(drawing);
  const placed = placeRows(rows, columns, top);
  const bottom = placed.at(-1)?.bottom ?? top + slot;
  const height = bottom + axisHeight;
  return (
    <Frame {...{ chart, width, height, description, drawing }} title={finding} marks={rows.length}>
      {ends === null ? null : <Ends ends={ends} left={columns.left} right={columns.right} y={0} />}
      {rows.length === 0 ? <Empty left={columns.left} right={columns.right} y={top} /> : null}
      <HorizontalAxis
        scale={scale}
        top={top}
        bottom={bottom}
        phrase={phrase}
        times={times}
        nullLine={!columns.stacked}
      />
      {rows.map((row, at) => {
        const place = placed[at]!;
        return (
          <g key={row.id}>
            {row.heading === '' ? null : (
              <Lettering x={0} y={place.heading + 15} lines={[row.heading]} className="chart-label chart-heading" />
            )}
            <Mark
              visit={visit}
              at={at}
              label={labels[at]!}
              target={{ x: 0, y: place.top, width, height: Math.max(24, place.bottom - place.top) }}
            >
              <RowWords row={row} place={place} columns={columns} />
              {row.strips.map((strip, line) => (
                <RowLine
                  key={strip.by}
                  {...{ strip, line, row, columns }}
                  y={place.strips[line]!}
                  scale={scale}
                  zero={columns.stacked && scale.domain()[0]! <= 0 && scale.domain()[1]! >= 0}
                  number={numbers[at]![line]!}
                  by={columns.stacked || row.heading !== '' || at === 0 ? strip.by : ''}
                />
              ))}
            </Mark>
          </g>
        );
      })}
    </Frame>
  );
}

type Columns = ReturnType<typeof columnsOf>;

interface RowPlace {
  readonly heading: number;
  readonly top: number;
  readonly bottom: number;
  readonly title: readonly string[];
  readonly note: readonly string[];
  /** Middle of each strip. */
  readonly strips: readonly number[];
}

function placeRows(rows: readonly StripRow[], columns: Columns, start: number): RowPlace[] {
  let y = start;
  return rows.map((row) => {
    const heading = y;
    const top = row.heading === '' ? y : y + 26;
    const room = (columns.stacked && columns.graded ? columns.label - ladderWidth - 12 : columns.label) - 20;
    const title = wrap(row.title, { width: room / (row.strong ? 1.06 : 1), size: letterSize.label, lines: 2 });
    const note = row.note === '' ? [] : wrap(row.note, { width: room, size: letterSize.small, lines: 2 });
    const words = (title.length + note.length) * lineHeight + 8;
    if (columns.stacked) {
      const strips = row.strips.map((_, at) => top + words + at * 40 + 26);
      const bottom = top + words + row.strips.length * 40 + 4;
      y = bottom;
      return { heading, top, bottom, title, note, strips };
    }
    const lines = row.strips.length * (row.strips.length > 1 ? 20 : slot);
    const tall = Math.max(words, lines + 8, 30);
    const first = top + tall / 2 - lines / 2;
    const strips = row.strips.map((_, at) => first + (lines / row.strips.length) * (at + 0.5));
    y = top + tall;
    return { heading, top, bottom: y, title, note, strips };
  });
}

function RowWords({ row, place, columns }: { row: StripRow; place: RowPlace; columns: Columns }): ReactElement {
  const lines = place.title.length + place.note.length;
  const first = columns.stacked ? place.top + 16 : (place.top + place.bottom) / 2 - ((lines - 1) * lineHeight) / 2 + 5;
  const indent = row.sign === null ? 0 : 16;
  const ladderX = columns.stacked ? columns.label - ladderWidth : columns.right + columns.number + 28;
  return (
    <g className={signClass(row.sign)}>
      <Shape sign={row.sign} x={6} y={first - 5} />
      <Lettering
        x={indent}
        y={first}
        lines={place.title}
        className={row.strong ? 'chart-label chart-strong' : 'chart-label'}
      />
      {place.note.length === 0 ? null : (
        <Lettering x={indent} y={first + place.title.length * lineHeight} lines={place.note} className="chart-small" />
      )}
      {row.grade === undefined ? null : (
        <Ladder word={row.grade} x={ladderX} y={columns.stacked ? place.top + 3 : (place.top + place.bottom) / 2 - 9} />
      )}
    </g>
  );
}

interface RowLineProps {
  readonly strip: RowStrip;
  readonly line: number;
  readonly row: StripRow;
  readonly columns: Columns;
  readonly y: number;
  readonly scale: (value: number) => number;
  /** Whether a piece of the null line stands behind it. */
  readonly zero: boolean;
  readonly number: string;
  readonly by: string;
}

function RowLine({ strip, line, row, columns, y, scale, zero, number, by }: RowLineProps): ReactElement {
  const { interval, known } = strip;
  const height = stripHeights[line] ?? 6;
  const room = columns.right - columns.left;
  return (
    <g>
      {zero ? (
        <line className="chart-null" x1={round(scale(0))} x2={round(scale(0))} y1={round(y - 9)} y2={round(y + 9)} />
      ) : null}
      {interval === null ? (
        <Hatch x={columns.left} y={y - 6} width={room} height={12} />
      ) : (
        <Strip {...{ interval, scale, y, height, known }} sign={row.sign} />
      )}
      {columns.stacked ? (
        <g>
          {by === '' ? null : <Lettering x={columns.left} y={y - 13} lines={[by]} className="chart-small" />}
          <Lettering x={columns.right} y={y - 13} lines={[number]} className="chart-label" anchor="end" />
        </g>
      ) : (
        <g>
          <Lettering x={columns.right + 12} y={y + 5} lines={[number]} />
          {by === '' || interval === null ? null : <ByWords by={by} x={scale(interval.q95)} y={y} columns={columns} />}
        </g>
      )}
    </g>
  );
}

/** By what it was estimated, beside the strip where there is room. */
function ByWords({ by, x, y, columns }: { by: string; x: number; y: number; columns: Columns }): ReactElement | null {
  const wide = textWidth(by, letterSize.small);
  if (x + 8 + wide <= columns.right)
    return <Lettering x={x + 8} y={y + 4} lines={[by]} className="chart-small chart-halo" />;
  return <Lettering x={columns.left} y={y + 4} lines={[by]} className="chart-small chart-halo" />;
}

function Empty({ left, right, y }: { left: number; right: number; y: number }): ReactNode {
  return (
    <g>
      <Hatch x={left} y={y + 4} width={right - left} height={14} />
      <Lettering
        x={(left + right) / 2}
        y={y + 15}
        lines={[messages.unknown]}
        className="chart-small chart-halo"
        anchor="middle"
      />
    </g>
  );
}

function numberOf({ interval }: RowStrip, times: number, decimals: number, lead: string): string {
  if (interval === null) return messages.unknown;
  return `${lead}${formatInterval(scaled(interval, times), decimals)}`;
}

function scaled({ q05, q25, q50, q75, q95 }: Interval, by: number): Interval {
  return { q05: q05 * by, q25: q25 * by, q50: q50 * by, q75: q75 * by, q95: q95 * by };
}
