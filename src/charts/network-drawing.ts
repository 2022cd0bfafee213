import type { NetworkData } from './network.js';
import { fitNetwork, type NodeKind, type PlacedNode } from './network-fit.js';
import { textWidth } from './lettering.js';

/** What `drawNetwork` needs of a `CanvasRenderingContext2D`. */
export interface NetworkContext {
  fillStyle: string | object;
  strokeStyle: string | object;
  lineWidth: number;
  lineJoin: string;
  globalAlpha: number;
  font: string;
  fillRect(x: number, y: number, width: number, height: number): void;
  beginPath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  closePath(): void;
  arc(x: number, y: number, radius: number, from: number, to: number): void;
  fill(): void;
  stroke(): void;
  fillText(text: string, x: number, y: number): void;
  strokeText(text: string, x: number, y: number): void;
}

/** Colours as CSS writes them. */
export interface NetworkColours {
  readonly page: string;
  readonly ink: string;
  readonly quiet: string;
  readonly mark: string;
}

export interface NetworkView {
  /** Pixels of the whole picture, as far as it is enlarged. */
  readonly width: number;
  readonly height: number;
  /** The part of it that is looked at, in the same pixels. */
  readonly seen: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
  readonly colours: NetworkColours;
  /** Family of the letters, as CSS writes it. */
  readonly family: string;
  /** Index of the node that is looked at; null: none. */
  readonly active: number | null;
}

/** Pixels of the letters. */
const letters = 13;
/** How many names there are at most. */
const mostNames = 30;

/**
 * Draw a network of up to some thousands of nodes: ties first, all of one darkness in one stroke, then nodes, then names. Gives where
 * each node was drawn, in the pixels of the whole picture, for finding what a pointer is over.
 */
export function drawNetwork(context: NetworkContext, data: NetworkData, view: NetworkView): PlacedNode[] {
  const { width, height, seen, colours, active } = view;
  const places = fitNetwork(data.nodes, { width, height });
  context.fillStyle = colours.page;
  context.fillRect(seen.left, seen.top, seen.width, seen.height);
  context.strokeStyle = colours.quiet;
  context.lineWidth = 1;
  for (const [from, to, alpha] of [
    [0, 1 / 3, 0.12],
    [1 / 3, 2 / 3, 0.3],
    [2 / 3, Infinity, 0.6],
  ] as const) {
    context.globalAlpha = alpha;
    strokeLinks(context, data, places, ({ strength }) => (strength ?? 0.5) >= from && (strength ?? 0.5) < to);
  }
  context.globalAlpha = 1;
  if (active !== null) {
    context.strokeStyle = colours.ink;
    context.lineWidth = 1.5;
    strokeLinks(context, data, places, (link) => link.from === active || link.to === active);
  }
  data.nodes.forEach(({ kind, id }, at) => {
    const own = at === active || id === data.highlighted;
    drawNode(context, kind, places[at]!, { page: colours.page, mark: own ? colours.ink : colours.mark });
  });
  context.font = `${letters}px ${view.family}`;
  context.fillStyle = colours.ink;
  // Around each name the page shows, so that it can be read above ties.
  context.strokeStyle = colours.page;
  context.lineWidth = 4;
  context.lineJoin = 'round';
  for (const { name, x, y } of namesIn(data, view, places)) {
    context.strokeText(name, x, y);
    context.fillText(name, x, y);
  }
  return places;
}

function strokeLinks(
  context: NetworkContext,
  { links }: NetworkData,
  places: readonly PlacedNode[],
  which: (link: NetworkData['links'][number]) => boolean,
): void {
  context.beginPath();
  for (const link of links) {
    if (!which(link)) continue;
    const [from, to] = [places[link.from], places[link.to]];
    if (from === undefined || to === undefined) {
      throw new RangeError(`A tie names node ${Math.max(link.from, link.to)} of ${places.length}`);
    }
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
  }
  context.stroke();
}

/** A disc for states, a ring for diasporas, a triangle for organisations, a cross for cities, a bar for others. */
function drawNode(
  context: NetworkContext,
  kind: NodeKind,
  { x, y, radius }: PlacedNode,
  { page, mark }: { page: string; mark: string },
): void {
  context.fillStyle = kind === 'diaspora' ? page : mark;
  context.strokeStyle = mark;
  context.lineWidth = 2;
  context.beginPath();
  if (kind === 'state' || kind === 'diaspora') {
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fill();
    if (kind === 'diaspora') context.stroke();
  } else if (kind === 'organisation') {
    context.moveTo(x, y - radius);
    context.lineTo(x + radius, y + radius);
    context.lineTo(x - radius, y + radius);
    context.closePath();
    context.fill();
  } else {
    context.moveTo(x - radius, y);
    context.lineTo(x + radius, y);
    if (kind === 'city') {
      context.moveTo(x, y - radius);
      context.lineTo(x, y + radius);
    }
    context.stroke();
  }
}

interface PlacedName {
  readonly name: string;
  readonly x: number;
  /** Of its baseline. */
  readonly y: number;
}

/** Names of those that are seen, as far as there is room: first the one looked at and the one asked about, then the greatest. */
function namesIn(
  { nodes, highlighted }: NetworkData,
  { seen, active }: NetworkView,
  places: readonly PlacedNode[],
): PlacedName[] {
  const weight = (at: number): number =>
    at === active ? Infinity : nodes[at]!.id === highlighted ? Number.MAX_VALUE : (nodes[at]!.size ?? 0);
  const [right, bottom] = [seen.left + seen.width, seen.top + seen.height];
  const inside = [...nodes.keys()].filter((at) => {
    const { x, y } = places[at]!;
    return x >= seen.left && x <= right && y >= seen.top && y <= bottom;
  });
  const named: PlacedName[] = [];
  const taken: { from: number; to: number; y: number }[] = [];
  for (const at of inside.sort((a, b) => weight(b) - weight(a) || a - b)) {
    if (named.length === mostNames) break;
    const { x, y, radius } = places[at]!;
    const { name } = nodes[at]!;
    const wide = textWidth(name, letters);
    const gap = radius + 3;
    const from = x + gap + wide > right ? x - gap - wide : x + gap;
    const to = from + wide;
    if (from < seen.left || taken.some((one) => Math.abs(one.y - y) < letters + 2 && from < one.to && to > one.from))
      continue;
    taken.push({ from, to, y });
    named.push({ name, x: from, y: y + 4 });
  }
  return named;
}
