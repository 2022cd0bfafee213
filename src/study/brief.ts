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
  ProblemError,
  problem,
  type Question,
  type Scale,
} from '../model/index.js';
import { briefReport } from './brief-report.js';
import type { BriefResult } from './brief-result.js';
import { fromParameter, scaleParameter, scaleSchema, toParameter, yearSchema } from './parameters.js';
import { windowOf } from './positions.js';
import { readBrief } from './brief-reading.js';
import { joinParts, openReference, type Reference, scaleOf } from './reference.js';
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
  title: 'Tell how an audience has moved relative to an actor',
  about:
    'Where the audience stands on a scale, how far and how fast it moved, toward the actor or away, and how sure we are. It tells what moved, not yet what moved it.',
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
  const window = windowOf(parameters);
  const reference = await openReference(context.data);
  try {
    const [actor, audience] = [resolve(reference, parameters, 'actor'), resolve(reference, parameters, 'audience')];
    const fit = await reference.fit(scale);
    const paths = await reference.paths(scale, [...actor.actor.parts, ...audience.actor.parts], true);
    const path = joinParts(audience.actor, paths);
    const settled = settleWindow(path, joinParts(actor.actor, paths), window, audience.actor, scale);
    const question: Question = { actor: actor.actor, audience: audience.actor, scale, ...settled.window };
    const passage: Passage = {
      scale,
      ...settled.window,
      audience: path!,
      actor: joinParts(actor.actor, paths),
      stepNoise: fit.stepNoise,
    };
    const computed = compute(passage);
    const problems = [
      ...unlessRecorded(actor.problems, passage.actor, question.from),
      ...unlessRecorded(audience.problems, passage.audience, question.from),
      ...settled.problems,
      ...Object.values(computed).flatMap((word) => word.problems),
    ];
    return {
      question: { ...parameters, actor: actor.actor.id, audience: audience.actor.id, ...settled.window },
      result: resultOf(question, passage, computed),
      origins: reference.origins,
      problems: distinct(problems),
    };
  } finally {
    await reference.close();
  }
}

function resolve(
  reference: Reference,
  parameters: BriefParameters,
  who: 'actor' | 'audience',
): { actor: Actor; problems: readonly Problem[] } {
  const found = reference.resolver.resolve(parameters[who], windowOf(parameters));
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

/**
 * The window inside which the audience has positions: its ends are moved inward to the nearest year with one, which is
 * noted; where nothing was asked, the whole common record of actor and audience. Throws 'no-data', 'no-overlap'.
 */
function settleWindow(
  audience: Path | null,
  actor: Path | null,
  asked: { readonly from?: number; readonly to?: number },
  who: Actor,
  scale: Scale,
): { window: { from: Period; to: Period }; problems: Problem[] } {
  const periods = audience?.positions.map(({ period }) => period) ?? [];
  const span = periods.length === 0 ? 'none' : `${periods[0]} to ${periods.at(-1)}`;
  const common = actor?.positions.map(({ period }) => period) ?? periods;
  const from = asked.from ?? Math.max(periods[0] ?? 0, common[0] ?? 0);
  const to = asked.to ?? Math.min(periods.at(-1) ?? 0, common.at(-1) ?? 0);
  const inside = periods.filter((period) => period >= from && period <= to);
  if (inside.length < 2) {
    const overlap = periods.length > 0 && asked.from === undefined && asked.to === undefined;
    throw new ProblemError(overlap ? 'no-overlap' : 'no-data', {
      expected: `positions of ${nameInText(who)} on ${scale.id} in at least two years from ${from} to ${to}`,
      got: inside.length === 1 ? `one, in ${inside[0]}` : 'none',
      fix: `Choose years within its record: ${span}.`,
      where: { parameter: 'from, to' },
    });
  }
  const window = { from: inside[0]!, to: inside.at(-1)! };
  const moved = (asked.from !== undefined && window.from !== from) || (asked.to !== undefined && window.to !== to);
  const note = problem('window-moved', {
    expected: `positions of ${nameInText(who)} in ${from} and ${to}`,
    got: `positions from ${window.from} to ${window.to}`,
    fix: 'Read the answer for these years.',
    where: { parameter: 'from, to' },
  });
  return { window, problems: moved ? [note] : [] };
}

function resultOf(question: Question, passage: Passage, computed: ComputedWords): BriefResult {
  const { scale, from, to } = question;
  const telling: Telling = {
    scale,
    from,
    to,
    names: { audience: nameInText(question.audience), actor: nameInText(question.actor) },
  };
  const inWindow = (path: Path | null): Position[] =>
    (path?.positions ?? []).filter(({ period }) => period >= from && period <= to);
  const { displacement: moved, velocity: speed, halfway: half } = computed;
  return {
    scale: { id: scale.id, title: scale.title, ends: scale.ends, unit: scale.unit, unitMeaning: scale.unitMeaning },
    actor: { id: question.actor.id, name: question.actor.name },
    audience: { id: question.audience.id, name: question.audience.name },
    window: { from, to },
    positions: inWindow(passage.audience),
    actorPositions: inWindow(passage.actor),
    reach: computed.reach.value,
    displacement: moved.value && { ...moved.value.moved, toward: moved.value.toward, gap: moved.value.gap },
    gap: computed.gap.value,
    velocity: speed.value && { ...speed.value.mean, toward: speed.value.toward, steps: speed.value.steps },
    motion: computed.motion.value,
    halfway: half.value && {
      ...half.value.elapsed,
      period: half.value.period,
      firstHalf: half.value.firstHalf,
      secondHalf: half.value.secondHalf,
    },
    reading: readBrief(telling, {
      reach: computed.reach.value,
      displacement: moved.value,
      gap: computed.gap.value,
      velocity: speed.value,
      motion: computed.motion.value,
      halfway: half.value,
    }),
  };
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
