import type { ReactElement } from 'react';
import { Lettering, letterSize, lineHeight, textWidth, wrap } from './lettering.js';

export interface EndLabel {
  readonly text: string;
  /** Where its line ends. */
  readonly y: number;
  readonly strong: boolean;
}

/** Pixels to be left free at the right for labels; 0 where the picture is narrow and they stand inside. */
export function endLabelsWidth(labels: readonly EndLabel[], width: number): number {
  if (width < 560 || labels.length === 0) return 0;
  const longest = Math.max(...labels.map(({ text }) => textWidth(text, letterSize.label) * 1.06));
  return Math.min(Math.ceil(longest) + 14, Math.round(width * 0.22));
}

/** Names at the ends of lines instead of a legend, moved apart where they would touch. */
export function EndLabels(props: {
  readonly labels: readonly EndLabel[];
  readonly x: number;
  /** What `endLabelsWidth` gave. */
  readonly room: number;
  readonly top: number;
  readonly bottom: number;
  readonly inside: number;
}): ReactElement {
  const { labels, x, room, top, bottom, inside } = props;
  const wrapped = labels.map((label) => ({
    ...label,
    lines: wrap(label.text, {
      width: room > 0 ? room - 10 : inside,
      size: letterSize.label * 1.06,
      lines: room > 0 ? 2 : 1,
    }),
  }));
  const order = wrapped.toSorted((a, b) => a.y - b.y);
  const places = apart(
    order.map(({ y, lines }) => ({ y: room > 0 ? y : y - 10, height: lines.length * lineHeight })),
    { top, bottom },
  );
  return (
    <g>
      {order.map(({ text, lines, strong }, at) => (
        <Lettering
          key={text}
          x={room > 0 ? x + 8 : x - 2}
          y={places[at]! - ((lines.length - 1) * lineHeight) / 2 + 5}
          lines={lines}
          className={`chart-label chart-halo${strong ? ' chart-strong' : ''}`}
          anchor={room > 0 ? 'start' : 'end'}
        />
      ))}
    </g>
  );
}

/** Middles of labels, in order, pushed down and then up until none touches the next. */
function apart(
  labels: readonly { readonly y: number; readonly height: number }[],
  { top, bottom }: { top: number; bottom: number },
): number[] {
  const places = labels.map(({ y }) => y);
  const between = (at: number): number => (labels[at]!.height + labels[at + 1]!.height) / 2;
  for (let at = 0; at < places.length; at++) {
    const least = at === 0 ? top + labels[0]!.height / 2 : places[at - 1]! + between(at - 1);
    places[at] = Math.max(places[at]!, least);
  }
  for (let at = places.length - 1; at >= 0; at--) {
    const most = at === places.length - 1 ? bottom - labels[at]!.height / 2 : places[at + 1]! - between(at);
    places[at] = Math.min(places[at]!, most);
  }
  return places;
}
