import {
  type Composite as Built,
  type CompositeOptions,
  compositeOf as build,
  type CompositeSpec,
  type IndexData,
  regionGrouping,
} from '../../assets/index.js';
import type { Column } from './columns.js';
import type { Field } from './units.js';

/** A composite of the units of a field for one audience. */
export interface Composite extends Built {
  readonly field: Field;
}

/** The columns of an index as data. Errors are there for each value, so that all audiences draw the same numbers. */
export function indexDataOf(columns: readonly Column[], { units, regions }: Field): IndexData {
  return {
    units,
    columns: columns.map(({ indicator, values, sd }) => ({
      id: indicator.id,
      values,
      // A missing value draws an error too, though it stays missing.
      sd: sd.map((error) => (error > 0 ? error : Number.MIN_VALUE)),
    })),
    groupings: [{ id: regionGrouping, groups: regions }],
  };
}

/** A composite from the columns of its indicators. */
export function compositeOf(
  composite: CompositeSpec,
  columns: readonly Column[],
  field: Field,
  options: CompositeOptions,
): Composite {
  return { ...build(composite, indexDataOf(columns, field), options), field };
}
