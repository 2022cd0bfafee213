import { type Chart, type Interval, isClear } from './chart.js';
import { messages } from './messages.js';
import { formatInterval, formatPeriod, sized, tell, tellRange } from './numbers.js';
import { ActsLines, actsHeight, type PathActs } from './acts-lines.js';
import { domainOf } from './axis.js';
import { Course, type CoursePoint } from './course.js';
import { type EndLabel, EndLabels, endLabelsWidth } from './end-labels.js';
import { Frame, Mark, visitOf } from './frame.js';
import { round } from './lettering.js';
import { Readout } from './readout.js';
import { Hatch } from './strip.js';
import { TimeAxis, timeScale } from './time-axis.js';
import { upward, VerticalAxis, VerticalEnds, verticalWidth } from './vertical-axis.js';
import { capitalised } from './wording.js';
import { intervalCells, intervalColumns } from './table-cells.js';

/** Where somebody stood in one period. */
export interface PathPoint {
  readonly period: number;
  readonly estimate: Interval;
}

/** An audience's positions over time, and what an actor did meanwhile. */
export interface PathData {
  /** Names as they stand in a sentence: "the United States". */
  readonly actor: string;
  readonly audience: string;
  readonly step: 'year' | 'month';
  readonly window: { readonly from: number; readonly to: number };
  /** Unit of positions, plural: "points". */
  readonly unit: string;
  /** Words for the low and the high end of the scale. */
  readonly ends: readonly [low: string, high: string];
  /** On which end of the scale the actor's aim lies, 1 = the high end, which is drawn up; null where it is not known. */
  readonly aimSide: 1 | -1 | null;
  /** In order of time; periods that are missing are drawn as gaps. */
  readonly positions: readonly PathPoint[];
  /** The actor's own positions; empty where it has none. */
  readonly aim: readonly PathPoint[];
  /** Where the audience would have stood without the actor; empty where the law does not tell. */
  readonly without: readonly PathPoint[];
  /** From the first to the last position: above 0 = toward the actor where its side is known, else up the scale; null where not known. */
  readonly displacement: Interval | null;
  readonly acts: readonly PathActs[];
}

export const path: Chart<PathData> = {
  id: 'path',
  finding: (data) => findingOf(data),
  table: (data) => {
    const { positions, aim, without, unit, step, acts } = data;
    const periods = [...new Set([...positions, ...aim, ...without].map(({ period }) => period))].sort((a, b) => a - b);
    const of = (points: readonly PathPoint[]) => new Map(points.map((point) => [point.period, point.estimate]));
    const [own, aims, others] = [of(positions), of(aim), of(without)];
    return {
      caption: messages.path.caption(data.audience, windowOf(data)),
      columns: [
        { name: 'period', title: messages.path.period[step] },
        ...intervalColumns(unit),
        { name: 'actor_q50', title: messages.path.aim(data.actor), unit },
        ...intervalColumns(unit, { name: 'without', title: messages.path.without(data.actor) }),
        { name: 'acts', title: messages.path.acts },
      ],
      rows: periods.map((period) => [
        formatPeriod(period, step),
        ...intervalCells(own.get(period) ?? null),
        aims.get(period)?.q50 ?? null,
        ...intervalCells(others.get(period) ?? null),
        acts
          .filter(({ spells }) => spells.some(({ from, to }) => from <= period && period <= to))
          .map(({ title }) => title)
          .join('; '),
      ]),
    };
  },
  marks: (data) => data.positions.map((point) => markOf(data, point)),
  Drawing: (drawing) => {
    const { data, width, active } = drawing;
    const { positions, aim, without, window, step, acts } = data;
    const [top, high] = [28, Math.round(Math.min(380, Math.max(190, width * 0.42)))];
    const bottom = top + high;
    const inside = (points: readonly PathPoint[]): CoursePoint[] =>
      points
        .filter(({ period }) => window.from <= period && period <= window.to)
        .map(({ period, estimate }) => ({ at: period, estimate }));
    const [own, aims, others] = [inside(positions), inside(aim), inside(without)];
    const medians = aims.map(({ estimate: { q50 } }) => ({ q05: q50, q95: q50 }));
    const domain = domainOf(
      [...own.map(({ estimate }) => estimate), ...others.map(({ estimate }) => estimate), ...medians],
      {
        zero: false,
      },
    );
    const y = upward(domain, { top, bottom, up: data.aimSide ?? 1 });
    const labels = labelsOf(data, [own, aims, others], y);
    const room = endLabelsWidth(labels, width);
    const [left, right] = [verticalWidth(y), width - Math.max(room, 8)];
    const x = timeScale(window, [left, right]);
    const axis = bottom + 34 + acts.length * actsHeight;
    const names = path.marks(data);
    const column = x(1) - x(0);
    return (
      <Frame
        chart={path.id}
        title={path.finding(data)}
        description={messages.path.description(data.audience)}
        marks={positions.length}
        height={axis + 24}
        {...{ width, drawing }}
      >
        <VerticalAxis scale={y} left={left} right={right} zero={false} />
        <VerticalEnds unit={data.unit} {...endsOf(data)} x={left} top={top} bottom={bottom} width={right - left} />
        {own.length === 0 ? <Hatch x={left} y={top + high / 2 - 8} width={right - left} height={16} /> : null}
        {others.length > 0 ? (
          <g className="chart-without">
            <Course points={others} x={x} y={y} bands />
          </g>
        ) : null}
        <g className="chart-plain">
          <Course points={own} x={x} y={y} bands />
        </g>
        <g className="chart-aim">
          <Course points={aims} x={x} y={y} bands={false} />
        </g>
        <ActsLines {...{ acts, window, left, right }} x={x} top={bottom + 30} />
        <TimeAxis scale={x} step={step} bottom={axis} />
        <EndLabels {...{ labels, room, top, bottom }} x={right} inside={(right - left) * 0.7} />
        {positions.map((point, at) => {
          const inWindow = window.from <= point.period && point.period <= window.to;
          const middle = Math.min(right, Math.max(left, x(point.period)));
          const wide = Math.max(2, Math.min(column, 2 * (middle - left) + 2, 2 * (width - middle)));
          return (
            <Mark
              key={point.period}
              visit={visitOf(drawing)}
              at={at}
              label={names[at]!}
              target={{ x: middle - wide / 2, y: top, width: wide, height: axis - top }}
            >
              {inWindow && at === active ? (
                <circle
                  className="chart-fill chart-reached"
                  cx={round(middle)}
                  cy={round(y(point.estimate.q50))}
                  r={4}
                />
              ) : null}
            </Mark>
          );
        })}
        {active === undefined || positions[active] === undefined ? null : (
          <Readout
            text={`${formatPeriod(positions[active].period, step)}: ${formatInterval(positions[active].estimate)}`}
            x={Math.min(right, Math.max(left, x(positions[active].period)))}
            {...{ top, left, right }}
            bottom={axis}
          />
        )}
      </Frame>
    );
  },
};

