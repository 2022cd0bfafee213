import { type ReactElement, useId } from 'react';
import type { Chart, DrawingProps, Interval } from './chart.js';
import { messages } from './messages.js';
import { tell } from './numbers.js';
import { capitalised, listed } from './wording.js';
import { Frame, Mark, visitOf } from './frame.js';
import { Lettering, letterSize, lineHeight, round, textWidth, wrap } from './lettering.js';
import { type MapShapes, mapShapes, type WorldTopology } from './map-shapes.js';

/** A country with its value. */
export interface MapPlace {
  /** ISO 3166 alpha-3. */
  readonly id: string;
  readonly name: string;
  /** Null where the data do not tell. */
  readonly estimate: Interval | null;
}

/** One of the classes into which values fall, from the lowest up. */
export interface MapClass {
  /** Values from this one up to the next class's, in the unit of the map; −Infinity is written as null. */
  readonly from: number | null;
  /** In words: "far from the United States". */
  readonly title: string;
}

/** Countries by a value. */
export interface WorldMapData {
  /** What is shown, as it stands in a sentence: "where states stood on votes in the United Nations". */
  readonly title: string;
  readonly unit: string;
  /** "2004"; empty where it belongs to no time. */
  readonly when: string;
  /** At most 5. */
  readonly classes: readonly MapClass[];
  readonly places: readonly MapPlace[];
  /** Id of a country that is marked as the actor; null: none. */
  readonly highlighted: string | null;
}

export interface WorldMapProps extends DrawingProps<WorldMapData> {
  /** Null while it is loading: the classes are drawn without the land. */
  readonly topology: WorldTopology | null;
}

/** The class a value falls in, from 0; null where there is none. */
export function classOf(value: number, classes: readonly MapClass[]): number | null {
  const at = classes.findLastIndex(({ from }) => from === null || value >= from);
  return at < 0 ? null : at;
}

export const worldMap: Chart<WorldMapData, WorldMapProps> = {
  id: 'world-map',
  finding: (data) => findingOf(data),
  table: (data) => ({
    caption: messages.worldMap.caption(data.title, data.when),
    columns: [
      { name: 'id', title: messages.worldMap.id },
      { name: 'country', title: messages.worldMap.country },
      { name: 'class', title: messages.worldMap.class },
      { name: 'q50', title: messages.median, unit: data.unit },
      { name: 'q05', title: '5 %', unit: data.unit },
      { name: 'q95', title: '95 %', unit: data.unit },
    ],
    rows: data.places.map(({ id, name, estimate }) => [
      id,
      name,
      titleOf(estimate, data),
      estimate?.q50 ?? null,
      estimate?.q05 ?? null,
      estimate?.q95 ?? null,
    ]),
  }),
  marks: (data) => data.places.map((place) => markOf(place, data)),
  Drawing: WorldMap,
};

function titleOf(estimate: Interval | null, { classes }: WorldMapData): string | null {
  if (estimate === null) return null;
  return classes[classOf(estimate.q50, classes) ?? -1]?.title ?? null;
}

function findingOf({ title, when, classes, places }: WorldMapData): string {
  const found = places.map(({ estimate }) => (estimate === null ? null : classOf(estimate.q50, classes)));
  const parts = classes.flatMap((one, at) => {
    const count = found.filter((own) => own === at).length;
    return count === 0 ? [] : [messages.worldMap.part(count, one.title)];
  });
  const unknown = found.filter((own) => own === null).length;
  return messages.worldMap.finding({
    title: capitalised(messages.worldMap.caption(title, when)),
    parts: parts.length === 0 ? messages.unknown : listed(parts.toReversed(), messages.and),
    unknown: unknown === 0 || parts.length === 0 ? '' : messages.worldMap.rest(unknown),
  });
}

function markOf({ name, estimate }: MapPlace, data: WorldMapData): string {
  const title = titleOf(estimate, data);
  if (estimate === null || title === null) return messages.worldMap.unknownMark(name);
  return messages.worldMap.mark(name, title, tell(estimate, data.unit));
}

