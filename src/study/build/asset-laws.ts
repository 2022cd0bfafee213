import { assetCategories, indicators } from '../../assets/index.js';
import { estimateOf, type Problem, problem, ProblemError, type Workshop } from '../../model/index.js';
import {
  type AppealGuard,
  arrangePanel,
  effectiveActors,
  type Fit,
  fitLaw,
  guardAppeal,
} from '../../response/index.js';
import { hashOf } from '../../store/index.js';
import type { AppealRow } from '../assets/appeal-table.js';
import { readKinds } from '../assets/spans.js';
import { type AssetQualitiesReader, openAssetQualities } from '../law/asset-columns.js';
import { type AssetPanel, withAssets } from '../law/asset-panel.js';
import { type Design, designs } from '../law/designs.js';
import { yearOf } from '../law/exposure-columns.js';
import { type PanelReading, readPanel } from '../law/panel-reading.js';
import type { StandingKind } from '../law/standing.js';
import type { Reference } from '../reference.js';
import type { AssetLawSettings } from './asset-law-settings.js';
import type { TriedLaw } from './evidence.js';
import type { KeptAssetLaws } from './kept-asset-laws.js';
import { excludesZero } from './law-rows.js';
import { giveMemoryBack } from './memory.js';

export interface AssetLawInputs {
  readonly settings: AssetLawSettings;
  readonly seed: number;
  readonly workshop: Workshop;
  /** Rows that need not be made again. */
  readonly kept: KeptAssetLaws;
}

/** Rows of what assets do, with the ids of the sources behind them. */
export interface FittedAssets {
  readonly rows: readonly AppealRow[];
  readonly origins: readonly string[];
}

/** Counts changes after which the same choices give other digits: raise it with each. */
const edition = 1;

/**
 * Fit the laws again with legitimacy, authority and competence beside ties, each with the options that its law settled on, to the
 * mean positions. What cannot be fitted is noted.
 */
export async function fitAssetLaws(
  reference: Reference,
  laws: readonly TriedLaw[],
  inputs: AssetLawInputs,
  problems: Problem[],
): Promise<FittedAssets> {
  const { settings, workshop, kept, seed } = inputs;
  const wanted = laws.flatMap((law) => {
    const design = designs.find(({ id }) => id === law.design);
    const asked = settings.standings.includes(law.standing) && (settings.designs?.includes(law.design) ?? true);
    return design === undefined || !asked ? [] : [{ law, design }];
  });
  const qualities = openAssetQualities(reference, await readKinds(reference));
  const rows: AppealRow[] = [];
  const origins = new Set<string>();
  for (const [done, { law, design }] of wanted.entries()) {
    workshop.signal.throwIfAborted();
    workshop.progress(done, wanted.length, 'fitting assets');
    const choices = choicesOf(design, law, settings, seed);
    const known = kept.take(design.id, law.standing, choices);
    if (known !== null) {
      rows.push(...known);
      for (const id of kept.origins) origins.add(id);
      continue;
    }
    try {
      const fitted = await fitAssets(reference, qualities, { law, design, choices }, inputs);
      rows.push(...fitted.rows);
      for (const id of fitted.origins) origins.add(id);
    } catch (error) {
      problems.push(noteMissing(design, law.standing, error));
    }
    giveMemoryBack();
  }
  return { rows, origins: [...origins] };
}

/** A hash of what a row depends on beside tables and program. */
function choicesOf(
  { scale, instruments, from }: Design,
  law: TriedLaw,
  settings: AssetLawSettings,
  seed: number,
): string {
  const { fit, shuffles } = settings;
  const chosen = [edition, fit, shuffles, seed, scale, instruments, from ?? null, law.standing, law.options];
  return hashOf(JSON.stringify(chosen)).slice(0, 16);
}

interface Asked {
  readonly law: TriedLaw;
  readonly design: Design;
  readonly choices: string;
}

async function fitAssets(
  reference: Reference,
  qualities: AssetQualitiesReader,
  { law, design, choices }: Asked,
  { settings, seed, workshop }: AssetLawInputs,
): Promise<{ rows: AppealRow[]; origins: readonly string[] }> {
  const reading = await readPanel(reference, design, { standing: law.standing });
  const { window, instruments, spec } = reading;
  const years = { from: yearOf(window.from, spec.scale), to: yearOf(window.to, spec.scale) };
  const told = await qualities.of({ scale: design.scale, instruments, tieStrength: true }, years);
  const assets = withAssets(reading, told);
  const arranged = arrangePanel(assets.spec);
  const panel = { ...arranged.panel, options: law.options };
  const fit = await fitLaw(panel, { ...settings.fit, seed }, workshop);
  const { shuffles } = settings;
  const guards = await guardAppeal(assets.spec, panel, fit.state.centre, { seed, shuffles }, workshop);
  const found = { fit, guards, actors: effectiveActors(assets.spec), shuffles, choices };
  const origins = [...new Set([...reading.origins, ...told.origins])];
  const row = (category: string, place: number): AppealRow =>
    rowOf(
      found,
      { reading, assets, standing: law.standing, stays: told.stays, sources: JSON.stringify(origins) },
      category,
      place,
    );
  return {
    rows: [...assetCategories.map(({ id }) => id), 'ties'].map(row),
    origins,
  };
}

