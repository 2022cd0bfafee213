import { type EventCells, eventCells } from './event-study-cells.js';
import { actsAlongside } from './event-study-alongside.js';
import { collectClusters } from './event-study-clusters.js';
import { type CovariateStrength, fitHorizon, type Horizon } from './event-study-horizon.js';
import { type EventForm, type EventOptions, type EventPanel, type Settings, settingsOf } from './event-study-panel.js';
import { type EventPath, eventPath, type ToldHorizon, type Untold } from './event-study-path.js';
import { roomFor } from './event-study-rows.js';

/** What followed acts, and what came before them. A form that was not asked for tells nothing. */
export interface EventStudy extends Behind {
  readonly settings: Settings;
  /** As the law counts: displacement toward the aim per unit of dose × standing × reach (on directed scales × standing). */
  readonly weighted: EventPath;
  /** Each event once: displacement toward the aim [L]; in a local projection per unit of dose. */
  readonly counted: EventPath;
  /** By horizon and form, the regression's covariates; null where nothing is told. */
  readonly fits: ReadonlyMap<number, Readonly<Record<EventForm, Covariates | null>>>;
}

interface Covariates {
  readonly covariates: readonly CovariateStrength[];
}

/** What is behind a study: the events at h = 0. */
export interface Behind {
  readonly events: number;
  readonly audiences: number;
  readonly actors: number;
  /** Inverse Herfindahl index of the actors' Σ (dose × standing × reach)²; null without events. */
  readonly effectiveActors: number | null;
  /** Index of the actor that contributes most, and its share; null without events. */
  readonly leading: { readonly actor: number; readonly share: number } | null;
  /** Mean of dose × |standing × reach|: times the weighted response, the displacement after a usual act. Null without events. */
  readonly usual: number | null;
  /** Mean dose h = 0 … lags periods after events, less that of the controls of h = 0; NaN where it is not known. */
  readonly doseAfter: Float64Array;
}

/**
 * An event study of acts in dyads on the raw outcome (mechanics §3): for each horizon h the regression
 *
 *     x_j(t+h) − x_j(t−1) = δ_t + β_h·û_ij·event_ij(t) + π_h·û_ij + γ_h·r̂_ij + φ_h·x̂_j + controls
 *
 * over events and over dyad-periods that are quiet from `before` periods earlier to t + max(h, 0); û, r̂ and x̂ are those of
 * t − `readAt`. Among the controls is what else the same actor began in t, where that often goes with the events.
 * O(horizons · dyads · periods) time; a few columns of dyads × periods in memory.
 *
 * Throws a RangeError for columns whose sizes do not fit each other and options that make no sense.
 */
export function eventStudy(panel: EventPanel, options: EventOptions): EventStudy {
  const settings = settingsOf(panel, options);
  const cells = eventCells(panel, settings);
  const columns = roomFor(panel, cells, settings, actsAlongside(panel, cells, settings));
  const sizes = {
    cells: cells.cell.length,
    audiences: codesIn(panel.audience),
    actorPeriods: codesIn(panel.actor) * panel.periods,
  };
  const collected = { weighted: collectClusters(sizes), counted: collectClusters(sizes) };
  const told: Record<EventForm, ToldHorizon[]> = { weighted: [], counted: [] };
  const fits = new Map<number, Readonly<Record<EventForm, Covariates | null>>>();
  let behind: Behind | null = null;
  for (let h = 0 - settings.leads; h <= settings.lags; h++) {
    const horizon = h === -1 ? null : fitHorizon(panel, cells, settings, columns, h);
    for (const form of settings.forms) {
      const fit = horizon?.fits[form] ?? null;
      const kept = horizon !== null && fit !== null && collected[form].add(horizon.rows, fit);
      const untold = horizon === null || kept ? null : whyUntold(horizon, fit !== null);
      const [events, rows] = [horizon?.rows.events ?? 0, horizon?.rows.cells.length ?? 0];
      told[form].push({ h, estimate: kept ? fit.estimate : null, untold, events, controls: rows - events });
    }
    if (horizon === null) continue;
    const of = (form: EventForm): Covariates | null => {
      const fit = horizon.fits[form];
      return fit === null ? null : { covariates: fit.covariates };
    };
    fits.set(h, { weighted: of('weighted'), counted: of('counted') });
    if (h === 0) behind = readBehind(panel, cells, settings, horizon);
  }
  return {
    settings,
    weighted: eventPath('weighted', told.weighted, collected.weighted.close()),
    counted: eventPath('counted', told.counted, collected.counted.close()),
    fits,
    ...behind!,
  };
}

function whyUntold({ rows }: Horizon, fitted: boolean): Untold {
  if (rows.events === 0) return 'no events';
  return fitted ? 'too few groups' : 'not told from the controls';
}

function codesIn(codes: Int32Array): number {
  return codes.reduce((largest, code) => Math.max(largest, code), -1) + 1;
}

function readBehind(panel: EventPanel, cells: EventCells, settings: Settings, { rows }: Horizon): Behind {
  const audiences = new Set<number>();
  const byActor = new Map<number, number>();
  let [exposure, squares] = [0, 0];
  for (const row of rows.cells) {
    if (cells.event[row] !== 1 || cells.amount[row] === 0) continue;
    const d = Math.floor(cells.cell[row]! / panel.periods);
    const size = Math.abs(cells.weighted[row]! * cells.amount[row]!);
    audiences.add(panel.audience[d]!);
    byActor.set(panel.actor[d]!, (byActor.get(panel.actor[d]!) ?? 0) + size ** 2);
    exposure += size;
    squares += size ** 2;
  }
  let herfindahl = 0;
  let leading: Behind['leading'] = null;
  for (const [actor, size] of byActor) {
    const share = size / squares;
    herfindahl += share ** 2;
    if (leading === null || share > leading.share) leading = { actor, share };
  }
  return {
    events: rows.events,
    audiences: audiences.size,
    actors: byActor.size,
    effectiveActors: squares > 0 ? 1 / herfindahl : null,
    leading: squares > 0 ? leading : null,
    usual: rows.events > 0 ? exposure / rows.events : null,
    doseAfter: doseAfter(panel, cells, settings, rows.cells),
  };
}

function doseAfter(panel: EventPanel, cells: EventCells, { lags, controls }: Settings, rows: Int32Array): Float64Array {
  const sums = [new Float64Array(lags + 1), new Float64Array(lags + 1)] as const;
  const counts = [new Int32Array(lags + 1), new Int32Array(lags + 1)] as const;
  for (const row of rows) {
    const isEvent = cells.event[row] === 1 && cells.amount[row] !== 0;
    const cell = cells.cell[row]!;
    const t = cell % panel.periods;
    // Controls that stay as they are throughout are so at every horizon.
    if (!isEvent && controls === 'throughout' && cells.quiet[row]! < lags) continue;
    const group = isEvent ? 0 : 1;
    for (let h = 0; h <= lags && t + h < panel.periods; h++) {
      const dose = panel.dose[cell + h]!;
      if (Number.isNaN(dose)) continue;
      sums[group][h]! += dose;
      counts[group][h]!++;
    }
  }
  return sums[0].map((sum, h) => sum / counts[0][h]! - (counts[1][h]! > 0 ? sums[1][h]! / counts[1][h]! : 0));
}
