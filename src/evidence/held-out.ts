import type { Task, Workshop } from '../model/index.js';
import {
  type Centre,
  centreOf,
  drawsFrom,
  foretell,
  type LawDraws,
  type LawParameters,
  type Panel,
  parametersOf,
  vectorsNear,
  withoutMeasurements,
  withoutTerms,
} from '../response/index.js';

/** What is foretold by whom: one of the simpler models, the law, or the law without a term. */
export interface HeldOutModel {
  /** `law`, `without-forces`, `autoregression`, `random-walk`, or `without` and the id of a term. */
  readonly id: string;
  /** Log predictive density of each held-out measurement, one step ahead [nat]. */
  readonly scores: Float64Array;
}

/** One-step-ahead scores of the last periods of a panel, which no fit has seen. */
export interface HeldOut {
  /** By held-out measurement: its period, counted from the panel's first. */
  readonly period: Int32Array;
  readonly models: readonly HeldOutModel[];
}

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
 * period; and the law without each term. Fits are approximate: short chains each, from the centre of the model's own posterior or,
 * where a term is left out, from that of the law.
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
  const models = modelsOf(panel);
  const seen = models.map((model) => withoutMeasurements(model.panel, (step) => step >= firstUnseen));
  const own = models.flatMap(({ near }, m) => (near === null ? [m] : []));
  const found = await workshop.map(
    heldOutCentreTask,
    own.map((m) => ({ panel: seen[m]! })),
  );
  const centreOfModel = (m: number): Centre => {
    const near = models[m]!.near;
    return found[own.indexOf(near === null ? m : models.findIndex(({ id }) => id === near))]!;
  };
  const sampled = await workshop.map(
    heldOutChainTask,
    models.flatMap((_, m) =>
      Array.from({ length: chainsOfModel }, (__, stream) => ({
        panel: seen[m]!,
        centre: centreOfModel(m),
        seed: options.seed,
        stream,
        draws: Math.ceil(options.draws / chainsOfModel),
      })),
    ),
  );
  const scores = await workshop.map(
    heldOutTask,
    models.map((model, m) => ({
      panel: { ...model.panel, settled: seen[m]!.settled },
      vectors: joined(sampled.slice(m * chainsOfModel, (m + 1) * chainsOfModel)),
      firstUnseen,
    })),
  );
  return {
    period: Int32Array.from(scoredCells(panel, firstUnseen), ({ step }) => step),
    models: models.map(({ id }, m) => ({ id, scores: scores[m]! })),
  };
}

/** Chains of each model, so that nothing rests on how far a single one has come. */
const chainsOfModel = 4;

interface Model {
  readonly id: string;
  readonly panel: Panel;
  /** Id of the model whose centre it starts from; null = its own. */
  readonly near: string | null;
}

