import { ProblemError } from '../../model/index.js';
import { type Cell, type DataPackage, hashOf, openDataPackage, type TableRecord } from '../../store/index.js';
import type { Design } from '../law/designs.js';
import { lawTables } from '../law/law-tables.js';
import type { StandingKind } from '../law/standing.js';
import { version } from '../version.js';
import type { LawRows } from './law-rows.js';
import type { LawSettings } from './law-settings.js';

/** Laws of an earlier build. */
export interface KeptLaws {
  /** Add a law's rows as they were; false where it must be fitted anew. */
  take(design: Design, standing: StandingKind, rows: LawRows): boolean;
  /** Ids of the sources behind them. */
  readonly origins: readonly string[];
}

/** Nothing was kept. */
export const noLaws: KeptLaws = { take: () => false, origins: [] };

/** The tables that laws are fitted from. */
const readByLaws = [
  'actors',
  'coverage',
  'doses',
  'instruments',
  'kinds',
  'mentions',
  'positions',
  'scales',
  'standing',
  'ties',
] as const;

/** What laws are fitted from, as it stands in the record of their tables: hashes of other tables. */
export function inputsOfLaws(data: DataPackage): string[] {
  return readByLaws.map((name) => data.table(name).hash);
}

/** Counts changes of the law or its sampler after which the same choices give other digits: raise it with each. */
const samplerEdition = 2;

/** A hash of what a law depends on beside tables and program. */
export function choicesOf({ fit, draws, shuffles }: LawSettings, seed: number, design: Design): string {
  const { scale, instruments, options, from } = design;
  const chosen = [samplerEdition, fit, draws, shuffles, seed, scale, instruments, options, from ?? null];
  return hashOf(JSON.stringify(chosen)).slice(0, 16);
}

type Rows = readonly Record<string, Cell>[];
const names = Object.keys(lawTables) as (keyof typeof lawTables)[];

/**
 * The laws in a folder that an earlier build wrote, if they were fitted by this version to tables of the same content with the
 * same choices: then fitting again would give the same digits.
 */
export async function openKeptLaws(
  folder: string,
  inputs: readonly string[],
  settings: LawSettings,
  seed: number,
): Promise<KeptLaws> {
  let data: DataPackage | null = null;
  try {
    const open = (data = await openDataPackage(folder));
    const records = names.map((name) => open.table(name));
    const same = ({ madeBy, madeFrom }: TableRecord): boolean =>
      madeBy.version === version && madeFrom.join(' ') === inputs.join(' ');
    if (!records.every((record) => same(record) && hasColumnsOfNow(record))) return noLaws;
    const tables = await Promise.all(names.map(async (name) => (await open.read(name)).records()));
    return { take: takeFrom(tables, settings, seed), origins: records[0]!.origins.map(({ id }) => id) };
  } catch (error) {
    // No folder, no laws in it, or damaged ones.
    if (error instanceof ProblemError) return noLaws;
    throw error;
  } finally {
    await data?.close();
  }
}

function takeFrom(tables: readonly Rows[], settings: LawSettings, seed: number): KeptLaws['take'] {
  return (design, standing, rows) => {
    const own = tables.map((table) =>
      table.filter((row) => row['design'] === design.id && row['standing'] === standing),
    );
    if (own[0]![0]?.['choices'] !== choicesOf(settings, seed, design)) return false;
    names.forEach((name, i) => rows[name].push(...own[i]!));
    return true;
  };
}

function hasColumnsOfNow({ name, columns }: TableRecord): boolean {
  const now = lawTables[name as keyof typeof lawTables].columns.map((column) => column.name);
  return columns.map((column) => column.name).join(' ') === now.join(' ');
}
