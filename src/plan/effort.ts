import type { Instrument } from '../instruments/index.js';
import { logarithmicReturns, type Returns } from './returns.js';

/** What efforts are counted in. */
export type EffortUnit = 'standard act' | 'US$';

/** Effort of one act, and of each further period for which it is kept up where it stands. */
export interface Effort {
  readonly act: number;
  readonly upkeep: number;
}

/**
 * The table of efforts that stands until a plan states its own. In standard acts every act counts 1 and nothing is kept up: nobody
 * has measured what a visit takes beside a treaty, and no guess is built in. In US$ an act of an instrument that is counted in money
 * is its usual amount (`standard`, in US$ million); of others it is not known (null), and they cannot be planned until a
 * plan states them.
 */
export function standardEffort(
  instrument: Pick<Instrument, 'unit'>,
  unit: EffortUnit,
  standard: number | null,
): Effort | null {
  if (unit === 'standard act') return { act: 1, upkeep: 0 };
  return instrument.unit.startsWith('US$ million') && standard !== null ? { act: standard * 1e6, upkeep: 0 } : null;
}

/** What one planned act is in the law: the dose of a first act, the returns of further ones, and how many at most. */
export interface ActSize {
  readonly dose: number;
  readonly returns: Returns;
  /** By one actor, toward one audience in one period. */
  readonly most: number;
}

/** `standard`: the median exposure that is a dose of 1 (`medianExposure`); null where a dose is 0 or 1. */
export function actSize({ transform }: Pick<Instrument, 'transform'>, standard: number | null): ActSize {
  if (transform === 'present' || standard === null) return { dose: 1, returns: logarithmicReturns(), most: 1 };
  if (transform === 'amount') return { dose: 1, returns: logarithmicReturns(standard), most: 8 };
  return { dose: Math.LN2 / Math.log1p(standard), returns: logarithmicReturns(), most: 8 };
}
