import { type Origin, ProblemError } from '../../model/index.js';
import { openDataPackage } from '../../store/index.js';
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
  const scales =
    sameInputs && record?.madeBy.version === version
      ? ((await data.read('scales')).records() as unknown as ScaleRow[])
      : [];
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
      for (const position of (await data.read('positions', { where: { scale } })).records())
        addRow(rows, position as PositionRow);
      return row;
    },
    close: () => data.close(),
  };
}
