import { type Chart, type Interval, isClear } from './chart.js';
import { messages } from './messages.js';
import { formatPeriod, sized, tell, tellRange } from './numbers.js';
import type { PathPoint } from './path.js';
import { domainOf } from './axis.js';
import { Course, type CoursePoint } from './course.js';
import { type EndLabel, EndLabels, endLabelsWidth } from './end-labels.js';
import { Frame, Mark, visitOf } from './frame.js';
import { round } from './lettering.js';
import { Readout } from './readout.js';
import { Hatch } from './strip.js';
import { TimeAxis, timeScale } from './time-axis.js';
import { upward, VerticalAxis, VerticalEnds, verticalWidth } from './vertical-axis.js';
import { intervalCells, intervalColumns } from './table-cells.js';

/** Where a plan would take an audience. */
export interface FanData {
  readonly actor: string;
  readonly audience: string;
  readonly step: 'year' | 'month';
  readonly unit: string;
  readonly ends: readonly [low: string, high: string];
  /** On which end of the scale the aim lies, 1 = the high end, which is drawn up; null where it is not known. */
  readonly aimSide: 1 | -1 | null;
  /** What was measured before the plan begins. */
  readonly past: readonly PathPoint[];
  /** With the plan. */
  readonly planned: readonly PathPoint[];
  /** With no plan. */
  readonly unplanned: readonly PathPoint[];
  /** What the plan adds by its end: above 0 = toward the aim; null where it is not known. */
  readonly moved: Interval | null;
}

export const fan: Chart<FanData> = {
  id: 'fan',
  finding: (data) => findingOf(data),
  table: (data) => ({
    caption: messages.fan.caption(data.audience),
    columns: [
      { name: 'period', title: messages.path.period[data.step] },
      { name: 'part', title: messages.fan.part },
      ...intervalColumns(data.unit),
    ],
    rows: (['past', 'planned', 'unplanned'] as const).flatMap((part) =>
      data[part].map(({ period, estimate }) => [
        formatPeriod(period, data.step),
        messages.fan.parts[part],
        ...intervalCells(estimate),
      ]),
    ),
  }),
  marks: (data) =>
    data.planned.map((point) =>
      messages.fan.mark(formatPeriod(point.period, data.step), tell(point.estimate, data.unit)),
    ),
  Drawing: (drawing) => {
    const { data, width, active } = drawing;
    const { past, planned, unplanned, step } = data;
    const all = [...past, ...planned, ...unplanned];
    const top = 28;
    const bottom = top + Math.round(Math.min(340, Math.max(190, width * 0.42)));
    const domain = domainOf(
      all.map(({ estimate }) => estimate),
      { zero: false },
    );
    const y = upward(domain, { top, bottom, up: data.aimSide ?? 1 });
    const [before, withPlan, without] = [pointsOf(past), pointsOf(planned), pointsOf(unplanned)];
    const labels = [
      ...labelAt(withPlan, messages.fan.parts.planned, true, y),
      ...labelAt(without, messages.fan.parts.unplanned, false, y),
    ];
    const room = endLabelsWidth(labels, width);
    const [left, right] = [verticalWidth(y), width - Math.max(room, 8)];
    const periods = all.length === 0 ? [0] : all.map(({ period }) => period);
    const x = timeScale({ from: Math.min(...periods), to: Math.max(...periods) }, [left, right]);
    const names = fan.marks(data);
    const column = x(1) - x(0);
    const start = planned[0] === undefined ? null : round(x(planned[0].period) - column / 2);
    return (
      <Frame
        chart={fan.id}
        title={fan.finding(data)}
        description={messages.fan.description}
        marks={planned.length}
        height={bottom + 46}
        {...{ width, drawing }}
      >
        <VerticalAxis scale={y} left={left} right={right} zero={false} />
        <VerticalEnds unit={data.unit} {...endsOf(data)} x={left} top={top} bottom={bottom} width={right - left} />
        {all.length === 0 ? <Hatch x={left} y={(top + bottom) / 2 - 8} width={right - left} height={16} /> : null}
        {start === null ? null : <line className="chart-null" x1={start} x2={start} y1={top} y2={bottom} />}
        <g className="chart-without">
          <Course points={without} x={x} y={y} bands />
        </g>
        <g className="chart-plain">
          <Course points={before} x={x} y={y} bands />
          <Course points={withPlan} x={x} y={y} bands />
        </g>
        {all.length === 0 ? null : <TimeAxis scale={x} step={step} bottom={bottom + 20} />}
        <EndLabels {...{ labels, room, top, bottom }} x={right} inside={(right - left) * 0.7} />
        {planned.map(({ period, estimate }, at) => (
          <Mark
            key={period}
            visit={visitOf(drawing)}
            at={at}
            label={names[at]!}
            target={{ x: x(period) - column / 2, y: top, width: column, height: bottom - top }}
          >
            {at === active ? (
              <circle className="chart-reached" cx={round(x(period))} cy={round(y(estimate.q50))} r={4} />
            ) : null}
          </Mark>
        ))}
        {active === undefined || planned[active] === undefined ? null : (
          <Readout text={names[active]!} x={x(planned[active].period)} {...{ top, left, right, bottom }} />
        )}
      </Frame>
    );
  },
};

function findingOf({ audience, planned, step, moved, unit }: FanData): string {
  const last = planned.at(-1);
  if (last === undefined || moved === null) return messages.fan.unknown(audience);
  const when = formatPeriod(last.period, step);
  if (!isClear(moved)) return messages.fan.open({ audience, when, range: tellRange(moved, unit) });
  const side = moved.q50 > 0 ? messages.fan.towardAim : messages.fan.awayFromAim;
  return messages.fan.clear({ audience, when, number: `${tell(sized(moved), unit)} ${side}` });
}

function pointsOf(points: readonly PathPoint[]): CoursePoint[] {
  return points.map(({ period, estimate }) => ({ at: period, estimate }));
}

function labelAt(
  points: readonly CoursePoint[],
  text: string,
  strong: boolean,
  y: (value: number) => number,
): EndLabel[] {
  const last = points.at(-1);
  return last === undefined ? [] : [{ text, y: y(last.estimate.q50), strong }];
}

function endsOf({ ends, aimSide }: FanData): { up: string; down: string } {
  if (aimSide !== null) return { up: messages.fan.towardAim, down: messages.fan.awayFromAim };
  return { up: messages.path.towardEnd(ends[1]), down: messages.path.towardEnd(ends[0]) };
}
