import { type Inquiry, type Passage, positionAt } from '../mechanics/index.js';
import {
  type Actor,
  formatPeriod,
  type Period,
  type Problem,
  problem,
  ProblemError,
  type Scale,
} from '../model/index.js';
import { audienceKey, type LawDraws } from '../response/index.js';
import { type EffortTold, readEffort } from './brief-effort.js';
import { chooseLaws, fewestSteps, overlapOf } from './law/choose-law.js';
import { type AudienceRecord, courseUnder, readAudiences } from './law/course-reading.js';
import type { StandingKind } from './law/standing.js';
import { readLawDraws, readLaws, type StoredLaw } from './law/stored-law.js';
import type { Span } from './law/stretches.js';
import type { Reference } from './reference.js';
import { nameInText } from './telling.js';

/** Who is asked about, and the audience's way through the window. */
export interface LawQuestion {
  readonly actor: Actor;
  readonly audience: Actor;
  readonly scale: Scale;
  readonly passage: Passage;
  readonly seed: number;
}

/** What a law says happened to the audience, under one standing. */
export interface CourseRead {
  readonly law: StoredLaw;
  readonly inquiry: Inquiry;
}

/** What was read and drawn for the words of the law; none of it where no law tells of the audience. */
export interface LawRead {
  /** Under equal standing. */
  readonly main: CourseRead | null;
  readonly byCapability: CourseRead | null;
  /** For which every word of the law is told. */
  readonly window: Span | null;
  /** Id under which the audience's record is kept. */
  readonly record: string | null;
  readonly effort: EffortTold | null;
  readonly origins: readonly string[];
  readonly problems: readonly Problem[];
}

/** Draw the audience's course in as much of the window as a fitted law tells of. */
export async function readLaw(reference: Reference, question: LawQuestion): Promise<LawRead> {
  const { scale, passage, audience, actor } = question;
  const all = await readLaws(reference, scale.id);
  const chosen = chooseLaws(all, passage);
  if (chosen === null) return nothing([notFitted(all, question)]);
  const [told, untold] = [chosen.laws.filter((law) => law.converged), chosen.laws.filter((law) => !law.converged)];
  const notes = untold.map(notConverged);
  if (!told.some(({ standing }) => standing === 'equal')) return nothing(notes);
  const directed = scale.kind === 'directed';
  const of = { audiences: [audience.id], ...(directed ? { actors: [actor.id] } : {}) };
  const keys = audience.parts.flatMap((part) =>
    directed ? actor.parts.map((toward) => audienceKey(part, toward)) : [part],
  );
  const [records, draws] = await Promise.all([
    readAudiences(reference, told, of),
    Promise.all(told.map(async (law) => [law.standing, await drawsByKey(reference, law, keys)] as const)),
  ]);
  const drawsOf = new Map(draws);
  const usable = (records.byStanding.get('equal') ?? []).flatMap((record) => {
    const window = overlapOf(chosen.window, record.span);
    return window === null || !drawsOf.get('equal')!.has(keyOf(record)) ? [] : [{ record, window }];
  });
  const longest = usable.toSorted((a, b) => b.window.to - b.window.from - (a.window.to - a.window.from))[0];
  if (longest === undefined) return nothing([...notes, notRecorded(chosen.laws[0]!, question)]);
  const { record, window } = longest;
  const part = { actor, audience: record.audience, scale };
  const instruments = told[0]!.terms.flatMap(({ kind, term }) => (kind === 'instrument' ? [term] : []));
  const effort = await readEffort(reference, part, instruments, window);
  const courseRead = (standing: StandingKind): CourseRead | null => {
    const law = told.find((one) => one.standing === standing);
    const own = records.byStanding.get(standing)?.find((one) => keyOf(one) === keyOf(record));
    const drawn = own === undefined ? undefined : drawsOf.get(standing)?.get(keyOf(own));
    const fits = own !== undefined && own.span.from <= window.from && window.to <= own.span.to;
    if (law === undefined || drawn === undefined || !fits) return null;
    return { law, inquiry: inquiryOf(question, own, drawn, window, effort) };
  };
  return {
    main: courseRead('equal'),
    byCapability: courseRead('capability-share'),
    window,
    record: record.audience,
    effort: effort ?? null,
    origins: records.origins,
    problems: [...notes, ...(usable.length > 1 ? [onePart(reference, record, window, question)] : [])],
  };
}

