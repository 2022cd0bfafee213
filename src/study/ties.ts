import { z } from 'zod';
import { type Actor, type Problem, problem, ProblemError } from '../model/index.js';
import { yearSchema } from './parameters.js';
import { openReference } from './reference.js';
import type { Answer, Context, Study } from './study.js';
import { readNetwork } from './ties/network.js';
import { tiesReport } from './ties/report.js';
import type { TiesResult } from './ties/result.js';

interface TiesParameters {
  readonly actor: string;
  readonly year?: number | undefined;
  readonly kind?: string | undefined;
}

export const ties: Study<TiesParameters, TiesResult> = {
  id: 'ties',
  title: 'Show the network of ties of an actor: states, cities, diasporas, organisations',
  about:
    'Who is joined to it and by what: alliances, borders, embassies, agreements, trade, students, migrants, twinned towns, reported acts with organisations. Each tie with its newest value up to the year, its unit and its source.',
  parameters: [
    { name: 'actor', kind: 'argument', about: 'Whose ties', value: 'actor', required: true },
    {
      name: 'year',
      kind: 'option',
      about: 'Ties as of this year: of each kind the newest up to it, undated lists in any case',
      value: 'YEAR',
      required: false,
      otherwise: 'the newest',
    },
    {
      name: 'kind',
      kind: 'option',
      about: 'Only ties of these kinds, parted by commas: embassies,twinned',
      value: 'KIND',
      required: false,
      otherwise: 'all',
    },
  ],
  schema: z.strictObject({ actor: z.string().min(1), year: yearSchema, kind: z.string().min(1).optional() }),
  examples: ['ties Sweden', 'ties Kenya --year 2010 --kind embassies,trade-agreements', 'ties city:Lyon,FRA'],
  run,
  report: ({ result }) => tiesReport(result),
};

async function run(parameters: TiesParameters, context: Context): Promise<Answer<TiesResult>> {
  const reference = await openReference(context.data);
  try {
    const { actor: text, year, kind } = parameters;
    const resolver = await reference.resolverFor([text]);
    const found = resolver.resolve(text, year === undefined ? undefined : { from: year, to: year });
    if (!('actor' in found)) throw new ProblemError(found.code, { ...found, where: { parameter: 'actor' } });
    const { result, origins } = await readNetwork(reference, found.actor, { year: year ?? null, kind: kind ?? null });
    return {
      question: { ...parameters, actor: found.actor.id },
      result,
      origins: reference.originsOf(origins),
      problems: [...reference.missing, ...found.problems, ...notesOn(found.actor, result)],
    };
  } finally {
    await reference.close();
  }
}

function notesOn({ kind, name }: Actor, { links }: TiesResult): Problem[] {
  return [
    ...(links.length > 0
      ? []
      : [
          problem('not-yet-known', {
            expected: `ties of ${name}`,
            got: 'none in the sources at hand',
            fix: 'Choose another year or kind. Not known is not none.',
          }),
        ]),
    ...(kind === 'state'
      ? [
          problem('not-yet-known', {
            expected: 'of which organisations the actor is a member',
            got: 'only how many it shares with each state, and reported acts between it and organisations',
            fix: 'Read an organisation here as one that was dealt with, not as a membership.',
          }),
        ]
      : []),
  ];
}
