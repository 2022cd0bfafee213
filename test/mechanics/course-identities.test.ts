import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Amount,
  type Course,
  type Inquiry,
  accountFor,
  accounted,
  attributed,
  attributedByActor,
  attributedTo,
  courseWords,
  dimensionsOn,
  forceAt,
  influence,
  noiseOf,
  plus,
  rerun,
  shares,
  times,
  unitIn,
  workAccount,
  worksOf,
} from '../../src/mechanics/index.js';
import { type Dimensions, type Estimate, quantity } from '../../src/model/index.js';
import { anyCommonWorld, anyWorld, courseOf, inOtherUnits, inquiryOf, simulate } from './course-world.js';
import { seeded } from './world.js';

/** The identities of the words of the law, on random worlds, to 1e-9 of the largest part. */

/** Equal to 1e-9 of the largest number that went into either. */
function expectSame(got: number, expected: number, parts: readonly number[] = []): void {
  const size = Math.max(Math.abs(got), Math.abs(expected), ...parts.map(Math.abs));
  expect(Math.abs(got - expected)).toBeLessThanOrEqual(1e-9 * size);
}

/** 'standard audience·point²/year³' as exponents. */
function dimensionsOfUnit(unit: string, course: Course): Dimensions {
  const units: Dimensions[] = [];
  for (const m of [0, 1]) for (const l of [0, 1, 2]) for (const t of [-3, -2, -1, 0, 1]) units.push([m, l, t]);
  const found = units.find((dimensions) => unitIn(dimensions, course.scale) === unit.replace('/unit of effort', ''));
  if (found === undefined) throw new Error(`No dimensions have the unit ${unit}`);
  return found;
}

/** Every estimate inside a result, by its place. */
function estimatesIn(value: unknown, place = ''): [string, Estimate][] {
  if (typeof value !== 'object' || value === null) return [];
  if ('q50' in value && 'unit' in value) return [[place, value as Estimate]];
  return Object.entries(value).flatMap(([key, part]) => estimatesIn(part, `${place}.${key}`));
}

const actorsOf = (course: Course): string[] => [...new Set(course.forces.map(({ actor }) => actor))];

function inquiriesOf(course: Course): Inquiry[] {
  return actorsOf(course).map((actor) => {
    const used = course.forces.find((force) => force.actor === actor && force.kind === 'instrument');
    const effort = used === undefined ? {} : { effort: { unit: 'act', amount: 8, instrument: used.term } };
    return inquiryOf(course, { actor, standing: 0.5, ...effort });
  });
}

describe('identities of the law', () => {
  test('the noise is the exact inverse of a step', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        const course = courseOf(world);
        noiseOf(course).forEach((noise, i) => expectSame(noise, course.noise[i]!, [1]));
      }),
      seeded,
    );
  });

  test('a re-run that leaves nothing out is the path itself', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        const course = courseOf(world);
        expect(rerun(course, () => false)).toEqual(course.position);
      }),
      seeded,
    );
  });

  test('re-runs agree with a simulation of the world without the forces left out', () => {
    fc.assert(
      fc.property(anyWorld, fc.nat(), (world, pick) => {
        const course = courseOf(world);
        const steps = course.to - course.from;
        const actor = world.forces[pick % world.forces.length]!.actor;
        const left: ((index: number) => boolean)[] = [
          (k) => world.forces[k]!.actor === actor,
          (k) => k === pick % world.forces.length,
          (k) => world.forces[k]!.side === 'coercion',
          () => true,
        ];
        for (const leaves of left) {
          const path = rerun(course, (force) => leaves(world.forces.indexOf(force)));
          const kept = world.forces.filter((_, k) => !leaves(k));
          world.settings.forEach((_, d) => {
            simulate(world, d, kept).x.forEach((x, t) =>
              expectSame(path[d * (steps + 1) + t]!, x, [1, course.position[d * (steps + 1) + t]!]),
            );
          });
        }
      }),
      seeded,
    );
  });

  test('attributed displacement is observed less simulated without the actor', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        const course = courseOf(world);
        for (const [actor, { draws }] of attributedByActor(course)) {
          const others = world.forces.filter((force) => force.actor !== actor);
          // All actors at once, or one alone: the same digits.
          expect(draws).toEqual(attributedTo(course, (force) => force.actor === actor).draws);
          draws.forEach((moved, d) => {
            const [was, would] = [simulate(world, d, world.forces).x.at(-1)!, simulate(world, d, others).x.at(-1)!];
            expectSame(moved, was - would, [1, was]);
          });
        }
      }),
      seeded,
    );
  });

  test('on directed scales attributed displacements are the accounted ones less what home takes back, and just sum', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        if (world.scale.kind === 'common') return;
        const homeless = { ...world, settings: world.settings.map((setting) => ({ ...setting, homePull: 0 })) };
        const course = courseOf(homeless);
        const account = accountFor(course);
        course.forces.forEach((force, k) => {
          attributedTo(course, (one) => one === force).draws.forEach((moved, d) =>
            expectSame(moved, account.forces[k]![d]!, [1]),
          );
        });
      }),
      seeded,
    );
  });
});

