import type { Task, Workshop } from '../model/index.js';
import {
  type Centre,
  centreOf,
  drawsFrom,
  logWeightsWithout,
  type Panel,
  vectorsNear,
  weightsOf,
  withoutMeasurements,
  withoutTerms,
} from '../response/index.js';
import type { HeldOut, HeldOutModel } from './held-out-gain.js';
import { scoredCells, scoresOf } from './held-out-scoring.js';

export interface HeldOutOptions {
  readonly seed: number;
  /** How many periods at the end of the window are not seen. */
  readonly periods: number;
  /** Draws of each fit over which densities are averaged. */
  readonly draws: number;
}

/** Periods that must be left to fit to. */
const fewestSeen = 5;

/** Why the last periods of a panel cannot be held out; null where they can. */
export function whyNotHeldOut({ from, to }: Pick<Panel, 'from' | 'to'>, periods: number): string | null {
  const left = to - from + 1 - periods;
  return left >= fewestSeen ? null : `without its last ${periods} periods the window has ${Math.max(0, left)} left`;
}

/**
 * Fit the law to all but the last periods of a panel, and foretell each of these from those before it: audiences from what they
 * had shown, doses as they were. Beside it, each with one thing less: the law without any force, first-order autoregression
 * about homes (no momentum either), the random walk (no homes either), all with the same measurement, masses and shifts of a
 * period; and the law without each term. Fits are approximate: short chains each, from the centre of the model's own posterior
 * or, without terms, from that of the law. The law without a single term is told from the law's own draws, weighed anew, unless
 * the two are too far apart.
 *
 * A measurement is scored if the audience was seen before. What moves everyone alike in a period and stretches it is not known
 * ahead: it is as large as it usually was, and estimated once the period is seen.
 *
 * Throws a RangeError where `whyNotHeldOut` has a reason.
 */
export async function heldOutScores(panel: Panel, options: HeldOutOptions, workshop: Workshop): Promise<HeldOut> {
  const why = whyNotHeldOut(panel, options.periods);
  if (why !== null) throw new RangeError(`Expected ${fewestSeen} periods or more to fit to: ${why}`);
  const firstUnseen = panel.to - panel.from + 1 - options.periods;
  const seenOf = (whole: Panel): Panel => withoutMeasurements(whole, (step) => step >= firstUnseen);
  const simpler = simplerModels(panel);
  const law: Model = { id: 'law', panel };
  const idle: Model = { id: 'without-forces', panel: withoutTerms(panel, [...panel.terms.keys()]) };
  const [middle, ...centres] = await workshop.map(
    heldOutCentreTask,
    [law, ...simpler].map((model) => ({ panel: seenOf(model.panel) })),
  );
  const first = [...simpler, law, idle];
  const sampled = await sample(first, [...centres, middle!, middle!]);
  const vectors = sampled[first.indexOf(law)]!;
  const weights = await weigh(vectors, panel.terms.length);
  const without = panel.terms.map(({ id }, k): Model => ({ id: `without ${id}`, panel: withoutTerms(panel, [k]) }));
  const apart = without.filter((_, k) => effectiveOf(weights[k]!) < leastEffective * weights[k]!.length);
  const anew = await sample(
    apart,
    apart.map(() => middle!),
  );
  const models = [...first, ...without];
  const scores = await workshop.map(
    heldOutTask,
    models.map((model, m): HeldOutPart => {
      const whole = { ...model.panel, settled: seenOf(model.panel).settled };
      const own = sampled[m] ?? anew[apart.indexOf(model)];
      if (own !== undefined) return { panel: whole, vectors: own, weights: null, firstUnseen };
      return { panel: whole, vectors, weights: weights[m - first.length]!, firstUnseen };
    }),
  );
  return {
    period: Int32Array.from(scoredCells(panel, firstUnseen), ({ step }) => step),
    models: models.map(({ id }, m) => ({ id, ...scores[m]! })),
  };

  /** By term, how much each draw counts without it. */
  async function weigh(drawn: Float64Array, terms: number): Promise<Float64Array[]> {
    const draws = chainsOfModel * Math.ceil(options.draws / chainsOfModel);
    const part = drawsAtOnce * (drawn.length / draws);
    const seen = seenOf(panel);
    const parts = await workshop.map(
      heldOutWeightsTask,
      Array.from({ length: Math.ceil(draws / drawsAtOnce) }, (_, p) => ({
        panel: seen,
        vectors: drawn.slice(p * part, (p + 1) * part),
      })),
    );
    const logs = joined(parts);
    return Array.from({ length: terms }, (_, k) => weightsOf(logs.filter((__, at) => at % terms === k)));
  }

  /** By model, draws of its chains, one after the other. */
  async function sample(some: readonly Model[], near: readonly Centre[]): Promise<Float64Array[]> {
    const parts = await workshop.map(
      heldOutChainTask,
      some.flatMap((model, m) =>
        Array.from({ length: chainsOfModel }, (_, stream) => ({
          panel: seenOf(model.panel),
          centre: near[m]!,
          seed: options.seed,
          stream,
          draws: Math.ceil(options.draws / chainsOfModel),
        })),
      ),
    );
    return some.map((_, m) => joined(parts.slice(m * chainsOfModel, (m + 1) * chainsOfModel)));
  }
}

