import { arrangePanel, defaultFitOptions, fitLaw } from '../../dist/response/index.js';
import { openWorkshop } from '../../dist/study/index.js';
import { readReal } from './real-panel.mjs';

/**
 * The whole panel as it is fitted for the shipped tables: four chains in two threads, until they agree.
 *
 * @typedef {Awaited<ReturnType<typeof timeFit>>} SpeedResult
 */
export async function timeFit() {
  const begun = performance.now();
  const spec = await readReal();
  const read = performance.now();
  const { panel } = arrangePanel(spec);
  const arranged = performance.now();
  const workshop = openWorkshop({ threads: 2 });
  try {
    const fit = await fitLaw(panel, defaultFitOptions, workshop);
    const fitted = performance.now();
    return {
      audiences: panel.audiences.length,
      cells: panel.measured.length,
      parameters: fit.state.centre.at.length,
      read: (read - begun) / 1000,
      arranged: (arranged - read) / 1000,
      fitted: (fitted - arranged) / 1000,
      draws: fit.draws.count,
      ess: Math.min(...fit.diagnosis.map(({ essBulk, essTail }) => Math.min(essBulk, essTail))),
      rHat: Math.max(...fit.diagnosis.map(({ rHat }) => rHat)),
      converged: fit.converged,
      divergences: fit.divergences,
    };
  } finally {
    await workshop.close();
  }
}
