import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { countDoses } from '../dist/instruments/index.js';
import { Database } from '../dist/store/index.js';
import { median } from './compare.mjs';
import { show, table } from './table.mjs';

/**
 * (f) Counting ten million events of the store into doses per pair and month: through the store's database, against the
 * same SQL text in DuckDB alone over the same file. Each run has a process of its own; the two take turns. Both bring
 * every cell of the result into JavaScript; the store keeps them as a table, DuckDB alone goes on to the next chunk.
 *
 * @typedef {{ name: 'write' | 'store' | 'bare', file: string, events: number }} DosesJob
 * @typedef {{ rows: number, acts: number, queried: number, seconds: number }} DosesResult
 */

export const title = 'Ten million events counted into doses per pair, instrument and month';

const events = 10_000_000;
const turns = 5;

/** @returns {DosesJob[]} */
export function jobs() {
  const file = join(mkdtempSync(join(tmpdir(), 'suasion-bench-')), 'acts.parquet');
  const job = (/** @type {DosesJob['name']} */ name) => ({ name, file, events });
  return [job('write'), ...Array.from({ length: turns }, () => [job('store'), job('bare')]).flat()];
}

/** @param {DosesJob} job @returns {Promise<DosesResult>} */
export function run(job) {
  return { write, store: countInStore, bare: countBare }[job.name](job);
}

/** What the store calls the columns of such a table. */
const columns = /** @type {const} */ ([
  { name: 'actor', type: 'text', meaning: 'Who acted' },
  { name: 'audience', type: 'text', meaning: 'Toward whom' },
  { name: 'instrument', type: 'text', meaning: 'By what means' },
  { name: 'month', type: 'integer', meaning: 'First month' },
  { name: 'months', type: 'integer', meaning: 'How finely dated' },
  { name: 'hundredths', type: 'integer', meaning: 'How much' },
  { name: 'together', type: 'integer', meaning: 'How many did it together' },
]);

/**
 * Events between 200 states by 35 instruments in 25 years, most of them among few: the first states and instruments are
 * drawn most often. One in twenty is dated to the year only, one in ten has an amount. The form is the store's own.
 *
 * @param {DosesJob} job @returns {Promise<DosesResult>}
 */
async function write({ file, events: rows }) {
  const begun = performance.now();
  const draw = (/** @type {number} */ key, /** @type {string} */ among) =>
    `CAST(floor(${among} * pow(hash(i * 8 + ${key}) / 18446744073709551616.0, 3)) AS BIGINT)`;
  const even = (/** @type {number} */ key, /** @type {number} */ among) =>
    `CAST(hash(i * 8 + ${key}) % ${among} AS BIGINT)`;
  const instance = await DuckDBInstance.create(':memory:', { temp_directory: '' });
  const connection = await instance.connect();
  await connection.run(`COPY (
    SELECT
      'S' || lpad(CAST(one AS VARCHAR), 2, '0') AS actor,
      'S' || lpad(CAST((one + 1 + other) % 200 AS VARCHAR), 2, '0') AS audience,
      'newswire-instrument-' || CAST(means AS VARCHAR) AS instrument,
      CASE WHEN months = 12 THEN month - month % 12 ELSE month END AS month,
      months, hundredths, together
    FROM (
      SELECT ${draw(0, '200')} AS one, ${draw(1, '199')} AS other, ${draw(2, '35')} AS means,
        1990 * 12 + ${even(3, 300)} AS month,
        CASE WHEN ${even(4, 20)} = 0 THEN CAST(12 AS BIGINT) ELSE CAST(1 AS BIGINT) END AS months,
        CASE WHEN ${even(5, 10)} = 0 THEN ${even(6, 100_000)} ELSE NULL END AS hundredths,
        ${even(7, 4)} AS together
      FROM range(${rows}) AS numbers(i)
    )
    ORDER BY actor, audience, instrument, month, months, hundredths, together
  ) TO '${file}' (FORMAT parquet, COMPRESSION zstd, PARQUET_VERSION 'V2', ROW_GROUP_SIZE 30720)`);
  connection.closeSync();
  instance.closeSync();
  return { rows, acts: rows, queried: 0, seconds: (performance.now() - begun) / 1000 };
}

/** @param {DosesJob} job @returns {Promise<DosesResult>} */
async function countInStore({ file }) {
  const database = await Database.open({ folders: [dirname(file)] });
  await database.addTable('acts', file, columns);
  const begun = performance.now();
  const counted = await database.query(countDoses, [1]);
  const seconds = (performance.now() - begun) / 1000;
  const acts = counted.numbers('acts').reduce((sum, count) => sum + count, 0);
  await database.close();
  return { rows: counted.rows, acts, queried: seconds, seconds };
}

/** @param {DosesJob} job @returns {Promise<DosesResult>} */
async function countBare({ file }) {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`CREATE VIEW acts AS SELECT * FROM read_parquet('${file}')`);
  const begun = performance.now();
  const result = await connection.run(countDoses, [1]);
  const queried = (performance.now() - begun) / 1000;
  const place = result.columnNames().indexOf('acts');
  let [rows, acts] = [0, 0];
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    rows += chunk.rowCount;
    for (const count of chunk.getColumns()[place] ?? []) acts += Number(count);
  }
  const seconds = (performance.now() - begun) / 1000;
  connection.closeSync();
  instance.closeSync();
  return { rows, acts, queried, seconds };
}

/** @param {readonly { job: DosesJob, result: DosesResult, rss: number }[]} done */
export function report(done) {
  const folder = dirname(String(done[0]?.job.file));
  if (existsSync(folder)) rmSync(folder, { recursive: true });
  const of = (/** @type {DosesJob['name']} */ name) => done.filter(({ job }) => job.name === name);
  const middle = (/** @type {DosesJob['name']} */ name) => median(of(name).map(({ result }) => result.seconds));
  const answers = new Set(done.slice(1).map(({ result }) => `${result.rows} ${result.acts}`));
  if (answers.size !== 1) throw new Error(`The runs disagree on rows and acts: ${[...answers].join('; ')}`);
  const rows = /** @type {const} */ (['store', 'bare']).map((name) => [
    name === 'store' ? 'through the store, kept as a table' : 'DuckDB alone, chunk by chunk',
    of(name).length,
    show(middle(name), 2),
    show(Math.min(...of(name).map(({ result }) => result.seconds)), 2),
    show(Math.max(...of(name).map(({ result }) => result.seconds)), 2),
    Math.round(Math.max(...of(name).map(({ rss }) => rss))),
    of(name)[0]?.result.rows ?? null,
  ]);
  const head = ['run', 'runs', 's median', 'fastest', 'slowest', 'peak MB', 'rows of the result'];
  return [
    table([head, ...rows]),
    `ratio of the medians: ${show(middle('store') / middle('bare'), 2)}; DuckDB alone spends ${show(median(of('bare').map(({ result }) => result.queried)), 2)} s of its time before the first chunk`,
  ].join('\n');
}
