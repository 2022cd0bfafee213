import type { Chart, DrawingProps } from './chart.js';
import { messages } from './messages.js';
import { Frame, Mark, visitOf } from './frame.js';
import { Lettering, letterSize, round, textWidth, wrap } from './lettering.js';
import { NodeSign } from './node-sign.js';
import { fitNetwork, type NetworkNode, type NodeKind, type PlacedNode } from './network-fit.js';

/** A tie between two nodes, by their place in `nodes`. */
export interface NetworkLink {
  readonly from: number;
  readonly to: number;
  /** What binds them: "embassy". */
  readonly kind: string;
  /** 0 to 1: how dark it is drawn; null where its strength is not known. */
  readonly strength: number | null;
}

/** Actors and what binds them. */
export interface NetworkData {
  /** What is shown, as it stands in a sentence: "ties of Sweden in 2014". */
  readonly title: string;
  readonly nodes: readonly NetworkNode[];
  readonly links: readonly NetworkLink[];
  /** Id of the node that is asked about; null: nobody. */
  readonly highlighted: string | null;
}

/** How many nodes the SVG is for; beyond it, use `drawNetwork`. */
const mostDrawnNodes = 200;

export const network: Chart<NetworkData> = {
  id: 'network',
  finding: (data) => findingOf(data),
  table: (data) => ({
    caption: data.title,
    columns: [
      { name: 'from', title: messages.network.from },
      { name: 'to', title: messages.network.to },
      { name: 'tie', title: messages.network.tie },
      { name: 'strength', title: messages.network.strength },
    ],
    rows: data.links.map(({ from, to, kind, strength }) => [
      data.nodes[from]?.name ?? null,
      data.nodes[to]?.name ?? null,
      kind,
      strength,
    ]),
  }),
  marks: (data) => {
    const ties = tiesOf(data);
    return data.nodes.map(({ name, kind }, at) =>
      messages.network.mark({ name, kind: messages.network.kinds[kind], ties: ties[at]! }),
    );
  },
  Drawing: (drawing: DrawingProps<NetworkData>) => {
    const { data, width, active } = drawing;
    const { nodes, links } = data;
    const finding = network.finding(data);
    if (nodes.length > mostDrawnNodes) {
      const lines = wrap(messages.network.tooMany(nodes.length), { width, size: letterSize.label, lines: 3 });
      return (
        <Frame
          chart={network.id}
          title={finding}
          description={lines.join(' ')}
          marks={0}
          height={64}
          {...{ width, drawing }}
        >
          <Lettering x={0} y={20} lines={lines} />
        </Frame>
      );
    }
    const high = Math.round(Math.min(640, Math.max(260, width * 0.62)));
    const places = fitNetwork(nodes, { width, height: high });
    const labels = network.marks(data);
    const keys = keysOf([...new Set(nodes.map(({ kind }) => kind))], width, high + 18);
    const neighbours = new Set(links.flatMap(({ from, to }) => (from === active ? [to] : to === active ? [from] : [])));
    return (
      <Frame
        chart={network.id}
        title={finding}
        description={messages.network.description}
        marks={nodes.length}
        height={(keys.at(-1)?.y ?? high) + 10}
        {...{ width, drawing }}
      >
        {linkStrengths.map((least, at) => (
          <path
            key={least}
            className={`chart-link chart-link-${at + 1}`}
            d={links
              .filter(({ strength }) => strengthClass(strength) === at)
              .map(({ from, to }) => `M${places[from]!.x},${places[from]!.y}L${places[to]!.x},${places[to]!.y}`)
              .join('')}
          />
        ))}
        {active === undefined ? null : (
          <path
            className="chart-link-active"
            d={[...neighbours]
              .map((to) => `M${places[active]!.x},${places[active]!.y}L${places[to]!.x},${places[to]!.y}`)
              .join('')}
          />
        )}
        {nodes.map(({ id, kind }, at) => {
          const { x, y, radius } = places[at]!;
          return (
            <Mark
              key={id}
              visit={visitOf(drawing)}
              at={at}
              label={labels[at]!}
              target={{ x: x - 12, y: y - 12, width: 24, height: 24 }}
            >
              <NodeSign {...{ kind, x, y, radius }} own={id === data.highlighted} />
            </Mark>
          );
        })}
        {namedNodes(data, active ?? null, places, width).map(({ at, x, y, anchor }) => (
          <Lettering
            key={nodes[at]!.id}
            {...{ x, y, anchor }}
            lines={[nodes[at]!.name]}
            className={`chart-small-ink chart-halo${nodes[at]!.id === data.highlighted || at === active ? ' chart-strong' : ''}`}
          />
        ))}
        {keys.map(({ kind, x, y }) => (
          <g key={kind}>
            <NodeSign kind={kind} x={x} y={y - 4} radius={4} own={false} />
            <Lettering x={x + 10} y={y} lines={[messages.network.kinds[kind]]} className="chart-small" />
          </g>
        ))}
      </Frame>
    );
  },
};

