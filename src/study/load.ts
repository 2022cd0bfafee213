import { z } from 'zod';
import type { Origin, Problem } from '../model/index.js';
import { ProblemError } from '../model/index.js';
import { type Source, sources } from '../sources/index.js';
import { readSourceFiles, type SourceFile, type TableRecord, Workspace } from '../store/index.js';
import { noteRejects, originOf } from './build/raw.js';
import { tablesOf } from './load-tables.js';
import type { Answer, Study } from './study.js';
import { version } from './version.js';

interface LoadParameters {
  readonly source: string;
  readonly paths: readonly string[];
  readonly workspace: string;
}

interface LoadResult {
  readonly workspace: string;
  readonly files: readonly {
    readonly file: string;
    readonly layout: string;
    readonly rows: number;
    readonly used: number;
  }[];
  readonly tables: readonly { readonly table: string; readonly rows: number; readonly hash: string }[];
  readonly setAside: readonly { readonly reason: string; readonly rows: number }[];
  readonly rejected: number;
}

const loadable: readonly Source<unknown>[] = sources;

/** Keep a source's files and the tables read from them in a workspace, rejects included. */
export const load: Study<LoadParameters, LoadResult> = {
  id: 'sources load',
  title: 'Keep a source’s files and what was read from them',
  about:
    'Raw files are kept by their hash, rows as Parquet tables, rejected rows with file, line, column, value and reason. Loading again gives the same tables; a load that was cut off leaves none half made.',
  parameters: [
    {
      name: 'source',
      kind: 'argument',
      about: 'Which source',
      value: 'source',
      required: true,
      choices: loadable.map(({ id }) => id),
    },
    { name: 'paths', kind: 'argument', about: 'Files or folders', value: 'path', required: true, many: true },
    {
      name: 'workspace',
      kind: 'option',
      about: 'Folder to keep them in',
      value: 'DIR',
      required: false,
      otherwise: '.suasion',
    },
  ],
  schema: z.strictObject({
    source: z.string(),
    paths: z.array(z.string().min(1)).min(1),
    workspace: z.string().min(1).default('.suasion'),
  }),
  examples: [],
  run,
  report: ({ result }) => [
    { kind: 'heading', level: 1, text: 'Loaded' },
    { kind: 'paragraph', text: `Kept in ${result.workspace}. Rejected rows: ${result.rejected}.` },
    {
      kind: 'table',
      name: 'files',
      caption: 'Files, the layout each was recognised as, and rows used.',
      columns: [
        { name: 'file', title: 'File' },
        { name: 'layout', title: 'Layout' },
        { name: 'rows', title: 'Rows', decimals: 0 },
        { name: 'used', title: 'Used', decimals: 0 },
      ],
      rows: result.files.map(({ file, layout, rows, used }) => [file, layout, rows, used]),
    },
    {
      kind: 'table',
      name: 'tables',
      caption: 'Tables and the SHA-256 of their content.',
      columns: [
        { name: 'table', title: 'Table' },
        { name: 'rows', title: 'Rows', decimals: 0 },
        { name: 'hash', title: 'SHA-256' },
      ],
      rows: result.tables.map(({ table, rows, hash }) => [table, rows, hash]),
    },
  ],
};

async function run(parameters: LoadParameters): Promise<Answer<LoadResult>> {
  const source = loadable.find(({ id }) => id === parameters.source);
  if (source === undefined) {
    throw new ProblemError('invalid-value', {
      expected: loadable.map(({ id }) => id).join(' or '),
      got: `"${parameters.source}"`,
      fix: 'Choose one of these.',
      where: { parameter: 'source' },
    });
  }
  const files = await readSourceFiles(parameters.paths);
  const parsed = source.parse(files);
  const origin = originOf(source, parsed, files);
  const workspace = new Workspace(parameters.workspace);
  try {
    await workspace.keepRaw(files);
    const records: TableRecord[] = [];
    for (const { name, title, key, columns, data } of tablesOf(parsed.tables, parsed.rejects)) {
      const spec = {
        name: `${source.id}-${name}`,
        title,
        description: `${title}, as read from ${origin.title}.`,
        key,
        columns,
      };
      records.push(await workspace.writeTable({ ...spec, ...made(origin, files, `load ${source.id}`) }, data));
    }
    const problems: Problem[] = [...parsed.problems, ...noteRejects(parsed)];
    return {
      question: { ...parameters },
      result: {
        workspace: parameters.workspace,
        files: parsed.layouts.map(({ file, layout, rows, used }) => ({ file, layout, rows, used })),
        tables: records.map(({ name, rows, hash }) => ({ table: name, rows, hash })),
        setAside: parsed.setAside.map(({ reason, rows }) => ({ reason, rows })),
        rejected: parsed.rejects.length,
      },
      origins: [origin],
      problems,
    };
  } finally {
    await workspace.close();
  }
}

function made(origin: Origin, files: readonly SourceFile[], step: string) {
  return { origins: [origin], madeFrom: files.map(({ hash }) => hash), madeBy: { step, version, parameters: {} } };
}
