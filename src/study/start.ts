import { z } from 'zod';
import { uniqueOrigins } from '../model/index.js';
import type { BriefResult } from './brief-result.js';
import { brief } from './brief.js';
import { compare } from './compare.js';
import type { CompareResult } from './compare/result.js';
import type { Answer, Study } from './study.js';

interface StartParameters {
  readonly port?: number | undefined;
  readonly host?: string | undefined;
  readonly 'no-serve'?: true | undefined;
}

interface StartResult {
  readonly compare: Answer<CompareResult>;
  readonly brief: Answer<BriefResult>;
}

/** Of the comparison its finding, the table and the laws behind it; the rest is the command's. */
const blocksShown = 4;
const exampleBrief = { actor: 'USA', audience: 'Ukraine', scale: 'unga', from: 1990, to: 2019 };

export const start: Study<StartParameters, StartResult> = {
  id: 'start',
  title: 'Show what there is: instruments compared and an example brief, then serve the web page and its API',
  about:
    'Answers from the shipped reference tables; needs no account, key or network. The server keeps nothing of what is asked, and only this machine can reach it unless another host is named. Ctrl-C ends it.',
  parameters: [
    {
      name: 'port',
      kind: 'option',
      about: 'Port to listen on; 0 takes any that is free',
      value: 'N',
      required: false,
      otherwise: '8321',
    },
    {
      name: 'host',
      kind: 'option',
      about: 'Address to listen on; 0.0.0.0 lets every machine around in',
      value: 'HOST',
      required: false,
      otherwise: '127.0.0.1',
    },
    { name: 'no-serve', kind: 'option', about: 'Stop after printing', value: null, required: false },
  ],
  schema: z.strictObject({
    port: z
      .union([
        z.number(),
        z
          .string()
          .regex(/^\d{1,5}$/, 'expected a whole number')
          .transform(Number),
      ])
      .pipe(z.number().int().min(0).max(65_535))
      .optional(),
    host: z
      .string()
      .regex(/^[\w.:-]+$/, 'expected a name or address of this machine, such as 127.0.0.1')
      .optional(),
    'no-serve': z.literal(true).optional(),
  }),
  examples: ['start --no-serve'],
  async run(_, context) {
    const compared = await compare.run({ scale: exampleBrief.scale }, context);
    const example = await brief.run(exampleBrief, context);
    return {
      question: {},
      result: { compare: compared, brief: example },
      origins: uniqueOrigins([...compared.origins, ...example.origins]),
      problems: [...compared.problems, ...example.problems],
    };
  },
  report: ({ result }) => [
    ...compare.report(result.compare).slice(0, blocksShown),
    ...brief.report(result.brief),
    {
      kind: 'paragraph',
      text: 'Next: npx suasion compare, npx suasion brief China Kenya, npx suasion positions --audience "South Asia" --from 2000, npx suasion words.',
    },
  ],
};
