import type { MechanismId } from '../../instruments/index.js';
import { type Estimate, type Period, ProblemError, type Scale } from '../../model/index.js';
import type { LawDraws, LawOptions, Term } from '../../response/index.js';
import type { Table } from '../../store/index.js';
import type { Reference } from '../reference.js';
import {
  massParameter,
  type PackedDraws,
  parameterKinds,
  type ParameterKind,
  unpackDraws,
  variantParameter,
} from './packed-draws.js';
import type { PanelSettings } from './panel-reading.js';
import type { StandingKind } from './standing.js';

/** A response of a law, from the draws that are kept; in the unit of the law's responses. */
export interface StoredTerm extends Omit<Estimate, 'unit'> {
  readonly term: string;
  readonly kind: Term['kind'];
  readonly mechanism: MechanismId | null;
  /** By a jackknife over periods. */
  readonly clusteredSd: number;
  readonly usual: number;
  readonly exposed: number;
  /** Null where nobody contributes. */
  readonly effectiveActors: number | null;
  readonly leadingActor: string | null;
  readonly leadingShare: number | null;
  /** Null for instruments. */
  readonly guard: { readonly found: number; readonly low: number; readonly high: number } | null;
  readonly known: boolean | null;
}

/** What the reading and the fitting of a panel left to be said. */
export interface LawNotes {
  readonly dropped: readonly { readonly instrument: string; readonly reason: string }[];
  readonly leftOut: Readonly<Record<string, number>>;
  /** By instrument whose source lists its actors, whose acts it means. */
  readonly meant: Readonly<Record<string, string>>;
  /** Where momentum was taken out, its 90 % interval before; else null. */
  readonly momentum: { readonly q05: number; readonly q95: number } | null;
}

/** The law as it was fitted to one design under one standing, without its draws. */
export interface StoredLaw {
  readonly design: string;
  readonly standing: StandingKind;
  readonly scale: string;
  readonly title: string;
  readonly from: Period;
  readonly to: Period;
  /** How many were fitted. */
  readonly audiences: number;
  readonly observations: number;
  readonly draws: number;
  /** Joint draws of the positions behind the draws; 1 = their mean alone. */
  readonly variants: number;
  readonly centre: number;
  readonly spread: number;
  /** How many times the stated standard deviations measurements really have: the mean of φ. */
  readonly inflation: number;
  readonly momentum: boolean;
  readonly momentumClusteredSd: number | null;
  readonly homePullClusteredSd: number;
  readonly chains: number;
  readonly kept: number;
  readonly seed: number;
  /** Of all parameters the largest and the least; NaN where draws are too few to say. */
  readonly rHat: number;
  readonly ess: number;
  readonly converged: boolean;
  readonly divergences: number;
  readonly version: string;
  readonly settings: PanelSettings;
  readonly options: LawOptions;
  readonly notes: LawNotes;
  /** In the order of the law: that of the responses among its draws. */
  readonly terms: readonly StoredTerm[];
}

/** The laws in a built folder, on one scale or on all; none where it was built without. */
export async function readLaws(reference: Reference, scale?: string): Promise<StoredLaw[]> {
  const laws = await readOrNone(reference, scale);
  if (laws === null || laws.length === 0) return [];
  const designs = [...new Set(laws.map((row) => row['design'] as string))];
  const table = await reference.read('law_terms', { where: { design: { oneOf: designs } } });
  const terms = table.records();
  return laws.map((row) => lawOf(row, terms.filter((term) => isOf(term, row)).map(termOf)));
}

/**
 * Joint draws of a law, with the masses of these audiences alone, in their order; on directed scales audiences are keys of
 * pairs (`audienceKey`). The same digits each time. A law without masses is the same for every audience.
 *
 * Throws 'no-data' for an audience to which the law was not fitted.
 */
export async function readLawDraws(
  reference: Reference,
  law: StoredLaw,
  audiences: readonly string[],
): Promise<LawDraws> {
  const { design, standing, draws: count } = law;
  const kinds = parameterKinds({ from: law.from, to: law.to, terms: law.terms.map(({ term }) => term), audiences });
  const shared = kinds.map(({ parameter }) => parameter).filter((parameter) => parameter !== massParameter);
  const columns = ['parameter', 'item', 'mean', 'sd', 'draws'];
  const [common, own] = await Promise.all([
    reference.read('law_draws', {
      columns,
      where: { design, standing, parameter: { oneOf: [...shared, variantParameter] } },
    }),
    law.options.masses
      ? reference.read('law_draws', {
          columns,
          where: { design, standing, parameter: massParameter, item: { oneOf: [...new Set(audiences)] } },
        })
      : null,
  ]);
  const packed = new Map([...packedIn(common), ...(own === null ? [] : packedIn(own))]);
  if (law.options.masses) requireMasses(law, audiences, packed);
  const fields = Object.fromEntries(kinds.map((kind) => [kind.field, drawsOf(kind, packed, count)]));
  const variant = packed.get(keyOf(variantParameter, ''));
  return {
    ...(fields as Omit<LawDraws, 'count' | 'variant'>),
    count,
    variant: variant === undefined ? new Uint16Array(count) : Uint16Array.from(unpackDraws(variant, false)),
  };
}

