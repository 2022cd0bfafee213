import type { ReactElement } from 'react';
import type { Interval, Sign } from './chart.js';
import { round } from './lettering.js';

export function signClass(sign: Sign | null): string {
  return `chart-${sign ?? 'plain'}`;
}

interface ShapeProps {
  readonly sign: Sign | null;
  readonly x: number;
  readonly y: number;
  readonly radius?: number;
  readonly open?: boolean;
}

/** A round mark for attraction, a square for coercion, a diamond for inducement; nothing for what is by no mechanism. */
export function Shape({ sign, x, y, radius = 4.5, open = false }: ShapeProps): ReactElement | null {
  const className = `chart-shape ${open ? 'chart-stroke chart-open' : 'chart-fill'}`;
  if (sign === null) return null;
  if (sign === 'attraction') return <circle className={className} cx={round(x)} cy={round(y)} r={radius} />;
  const side = sign === 'coercion' ? radius * 0.9 : radius * 1.25;
  if (sign === 'coercion') {
    return (
      <rect
        className={className}
        x={round(x - side)}
        y={round(y - side)}
        width={round(2 * side)}
        height={round(2 * side)}
      />
    );
  }
  const [left, right, top, bottom] = [x - side, x + side, y - side, y + side].map(round);
  return (
    <path
      className={className}
      d={`M${round(x)},${top}L${right},${round(y)}L${round(x)},${bottom}L${left},${round(y)}Z`}
    />
  );
}

interface StripProps {
  readonly interval: Interval;
  readonly sign: Sign | null;
  /** Value → pixels, to the right. */
  readonly scale: (value: number) => number;
  /** Middle of the strip. */
  readonly y: number;
  readonly height: number;
  /** False: hatched, for the data do not tell it from none. */
  readonly known: boolean;
}

/** The glyph of every estimate: a soft band for 90 %, a denser one for 50 %, a tick and the mechanism's mark at the median. */
export function Strip({ interval, sign, scale, y, height, known }: StripProps): ReactElement {
  const { q05, q25, q50, q75, q95 } = interval;
  const [x05, x25, x50, x75, x95] = [q05, q25, q50, q75, q95].map((value) => round(scale(value))) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const [top, soft] = [round(y - height / 2), Math.max(1, round(x95 - x05))];
  return (
    <g className={`${signClass(sign)}${known ? '' : ' chart-not-told'}`}>
      {known ? (
        <rect className="chart-fill chart-band90" x={x05} y={top} width={soft} height={height} />
      ) : (
        <Hatch x={x05} y={top} width={soft} height={height} />
      )}
      <rect className="chart-fill chart-band50" x={x25} y={top} width={Math.max(1, round(x75 - x25))} height={height} />
      <line className="chart-stroke chart-reach" x1={x05} x2={x95} y1={round(y)} y2={round(y)} />
      <line
        className="chart-stroke chart-median"
        x1={x50}
        x2={x50}
        y1={round(y - height / 2 - 2)}
        y2={round(y + height / 2 + 2)}
      />
      <Shape sign={sign} x={x50} y={y} radius={Math.min(4.5, height / 2)} open={!known} />
    </g>
  );
}

interface HatchProps {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const hatchStep = 7;

/** Open and lightly hatched: we do not know. */
export function Hatch({ x, y, width, height }: HatchProps): ReactElement {
  const strokes: string[] = [];
  // Lines that rise to the right: x + y is the same all along each of them.
  for (let sum = hatchStep; sum < width + height; sum += hatchStep) {
    const [left, right] = [Math.max(0, sum - height), Math.min(width, sum)];
    strokes.push(`M${round(x + left)},${round(y + sum - left)}L${round(x + right)},${round(y + sum - right)}`);
  }
  return (
    <g className="chart-unknown">
      <path className="chart-hatch" d={strokes.join('')} />
      <rect className="chart-unknown-edge" x={round(x)} y={round(y)} width={round(width)} height={round(height)} />
    </g>
  );
}