function windowOf({ window, step }: PathData): string {
  const [from, to] = [formatPeriod(window.from, step), formatPeriod(window.to, step)];
  return from === to ? from : `${from}–${to}`;
}

function findingOf(data: PathData): string {
  const { audience, actor, unit, ends, aimSide, displacement, step, positions } = data;
  const window = messages.path.window(
    formatPeriod(positions[0]?.period ?? data.window.from, step),
    formatPeriod(positions.at(-1)?.period ?? data.window.to, step),
  );
  if (displacement === null) return messages.path.unknown({ window, audience });
  const up = aimSide === null ? messages.path.towardEnd(ends[1]) : messages.path.toward(actor);
  if (!isClear(displacement)) {
    return messages.path.open({ window, audience, toward: up, range: tellRange(displacement, unit) });
  }
  const down = aimSide === null ? messages.path.towardEnd(ends[0]) : messages.path.away(actor);
  const toward = displacement.q50 > 0 ? up : down;
  return messages.path.moved({ window, audience, toward, number: tell(sized(displacement), unit) });
}

function markOf({ step, acts, unit }: PathData, { period, estimate }: PathPoint): string {
  const done = acts.filter(({ spells }) => spells.some(({ from, to }) => from <= period && period <= to));
  return messages.path.mark(
    formatPeriod(period, step),
    tell(estimate, unit),
    done.map(({ title }) => title).join(', '),
  );
}

/** Words for up and down: toward the actor is up where its side is known. */
function endsOf({ actor, ends, aimSide }: PathData): { up: string; down: string } {
  if (aimSide !== null) return { up: messages.path.toward(actor), down: messages.path.away(actor) };
  return { up: messages.path.towardEnd(ends[1]), down: messages.path.towardEnd(ends[0]) };
}

function labelsOf(
  { audience, actor }: PathData,
  [own, aims, others]: readonly [CoursePoint[], CoursePoint[], CoursePoint[]],
  y: (value: number) => number,
): EndLabel[] {
  const at = (points: readonly CoursePoint[], text: string, strong: boolean): EndLabel[] => {
    const last = points.at(-1);
    return last === undefined ? [] : [{ text: capitalised(text), y: y(last.estimate.q50), strong }];
  };
  return [
    ...at(own, audience, true),
    ...at(aims, actor, false),
    ...at(others, messages.path.withoutLabel(audience, actor), false),
  ];
}