/** Chains of each model, so that nothing rests on how far a single one has come, and gains tell how far they disagree. */
const chainsOfModel = 4;
/** Draws that are weighed in one part. */
const drawsAtOnce = 25;
/** Share of the draws that must count among those without a term; else that law is sampled itself. */
const leastEffective = 0.25;

interface Model {
  readonly id: string;
  readonly panel: Panel;
}

/** Without forces, and then without momentum and without homes. */
function simplerModels(panel: Panel): Model[] {
  const idle = withoutTerms(panel, [...panel.terms.keys()]);
  const still = { ...idle, options: { ...idle.options, momentum: false } };
  const homeless = { ...still, options: { ...still.options, fewestForHome: Number.POSITIVE_INFINITY } };
  return [
    { id: 'random-walk', panel: homeless },
    { id: 'autoregression', panel: still },
  ];
}

/** Effective number of draws: 1 over the sum of squared weights. */
function effectiveOf(weights: Float64Array): number {
  return 1 / weights.reduce((sum, weight) => sum + weight * weight, 0);
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

export const heldOutCentreTask: Task<{ readonly panel: Panel }, Centre> = {
  id: 'held-out-centre',
  steps: () => 1,
  run: ({ panel }) => centreOf(panel),
};

interface HeldOutChain {
  readonly panel: Panel;
  readonly centre: Centre;
  readonly seed: number;
  readonly stream: number;
  readonly draws: number;
}

export const heldOutChainTask: Task<HeldOutChain, Float64Array> = {
  id: 'held-out-chain',
  steps: () => 1,
  run: ({ panel, centre, ...options }, { signal }) => vectorsNear(panel, centre, options, signal),
};

/** How much each draw of the law counts without each of its terms, in logs. */
export const heldOutWeightsTask: Task<{ readonly panel: Panel; readonly vectors: Float64Array }, Float64Array> = {
  id: 'held-out-weights',
  steps: () => 1,
  run({ panel, vectors }, { signal }) {
    signal.throwIfAborted();
    return logWeightsWithout(panel, vectors);
  },
};

interface HeldOutPart {
  /** With all that was measured, and homes as they were known. */
  readonly panel: Panel;
  readonly vectors: Float64Array;
  /** By draw, summing to 1; null = all alike. */
  readonly weights: Float64Array | null;
  readonly firstUnseen: number;
}

/** Scores of one model. */
export const heldOutTask: Task<HeldOutPart, Omit<HeldOutModel, 'id'>> = {
  id: 'held-out',
  steps: () => 1,
  run({ panel, vectors, weights, firstUnseen }, { signal }) {
    signal.throwIfAborted();
    return scoresOf(panel, drawsFrom(panel, vectors), firstUnseen, { weights, chains: chainsOfModel });
  },
};
