import { withoutIdle } from './approximation.js';
import type { Centre } from './centre.js';
import { drawsOf, type LawDraws } from './draws.js';
import { layoutOf } from './layout.js';
import type { Panel } from './panel.js';
import { createPosterior } from './posterior.js';
import { withoutTerms } from './unseen.js';
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

/** How far a response is moved, in units of its prior, to see how the density bends. */
const reach = 0.5;

/**
 * How much each draw of the law counts among draws of the law without a term, whose response is taken out: L(rest, 0) over the
 * integral of L(rest, θ)·p(θ), which is that of a normal, for positions are all but linear in a response. Sums to 1. So the law
 * with and without a term can be compared on the same draws, far more finely than by two samples; where one draw takes nearly
 * all, they are too far apart for it. Takes 3 gradients a draw.
 */
export function weightsWithout(panel: Panel, vectors: Float64Array, term: number): Float64Array {
  const whole = createPosterior(panel);
  const without = createPosterior(withoutTerms(panel, [term]));
  const { dimension } = whole;
  const place = whole.layout.place.responses + term;
  const gradient = new Float64Array(dimension);
  const count = vectors.length / dimension;
  const logs = Float64Array.from({ length: count }, (_, d) => {
    const vector = Float64Array.from(vectors.subarray(d * dimension, (d + 1) * dimension));
    const z = vector[place]!;
    const nil = without.evaluate(vector, gradient) + 0.5 * z * z;
    const value = whole.evaluate(vector, gradient);
    const slope = gradient[place]!;
    vector[place] = z + (slope > 0 ? reach : -reach);
    whole.evaluate(vector, gradient);
    const bend = (slope - gradient[place]!) / (vector[place]! - z);
    // Its prior alone bends it by 1.
    const curvature = Math.max(1, bend);
    return nil - (value + (slope * slope) / (2 * curvature)) + 0.5 * Math.log(curvature);
  });
  const most = logs.reduce((max, log) => Math.max(max, log), Number.NEGATIVE_INFINITY);
  const weights = logs.map((log) => Math.exp(log - most));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}