describe('the five identities', () => {
  test('(1) accounted displacements sum to the path, in every draw', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        const course = courseOf(world);
        const steps = course.to - course.from;
        const { start, home, common, noise, forces } = accountFor(course);
        for (let d = 0; d < course.draws; d++) {
          const parts = [start, home, common, noise, ...forces].map((draws) => draws[d]!);
          const first = course.position[d * (steps + 1)]!;
          const last = course.position[(d + 1) * (steps + 1) - 1]!;
          expectSame(
            parts.reduce((sum, part) => sum + part, 0),
            last - first,
            [...parts, first],
          );
        }
      }),
      seeded,
    );
  });

  test('(1) and so do the means in the result, actor by actor and term by term', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        const course = courseOf(world);
        const result = accounted.compute(inquiryOf(course)).value!;
        const { moved, start, home, common, noise, actors } = result;
        const parts = [start, home, common, noise, ...actors.map(({ parts: { net } }) => net)].map(({ mean }) => mean);
        expectSame(
          parts.reduce((sum, part) => sum + part, 0),
          moved.mean,
          [...parts, 1],
        );
        for (const { parts: own } of actors) {
          const terms = own.terms.map(({ estimate }) => estimate.mean);
          const sides = [own.attraction, own.coercion, own.inducement].map((side) => side?.mean ?? 0);
          expectSame(
            terms.reduce((sum, part) => sum + part, 0),
            own.net.mean,
            [...terms, 1],
          );
          expectSame(
            sides.reduce((sum, part) => sum + part, 0),
            own.net.mean,
            [...sides, 1],
          );
        }
      }),
      seeded,
    );
  });

  test('(2) the sum of all work is the change of kinetic energy, in every draw', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        const course = courseOf(world);
        const { change, forces, ...rest } = workAccount(course);
        const works = worksOf(course, course.forces);
        for (let d = 0; d < course.draws; d++) {
          const own = works.flatMap(({ toward, away }) => [toward.draws[d]!, away.draws[d]!]);
          expectSame(
            own.reduce((sum, part) => sum + part, 0),
            forces.draws[d]!,
            [...own, 1],
          );
          const parts = [...own, ...Object.values(rest).map(({ draws }) => draws[d]!)];
          expectSame(
            parts.reduce((sum, part) => sum + part, 0),
            change.draws[d]!,
            parts,
          );
        }
      }),
      seeded,
    );
  });

  test('(2) and so do the means in each actor’s result', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        const course = courseOf(world);
        for (const inquiry of inquiriesOf(course)) {
          const { toward, away, account } = influence.compute(inquiry).value!;
          const { change, ...rest } = account;
          const parts = [toward, away, ...Object.values(rest)].map(({ mean }) => mean);
          expectSame(
            parts.reduce((sum, part) => sum + part, 0),
            change.mean,
            parts,
          );
        }
      }),
      seeded,
    );
  });

  test('(3) quantities carry their dimensions; a mismatch is an error', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        const course = courseOf(world);
        const moved: Amount = attributedTo(course, ({ actor }) => actor === 'USA');
        const { toward } = worksOf(course, course.forces)[0]!;
        expect(moved.dimensions).toEqual([0, 1, 0]);
        expect(toward.dimensions).toEqual([1, 2, -2]);
        expect(() => plus(moved, toward)).toThrow(/dimensions/);
        const massive = times(times(moved, quantity(1, [1, 1, 0])), quantity(1, [0, 0, -2]));
        expect(plus(massive, toward).dimensions).toEqual([1, 2, -2]);
        for (const word of courseWords) {
          for (const inquiry of inquiriesOf(course)) {
            const { value } = word.compute(inquiry);
            const headline = value === null ? null : word.headline(value);
            if (headline === null) continue;
            expect(dimensionsOfUnit(headline.unit, course)).toEqual(dimensionsOn(word, course.scale));
          }
        }
      }),
      { ...seeded, numRuns: 50 },
    );
  });

  test('(4) flipping the scale flips displacements and leaves both works', () => {
    fc.assert(
      fc.property(anyCommonWorld, (world) => {
        const course = courseOf(world);
        const flipped = inOtherUnits(course, 1, -1, 1);
        for (const actor of actorsOf(course)) {
          const [was, got] = [course, flipped].map((one) => influence.compute(inquiryOf(one, { actor })).value!);
          expect(got!.toward).toEqual(was!.toward);
          expect(got!.away).toEqual(was!.away);
          const [before, after] = [course, flipped].map((one) => attributed.compute(inquiryOf(one, { actor })).value!);
          expectSame(after!.moved.q05, -before!.moved.q95, [1]);
          expectSame(after!.moved.mean, -before!.moved.mean, [1]);
          expect(after!.toward?.directionKnown).toBe(before!.toward?.directionKnown);
          expectSame(after!.toward?.estimate.q05 ?? 0, before!.toward?.estimate.q05 ?? 0, [1]);
        }
        for (const [actor, { draws }] of attributedByActor(flipped)) {
          draws.forEach((moved, d) => expectSame(moved, -attributedByActor(course).get(actor)!.draws[d]!, [1]));
        }
      }),
      { ...seeded, numRuns: 60 },
    );
  });

  test('(5) a change of the units of mass, length and time rescales every number of every word by its dimensions', () => {
    // Powers of two, so that thresholds are met exactly alike.
    const factors = fc.constantFrom(1, 2, 0.25, 1024);
    fc.assert(
      fc.property(anyWorld, factors, factors, factors, (world, mass, length, time) => {
        const course = courseOf(world);
        const other = inOtherUnits(course, mass, length, time);
        const theirs = inquiriesOf(other);
        inquiriesOf(course).forEach((inquiry, k) => {
          for (const word of courseWords) {
            const [was, got] = [word.compute(inquiry).value, word.compute(theirs[k]!).value];
            expect(got === null).toBe(was === null);
            const rescaled = new Map(estimatesIn(got));
            for (const [place, estimate] of estimatesIn(was)) {
              const [m, l, t] = dimensionsOfUnit(estimate.unit, course);
              const factor = mass ** m * length ** l * time ** t;
              const now = rescaled.get(place)!;
              for (const key of ['mean', 'q05', 'q50', 'q95'] as const) {
                expectSame(now[key] / factor, estimate[key], [1e-3]);
              }
            }
          }
        });
      }),
      { ...seeded, numRuns: 60 },
    );
  });

  test('the sizes of all shares sum to 1, in every draw', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        const course = courseOf({ ...world, settings: world.settings.slice(0, 1) });
        const alone = {
          ...course,
          forces: course.forces.map((one) => ({ ...one, response: one.response.slice(0, 1) })),
        };
        const { value } = shares.compute(inquiryOf(alone, { actor: alone.forces[0]!.actor }));
        if (value === null) return;
        const sizes = value.actors.map(({ share }) => Math.abs(share.mean));
        expectSame(
          sizes.reduce((sum, size) => sum + size, 0),
          1,
        );
      }),
      seeded,
    );
  });

  test('an audience that stands still takes up no work, however hard the forces', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        const still = world.settings.map((setting, d) => {
          const steps = setting.noise.length;
          const x = setting.position;
          const pushes = Array.from({ length: steps }, (_, t) =>
            world.forces.reduce((sum, force) => {
              const strength = force.response[d]! * force.exposure[t]!;
              const aim = world.aims[force.actor]?.[setting.variant]?.[t];
              return sum + (aim === undefined ? strength : strength * (aim - x));
            }, 0),
          );
          return {
            ...setting,
            velocity: 0,
            homePull: 0,
            common: pushes.map(() => 0),
            noise: pushes.map((push) => -push),
          };
        });
        const course = courseOf({ ...world, settings: still });
        for (const { toward, away } of worksOf(course, course.forces)) {
          expect(Math.max(...toward.draws.map(Math.abs), ...away.draws.map(Math.abs))).toBeLessThan(1e-12);
        }
        const someForce = course.forces.some((force) => Math.abs(forceAt(course, force, 0, 0)) > 1e-6);
        if (!someForce) return;
        const alone = course.forces.find((force) => Math.abs(forceAt(course, force, 0, 0)) > 1e-6)!;
        expect(Math.abs(attributedTo(course, (force) => force === alone).draws[0]!)).toBeGreaterThan(0);
      }),
      seeded,
    );
  });
});
