import { type ScaleLinear, scaleLinear } from 'd3-scale';
import type { ReactElement } from 'react';
import { Lettering, round } from './lettering.js';
import { formatPeriod } from './numbers.js';

/** Periods → pixels: half a period of air at both ends. */
export function timeScale(
  window: { from: number; to: number },
  range: readonly [number, number],
): ScaleLinear<number, number> {
  return scaleLinear()
    .domain([window.from - 0.5, window.to + 0.5])
    .range([...range]);
}

/** Round years inside the window, few enough to be read. */
function yearsIn(scale: ScaleLinear<number, number>, step: 'year' | 'month'): { at: number; text: string }[] {
  const per = step === 'year' ? 1 : 12;
  const [from, to] = scale.domain() as [number, number];
  const [left, right] = scale.range() as [number, number];
  const most = Math.max(2, Math.min(8, Math.floor((right - left) / 64)));
  const span = (to - from) / per;
  const every = [1, 2, 5, 10, 20, 25, 50, 100].find((years) => span / years <= most) ?? 200;
  const first = Math.ceil(from / per / every) * every;
  const years: { at: number; text: string }[] = [];
  for (let year = first; year * per <= to; year += every) years.push({ at: year * per, text: String(year) });
  // A window inside of one year has no new year in it.
  return years.length > 0 ? years : [{ at: Math.ceil(from), text: formatPeriod(Math.ceil(from), step) }];
}

interface TimeAxisProps {
  readonly scale: ScaleLinear<number, number>;
  readonly step: 'year' | 'month';
  readonly bottom: number;
}

/** Years beneath. Takes 22 pixels beneath `bottom`. */
export function TimeAxis({ scale, step, bottom }: TimeAxisProps): ReactElement {
  return (
    <g className="chart-axis">
      {yearsIn(scale, step).map(({ at, text }) => (
        <g key={at}>
          <line
            className="chart-tick"
            x1={round(scale(at))}
            x2={round(scale(at))}
            y1={round(bottom)}
            y2={round(bottom + 4)}
          />
          <Lettering
            x={scale(at)}
            y={bottom + 18}
            lines={[text]}
            className="chart-small"
            anchor={anchorAt(scale, at)}
          />
        </g>
      ))}
      <line
        className="chart-rule"
        x1={round(scale.range()[0]!)}
        x2={round(scale.range()[1]!)}
        y1={round(bottom)}
        y2={round(bottom)}
      />
    </g>
  );
}

/** Years at the right end would run out of the picture. */
function anchorAt(scale: ScaleLinear<number, number>, at: number): 'middle' | 'end' {
  return scale.range()[1]! - scale(at) < 14 ? 'end' : 'middle';
}
