import type { Course } from '../../mechanics/index.js';
import {
  type Actor,
  formatPeriod,
  meanOf,
  type Period,
  ProblemError,
  type Resolver,
  type Scale,
} from '../../model/index.js';
import { type Ground, groundOf } from '../../plan/index.js';
import { audienceKey, type LawDraws } from '../../response/index.js';
import { type AudienceRecord, courseUnder, readAudiences } from '../law/course-reading.js';
import { readLawDraws, type StoredLaw } from '../law/stored-law.js';
import type { Reference } from '../reference.js';
import { startOf } from './law-choice.js';
import type { PlanSpec } from './spec.js';

/** An audience of a plan, with where it stands when the plan begins. */
export interface AudienceRead {
  readonly actor: Actor;
  readonly weight: number;
  readonly ground: Ground;
  readonly record: AudienceRecord;
  readonly course: Course;
  /** Standard deviation of one measurement of its position alone [L]: the mean over its record. */
  readonly measured: number;
}

export interface GroundsRead {
  readonly audiences: readonly AudienceRead[];
  readonly draws: LawDraws;
  readonly from: Period;
  readonly origins: readonly string[];
}

/** Somebody by name. Throws 'unknown-actor' or 'ambiguous-actor', with the line of the plan that names them. */
export function called(resolver: Resolver, text: string, parameter: string): Actor {
  const found = resolver.resolve(text);
  if ('actor' in found) return found.actor;
  throw new ProblemError(found.code, { ...found, where: { parameter } });
}

/** Steps of the record that are drawn for where an audience stands: its last few, given all before. */
const drawnSteps = 3;

/** Read and draw where the audiences of a plan stand. Throws 'no-data' and 'impossible-plan'. */
export async function readGrounds(
  reference: Reference,
  {
    spec,
    scale,
    law,
    audiences,
    actor,
    seed,
  }: {
    readonly spec: PlanSpec;
    readonly scale: Scale;
    readonly law: StoredLaw;
    readonly audiences: readonly (readonly [Actor, number])[];
    readonly actor: Actor;
    readonly seed: number;
  },
): Promise<GroundsRead> {
  const directed = scale.kind === 'directed';
  const { byStanding, origins } = await readAudiences(reference, [law], {
    audiences: audiences.map(([one]) => one.id),
    ...(directed ? { actors: [actor.id] } : {}),
  });
  const records = byStanding.get(law.standing)!;
  const asked = startOf(spec, scale);
  const chosen = audiences.map(([one, weight]) => {
    const own = records.filter(
      ({ audience, span }) =>
        one.parts.includes(audience) &&
        span.to - span.from >= 2 &&
        (asked === null || (span.from + 2 <= asked && asked <= span.to)),
    );
    const record = own.toSorted((a, b) => b.span.to - a.span.to)[0];
    if (record === undefined) throw notThere(one, records, { asked, scale, actor, law });
    return { actor: one, weight, record };
  });
  const from = asked ?? Math.min(...chosen.map(({ record }) => record.span.to));
  const early = chosen.find(({ record }) => record.span.from + 2 > from);
  if (early !== undefined) throw notThere(early.actor, [early.record], { asked: from, scale, actor, law });
  const keys = chosen.map(({ record }) => audienceKey(record.audience, record.toward));
  const draws = await readLawDraws(reference, law, keys);
  return {
    from,
    draws,
    origins,
    audiences: chosen.map((one, j) => {
      const own = withMassOf(draws, j, keys.length);
      const window = { from: Math.max(one.record.span.from, from - drawnSteps), to: from };
      const course = courseUnder(one.record, own, window, seed);
      const seen = one.record.spec.observations;
      const measured = meanOf(Float64Array.from(seen, ({ sd }) => sd));
      return { ...one, course, ground: groundOf(course, own.shock), measured };
    }),
  };
}

function withMassOf(draws: LawDraws, j: number, width: number): LawDraws {
  return { ...draws, logMass: Float64Array.from({ length: draws.count }, (_, d) => draws.logMass[d * width + j]!) };
}

function notThere(
  audience: Actor,
  records: readonly AudienceRecord[],
  { asked, scale, actor, law }: { asked: Period | null; scale: Scale; actor: Actor; law: StoredLaw },
): ProblemError {
  const whom = scale.kind === 'directed' ? ` toward ${actor.name}` : '';
  const spans = records
    .filter((record) => audience.parts.includes(record.audience))
    .map(({ span }) => `${formatPeriod(span.from, scale.step)} to ${formatPeriod(span.to, scale.step)}`);
  const when = asked === null ? '' : ` to begin from in ${formatPeriod(asked, scale.step)}`;
  return new ProblemError(spans.length === 0 ? 'no-data' : 'impossible-plan', {
    expected: `a record of ${audience.name}${whom} in the law ${law.design}${when}, of three ${scale.step}s or more before`,
    got: spans.length === 0 ? 'none' : spans.join('; '),
    fix:
      spans.length === 0
        ? 'Leave this audience out, or choose another scale.'
        : 'Begin within its record, or leave the start out.',
    where: { parameter: 'audiences' },
  });
}
