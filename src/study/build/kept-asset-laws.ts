import { ProblemError } from '../../model/index.js';
import { type DataPackage, openDataPackage } from '../../store/index.js';
import { type AppealRow, appealTables } from '../assets/appeal-table.js';
import type { StandingKind } from '../law/standing.js';
import { version } from '../version.js';

/** What assets did under the laws of an earlier build. */
export interface KeptAssetLaws {
  /** The rows of a law as they were; null where it must be fitted anew. */
  take(design: string, standing: StandingKind, choices: string): readonly AppealRow[] | null;
  /** Ids of the sources behind them. */
  readonly origins: readonly string[];
}

/** Nothing was kept. */
export const noAssetLaws: KeptAssetLaws = { take: () => null, origins: [] };

/** The appeals in a folder that an earlier build of this version fitted to tables of the same content. */
export async function openKeptAssetLaws(folder: string, inputs: readonly string[]): Promise<KeptAssetLaws> {
  let data: DataPackage | null = null;
  try {
    data = await openDataPackage(folder);
    const { madeBy, madeFrom, columns, origins } = data.table('asset_appeal');
    const now = appealTables.asset_appeal.columns.map(({ name }) => name).join(' ');
    if (madeBy.version !== version || madeFrom.join(' ') !== inputs.join(' ')) return noAssetLaws;
    if (columns.map(({ name }) => name).join(' ') !== now) return noAssetLaws;
    const rows = (await data.read('asset_appeal')).records() as unknown as readonly AppealRow[];
    return {
      origins: origins.map(({ id }) => id),
      take(design, standing, choices) {
        const own = rows.filter((row) => row.design === design && row.standing === standing);
        return own.length > 0 && own.every((row) => row.choices === choices) ? own : null;
      },
    };
  } catch (error) {
    // No folder, no such table in it, or a damaged one.
    if (error instanceof ProblemError) return noAssetLaws;
    throw error;
  } finally {
    await data?.close();
  }
}
