import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { SourceFile } from '../../src/sources/index.js';
import { repository } from '../support/raw.js';

/** Every file of a fixture folder, `<source>/<layout>`. */
export function fixtureFiles(folder: string): SourceFile[] {
  const path = join(repository, 'test', 'fixtures', folder);
  return readdirSync(path).map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(path, name))) }));
}

/** A gzipped file of the raw data. */
export function rawFile(folder: string, name: string): SourceFile {
  return { name, bytes: new Uint8Array(gunzipSync(readFileSync(join(folder, `${name}.gz`)))) };
}

/** A table given as text. */
export function textFile(name: string, lines: readonly string[]): SourceFile {
  return { name, bytes: new TextEncoder().encode(`${lines.join('\n')}\n`) };
}
