/**
 * Made-up studies: what the command line does with any study, whatever the real ones are. They import from dist/, since
 * they also run in processes of their own.
 */
import { writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';

/** @type {typeof import('../../../src/index.js')} */
const { problem, ProblemError } = await import(new URL('../../../dist/run/library.js', import.meta.url).href);

/** @type {import('../../../src/study/index.js').Parameter} */
const text = { name: 'text', kind: 'argument', about: 'What to say', value: 'text', required: true };
const note = problem('rows-rejected', { expected: 'good rows', got: '2 bad ones', fix: 'Mend them.' });
/** @type {import('../../../src/model/index.js').Origin} */
const origin = {
  id: 'nowhere',
  publisher: 'Nobody',
  title: 'Nothing much',
  version: '1',
  licence: 'CC0-1.0',
  permission: 'ship',
  citation: 'Nobody (2020)',
  url: 'https://example.org',
  rows: 1,
  hash: '00',
};

/**
 * @param {string} name
 * @param {(string | number | null)[][]} rows
 * @returns {import('../../../src/study/index.js').Table}
 */
function table(name, rows) {
  const columns = [
    { name: 'key', title: 'Key' },
    { name: 'value', title: 'Value', decimals: 1 },
  ];
  return { kind: 'table', name, caption: `The ${name}.`, columns, rows };
}

/**
 * What sets a made-up study apart from an empty one.
 * @typedef {{
 *   parameters?: readonly import('../../../src/study/index.js').Parameter[],
 *   schema?: z.ZodType,
 *   examples?: readonly string[],
 *   run?: (parameters: any, context: import('../../../src/study/index.js').Context) => Promise<any>,
 *   report?: (answer: any) => readonly import('../../../src/study/index.js').Block[],
 * }} Parts
 */

/**
 * @param {string} id
 * @param {Parts} parts
 * @returns {import('../../../src/study/index.js').Study}
 */
function study(id, parts) {
  return {
    id,
    title: `Do ${id}`,
    about: 'Made up.',
    parameters: [],
    schema: z.strictObject({}),
    examples: [],
    run: async () => ({ question: {}, result: {}, origins: [], problems: [] }),
    report: () => [{ kind: 'heading', level: 1, text: `Result of ${id}` }],
    ...parts,
  };
}

/** @type {readonly import('../../../src/study/index.js').Study[]} */
export const studies = [
  study('echo', {
    parameters: [
      text,
      { name: 'more', kind: 'argument', about: 'More of it', value: 'more', required: false, many: true },
      { name: 'year', kind: 'option', about: 'A year', value: 'YEAR', required: false },
      {
        name: 'level',
        kind: 'option',
        about: 'How loud',
        value: 'LEVEL',
        required: false,
        choices: ['soft', 'loud'],
        otherwise: 'soft',
      },
      { name: 'also-this', kind: 'option', about: 'Said as well', value: 'TEXT', required: false, many: true },
      { name: 'quick', kind: 'option', about: 'Be quick', value: null, required: false },
      { name: 'no-serve', kind: 'option', about: 'Only print', value: null, required: false },
    ],
    schema: z.strictObject({
      text: z.string().min(2),
      more: z.array(z.string()).default([]),
      year: z
        .string()
        .regex(/^\d{4}$/, 'expected a year of four digits')
        .transform(Number)
        .pipe(z.number().min(1900))
        .optional(),
      level: z.enum(['soft', 'loud']).default('soft'),
      'also-this': z.array(z.string()).default([]),
      quick: z.boolean().default(false),
      'no-serve': z.boolean().default(false),
    }),
    examples: ['echo "two words" --year 1990'],
    run: async (parameters, { data, seed }) => ({
      question: parameters,
      result: { ...parameters, data, seed },
      origins: [origin],
      problems: [note],
    }),
    report: ({ result }) => [
      { kind: 'heading', level: 1, text: result.text },
      table('first', [
        ['a', 1.25],
        ['=b', null],
      ]),
      table('second', [['c', 3]]),
    ],
  }),
  study('long', {
    report: () => [
      table(
        'numbers',
        Array.from({ length: 200_000 }, (_, at) => [`row ${at}`, at]),
      ),
    ],
  }),
  study('files', {
    parameters: [{ name: 'out', kind: 'option', about: 'Where to', value: 'FILE', required: true }],
    schema: z.strictObject({ out: z.string() }),
    run: async ({ out }) => ({
      question: { out },
      result: {},
      origins: [],
      problems: [],
      files: { [out]: 'a,b\n1,2\n' },
    }),
  }),
  study('nothing', {
    run: async () => ({
      question: {},
      result: null,
      origins: [],
      problems: [problem('no-data', { expected: 'data', got: 'none', fix: 'Ask for something else.' })],
    }),
  }),
  study('refuse', {
    parameters: [{ ...text, name: 'code' }],
    schema: z.strictObject({ code: z.string() }),
    run: async ({ code }) => {
      throw new ProblemError(code, { expected: 'this', got: 'that', fix: 'Do so.' });
    },
  }),
  study('fault', {
    run: async () => {
      throw new TypeError('x is not a function');
    },
  }),
  study('late-fault', {
    run: async () => {
      queueMicrotask(() => {
        throw new TypeError('thrown by nobody');
      });
      await wait(10_000);
    },
  }),
  study('wait', {
    parameters: [{ name: 'stubborn', kind: 'option', about: 'Do not stop', value: null, required: false }],
    schema: z.strictObject({ stubborn: z.boolean().default(false) }),
    run: async ({ stubborn }, { workshop }) => {
      process.stderr.write('begun\n');
      workshop.progress(1, 2, 'waiting');
      await wait(30_000, undefined, stubborn ? {} : { signal: workshop.signal }).catch((error) => {
        writeFileSync('stopped-cleanly', '');
        throw error;
      });
    },
  }),
  study('pair', {
    parameters: [
      { ...text, name: 'left' },
      { ...text, name: 'right' },
    ],
    schema: z.strictObject({ left: z.string(), right: z.string() }),
  }),
  study('group one', {}),
  study('group two', {}),
];
