import { area, line } from 'd3-shape';
import type { ReactElement } from 'react';
import type { Interval } from './chart.js';
import { round } from './lettering.js';

/** An estimate at a place on the horizontal axis. */
export interface CoursePoint {
  readonly at: number;
  readonly estimate: Interval;
}

/** A function from values to pixels. */
export type Pixels = (value: number) => number;

/** Stretches without a gap: of points whose places follow one another by 1. */
function runsOf(points: readonly CoursePoint[]): CoursePoint[][] {
  const runs: CoursePoint[][] = [];
  for (const point of points) {
    const run = runs.at(-1);
    if (run !== undefined && point.at - run.at(-1)!.at === 1) run.push(point);
    else runs.push([point]);
  }
  return runs;
}

interface CourseProps {
  readonly points: readonly CoursePoint[];
  readonly x: Pixels;
  readonly y: Pixels;
  /** Bands for 90 % and 50 %, or the line of medians alone. */
  readonly bands: boolean;
  readonly className?: string;
}

/** Estimates along an axis: bands for 90 and 50 %, a line of medians, and nothing over gaps. A point that stands alone is drawn as a strip. */
export function Course({ points, x, y, bands, className = '' }: CourseProps): ReactElement {
  const runs = runsOf(points).map((run) => {
    if (run.length > 1 || !bands) return run;
    const [only] = run as [CoursePoint];
    return [
      { ...only, at: only.at - 0.2 },
      { ...only, at: only.at + 0.2 },
    ];
  });
  const band = (low: keyof Interval, high: keyof Interval): string =>
    runs
      .map((run) =>
        area<CoursePoint>()
          .digits(1)
          .x(({ at }) => x(at))
          .y0(({ estimate }) => y(estimate[low]))
          .y1(({ estimate }) => y(estimate[high]))(run),
      )
      .join('');
  const medians = runs.map((run) =>
    line<CoursePoint>()
      .digits(1)
      .x(({ at }) => x(at))
      .y(({ estimate }) => y(estimate.q50))(run),
  );
  const lonely = bands ? [] : runs.filter((run) => run.length === 1).map(([only]) => only!);
  return (
    <g>
      {bands ? <path className="chart-fill chart-band90" d={band('q05', 'q95')} /> : null}
      {bands ? <path className="chart-fill chart-band50" d={band('q25', 'q75')} /> : null}
      <path className={`chart-stroke chart-course ${className}`} d={medians.join('')} />
      {lonely.map(({ at, estimate }) => (
        <circle key={at} className="chart-fill" cx={round(x(at))} cy={round(y(estimate.q50))} r={2.5} />
      ))}
    </g>
  );
}
