import { z } from 'zod';
import { ProblemError } from '../model/index.js';
import {
  type Edition,
  type Layout,
  type RecordKind,
  type Source,
  type SourceOrigin,
  sources,
} from '../sources/index.js';
import { didYouMean } from './nearest-id.js';
import { openReference } from './reference.js';
import type { Block } from './report.js';
import { readAccounts, readNotes, type SourceAccount, type SourceNote } from './source-accounts.js';
import { permissionWords } from './sources-list.js';
import type { Answer, Context, Study } from './study.js';

interface ShowParameters {
  readonly source: string;
}

interface SourceResult {
  readonly id: string;
  readonly origin: SourceOrigin;
  readonly editions: readonly Edition[];
  readonly howToGet: { readonly sentence: string; readonly url: string };
  readonly gives: readonly RecordKind[];
  readonly layouts: readonly Omit<Layout, 'origin'>[];
  readonly account: SourceAccount | null;
  readonly notes: readonly SourceNote[];
}

export const sourcesShow: Study<ShowParameters, SourceResult> = {
  id: 'sources show',
  title: 'Show a source: origin, licence, editions, columns, what was rejected',
  about:
    'What the source is, how to cite and to get it, what its columns mean, what is made from it, and what became of its rows when the tables in use were built.',
  parameters: [
    {
      name: 'source',
      kind: 'argument',
      about: 'Which source',
      value: 'source',
      required: true,
      choices: sources.map(({ id }) => id),
    },
  ],
  schema: z.strictObject({ source: z.string() }),
  examples: ['sources show unga-votes', 'sources show unhcr'],
  run,
  report: ({ result }) => [
    { kind: 'heading', level: 1, text: `${result.origin.title} (${result.id})` },
    ...aboutBlocks(result),
    ...accountBlocks(result),
    ...givesBlocks(result),
    ...layoutBlocks(result),
  ],
};

async function run(parameters: ShowParameters, context: Context): Promise<Answer<SourceResult>> {
  const source = requireSource(parameters.source);
  const reference = await openReference(context.data);
  try {
    return {
      question: { ...parameters },
      result: {
        id: source.id,
        origin: source.origin,
        editions: source.editions,
        howToGet: source.howToGet,
        gives: source.gives ?? [],
        layouts: source.layouts.map(({ id, title, files }) => ({ id, title, files })),
        account: (await readAccounts(reference)).get(source.id) ?? null,
        notes: await readNotes(reference, source.id),
      },
      origins: reference.originsOf('all').filter(({ id }) => id === source.id),
      problems: [],
    };
  } finally {
    await reference.close();
  }
}

/** The source of this id. Throws 'invalid-value'. */
function requireSource(id: string): Source<unknown> {
  const found = sources.find((source) => source.id === id);
  if (found !== undefined) return found;
  throw new ProblemError('invalid-value', {
    expected: `the id of one of ${sources.length} sources`,
    got: `"${id}"`,
    fix: `${didYouMean(
      id,
      sources.map((source) => source.id),
    )}suasion sources lists all.`,
    where: { parameter: 'source' },
  });
}

function aboutBlocks({ origin, editions, howToGet }: SourceResult): Block[] {
  const paragraphs = [
    `Publisher: ${origin.publisher}. Version: ${origin.version}.`,
    `Licence: ${origin.licence}. Terms “${origin.permission}”: ${permissionWords[origin.permission]}.`,
    `Cite as: ${origin.citation}`,
    `How to get it: ${howToGet.sentence}${howToGet.url === '' ? '' : ` ${howToGet.url}`}`,
  ];
  return [
    ...paragraphs.map((text): Block => ({ kind: 'paragraph', text })),
    {
      kind: 'table',
      name: 'editions',
      caption: 'Editions and the years they speak for.',
      columns: [
        { name: 'version', title: 'Version' },
        { name: 'published', title: 'Published' },
        { name: 'from', title: 'From' },
        { name: 'to', title: 'To' },
        { name: 'note', title: 'Note' },
      ],
      rows: editions.map(({ version, published, span, note }) => [version, published, span.from, span.to, note]),
    },
  ];
}

function accountBlocks({ account, notes }: SourceResult): Block[] {
  if (account === null)
    return [
      { kind: 'paragraph', text: 'The tables in use were built without this source, so nothing is said of its rows.' },
    ];
  const { rows, used, setAside, rejected, records, unresolved, actors, from, to, hash } = account;
  const span = from === null || to === null ? 'undated' : `from ${from} to ${to}`;
  return [
    { kind: 'heading', level: 2, text: 'What was read' },
    {
      kind: 'paragraph',
      text: `${rows} rows: ${used} used, ${setAside} set aside, ${rejected} rejected. They gave ${records} records about ${actors} actors, ${span}; ${unresolved} of them name somebody the register does not know. SHA-256 of the files: ${hash}.`,
    },
    {
      kind: 'table',
      name: 'notes',
      caption: 'What was not used, and why.',
      columns: [
        { name: 'kind', title: 'Kind' },
        { name: 'reason', title: 'Reason, or name' },
        { name: 'rows', title: 'Rows', decimals: 0 },
      ],
      rows: notes.map(({ kind, reason, rows: count }) => [kind, reason, count]),
      atMost: 40,
    },
  ];
}

function givesBlocks({ gives }: SourceResult): Block[] {
  if (gives.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: 'What is made from it' },
    {
      kind: 'table',
      name: 'kinds',
      caption: 'Kinds of records, with the unit of their value.',
      columns: [
        { name: 'of', title: 'Kind' },
        { name: 'id', title: 'Id' },
        { name: 'title', title: 'Title' },
        { name: 'unit', title: 'Unit' },
        { name: 'meaning', title: 'Meaning' },
      ],
      rows: gives.map(({ of, id, title, unit, meaning }) => [of, id, title, unit, meaning]),
    },
  ];
}

function layoutBlocks({ layouts }: SourceResult): Block[] {
  return [
    { kind: 'heading', level: 2, text: 'Files that are read' },
    {
      kind: 'paragraph',
      text: 'Which layout a file has is told by its header, or by its first line where it has none, never by its name.',
    },
    {
      kind: 'table',
      name: 'files',
      caption: 'Layouts and their files.',
      columns: [
        { name: 'layout', title: 'Layout' },
        { name: 'file', title: 'File' },
        { name: 'title', title: 'What it is' },
      ],
      rows: layouts.flatMap(({ id, title, files }) =>
        files.map((file) => [id, file.id, files.length === 1 ? title : `${title}. ${file.title}`]),
      ),
    },
    {
      kind: 'table',
      name: 'columns',
      caption: 'Columns by layout and file; those not listed are ignored.',
      columns: [
        { name: 'layout', title: 'Layout' },
        { name: 'file', title: 'File' },
        { name: 'column', title: 'Column' },
        { name: 'meaning', title: 'Meaning' },
        { name: 'unit', title: 'Unit' },
        { name: 'missing', title: 'Not known' },
        { name: 'required', title: 'Required' },
      ],
      rows: layouts.flatMap(({ id, files }) =>
        files.flatMap((file) =>
          file.columns.map((column) => [
            id,
            file.id,
            [column.name, ...(column.otherNames ?? [])].join(' or '),
            column.meaning,
            column.unit,
            column.missing.map((value) => (value === '' ? 'empty' : value)).join(', '),
            column.required ? 'yes' : 'no',
          ]),
        ),
      ),
    },
  ];
}
