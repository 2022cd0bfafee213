import { z } from 'zod';
import {
  type Computed,
  type Displacement,
  type Gap,
  type Halfway,
  type Motion,
  type Passage,
  type Reach,
  type Telling,
  type Velocity,
  displacement,
  gap,
  halfway,
  motion,
  reach,
  velocity,
} from '../mechanics/index.js';
import {
  type Actor,
  type Path,
  type Period,
  type Position,
  type Problem,
  problem,
  ProblemError,
  type Question,
  type Resolver,
  type YearWindow,
} from '../model/index.js';
import { type AssetsAnswer, assetsInBrief } from './brief-assets.js';
import { answerByLaw, type LawAnswer } from './brief-law.js';
import { briefReport } from './brief-report.js';
import type { BriefResult } from './brief-result.js';
import { place, yearsOf } from './brief-window.js';
import { fromParameter, scaleParameter, scaleSchema, toParameter, yearSchema } from './parameters.js';
import { windowOf } from './positions.js';
import { readBrief, readWithoutPositions } from './brief-reading.js';
import { openReference, scaleOf } from './reference.js';
import { type Relations, readRelations, sourcesOf } from './relations.js';
import type { Answer, Context, Study } from './study.js';
import { nameInText } from './telling.js';

interface BriefParameters {
  readonly actor: string;
  readonly audience: string;
  readonly scale: string;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

export const brief: Study<BriefParameters, BriefResult> = {
  id: 'brief',
  title: 'Tell how far an actor moved an audience, by what, and how sure we are',
  about:
    'Where the audience stands on a scale, how far and how fast it moved, toward the actor or away; how much of that is owed to the actor by the fitted law, force by force; what the actor did, what ties the two, and the people between them.',
  parameters: [
    { name: 'actor', kind: 'argument', about: 'Toward whom', value: 'actor', required: true },
    { name: 'audience', kind: 'argument', about: 'Who moves', value: 'audience', required: true },
    scaleParameter,
    fromParameter,
    toParameter,
  ],
  schema: z.strictObject({
    actor: z.string().min(1),
    audience: z.string().min(1),
    scale: scaleSchema,
    from: yearSchema,
    to: yearSchema,
  }),
  examples: ['brief USA Ukraine --from 1990 --to 2019', 'brief China Kenya --scale unga-human-rights'],
  run,
  report: ({ result }) => briefReport(result),
};

async function run(parameters: BriefParameters, context: Context): Promise<Answer<BriefResult>> {
  const scale = scaleOf(parameters.scale);
  const years = windowOf(parameters);
  const reference = await openReference(context.data);
  try {
    const resolver = await reference.resolverFor([parameters.actor, parameters.audience]);
    const [actor, audience] = [resolve(resolver, parameters, 'actor'), resolve(resolver, parameters, 'audience')];
    const placed = await place(reference, scale, actor.actor, audience.actor, years);
    const { window } = placed;
    const question: Question = { actor: actor.actor, audience: audience.actor, scale, ...window };
    const told = yearsOf(window, scale);
    const [relations, law, assets] = await Promise.all([
      readRelations(reference, actor.actor, audience.actor, told),
      answerByLaw(reference, {
        actor: actor.actor,
        audience: audience.actor,
        scale,
        passage: placed.passage,
        seed: context.seed,
      }),
      assetsInBrief(reference, {
        actor: actor.actor,
        audience: audience.actor,
        scale: scale.id,
        year: told.to,
        seed: context.seed,
      }),
    ]);
    const computed = placed.passage === null ? null : compute(placed.passage);
    const problems = [
      ...reference.missing,
      ...unlessRecorded(actor.problems, placed.passage?.actor ?? null, question.from),
      ...unlessRecorded(audience.problems, placed.passage?.audience ?? null, question.from),
      ...placed.problems,
      ...Object.values(computed ?? {}).flatMap((word: Computed<unknown>) => word.problems),
      ...law.problems,
      ...assets.problems,
      ...notOfOnePair(),
    ];
    return {
      question: { ...parameters, actor: actor.actor.id, audience: audience.actor.id, ...told },
      result: resultOf(question, years, placed.passage, computed, relations, law, assets),
      origins: reference.originsOf([placed.source, ...sourcesOf(relations), ...law.origins, ...assets.origins]),
      problems: distinct(problems),
    };
  } finally {
    await reference.close();
  }
}

function resolve(
  resolver: Resolver,
  parameters: BriefParameters,
  who: 'actor' | 'audience',
): { actor: Actor; problems: readonly Problem[] } {
  const found = resolver.resolve(parameters[who], windowOf(parameters));
  if ('actor' in found) return found;
  throw new ProblemError(found.code, { ...found, where: { parameter: who } });
}

/** The words of a passage, computed. */
interface ComputedWords {
  readonly reach: Computed<Reach>;
  readonly displacement: Computed<Displacement>;
  readonly gap: Computed<Gap>;
  readonly velocity: Computed<Velocity>;
  readonly motion: Computed<Motion>;
  readonly halfway: Computed<Halfway>;
}

function compute(passage: Passage): ComputedWords {
  return {
    reach: reach.compute(passage),
    displacement: displacement.compute(passage),
    gap: gap.compute(passage),
    velocity: velocity.compute(passage),
    motion: motion.compute(passage),
    halfway: halfway.compute(passage),
  };
}

function resultOf(
  question: Question,
  years: YearWindow,
  passage: Passage | null,
  computed: ComputedWords | null,
  { people, ...relations }: Relations,
  law: LawAnswer,
  assets: AssetsAnswer,
): BriefResult {
  const { scale, from, to } = question;
  const telling: Telling = {
    scale,
    from,
    to,
    names: { audience: nameInText(question.audience), actor: nameInText(question.actor) },
  };
  const inWindow = (path: Path | null): Position[] =>
    (path?.positions ?? []).filter(({ period }) => period >= from && period <= to);
  const known = {
    reach: computed?.reach.value ?? null,
    displacement: computed?.displacement.value ?? null,
    gap: computed?.gap.value ?? null,
    velocity: computed?.velocity.value ?? null,
    motion: computed?.motion.value ?? null,
    halfway: computed?.halfway.value ?? null,
  };
  const { displacement: moved, velocity: speed, halfway: half } = known;
  return {
    scale: {
      id: scale.id,
      title: scale.title,
      ends: scale.ends,
      step: scale.step,
      unit: scale.unit,
      unitMeaning: scale.unitMeaning,
    },
    actor: { id: question.actor.id, name: question.actor.name },
    audience: { id: question.audience.id, name: question.audience.name },
    window: { from, to },
    asked: { from: years.from ?? null, to: years.to ?? null },
    positions: inWindow(passage?.audience ?? null),
    actorPositions: inWindow(passage?.actor ?? null),
    reach: known.reach,
    displacement: moved && { ...moved.moved, toward: moved.toward, gap: moved.gap },
    gap: known.gap,
    velocity: speed && { ...speed.mean, toward: speed.toward, steps: speed.steps },
    motion: known.motion,
    halfway: half && {
      ...half.elapsed,
      period: half.period,
      firstHalf: half.firstHalf,
      secondHalf: half.secondHalf,
    },
    ...law.told,
    assets: assets.told,
    ledger: people,
    grade: null,
    relations,
    reading:
      passage === null
        ? readWithoutPositions(telling)
        : readBrief(telling, known, {
            law: law.told,
            lawTelling: law.telling,
            ledger: people,
            assets: assets.told,
            nameOf: (id) => relations.names[id] ?? id,
            notInLaw: law.notInLaw(relations.acts),
          }),
  };
}

/** What is not known of any pair: what a grade tests is told of instruments over many actors and audiences. */
function notOfOnePair(): Problem[] {
  return [
    problem('not-yet-known', {
      expected: 'a grade of the evidence',
      got: 'none for a single pair: its acts are too few to be tried; grades are given to the response to each instrument, over all actors and audiences',
      fix: 'Read the intervals here, and the grade of each instrument with suasion compare.',
    }),
  ];
}

/**
 * Notes on an actor without the one that it did not exist yet, where it has a position all the same: some were members of
 * the United Nations before the register counts them as states.
 */
function unlessRecorded(problems: readonly Problem[], path: Path | null, from: Period): Problem[] {
  const recorded = path?.positions.some(({ period }) => period === from) ?? false;
  return problems.filter(({ code }) => !(recorded && code === 'not-yet-known'));
}

/** Several words may find the same problem. */
function distinct(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((one) => [JSON.stringify(one), one])).values()];
}
