import { describe, expect, test } from 'vitest';
import { checkIdentities, judgeIdentities, randomCourse } from '../../../src/evidence/index.js';
import { inOtherUnits } from '../../../src/evidence/audit-units.js';
import type { Course } from '../../../src/mechanics/index.js';
import { madeUpScale } from '../../worlds/law-panel.js';

const seeds = Array.from({ length: 12 }, (_, i) => i + 1);
const courses = (kind: 'common' | 'directed'): Course[] => seeds.map((seed) => randomCourse(madeUpScale(kind), seed));
const outcomes = (of: readonly Course[], change?: typeof inOtherUnits): string[] =>
  judgeIdentities(of.map((course) => checkIdentities(course, change))).map(({ outcome }) => outcome);
const all = ['met', 'met', 'met', 'met', 'met'];

describe('the identities', () => {
  test('hold on random courses; a directed scale cannot be flipped', () => {
    const judged = judgeIdentities(courses('common').map((course) => checkIdentities(course)));
    expect(judged.map(({ outcome }) => outcome)).toEqual(all);
    for (const { deviation, courses: count } of judged) {
      expect(deviation).toBeLessThan(1e-9);
      expect(count).toBe(seeds.length);
    }
    expect(outcomes(courses('directed'))).toEqual(['met', 'met', 'met', 'not run', 'met']);
  });

  test('are missed by a path that is not that of its forces', () => {
    const broken = courses('common').map((course) => {
      const position = Float64Array.from(course.position);
      position[position.length - 1]! += 0.01;
      return { ...course, position };
    });
    const [sums, , dimensions, , units] = outcomes(broken);
    expect([sums, dimensions, units]).toEqual(['not met', 'not met', 'not met']);
  });

  test('are missed by velocities that are not those of the path', () => {
    const broken = courses('common').map((course) => ({ ...course, velocity: course.velocity.map((v) => v + 0.01) }));
    expect(outcomes(broken)[1]).toBe('not met');
  });

  test('are missed by noise that is not what was left', () => {
    const broken = courses('common').map((course) => ({ ...course, noise: course.noise.map((one) => 1.001 * one) }));
    expect(outcomes(broken).slice(0, 2)).toEqual(['not met', 'not met']);
  });

  test('are missed by tables of another unit than the rest', () => {
    const wrong: typeof inOtherUnits = (course, by) => {
      const changed = inOtherUnits(course, by);
      return { ...changed, home: course.home };
    };
    expect(outcomes(courses('common'), wrong).slice(3)).toEqual(['met', 'not met']);
    const unflipped: typeof inOtherUnits = (course, by) => ({
      ...inOtherUnits(course, by),
      aims: course.aims,
    });
    expect(outcomes(courses('common'), unflipped).slice(3)).toEqual(['not met', 'not met']);
  });

  test('say nothing without a course', () => {
    expect(judgeIdentities([]).map(({ outcome }) => outcome)).toEqual(all.map(() => 'not run'));
  });
});
