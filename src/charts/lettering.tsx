import type { ReactElement } from 'react';

/** Widths of letters in parts of the font size: those of a wide humanist sans, so that texts rather fit than not. */
const narrow = /[iljtfr.,:;'|!()[\] ·]/;
const wide = /[mwMW—%@]/;

/** About how many pixels wide a text is; no page is asked. */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const letter of text) {
    if (narrow.test(letter)) ems += 0.3;
    else if (wide.test(letter)) ems += 0.85;
    else if (letter > '\u2E7F') ems += 1;
    else ems += letter >= 'A' && letter <= 'Z' ? 0.63 : 0.52;
  }
  return ems * size;
}

/** A text in lines that fit, at most so many; what does not fit is cut with an ellipsis. */
export function wrap(text: string, { width, size, lines }: { width: number; size: number; lines: number }): string[] {
  const found: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer, size) > width) {
      found.push(line);
      line = word;
    } else line = longer;
  }
  const all = [...found, line];
  const kept = all.slice(0, lines);
  if (all.length > lines) kept[lines - 1] = `${kept[lines - 1]!}…`;
  return kept.map((one) => cut(one, width, size));
}

function cut(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text;
  let kept = text.replace(/…$/, '');
  while (kept.length > 1 && textWidth(`${kept}…`, size) > width) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}

/** Sizes of letters in pixels, as `charts.css` has them. */
export const letterSize = { label: 14, small: 12.5 } as const;
export const lineHeight = 17;

interface LetteringProps {
  readonly x: number;
  /** Baseline of the first line. */
  readonly y: number;
  readonly lines: readonly string[];
  readonly className?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
}

/** Some lines of text beneath each other. */
export function Lettering({ x, y, lines, className = 'chart-label', anchor = 'start' }: LetteringProps): ReactElement {
  return (
    <text x={round(x)} y={round(y)} className={className} textAnchor={anchor}>
      {lines.length === 1
        ? lines[0]
        : lines.map((line, at) => (
            <tspan key={line} x={round(x)} dy={at === 0 ? 0 : lineHeight}>
              {line}
            </tspan>
          ))}
    </text>
  );
}

/** To a tenth of a pixel, so that files stay small and readable. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
