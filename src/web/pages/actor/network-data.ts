import type { ChartTable, NetworkData, NetworkLink, NetworkNode, NodeKind } from '../../../charts/index.js';
import type { Results } from '../../../study/index.js';
import { actor as words } from '../../messages/en/actor.js';
import type { LayoutInput } from '../../workers/layout.js';

export type Ties = Results['ties'];
type TieNode = Ties['nodes'][number];

/** Kinds of nodes as pictures tell them apart, in the order of the filter. */
export const nodeKinds: readonly NodeKind[] = ['state', 'organisation', 'diaspora', 'city', 'other'];

const drawnAs: Readonly<Record<TieNode['kind'], NodeKind>> = {
  state: 'state',
  territory: 'state',
  organisation: 'organisation',
  diaspora: 'diaspora',
  city: 'city',
  group: 'other',
};

export function drawnKind({ kind }: Pick<TieNode, 'kind'>): NodeKind {
  return drawnAs[kind];
}

/** What of a network is wanted. */
export interface NetworkFilter {
  readonly nodes: ReadonlySet<NodeKind>;
  /** Id of the only kind of tie; null = all. */
  readonly tie: string | null;
}

/** The part of a network that is wanted: the actor in any case, and of the others those with a tie left. */
export function filtered(
  { nodes, links, actor }: Ties,
  { nodes: kinds, tie }: NetworkFilter,
): Pick<Ties, 'nodes' | 'links'> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const wanted = (id: string): boolean => id === actor.id || kinds.has(drawnKind(byId.get(id)!));
  const left = links.filter((link) => (tie === null || link.tie === tie) && wanted(link.from) && wanted(link.to));
  const tied = new Set(left.flatMap(({ from, to }) => [from, to]));
  return { nodes: nodes.filter(({ id }) => id === actor.id || tied.has(id)), links: left };
}

/** How strong each tie is among those of its kind: the share of actors’ ties that are weaker, 0 to 1. */
export function strengthsOf(links: Ties['links']): number[] {
  const byKind = new Map<string, number[]>();
  for (const { tie, value } of links) {
    const values = byKind.get(tie);
    if (values === undefined) byKind.set(tie, [value]);
    else values.push(value);
  }
  for (const values of byKind.values()) values.sort((a, b) => a - b);
  return links.map(({ tie, value }) => {
    const values = byKind.get(tie)!;
    const [below, above] = [firstAtLeast(values, value), firstAbove(values, value)];
    return (below + above) / (2 * values.length);
  });
}

