import type { DuckDBConnection, DuckDBInstance, DuckDBValue } from '@duckdb/node-api';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { type Column, requireTableName, sqlName, sqlRelation, sqlText } from './column.js';
import { engine, quietSettings } from './engine.js';
import { tableOfResult } from './reading.js';
import type { Table } from './table.js';

/** A value bound to a `$1`, `$2` … of a query; never written into its text. */
export type Parameter = string | number | boolean | null;

export interface DatabaseOptions {
  /** Folders whose files may be read; nothing else on the machine, and no network, is in reach of a query. */
  readonly folders: readonly string[];
  /** Threads for one query; as many as the machine has cores unless told otherwise. Results may not depend on it. */
  readonly threads?: number;
}

/**
 * Two names by which ClickHouse knows what DuckDB calls otherwise, so that one SQL text can run on both (`countIf` both
 * have).
 */
const sharedDialect = [
  "CREATE MACRO toStartOfMonth(day) AS CAST(date_trunc('month', day) AS DATE)",
  'CREATE MACRO stddevSamp(number) AS stddev_samp(number)',
];

/**
 * DuckDB in memory, over tables kept as Parquet files; any number of processes can look at the same files. Queries may run
 * at the same time.
 */
export class Database {
  readonly #instance: DuckDBInstance;
  readonly #underWay = new Set<Promise<unknown>>();

  private constructor(instance: DuckDBInstance) {
    this.#instance = instance;
  }

  /** Open one; costs about 20 ms, and 80 ms more the first time in a process. */
  static async open(options: DatabaseOptions): Promise<Database> {
    const threads = options.threads ?? availableParallelism();
    const instance = await engine().DuckDBInstance.create(':memory:', { ...quietSettings, threads: String(threads) });
    const database = new Database(instance);
    try {
      const folders = options.folders.map((folder) => sqlText(resolve(folder))).join(', ');
      await database.#with(async (connection) => {
        await connection.run(`SET allowed_directories = [${folders}]`);
        await connection.run('SET enable_external_access = false');
        await connection.run('SET lock_configuration = true');
        for (const macro of sharedDialect) await connection.run(macro);
      });
    } catch (error) {
      await database.close();
      throw error;
    }
    return database;
  }

  /**
   * Make a stored table known to queries under a name (quoted in SQL where it has a hyphen). Lists at fixed scale are
   * reals there. The file is opened anew by each query.
   */
  async addTable(name: string, path: string, columns: readonly Column[]): Promise<void> {
    requireTableName(name);
    await this.#with((connection) =>
      connection.run(`CREATE OR REPLACE VIEW ${sqlName(name)} AS ${sqlRelation(resolve(path), columns)}`),
    );
  }

  /**
   * Run one SQL text with its parameters. Rows come in the order that the text asks for; a scan of one stored table
   * without ORDER BY keeps the order of its key. Sums and means of doubles may differ in the last digits from run to
   * run: sum whole numbers or decimals here, and reals in fixed order in the kernels.
   *
   * Throws DuckDB's own error when the text is wrong or a file cannot be read, RangeError when a result cannot be held
   * exactly (see `tableOfResult`).
   */
  async query(sql: string, parameters: readonly Parameter[] = []): Promise<Table> {
    return this.#with(async (connection) => {
      const values = parameters.map(bound);
      return tableOfResult(await connection.stream(sql, values));
    });
  }

  /**
   * Let go of everything once the queries that are under way have ended; the database cannot be used afterwards. Closing twice is
   * no error.
   */
  async close(): Promise<void> {
    // An instance that is closed under a query takes the whole process with it.
    await Promise.allSettled(this.#underWay);
    this.#instance.closeSync();
  }

  /** A connection of its own for each query (0.3 ms) lets queries run side by side. */
  #with<Result>(use: (connection: DuckDBConnection) => Promise<Result>): Promise<Result> {
    const query = this.#connected(use);
    this.#underWay.add(query);
    const forget = (): void => void this.#underWay.delete(query);
    query.then(forget, forget);
    return query;
  }

  async #connected<Result>(use: (connection: DuckDBConnection) => Promise<Result>): Promise<Result> {
    const connection = await this.#instance.connect();
    try {
      return await use(connection);
    } finally {
      connection.closeSync();
    }
  }
}

/** Whole numbers beyond 32 bits must be handed to the binding as BigInt. */
function bound(value: Parameter): DuckDBValue {
  return typeof value === 'number' && Number.isSafeInteger(value) && Math.abs(value) > 0x7fffffff
    ? BigInt(value)
    : value;
}
