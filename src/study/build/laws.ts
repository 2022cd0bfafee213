import { type Problem, problem, ProblemError, quantileOfSorted, type Workshop } from '../../model/index.js';
import {
  arrangePanel,
  clusteredSpread,
  effectiveActors,
  type Fit,
  fitLaw,
  fitVariants,
  guardAppeal,
  type LawDraws,
  type Panel,
  thinned,
  withObservations,
} from '../../response/index.js';
import { type Design, designs } from '../law/designs.js';
import { type PanelReading, readPanel } from '../law/panel-reading.js';
import type { StandingKind } from '../law/standing.js';
import type { LawNotes } from '../law/stored-law.js';
import { readVariants } from '../law/variants.js';
import type { Reference } from '../reference.js';
import { choicesOf, type KeptLaws } from './kept-laws.js';
import { addLaw, excludesZero, type FittedLaw, type LawRows } from './law-rows.js';
import type { LawSettings } from './law-settings.js';
import { giveMemoryBack } from './memory.js';

/** Two standings are always fitted, to be told side by side. */
const standings: readonly StandingKind[] = ['equal', 'capability-share'];

/** Scales on which momentum is left out unless the data show it: a wave's own error looks like a step back. */
const withoutMomentum: readonly string[] = ['favourability', 'awareness', 'attention'];

/** Audiences that a panel must have at least. */
const fewestAudiences = 5;

export interface LawInputs {
  readonly settings: LawSettings;
  readonly seed: number;
  readonly workshop: Workshop;
  /** Laws that need not be fitted again. */
  readonly kept: KeptLaws;
}

/** Laws as rows, with the ids of the sources behind them. */
export interface FittedLaws {
  readonly rows: LawRows;
  readonly origins: readonly string[];
}

/**
 * Fit the law to every design under both standings, from the tables of a built folder. A design for which they do not
 * suffice is noted; a fit that does not converge is kept, flagged, and noted.
 */
export async function fitLaws(reference: Reference, inputs: LawInputs, problems: Problem[]): Promise<FittedLaws> {
  const rows: LawRows = { laws: [], law_terms: [], law_draws: [] };
  const origins = new Set<string>();
  const { settings, workshop, kept } = inputs;
  const wanted = designs.filter(({ id }) => settings.designs?.includes(id) ?? true);
  const parts = wanted.flatMap((design) => standings.map((standing) => ({ design, standing })));
  for (const [done, { design, standing }] of parts.entries()) {
    workshop.signal.throwIfAborted();
    workshop.progress(done, parts.length, 'fitting the law');
    if (kept.take(design, standing, rows)) {
      for (const id of kept.origins) origins.add(id);
      continue;
    }
    const law = await fitDesign(reference, design, standing, inputs).catch((error: unknown) => {
      problems.push(noteMissing(design, standing, error));
      return null;
    });
    if (law === null) continue;
    for (const id of law.reading.origins) origins.add(id);
    addLaw(rows, law);
    giveMemoryBack();
  }
  problems.push(...notConverged(rows, settings));
  return { rows, origins: [...origins] };
}

function notConverged({ laws }: LawRows, { fit }: LawSettings): Problem[] {
  const figure = (value: unknown, digits: number): string =>
    value === null ? 'unknown' : Number(value).toFixed(digits);
  return laws
    .filter((law) => law['converged'] === false)
    .map((law) =>
      problem('not-converged', {
        expected: `split-R̂ ≤ ${fit.enough.rHat} and effective sample sizes ≥ ${fit.enough.ess} in every parameter of a law, and no trajectory that runs away`,
        got: `${law['design']}, ${law['standing']} standing: R̂ up to ${figure(law['r_hat'], 3)}, sizes from ${figure(law['ess'], 0)}, ${law['divergences']} trajectories that ran away`,
        fix: 'Its draws are kept, but do not rely on them.',
      }),
    );
}

async function fitDesign(
  reference: Reference,
  design: Design,
  standing: StandingKind,
  { settings, seed, workshop }: Omit<LawInputs, 'kept'>,
): Promise<FittedLaw> {
  const reading = await readPanel(reference, design, { standing });
  const { panel, leftOut } = arrangePanel(reading.spec);
  requireEnough(reading, panel);
  const { fit, momentumBefore } = await fitWithMomentumOrWithout(panel, settings, seed, workshop);
  const { draws, variants } = await drawsToKeep(reference, reading, fit, { settings, seed, workshop });
  const { centre } = fit.state;
  return {
    reading,
    standing,
    fit,
    draws,
    variants,
    clustered: clusteredSpread(fit.panel, centre),
    actors: effectiveActors(reading.spec),
    guards: await guardAppeal(reading.spec, fit.panel, centre, { seed, shuffles: settings.shuffles }, workshop),
    leftOut,
    momentumBefore,
    seed,
    choices: choicesOf(settings, seed, design),
  };
}

async function fitWithMomentumOrWithout(
  panel: Panel,
  settings: LawSettings,
  seed: number,
  workshop: Workshop,
): Promise<{ fit: Fit; momentumBefore: LawNotes['momentum'] }> {
  const options = { ...settings.fit, seed };
  const fit = await fitLaw(panel, options, workshop);
  const { momentumKept } = fit.draws;
  if (!withoutMomentum.includes(panel.scale.id) || excludesZero(momentumKept)) return { fit, momentumBefore: null };
  const sorted = Float64Array.from(momentumKept).sort();
  const still = { ...panel, options: { ...panel.options, momentum: false } };
  return {
    fit: await fitLaw(still, options, workshop),
    momentumBefore: { q05: quantileOfSorted(sorted, 0.05), q95: quantileOfSorted(sorted, 0.95) },
  };
}

/** Draws averaged over the joint draws of the positions, where there are any; else draws of the fit itself. */
async function drawsToKeep(
  reference: Reference,
  reading: PanelReading,
  fit: Fit,
  { settings, seed, workshop }: Omit<LawInputs, 'kept'>,
): Promise<{ draws: LawDraws; variants: number }> {
  const specs = await readVariants(reference, reading);
  if (specs.length === 1) return { draws: thinned(fit, settings.draws), variants: 1 };
  const panels = specs.map(({ observations }) => withObservations(fit.panel, observations));
  const draws = await fitVariants(fit, panels, { seed, draws: settings.draws }, workshop);
  return { draws, variants: specs.length };
}

function requireEnough({ design, instruments }: PanelReading, { audiences }: Panel): void {
  if (audiences.length >= fewestAudiences && instruments.length > 0) return;
  throw new ProblemError('no-data', {
    expected: `at least ${fewestAudiences} audiences and one instrument for the design ${design.id}`,
    got: `${audiences.length} and ${instruments.length}`,
    fix: 'Build the tables from more sources.',
  });
}

function nameOf({ id }: Design, standing: StandingKind): string {
  return `${id}, ${standing} standing`;
}

/** A design for which the tables do not suffice; anything else is thrown on. */
function noteMissing(design: Design, standing: StandingKind, error: unknown): Problem {
  const why = error instanceof ProblemError ? error.problem : null;
  if (why === null || (why.code !== 'no-data' && why.code !== 'no-overlap')) throw error;
  return problem('not-yet-known', {
    expected: why.expected,
    got: `${nameOf(design, standing)}: ${why.got}`,
    fix: why.fix,
  });
}
