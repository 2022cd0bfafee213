import type { ReactElement } from 'react';
import { type Chart, type Interval, isClear } from './chart.js';
import { messages } from './messages.js';
import { formatInterval, formatNumber, tell, tellRange, withUnit } from './numbers.js';
import { domainOf, HorizontalAxis, linear } from './axis.js';
import { Frame, Mark, visitOf } from './frame.js';
import { Lettering, letterSize, lineHeight, round, wrap } from './lettering.js';
import { Hatch, Shape, signClass } from './strip.js';
import { upward, VerticalAxis, VerticalEnds, verticalWidth } from './vertical-axis.js';
import { capitalised } from './wording.js';
import { intervalCells, intervalColumns } from './table-cells.js';

/** A set of acts that could be done. */
export interface Portfolio {
  readonly id: string;
  readonly title: string;
  readonly effort: number;
  /** Above 0 = toward the aim; null where it is not known. */
  readonly moved: Interval | null;
  /** Ids of portfolios that the data cannot tell it apart from. */
  readonly tied: readonly string[];
  /** By coercion: shown for comparison, never proposed. */
  readonly coercive: boolean;
}

/** Movement against effort. */
export interface FrontierData {
  readonly unit: string;
  /** "million US$", "acts". */
  readonly effortUnit: string;
  readonly portfolios: readonly Portfolio[];
  /** Id of the one that is proposed; null: none. */
  readonly chosen: string | null;
}

export const frontier: Chart<FrontierData> = {
  id: 'frontier',
  finding: (data) => findingOf(data),
  table: (data) => ({
    caption: messages.frontier.caption,
    columns: [
      { name: 'portfolio', title: messages.frontier.portfolio },
      { name: 'effort', title: messages.frontier.effort, unit: data.effortUnit },
      ...intervalColumns(data.unit),
      { name: 'tied_with', title: messages.frontier.tied },
      { name: 'coercive', title: messages.frontier.coercive },
      { name: 'chosen', title: messages.frontier.chosen },
    ],
    rows: data.portfolios.map(({ id, title, effort, moved, tied, coercive }) => [
      title,
      effort,
      ...intervalCells(moved),
      tied.map((other) => data.portfolios.find((one) => one.id === other)?.title ?? other).join('; '),
      coercive ? messages.yes : messages.no,
      id === data.chosen ? messages.yes : messages.no,
    ]),
  }),
  marks: (data) => data.portfolios.map((portfolio) => markOf(portfolio, data)),
  Drawing: (drawing) => {
    const { data, width } = drawing;
    const { portfolios, chosen } = data;
    const order = portfolios.map((_, at) => at).sort((a, b) => portfolios[a]!.effort - portfolios[b]!.effort);
    const top = 28;
    const bottom = top + Math.round(Math.min(340, Math.max(200, width * 0.42)));
    const moved = portfolios.map((one) => one.moved);
    const y = upward(domainOf(moved, { zero: true }), { top, bottom });
    const [left, right] = [verticalWidth(y), width - 14];
    const x = linear([0, Math.max(1e-9, ...portfolios.map(({ effort }) => effort))], [left + 8, right]);
    const keys = keysOf(data, order, width, bottom + 70);
    const labels = frontier.marks(data);
    const letters = new Map(order.map((at, place) => [at, letterOf(place)]));
    return (
      <Frame
        chart={frontier.id}
        title={frontier.finding(data)}
        description={messages.frontier.description}
        marks={portfolios.length}
        height={(keys.at(-1)?.bottom ?? bottom + 50) + 4}
        {...{ width, drawing }}
      >
        <VerticalAxis scale={y} left={left} right={right} zero />
        <VerticalEnds
          unit={data.unit}
          up={messages.fan.towardAim}
          down={messages.fan.awayFromAim}
          x={left}
          top={top}
          bottom={bottom}
          width={(right - left) / 2}
        />
        <HorizontalAxis
          nullLine={false}
          scale={x}
          top={bottom}
          bottom={bottom + 24}
          phrase={messages.frontier.axis(data.effortUnit)}
        />
        <path className="chart-frontier" d={frontierLine(portfolios, order, x, y)} />
        {portfolios.map((one, at) => {
          const target = { x: x(one.effort) - 12, y: top, width: 24, height: bottom - top };
          return (
            <Mark key={one.id} visit={visitOf(drawing)} at={at} label={labels[at]!} target={target}>
              <Upright {...{ one, x, y, top, bottom }} letter={letters.get(at)!} own={one.id === chosen} />
            </Mark>
          );
        })}
        {keys.map(({ id, letter, lines, y: line, strong }) => (
          <g key={id}>
            <Lettering x={0} y={line} lines={[letter]} className="chart-label chart-strong" />
            <Lettering x={20} y={line} lines={lines} className={strong ? 'chart-label chart-strong' : 'chart-label'} />
          </g>
        ))}
      </Frame>
    );
  },
};

function tiedOf({ tied }: Portfolio): string {
  return tied.length === 0 ? '' : messages.frontier.tiedWith(tied.length);
}

