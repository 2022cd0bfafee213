import { z } from 'zod';
import type { Origin, Problem } from '../model/index.js';
import { ProblemError } from '../model/index.js';
import { answers, ballotSources, type BallotTables, type Parsed, type Source } from '../sources/index.js';
import {
  type Column,
  readSourceFiles,
  type SourceFile,
  type TableData,
  type TableRecord,
  Workspace,
} from '../store/index.js';
import { noteRejects, originOf } from './build.js';
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

const loadable = ballotSources as readonly Source<BallotTables>[];

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
    for (const { name, title, key, columns, data } of tablesOf(parsed)) {
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

interface ReadTable {
  readonly name: string;
  readonly title: string;
  readonly key: readonly string[];
  readonly columns: readonly Column[];
  readonly data: TableData;
}

function tablesOf({ tables, rejects }: Parsed<BallotTables>): ReadTable[] {
  const { votes, rollCalls, matches } = tables;
  const column = <Row extends object>(rows: readonly Row[], name: keyof Row) => rows.map((row) => row[name] as never);
  return [
    {
      name: 'ballots',
      title: 'Votes: one row a voter and roll call',
      key: ['roll_call', 'voter', 'voter_code'],
      columns: [
        { name: 'roll_call', type: 'text', meaning: 'Id of the roll call' },
        { name: 'voter', type: 'text', meaning: 'The voter as the source names it' },
        { name: 'voter_code', type: 'text', meaning: 'The voter’s code in the source; empty where it has none' },
        { name: 'answer', type: 'text', meaning: 'yes, abstain or no' },
      ],
      data: {
        roll_call: Array.from(votes.rollCall, (r) => votes.rollCalls[r]!),
        voter: Array.from(votes.voter, (v) => votes.voters[v]!.name),
        voter_code: Array.from(votes.voter, (v) => votes.voters[v]!.code),
        answer: Array.from(votes.answer, (answer) => answers[answer]!),
      },
    },
    {
      name: 'roll-calls',
      title: 'Roll calls',
      key: ['roll_call'],
      columns: [
        { name: 'roll_call', type: 'text', meaning: 'Id of the roll call' },
        { name: 'period', type: 'integer', meaning: 'Step of the scale’s clock' },
        { name: 'date', type: 'text', meaning: 'ISO day of the vote' },
        { name: 'paragraph', type: 'boolean', meaning: 'Whether it was about one paragraph' },
        { name: 'amendment', type: 'boolean', meaning: 'Whether it was about an amendment' },
        { name: 'issues', type: 'text list', meaning: 'Codes of its subjects' },
        { name: 'title', type: 'text', meaning: 'What it was about' },
      ],
      data: {
        roll_call: column(rollCalls, 'id'),
        period: column(rollCalls, 'period'),
        date: column(rollCalls, 'date'),
        paragraph: column(rollCalls, 'paragraph'),
        amendment: column(rollCalls, 'amendment'),
        issues: column(rollCalls, 'issues'),
        title: column(rollCalls, 'title'),
      },
    },
    {
      name: 'matches',
      title: 'Roll calls that repeat an earlier one',
      key: [],
      columns: [
        { name: 'earlier', type: 'text', meaning: 'Id of the earlier roll call' },
        { name: 'later', type: 'text', meaning: 'Id of the later roll call' },
      ],
      data: { earlier: column(matches, 'earlier'), later: column(matches, 'later') },
    },
    {
      name: 'rejects',
      title: 'Rows that could not be used, and why',
      key: [],
      columns: [
        { name: 'file', type: 'text', meaning: 'File' },
        { name: 'line', type: 'integer', meaning: 'Line in the file; the header is line 1' },
        { name: 'column', type: 'text', meaning: 'Column' },
        { name: 'value', type: 'text', meaning: 'What stood there' },
        { name: 'reason', type: 'text', meaning: 'Why the row could not be used' },
      ],
      data: {
        file: column(rejects, 'file'),
        line: column(rejects, 'line'),
        column: column(rejects, 'column'),
        value: column(rejects, 'value'),
        reason: column(rejects, 'reason'),
      },
    },
  ];
}
