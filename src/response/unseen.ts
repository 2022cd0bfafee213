import type { Panel } from './panel.js';

/**
 * The panel without what was measured in some periods, counted from its first: records, doses and places stay, and an audience
 * has a home of its own only if enough of it is still seen.
 */
export function withoutMeasurements(panel: Panel, unseen: (step: number) => boolean): Panel {
  const measured = Float64Array.from(panel.measured);
  const settled = Uint8Array.from(panel.settled);
  for (let j = 0; j < panel.audiences.length; j++) {
    let seen = 0;
    for (let cell = panel.start[j]!; cell < panel.start[j + 1]!; cell++) {
      if (unseen(panel.entry[j]! + cell - panel.start[j]!)) measured[cell] = Number.NaN;
      else if (!Number.isNaN(measured[cell]!)) seen++;
    }
    if (seen < panel.options.fewestForHome) settled[j] = 0;
  }
  return { ...panel, measured, settled };
}

/** The panel with terms that do nothing: what is said of the others is as if these were not there. */
export function withoutTerms(panel: Panel, terms: readonly number[]): Panel {
  // A response is counted in usual exposures; without one it is 0.
  return { ...panel, usual: panel.usual.map((usual, k) => (terms.includes(k) ? 0 : usual)) };
}
