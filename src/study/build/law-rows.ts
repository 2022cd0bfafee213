import { estimateOf, meanOf, quantileOfSorted } from '../../model/index.js';
import type {
  AppealGuard,
  ClusteredSpread,
  effectiveActors,
  Fit,
  LawDraws,
  ParameterDiagnosis,
} from '../../response/index.js';
import type { Cell } from '../../store/index.js';
import { type PackedDraws, packDraws, parameterKinds, unpackDraws, variantParameter } from '../law/packed-draws.js';
import type { PanelReading } from '../law/panel-reading.js';
import type { StandingKind } from '../law/standing.js';
import type { LawNotes } from '../law/stored-law.js';
import { version } from '../version.js';

type Row = Record<string, Cell>;

/** Rows of the tables of laws. */
export interface LawRows {
  readonly laws: Row[];
  readonly law_terms: Row[];
  readonly law_draws: Row[];
}

/** A law and everything that was found out about it. */
export interface FittedLaw {
  readonly reading: PanelReading;
  readonly standing: StandingKind;
  readonly fit: Fit;
  /** Draws to be kept. */
  readonly draws: LawDraws;
  /** Joint draws of the positions behind them. */
  readonly variants: number;
  readonly clustered: ClusteredSpread;
  /** By term. */
  readonly actors: ReturnType<typeof effectiveActors>;
  readonly guards: readonly AppealGuard[];
  readonly leftOut: ReadonlyMap<string, number>;
  /** Where momentum was taken out, its 90 % interval before. */
  readonly momentumBefore: LawNotes['momentum'];
  readonly seed: number;
  /** Hash of everything that was chosen for it. */
  readonly choices: string;
}

/** Add a law to the tables. */
export function addLaw(rows: LawRows, law: FittedLaw): void {
  const { reading, standing, fit } = law;
  const which = { design: reading.design.id, standing };
  const packed = packedOf(law);
  rows.laws.push({ ...which, ...lawCells(law) });
  fit.panel.terms.forEach((_, k) => rows.law_terms.push({ ...which, ...termCells(law, k, packed) }));
  for (const { parameter, item, kept, diagnosis } of packed) {
    rows.law_draws.push({
      ...which,
      parameter,
      item,
      mean: kept.mean,
      sd: kept.sd,
      r_hat: knownOf(diagnosis?.rHat),
      ess_bulk: knownOf(diagnosis?.essBulk),
      ess_tail: knownOf(diagnosis?.essTail),
      draws: kept.draws,
    });
  }
}

function lawCells({
  reading,
  fit,
  draws,
  variants,
  clustered,
  leftOut,
  momentumBefore,
  seed,
  choices,
}: FittedLaw): Row {
  const { panel, diagnosis, state } = fit;
  const notes: LawNotes = {
    dropped: reading.dropped,
    leftOut: Object.fromEntries([...reading.leftOut, ...leftOut]),
    meant: Object.fromEntries(reading.meant),
    momentum: momentumBefore,
  };
  return {
    scale: panel.scale.id,
    title: reading.design.title,
    from: panel.from,
    to: panel.to,
    audiences: panel.audiences.length,
    observations: panel.measured.reduce((count, value) => count + (Number.isNaN(value) ? 0 : 1), 0),
    draws: draws.count,
    variants,
    centre: panel.centre,
    spread: panel.spread,
    inflation: meanOf(draws.noise),
    momentum: panel.options.momentum,
    momentum_clustered_sd: panel.options.momentum ? clustered.momentumKept : null,
    home_pull_clustered_sd: clustered.homePull,
    chains: state.vectors.length,
    kept: fit.draws.count / state.vectors.length,
    seed,
    r_hat: knownOf(Math.max(...diagnosis.map(({ rHat }) => rHat))),
    ess: knownOf(Math.min(...diagnosis.flatMap(({ essBulk, essTail }) => [essBulk, essTail]))),
    converged: fit.converged,
    divergences: fit.divergences,
    version,
    choices,
    settings: JSON.stringify({ panel: reading.settings, options: panel.options }),
    notes: JSON.stringify(notes),
  };
}

interface Packed {
  readonly parameter: string;
  readonly item: string;
  readonly kept: PackedDraws;
  readonly diagnosis: ParameterDiagnosis | undefined;
}

function packedOf({ fit, draws }: FittedLaw): Packed[] {
  const { from, to, terms, audiences } = fit.panel;
  const known = new Map(fit.diagnosis.map((one) => [one.parameter, one]));
  const kinds = parameterKinds({ from, to, terms: terms.map(({ id }) => id), audiences });
  const packed = kinds.flatMap(({ parameter, field, items }) =>
    items.flatMap((item, i): Packed[] => {
      const kept = packDraws(columnOf(draws[field], i, items.length));
      if (kept === null) return [];
      const name = parameter.replaceAll('-', ' ');
      const diagnosis = known.get(items.length === 1 ? name : `${name} ${i}`);
      return [{ parameter, item, kept, diagnosis }];
    }),
  );
  const variant = { mean: 0, sd: 1, draws: Float64Array.from(draws.variant) };
  return [...packed, { parameter: variantParameter, item: '', kept: variant, diagnosis: undefined }];
}

/** Null where there are too few draws for a figure. */
function knownOf(figure: number | undefined): number | null {
  return figure === undefined || !Number.isFinite(figure) ? null : figure;
}

function columnOf(all: Float64Array, i: number, width: number): Float64Array {
  return Float64Array.from({ length: all.length / width }, (_, d) => all[d * width + i]!);
}

function termCells({ fit, draws, clustered, actors, guards }: FittedLaw, k: number, packed: readonly Packed[]): Row {
  const { panel } = fit;
  const { id, kind, mechanism } = panel.terms[k]!;
  const kept = packed.find(({ parameter, item }) => parameter === 'response' && item === id)?.kept;
  const own = kept === undefined ? new Float64Array(draws.count) : unpackDraws(kept, false);
  const { unit: _, ...estimate } = estimateOf(own, '');
  const guard = guards.find(({ term }) => term === id);
  const effective = actors[k];
  return {
    term: id,
    place: k,
    kind,
    mechanism,
    ...estimate,
    clustered_sd: clustered.responses[k]!,
    usual: panel.usual[k]!,
    exposed: panel.term.reduce((count, term) => count + (term === k ? 1 : 0), 0),
    effective_actors: effective?.effective ?? null,
    leading_actor: effective?.leading ?? null,
    leading_share: effective?.share ?? null,
    guard_found: guard?.found ?? null,
    guard_low: guard?.low ?? null,
    guard_high: guard?.high ?? null,
    known: guard === undefined ? null : guard.outside && excludesZero(own),
  };
}

/** Whether the 90 % interval of some draws lies on one side of 0. */
export function excludesZero(draws: Float64Array): boolean {
  const sorted = Float64Array.from(draws).sort();
  return quantileOfSorted(sorted, 0.05) > 0 || quantileOfSorted(sorted, 0.95) < 0;
}
