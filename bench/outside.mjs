import { existsSync, readFileSync } from 'node:fs';
import { resolve, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const repository = fileURLToPath(new URL('..', import.meta.url));

/** Data that are not shipped: null when they are not here. @param {'RAW' | 'PEERS'} kind */
export function outsideFolder(kind) {
  const standard = kind === 'RAW' ? '../shared/data' : '../shared/peers';
  const folder = resolve(repository, process.env[`SUASION_${kind}`] ?? standard);
  return existsSync(folder) ? folder : null;
}

/**
 * A small CSV file of another program as columns of text.
 * @param {string} folder @param {string} name
 * @returns {(column: string) => string[]}
 */
export function readColumns(folder, name) {
  const bytes = readFileSync(join(folder, name));
  const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const rows = text
    .trim()
    .split(/\r?\n/)
    .map((line) => [...line.matchAll(/("([^"]*)"|[^,]*)(,|$)/g)].map((field) => field[2] ?? field[1] ?? ''));
  const head = rows.shift() ?? [];
  return (column) => {
    const place = head.indexOf(column);
    if (place < 0) throw new Error(`${name}: expected a column "${column}", got ${head.slice(0, 20).join(', ')}`);
    return rows.map((row) => row[place] ?? '');
  };
}
