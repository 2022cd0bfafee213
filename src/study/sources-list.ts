import { z } from 'zod';
import type { Permission } from '../model/index.js';
import { sources } from '../sources/index.js';
import { openReference } from './reference.js';
import { accountTable, readAccounts, type SourceAccount } from './source-accounts.js';
import type { Answer, Context, Study } from './study.js';

interface ListedSource {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly version: string;
  readonly licence: string;
  readonly permission: Permission;
  readonly citation: string;
  /** As it was read when the tables in use were built; null where it was not. */
  readonly account: SourceAccount | null;
}

interface SourcesResult {
  readonly sources: readonly ListedSource[];
}

/** What may be done with numbers made from a source, in words. */
export const permissionWords: Readonly<Record<Permission, string>> = {
  ship: 'open licence, so derived tables are given on',
  cite: 'free to use with citation, terms not seen in writing; derived aggregates are given on, marked so',
  local: 'for use at home, so nothing made from it is given on',
};

export const sourcesList: Study<Record<string, never>, SourcesResult> = {
  id: 'sources list',
  first: true,
  title: 'List the sources: rows, years, actors, what was not used, licence',
  about:
    'Every source that can be read, with its account from when the tables in use were built. Rows are used, set aside (in order, but saying nothing to be used) or rejected; records without an actor are unresolved.',
  parameters: [],
  schema: z.strictObject({}),
  examples: ['sources'],
  run,
  report: ({ result }) => [
    { kind: 'heading', level: 1, text: 'Sources' },
    accountTable(
      'Rows as they were read when the tables in use were built; empty where a source was not at hand.',
      result.sources,
    ),
    {
      kind: 'table',
      name: 'reach',
      caption: 'Of whom and when they speak, their terms, and the beginning of the SHA-256 of their files.',
      columns: [
        { name: 'source', title: 'Source' },
        { name: 'permission', title: 'Terms' },
        { name: 'from', title: 'From' },
        { name: 'to', title: 'Newest' },
        { name: 'actors', title: 'Actors', decimals: 0 },
        { name: 'hash', title: 'Hash' },
      ],
      rows: result.sources.map(({ id, permission, account }) => [
        id,
        permission,
        account?.from ?? null,
        account?.to ?? null,
        account?.actors ?? null,
        account?.hash.slice(0, 12) ?? null,
      ]),
    },
    {
      kind: 'table',
      name: 'licences',
      caption: 'What they are, and under which licence.',
      columns: [
        { name: 'source', title: 'Source' },
        { name: 'title', title: 'Title' },
        { name: 'licence', title: 'Licence' },
      ],
      rows: result.sources.map(({ id, title, licence }) => [id, title, licence]),
    },
    {
      kind: 'paragraph',
      text: `Terms: ${Object.entries(permissionWords)
        .map(([word, meaning]) => `${word} = ${meaning}`)
        .join('; ')}.`,
    },
  ],
};

async function run(_: Record<string, never>, context: Context): Promise<Answer<SourcesResult>> {
  const reference = await openReference(context.data);
  try {
    const accounts = await readAccounts(reference);
    return {
      question: {},
      result: {
        sources: sources.map(({ id, origin }) => ({
          id,
          title: origin.title,
          publisher: origin.publisher,
          version: origin.version,
          licence: origin.licence,
          permission: origin.permission,
          citation: origin.citation,
          account: accounts.get(id) ?? null,
        })),
      },
      origins: reference.originsOf('all'),
      problems: reference.missing,
    };
  } finally {
    await reference.close();
  }
}
