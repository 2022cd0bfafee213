import {
  accountFor,
  attributedTo,
  type Course,
  courseWords,
  type Inquiry,
  plus,
  workAccount,
  worksOf,
  worksTogether,
} from '../mechanics/index.js';
import type { Estimate } from '../model/index.js';
import { dimensionsByUnit, inOtherUnits, type UnitChange } from './audit-units.js';

/** The identities that every course must fulfil (mechanics §4). */
const titles = [
  'Accounted displacements sum to the path',
  'All work is the change of kinetic energy',
  'Quantities carry their dimensions',
  'Flipping the scale flips displacements and leaves both works',
  'Other units rescale each quantity by its dimensions',
] as const;

/** By how much an identity is missed, as a share of the largest number that goes into it. Null where it says nothing. */
export interface IdentityCheck {
  readonly identity: 1 | 2 | 3 | 4 | 5;
  readonly deviation: number | null;
}

export interface JudgedIdentity {
  readonly identity: number;
  readonly title: string;
  /** Courses of which it says anything. */
  readonly courses: number;
  /** The largest; infinite where words could not even be computed. Null without a course. */
  readonly deviation: number | null;
  readonly allowed: number;
  readonly outcome: 'met' | 'not met' | 'not run';
}

/** What rounding may do to sums of this length. */
const allowed = 1e-9;

/** Actors of a course about whom words are asked. */
const mostActors = 2;
/** Powers of two, so that no digit is lost. */
const otherUnits: UnitChange = { mass: 4, length: 0.25, time: 2 };
const flip: UnitChange = { mass: 1, length: -1, time: 1 };

/**
 * By how much a course misses each identity. `changed`: the course in other units; what makes it is handed in for tests of the
 * check itself.
 */
export function checkIdentities(course: Course, changed: typeof inOtherUnits = inOtherUnits): IdentityCheck[] {
  const run = (check: () => number | null): number | null => {
    try {
      return check();
    } catch (error) {
      // Words refuse a course that does not obey the law.
      if (error instanceof RangeError) return Number.POSITIVE_INFINITY;
      throw error;
    }
  };
  return [
    { identity: 1, deviation: run(() => sumsToPath(course)) },
    { identity: 2, deviation: run(() => sumsToEnergy(course)) },
    { identity: 3, deviation: run(() => dimensionsAgree(course)) },
    {
      identity: 4,
      deviation: run(() => (course.scale.kind === 'common' ? flips(course, changed(course, flip)) : null)),
    },
    { identity: 5, deviation: run(() => rescales(course, changed(course, otherUnits), otherUnits)) },
  ];
}

/** What the checks of many courses come to. */
export function judgeIdentities(checks: readonly (readonly IdentityCheck[])[]): JudgedIdentity[] {
  return titles.map((title, i) => {
    const found = checks.flatMap((own) =>
      own.flatMap(({ identity, deviation }) => (identity === i + 1 && deviation !== null ? [deviation] : [])),
    );
    // NaN is no agreement.
    const deviation = found.reduce((most, one) => Math.max(most, Number.isNaN(one) ? Infinity : one), 0);
    const outcome = found.length === 0 ? 'not run' : deviation <= allowed ? 'met' : 'not met';
    return {
      identity: i + 1,
      title,
      courses: found.length,
      deviation: found.length === 0 ? null : deviation,
      allowed,
      outcome,
    };
  });
}

/** |got − expected| over the largest of all parts. */
function missed(got: number, expected: number, parts: readonly number[]): number {
  const size = Math.max(Math.abs(got), Math.abs(expected), ...parts.map(Math.abs));
  return size === 0 ? 0 : Math.abs(got - expected) / size;
}

function sum(parts: readonly number[]): number {
  return parts.reduce((total, part) => total + part, 0);
}

function largest(values: readonly number[]): number {
  return values.reduce((most, one) => (one > most || Number.isNaN(one) ? one : most), 0);
}

function drawsOf(course: Course): number[] {
  return Array.from({ length: course.draws }, (_, d) => d);
}

