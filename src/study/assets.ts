import { z } from 'zod';
import type { Weighing } from '../assets/index.js';
import { type Actor, type Problem, ProblemError, type Resolver } from '../model/index.js';
import { appealOf } from './assets/appeal.js';
import { standardAssets } from './assets/asset-index.js';
import { assetDraws, readAssets } from './assets/read-assets.js';
import { readSmallAssets } from './assets/read-small.js';
import { assetsReport } from './assets/report.js';
import type { AssetsResult } from './assets/result.js';
import { newestYear, readKinds } from './assets/spans.js';
import { weightsCalled } from './assets/weights.js';
import { readOwnIndex } from './assets/own-index.js';
import { yearSchema } from './parameters.js';
import { openReference } from './reference.js';
import type { Answer, Context, Study } from './study.js';

interface AssetsParameters {
  readonly actor: string;
  readonly audience?: string | undefined;
  readonly year?: number | undefined;
  readonly index?: string | undefined;
  readonly weights?: string | undefined;
  readonly aggregation?: Weighing['aggregation'] | undefined;
  readonly draws?: number | undefined;
  readonly indicators?: boolean | undefined;
}

const aggregations = ['arithmetic', 'geometric', 'harmonic'] as const;

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
    {
      name: 'weights',
      kind: 'option',
      about: 'Weights of indicators in their composite, as ID=WEIGHT parted by commas; those not named have 1',
      value: 'WEIGHTS',
      required: false,
      otherwise: 'equal and others are tried',
    },
    {
      name: 'aggregation',
      kind: 'option',
      about: 'How indicators are put together: the less arithmetic, the less one can make up for another',
      value: 'MEAN',
      required: false,
      choices: aggregations,
      otherwise: 'arithmetic and geometric are tried',
    },
    {
      name: 'draws',
      kind: 'option',
      about: 'Joint draws behind the intervals, 20 to 2000',
      value: 'N',
      required: false,
      otherwise: String(assetDraws),
    },
    {
      name: 'indicators',
      kind: 'option',
      about: 'Give the table of all actors’ indicators too, from which composites are made (in JSON)',
      value: null,
      required: false,
    },
  ],
  schema: z.strictObject({
    actor: z.string().min(1),
    audience: z.string().min(1).optional(),
    year: yearSchema,
    index: z.string().min(1).optional(),
    weights: z.string().min(1).optional(),
    aggregation: z.enum(aggregations).optional(),
    draws: z.coerce.number().int().min(20).max(2000).optional(),
    indicators: z.boolean().optional(),
  }),
  examples: [
    'assets USA Ukraine',
    'assets Germany Kenya --year 2015',
    'assets city:Lyon,FRA Germany',
    'assets Sweden Kenya --index examples/index-soft-power.json',
    'assets Sweden Kenya --weights liberal-democracy=3,voice-and-accountability=0 --aggregation geometric',
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
    const weights = parameters.weights === undefined ? {} : weightsCalled(parameters.weights, index);
    const wanted = {
      actor: actor.actor,
      audience: audience?.actor ?? null,
      year,
      kinds,
      seed: context.seed,
      index,
      ...(parameters.draws === undefined ? {} : { draws: parameters.draws }),
      weighing: { weights, aggregation: parameters.aggregation ?? null },
      table: parameters.indicators === true,
    };
    const small = actor.actor.kind === 'city' || actor.actor.kind === 'diaspora';
    const read = small
      ? await readSmallAssets(reference, wanted.actor, wanted.audience, wanted)
      : await readAssets(reference, wanted);
    // The laws are about states alone.
    const appeal = small ? { told: null, origins: [], problems: [] } : await appealOf(reference);
    const { id, name, kind } = actor.actor;
    const table = wanted.table ? { table: read.table } : {};
    return {
      question: { ...parameters, actor: id, ...(audience === null ? {} : { audience: audience.actor.id }), year },
      result: {
        actor: { id, name, kind, unit: read.unit },
        ...read.told,
        others: read.others(),
        appeal: appeal.told,
        ...table,
      },
      origins: reference.originsOf([...read.origins, ...appeal.origins]),
      problems: [
        ...reference.missing,
        ...actor.problems,
        ...(audience?.problems ?? []),
        ...read.problems,
        ...appeal.problems,
      ],
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
