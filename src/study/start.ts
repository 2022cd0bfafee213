import { z } from 'zod';
import type { BriefResult } from './brief-result.js';
import { brief } from './brief.js';
import { type NamedPosition, positions } from './positions.js';
import type { Answer, Study } from './study.js';

type StartParameters = Record<string, never>;

interface StartResult {
  readonly positions: readonly NamedPosition[];
  readonly of: number;
  readonly brief: Answer<BriefResult>;
}

/** How many audiences the first table shows. */
const shown = 24;
const exampleBrief = { actor: 'USA', audience: 'Ukraine', scale: 'unga', from: 1990, to: 2019 };

export const start: Study<StartParameters, StartResult> = {
  id: 'start',
  title: 'Show what there is: positions and an example brief',
  about: 'Answers from the shipped reference tables; needs no account, key or network.',
  parameters: [{ name: 'no-serve', kind: 'option', about: 'Stop after printing', value: null, required: false }],
  schema: z.strictObject({ 'no-serve': z.boolean().optional() }).transform((): StartParameters => ({})),
  examples: ['start --no-serve'],
  async run(_, context) {
    const all = await positions.run({ scale: 'unga' }, context);
    const example = await brief.run(exampleBrief, context);
    return {
      question: {},
      result: { positions: spread(all.result.positions, shown), of: all.result.positions.length, brief: example },
      origins: all.origins,
      problems: [...all.problems, ...example.problems],
    };
  },
  report: ({ result }) => [
    { kind: 'heading', level: 1, text: 'Where states stand on UN General Assembly votes' },
    {
      kind: 'paragraph',
      text: `From the end that votes against the United States’ side to the end that votes on it: ${result.positions.length} of ${result.of} states, evenly spread. One point is the standard deviation of all states’ positions since 1946.`,
    },
    {
      kind: 'table',
      name: 'positions',
      caption: 'Median position and 90 % interval in the newest year. All of them: npx suasion positions.',
      columns: [
        { name: 'audience', title: 'State' },
        { name: 'name', title: 'Name' },
        { name: 'period', title: 'Year' },
        { name: 'q50', title: 'Position', decimals: 2 },
        { name: 'q05', title: 'From', decimals: 2 },
        { name: 'q95', title: 'To', decimals: 2 },
      ],
      rows: result.positions.map(({ audience, name, period, estimate }) => [
        audience,
        name,
        period,
        estimate.q50,
        estimate.q05,
        estimate.q95,
      ]),
    },
    ...brief.report(result.brief),
    {
      kind: 'paragraph',
      text: 'Next: npx suasion brief China Kenya, npx suasion positions --audience "South Asia" --from 2000, npx suasion words.',
    },
  ],
};

/** So many of the list, evenly spaced, both ends included. */
function spread<One>(list: readonly One[], count: number): One[] {
  if (list.length <= count) return [...list];
  return Array.from({ length: count }, (_, i) => list[Math.round((i * (list.length - 1)) / (count - 1))]!);
}