function sumsToPath(course: Course): number {
  const { start, home, common, noise, forces } = accountFor(course);
  const width = course.to - course.from + 1;
  return largest(
    drawsOf(course).map((d) => {
      const parts = [start, home, common, noise, ...forces].map((draws) => draws[d]!);
      const [first, last] = [course.position[d * width]!, course.position[(d + 1) * width - 1]!];
      return missed(sum(parts), last - first, [...parts, first, last]);
    }),
  );
}

function sumsToEnergy(course: Course): number {
  const { change, forces, ...rest } = workAccount(course);
  const works = worksOf(course, course.forces);
  return largest(
    drawsOf(course).map((d) => {
      const own = works.flatMap(({ toward, away }) => [toward.draws[d]!, away.draws[d]!]);
      const parts = [...own, ...Object.values(rest).map(({ draws }) => draws[d]!)];
      return Math.max(missed(sum(own), forces.draws[d]!, own), missed(sum(parts), change.draws[d]!, parts));
    }),
  );
}

/** 0 where the unit of every headline is that of the word’s dimensions, and a distance and a work cannot be added; else ∞. */
function dimensionsAgree(course: Course): number {
  const [moved, { toward }] = [attributedTo(course, () => true), worksTogether(course, course.forces)];
  const refused = throwsRangeError(() => plus(moved, toward));
  const agree = inquiriesOf(course).every((inquiry) =>
    courseWords.every((word) => {
      const { value } = word.compute(inquiry);
      const headline = value === null ? null : word.headline(value);
      return headline === null || headline.unit === word.unit(course.scale);
    }),
  );
  return refused && agree ? 0 : Number.POSITIVE_INFINITY;
}

function throwsRangeError(act: () => unknown): boolean {
  try {
    act();
    return false;
  } catch (error) {
    if (error instanceof RangeError) return true;
    throw error;
  }
}

function flips(course: Course, flipped: Course): number {
  return largest(
    actorsOf(course).flatMap((actor) => {
      const [moved, mirrored] = [course, flipped].map(
        (one) => attributedTo(one, (force) => force.actor === actor).draws,
      );
      const [was, now] = [course, flipped].map((one) =>
        worksTogether(
          one,
          one.forces.filter((force) => force.actor === actor),
        ),
      );
      return drawsOf(course).flatMap((d) => [
        missed(mirrored![d]!, -moved![d]!, [course.position[0]!]),
        ...(['toward', 'away'] as const).map((side) => missed(now![side].draws[d]!, was![side].draws[d]!, [])),
      ]);
    }),
  );
}

function rescales(course: Course, other: Course, by: UnitChange): number {
  const dimensions = dimensionsByUnit(course.scale);
  const theirs = inquiriesOf(other);
  return largest(
    inquiriesOf(course).flatMap((inquiry, k) =>
      courseWords.flatMap((word) => {
        const [was, now] = [word.compute(inquiry).value, word.compute(theirs[k]!).value];
        const rescaled = new Map(estimatesIn(now));
        return estimatesIn(was).map(([place, estimate]) => {
          const [m, l, t] = dimensions.get(estimate.unit)!;
          const factor = by.mass ** m * by.length ** l * by.time ** t;
          const found = rescaled.get(place);
          if (found === undefined) return Number.POSITIVE_INFINITY;
          return Math.max(
            ...(['mean', 'q05', 'q50', 'q95'] as const).map((key) =>
              missed(found[key] / factor, estimate[key], [1e-3, estimate.sd]),
            ),
          );
        });
      }),
    ),
  );
}

function inquiriesOf(course: Course): Inquiry[] {
  return actorsOf(course).map((actor) => ({ course, actor, passage: null }));
}

function actorsOf(course: Course): string[] {
  return [...new Set(course.forces.map(({ actor }) => actor))].slice(0, mostActors);
}

/** Every estimate inside a result, by its place. */
function estimatesIn(value: unknown, place = ''): [string, Estimate][] {
  if (typeof value !== 'object' || value === null) return [];
  if ('q50' in value && 'unit' in value) return [[place, value as Estimate]];
  return Object.entries(value).flatMap(([key, part]) => estimatesIn(part, `${place}.${key}`));
}
