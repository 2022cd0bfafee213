import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Passage,
  displacement,
  displacementBetween,
  gap,
  halfway,
  minus,
  motion,
  over,
  plus,
  positionAt,
  reach,
  stepsToHalfway,
  times,
  velocity,
  velocityBetween,
} from '../../src/mechanics/index.js';
import { type Dimensions, type Estimate, quantity } from '../../src/model/index.js';
import { anyPassage, passageOf, rescaled, seeded } from './world.js';

const close = (a: number, b: number): void => expect(a).toBeCloseTo(b, 9);
const closeAll = (a: Float64Array, b: Float64Array): void => a.forEach((value, k) => close(value, b[k]!));

/** Estimates agree after multiplication by a factor; a negative factor swaps the quantiles. */
function expectRescaled(got: Estimate, was: Estimate, factor: number): void {
  const quantiles = [was.q05, was.q25, was.q50, was.q75, was.q95].map((q) => q * factor);
  if (factor < 0) quantiles.reverse();
  const size = Math.max(1, Math.abs(factor));
  [got.q05, got.q25, got.q50, got.q75, got.q95].forEach((q, i) => close(q / size, quantiles[i]! / size));
  close(got.mean / size, (was.mean * factor) / size);
  close(got.sd / size, (was.sd * Math.abs(factor)) / size);
}

