import { ProblemError } from '../../model/index.js';
import { type DataPackage, openDataPackage } from '../../store/index.js';
import { evidenceTables } from '../compare/evidence-table.js';
import { version } from '../version.js';
import type { StoredEvidenceRow } from './evidence-rows.js';
import { inputsOfLaws } from './kept-laws.js';

/** Evidence of an earlier build. */
export interface KeptEvidence {
  /** The rows of a design as they were; null where they must be gathered anew. */
  take(design: string, choices: string): readonly StoredEvidenceRow[] | null;
}

/** Nothing was kept. */
export const noEvidence: KeptEvidence = { take: () => null };

/** What evidence is gathered from: the tables of the laws, the ledger and indicators. */
export function inputsOfEvidence(data: DataPackage): string[] {
  return [...inputsOfLaws(data), ...(['ledger', 'indicators'] as const).map((name) => data.table(name).hash)];
}

/** The evidence in a folder that an earlier build of this version wrote from tables of the same content. */
export async function openKeptEvidence(folder: string, inputs: readonly string[]): Promise<KeptEvidence> {
  let data: DataPackage | null = null;
  try {
    data = await openDataPackage(folder);
    const { madeBy, madeFrom, columns } = data.table('evidence');
    const names = evidenceTables.evidence.columns.map(({ name }) => name).join(' ');
    if (madeBy.version !== version || madeFrom.join(' ') !== inputs.join(' ')) return noEvidence;
    if (columns.map(({ name }) => name).join(' ') !== names) return noEvidence;
    const rows = (await data.read('evidence')).records() as unknown as readonly StoredEvidenceRow[];
    return {
      take(design, choices) {
        const own = rows.filter((row) => row.design === design);
        return own.length > 0 && own.every((row) => row.choices === choices) ? own : null;
      },
    };
  } catch (error) {
    // No folder, no evidence in it, or damaged.
    if (error instanceof ProblemError) return noEvidence;
    throw error;
  } finally {
    await data?.close();
  }
}
