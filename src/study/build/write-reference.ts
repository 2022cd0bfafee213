import type { Problem } from '../../model/index.js';
import {
  type Cell,
  type DataPackage,
  type DataPackageHead,
  openDataPackage,
  type TableRecord,
  type TableToWrite,
  withScratch,
  writeDataPackage,
} from '../../store/index.js';
import { appealTables } from '../assets/appeal-table.js';
import { evidenceTables } from '../compare/evidence-table.js';
import { lawTables } from '../law/law-tables.js';
import type { StandingKind } from '../law/standing.js';
import { openReference } from '../reference.js';
import { version } from '../version.js';
import type { AssetLawSettings } from './asset-law-settings.js';
import { type FittedAssets, fitAssetLaws } from './asset-laws.js';
import { gatherEvidence, type TriedLaw } from './evidence.js';
import type { StoredEvidenceRow } from './evidence-rows.js';
import type { EvidenceSettings } from './evidence-settings.js';
import { noAssetLaws, openKeptAssetLaws } from './kept-asset-laws.js';
import { inputsOfEvidence, noEvidence, openKeptEvidence } from './kept-evidence.js';
import { inputsOfLaws, noLaws, openKeptLaws } from './kept-laws.js';
import { type FittedLaws, fitLaws, type LawInputs } from './laws.js';
import { giveMemoryBack } from './memory.js';

/** Where a reference goes, and how the laws in it are fitted. */
export interface ReferenceToWrite {
  readonly folder: string;
  readonly head: DataPackageHead;
  readonly laws: Omit<LawInputs, 'kept'> & {
    /** Fit laws anew in any case. */
    readonly refit: boolean;
  };
  /** How the responses of the laws are tried; without it not at all, and the table of evidence is empty. */
  readonly evidence?: EvidenceSettings;
  /** How the laws are fitted with assets; without it not at all, and the table of their appeal is empty. */
  readonly assets?: AssetLawSettings;
}

/** What was found with the laws, beside them. */
interface Besides {
  readonly tried: readonly StoredEvidenceRow[];
  readonly assets: FittedAssets;
}

/**
 * Write a reference: its tables to a folder for the time being, from which the laws are fitted and tried, then all of them
 * together, so that nobody sees tables without laws or beside other laws.
 */
export async function writeReference(
  wanted: ReferenceToWrite,
  tables: AsyncIterable<TableToWrite>,
  problems: Problem[],
): Promise<TableRecord[]> {
  const { folder, head, laws, evidence } = wanted;
  return withScratch(async ({ folder: scratch }) => {
    await writeDataPackage(scratch, head, tables);
    giveMemoryBack();
    const data = await openDataPackage(scratch);
    try {
      const inputs = inputsOfLaws(data);
      const kept = laws.refit ? noLaws : await openKeptLaws(folder, inputs, laws.settings, laws.seed);
      const reference = await openReference(scratch);
      try {
        const fitted = await fitLaws(reference, { ...laws, kept }, problems);
        const tried = evidence === undefined ? [] : await tryLaws(fitted, evidence);
        const assets =
          wanted.assets === undefined ? { rows: [], origins: [] } : await withAssets(fitted, wanted.assets);
        return await writeDataPackage(folder, head, together(data, fitted, { tried, assets }, wanted), {
          keepOldFor: 0,
        });
      } finally {
        await reference.close();
      }

      async function tryLaws({ rows }: FittedLaws, settings: EvidenceSettings): Promise<StoredEvidenceRow[]> {
        const earlier = laws.refit ? noEvidence : await openKeptEvidence(folder, inputsOfEvidence(data));
        const { seed, workshop } = laws;
        return gatherEvidence(reference, triedLaws(rows), { settings, seed, workshop, kept: earlier }, problems);
      }

      async function withAssets({ rows }: FittedLaws, settings: AssetLawSettings): Promise<FittedAssets> {
        const earlier = laws.refit ? noAssetLaws : await openKeptAssetLaws(folder, inputsOfEvidence(data));
        const { seed, workshop } = laws;
        return fitAssetLaws(reference, triedLaws(rows), { settings, seed, workshop, kept: earlier }, problems);
      }
    } finally {
      await data.close();
    }
  });
}

/** Laws that can be relied on: of others no number is told, and none is tried. */
function triedLaws({ laws }: FittedLaws['rows']): TriedLaw[] {
  return laws
    .filter((law) => law['converged'] === true)
    .map((law) => ({
      design: law['design'] as string,
      standing: law['standing'] as StandingKind,
      options: (JSON.parse(law['settings'] as string) as Pick<TriedLaw, 'options'>).options,
    }));
}

async function* together(
  data: DataPackage,
  { rows, origins }: FittedLaws,
  { tried, assets }: Besides,
  { laws: { settings, seed }, evidence, assets: ofAssets }: ReferenceToWrite,
): AsyncGenerator<TableToWrite> {
  for (const spec of data.tables) {
    if (spec.name in evidenceTables || spec.name in appealTables) continue;
    const table = await data.read(spec.name);
    yield { spec, data: Object.fromEntries(table.names.map((name) => [name, table.cells(name)])) };
    giveMemoryBack();
  }
  const behind = new Set(['codes', ...origins]);
  for (const name of Object.keys(lawTables) as (keyof typeof lawTables)[]) {
    const spec = {
      name,
      ...lawTables[name],
      origins: data.origins.filter(({ id }) => behind.has(id)),
      madeFrom: inputsOfLaws(data),
      madeBy: { step: `build ${name}`, version, parameters: { ...settings, seed } },
    };
    yield { spec, data: columnsOf(rows[name], lawTables[name].columns) };
  }
  const later = {
    origins: data.origins.filter(({ id }) => behind.has(id)),
    madeFrom: inputsOfEvidence(data),
  };
  yield {
    spec: {
      name: 'evidence',
      ...evidenceTables.evidence,
      ...later,
      madeBy: { step: 'build evidence', version, parameters: { ...evidence, seed } },
    },
    data: columnsOf(tried as unknown as Rows, evidenceTables.evidence.columns),
  };
  for (const id of assets.origins) behind.add(id);
  yield {
    spec: {
      name: 'asset_appeal',
      ...appealTables.asset_appeal,
      ...later,
      origins: data.origins.filter(({ id }) => behind.has(id)),
      madeBy: { step: 'build asset_appeal', version, parameters: { ...ofAssets, seed } },
    },
    data: columnsOf(assets.rows as unknown as Rows, appealTables.asset_appeal.columns),
  };
}

type Rows = readonly Record<string, Cell>[];

function columnsOf(rows: Rows, columns: readonly { readonly name: string }[]): Record<string, Cell[]> {
  return Object.fromEntries(columns.map(({ name }) => [name, rows.map((row) => row[name]!)]));
}
