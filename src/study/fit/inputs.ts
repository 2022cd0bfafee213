import { join } from 'node:path';
import { type Problem, problem, ProblemError } from '../../model/index.js';
import type { Reject } from '../../sources/index.js';
import { readSourceFile, type SourceFile } from '../../store/index.js';
import { readActs, type UserActs } from './acts.js';
import { makeOutFolder, writeRejects } from './files.js';
import { readPositions, type UserPositions } from './positions.js';
import { readStanding, type UserStanding } from './standing.js';

/** A user's files, read. */
export interface Inputs {
  readonly files: readonly SourceFile[];
  readonly positions: UserPositions;
  readonly acts: UserActs;
  readonly standing: UserStanding | null;
  /** Rows that cannot be used, file by file. */
  readonly rejects: readonly Reject[];
}

/** The paths of a user's files. */
interface Paths {
  readonly positions: string;
  readonly acts: string;
  readonly standing?: string | undefined;
}

/** Read a user's files. Throws ProblemError where one as a whole cannot be used. */
export async function readInputs({ positions, acts, standing }: Paths): Promise<Inputs> {
  const files = [await readSourceFile(positions), await readSourceFile(acts)];
  if (standing !== undefined) files.push(await readSourceFile(standing));
  const read = readPositions(files[0]!);
  const done = readActs(files[1]!, read.step);
  const counts = standing === undefined ? null : readStanding(files[2]!, read.step);
  return {
    files,
    positions: read,
    acts: done,
    standing: counts,
    rejects: [...read.rejects, ...done.rejects, ...(counts?.rejects ?? [])],
  };
}

/**
 * A position may be missing: that is noted. An act or a standing that cannot be read would count as none, and so ends the work,
 * as positions do of which none can be read. Throws ProblemError 'rows-rejected'.
 */
export async function judgeRejects(out: string, inputs: Inputs): Promise<Problem[]> {
  const { positions, acts, standing, rejects } = inputs;
  const must = [...acts.rejects, ...(standing?.rejects ?? [])];
  const lost = positions.observations.length === 0 ? positions.rejects : [];
  const [first] = [...lost, ...must, ...positions.rejects];
  if (first === undefined) return [];
  const { file, line, column, value, reason } = first;
  const where = { file, line, column };
  const ends = must.length + lost.length > 0;
  const rows = positions.rows + acts.rows + (standing?.rows ?? 0);
  const details = {
    expected: ends && lost.length === 0 ? 'every act and standing to be usable' : 'positions that can be used',
    got: `${rejects.length} of ${rows} rows that cannot be used; the first: "${value}" (${reason})`,
    where,
  };
  const list = join(out, 'rejects.csv');
  if (!ends) return [problem('rows-rejected', { ...details, fix: `These positions are missing; ${list} lists them.` })];
  await makeOutFolder(out);
  await writeRejects(out, rejects);
  const why = must.length > 0 ? ' An act that is left out would count as none.' : '';
  throw new ProblemError('rows-rejected', { ...details, fix: `Correct the rows; ${list} lists all of them.${why}` });
}
