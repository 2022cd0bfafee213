import type { BuiltIndex } from './built-index.js';
import { combine } from './combine.js';
import type { IndexData } from './index-data.js';
import { planOf } from './plan.js';
import { scenarioOf } from './scenario.js';
import type { Columns } from './stages.js';

/** An index to be put together again from other normalised values. */
export interface Recombiner {
  /** Its own normalised values, by indicator. */
  readonly columns: Columns;
  /** 1 for indicators that take part. */
  readonly usable: Uint8Array;
  /** The scores of the top from these columns, with the shares of the index as it was built. */
  readonly indexOf: (columns: Columns) => Float64Array;
}

/** Shares that came from correlations are kept: they are not to change with the values that are tried. */
export function recombiner(built: BuiltIndex, data: IndexData): Recombiner {
  const plan = planOf(built.spec, data);
  const own = scenarioOf(plan, []);
  const scenario = {
    ...own,
    weightings: own.weightings.map(() => ({ rule: 'given' as const })),
    weights: Float64Array.from(plan.nodes.keys(), (id) => built.weights.get(id)!),
  };
  const columns = built.indicators.map((id) => built.stages.normalised.get(id)!);
  const usable = Uint8Array.from(columns, (column) => (column.every(Number.isNaN) ? 0 : 1));
  const room = (): Float64Array => new Float64Array(plan.units);
  return {
    columns,
    usable,
    indexOf: (values) => combine(plan, scenario, { columns: values, usable }, room).scores.at(-1)!,
  };
}
