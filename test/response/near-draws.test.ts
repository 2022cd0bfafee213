import { expect, test } from 'vitest';
import { logWeightsWithout, type Panel, weightsOf, withoutTerms } from '../../src/response/index.js';
import { createPosterior } from '../../src/response/posterior.js';
import { createRandom } from '../../src/statistics/index.js';
import { fourTerms, lawPanel, priorWorld } from '../worlds/law-panel.js';

/** A panel in which one term does nothing to the first two audiences. */
function panelOf(kind: 'common' | 'directed'): Panel {
  const { panel } = priorWorld(lawPanel({ seed: 41, audiences: 6, periods: 15, kind }), 41);
  const { start, row, term } = panel;
  const other = Int16Array.from(term, (k, e) => (k === 2 && e < row[start[2]!]! ? 0 : k));
  return { ...panel, term: other };
}

test.each(['common', 'directed'] as const)(
  'draws count without a term, on a %s scale, as whole posteriors with and without it say',
  (kind) => {
    const panel = panelOf(kind);
    const whole = createPosterior(panel);
    const { dimension } = whole;
    const random = createRandom({ seed: 42 });
    const vectors = Float64Array.from({ length: 3 * dimension }, () => 0.3 * random.normal());
    const logs = logWeightsWithout(panel, vectors);
    const [gradient, there] = [new Float64Array(dimension), new Float64Array(dimension)];
    for (const [k] of fourTerms.entries()) {
      const without = createPosterior(withoutTerms(panel, [k]));
      const place = whole.layout.place.responses + k;
      for (let d = 0; d < 3; d++) {
        const vector = vectors.slice(d * dimension, (d + 1) * dimension);
        const value = whole.evaluate(vector, gradient);
        const nil = without.evaluate(vector, there) + 0.5 * vector[place]! ** 2;
        const ahead = vector.slice();
        ahead[place]! += Math.sign(gradient[place]!) * 0.5;
        whole.evaluate(ahead, there);
        const curvature = Math.max(1, (gradient[place]! - there[place]!) / (ahead[place]! - vector[place]!));
        const expected = nil - value - gradient[place]! ** 2 / (2 * curvature) + 0.5 * Math.log(curvature);
        expect(logs[d * fourTerms.length + k]).toBeCloseTo(expected, 9);
      }
    }
  },
);

test('weights sum to 1 and are as far apart as their logs', () => {
  const weights = weightsOf(Float64Array.of(-1000, -1001, -1000 + Math.log(2)));
  expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
  expect(weights[1]! / weights[0]!).toBeCloseTo(Math.exp(-1), 12);
  expect(weights[2]! / weights[0]!).toBeCloseTo(2, 12);
});