function WorldMap(drawing: WorldMapProps): ReactElement {
  const { data, width, topology, active } = drawing;
  const hatch = `${useId()}hatch`;
  const shapes = topology === null ? null : mapShapes(topology, width);
  const map = shapes?.height ?? Math.round(width / 2);
  const labels = worldMap.marks(data);
  const keys = keysOf(data, width, map + 30);
  const note = wrap(messages.worldMap.note, { width, size: letterSize.small, lines: 4 });
  const foot = (keys.at(-1)?.y ?? map + 30) + 12;
  return (
    <Frame
      chart={worldMap.id}
      title={worldMap.finding(data)}
      description={messages.worldMap.note}
      marks={shapes === null ? 0 : data.places.length}
      height={foot + note.length * lineHeight + 8}
      {...{ width, drawing }}
    >
      <defs>
        <pattern id={hatch} width={5} height={5} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line className="chart-hatch" x1={0} x2={0} y1={0} y2={5} />
        </pattern>
      </defs>
      {shapes === null ? (
        <Lettering
          x={width / 2}
          y={map / 2}
          lines={[messages.worldMap.loading]}
          className="chart-small"
          anchor="middle"
        />
      ) : (
        <Land {...{ drawing, shapes, labels, hatch }} />
      )}
      {active === undefined || labels[active] === undefined ? null : (
        <Lettering
          x={0}
          y={map + 16}
          lines={wrap(labels[active], { width, size: letterSize.label * 1.06, lines: 1 })}
          className="chart-label chart-strong"
        />
      )}
      {keys.map(({ id, title, x, y, at }) => (
        <g key={id}>
          <rect
            className={`chart-dot ${at === null ? 'chart-class-unknown' : `chart-class-${at + 1}`}`}
            {...(at === null ? { fill: `url(#${hatch})` } : {})}
            x={round(x) + 0.5}
            y={y - 11.5}
            width={22}
            height={13}
          />
          <Lettering x={x + 30} y={y} lines={[title]} className="chart-small" />
        </g>
      ))}
      <Lettering x={0} y={foot + 10} lines={note} className="chart-small" />
    </Frame>
  );
}

interface LandProps {
  readonly drawing: WorldMapProps;
  readonly shapes: MapShapes;
  readonly labels: readonly string[];
  readonly hatch: string;
}

/** Countries as shapes or dots, in the classes of their values. A change of values changes classes and labels alone. */
function Land({ drawing, shapes, labels, hatch }: LandProps): ReactElement {
  const { data } = drawing;
  const visit = visitOf(drawing);
  const shown = new Set(data.places.map(({ id }) => id));
  const rest = [...shapes.places].filter(([id]) => !shown.has(id)).map(([, { outline }]) => outline);
  return (
    <g>
      <path className="chart-land chart-class-unknown" fill={`url(#${hatch})`} d={rest.join('') + shapes.nameless} />
      {[false, true].map((dots) => (
        <g key={String(dots)}>
          {data.places.map((place, at) => {
            const shape = shapes.places.get(place.id);
            if (shape === undefined || shape.small !== dots) return null;
            const own = place.id === data.highlighted ? ' chart-place-own' : '';
            const value = place.estimate === null ? null : classOf(place.estimate.q50, data.classes);
            const className = `${value === null ? 'chart-class-unknown' : `chart-class-${value + 1}`}${own}`;
            const fill = value === null ? { fill: `url(#${hatch})` } : {};
            const { x, y, outline } = shape;
            return (
              <Mark
                key={place.id}
                {...{ visit, at }}
                label={labels[at]!}
                target={dots ? { x: x - 12, y: y - 12, width: 24, height: 24 } : null}
              >
                {dots ? (
                  <circle className={`chart-dot ${className}`} {...fill} cx={x} cy={y} r={shapes.dot} />
                ) : (
                  <path className={`chart-land ${className}`} {...fill} d={outline} />
                )}
              </Mark>
            );
          })}
        </g>
      ))}
      <path className="chart-disputed" d={shapes.disputed} />
    </g>
  );
}

/** What the classes mean, from the highest down, in one row where there is room; and what is not told. */
function keysOf({ classes }: WorldMapData, width: number, top: number) {
  const all = [
    ...classes.map((one, at) => ({ id: String(at), title: one.title, at: at as number | null })).toReversed(),
    { id: 'unknown', title: messages.unknown, at: null },
  ];
  let [x, y] = [0, top + 14];
  return all.map((key) => {
    const wide = 30 + textWidth(key.title, letterSize.small) + 22;
    if (x > 0 && x + wide > width) [x, y] = [0, y + 20];
    const placed = { ...key, x, y };
    x += wide;
    return placed;
  });
}
