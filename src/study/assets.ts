import { z } from 'zod';
import { type Actor, type Problem, ProblemError, type Resolver } from '../model/index.js';
import { standardAssets } from './assets/asset-index.js';
import { readAssets } from './assets/read-assets.js';
import { readSmallAssets } from './assets/read-small.js';
import { assetsReport } from './assets/report.js';
import type { AssetsResult } from './assets/result.js';
import { newestYear, readKinds } from './assets/spans.js';
import { readOwnIndex } from './assets/own-index.js';
import { yearSchema } from './parameters.js';
import { openReference } from './reference.js';
import type { Answer, Context, Study } from './study.js';

interface AssetsParameters {
  readonly actor: string;
  readonly audience?: string | undefined;
  readonly year?: number | undefined;
  readonly index?: string | undefined;
}

export const assets: Study<AssetsParameters, AssetsResult> = {
  id: 'assets',
  title: 'Weigh what an actor brings to an audience: legitimacy, authority, competence',
  about:
    'Three composites of indicators, each compared with all other states for this audience, with intervals over the choices that were made and over errors of measurement; what drives each, and what is not known. Without an audience, indicators of standing alone.',
  parameters: [
    { name: 'actor', kind: 'argument', about: 'Whose assets', value: 'actor', required: true },
    { name: 'audience', kind: 'argument', about: 'For whom', value: 'audience', required: false },
    {
      name: 'year',
      kind: 'option',
      about: 'Year',
      value: 'YEAR',
      required: false,
      otherwise: 'the newest of which half of the indicators are told',
    },
    {
      name: 'index',
      kind: 'option',
      about: 'A JSON file with indicators and an index of your own, in place of the standard ones',
      value: 'FILE',
      required: false,
    },
  ],
  schema: z.strictObject({
    actor: z.string().min(1),
    audience: z.string().min(1).optional(),
    year: yearSchema,
    index: z.string().min(1).optional(),
  }),
  examples: [
    'assets USA Ukraine',
    'assets Germany Kenya --year 2015',
    'assets city:Lyon,FRA Germany',
    'assets Sweden Kenya --index examples/index-soft-power.json',
  ],
  run,
  report: ({ result }) => assetsReport(result),
};

async function run(parameters: AssetsParameters, context: Context): Promise<Answer<AssetsResult>> {
  const reference = await openReference(context.data);
  try {
    const texts = [parameters.actor, ...(parameters.audience === undefined ? [] : [parameters.audience])];
    const [resolver, kinds] = await Promise.all([reference.resolverFor(texts), readKinds(reference)]);
    const index =
      parameters.index === undefined ? standardAssets : await readOwnIndex(parameters.index, reference.resolver);
    const year = parameters.year ?? newestYear(kinds, standardAssets.indicators) ?? noYear(context.data);
    const actor = resolve(resolver, parameters.actor, 'actor', year);
    const audience =
      parameters.audience === undefined ? null : resolve(resolver, parameters.audience, 'audience', year);
    if (audience !== null && audience.actor.id === actor.actor.id) throw oneAndTheSame(actor.actor);
    const wanted = { actor: actor.actor, audience: audience?.actor ?? null, year, kinds, seed: context.seed, index };
    const small = actor.actor.kind === 'city' || actor.actor.kind === 'diaspora';
    const read = small
      ? await readSmallAssets(reference, wanted.actor, wanted.audience, wanted)
      : await readAssets(reference, wanted);
    const { id, name, kind } = actor.actor;
    return {
      question: { ...parameters, actor: id, ...(audience === null ? {} : { audience: audience.actor.id }), year },
      result: { actor: { id, name, kind, unit: read.unit }, ...read.told, others: read.others() },
      origins: reference.originsOf(read.origins),
      problems: [...reference.missing, ...actor.problems, ...(audience?.problems ?? []), ...read.problems],
    };
  } finally {
    await reference.close();
  }
}

function resolve(
  resolver: Resolver,
  text: string,
  who: 'actor' | 'audience',
  year: number,
): { actor: Actor; problems: readonly Problem[] } {
  const found = resolver.resolve(text, { from: year, to: year });
  if ('actor' in found) return found;
  throw new ProblemError(found.code, { ...found, where: { parameter: who } });
}

function noYear(folder: string): never {
  throw new ProblemError('no-data', {
    expected: 'indicators of any year',
    got: 'none in this folder',
    fix: 'Build the tables again with the sources of indicators.',
    where: { file: folder },
  });
}

function oneAndTheSame({ name }: Actor): ProblemError {
  return new ProblemError('invalid-value', {
    expected: 'an audience other than the actor',
    got: name,
    fix: 'Name another audience, or none.',
    where: { parameter: 'audience' },
  });
}