function firstAtLeast(sorted: readonly number[], key: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

function firstAbove(sorted: readonly number[], key: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! <= key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A network to be laid out: others stand at first around the actor, towns and diasporas beyond the country they are in. */
export function layoutInput({ nodes, links, actor }: Pick<Ties, 'nodes' | 'links' | 'actor'>): LayoutInput {
  const numbers = new Map(nodes.map(({ id }, i) => [id, i]));
  const strengths = strengthsOf(links);
  const states = nodes.filter((node) => node.id !== actor.id && drawnKind(node) === 'state');
  const angles = new Map(states.map(({ id }, i) => [id, (2 * Math.PI * i) / states.length]));
  const places = new Float32Array(2 * nodes.length);
  nodes.forEach((node, i) => {
    if (node.id === actor.id) return;
    // Those without a country of their own are spread by the golden angle.
    const own = angles.get(node.id) ?? angles.get(node.home ?? '') ?? i * 2.399963;
    const kind = drawnKind(node);
    const far =
      kind === 'state' || kind === 'other' ? 150 : kind === 'organisation' ? 110 : 210 + 5 * Math.sqrt(i % 97);
    places[2 * i] = far * Math.cos(own);
    places[2 * i + 1] = far * Math.sin(own);
  });
  return {
    places,
    links: Int32Array.from(links.flatMap(({ from, to }) => [numbers.get(from)!, numbers.get(to)!])),
    lengths: Float32Array.from(links, ({ tie }, l) =>
      tie === 'twinned' || tie === 'town' ? 40 : 160 - 90 * strengths[l]!,
    ),
    centre: numbers.get(actor.id) ?? -1,
  };
}

/** The network as a picture takes it. */
export function networkData({ nodes, links, actor, kinds }: Ties, places: Float32Array, title: string): NetworkData {
  const numbers = new Map(nodes.map(({ id }, i) => [id, i]));
  const strengths = strengthsOf(links);
  const counts = new Float64Array(nodes.length);
  const drawn = links.map(({ from, to, tie }, l): NetworkLink => {
    const [a, b] = [numbers.get(from)!, numbers.get(to)!];
    counts[a]! += strengths[l]!;
    counts[b]! += strengths[l]!;
    return { from: a, to: b, kind: kinds.find(({ id }) => id === tie)?.title ?? tie, strength: strengths[l]! };
  });
  const most = Math.max(1, ...counts.filter((_, i) => nodes[i]!.id !== actor.id));
  return {
    title,
    nodes: nodes.map((node, i): NetworkNode => ({
      id: node.id,
      name: node.name,
      kind: drawnKind(node),
      x: places[2 * i] ?? 0,
      y: places[2 * i + 1] ?? 0,
      size: node.id === actor.id ? most : counts[i]!,
    })),
    links: drawn,
    highlighted: actor.id,
  };
}

/** Every tie of a network with its value: the twin of the picture. */
export function tiesTable({ nodes, links, kinds }: Ties, caption: string): ChartTable {
  const { table } = words.network;
  const names = new Map(nodes.map(({ id, name }) => [id, name]));
  const told = new Map(kinds.map((kind) => [kind.id, kind]));
  return {
    caption,
    columns: [
      { name: 'from', title: table.from },
      { name: 'to', title: table.to },
      { name: 'tie', title: table.tie },
      { name: 'value', title: table.value },
      { name: 'unit', title: table.unit },
      { name: 'year', title: table.year },
    ],
    rows: links.map(({ tie, from, to, value, year }) => [
      names.get(from) ?? from,
      names.get(to) ?? to,
      told.get(tie)?.title ?? tie,
      value,
      told.get(tie)?.unit ?? '',
      year,
    ]),
  };
}

/** A tie of one node, for the list beside the picture. */
export interface TieOfNode {
  readonly title: string;
  readonly other: string;
  readonly otherName: string;
  /** Does it go out from the node? Null where it has no direction. */
  readonly outward: boolean | null;
  readonly value: number;
  readonly unit: string;
  readonly year: number | null;
}

/** All ties of a node. */
export function tiesOfNode({ nodes, links, kinds }: Ties, id: string): TieOfNode[] {
  const names = new Map(nodes.map((node) => [node.id, node.name]));
  return links.flatMap(({ tie, from, to, value, year }): TieOfNode[] => {
    if (from !== id && to !== id) return [];
    const kind = kinds.find((one) => one.id === tie);
    const other = from === id ? to : from;
    return [
      {
        title: kind?.title ?? tie,
        other,
        otherName: names.get(other) ?? other,
        outward: kind?.directed === true ? from === id : null,
        value,
        unit: kind?.unit ?? '',
        year,
      },
    ];
  });
}

/** Everybody but the actor, those with most ties first. */
export function byTies({ nodes, links, actor }: Pick<Ties, 'nodes' | 'links' | 'actor'>): Ties['nodes'] {
  const counts = new Map<string, number>();
  for (const { from, to } of links) for (const id of [from, to]) counts.set(id, (counts.get(id) ?? 0) + 1);
  return nodes
    .filter(({ id }) => id !== actor.id)
    .toSorted((a, b) => (counts.get(b.id) ?? 0) - (counts.get(a.id) ?? 0) || a.name.localeCompare(b.name, 'en'));
}

/** Nodes whose name has this text, in any case and without diacritics, those that begin with it first. */
export function searchNodes(nodes: readonly TieNode[], text: string, most: number): readonly TieNode[] {
  const wanted = folded(text);
  const found = nodes.filter(({ name }) => folded(name).includes(wanted));
  return found
    .map((node, at) => ({ node, at, begins: folded(node.name).startsWith(wanted) ? 0 : 1 }))
    .sort((a, b) => a.begins - b.begins || a.at - b.at)
    .slice(0, most)
    .map(({ node }) => node);
}

function folded(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').trim().toLowerCase();
}
