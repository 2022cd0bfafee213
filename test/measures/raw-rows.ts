import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';

/** The named columns of every row of a gzipped raw file. */
export function rawRows<Name extends string>(
  folder: string,
  path: string,
  names: readonly Name[],
): Record<Name, string>[] {
  const text = gunzipSync(readFileSync(join(folder, `${path}.gz`))).toString('utf8');
  const [header, ...rows] = Papa.parse<string[]>(text.trimEnd()).data;
  const places = names.map((name) => {
    const place = header!.indexOf(name);
    if (place < 0) throw new Error(`${path} has no column ${name}`);
    return [name, place] as const;
  });
  return rows.map(
    (row) => Object.fromEntries(places.map(([name, place]) => [name, row[place] ?? ''])) as Record<Name, string>,
  );
}
