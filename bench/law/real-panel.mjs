import { fileURLToPath } from 'node:url';
import { openReference } from '../../dist/study/reference.js';
import { designOf } from '../../dist/study/law/designs.js';
import { readPanel } from '../../dist/study/law/panel-reading.js';

/**
 * What the law of UN votes is fitted to: the shipped tables, all standings equal.
 * @returns {Promise<import('../../dist/response/index.js').PanelSpec>}
 */
export async function readReal() {
  const reference = await openReference(fileURLToPath(new URL('../../reference', import.meta.url)));
  try {
    const design = designOf('unga');
    if (design === undefined) throw new Error('there is no design unga');
    return (await readPanel(reference, design, { standing: 'equal' })).spec;
  } finally {
    await reference.close();
  }
}
