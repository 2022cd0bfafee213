import { join } from 'node:path';
import { ProblemError } from '../../model/index.js';
import type { Reject } from '../../sources/index.js';
import { realDisk, writeOutFile } from '../../store/index.js';
import { renderCsv } from '../render/csv.js';
import type { Cell } from '../report.js';
import type { LawParameter } from './law-parameters.js';

/** Joint draws that are written, at most: evenly spaced over all chains. */
const writtenDraws = 400;

const quantiles = ['q05', 'q25', 'q50', 'q75', 'q95'] as const;

/** Make the folder that results go to. Throws ProblemError 'not-writable'. */
export async function makeOutFolder(folder: string): Promise<void> {
  try {
    await realDisk.makeFolder(folder);
  } catch (error) {
    throw new ProblemError(
      'not-writable',
      {
        expected: 'a folder, or a place where one can be made',
        got: (error as NodeJS.ErrnoException).code ?? String(error),
        fix: 'Choose another folder.',
        where: { file: folder },
      },
      { cause: error },
    );
  }
}

export async function writeRejects(folder: string, rejects: readonly Reject[]): Promise<void> {
  await writeCsv(
    join(folder, 'rejects.csv'),
    ['file', 'line', 'column', 'value', 'reason'],
    rejects.map(({ file, line, column, value, reason }) => [file, line, column, value, reason]),
  );
}

/** Parameters and joint draws, without any number where the chains do not agree; the record last. */
export async function writeFit(
  folder: string,
  parameters: readonly LawParameter[],
  record: Readonly<Record<string, unknown>>,
): Promise<void> {
  await writeCsv(
    join(folder, 'parameters.csv'),
    ['parameter', 'mean', 'sd', ...quantiles, 'r_hat', 'ess_bulk', 'ess_tail', 'unit'],
    parameters.map(({ id, estimate, rHat, essBulk, essTail }) => [
      id,
      estimate?.mean ?? null,
      estimate?.sd ?? null,
      ...quantiles.map((quantile) => estimate?.[quantile] ?? null),
      rHat,
      essBulk,
      essTail,
      estimate?.unit ?? null,
    ]),
  );
  const known = parameters.filter(({ estimate }) => estimate !== null);
  const all = known[0]?.draws.length ?? 0;
  const count = Math.min(all, writtenDraws);
  await writeCsv(
    join(folder, 'draws.csv'),
    ['draw', ...parameters.map(({ id }) => id)],
    Array.from({ length: count }, (_, d) => [
      d + 1,
      ...known.map(({ draws }) => draws[Math.floor((d * all) / count)]!),
    ]),
  );
  await writeOutFile(join(folder, 'study.json'), `${JSON.stringify(record, null, 2)}\n`);
}

async function writeCsv(path: string, names: readonly string[], rows: readonly (readonly Cell[])[]): Promise<void> {
  const columns = names.map((name) => ({ name, title: name }));
  await writeOutFile(path, renderCsv({ kind: 'table', name: 'table', caption: '', columns, rows }));
}
