import { transformed, transformedSd } from '../../assets/index.js';
import { ProblemError, type Resolver } from '../../model/index.js';
import type { Column } from './columns.js';
import type { OwnIndex, OwnIndicator } from './own-index-schema.js';
import { type Absent, notTold } from './told.js';
import type { Field } from './units.js';

type Given = number | { readonly value: number; readonly sd: number };

/**
 * The indicators of a user’s own as columns for an audience (its id of the year, null for nobody). Names are those that the resolver finds; a
 * joined state’s value is that of each of its parts. Throws 'unknown-actor', 'ambiguous-actor'.
 */
export function ownColumns(
  own: OwnIndex,
  path: string,
  resolver: Resolver,
): (field: Field, audience: string | null) => Column[] {
  const idsOf = (text: string, place: string): readonly string[] => {
    const found = resolver.resolve(text);
    if ('actor' in found) return found.actor.parts;
    throw new ProblemError(found.code, { ...found, where: { file: path, column: place } });
  };
  const byId = (values: Readonly<Record<string, Given>>, place: string): ReadonlyMap<string, Given> =>
    new Map(Object.entries(values).flatMap(([name, value]) => idsOf(name, place).map((id) => [id, value] as const)));
  const read = own.indicators.map((indicator) => {
    const place = `indicators.${indicator.id}`;
    const toward = Object.entries(indicator.toward ?? {}).flatMap(([audience, values]) =>
      idsOf(audience, place).map((id) => [id, byId(values, place)] as const),
    );
    return { indicator, standing: byId(indicator.values ?? {}, place), toward: new Map(toward) };
  });
  return (field, audience) =>
    read.map(({ indicator, standing, toward }) => {
      const values = indicator.toward === undefined ? standing : toward.get(audience ?? '');
      return columnOf(indicator, values ?? new Map(), field, audience);
    });
}

function columnOf(
  indicator: OwnIndicator,
  given: ReadonlyMap<string, Given>,
  { units, year }: Field,
  audience: string | null,
): Column {
  const { id, title, direction, unit, transformation, source } = indicator;
  const empty = (): Float64Array => new Float64Array(units.length).fill(Number.NaN);
  const [told, values, sd, years] = [empty(), empty(), empty(), new Int16Array(units.length)];
  const absent = units.map((actor, i): Absent | null => {
    const found = actor === audience ? undefined : given.get(actor);
    if (found === undefined) return notTold;
    const value = typeof found === 'number' ? found : found.value;
    const entering = transformed(transformation, value);
    if (!Number.isFinite(entering)) return { because: 'no-logarithm', year: indicator.year ?? year };
    told[i] = value;
    values[i] = entering;
    sd[i] = typeof found === 'number' ? 0 : transformedSd(transformation, value, found.sd);
    years[i] = indicator.year ?? year;
    return null;
  });
  const nature = indicator.toward === undefined ? 'standing' : 'relational';
  return {
    indicator: { id, title, nature, direction, unit, transformation, sources: [source] },
    told,
    years,
    values,
    sd,
    absent,
  };
}
