import { createRequire } from 'node:module';

/** The DuckDB binding. */
export type Engine = typeof import('@duckdb/node-api');

let loaded: Engine | undefined;

/**
 * Load the DuckDB binding at its first use: it costs about 80 ms, and many commands touch no table. It is required rather
 * than imported because Node's `import` scans all of its 180 CommonJS files for names first, which doubles the time.
 */
export function engine(): Engine {
  loaded ??= createRequire(import.meta.url)('@duckdb/node-api') as Engine;
  return loaded;
}

/**
 * How DuckDB is told to stay at home: it neither fetches nor loads extensions, leaves no files of its own, and keeps no
 * second copy of files in memory (which it would go on using for a file that was repaired within the second).
 */
export const quietSettings: Readonly<Record<string, string>> = {
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  allow_community_extensions: 'false',
  temp_directory: '',
  enable_external_file_cache: 'false',
};