function drawsOf(
  { parameter, items, positive }: ParameterKind,
  packed: ReadonlyMap<string, PackedDraws>,
  count: number,
): Float64Array {
  const width = items.length;
  const all = new Float64Array(count * width);
  items.forEach((item, i) => {
    const own = packed.get(keyOf(parameter, item));
    if (own === undefined) return;
    const values = unpackDraws(own, positive);
    for (let d = 0; d < count; d++) all[d * width + i] = values[d]!;
  });
  return all;
}

function packedIn(table: Table): [string, PackedDraws][] {
  const [parameter, item] = [table.text('parameter'), table.text('item')];
  const [mean, sd, draws] = [table.numbers('mean'), table.numbers('sd'), table.realLists('draws')];
  return parameter.map((id, row) => [keyOf(id, item[row]!), { mean: mean[row]!, sd: sd[row]!, draws: draws[row]! }]);
}

function keyOf(parameter: string, item: string): string {
  return `${parameter} ${item}`;
}

function requireMasses(
  { design, standing }: StoredLaw,
  audiences: readonly string[],
  packed: ReadonlyMap<string, PackedDraws>,
): void {
  const unknown = audiences.find((audience) => !packed.has(keyOf(massParameter, audience)));
  if (unknown === undefined) return;
  throw new ProblemError('no-data', {
    expected: `an audience to which the law ${design} was fitted, ${standing} standing`,
    got: unknown.replace('\t', ' toward '),
    fix: 'Choose an audience with positions in the window of the law.',
    where: { parameter: 'audience' },
  });
}

type Row = Record<string, unknown>;

/** Rows of the table of laws; null where the folder has no such table. */
async function readOrNone(reference: Reference, scale: string | undefined): Promise<Row[] | null> {
  try {
    return (await reference.read('laws', scale === undefined ? {} : { where: { scale } })).records();
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'not-reference-data') return null;
    throw error;
  }
}

function isOf(term: Row, law: Row): boolean {
  return term['design'] === law['design'] && term['standing'] === law['standing'];
}

function lawOf(row: Row, terms: readonly (StoredTerm & { readonly place: number })[]): StoredLaw {
  const { panel, options } = JSON.parse(row['settings'] as string) as { panel: PanelSettings; options: LawOptions };
  return {
    design: row['design'] as string,
    standing: row['standing'] as StandingKind,
    scale: row['scale'] as string,
    title: row['title'] as string,
    from: row['from'] as number,
    to: row['to'] as number,
    audiences: row['audiences'] as number,
    observations: row['observations'] as number,
    draws: row['draws'] as number,
    variants: row['variants'] as number,
    centre: row['centre'] as number,
    spread: row['spread'] as number,
    inflation: row['inflation'] as number,
    momentum: row['momentum'] as boolean,
    momentumClusteredSd: row['momentum_clustered_sd'] as number | null,
    homePullClusteredSd: row['home_pull_clustered_sd'] as number,
    chains: row['chains'] as number,
    kept: row['kept'] as number,
    seed: row['seed'] as number,
    rHat: (row['r_hat'] as number | null) ?? Number.NaN,
    ess: (row['ess'] as number | null) ?? Number.NaN,
    converged: row['converged'] as boolean,
    divergences: row['divergences'] as number,
    version: row['version'] as string,
    settings: panel,
    options,
    notes: JSON.parse(row['notes'] as string) as LawNotes,
    terms: terms.toSorted((a, b) => a.place - b.place),
  };
}

function termOf(row: Row): StoredTerm & { readonly place: number } {
  const guarded = row['guard_found'] !== null;
  return {
    place: row['place'] as number,
    term: row['term'] as string,
    kind: row['kind'] as Term['kind'],
    mechanism: row['mechanism'] as MechanismId | null,
    mean: row['mean'] as number,
    sd: row['sd'] as number,
    q05: row['q05'] as number,
    q25: row['q25'] as number,
    q50: row['q50'] as number,
    q75: row['q75'] as number,
    q95: row['q95'] as number,
    clusteredSd: row['clustered_sd'] as number,
    usual: row['usual'] as number,
    exposed: row['exposed'] as number,
    effectiveActors: row['effective_actors'] as number | null,
    leadingActor: row['leading_actor'] as string | null,
    leadingShare: row['leading_share'] as number | null,
    guard: guarded
      ? { found: row['guard_found'] as number, low: row['guard_low'] as number, high: row['guard_high'] as number }
      : null,
    known: row['known'] as boolean | null,
  };
}

/** What is wrong where a scale has no law. */
export function noLawOn(scale: Scale): ProblemError {
  return new ProblemError('no-data', {
    expected: `a law fitted on the scale ${scale.id}`,
    got: 'none in these tables',
    fix: 'Build the tables again with suasion build, or choose another scale.',
    where: { parameter: 'scale' },
  });
}
