import { z } from 'zod';
import { type Origin, type Problem, problem } from '../../src/model/index.js';
import type { Answer, Block, Study } from '../../src/study/index.js';

/** A study of made-up states whose answer has everything that is hard to write down. */

const origin: Origin = {
  id: 'made-up-votes',
  publisher: 'The Council of Nowhere',
  title: 'Votes of the Council of Nowhere',
  version: '3',
  licence: 'CC-BY-4.0',
  permission: 'ship',
  citation: 'Council of Nowhere (2020). Votes, version 3',
  url: 'https://example.org/votes?version=3&format=csv',
  rows: 1234,
  hash: 'ab'.repeat(32),
};

const problems: readonly Problem[] = [
  problem('rows-rejected', {
    expected: 'yes, abstain or no',
    got: '"perhaps" in 3 rows',
    fix: 'Correct them, or read on without them.',
    where: { file: 'votes_2020.csv', line: 17, column: 'vote' },
  }),
  problem('not-yet-known', {
    expected: 'votes of Borea before 1960',
    got: 'none',
    fix: 'Read its first years as unknown.',
  }),
];

const blocks: readonly Block[] = [
  { kind: 'heading', level: 1, text: 'Alba and Borea, 1960 to 2020' },
  {
    kind: 'paragraph',
    text: 'Borea moved 1.3 points (1.1 to 1.5) toward Alba. That is as far as from the middle of the Council to its edge, and it took 12 years; how much of it is owed to Alba, the data do not tell.',
  },
  { kind: 'heading', level: 2, text: 'Where they stand' },
  {
    kind: 'table',
    name: 'positions',
    caption: 'Median position and 90 % interval in points; people in persons.',
    columns: [
      { name: 'id', title: 'Id' },
      { name: 'name', title: 'Name' },
      { name: 'year', title: 'Year' },
      { name: 'q50', title: 'Position', decimals: 2 },
      { name: 'q05', title: 'From', decimals: 2 },
      { name: 'q95', title: 'To', decimals: 2 },
      { name: 'people', title: 'People', decimals: 0 },
    ],
    rows: [
      ['ALB', 'Alba', 2020, 1.30281, 1.1, 1.4999, 9999],
      ['BOR', 'Borea', 2020, -0.001, -0.2, 0.19, 1234567],
      ['CIL', 'Côte d’Ivoire-la-Neuve, with its islands', 2020, -1.75, -2.5, Number.NaN, null],
      ['=SUM(A1)', '<b>Dunia</b> & "Sons" | *bold* snake_case _em_', 2019, null, null, null, 0],
      ['日本国', '-1.5', 2018, 12, 11.5, 12.5, 12000],
      ['FIN', 'Finis', 2017, 0.5, 0.25, 0.75, 3],
    ],
    atMost: 5,
  },
  { kind: 'heading', level: 2, text: 'Why we think so' },
  { kind: 'paragraph', text: '# No heading, 1 < 2 & 3 > 2, [no link](x), `no code`, and &lt; stays.' },
  {
    kind: 'table',
    name: 'checks',
    caption: 'What was tried.',
    columns: [
      { name: 'check', title: 'Check' },
      { name: 'outcome', title: 'Outcome in words' },
      { name: 'share', title: 'Share of tries that agree', decimals: 1 },
    ],
    rows: [
      [
        'Placebo',
        'Acts that had not happened yet move nobody, as it should be; the interval is narrow around nothing.',
        0.95,
      ],
      ['Other samples', 'Without Alba’s neighbours the answer is the same within its interval.', 1],
    ],
  },
];

export const sampleStudy: Study<unknown, unknown> = {
  id: 'sample',
  title: 'Tell how one made-up state moved',
  about: 'For tests.',
  parameters: [],
  schema: z.unknown(),
  examples: [],
  run: async () => sampleAnswer,
  report: () => blocks,
};

export const sampleAnswer: Answer<unknown> = {
  question: { actor: 'ALB', audience: 'BOR', from: 1960, to: 2020 },
  result: { moved: { mean: 1.30281, sd: 0.1 }, unknown: Number.NaN, draws: Float64Array.of(1, 2.5, -0.1), none: null },
  origins: [
    origin,
    { ...origin, id: 'made-up-names', title: 'Names', url: 'not a page', licence: 'CC0-1.0', hash: 'cd'.repeat(32) },
    origin,
  ],
  problems: [...problems, problems[0]!],
};

/** A study whose report is one table. */
export function studyWith(...report: Block[]): Study<unknown, unknown> {
  return { ...sampleStudy, report: () => report };
}