/** How many ties each node has. */
function tiesOf({ nodes, links }: NetworkData): Int32Array {
  const ties = new Int32Array(nodes.length);
  for (const { from, to } of links) {
    if (from >= ties.length || to >= ties.length)
      throw new RangeError(`A tie names node ${Math.max(from, to)} of ${ties.length}`);
    ties[from]!++;
    ties[to]!++;
  }
  return ties;
}

function findingOf(data: NetworkData): string {
  const ties = tiesOf(data);
  const most = ties.reduce((best, own, at) => (own > ties[best]! ? at : best), 0);
  const told = (ties[most] ?? 0) > 0 ? messages.network.most(data.nodes[most]!.name, ties[most]!) : '';
  return messages.network.finding({
    title: data.title,
    nodes: data.nodes.length,
    links: data.links.length,
    most: told,
  });
}

/** From which strength on a tie is drawn darker; one of unknown strength is drawn as the middle. */
const linkStrengths = [0, 1 / 3, 2 / 3] as const;

function strengthClass(strength: number | null): number {
  return strength === null ? 1 : linkStrengths.findLastIndex((least) => strength >= least);
}

/** How many names there are at most. */
const mostNames = 30;

interface NodeName {
  readonly at: number;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
}

/** Names that have room, the one that is looked at and the greatest first. */
function namedNodes(
  { nodes, highlighted }: NetworkData,
  active: number | null,
  places: readonly PlacedNode[],
  width: number,
): NodeName[] {
  const weight = (at: number): number =>
    at === active ? 2e9 : nodes[at]!.id === highlighted ? 1e9 : (nodes[at]!.size ?? 0);
  const taken: { left: number; right: number; y: number }[] = [];
  return nodes
    .map((_, at) => at)
    .sort((a, b) => weight(b) - weight(a))
    .slice(0, mostNames)
    .flatMap((at) => {
      const { x, y, radius } = places[at]!;
      const wide = textWidth(nodes[at]!.name, letterSize.small) + 4;
      const anchor = x + radius + 3 + wide > width ? 'end' : 'start';
      const start = anchor === 'start' ? x + radius + 3 : x - radius - 3;
      const [left, right] = anchor === 'start' ? [start, start + wide] : [start - wide, start];
      if (left < 0 || taken.some((one) => Math.abs(one.y - y) < 15 && left < one.right && right > one.left)) return [];
      taken.push({ left, right, y });
      return [{ at, x: round(start), y: round(y + 4), anchor } as const];
    });
}

interface KindKey {
  readonly kind: NodeKind;
  readonly x: number;
  readonly y: number;
}

/** Which shape is which kind, in rows that fit. */
function keysOf(kinds: readonly NodeKind[], width: number, top: number): KindKey[] {
  let [x, y] = [8, top];
  return kinds.map((kind) => {
    const wide = textWidth(messages.network.kinds[kind], letterSize.small) + 30;
    if (x > 8 && x + wide > width) [x, y] = [8, y + 20];
    const key = { kind, x, y };
    x += wide;
    return key;
  });
}
