import { type ScaleLinear, scaleLinear } from 'd3-scale';
import type { ReactElement } from 'react';
import { ticksOf } from './axis.js';
import { messages } from './messages.js';
import { withUnit } from './numbers.js';
import { Lettering, letterSize, round, textWidth, wrap } from './lettering.js';

/** Values → pixels upward, with some air. `up` = −1 turns it over, so that what is low is drawn up. */
export function upward(
  domain: readonly [number, number],
  { top, bottom, up = 1 }: { top: number; bottom: number; up?: 1 | -1 },
): ScaleLinear<number, number> {
  const air = (domain[1] - domain[0]) * 0.04;
  return scaleLinear()
    .domain([domain[0] - air, domain[1] + air])
    .range(up === 1 ? [bottom, top] : [top, bottom]);
}

function verticalTicks(scale: ScaleLinear<number, number>): { value: number; text: string }[] {
  const [a, b] = scale.range() as [number, number];
  return ticksOf(scale, Math.max(2, Math.min(5, Math.floor(Math.abs(a - b) / 45))));
}

/** Pixels that the numbers beside the axis take. */
export function verticalWidth(scale: ScaleLinear<number, number>): number {
  return Math.ceil(Math.max(...verticalTicks(scale).map(({ text }) => textWidth(text, letterSize.small))) + 8);
}

interface VerticalAxisProps {
  readonly scale: ScaleLinear<number, number>;
  readonly left: number;
  readonly right: number;
  /** The line at 0 is darker where it has a meaning. */
  readonly zero: boolean;
}

/** Numbers at the left and faint rules across. */
export function VerticalAxis({ scale, left, right, zero }: VerticalAxisProps): ReactElement {
  return (
    <g className="chart-axis">
      {verticalTicks(scale).map(({ value, text }) => {
        const y = round(scale(value));
        return (
          <g key={value}>
            <line
              className={zero && value === 0 ? 'chart-null' : 'chart-rule'}
              x1={round(left)}
              x2={round(right)}
              y1={y}
              y2={y}
            />
            <Lettering x={left - 6} y={y + 4} lines={[text]} className="chart-small" anchor="end" />
          </g>
        );
      })}
    </g>
  );
}

/** What lies up and what lies down, in words, over and under the marks. */
export function VerticalEnds(props: {
  readonly up: string;
  /** In which the numbers are. */
  readonly unit: string;
  readonly down: string;
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  readonly width: number;
}): ReactElement {
  const { up, down, unit, x, top, bottom, width } = props;
  const fit = { width, size: letterSize.small, lines: 1 };
  return (
    <g>
      <Lettering
        x={x}
        y={top - 8}
        lines={wrap(`↑ ${up}${unit === '' ? '' : `, ${messages.inUnit(withUnit('', unit).trim())}`}`, fit)}
        className="chart-end"
      />
      <Lettering x={x} y={bottom + 15} lines={wrap(`↓ ${down}`, fit)} className="chart-end" />
    </g>
  );
}
