export type NodeKind = 'state' | 'city' | 'diaspora' | 'organisation' | 'other';

/** Somebody with ties; coordinates come from a layout, in any unit: drawings fit them in. */
export interface NetworkNode {
  readonly id: string;
  readonly name: string;
  readonly kind: NodeKind;
  readonly x: number;
  readonly y: number;
  /** How much it counts, 0 or more: the area of its mark; null where it is not known. */
  readonly size: number | null;
}

export interface PlacedNode {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

const margin = 16;

/** Coordinates → pixels inside a frame, one scale for both directions; the area of a mark is by its size. */
export function fitNetwork(
  nodes: readonly NetworkNode[],
  { width, height }: { width: number; height: number },
): PlacedNode[] {
  let [left, right, top, bottom, most] = [Infinity, -Infinity, Infinity, -Infinity, 0];
  for (const { x, y, size } of nodes) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
    most = Math.max(most, size ?? 0);
  }
  const times = Math.min((width - 2 * margin) / (right - left || 1), (height - 2 * margin) / (bottom - top || 1));
  const [middleX, middleY] = [(left + right) / 2, (top + bottom) / 2];
  const largest = nodes.length > 500 ? 7 : 11;
  const tenth = (value: number): number => Math.round(value * 10) / 10;
  return nodes.map(({ x, y, size }) => ({
    x: tenth(width / 2 + (x - middleX) * times),
    y: tenth(height / 2 + (y - middleY) * times),
    radius: tenth(2.5 + (most === 0 ? 1 : Math.sqrt((size ?? 0) / most)) * (largest - 2.5)),
  }));
}