describe('identities of the words of position and motion', () => {
  test('displacements over consecutive windows sum to that over both, in every draw', () => {
    fc.assert(
      fc.property(anyPassage, fc.nat(), (passage, pick) => {
        const inside = passage.audience.positions
          .map((at) => at.period)
          .filter((p) => p > passage.from && p < passage.to);
        const middle = inside[pick % Math.max(1, inside.length)] ?? passage.to;
        const parts = plus(
          displacementBetween(passage, passage.from, middle),
          displacementBetween(passage, middle, passage.to),
        );
        closeAll(parts.draws, displacementBetween(passage, passage.from, passage.to).draws);
      }),
      seeded,
    );
  });

  test('velocities times their durations sum to the displacement, in every draw and in the mean of each step', () => {
    fc.assert(
      fc.property(anyPassage, fc.integer({ min: 1, max: 12 }), (base, stepLength) => {
        const passage = rescaled(base, 1, stepLength);
        const { steps } = velocity.compute(passage).value!;
        const pieces = steps.map((step) =>
          times(velocityBetween(passage, step.from, step.to), quantity((step.to - step.from) * stepLength, [0, 0, 1])),
        );
        const sum = pieces.reduce(plus);
        const whole = displacementBetween(passage, passage.from, passage.to);
        expect(sum.dimensions).toEqual(whole.dimensions);
        closeAll(sum.draws, whole.draws);
        const means = steps.reduce((total, step) => total + step.velocity.mean * (step.to - step.from) * stepLength, 0);
        close(means, displacement.compute(passage).value!.moved.mean);
      }),
      seeded,
    );
  });

  test('the narrowing of the gap is the sum of its two parts, and the change of distance', () => {
    fc.assert(
      fc.property(anyPassage, (passage) => {
        const parts = gap.compute(passage).value!;
        close(parts.byAudience.mean + parts.byActor.mean, parts.narrowed.mean);
        const stood = reach.compute(passage).value!;
        close(stood.start.distance.mean - stood.end!.distance.mean, parts.narrowed.mean);
      }),
      seeded,
    );
  });

  test('the two halves of the window sum to the displacement; halfway lies inside the window', () => {
    fc.assert(
      fc.property(anyPassage, (passage) => {
        for (const steps of stepsToHalfway(passage)) {
          expect(steps).toBeGreaterThanOrEqual(0);
          expect(steps).toBeLessThanOrEqual(passage.to - passage.from);
        }
        const value = halfway.compute(passage).value;
        if (value === null) return;
        close(value.firstHalf.mean + value.secondHalf.mean, displacement.compute(passage).value!.moved.mean);
      }),
      seeded,
    );
  });

  test('flipping the scale flips displacement, velocity and reach, and nothing that is told from the aim', () => {
    fc.assert(
      fc.property(anyPassage, (passage) => {
        const flipped = rescaled(passage, -1);
        const [was, got] = [displacement.compute(passage).value!, displacement.compute(flipped).value!];
        expectRescaled(got.moved, was.moved, -1);
        expect(got.toward).toEqual(was.toward);
        expect(got.gap).toEqual(was.gap);
        expectRescaled(velocity.compute(flipped).value!.mean, velocity.compute(passage).value!.mean, -1);
        const [stood, stands] = [reach.compute(passage).value!, reach.compute(flipped).value!];
        expectRescaled(stands.start.reach, stood.start.reach, -1);
        expect(stands.start.distance).toEqual(stood.start.distance);
        expect(stands.end!.distance).toEqual(stood.end!.distance);
        expect(stands.crossed).toBe(stood.crossed);
        const [moved, moves] = [motion.compute(passage).value!, motion.compute(flipped).value!];
        expect(moves.kind).toBe(moved.kind);
        expect(moves.probabilities).toEqual(moved.probabilities);
        expect(halfway.compute(flipped).value?.elapsed).toEqual(halfway.compute(passage).value?.elapsed);
      }),
      seeded,
    );
  });

  test('a change of the unit of length or time rescales each word by its dimensions, and leaves kinds and dates', () => {
    // Powers of two, so that thresholds are met exactly alike.
    const factors = fc.constantFrom(1, 2, 0.25, 1024);
    fc.assert(
      fc.property(anyPassage, factors, factors, (passage, lengths, durations) => {
        const other = rescaled(passage, lengths, durations);
        const factor = ([, length, time]: Dimensions): number => lengths ** length * durations ** time;
        const check = (got: Estimate, was: Estimate, dimensions: Dimensions): void =>
          expectRescaled(got, was, factor(dimensions));
        for (const record of [displacement, reach, gap, velocity, halfway]) {
          const [was, got] = [record.compute(passage).value, record.compute(other).value];
          expect(got === null).toBe(was === null);
          if (was === null || got === null) continue;
          check(record.headline(got as never)!, record.headline(was as never)!, record.dimensions);
        }
        const [was, got] = [velocity.compute(passage).value!, velocity.compute(other).value!];
        expect(got.toward?.directionKnown).toBe(was.toward?.directionKnown);
        was.steps.forEach((step, i) => check(got.steps[i]!.velocity, step.velocity, velocity.dimensions));
        expect(motion.compute(other).value!.probabilities).toEqual(motion.compute(passage).value!.probabilities);
        expect(halfway.compute(other).value?.period).toEqual(halfway.compute(passage).value?.period);
      }),
      seeded,
    );
  });

  test('read backwards, halfway is the rest of the window', () => {
    fc.assert(
      fc.property(anyPassage, (passage) => {
        const { from, to } = passage;
        const mirrored = passage.audience.positions.map((at) => ({ ...at, period: from + to - at.period }));
        const backwards: Passage = passageOf({ ...passage, audience: { ...passage.audience, positions: mirrored } });
        const forward = stepsToHalfway(passage);
        stepsToHalfway(backwards).forEach((steps, k) => close(steps, to - from - forward[k]!));
      }),
      seeded,
    );
  });

  test('quantities carry their dimensions; a mismatch is an error', () => {
    fc.assert(
      fc.property(anyPassage, (passage) => {
        const moved = displacementBetween(passage, passage.from, passage.to);
        const pace = velocityBetween(passage, passage.from, passage.to);
        expect(moved.dimensions).toEqual(displacement.dimensions);
        expect(pace.dimensions).toEqual(velocity.dimensions);
        expect(() => plus(moved, pace)).toThrow(RangeError);
        expect(() => minus(positionAt(passage.audience, passage.from)!, pace)).toThrow(/dimensions/);
        expect(plus(moved, times(pace, quantity(1, [0, 0, 1]))).dimensions).toEqual([0, 1, 0]);
        expect(over(moved, quantity(2, [1, 0, 2])).dimensions).toEqual([-1, 1, -2]);
      }),
      { ...seeded, numRuns: 20 },
    );
  });
});
