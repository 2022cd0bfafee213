import { withoutIdle } from './approximation.js';
import type { Centre } from './centre.js';
import { drawsOf, type LawDraws } from './draws.js';
import { layoutOf } from './layout.js';
import type { Panel } from './panel.js';
import { createPosterior } from './posterior.js';
import { lawVariantTask } from './variants.js';

/**
 * Draws of the posterior of a panel like another one whose centre is known, as vectors one after the other: a short chain from
 * there in its metric, shorter than a fit, and nothing is said of its mixing. The same for the same seed and stream.
 */
export async function vectorsNear(
  panel: Panel,
  near: Centre,
  options: { readonly seed: number; readonly stream: number; readonly draws: number },
  signal: AbortSignal,
): Promise<Float64Array> {
  const centre = { at: near.at, metric: withoutIdle(near.metric, panel, createPosterior(panel)) };
  const part = { panel, centre, seed: options.seed, variant: options.stream, draws: options.draws };
  return lawVariantTask.run(part, { signal, progress: () => undefined });
}

/** What vectors stand for. */
export function drawsFrom(panel: Panel, vectors: Float64Array): LawDraws {
  const layout = layoutOf(panel);
  return drawsOf(panel, layout, vectors, new Uint16Array(vectors.length / layout.dimension));
}
