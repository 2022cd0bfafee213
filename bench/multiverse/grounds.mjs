import { fileURLToPath } from 'node:url';
import { readGrounds } from '../../dist/study/build/evidence-panels.js';
import { designOf } from '../../dist/study/law/designs.js';
import { openReference } from '../../dist/study/reference.js';

/** The design whose multiverse is measured: UN votes from 1950 on. */
const id = 'unga';

/** What its multiverse stands on: the shipped tables, read once. */
export async function readReal() {
  const reference = await openReference(fileURLToPath(new URL('../../reference', import.meta.url)));
  try {
    const design = designOf(id);
    if (design === undefined) throw new Error(`there is no design ${id}`);
    return await readGrounds(reference, design);
  } finally {
    await reference.close();
  }
}
