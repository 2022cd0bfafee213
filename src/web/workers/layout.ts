import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from 'd3-force';

/** A network to be laid out: who stands where at first, and who is tied to whom. */
export interface LayoutInput {
  /** First places, x and y by turns. */
  readonly places: Float32Array;
  /** Ties, numbers of the two nodes by turns. */
  readonly links: Int32Array;
  /** How far apart tied nodes rest, one a tie. */
  readonly lengths: Float32Array;
  /** The node that stays in the middle; −1: none. */
  readonly centre: number;
}

interface Point {
  index?: number;
  x?: number;
  y?: number;
  fx?: number;
  fy?: number;
}

/** Steps until the network rests. */
const steps = 140;

/**
 * Let tied nodes pull and all push one another until they rest. The same network gives the same places. `onPlaces` is called after every few
 * steps, at last with `done`. O(steps × nodes × log nodes).
 */
export function layOut(
  { places, links, lengths, centre }: LayoutInput,
  onPlaces: (places: Float32Array, done: boolean) => void,
  every = 12,
): void {
  const nodes = Array.from({ length: places.length / 2 }, (_, i): Point => ({
    x: places[2 * i]!,
    y: places[2 * i + 1]!,
  }));
  const middle = nodes[centre];
  if (middle !== undefined) Object.assign(middle, { x: 0, y: 0, fx: 0, fy: 0 });
  const ties = Array.from({ length: links.length / 2 }, (_, l) => ({
    source: links[2 * l]!,
    target: links[2 * l + 1]!,
  }));
  const simulation = forceSimulation(nodes)
    .alphaDecay(1 - 0.001 ** (1 / steps))
    .force(
      'links',
      forceLink(ties)
        .distance((_, l) => lengths[l]!)
        .strength(0.25),
    )
    .force('push', forceManyBody().strength(-22).distanceMax(260).theta(1))
    .force('apart', forceCollide(5))
    .force('x', forceX(0).strength(0.02))
    .force('y', forceY(0).strength(0.02))
    .stop();
  const told = (): Float32Array => {
    const out = new Float32Array(2 * nodes.length);
    nodes.forEach(({ x = 0, y = 0 }, i) => {
      out[2 * i] = x;
      out[2 * i + 1] = y;
    });
    return out;
  };
  for (let step = 1; step <= steps; step++) {
    simulation.tick();
    if (step === steps) onPlaces(told(), true);
    else if (step % every === 0) onPlaces(told(), false);
  }
}
