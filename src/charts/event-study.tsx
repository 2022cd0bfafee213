import { type Chart, type Interval, isClear, type Sign } from './chart.js';
import { messages } from './messages.js';
import { formatInterval, formatSigned, sized, tell } from './numbers.js';
import { domainOf } from './axis.js';
import { Course, type CoursePoint } from './course.js';
import { Frame, Mark, visitOf } from './frame.js';
import { Lettering, letterSize, lineHeight, round, wrap } from './lettering.js';
import { Readout } from './readout.js';
import { Hatch, Shape, signClass } from './strip.js';
import { timeScale } from './time-axis.js';
import { upward, VerticalAxis, VerticalEnds, verticalWidth } from './vertical-axis.js';
import { intervalCells, intervalColumns } from './table-cells.js';

/** How audiences moved before and after an act. */
export interface EventStudyData {
  /** The instrument, as it stands in a sentence: "sanctions". */
  readonly title: string;
  readonly sign: Sign;
  readonly unit: string;
  /** h in years from the act: below 0 before it, where nothing should be seen. Missing years are gaps. */
  readonly path: readonly (Interval & { readonly h: number })[];
  readonly placebo: Interval | null;
  /** Acts behind it. */
  readonly events: number | null;
}

export const eventStudy: Chart<EventStudyData> = {
  id: 'event-study',
  finding: (data) => findingOf(data),
  table: ({ title, unit, path }) => ({
    caption: messages.eventStudy.caption(title),
    columns: [
      { name: 'h', title: messages.eventStudy.years },
      { name: 'part', title: messages.eventStudy.part },
      ...intervalColumns(unit),
    ],
    rows: path.map((point) => [
      point.h,
      point.h < 0 ? messages.eventStudy.before : messages.eventStudy.after,
      ...intervalCells(point),
    ]),
  }),
  marks: (data) => data.path.map((point) => messages.eventStudy.mark(point.h, formatInterval(point))),
  Drawing: (drawing) => {
    const { data, width, active } = drawing;
    const { path, sign } = data;
    const words = messages.eventStudy;
    const top = 28;
    const bottom = top + Math.round(Math.min(320, Math.max(180, width * 0.4)));
    const y = upward(domainOf(path, { zero: true }), { top, bottom });
    const [left, right] = [verticalWidth(y), width - 10];
    const window = { from: Math.min(-5, ...path.map(({ h }) => h)), to: Math.max(10, ...path.map(({ h }) => h)) };
    const x = timeScale(window, [left, right]);
    const points = (part: (h: number) => boolean): CoursePoint[] =>
      path.filter(({ h }) => part(h)).map((estimate) => ({ at: estimate.h, estimate }));
    const names = eventStudy.marks(data);
    const column = x(1) - x(0);
    const before = x(-0.5) - left;
    const leads = wrap(words.leads, { width: before - 8, size: letterSize.small, lines: 4 });
    return (
      <Frame
        chart={eventStudy.id}
        title={eventStudy.finding(data)}
        description={words.description}
        marks={path.length}
        height={bottom + 62}
        {...{ width, drawing }}
      >
        <rect className="chart-own" x={round(left)} y={top} width={round(before)} height={bottom - top} />
        <VerticalAxis scale={y} left={left} right={right} zero />
        <VerticalEnds
          unit={data.unit}
          up={words.sides.toward}
          down={words.sides.away}
          x={left}
          top={top}
          bottom={bottom}
          width={width - left}
        />
        <Lettering
          x={left + 6}
          y={bottom - 6 - (leads.length - 1) * lineHeight}
          lines={leads}
          className="chart-small chart-halo"
        />
        {path.length === 0 ? <Hatch x={left} y={(top + bottom) / 2 - 8} width={right - left} height={16} /> : null}
        <g className="chart-plain">
          <Course points={points((h) => h < 0)} x={x} y={y} bands />
        </g>
        <g className={signClass(sign)}>
          <Course points={points((h) => h >= 0)} x={x} y={y} bands />
          {path.map(({ h, q50 }) => (h < 0 ? null : <Shape key={h} sign={sign} x={x(h)} y={y(q50)} radius={3.5} />))}
        </g>
        <g className="chart-plain">
          {path.map(({ h, q50 }) =>
            h < 0 ? <Shape key={h} sign={sign} x={x(h)} y={y(q50)} radius={3.5} open /> : null,
          )}
        </g>
        {[-5, 0, 5, 10].map((h) => (
          <Lettering
            key={h}
            x={x(h)}
            y={bottom + 34}
            lines={[formatSigned(h, 0)]}
            className="chart-small"
            anchor="middle"
          />
        ))}
        <Lettering
          x={(left + right) / 2}
          y={bottom + 54}
          lines={[words.axis]}
          className="chart-small"
          anchor="middle"
        />
        {path.map(({ h }, at) => (
          <Mark
            key={h}
            visit={visitOf(drawing)}
            at={at}
            label={names[at]!}
            target={{ x: x(h) - column / 2, y: top, width: column, height: bottom - top }}
          >
            {null}
          </Mark>
        ))}
        {active === undefined || path[active] === undefined ? null : (
          <Readout text={names[active]!} x={x(path[active].h)} {...{ top, left, right, bottom }} />
        )}
      </Frame>
    );
  },
};

/** The year the finding tells of: five years after, or the last one before that. */
function told({ path }: EventStudyData): (Interval & { readonly h: number }) | null {
  return path.findLast(({ h }) => h >= 0 && h <= 5) ?? null;
}

function findingOf(data: EventStudyData): string {
  const { title, unit, placebo } = data;
  const words = messages.eventStudy;
  const point = told(data);
  if (point === null) return words.none(title);
  const before = placebo === null ? words.noPlacebo : isClear(placebo) ? words.restless : words.calm;
  const h = words.yearsAfter(point.h);
  const first = isClear(point)
    ? words.clear({ title, h, number: tell(sized(point), unit), side: words.sides[point.q50 > 0 ? 'toward' : 'away'] })
    : words.open({ title, h, number: tell(point, unit) });
  return `${first};${before}.`;
}
