import type { NetworkData } from './network.js';
import { fitNetwork, type NodeKind, type PlacedNode } from './network-fit.js';
import { textWidth } from './lettering.js';

/** What `drawNetwork` needs of a `CanvasRenderingContext2D`. */
export interface NetworkContext {
  fillStyle: string | object;
  strokeStyle: string | object;
  lineWidth: number;
  globalAlpha: number;
  font: string;
  clearRect(x: number, y: number, width: number, height: number): void;
  beginPath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  closePath(): void;
  arc(x: number, y: number, radius: number, from: number, to: number): void;
  fill(): void;
  stroke(): void;
  fillText(text: string, x: number, y: number): void;
}

/** Colours as CSS writes them; the page reads them from the custom properties of `charts.css`. */
export interface NetworkColours {
  readonly page: string;
  readonly ink: string;
  readonly quiet: string;
  readonly mark: string;
}

export interface NetworkView {
  readonly width: number;
  readonly height: number;
  readonly colours: NetworkColours;
  /** As CSS writes it: "13px sans-serif". */
  readonly font: string;
  /** Index of the node that is looked at; null: none. */
  readonly active: number | null;
}

/** How many of the greatest are named. */
const mostNames = 30;

/**
 * Draw a network of up to some thousands of nodes: ties first, all of one darkness in one stroke, then nodes, then the names of
 * the greatest. Gives where each node was drawn, in the pixels of the view, for finding what a pointer is over.
 */
export function drawNetwork(context: NetworkContext, data: NetworkData, view: NetworkView): PlacedNode[] {
  const { width, height, colours, active } = view;
  const places = fitNetwork(data.nodes, { width, height });
  context.clearRect(0, 0, width, height);
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
  context.font = view.font;
  context.fillStyle = colours.ink;
  for (const at of greatest(data, active)) {
    const { x, y, radius } = places[at]!;
    const { name } = data.nodes[at]!;
    const wide = textWidth(name, 13);
    context.fillText(name, x + radius + 3 + wide > width ? x - radius - 3 - wide : x + radius + 3, y + 4);
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

/** The same signs as in the SVG: disc, ring, triangle, cross, bar. */
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

function greatest({ nodes, highlighted }: NetworkData, active: number | null): number[] {
  const order = nodes.map((_, at) => at).sort((a, b) => (nodes[b]!.size ?? 0) - (nodes[a]!.size ?? 0));
  const first = [active ?? -1, nodes.findIndex(({ id }) => id === highlighted)].filter((at) => at >= 0);
  return [...new Set([...first, ...order.slice(0, mostNames)])];
}
