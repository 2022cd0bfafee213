import { type Origin, uniqueOrigins } from '../model/index.js';
import type { Column, ColumnType } from './column.js';
import { isRecord, jsonText, parsed, type TableRecord, withSortedParameters } from './record.js';

/** A licence as Data Package writes it: an SPDX id where there is one, else a link with a title. */
export interface Licence {
  readonly name?: string;
  readonly path?: string;
  readonly title?: string;
}

/** What a data package says about itself as a whole. */
export interface DataPackageHead {
  /** Lower-case letters, digits, `.`, `_` and `-`. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly version: string;
  /** The licences under which the package as a whole may be used. */
  readonly licences: readonly Licence[];
}

/** The file that makes a folder a data package. */
export const descriptorName = 'datapackage.json';

/** Data Package v2 types of a field. */
const fieldTypes: Readonly<Record<ColumnType, { type: string; itemType?: string }>> = {
  text: { type: 'string' },
  integer: { type: 'integer' },
  real: { type: 'number' },
  boolean: { type: 'boolean' },
  'text list': { type: 'list', itemType: 'string' },
  'real list': { type: 'list', itemType: 'number' },
  'small integer list': { type: 'list', itemType: 'integer' },
};

/**
 * The text of `datapackage.json`: Frictionless Data Package v2, with each table as a resource in the order of names. What
 * the standard has no word for stands in it under ours: `rows`, full `origins`, `madeFrom`, `madeBy`; `unit` and `perUnit`
 * on fields. No times, so that equal content gives equal bytes.
 */
export function descriptorText(head: DataPackageHead, records: readonly TableRecord[]): string {
  const ordered = [...records].sort((a, b) => (a.name < b.name ? -1 : 1));
  const origins = uniqueOrigins(ordered.flatMap((record) => record.origins));
  return jsonText({
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: head.name,
    title: head.title,
    description: head.description,
    version: head.version,
    licenses: head.licences,
    sources: sourcesOf(origins),
    resources: ordered.map(resourceOf),
  });
}

function resourceOf(record: TableRecord): object {
  return {
    name: record.name,
    type: 'table',
    path: record.file,
    format: 'parquet',
    mediatype: 'application/vnd.apache.parquet',
    title: record.title,
    description: record.description,
    bytes: record.bytes,
    hash: `sha256:${record.hash}`,
    rows: record.rows,
    licenses: licencesOf(record.origins),
    sources: sourcesOf(record.origins),
    schema: {
      fields: record.columns.map((column) => fieldOf(column, record.key)),
      ...(record.key.length > 0 ? { primaryKey: record.key } : {}),
    },
    origins: record.origins,
    madeFrom: record.madeFrom,
    madeBy: withSortedParameters(record.madeBy),
  };
}

function fieldOf(column: Column, key: readonly string[]): object {
  const scale = column.perUnit === undefined ? '' : ` Kept as whole numbers: divide by ${column.perUnit}.`;
  return {
    name: column.name,
    ...fieldTypes[column.type],
    ...(column.perUnit === undefined ? {} : column.type === 'real' ? { type: 'integer' } : { itemType: 'integer' }),
    description: column.meaning + scale,
    ...(column.unit === undefined ? {} : { unit: column.unit }),
    ...(column.perUnit === undefined ? {} : { perUnit: column.perUnit }),
    ...(key.includes(column.name) ? { constraints: { required: true } } : {}),
  };
}

function sourcesOf(origins: readonly Origin[]): object[] {
  return origins.map((origin) => ({
    title: `${origin.publisher}: ${origin.title}`,
    ...(origin.url === '' ? {} : { path: origin.url }),
    version: origin.version,
  }));
}

function licencesOf(origins: readonly Origin[]): Licence[] {
  const licences = new Map<string, Licence>();
  for (const { licence, url } of origins) {
    const isId = /^[A-Za-z0-9][A-Za-z0-9.+-]*$/.test(licence);
    licences.set(
      licence,
      isId ? { name: licence } : { ...(url === '' ? { name: 'other' } : { path: url }), title: licence },
    );
  }
  return [...licences.values()];
}

/** What a descriptor says, or null when it is not one that this workbench wrote. */
export function descriptorFrom(text: string): { head: DataPackageHead; records: TableRecord[] } | null {
  const value = parsed(text) as Record<string, unknown> | null | undefined;
  if (typeof value !== 'object' || value === null || !Array.isArray(value['resources'])) return null;
  const words = ['name', 'title', 'description', 'version'].map((name) => value[name]);
  if (!words.every((word) => typeof word === 'string') || !Array.isArray(value['licenses'])) return null;
  const [name, title, description, version] = words as [string, string, string, string];
  const records = (value['resources'] as unknown[]).map(recordOf);
  if (!records.every((record) => isRecord(record))) return null;
  return { head: { name, title, description, version, licences: value['licenses'] as Licence[] }, records };
}

/** The record that a resource was made from; checked by the caller. */
function recordOf(resource: unknown): unknown {
  const value = Object(resource) as Record<string, unknown>;
  const schema = Object(value['schema']) as Record<string, unknown>;
  const fields = Array.isArray(schema['fields']) ? (schema['fields'] as unknown[]) : [];
  return {
    name: value['name'],
    title: value['title'],
    description: value['description'],
    columns: fields.map(columnOf),
    key: schema['primaryKey'] ?? [],
    origins: value['origins'],
    madeFrom: value['madeFrom'],
    madeBy: value['madeBy'],
    file: value['path'],
    rows: value['rows'],
    bytes: value['bytes'],
    hash: typeof value['hash'] === 'string' ? value['hash'].replace(/^sha256:/, '') : undefined,
  };
}

function columnOf(field: unknown): unknown {
  const { name, type, itemType, description, unit, perUnit } = Object(field) as Record<string, unknown>;
  const scaled = (kept: unknown): unknown => (perUnit !== undefined && kept === 'integer' ? 'number' : kept);
  const found = Object.entries(fieldTypes).find(
    ([, one]) => one.type === scaled(type) && one.itemType === scaled(itemType),
  );
  const meaning = String(description).replace(/ Kept as whole numbers: divide by \d+\.$/, '');
  return {
    name,
    type: found?.[0],
    meaning,
    ...(unit === undefined ? {} : { unit }),
    ...(perUnit === undefined ? {} : { perUnit }),
  };
}
