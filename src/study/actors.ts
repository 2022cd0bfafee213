import { z } from 'zod';
import type { Actor, Problem } from '../model/index.js';
import { openReference } from './reference.js';
import type { Answer, Context, Study } from './study.js';

interface ActorsParameters {
  readonly text?: string | undefined;
}

interface ActorsResult {
  readonly actors: readonly Actor[];
}

const mostFound = 12;

export const actors: Study<ActorsParameters, ActorsResult> = {
  id: 'actors',
  title: 'Find an actor by name or code',
  about: 'Without a text, every actor; with one, the actor meant first, then those whose names come nearest.',
  parameters: [
    { name: 'text', kind: 'argument', about: 'A name or code, or part of one', value: 'text', required: false },
  ],
  schema: z.strictObject({ text: z.string().optional() }),
  examples: ['actors "South Korea"', 'actors yugo'],
  run,
  report: ({ result }) => [
    { kind: 'heading', level: 1, text: 'Actors' },
    {
      kind: 'table',
      name: 'actors',
      caption: 'Ids, names and spells of existence.',
      columns: [
        { name: 'id', title: 'Id' },
        { name: 'kind', title: 'Kind' },
        { name: 'name', title: 'Name' },
        { name: 'spells', title: 'Existed' },
        { name: 'region', title: 'Region' },
        { name: 'also', title: 'Also found as' },
      ],
      rows: result.actors.map((actor) => [
        actor.id,
        actor.kind,
        actor.name,
        actor.spells.map(({ from, to }) => `${from.slice(0, 4)}–${to === null ? 'today' : to.slice(0, 4)}`).join(', '),
        actor.region,
        actor.aliases.join(', '),
      ]),
    },
  ],
};

async function run(parameters: ActorsParameters, context: Context): Promise<Answer<ActorsResult>> {
  const reference = await openReference(context.data);
  try {
    const { resolver } = reference;
    const { text } = parameters;
    const found = text === undefined ? resolver.actors : resolver.find(text, mostFound);
    const problems: Problem[] = [];
    if (text !== undefined) {
      const meant = resolver.resolve(text);
      if (!('actor' in meant)) problems.push(meant);
    }
    return {
      question: { ...parameters },
      result: { actors: found },
      origins: reference.originsOf([]),
      problems,
    };
  } finally {
    await reference.close();
  }
}