/** Draws with the mass of each of these audiences alone; those to which the law was not fitted are left out. */
async function drawsByKey(
  reference: Reference,
  law: StoredLaw,
  keys: readonly string[],
): Promise<ReadonlyMap<string, LawDraws>> {
  const found = await Promise.all(
    keys.map(async (key) => {
      try {
        return [[key, await readLawDraws(reference, law, [key])] as const];
      } catch (error) {
        if (error instanceof ProblemError && error.problem.code === 'no-data') return [];
        throw error;
      }
    }),
  );
  return new Map(found.flat());
}

function inquiryOf(
  { scale, passage, actor, seed }: LawQuestion,
  record: AudienceRecord,
  draws: LawDraws,
  window: Span,
  effort: EffortTold | undefined,
): Inquiry {
  const id = scale.kind === 'directed' ? record.toward : actor.id;
  const { standing } = record.spec;
  const last = standing(id, window.to) ?? standing(id, window.to - 1);
  return {
    course: courseUnder(record, draws, window, seed),
    actor: id,
    passage: passageIn(passage, window),
    ...(effort === undefined ? {} : { effort }),
    ...(last === null ? {} : { standing: last }),
  };
}

/** The passage in the window of the law, where everybody whom it tells of has a position at its ends. */
function passageIn(passage: Passage, { from, to }: Span): Passage | null {
  const stood = (period: Period): boolean => positionAt(passage.audience, period) !== null;
  const aimed = passage.actor === null || positionAt(passage.actor, from) !== null;
  return stood(from) && stood(to) && aimed ? { ...passage, from, to } : null;
}

function keyOf({ audience, toward }: AudienceRecord): string {
  return audienceKey(audience, toward);
}

function nothing(problems: readonly Problem[]): LawRead {
  return { main: null, byCapability: null, window: null, record: null, effort: null, origins: [], problems };
}

function notFitted(laws: readonly StoredLaw[], { scale, passage }: LawQuestion): Problem {
  const say = ({ from, to }: Span): string => `${formatPeriod(from, scale.step)}–${formatPeriod(to, scale.step)}`;
  const spans = [...new Set(laws.map(say))].join(', ');
  return problem('not-yet-known', {
    expected: `a law fitted on ${scale.id} that tells of at least ${fewestSteps} steps in ${say(passage)}`,
    got: laws.length === 0 ? 'none on this scale in these tables' : `laws for ${spans}`,
    fix:
      laws.length === 0
        ? 'Read what moved, or ask on a scale on which the law is fitted, such as unga.'
        : 'Ask for years within these to be told of forces and of what is owed to the actor.',
    where: { parameter: 'from, to' },
  });
}

function notRecorded(law: StoredLaw, { audience, actor, scale }: LawQuestion): Problem {
  const whom = scale.kind === 'directed' ? ` toward ${nameInText(actor)}` : '';
  return problem('not-yet-known', {
    expected: `at least ${fewestSteps} steps of the record of ${nameInText(audience)}${whom} in what the law ${law.design} was fitted to`,
    got: 'fewer: its positions there say too little alone, or doses beside them are not known',
    fix: 'Read what moved, or ask for other years.',
  });
}

function notConverged({ design, standing, rHat, ess }: StoredLaw): Problem {
  return problem('not-converged', {
    expected: `chains that agree on the law ${design} under ${standing} standing`,
    got: `split-R̂ ${rHat?.toFixed(3) ?? 'not known'}, ${ess === null ? 'an unknown number of' : Math.round(ess)} effective draws`,
    fix: 'Its words are not told; fit it anew with more draws: suasion build --refit.',
  });
}

function onePart(reference: Reference, { audience }: AudienceRecord, window: Span, question: LawQuestion): Problem {
  const { scale } = question;
  const name = reference.resolver.get(audience)?.name ?? audience;
  return problem('spells-joined', {
    expected: `one record of ${nameInText(question.audience)} in the law`,
    got: `its parts apart, each with a mass and a home of its own`,
    fix: `Words of the law are told of ${name}, ${formatPeriod(window.from, scale.step)} to ${formatPeriod(window.to, scale.step)}, the longest; ask for other years to read of another part.`,
  });
}
