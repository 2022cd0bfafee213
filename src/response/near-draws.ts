import { withoutIdle } from './approximation.js';
import type { Centre } from './centre.js';
import { drawsOf, type LawDraws } from './draws.js';
import { createKernel } from './kernel.js';
import { emptyUnfolded, layoutOf } from './layout.js';
import type { Panel } from './panel.js';
import { noParameters } from './parameters.js';
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

/** How far a response is moved, in units of its prior, to see how the density bends. */
const reach = 0.5;

/**
 * By draw and term, up to what all draws of a term have in common, the log of how much a draw of the law counts among draws of the
 * law without the term, whose response is taken out: L(rest, 0) over the integral of L(rest, θ)·p(θ), which is that of a normal,
 * for positions are all but linear in a response. So the law with and without a term can be compared on the same draws, far more
 * finely than by two samples. Takes a gradient a draw, and one and a half more for each term of the audiences exposed to it.
 */
export function logWeightsWithout(panel: Panel, vectors: Float64Array): Float64Array {
  const layout = layoutOf(panel);
  const kernel = createKernel(panel);
  const [unfolded, byParameters] = [emptyUnfolded(panel, layout), noParameters(panel)];
  const gradient = new Float64Array(layout.dimension);
  const exposed = panel.terms.map((_, term) => exposedTo(panel, term));
  const count = vectors.length / layout.dimension;
  const logs = new Float64Array(count * panel.terms.length);
  for (let d = 0; d < count; d++) {
    const vector = Float64Array.from(vectors.subarray(d * layout.dimension, (d + 1) * layout.dimension));
    /** Log likelihood, and the gradient of the posterior; of some audiences alone. */
    const evaluate = (some?: Int32Array): number => {
      layout.unfold(vector, unfolded);
      const likelihood = kernel.evaluate(unfolded, byParameters, some);
      layout.fold(vector, unfolded, byParameters, gradient);
      return likelihood;
    };
    const likelihood = evaluate();
    const prior = -0.5 * vector.reduce((sum, entry) => sum + entry * entry, 0);
    const slopes = panel.terms.map(
      (_, k) => gradient[layout.place.responses + k]! - vector[layout.place.responses + k]!,
    );
    const whole = Float64Array.from(panel.audiences, (_, j) => kernel.ofAudience(j, unfolded));
    panel.terms.forEach((_, k) => {
      const place = layout.place.responses + k;
      const z = vector[place]!;
      layout.unfold(vector, unfolded);
      unfolded.responses[k] = 0;
      const without = Float64Array.from(whole);
      for (const j of exposed[k]!) without[j] = kernel.ofAudience(j, unfolded);
      const nil = without.reduce((sum, value) => sum + value, 0) + prior + 0.5 * z * z;
      const slope = slopes[k]!;
      vector[place] = z + (slope > 0 ? reach : -reach);
      evaluate(exposed[k]);
      const bend = (slope - (gradient[place]! - vector[place]!)) / (vector[place]! - z);
      vector[place] = z;
      // Its prior alone bends it by 1.
      const curvature = Math.max(1, bend);
      logs[d * panel.terms.length + k] =
        nil - (likelihood + prior + (slope * slope) / (2 * curvature)) + 0.5 * Math.log(curvature);
    });
  }
  return logs;
}

/** What logs stand for, made to sum to 1. Where one draw takes nearly all, the two laws are too far apart for it. */
export function weightsOf(logs: Float64Array): Float64Array {
  const most = logs.reduce((max, log) => Math.max(max, log), Number.NEGATIVE_INFINITY);
  const weights = logs.map((log) => Math.exp(log - most));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/** Audiences to whom something is done by a term. */
function exposedTo({ audiences, start, row, term }: Panel, k: number): Int32Array {
  const found: number[] = [];
  for (let j = 0; j < audiences.length; j++) {
    if (term.subarray(row[start[j]!]!, row[start[j + 1]!]!).includes(k)) found.push(j);
  }
  return Int32Array.from(found);
}
