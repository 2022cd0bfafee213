import type { ReactElement } from 'react';
import type { Pixels } from './course.js';
import { Lettering, letterSize, round, textWidth, wrap } from './lettering.js';
import { messages } from './messages.js';
import type { Sign } from './chart.js';
import { Hatch, Shape, signClass } from './strip.js';

/** Acts of one instrument from the actor toward the audience. */
export interface PathActs {
  readonly id: string;
  readonly title: string;
  readonly sign: Sign;
  /** When there were acts: single periods or spells, both ends included. */
  readonly spells: readonly { readonly from: number; readonly to: number }[];
  /** Periods of which sources speak: outside of them acts are unknown, not none; null = the whole window. */
  readonly told: { readonly from: number; readonly to: number } | null;
}

/** Height of the lines of one instrument. */
export const actsHeight = 38;

interface ActsLinesProps {
  readonly acts: readonly PathActs[];
  readonly window: { readonly from: number; readonly to: number };
  readonly x: Pixels;
  readonly top: number;
  readonly left: number;
  readonly right: number;
}

/** Instruments beneath each other on the time axis: a line where there were acts, in the mechanism's way. */
export function ActsLines({ acts, window, x, top, left, right }: ActsLinesProps): ReactElement {
  return (
    <g>
      {acts.map(({ id, title, sign, spells, told }, at) => {
        const y = top + at * actsHeight;
        const line = y + 26;
        const unknown = unknownIn(window, told);
        const words = `${title} · ${messages.signs[sign]}`;
        return (
          <g key={id} className={signClass(sign)}>
            <Lettering
              x={left}
              y={y + 14}
              lines={wrap(words, { width: right - left, size: letterSize.small, lines: 1 })}
              className="chart-small"
            />
            <line className="chart-rule" x1={round(left)} x2={round(right)} y1={line} y2={line} />
            {unknown.map(({ from, to }) => {
              const [start, wide] = [x(from - 0.5), x(to + 0.5) - x(from - 0.5)];
              const fits = textWidth(messages.path.notTold, letterSize.small) + 8 < wide;
              return (
                <g key={from}>
                  <Hatch x={start} y={line - 6} width={wide} height={12} />
                  {fits ? (
                    <Lettering
                      x={start + wide / 2}
                      y={line + 4}
                      lines={[messages.path.notTold]}
                      className="chart-small chart-halo"
                      anchor="middle"
                    />
                  ) : null}
                </g>
              );
            })}
            {spells.flatMap((spell) => {
              const [from, to] = [Math.max(spell.from, window.from), Math.min(spell.to, window.to)];
              if (from > to) return [];
              return (
                <g key={from}>
                  {from < to ? (
                    <line
                      className="chart-stroke chart-spell"
                      x1={round(x(from))}
                      x2={round(x(to))}
                      y1={line}
                      y2={line}
                    />
                  ) : null}
                  <Shape sign={sign} x={x(from)} y={line} />
                  {from < to ? <Shape sign={sign} x={x(to)} y={line} radius={3} /> : null}
                </g>
              );
            })}
          </g>
        );
      })}
    </g>
  );
}

/** What of the window is not told. */
function unknownIn(
  window: { readonly from: number; readonly to: number },
  told: { readonly from: number; readonly to: number } | null,
): { from: number; to: number }[] {
  if (told === null) return [];
  if (told.from > window.to || told.to < window.from) return [window];
  return [
    { from: window.from, to: told.from - 1 },
    { from: told.to + 1, to: window.to },
  ].filter(({ from, to }) => from <= to);
}
