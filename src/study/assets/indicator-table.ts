import { type CompositeSpec, type IndexSpec, nodesOf, type Scaling, type Step } from '../../assets/index.js';
import type { Reference } from '../reference.js';
import type { Column } from './columns.js';
import { indexDataOf } from './composites.js';
import { type Field, wholesOf } from './units.js';

/**
 * All that composites are made of, as plain data: with it `prepareComposite` gives the digits of the answer, and those of other weights.
 * Lists of values are in the order of `units`.
 */
export interface IndicatorTable {
  /** `id`: in the table; `actor`: under which it is known elsewhere. */
  readonly units: readonly {
    readonly id: string;
    readonly actor: string;
    readonly name: string;
    readonly region: string | null;
  }[];
  /** Values as they enter the index, transformed, with the standard deviation of each; null where it is not known. */
  readonly columns: readonly {
    readonly id: string;
    readonly values: readonly (number | null)[];
    readonly sd: readonly number[];
  }[];
  /** The composites where nothing is decided by the reader. */
  readonly composites: readonly {
    readonly spec: IndexSpec;
    readonly decided: readonly Step[];
    readonly scaling: Scaling | null;
  }[];
}

export function indicatorTableOf(
  reference: Reference,
  composites: readonly CompositeSpec[],
  columns: readonly Column[],
  field: Field,
): IndicatorTable {
  const wholeOf = wholesOf(reference);
  const ids = new Set(composites.flatMap(({ spec }) => nodesOf(spec.top)).map(({ id }) => id));
  const own = columns.filter(({ indicator }) => ids.has(indicator.id));
  return {
    units: field.units.map((id, i) => ({
      id,
      actor: wholeOf(id),
      name: reference.resolver.get(id)?.name ?? id,
      region: field.regions[i]!,
    })),
    columns: indexDataOf(own, field).columns.map(({ id, values, sd }) => ({
      id,
      values: Array.from(values, (value) => (Number.isNaN(value) ? null : value)),
      sd: [...sd!],
    })),
    composites: composites.map(({ spec, decided, scaling }) => ({ spec, decided: [...decided], scaling })),
  };
}
