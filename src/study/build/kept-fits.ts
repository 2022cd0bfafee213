import { type Origin, ProblemError } from '../../model/index.js';
import { type Cell, type DataPackage, openDataPackage, type Selection } from '../../store/index.js';
import { referenceTables } from '../reference-tables.js';
import { version } from '../version.js';
import { addRow, type PositionRow, type PositionRows } from './position-rows.js';
import type { FitSettings } from './fit-settings.js';
import type { ScaleRow } from './scale-rows.js';

/** Fits of an earlier build. */
export interface KeptFits {
  /** Add a scale's positions as they were and return its row; null where it must be fitted anew. */
  take(scale: string, rows: PositionRows): Promise<ScaleRow | null>;
  close(): Promise<void>;
}

/** Nothing was kept. */
export const noFits: KeptFits = { take: async () => null, close: async () => undefined };

/**
 * The fits in a folder that an earlier build wrote, if they were made by this version from the same votes and register
 * with the same settings and seed: then fitting again would give the same digits.
 */
export async function openKeptFits(
  folder: string,
  inputs: readonly Origin[],
  settings: FitSettings,
  seed: number,
): Promise<KeptFits> {
  const data = await openDataPackage(folder).catch((error: unknown) => {
    if (error instanceof ProblemError) return null;
    throw error;
  });
  if (data === null) return noFits;
  const record = data.tables.find(({ name }) => name === 'positions');
  const sameInputs = inputs.every((one) => record?.origins.some(({ id, hash }) => id === one.id && hash === one.hash));
  const usable = sameInputs && record?.madeBy.version === version && hasColumnsOfNow(data);
  const scales = usable ? ((await readWhole(data, 'scales')) as unknown as ScaleRow[]) : [];
  return {
    take: async (scale, rows) => {
      const row = scales.find((one) => one.scale === scale);
      const same =
        row !== undefined &&
        row.chains === settings.chains &&
        row.burn_in === settings.burnIn &&
        row.kept === settings.draws &&
        row.seed === seed;
      if (!same) return null;
      const positions = await readWhole(data, 'positions', { where: { scale } });
      if (positions.length !== row.positions) return null;
      for (const position of positions) addRow(rows, position as PositionRow);
      return row;
    },
    close: () => data.close(),
  };
}

/** Whether the tables of fits have the columns that are written now. */
function hasColumnsOfNow(data: DataPackage): boolean {
  return (['positions', 'scales'] as const).every((name) => {
    const names = data.tables.find((table) => table.name === name)?.columns.map((column) => column.name);
    return names?.join(' ') === referenceTables[name].columns.map((column) => column.name).join(' ');
  });
}

/** The rows of a table; none where it is damaged: then its fits are made anew. */
async function readWhole(data: DataPackage, table: string, selection?: Selection): Promise<Record<string, Cell>[]> {
  try {
    return (await data.read(table, selection)).records();
  } catch (error) {
    if (error instanceof ProblemError) return [];
    throw error;
  }
}