interface Found {
  readonly fit: Fit;
  readonly guards: readonly AppealGuard[];
  readonly actors: ReturnType<typeof effectiveActors>;
  readonly shuffles: number;
  readonly choices: string;
}

interface About {
  readonly reading: PanelReading;
  readonly assets: AssetPanel;
  readonly standing: StandingKind;
  readonly stays: ReadonlyMap<string, readonly string[]>;
  readonly sources: string;
}

function rowOf(
  { fit, guards, actors, shuffles, choices }: Found,
  about: About,
  category: string,
  place: number,
): AppealRow {
  const { reading, assets, standing, stays, sources } = about;
  const { panel, draws, diagnosis, converged } = fit;
  const column = assets.columns.find((one) => one.category === category);
  const k = panel.terms.findIndex(({ id }) => id === category);
  const guard = guards.find(({ term }) => term === category);
  const exposed = k >= 0 && panel.usual[k]! > 0;
  const width = panel.terms.length;
  const own = Float64Array.from({ length: exposed ? draws.count : 0 }, (_, d) => draws.responses[d * width + k]!);
  const { unit: _, ...estimate } = exposed ? estimateOf(own, '') : { ...untold, unit: '' };
  const positive = own.reduce((count, one) => count + (one > 0 ? 1 : 0), 0) / own.length;
  // On directed scales the usual exposure is a push as it is, on common ones already in the spread of the scale.
  const inSpread = panel.scale.kind === 'directed' ? panel.spread : 1;
  return {
    design: reading.design.id,
    standing,
    category,
    scale: panel.scale.id,
    place,
    window_from: panel.from,
    window_to: panel.to,
    from: column === undefined ? yearOf(panel.from, panel.scale) : (column.years?.from ?? null),
    to: column === undefined ? yearOf(panel.to - 1, panel.scale) : (column.years?.to ?? null),
    share: column === undefined || column.years === null ? null : column.share,
    indicators: category === 'ties' ? '' : JSON.stringify(stays.get(category) ?? []),
    ...estimate,
    sign_probability: exposed ? Math.max(positive, 1 - positive) : null,
    usual: exposed ? panel.usual[k]! / inSpread : null,
    effective_actors: actors[k]?.effective ?? null,
    leading_actor: actors[k]?.leading ?? null,
    guard_found: exposed && guard !== undefined ? guard.found / inSpread : null,
    guard_low: exposed && guard !== undefined ? guard.low / inSpread : null,
    guard_high: exposed && guard !== undefined ? guard.high / inSpread : null,
    shuffles,
    known: exposed && guard !== undefined ? guard.outside && excludesZero(own) : null,
    draws: own.length,
    r_hat: finite(Math.max(...diagnosis.map(({ rHat }) => rHat))),
    ess: finite(Math.min(...diagnosis.flatMap(({ essBulk, essTail }) => [essBulk, essTail]))),
    converged,
    note: exposed ? '' : noteOf(category, stays),
    sources,
    choices,
  };
}

const untold = { mean: null, sd: null, q05: null, q25: null, q50: null, q75: null, q95: null };

function noteOf(category: string, stays: ReadonlyMap<string, readonly string[]>): string {
  const all = indicators.filter((one) => one.category === category).length;
  const left = stays.get(category)?.length ?? 0;
  return 2 * left < all
    ? `only ${left} of its ${all} indicators may stand beside what it is to explain, and half are needed`
    : 'in no year of the window is the composite known of half of the actors';
}

function finite(figure: number): number | null {
  return Number.isFinite(figure) ? figure : null;
}

/** A design for which the tables do not suffice; anything else is thrown on. */
function noteMissing({ id }: Design, standing: StandingKind, error: unknown): Problem {
  const why = error instanceof ProblemError ? error.problem : null;
  if (why === null || (why.code !== 'no-data' && why.code !== 'no-overlap')) throw error;
  return problem('not-yet-known', {
    expected: why.expected,
    got: `what assets do, ${id}, ${standing} standing: ${why.got}`,
    fix: why.fix,
  });
}