function modelsOf(panel: Panel): Model[] {
  const idle = withoutTerms(panel, [...panel.terms.keys()]);
  const still = { ...idle, options: { ...idle.options, momentum: false } };
  const homeless = { ...still, options: { ...still.options, fewestForHome: Number.POSITIVE_INFINITY } };
  return [
    { id: 'random-walk', panel: homeless, near: null },
    { id: 'autoregression', panel: still, near: null },
    { id: 'law', panel, near: null },
    { id: 'without-forces', panel: idle, near: 'law' },
    ...panel.terms.map(({ id }, k) => ({ id: `without ${id}`, panel: withoutTerms(panel, [k]), near: 'law' })),
  ];
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

interface HeldOutPart {
  /** With all that was measured, and homes as they were known. */
  readonly panel: Panel;
  readonly vectors: Float64Array;
  readonly firstUnseen: number;
}

/** Scores of one model. */
export const heldOutTask: Task<HeldOutPart, Float64Array> = {
  id: 'held-out',
  steps: () => 1,
  run({ panel, vectors, firstUnseen }, { signal }) {
    signal.throwIfAborted();
    return scoresOf(panel, drawsFrom(panel, vectors), firstUnseen);
  },
};

interface Scored {
  readonly cell: number;
  readonly step: number;
}

/** Measurements from a step on of audiences that were seen before, in the order of cells. */
function scoredCells(panel: Panel, firstUnseen: number): Scored[] {
  const found: Scored[] = [];
  for (let j = 0; j < panel.audiences.length; j++) {
    let before = 0;
    for (let cell = panel.start[j]!; cell < panel.start[j + 1]!; cell++) {
      const step = panel.entry[j]! + cell - panel.start[j]!;
      if (Number.isNaN(panel.measured[cell]!)) continue;
      if (step >= firstUnseen && before > 0) found.push({ cell, step });
      before++;
    }
  }
  return found;
}

/** Log predictive density of each scored measurement of a whole panel, averaged over draws of the parameters. */
export function scoresOf(panel: Panel, draws: LawDraws, firstUnseen: number): Float64Array {
  const scored = scoredCells(panel, firstUnseen);
  const place = new Map(scored.map(({ cell }, i) => [cell, i]));
  const byDraw = Array.from({ length: draws.count }, (_, d) =>
    scoresOfDraw(panel, parametersOf(draws, d), firstUnseen, place),
  );
  return Float64Array.from(scored, (_, i) => {
    const most = byDraw.reduce((max, own) => Math.max(max, own[i]!), Number.NEGATIVE_INFINITY);
    const mean = byDraw.reduce((sum, own) => sum + Math.exp(own[i]! - most), 0) / draws.count;
    return most + Math.log(mean);
  });
}

/** `place`: by scored cell, its place among the scores. */
function scoresOfDraw(
  panel: Panel,
  parameters: LawParameters,
  firstUnseen: number,
  place: ReadonlyMap<number, number>,
): Float64Array {
  // A step ends in the period after it.
  const shift = meanSquare(parameters.common.subarray(0, firstUnseen - 1));
  const stretch = meanSquare(parameters.stretch.subarray(0, firstUnseen));
  const noise = parameters.noise ** 2;
  const scores = new Float64Array(place.size);
  const way = foretell(panel, parameters, firstUnseen);
  for (let step = firstUnseen; step <= panel.to - panel.from; step++) {
    const { cells, mean, variance } = way.next();
    const together = openTogether(shift, stretch);
    cells.forEach((cell, c) => {
      const i = place.get(cell);
      if (i === undefined) return;
      const [m, own] = [mean[c]!, variance[c]! + noise * panel.variance[cell]!];
      const surprise = panel.measured[cell]! - m;
      const wide = own + shift + stretch * (m * m + variance[c]!);
      scores[i] = -0.5 * (Math.log(2 * Math.PI * wide) + (surprise * surprise) / wide);
      together.add(m, surprise, own);
    });
    way.settle(...together.estimate());
  }
  return scores;
}

/**
 * What all audiences of a period say together of its shift a and stretch d: surprises a + d·m + e, e ~ N(0, `own`), a and d
 * a priori normal around 0 with these variances. The mean of their joint posterior.
 */
function openTogether(
  shift: number,
  stretch: number,
): { add(m: number, surprise: number, own: number): void; estimate(): [shift: number, stretch: number] } {
  let [count, byMean, bySquare, bySurprise, byBoth] = [0, 0, 0, 0, 0];
  return {
    add(m, surprise, own) {
      count += 1 / own;
      byMean += m / own;
      bySquare += (m * m) / own;
      bySurprise += surprise / own;
      byBoth += (m * surprise) / own;
    },
    estimate() {
      // Multiplied through by the variances, so that one of 0 gives 0.
      const [aa, ad] = [1 + shift * count, shift * byMean];
      const [da, dd] = [stretch * byMean, 1 + stretch * bySquare];
      const [a, d] = [shift * bySurprise, stretch * byBoth];
      const determinant = aa * dd - ad * da;
      return [(dd * a - ad * d) / determinant, (aa * d - da * a) / determinant];
    },
  };
}

function meanSquare(values: Float64Array): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value * value, 0) / values.length;
}

/** By how much one model foretells better than another, per measurement [nat]. */
export interface Gain {
  readonly mean: number;
  /** Standard error, measurements of a period taken as one cluster. */
  readonly sd: number;
  /** Clusters less one. */
  readonly degrees: number;
  readonly observations: number;
}

/** The mean difference of log scores, with an error clustered by period. Null where nothing was scored or a model is not there. */
export function gainOf({ period, models }: HeldOut, id: string, over: string): Gain | null {
  const [own, other] = [id, over].map((name) => models.find((model) => model.id === name)?.scores);
  if (own === undefined || other === undefined || period.length === 0) return null;
  const mean = own.reduce((sum, score, i) => sum + score - other[i]!, 0) / period.length;
  const byPeriod = new Map<number, number>();
  own.forEach((score, i) => byPeriod.set(period[i]!, (byPeriod.get(period[i]!) ?? 0) + score - other[i]! - mean));
  const groups = byPeriod.size;
  const squares = [...byPeriod.values()].reduce((sum, value) => sum + value * value, 0);
  return {
    mean,
    sd: groups < 2 ? Number.NaN : Math.sqrt((groups / (groups - 1)) * squares) / period.length,
    degrees: groups - 1,
    observations: period.length,
  };
}
