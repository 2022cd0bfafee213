import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSourceFile } from '../store/index.js';

const folder = fileURLToPath(new URL('../../examples/', import.meta.url));

/** The text of one of the examples that come with the package. Throws ProblemError 'file-not-found' where it was left out. */
export async function exampleText(file: string): Promise<string> {
  return new TextDecoder().decode((await readSourceFile(join(folder, file))).bytes);
}
