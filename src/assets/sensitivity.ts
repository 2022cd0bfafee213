import { type Random, type SobolIndices, createRandom, sobolDesign, sobolIndices } from '../statistics/index.js';
import type { IndexData } from './index-data.js';
import type { IndexSpec } from './index-spec.js';
import { type Replications, replicate } from './replications.js';
import type { Variation } from './variation.js';

/** How much of what happens to ranks is owed to one variation. */
export interface Sensitivity extends SobolIndices {
  /** The variation's id, or `measurement` for errors of measurement as a whole. */
  readonly id: string;
}

/** The id under which errors of measurement are told. */
export const measurementFactor = 'measurement';

/**
 * Which doubtful choice matters: Sobol indices of the output over the variations, and over errors of measurement and imputing as one factor more.
 * Output: the mean over units of |rank − rank in the specification as it stands|, or with `unit` that unit's rank (Saisana, Saltelli &
 * Tarantola 2005). base·(factors + 2) rebuilds. Null where the output is the same whatever is chosen, or where some choice
 * leaves the unit without a rank. Throws a ProblemError where data, specification or an option do not fit.
 */
export function sensitivityOf(options: {
  readonly data: IndexData;
  readonly spec: IndexSpec;
  readonly variations: readonly Variation[];
  readonly measurement: boolean;
  readonly base: number;
  readonly bootstrap: number;
  readonly random: Random;
  readonly unit?: string;
}): Sensitivity[] | null {
  const { data, spec, variations, measurement, base, bootstrap, random, unit } = options;
  const factors = variations.length + (measurement ? 1 : 0);
  if (factors === 0) throw new RangeError('Expected at least one variation, or errors of measurement; got neither');
  const count = base * (factors + 2);
  const design = sobolDesign({ base, factors, random });
  const chosen = Int32Array.from({ length: count * variations.length }, (_, i) => {
    const [row, v] = [Math.floor(i / variations.length), i % variations.length];
    return Math.floor(design[row * factors + v]! * variations[v]!.options.length);
  });
  // Rows that share a place in the last column share a drawing of errors.
  const errors = measurement
    ? (row: number) => createRandom({ seed: Math.floor(design[(row + 1) * factors - 1]! * 2147483648) })
    : null;
  const replications = replicate({ data, spec, variations, chosen, count, errors });
  const ids = [...variations.map(({ id }) => id), ...(measurement ? [measurementFactor] : [])];
  return sensitivityFrom(replications, {
    ids,
    base,
    bootstrap: { draws: bootstrap, random },
    ...(unit === undefined ? {} : { unit }),
  });
}

/** The same from replications that are already there, in the order of a `sobolDesign` over the factors `ids`. */
export function sensitivityFrom(
  replications: Replications,
  options: {
    readonly ids: readonly string[];
    readonly base: number;
    readonly bootstrap: { readonly draws: number; readonly random: Random };
    readonly unit?: string;
  },
): Sensitivity[] | null {
  const { ids, base, bootstrap, unit } = options;
  const outputs = unit === undefined ? meanShifts(replications) : ranksOfUnit(replications, unit);
  if (outputs.some(Number.isNaN)) return null;
  const indices = sobolIndices(outputs, { base, factors: ids.length, bootstrap });
  return indices === null ? null : indices.map((found, f) => ({ id: ids[f]!, ...found }));
}

/** For each replication the mean over units of how far their rank is from the nominal one, over units with both. */
function meanShifts({ units, count, ranks, nominal }: Replications): Float64Array {
  const shifts = new Float64Array(count);
  for (let r = 0; r < count; r++) {
    let sum = 0;
    let known = 0;
    for (let i = 0; i < units.length; i++) {
      const rank = ranks[r * units.length + i]!;
      const own = nominal.ranks[i]!;
      if (rank === 0 || own === 0) continue;
      sum += Math.abs(rank - own);
      known++;
    }
    shifts[r] = sum / known;
  }
  return shifts;
}

function ranksOfUnit({ units, count, ranks }: Replications, unit: string): Float64Array {
  const at = units.indexOf(unit);
  if (at < 0) throw new RangeError(`Expected one of the units, got ${unit}`);
  return Float64Array.from({ length: count }, (_, r) => ranks[r * units.length + at]! || Number.NaN);
}
