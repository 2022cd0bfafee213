import type { MechanismId } from '../instruments/index.js';
import type { Estimate, Scale } from '../model/index.js';
import { type Amount, estimateIn, plus } from './amount.js';
import type { CourseForce, ForceSide } from './course.js';

/** What one instrument, or one reason of appeal, contributed. */
export interface TermPart {
  readonly term: string;
  readonly kind: 'instrument' | 'appeal';
  readonly mechanism: MechanismId | null;
  readonly side: ForceSide;
  readonly estimate: Estimate;
}

/** An amount that sums over the forces of one actor, by side and by term. */
export interface Parts {
  readonly net: Estimate;
  /** Appeal, and instruments of listening, attraction and collaboration; null where there is none. */
  readonly attraction: Estimate | null;
  /** Instruments of pressure, coercion and force; null where there is none. */
  readonly coercion: Estimate | null;
  /** Contested, and added to neither of the others; null where there is none. */
  readonly inducement: Estimate | null;
  readonly terms: readonly TermPart[];
}

/** Sums joint amounts, one a force, by side and in all. Throws a RangeError when there are none. */
export function partsOf(forces: readonly CourseForce[], amounts: readonly Amount[], scale: Scale): Parts {
  if (amounts.length === 0) throw new RangeError('Parts need at least one force, got none');
  const terms = forces.map((force, k) => ({ ...termOf(force), estimate: estimateIn(amounts[k]!, scale) }));
  // Most actors have few forces: what is told already is not summed and sorted again.
  const sumOf = (places: readonly number[]): Estimate =>
    places.length === 1 ? terms[places[0]!]!.estimate : estimateIn(places.map((k) => amounts[k]!).reduce(plus), scale);
  const all = [...forces.keys()];
  const net = sumOf(all);
  const sideSum = (side: ForceSide): Estimate | null => {
    const own = all.filter((k) => forces[k]!.side === side);
    if (own.length === 0) return null;
    return own.length === all.length ? net : sumOf(own);
  };
  return {
    net,
    attraction: sideSum('attraction'),
    coercion: sideSum('coercion'),
    inducement: sideSum('inducement'),
    terms,
  };
}

/** Which force it is, without its numbers. */
export function termOf({ term, kind, mechanism, side }: CourseForce): Omit<TermPart, 'estimate'> {
  return { term, kind, mechanism, side };
}
