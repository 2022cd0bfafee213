import { assetCategories, type CategoryId, type Indicator } from '../../assets/index.js';
import type { IndicatorTables } from './columns.js';
import type { Field } from './units.js';

/** How an indicator goes together with those of each category, itself left out. */
export interface Kinship {
  readonly indicator: Indicator;
  /** By category: mean correlation with its indicators, directions turned so that more is better; null where none can be told. */
  readonly means: Readonly<Record<CategoryId, number | null>>;
  /** The category with which it goes together best; null where none can be told. */
  readonly nearest: CategoryId | null;
  /** Actor–audience pairs of which it is known. */
  readonly pairs: number;
}

/** Correlations between indicators over all pairs of actors and audiences of a year. */
export interface Kinships {
  readonly of: readonly Kinship[];
  /** Mean correlation between indicators of one category and of another, or of the same. */
  readonly between: Readonly<Record<CategoryId, Readonly<Record<CategoryId, number | null>>>>;
}

/** Fewest pairs over which two indicators are correlated. */
const fewest = 100;

/**
 * Pearson correlations of transformed values over all (actor, audience) of the field; an indicator of standing has the same
 * value for every audience. O(indicators² × units²).
 */
export function kinshipsOf(tables: IndicatorTables, indicators: readonly Indicator[], { units }: Field): Kinships {
  const size = units.length;
  const values = indicators.map(() => new Float64Array(size * size));
  units.forEach((audience, a) => {
    tables.columns(audience).forEach((column, k) => {
      for (let i = 0; i < size; i++) values[k]![a * size + i] = column.indicator.direction * column.values[i]!;
    });
  });
  const correlations = indicators.map((_, k) =>
    indicators.map((__, l) => (k === l ? null : correlation(values[k]!, values[l]!))),
  );
  const ids = assetCategories.map(({ id }) => id);
  const of = indicators.map((indicator, k): Kinship => {
    const means = byCategory((category) =>
      meanOf(indicators.flatMap((other, l) => (other.category === category ? (correlations[k]![l] ?? []) : []))),
    );
    const known = ids.filter((id) => means[id] !== null);
    const nearest = known.toSorted((a, b) => means[b]! - means[a]!)[0] ?? null;
    const pairs = values[k]!.reduce((count, value) => count + (Number.isNaN(value) ? 0 : 1), 0);
    return { indicator, means, nearest, pairs };
  });
  const between = byCategory((one) =>
    byCategory((other) =>
      meanOf(
        of.flatMap(({ indicator, means }) => (indicator.category === one && means[other] !== null ? means[other] : [])),
      ),
    ),
  );
  return { of, between };
}

function byCategory<Value>(valueOf: (category: CategoryId) => Value): Record<CategoryId, Value> {
  return Object.fromEntries(assetCategories.map(({ id }) => [id, valueOf(id)])) as Record<CategoryId, Value>;
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Over what both have; null where that is too little, or one of them does not vary. */
function correlation(x: Float64Array, y: Float64Array): number | null {
  let [n, sumX, sumY, sumXX, sumYY, sumXY] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const [a, b] = [x[i]!, y[i]!];
    if (Number.isNaN(a) || Number.isNaN(b)) continue;
    n++;
    sumX += a;
    sumY += b;
    sumXX += a * a;
    sumYY += b * b;
    sumXY += a * b;
  }
  if (n < fewest) return null;
  const [varianceX, varianceY] = [sumXX - sumX ** 2 / n, sumYY - sumY ** 2 / n];
  return varianceX > 0 && varianceY > 0 ? (sumXY - (sumX * sumY) / n) / Math.sqrt(varianceX * varianceY) : null;
}
