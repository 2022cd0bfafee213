import {
  assetCategories,
  type CategoryId,
  createIndexBuilder,
  type FitOf,
  type Indicator,
  indicators,
  indicatorsOf,
  leftOutOfFit,
  standardIndex,
} from '../../assets/index.js';
import { type Column, readIndicatorTables } from '../assets/columns.js';
import { indexDataOf } from '../assets/composites.js';
import type { Kinds } from '../assets/spans.js';
import { type Field, fieldOf } from '../assets/units.js';
import type { Reference } from '../reference.js';
import type { Span } from './stretches.js';

/** Legitimacy, authority and competence of actors as audiences have them, year by year. */
export interface AssetQualities {
  /**
   * In standard deviations from the mean actor of this audience and year; NaN where less than half of the indicators that stay in the
   * fit are known of the actor, and where less than half of the category’s indicators stay.
   */
  quality(category: CategoryId, audience: string, actor: string, year: number): number;
  /** By category, ids of the indicators that stay in the fit, in their order. */
  readonly stays: ReadonlyMap<CategoryId, readonly string[]>;
  /** Ids of sources. */
  readonly origins: readonly string[];
}

/** Composites for one fit after another: those of a year are made once for all fits that leave the same indicators out. */
export interface AssetQualitiesReader {
  of(fit: FitOf, years: Span): Promise<AssetQualities>;
}

/** The least share of a category’s indicators that must stay in a fit; and of those, that must be known of an actor. */
const least = 0.5;

/** Composites of one year by category: rows are audiences, columns actors, both by place in the field. */
interface OfYear {
  readonly place: ReadonlyMap<string, number>;
  readonly scores: ReadonlyMap<CategoryId, readonly Float64Array[]>;
}

/**
 * The composites of every actor for every audience by the choices that stand where nothing is varied, and by the indicators that
 * are neither outcome, reach, dose nor tie in a fit. O(years × audiences × actors × indicators).
 */
export function openAssetQualities(reference: Reference, kinds: Kinds): AssetQualitiesReader {
  const made = new Map<number, OfYear>();
  let key = '';
  return {
    async of(fit, years) {
      const out = new Set(leftOutOfFit(indicators, fit).map(({ indicator }) => indicator));
      const stay = indicators.filter(({ id }) => !out.has(id));
      const staying = (category: CategoryId): Indicator[] => stay.filter((one) => one.category === category);
      const used = assetCategories
        .filter(({ id }) => staying(id).length >= least * indicatorsOf(id).length)
        .flatMap(({ id }) => staying(id));
      // Fits that follow one another mostly leave the same out; those of others would only fill the memory.
      const now = used.map(({ id }) => id).join(' ');
      if (now !== key) made.clear();
      key = now;
      for (let year = years.from; year <= years.to; year++) {
        if (made.has(year)) continue;
        const field = fieldOf(reference, year);
        const tables = await readIndicatorTables(reference, { field, audiences: 'all', indicators: used, kinds });
        made.set(year, ofYear(tables.columns, field, used));
      }
      const byYear = new Map(made);
      return {
        quality(category, audience, actor, year) {
          const own = byYear.get(year);
          const [row, column] = [own?.place.get(audience), own?.place.get(actor)];
          if (own === undefined || row === undefined || column === undefined) return Number.NaN;
          return own.scores.get(category)![row]?.[column] ?? Number.NaN;
        },
        stays: new Map(assetCategories.map(({ id }) => [id, staying(id).map((one) => one.id)])),
        origins: [...new Set(used.flatMap(({ sources }) => sources))],
      };
    },
  };
}

function ofYear(columnsFor: (audience: string) => Column[], field: Field, used: readonly Indicator[]): OfYear {
  const none = new Float64Array(0);
  const columns = field.units.map(columnsFor);
  const scores = assetCategories.map((category): readonly [CategoryId, readonly Float64Array[]] => {
    const own = used.filter((indicator) => indicator.category === category.id);
    if (own.length === 0) return [category.id, []];
    const ids = new Set(own.map(({ id }) => id));
    const spec = standardIndex(category, own);
    const rows = columns.map((all) => {
      const mine = all.filter(({ indicator }) => ids.has(indicator.id));
      const known = knownOf(mine, field.units.length);
      const enough = known.map((count) => (count > 0 && count >= least * own.length ? 1 : 0));
      if (!enough.includes(1)) return none;
      return standardised(createIndexBuilder(indexDataOf(mine, field), spec).variant([]).index, enough);
    });
    return [category.id, rows];
  });
  return { place: new Map(field.units.map((unit, i) => [unit, i])), scores: new Map(scores) };
}

function knownOf(columns: readonly Column[], units: number): Uint8Array {
  const known = new Uint8Array(units);
  for (const { values } of columns) for (let i = 0; i < units; i++) if (!Number.isNaN(values[i]!)) known[i]! += 1;
  return known;
}

/** Scores of those of whom enough is known, in standard deviations around their mean; all 0 where they do not differ. */
function standardised(scores: Float64Array, enough: Uint8Array): Float64Array {
  const out = scores.map((score, i) => (enough[i] === 1 ? score : Number.NaN));
  let [sum, known, squares] = [0, 0, 0];
  for (const score of out) {
    if (Number.isNaN(score)) continue;
    sum += score;
    known++;
  }
  const mean = sum / known;
  for (const score of out) if (!Number.isNaN(score)) squares += (score - mean) ** 2;
  const sd = Math.sqrt(squares / known);
  return out.map((score) => (Number.isNaN(score) ? score : sd > 0 ? (score - mean) / sd : 0));
}