function findingOf({ portfolios, chosen, unit, effortUnit }: FrontierData): string {
  const one = portfolios.find(({ id }) => id === chosen);
  if (one === undefined || one.moved === null) return messages.frontier.none;
  const effort = withUnit(formatNumber(one.effort), effortUnit);
  const title = one.title;
  if (!isClear(one.moved)) return messages.frontier.open({ title, effort, range: tellRange(one.moved, unit) });
  return messages.frontier.clear({
    title: capitalised(title),
    effort,
    number: tell(one.moved, unit),
    tied: tiedOf(one),
  });
}

function markOf(one: Portfolio, { unit, effortUnit }: FrontierData): string {
  return messages.frontier.mark({
    title: one.title,
    effort: withUnit(formatNumber(one.effort), effortUnit),
    number: one.moved === null ? messages.unknown : tell(one.moved, unit),
    tied: tiedOf(one),
  });
}

type Pixels = (value: number) => number;

/** A, B … Z, A1, B1 … in order of effort. */
function letterOf(place: number): string {
  const letter = String.fromCodePoint(65 + (place % 26));
  return place < 26 ? letter : `${letter}${Math.floor(place / 26)}`;
}

/** An upright strip: 90 and 50 % bands, a tick at the median; hatched where nothing is known. */
function Upright(props: {
  one: Portfolio;
  letter: string;
  own: boolean;
  x: Pixels;
  y: Pixels;
  top: number;
  bottom: number;
}): ReactElement {
  const { one, letter, own, x, y, top, bottom } = props;
  const at = x(one.effort);
  if (one.moved === null) {
    return (
      <g>
        <Hatch x={at - 5} y={top} width={10} height={bottom - top} />
        <Lettering
          x={at}
          y={(top + bottom) / 2}
          lines={[letter]}
          className="chart-label chart-halo chart-strong"
          anchor="middle"
        />
      </g>
    );
  }
  const { q05, q25, q50, q75, q95 } = one.moved;
  const sign = one.coercive ? 'coercion' : null;
  const middle = round(y(q50));
  const box = (low: number, high: number) => ({
    x: round(at - 5),
    y: round(y(high)),
    width: 10,
    height: Math.max(1, round(y(low) - y(high))),
  });
  return (
    <g className={signClass(sign)}>
      {isClear(one.moved) ? (
        <rect className="chart-fill chart-band90" {...box(q05, q95)} />
      ) : (
        <Hatch {...box(q05, q95)} />
      )}
      <rect className="chart-fill chart-band50" {...box(q25, q75)} />
      <line className="chart-stroke chart-reach" x1={round(at)} x2={round(at)} y1={round(y(q05))} y2={round(y(q95))} />
      <line className="chart-stroke chart-median" x1={round(at - 8)} x2={round(at + 8)} y1={middle} y2={middle} />
      {sign === null ? (
        <circle
          className={`chart-shape ${own ? 'chart-fill' : 'chart-stroke chart-open'}`}
          cx={round(at)}
          cy={middle}
          r={own ? 5.5 : 4}
        />
      ) : (
        <Shape sign={sign} x={at} y={y(q50)} />
      )}
      <Lettering x={at + 9} y={y(q50) - 5} lines={[letter]} className="chart-label chart-halo chart-strong" />
    </g>
  );
}

/** The most that is moved for so much effort or less, by what is not coercive. */
function frontierLine(portfolios: readonly Portfolio[], order: readonly number[], x: Pixels, y: Pixels): string {
  let best = -Infinity;
  const points = order.flatMap((at) => {
    const { moved, coercive, effort } = portfolios[at]!;
    if (moved === null || coercive || moved.q50 <= best) return [];
    best = moved.q50;
    return [`${round(x(effort))},${round(y(best))}`];
  });
  return points.length < 2 ? '' : `M${points.join('L')}`;
}

/** What each letter stands for, in lines that fit. */
function keysOf(data: FrontierData, order: readonly number[], width: number, top: number) {
  let y = top;
  return order.map((at, place) => {
    const one = data.portfolios[at]!;
    const number = one.moved === null ? messages.unknown : formatInterval(one.moved);
    const strong = one.id === data.chosen;
    const tied = order
      .map((other, letter) => (one.tied.includes(data.portfolios[other]!.id) ? letterOf(letter) : ''))
      .filter(Boolean);
    const parts = [
      capitalised(one.title),
      withUnit(formatNumber(one.effort), data.effortUnit),
      number,
      strong ? messages.frontier.chosen : '',
      one.coercive ? messages.frontier.coercive : '',
      tied.length === 0 ? '' : `${messages.frontier.tied} ${tied.join(', ')}`,
    ];
    const size = strong ? letterSize.label * 1.06 : letterSize.label;
    const lines = wrap(parts.filter(Boolean).join(' · '), { width: width - 24, size, lines: 4 });
    const line = y + 18;
    y += lines.length * lineHeight + 7;
    return { id: one.id, letter: letterOf(place), lines, y: line, bottom: y, strong };
  });
}
