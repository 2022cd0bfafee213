import { describe, expect, test } from 'vitest';
import {
  createRandom,
  itemResult,
  itemTerms,
  normalCumulative,
  normalLogCumulative,
  type OrderedAnswers,
  respondentResult,
  respondentTerms,
} from '../../src/statistics/index.js';

/** One owner whose answers stand in order: so many low, middle, high. */
function oneOwner(low: number, middle: number, high: number): OrderedAnswers {
  const all = low + middle + high;
  return Object.freeze({
    other: Int32Array.from({ length: all }, (_, n) => n),
    start: Int32Array.from([0, all]),
    middle: Int32Array.from([low]),
    high: Int32Array.from([low + middle]),
  });
}

/** Log-probability of an answer (0 low, 1 middle, 2 high), straight from the definition. */
function logProbability(answer: number, eta: number, low: number, high: number): number {
  if (answer === 0) return normalLogCumulative(low - eta);
  if (answer === 2) return normalLogCumulative(eta - high);
  const [a, b] = low + high > 2 * eta ? [eta - high, eta - low] : [low - eta, high - eta];
  return Math.log(normalCumulative(b) - normalCumulative(a));
}

const answerAt = (answers: OrderedAnswers, n: number) => (n < answers.middle[0]! ? 0 : n < answers.high[0]! ? 1 : 2);

/** Central difference of order 4. */
function slope(of: (x: number) => number, x: number): number {
  const h = 1e-3;
  return (8 * (of(x + h) - of(x - h)) - (of(x + 2 * h) - of(x - 2 * h))) / (12 * h);
}

const bodies = [
  { title: 'three answers', answers: oneOwner(9, 6, 8), gap: 0.8 },
  { title: 'two answers', answers: oneOwner(11, 0, 12), gap: 0 },
] as const;

describe.each(bodies)('$title: a respondent', ({ answers, gap }) => {
  const random = createRandom({ seed: 1 });
  const items = answers.other.length;
  const beta = Float64Array.from({ length: items }, () => random.normal());
  const low = Float64Array.from({ length: items }, () => random.normal());
  const high = low.map((value) => value + gap * (0.2 + random.uniform()));
  const terms = (theta: number) => {
    respondentTerms(answers, 0, theta, beta, low, high);
    return Float64Array.from(respondentResult);
  };

  test.each([-2.7, -0.4, 0, 1.3, 3.1])('at θ = %d', (theta) => {
    let direct = 0;
    for (let n = 0; n < items; n++) direct += logProbability(answerAt(answers, n), beta[n]! * theta, low[n]!, high[n]!);
    const [value, gradient, curvature, squares] = terms(theta);
    expect(value).toBeCloseTo(direct, 7);
    // The value is a table's: its slope is good to about 1e-6.
    expect(gradient).toBeCloseTo(
      slope((x) => terms(x)[0]!, theta),
      4,
    );
    expect(curvature).toBeCloseTo(
      slope((x) => terms(x)[1]!, theta),
      4,
    );
    expect(squares).toBeCloseTo(
      beta.reduce((sum, b) => sum + b * b, 0),
      12,
    );
    expect(curvature).toBeLessThan(0);
  });
});

describe.each(bodies)('$title: an item', ({ answers, gap }) => {
  const random = createRandom({ seed: 2 });
  const theta = Float64Array.from({ length: answers.other.length }, () => 1.5 * random.normal());
  const terms = (at: readonly number[]) => {
    itemTerms(answers, 0, at[0]!, at[1]!, at[2]!, theta);
    return Float64Array.from(itemResult);
  };
  const moved = (at: readonly number[], i: number, x: number) => at.map((value, j) => (j === i ? x : value));

  test.each([
    [0.7, -0.6, gap - 0.6],
    [-1.8, 0.4, gap + 0.4],
    [0, -1.1, gap - 1.1],
  ])('at β = %d, γ₁ = %d, γ₂ = %d', (...at) => {
    let direct = 0;
    theta.forEach((t, n) => (direct += logProbability(answerAt(answers, n), at[0] * t, at[1], at[2])));
    const found = terms(at);
    expect(found[0]).toBeCloseTo(direct, 7);
    for (let i = 0; i < 3; i++) {
      expect(found[1 + i]).toBeCloseTo(
        slope((x) => terms(moved(at, i, x))[0]!, at[i]!),
        4,
      );
    }
    const places = [
      [0, 0],
      [0, 1],
      [0, 2],
      [1, 1],
      [1, 2],
      [2, 2],
    ] as const;
    places.forEach(([i, j], place) => {
      expect(found[4 + place]).toBeCloseTo(
        slope((x) => terms(moved(at, i, x))[1 + j]!, at[i]!),
        3,
      );
    });
  });
});

describe('far out', () => {
  const answers = oneOwner(1, 1, 1);
  const three = (value: number) => new Float64Array(3).fill(value);

  test.each([-400, -60, -9.01, 9.01, 60, 400])('at Φ(%d) all stays finite', (x) => {
    respondentTerms(answers, 0, x, three(1), three(0), three(0.5));
    expect([...respondentResult].every(Number.isFinite)).toBe(true);
    expect(respondentResult[2]).toBeLessThanOrEqual(0);
    itemTerms(answers, 0, x, 0, 0.5, three(1));
    expect([...itemResult].every(Number.isFinite)).toBe(true);
  });

  test('one term is that of the definition, on both sides of the table’s end', () => {
    for (const x of [-12, -9.001, -8.999, -5, 5, 8.999, 9.001]) {
      respondentTerms(oneOwner(1, 0, 0), 0, -x, three(1), three(0), three(0));
      expect(respondentResult[0]).toBeCloseTo(normalLogCumulative(x), 8);
    }
  });

  test('cutpoints that all but touch leave a finite log-likelihood', () => {
    respondentTerms(oneOwner(0, 1, 0), 0, 0, three(1), three(0.3), three(0.3 + 1e-12));
    expect([...respondentResult].every(Number.isFinite)).toBe(true);
  });
});
