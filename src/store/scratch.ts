import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writingFailure } from './failure.js';
import { Workspace, type WorkspaceOptions } from './workspace.js';

/**
 * A workspace in the machine's folder for temporary files, for as long as `use` runs. Throws ProblemError 'disk-full' or
 * 'not-writable', and what `use` throws; either way the folder is gone afterwards.
 */
export async function withScratch<Result>(
  use: (workspace: Workspace) => Promise<Result>,
  options: WorkspaceOptions = {},
): Promise<Result> {
  const parent = tmpdir();
  const folder = await mkdtemp(join(parent, 'suasion-')).catch((error: unknown) => {
    throw writingFailure(error, parent);
  });
  const workspace = new Workspace(folder, options);
  try {
    return await use(workspace);
  } finally {
    await workspace.close();
    await rm(folder, { recursive: true, force: true });
  }
}
