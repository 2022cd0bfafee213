import type { ReactElement } from 'react';
import { Lettering, letterSize, round, textWidth } from './lettering.js';

interface ReadoutProps {
  readonly text: string;
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  /** Between which the text has to stay. */
  readonly left: number;
  readonly right: number;
}

/** A line through what is looked at, with its number at the top. */
export function Readout({ text, x, top, bottom, left, right }: ReadoutProps): ReactElement {
  const half = textWidth(text, letterSize.label) / 2 + 4;
  const middle = Math.min(Math.max(x, left + half), Math.max(left + half, right - half));
  return (
    <g className="chart-readout">
      <line className="chart-null" x1={round(x)} x2={round(x)} y1={round(top)} y2={round(bottom)} />
      <Lettering
        x={middle}
        y={top + 14}
        lines={[text]}
        className="chart-label chart-halo chart-strong"
        anchor="middle"
      />
    </g>
  );
}
