import { z } from 'zod';
import type { Category } from '../assets/index.js';
import {
  type Actor,
  existedWithin,
  formatPeriod,
  type Problem,
  problem,
  ProblemError,
  type Scale,
  type YearWindow,
} from '../model/index.js';
import { periodsOf, yearsOf } from './brief-window.js';
import type { StoredLaw } from './law/stored-law.js';
import { fromParameter, scaleParameter, scaleSchema, toParameter, yearSchema } from './parameters.js';
import { windowOf } from './positions.js';
import { doubtsOf, lawFor, notesOn } from './rank/law.js';
import { assetWordOf, rankAssets } from './rank/assets.js';
import { type Rankable, rankableCalled, rankedBy } from './rank/rankable.js';
import { addTo, noSums, rankActors } from './rank/ranking.js';
import { rankReport, readRanking } from './rank/report.js';
import type { RankResult, RankRow } from './rank/result.js';
import { type RankedPart, type RankPart, rankTask } from './rank/task.js';
import { openReference, type Reference, scaleOf } from './reference.js';
import type { Answer, Context, Study } from './study.js';

interface RankParameters {
  readonly word: string;
  readonly scale: string;
  readonly audience: string;
  readonly standing: 'equal' | 'capability-share';
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** Audiences that one thread takes at once. Sums are made in this order, so it decides their last digit. */
const atOnce = 24;
/** Audiences that are named in a note before they are only counted. */
const fewEnough = 6;

export const rank: Study<RankParameters, RankResult> = {
  id: 'rank',
  title: 'Rank actors by a word over named audiences, each place with its interval',
  about:
    'Nothing is defined for an actor alone: its number is the sum over the audiences named, each of which counts once. Places come from joint draws; an actor whose place may be anywhere in half of the table is told as such.',
  parameters: [
    {
      name: 'word',
      kind: 'argument',
      about: 'What to rank by',
      value: 'word',
      required: true,
      choices: rankedBy,
    },
    scaleParameter,
    {
      name: 'audience',
      kind: 'option',
      about: 'Whose numbers are added up: a name, a comma list, a region, or all',
      value: 'AUDIENCE',
      required: false,
      otherwise: 'all',
    },
    {
      name: 'standing',
      kind: 'option',
      about: 'How much actors count in the law',
      value: 'STANDING',
      required: false,
      choices: ['equal', 'capability-share'],
      otherwise: 'equal',
    },
    fromParameter,
    toParameter,
  ],
  schema: z.strictObject({
    word: z.string().min(1),
    scale: scaleSchema,
    audience: z.string().min(1).default('all'),
    standing: z.enum(['equal', 'capability-share']).default('equal'),
    from: yearSchema,
    to: yearSchema,
  }),
  examples: [
    'rank attributed --audience Ukraine,Poland,Hungary',
    'rank influence --audience "South Asia" --from 1980',
    'rank competence --audience Kenya,Ghana',
  ],
  run,
  report: ({ result }) => rankReport(result),
};

async function run(parameters: RankParameters, context: Context): Promise<Answer<RankResult>> {
  const category = assetWordOf(parameters.word);
  if (category !== null) return runAssets(category, parameters, context);
  const word = rankableCalled(parameters.word);
  const scale = scaleOf(parameters.scale);
  const years = windowOf(parameters);
  const reference = await openReference(context.data);
  try {
    const { from = -Infinity, to = Infinity } = periodsOf(years, scale);
    const { law, window } = await lawFor(reference, scale, parameters.standing, { from, to });
    const told = yearsOf(window, scale);
    const asked = audiencesCalled(reference, parameters.audience, years);
    const doubts = doubtsOf(law, word);
    const parts = doubts.length > 0 ? [] : await measured(context, law, word, window, asked.actors);
    const sums = noSums();
    for (const { byActor } of parts) for (const [id, one] of byActor) addTo(sums, id, one.draws, one.audiences);
    const draws = new Map([...sums.byActor].map(([id, one]) => [id, one.draws]));
    const rows = rankActors(draws, word.unit(scale)).map((row): RankRow => ({
      ...row,
      name: nameOf(reference, row.actor),
      audiences: sums.byActor.get(row.actor)!.audiences,
    }));
    const counted = [...new Set(parts.flatMap((part) => part.counted.map(([audience]) => audience)))];
    if (counted.length === 0 && doubts.length === 0) throw noAudience(parameters.audience, law, scale);
    return {
      question: { ...parameters, ...told },
      result: {
        word: { id: word.id, title: word.title, meaning: word.meaning, unit: word.unit(scale) },
        scale: { id: scale.id, title: scale.title, step: scale.step },
        law: { design: law.design, title: law.title, standing: law.standing },
        window,
        audiences: counted.map((id) => ({ id, name: nameOf(reference, id), weight: 1 })),
        draws: law.draws,
        rows,
        without: othersThan(reference, rows, told),
        reading: readRanking({ rows }),
      },
      origins: reference.originsOf(parts.flatMap((part) => part.origins)),
      problems: [
        ...reference.missing,
        ...asked.problems,
        ...(doubts.length > 0 ? doubts : notesOn(law, word)),
        ...movedWindow(years, window, scale),
        ...leftOut(reference, asked.actors, parts),
      ],
    };
  } finally {
    await reference.close();
  }
}

async function runAssets(
  category: Category,
  parameters: RankParameters,
  context: Context,
): Promise<Answer<RankResult>> {
  const years = windowOf(parameters);
  const reference = await openReference(context.data);
  try {
    const asked = audiencesCalled(reference, parameters.audience, years);
    return await rankAssets(reference, { category, asked, years, question: { ...parameters } }, context);
  } finally {
    await reference.close();
  }
}

/** One part of the work a few audiences: the same parts however many threads there are. */
async function measured(
  { data, seed, workshop }: Context,
  { design, standing, scale }: StoredLaw,
  word: Rankable,
  { from, to }: RankResult['window'],
  actors: readonly Actor[],
): Promise<readonly RankedPart[]> {
  const ids = [...new Set(actors.flatMap(({ parts }) => parts))].sort();
  const parts = Array.from({ length: Math.ceil(ids.length / atOnce) }, (_, i): RankPart => {
    const audiences = ids.slice(i * atOnce, (i + 1) * atOnce);
    return { data, seed, scale, design, standing, word: word.id, audiences, from, to };
  });
  return workshop.map(rankTask, parts);
}

function audiencesCalled(
  reference: Reference,
  text: string,
  years: { readonly from?: number; readonly to?: number },
): { actors: readonly Actor[]; problems: readonly Problem[] } {
  const found = reference.resolver.resolveAudiences(text, years);
  if ('actors' in found) return found;
  throw new ProblemError(found.code, { ...found, where: { parameter: 'audience' } });
}

function nameOf(reference: Reference, id: string): string {
  return reference.resolver.get(id)?.name ?? id;
}

/** States of the window that are not listed, joined states once. */
function othersThan(reference: Reference, rows: readonly RankRow[], window: YearWindow): number {
  const listed = new Set(rows.flatMap(({ actor }) => [actor, ...(reference.resolver.get(actor)?.parts ?? [])]));
  return reference.resolver.actors.filter(
    (actor) =>
      actor.kind === 'state' && actor.parts.length === 1 && existedWithin(actor, window) && !listed.has(actor.id),
  ).length;
}

function noAudience(text: string, { title, from, to }: StoredLaw, { id, step }: Scale): ProblemError {
  return new ProblemError('no-data', {
    expected: `an audience among ${text} to which a law on ${id} was fitted (${title}, ${formatPeriod(from, step)} to ${formatPeriod(to, step)})`,
    got: 'none with at least two steps inside the window',
    fix: 'Choose other audiences, or leave the window out.',
    where: { parameter: 'audience' },
  });
}

function movedWindow(asked: YearWindow, { from, to }: RankResult['window'], scale: Scale): Problem[] {
  const told = yearsOf({ from, to }, scale);
  if ((asked.from ?? told.from) === told.from && (asked.to ?? told.to) === told.to) return [];
  return [
    problem('window-moved', {
      expected: `${asked.from ?? 'the first year'} to ${asked.to ?? 'the last'}`,
      got: `a law fitted to a window of which ${told.from} to ${told.to} are inside`,
      fix: 'Read the ranks as those of these years; beyond them doses are not known.',
    }),
  ];
}

/** Audiences without a record, and numbers that are not known. */
function leftOut(reference: Reference, asked: readonly Actor[], parts: readonly RankedPart[]): Problem[] {
  if (parts.length === 0) return [];
  const counted = new Set(parts.flatMap((part) => part.counted.map(([audience]) => audience)));
  const missing = asked.filter((actor) => !actor.parts.some((part) => counted.has(part)));
  const unknown = parts.reduce((sum, part) => sum + part.unknown, 0);
  const names = missing.slice(0, fewEnough).map(({ name }) => name);
  const more = missing.length > fewEnough ? ` and ${missing.length - fewEnough} more` : '';
  return [
    ...(missing.length === 0
      ? []
      : [
          problem('not-yet-known', {
            expected: 'every audience with a record of two steps or more inside the window',
            got: `${missing.length} without: ${names.join(', ')}${more}`,
            fix: 'They are not in the sums.',
          }),
        ]),
    ...(unknown === 0
      ? []
      : [
          problem('actor-has-no-aim', {
            expected: 'an aim of every actor that acted on an audience, and its standing',
            got: `${unknown} pairs of actor and audience without`,
            fix: 'They are not in the sums; the number of audiences stands beside each actor.',
          }),
        ]),
  ];
}
