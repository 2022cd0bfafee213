import {
  createResolver,
  type Origin,
  type Path,
  type Problem,
  ProblemError,
  type RegisterEntry,
  type Resolver,
  type Scale,
} from '../model/index.js';
import { type CityPlace, cityEntry, makeDiasporaRegister } from '../sources/index.js';
import { directedScales, publishedScales, ungaScales } from '../measures/index.js';
import { type DataPackage, openDataPackage, type Selection, type Table } from '../store/index.js';
import { appealTables } from './assets/appeal-table.js';
import { evidenceTables } from './compare/evidence-table.js';
import { keptReference } from './kept-references.js';
import { lawTables } from './law/law-tables.js';
import { missingParts } from './missing-parts.js';
import { readPaths } from './reference-paths.js';
import { referenceTables } from './reference-tables.js';
import { rememberReads } from './remembered-reads.js';

/** Every scale on which the workbench can place an audience. */
export const scales: readonly Scale[] = [...ungaScales, ...publishedScales, ...directedScales];

/** The scale with this id. Throws 'unknown-scale'. */
export function scaleOf(id: string): Scale {
  const found = scales.find((scale) => scale.id === id);
  if (found !== undefined) return found;
  throw new ProblemError('unknown-scale', {
    expected: scales.map((scale) => scale.id).join(', '),
    got: `"${id}"`,
    fix: 'Choose one of these.',
    where: { parameter: 'scale' },
  });
}

/** What is known of a scale beside its definition. */
export interface ScaleFit {
  readonly scale: string;
  readonly votes: number | null;
  readonly items: number | null;
  readonly method: string;
  /** Id of the source the positions are made from. */
  readonly source: string;
  readonly stepNoise: number | null;
  readonly rHat95: number | null;
}

/** A built folder opened for questions. Close it when the answer is there. */
export interface Reference {
  readonly resolver: Resolver;
  /** A resolver that also knows cities or diasporas, where one of the texts asks for one: they are many, and read only then. */
  resolverFor(texts: readonly string[]): Promise<Resolver>;
  /** What these tables lack because sources were left out: it belongs first among the problems of every answer. */
  readonly missing: readonly Problem[];
  /** Origins by their ids, the register's always among them; `all` = of every table. */
  originsOf(ids: Iterable<string> | 'all'): readonly Origin[];
  /**
   * One path an id, in the order of ids; ids without positions on the scale are left out. `all` reads every audience.
   * `toward`: on directed scales, the ids of the actor about whom.
   */
  paths(scale: Scale, ids: readonly string[] | 'all', withDraws: boolean, toward?: readonly string[]): Promise<Path[]>;
  /** A table as it is, or a part of it. */
  read(table: keyof typeof referenceTables, selection?: Selection): Promise<Table>;
  /** Names of a table's columns: those of earlier versions may lack some. */
  columnsOf(table: keyof typeof referenceTables): readonly string[];
  /** Throws 'no-data' where the folder holds nothing on this scale. */
  fit(scale: Scale): Promise<ScaleFit>;
  close(): Promise<void>;
}

/**
 * Open a folder made by `build`; from one that is kept open (see `kept-references.ts`) where this thread keeps some.
 * Throws 'not-reference-data', 'file-not-found', 'damaged-table'.
 */
export async function openReference(folder: string): Promise<Reference> {
  return keptReference(folder, openAnew);
}

async function openAnew(folder: string): Promise<Reference> {
  const data = await openDataPackage(folder);
  try {
    // Laws are fitted from the other tables, and tried with them: while build does so there are none.
    const later = { ...lawTables, ...evidenceTables, ...appealTables };
    for (const name of Object.keys(referenceTables)) if (!(name in later)) requireTable(data, name, folder);
    const register = (await data.read('actors')).records() as unknown as RegisterEntry[];
    const resolver = createResolver(register);
    return {
      resolver,
      resolverFor: (texts) => resolverFor(data, texts, register, resolver),
      missing: await missingParts(data),
      originsOf: (ids) => {
        const wanted = ids === 'all' ? null : new Set(['codes', ...ids]);
        return data.origins.filter(({ id }) => wanted === null || wanted.has(id));
      },
      paths: (scale, ids, withDraws, toward = ['']) => readPaths(data, { scale, ids, toward, withDraws }, resolver),
      read: rememberReads((table, selection) => data.read(table, selection)),
      columnsOf: (table) => data.table(table).columns.map(({ name }) => name),
      fit: (scale) => readFit(data, scale, folder),
      close: () => data.close(),
    };
  } catch (error) {
    await data.close();
    throw error;
  }
}

/** The register with the kinds of actors that are many, where a text asks for one of them. */
async function resolverFor(
  data: DataPackage,
  texts: readonly string[],
  register: readonly RegisterEntry[],
  resolver: Resolver,
): Promise<Resolver> {
  const asked = (kind: string): boolean => texts.some((text) => text.trim().toLowerCase().startsWith(`${kind}:`));
  const more: RegisterEntry[] = [];
  if (asked('city')) more.push(...((await data.read('cities')).records() as unknown as CityPlace[]).map(cityEntry));
  if (asked('diaspora')) {
    const ties = await data.read('ties', { where: { tie: 'migrants' } });
    const [origins, hosts] = [ties.text('first'), ties.text('second')];
    const [years, people] = [ties.numbers('period'), ties.numbers('value')];
    const stocks = origins.map((origin, row) => ({
      origin,
      host: hosts[row]!,
      year: years[row]!,
      people: people[row]!,
    }));
    more.push(...makeDiasporaRegister(stocks, resolver));
  }
  return more.length === 0 ? resolver : createResolver([...register, ...more]);
}

function requireTable(data: DataPackage, name: string, folder: string): void {
  if (data.has(name)) return;
  throw new ProblemError('not-reference-data', {
    expected: `a folder made by suasion build, with the table ${name}`,
    got: `a data package without it`,
    fix: 'Build it again: suasion build <raw-folder> --out DIR.',
    where: { file: folder },
  });
}

async function readFit(data: DataPackage, scale: Scale, folder: string): Promise<ScaleFit> {
  const table = await data.read('scales', { where: { scale: scale.id } });
  if (table.rows === 0) {
    throw new ProblemError('no-data', {
      expected: `positions on the scale ${scale.id}`,
      got: 'none in this folder',
      fix: 'Build it from the source this scale is made from, or choose another scale.',
      where: { file: folder },
    });
  }
  return {
    scale: scale.id,
    votes: table.numbersOrNull('votes')[0] ?? null,
    items: table.numbersOrNull('items')[0] ?? null,
    method: table.text('method')[0]!,
    source: table.text('source')[0]!,
    stepNoise: table.numbersOrNull('step_noise')[0] ?? null,
    rHat95: table.numbersOrNull('r_hat_95')[0] ?? null,
  };
}
