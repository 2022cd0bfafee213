import { checkIdentities, judgeIdentities, randomCourse } from '../../evidence/index.js';
import type { Course } from '../../mechanics/index.js';
import { audienceKey, type LawDraws, type Observation } from '../../response/index.js';
import { courseUnder, readAudiences } from '../law/course-reading.js';
import { readLawDraws, type StoredLaw } from '../law/stored-law.js';
import { type Reference, scaleOf } from '../reference.js';
import type { IdentitiesTold } from './result.js';
import type { AuditSettings } from './settings.js';

/** The five identities on random courses, and on courses of audiences under draws of the law. */
export async function tryIdentities(
  reference: Reference,
  law: StoredLaw,
  observations: readonly Observation[],
  { courses, audiences, draws }: AuditSettings,
  seed: number,
): Promise<IdentitiesTold[]> {
  const [votes, opinions] = [scaleOf('unga'), scaleOf('favourability')];
  const random = Array.from({ length: courses }, (_, i) =>
    randomCourse(i % 2 === 0 ? votes : opinions, 10_000 * seed + i),
  );
  const own: Course[] = [];
  for (const one of longestRecords(observations, audiences))
    own.push(...(await courseOfAudience(reference, law, one, draws, seed)));
  return [
    { on: 'random courses', identities: judgeIdentities(random.map((course) => checkIdentities(course))) },
    { on: 'draws of the law', identities: judgeIdentities(own.map((course) => checkIdentities(course))) },
  ];
}

type Seen = Pick<Observation, 'audience' | 'toward'>;

/** The audiences that were seen most often, in the order of their ids where as often. */
function longestRecords(observations: readonly Observation[], count: number): Seen[] {
  const often = new Map<string, { readonly of: Seen; times: number }>();
  for (const { audience, toward } of observations) {
    const key = audienceKey(audience, toward);
    const known = often.get(key);
    if (known === undefined) often.set(key, { of: { audience, toward }, times: 1 });
    else known.times++;
  }
  return [...often]
    .sort(([a, one], [b, other]) => other.times - one.times || (a < b ? -1 : 1))
    .slice(0, count)
    .map(([, { of }]) => of);
}

async function courseOfAudience(
  reference: Reference,
  law: StoredLaw,
  { audience, toward }: Seen,
  count: number,
  seed: number,
): Promise<Course[]> {
  const of = { audiences: [audience], ...(toward === '' ? {} : { actors: [toward] }) };
  const { byStanding } = await readAudiences(reference, [law], of);
  const records = byStanding.get(law.standing) ?? [];
  const record = records.find((one) => one.audience === audience && one.toward === toward);
  if (record === undefined) return [];
  const draws = await readLawDraws(reference, law, [audienceKey(audience, toward)]);
  return [courseUnder(record, firstDraws(draws, count), record.span, seed)];
}

/** The first so many joint draws. */
function firstDraws(draws: LawDraws, count: number): LawDraws {
  const kept = Math.min(count, draws.count);
  const first = (all: Float64Array): Float64Array => all.slice(0, (all.length / draws.count) * kept);
  const { variant, count: _, ...tables } = draws;
  const taken = Object.fromEntries(Object.entries(tables).map(([name, all]) => [name, first(all)]));
  return { ...(taken as typeof tables), variant: variant.slice(0, kept), count: kept };
}
