import type { Task, Workshop } from '../model/index.js';
import {
  adaptChain,
  continueChain,
  createRandom,
  factorArrow,
  maximise,
  restoreRandom,
  startChainAround,
} from '../statistics/index.js';
import { coordinatesAt } from './coordinates.js';
import type { Centre } from './centre.js';
import { trajectory } from './chain.js';
import { drawsOf, type LawDraws } from './draws.js';
import type { Fit } from './fit.js';
import { layoutOf } from './layout.js';
import type { Panel } from './panel.js';
import { createPosterior } from './posterior.js';
import { renewMasses } from './masses.js';
import { renewSpreads } from './spreads.js';

/** One joint draw of the measurements, to be fitted near a fit of their means. */
export interface VariantPart {
  readonly panel: Panel;
  readonly centre: Centre;
  readonly seed: number;
  readonly variant: number;
  readonly draws: number;
}

/** Iterations before draws are kept, and between two that are: the chain starts about where it belongs. */
const settle = 30;
const every = 2;

/** Draws of the parameters given one joint draw of the measurements. */
export const lawVariantTask: Task<VariantPart, Float64Array> = {
  id: 'law-variant',
  steps: ({ draws }) => settle + every * draws,
  run(part, hands) {
    const posterior = createPosterior(part.panel);
    const coordinates = coordinatesAt(posterior, part.centre);
    const options = { density: coordinates.density, metric: factorArrow(coordinates.metric), trajectory };
    const random = createRandom({ seed: part.seed, stream: 1000 + part.variant });
    const top = maximise(options.density, coordinates.hold(part.centre.at), {
      precondition: options.metric,
      tolerance: 1e-2,
      maximumEvaluations: 50,
    });
    const around = Float64Array.from({ length: options.density.dimension }, () => random.normal());
    options.metric.halfSolve(around);
    let chain = startChainAround(options, top.at, around, random);
    let whole = coordinates.whole(chain.at);
    const vectors = new Float64Array(part.draws * posterior.dimension);
    for (let i = 1; i <= settle + every * part.draws; i++) {
      hands.signal.throwIfAborted();
      const from = { ...chain, at: coordinates.hold(whole) };
      chain = i <= settle ? adaptChain(options, from, 1) : continueChain(options, from, 1, () => undefined);
      whole = coordinates.whole(chain.at);
      const own = restoreRandom(chain.random);
      renewSpreads(whole, posterior.layout.spreads, own);
      renewMasses(whole, posterior, own);
      chain = { ...chain, random: own.state() };
      const kept = (i - settle) / every - 1;
      if (kept >= 0 && Number.isInteger(kept)) vectors.set(whole, kept * posterior.dimension);
      if (i % 10 === 0) hands.progress(i);
    }
    return vectors;
  },
};

/**
 * Draws of the parameters averaged over joint draws of the measurements: the law is fitted to each draw in turn, from the
 * centre and with the metric of the fit to their means. What is not known of the items of votes so enters the intervals.
 */
export async function fitVariants(
  fit: Fit,
  variants: readonly Panel[],
  options: { readonly seed: number; readonly draws: number },
  workshop: Workshop,
): Promise<LawDraws> {
  const layout = layoutOf(fit.panel);
  const each = Math.ceil(options.draws / variants.length);
  const found = await workshop.map(
    lawVariantTask,
    variants.map((panel, variant) => ({
      panel,
      centre: fit.state.centre,
      seed: options.seed,
      variant,
      draws: each,
    })),
  );
  const vectors = new Float64Array(variants.length * each * layout.dimension);
  found.forEach((own, variant) => vectors.set(own, variant * each * layout.dimension));
  const variant = Uint16Array.from({ length: variants.length * each }, (_, d) => Math.floor(d / each));
  return drawsOf(fit.panel, layout, vectors, variant);
}

/** Every so many draws of a fit, for keeping: joint still, all of the first variant. */
export function thinned(fit: Fit, draws: number): LawDraws {
  const layout = layoutOf(fit.panel);
  const all = fit.state.vectors.flatMap((own) =>
    Array.from({ length: own.length / layout.dimension }, (_, d) =>
      own.subarray(d * layout.dimension, (d + 1) * layout.dimension),
    ),
  );
  const kept = Math.min(draws, all.length);
  const vectors = new Float64Array(kept * layout.dimension);
  for (let d = 0; d < kept; d++) vectors.set(all[Math.floor((d * all.length) / kept)]!, d * layout.dimension);
  return drawsOf(fit.panel, layout, vectors, new Uint16Array(kept));
}
