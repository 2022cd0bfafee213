/** Weights by indicator; those that are 1 are left out. */
export type Weights = Readonly<Record<string, number>>;

/** The heaviest a slider goes, and its step. */
export const heaviest = 4;
export const weightStep = 0.25;

/** Weights from an address, `liberal-democracy=2,distance=0`. What is no weight of these indicators is passed over. */
export function readWeights(text: string, indicators: readonly string[]): Weights {
  const weights: Record<string, number> = {};
  for (const part of text.split(',')) {
    const [, id = '', number = ''] = /^\s*([^\s=]+)\s*=\s*(\d+(?:\.\d+)?|\.\d+)\s*$/.exec(part) ?? [];
    if (indicators.includes(id) && Number(number) !== 1) weights[id] = Number(number);
  }
  return weights;
}

/** The same for an address; null where all weigh alike. */
export function writeWeights(weights: Weights): string | null {
  const parts = Object.entries(weights).flatMap(([id, weight]) => (weight === 1 ? [] : [`${id}=${weight}`]));
  return parts.length === 0 ? null : parts.sort().join(',');
}

/** With another weight for one indicator. */
export function withWeight(weights: Weights, id: string, weight: number): Weights {
  const { [id]: _, ...others } = weights;
  return weight === 1 ? others : { ...others, [id]: weight };
}

/** Whether these indicators would all be left out: then there is nothing to put together. */
export function leavesNothing(weights: Weights, indicators: readonly string[]): boolean {
  return indicators.length > 0 && indicators.every((id) => weights[id] === 0);
}
