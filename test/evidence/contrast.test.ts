import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MechanismId } from '../../src/instruments/index.js';
import { type ContrastMember, contrastOf, contrastRule } from '../../src/evidence/contrast.js';
import { createRandom } from '../../src/statistics/index.js';

const mechanisms: readonly MechanismId[] = [
  'listening',
  'attraction',
  'attraction',
  'collaboration',
  'inducement',
  'pressure',
  'coercion',
  'coercion',
  'force',
];

/** Instruments of a made-up law whose true responses are known: draws lie around estimates that miss the truth by their own sd. */
function claimWorld(seed: number, truth: (mechanism: MechanismId) => number, sd: number): ContrastMember[] {
  const random = createRandom({ seed });
  return mechanisms.map((mechanism, i) => {
    const found = truth(mechanism) + sd * random.normal();
    return {
      instrument: `${mechanism} ${i}`,
      mechanism,
      response: Float64Array.from({ length: 300 }, () => found + sd * random.normal()),
    };
  });
}

const outcomes = (truth: (mechanism: MechanismId) => number, sd: number) =>
  Array.from({ length: 300 }, (_, seed) => contrastOf(claimWorld(seed, truth, sd), 'share').contrast!.outcome);

describe('the contrast of the claim', () => {
  test('is the rule that was fixed', () => {
    expect(contrastRule).toMatchObject({
      years: 5,
      toward: ['collaboration', 'attraction'],
      against: ['coercion', 'force'],
      probability: 0.9,
    });
  });

  test('holds by chance in a tenth of worlds without a difference, and is turned round in another', () => {
    const found = outcomes(() => 0.02, 0.01);
    const share = (word: string) => found.filter((one) => one === word).length / found.length;
    expect(share('holds')).toBeGreaterThan(0.05);
    expect(share('holds')).toBeLessThan(0.15);
    expect(share('opposite')).toBeGreaterThan(0.05);
    expect(share('opposite')).toBeLessThan(0.15);
  });

  test('is found where it is large, either way', () => {
    const gentle = (mechanism: MechanismId) => (mechanism === 'coercion' || mechanism === 'force' ? -0.02 : 0.02);
    expect(outcomes(gentle, 0.01).filter((one) => one === 'holds').length).toBeGreaterThan(295);
    expect(outcomes((one) => -gentle(one), 0.01).filter((one) => one === 'opposite').length).toBeGreaterThan(295);
  });

  test('is at most weak evidence, and none where its sign is not known with .95', () => {
    const told = Array.from(
      { length: 100 },
      (_, seed) =>
        contrastOf(
          claimWorld(seed, () => 0.02, 0.01),
          'share',
        ).contrast!,
    );
    const sure = ({ probability }: (typeof told)[number]): boolean => Math.max(probability, 1 - probability) >= 0.95;
    expect(told.filter(sure).map(({ grade }) => grade.word)).toContain('weak');
    for (const one of told) expect(one.grade.word).toBe(sure(one) ? 'weak' : 'none');
  });

  test('counts every instrument of a side the same, and no other', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 9, maxLength: 9 }), (values) => {
        const members = mechanisms.map((mechanism, i) => ({
          instrument: `${i}`,
          mechanism,
          response: Float64Array.of(values[i]!, values[i]! + 1),
        }));
        const { contrast } = contrastOf(members, 'share');
        const by = (i: number) => values[i]!;
        const expected = (by(1) + by(2) + by(3)) / 3 - (by(6) + by(7) + by(8)) / 3;
        expect(contrast!.difference.mean).toBeCloseTo(expected, 12);
        const either = contrast!.withInducement!;
        // Draws are a value and that value plus 1 on both sides: the constant falls out.
        expect(either.toward.mean).toBeCloseTo((by(1) + by(2) + by(3) + by(4)) / 4 - (by(6) + by(7) + by(8)) / 3, 12);
        expect(either.against.mean).toBeCloseTo((by(1) + by(2) + by(3)) / 3 - (by(4) + by(6) + by(7) + by(8)) / 4, 12);
      }),
      { seed: 5 },
    );
  });

  test('is not known, with a problem, where a side is empty', () => {
    const gentle = claimWorld(1, () => 0, 0.01).filter(({ mechanism }) => mechanism === 'attraction');
    const { contrast, problems } = contrastOf(gentle, 'share');
    expect(contrast).toBeNull();
    expect(problems[0]).toMatchObject({ code: 'no-data', got: '2 and 0' });
  });
});
