import { type ScaleLinear, scaleLinear } from 'd3-scale';
import type { ReactElement } from 'react';
import type { Interval } from './chart.js';
import { Lettering, letterSize, lineHeight, round, wrap } from './lettering.js';
import { formatNumber } from './numbers.js';

/** The values an axis has to hold: the ends of all intervals, and 0 where it has a meaning. Never empty, never of no width. */
export function domainOf(
  intervals: readonly (Pick<Interval, 'q05' | 'q95'> | null)[],
  { zero }: { zero: boolean },
): [low: number, high: number] {
  const some = intervals.filter((interval) => interval !== null);
  let low = Math.min(...some.map(({ q05 }) => q05), zero ? 0 : Infinity);
  let high = Math.max(...some.map(({ q95 }) => q95), zero ? 0 : -Infinity);
  if (!Number.isFinite(low) || !Number.isFinite(high)) [low, high] = [-1, 1];
  if (low < high) return [low, high];
  const about = Math.abs(low) || 1;
  return [low - about / 2, high + about / 2];
}

/** Values → pixels, with some air at both ends. */
export function linear(
  domain: readonly [number, number],
  range: readonly [number, number],
  part = 0.04,
): ScaleLinear<number, number> {
  const air = (domain[1] - domain[0]) * part;
  return scaleLinear()
    .domain([domain[0] - air, domain[1] + air])
    .range([...range]);
}

/** Few ticks, each with its number, all with the same decimals. */
export function ticksOf(scale: ScaleLinear<number, number>, count: number): { value: number; text: string }[] {
  const values = scale.ticks(count);
  const step = values.length > 1 ? values[1]! - values[0]! : 1;
  const decimals = Math.min(8, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));
  return values.map((value) => ({ value, text: formatNumber(value, decimals) }));
}

export const axisHeight = 40;

interface HorizontalAxisProps {
  readonly scale: ScaleLinear<number, number>;
  /** Where marks begin and end. */
  readonly top: number;
  readonly bottom: number;
  /** Written beneath: the unit, as a phrase. */
  readonly phrase: string;
  /** By what the numbers are multiplied before they are written: 100 for per cent. */
  readonly times?: number;
  /** False: the null line is drawn elsewhere. */
  readonly nullLine?: boolean;
}

/** Ticks beneath the marks, the null line through them, and a phrase. Takes `axisHeight` beneath `bottom`. */
export function HorizontalAxis({
  scale,
  top,
  bottom,
  phrase,
  times = 1,
  nullLine = true,
}: HorizontalAxisProps): ReactElement {
  const [left, right] = scale.range() as [number, number];
  const [low, high] = scale.domain() as [number, number];
  const shown = scaleLinear([low * times, high * times], [left, right]);
  const ticks = ticksOf(shown, Math.max(2, Math.min(6, Math.floor((right - left) / 90))));
  return (
    <g className="chart-axis">
      {nullLine && low <= 0 && high >= 0 ? (
        <line className="chart-null" x1={round(scale(0))} x2={round(scale(0))} y1={round(top)} y2={round(bottom)} />
      ) : null}
      {ticks.map(({ value, text }) => (
        <g key={value}>
          <line
            className="chart-tick"
            x1={round(shown(value))}
            x2={round(shown(value))}
            y1={round(bottom)}
            y2={round(bottom + 4)}
          />
          <Lettering x={shown(value)} y={bottom + 18} lines={[text]} className="chart-small" anchor="middle" />
        </g>
      ))}
      <Lettering
        x={(left + right) / 2}
        y={bottom + 35}
        lines={wrap(phrase, { width: right - left, size: letterSize.small, lines: 1 })}
        className="chart-small"
        anchor="middle"
      />
    </g>
  );
}

/** How high the words over a horizontal axis are. */
export function endsHeight(ends: readonly [string, string], width: number): number {
  return Math.max(...endLines(ends, width).map((lines) => lines.length)) * lineHeight + 6;
}

/** Words over the marks: what lies left and right of 0. */
export function Ends(props: {
  readonly ends: readonly [string, string];
  readonly left: number;
  readonly right: number;
  readonly y: number;
}): ReactElement {
  const { ends, left, right, y } = props;
  const [low, high] = endLines(ends, right - left);
  return (
    <g>
      <Lettering x={left} y={y + 12} lines={low!} className="chart-end" />
      <Lettering x={right} y={y + 12} lines={high!} className="chart-end" anchor="end" />
    </g>
  );
}

function endLines(ends: readonly [string, string], width: number): string[][] {
  const fit = { width: width / 2 - 8, size: letterSize.small, lines: 3 };
  return [wrap(`← ${ends[0]}`, fit), wrap(`${ends[1]} →`, fit)];
}
