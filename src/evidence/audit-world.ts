import { plainWorkshop, type Task } from '../model/index.js';
import {
  drawsFrom,
  fitLaw,
  type Fit,
  type FitOptions,
  type LawParameters,
  layoutOf,
  type Panel,
  type PanelDoses,
  parametersOf,
  simulateWorld,
  withDoses,
} from '../response/index.js';
import { createRandom, type Random } from '../statistics/index.js';
import { dealDoses } from './audit-dealing.js';
import { partOfPanel, type PartSize } from './audit-part.js';

/** A made-up world to be fitted: what it is made of, and how. */
export interface AuditWorld {
  readonly panel: Panel;
  /** Null: a world that obeys the law, its truth from the prior. Else the measured one, beside these doses dealt to others. */
  readonly doses: PanelDoses | null;
  /** How many times wider than usual priors of responses are. */
  readonly wider: number;
  readonly size: PartSize;
  readonly fit: Omit<FitOptions, 'seed'>;
  readonly seed: number;
}

/** Where a truth lies among the draws of its parameter: the share of them below it. */
export interface Ranked {
  readonly parameter: 'ρ' | 'κ' | 'σ' | 'φ' | 'θ' | 'λ' | 'log m';
  readonly rank: number;
}

/** What came of fitting a made-up world. */
export interface FittedWorld {
  readonly ranks: readonly Ranked[];
  /** Worlds drawn before that nobody would have measured. */
  readonly drawnAnew: number;
  readonly rHat: number;
  readonly ess: number;
}

/** No world is kept in which somebody is seen so many spreads from the centre. What decides is seen, so posteriors stay right. */
const furthest = 8;

export const auditWorldTask: Task<AuditWorld, FittedWorld> = {
  id: 'audit-world',
  steps: () => 1,
  run: (world, { signal }) =>
    world.doses === null ? recoverTruth(world, signal) : fitToNothing(world, world.doses, signal),
};

/** A world with a truth from the prior: where the truth lies among the draws. */
async function recoverTruth({ panel, size, fit, seed }: AuditWorld, signal: AbortSignal): Promise<FittedWorld> {
  const shape = partOfPanel(panel, size, createRandom({ seed, stream: 3001 }));
  const { seen, truth, drawnAnew } = drawWorld(shape, createRandom({ seed, stream: 3002 }));
  const found = await fitLaw(seen, { ...fit, seed }, plainWorkshop(signal));
  return { ...mixingOf(found), ranks: ranksOf(shape, found, truth), drawnAnew };
}

/** Measurements as they are, beside doses that never were: where 0 lies among the draws of each response. */
async function fitToNothing(
  { panel, wider, size, fit, seed }: AuditWorld,
  doses: PanelDoses,
  signal: AbortSignal,
): Promise<FittedWorld> {
  const dealt = withDoses(panel, dealDoses(panel, doses, createRandom({ seed, stream: 3003 })));
  const part = partOfPanel(dealt, size, createRandom({ seed, stream: 3004 }));
  // Priors speak of the response to the usual exposure: where that is called smaller, they are wider.
  const usual = part.usual.map((one, k) => (part.terms[k]!.kind === 'instrument' ? one / wider : one));
  const found = await fitLaw({ ...part, usual }, { ...fit, seed }, plainWorkshop(signal));
  const ranks = responseRanks(part, found, () => 0).filter(({ parameter }) => parameter === 'θ');
  return { ...mixingOf(found), ranks, drawnAnew: 0 };
}

function drawWorld(shape: Panel, random: Random): { seen: Panel; truth: LawParameters; drawnAnew: number } {
  const { dimension } = layoutOf(shape);
  for (let drawnAnew = 0; ; drawnAnew++) {
    // Unfolded as draws are, so that mass is counted in the same unit.
    const vector = Float64Array.from({ length: dimension }, () => random.normal());
    const truth = parametersOf(drawsFrom(shape, vector), 0);
    const { panel: seen } = simulateWorld(shape, truth, random);
    const far = furthest * shape.spread;
    if (!seen.measured.some((one) => Math.abs(one - shape.centre) > far)) return { seen, truth, drawnAnew };
  }
}

/** Where a truth lies among the draws of a fit, parameter by parameter; those the law goes without have none. */
export function ranksOf(panel: Panel, { draws }: Pick<Fit, 'draws'>, truth: LawParameters): Ranked[] {
  const { options } = panel;
  return [
    ...(options.momentum ? [ranked('ρ', truth.momentumKept, draws.momentumKept, draws.count)] : []),
    ranked('κ', truth.homePull, draws.homePull, draws.count),
    ranked('σ', truth.shock, draws.shock, draws.count),
    ...(options.noise ? [ranked('φ', truth.noise, draws.noise, draws.count)] : []),
    ...responseRanks(panel, { draws }, (k) => truth.responses[k]!),
    ...(options.masses
      ? Array.from(truth.logMass, (one, j) => ranked('log m', one, draws.logMass, draws.count, j))
      : []),
  ];
}

function responseRanks({ terms, usual }: Panel, { draws }: Pick<Fit, 'draws'>, truth: (k: number) => number): Ranked[] {
  return terms.flatMap(({ kind }, k) =>
    usual[k] === 0 ? [] : [ranked(kind === 'appeal' ? 'λ' : 'θ', truth(k), draws.responses, draws.count, k)],
  );
}

function ranked(parameter: Ranked['parameter'], truth: number, all: Float64Array, count: number, at = 0): Ranked {
  const width = all.length / count;
  let below = 0;
  for (let d = 0; d < count; d++) if (all[d * width + at]! < truth) below++;
  return { parameter, rank: below / count };
}

function mixingOf({ diagnosis }: Fit): Pick<FittedWorld, 'rHat' | 'ess'> {
  return {
    rHat: Math.max(...diagnosis.map(({ rHat }) => rHat)),
    ess: Math.min(...diagnosis.map(({ essBulk }) => essBulk)),
  };
}
