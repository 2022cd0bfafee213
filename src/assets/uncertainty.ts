import type { Random } from '../statistics/index.js';
import type { IndexData } from './index-data.js';
import type { IndexSpec } from './index-spec.js';
import { type Replications, replicate } from './replications.js';
import type { Variation } from './variation.js';

/** An index under doubt: over which choices, and whether over how well its values are measured. */
export interface Doubt {
  readonly data: IndexData;
  readonly spec: IndexSpec;
  /** What might have been done otherwise; in each draw one option of each, all equally likely. */
  readonly variations: readonly Variation[];
  /** Whether values are drawn anew within their errors of measurement, and imputed ones among those they would be the mean or median of. */
  readonly measurement: boolean;
  readonly draws: number;
  readonly random: Random;
}

/**
 * Build an index many times over, each time with choices drawn among their options and values drawn within their errors
 * (OECD & JRC 2008, step 7; Saisana, Saltelli & Tarantola 2005, J. R. Statist. Soc. A 168:307). Read ranks off it with
 * `rankIntervals`, scores with `scoreIntervals`. Throws a ProblemError where data, specification or an option do not fit.
 */
export function exploreIndex(doubt: Doubt): Replications {
  const { data, spec, variations, measurement, draws, random } = doubt;
  if (!(Number.isInteger(draws) && draws > 0)) throw new RangeError(`Expected at least one draw, got ${draws}`);
  const chosen = new Int32Array(draws * variations.length);
  for (let i = 0; i < chosen.length; i++) chosen[i] = random.below(variations[i % variations.length]!.options.length);
  const errors = measurement ? () => random : null;
  return replicate({ data, spec, variations, chosen, count: draws, errors });
}
