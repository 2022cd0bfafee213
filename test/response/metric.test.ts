import { describe, expect, test } from 'vitest';
import { findCentre } from '../../src/response/centre.js';
import { curvatureAt } from '../../src/response/metric.js';
import { createPosterior, type Posterior } from '../../src/response/posterior.js';
import { type ArrowMatrix, createRandom, factorArrow } from '../../src/statistics/index.js';
import { lawPanel, priorWorld } from '../worlds/law-panel.js';

/** Effects of periods are grouped, if a rough curvature will do, where a window has more steps than this. */
const distant = 80;

function world(periods: number): Posterior {
  return createPosterior(priorWorld(lawPanel({ seed: 25, audiences: 4, periods, turnover: 0 }), 25).panel);
}

function counted(posterior: Posterior): { posterior: Posterior; gradients: () => number } {
  let count = 0;
  const evaluate: Posterior['evaluate'] = (at, gradient) => {
    count++;
    return posterior.evaluate(at, gradient);
  };
  return { posterior: { ...posterior, evaluate }, gradients: () => count };
}

function somewhere({ dimension }: Posterior): Float64Array {
  const random = createRandom({ seed: 26 });
  return Float64Array.from({ length: dimension }, () => 0.3 * random.normal());
}

describe('a rough curvature', () => {
  test(`is the exact one in windows of up to ${distant} steps`, () => {
    const posterior = world(distant + 1);
    expect(posterior.layout.steps).toBe(distant);
    const at = somewhere(posterior);
    expect(curvatureAt(posterior, at, { rough: true })).toEqual(curvatureAt(posterior, at, { rough: false }));
  });

  test('takes a gradient less, on either side, for each step beyond', () => {
    const long = counted(world(distant + 21));
    const at = somewhere(long.posterior);
    curvatureAt(long.posterior, at, { rough: true });
    const few = long.gradients();
    curvatureAt(long.posterior, at, { rough: false });
    const { arms, spreads } = long.posterior.layout;
    const exact = 2 * (1 + long.posterior.dimension - arms - spreads.length);
    expect(long.gradients() - few).toBe(exact);
    expect(few).toBe(exact - 2 * 20);
  });

  test('is exact but for the steps’ own rows; steps far apart do not touch in it', () => {
    const posterior = world(distant + 21);
    const { layout } = posterior;
    const at = somewhere(posterior);
    const [rough, exact] = [true, false].map((one) => curvatureAt(posterior, at, { rough: one })) as [
      ArrowMatrix,
      ArrowMatrix,
    ];
    expect(rough.arms).toEqual(exact.arms);
    const core = Math.sqrt(exact.core.length);
    const common = layout.place.common - layout.arms;
    const isStep = (i: number): boolean => i >= common && i < common + layout.steps;
    const isSpread = (i: number): boolean => layout.spreads.some(({ place }) => place - layout.arms === i);
    let farApart = 0;
    for (let i = 0; i < core; i++) {
      for (let k = 0; k < core; k++) {
        const [got, expected] = [rough.core[i * core + k]!, exact.core[i * core + k]!];
        expect(got).toBe(rough.core[k * core + i]);
        if (isStep(i) && isStep(k)) {
          if (Math.abs(i - k) <= distant / 2) continue;
          expect(got).toBe(0);
          farApart = Math.max(farApart, Math.abs(expected));
        } else if (!isSpread(i) && !isSpread(k)) {
          expect(Math.abs(got - expected), `${i}, ${k}`).toBeLessThan(1e-5 * Math.max(1, Math.abs(expected)));
        }
      }
    }
    // What it leaves out is not nothing: with it one would not sample.
    expect(farApart).toBeGreaterThan(0.01);
  });
});

test('ties between periods may be taken from a posterior near by, for no gradients of their own', () => {
  const { posterior, gradients } = counted(world(distant + 21));
  const at = somewhere(posterior);
  const exact = curvatureAt(posterior, at, { rough: false });
  const before = gradients();
  const { layout, dimension } = posterior;
  const common = layout.place.common - layout.arms;
  const core = Math.sqrt(exact.core.length);
  // Of the posterior near by nothing is taken but what periods tie.
  const near: ArrowMatrix = {
    arms: exact.arms.map((value) => 2 * value),
    coupling: exact.coupling.map((value, i) => (i % core >= common && i % core < common + layout.steps ? value : 7)),
    core: exact.core.map((value, i) => {
      const [row, column] = [Math.floor(i / core) - common, (i % core) - common];
      return row >= 0 && row < layout.steps && column >= 0 && column < layout.steps ? value : 7;
    }),
  };
  const found = curvatureAt(posterior, at, { rough: true, ties: near });
  expect(gradients() - before).toBe(2 * (1 + dimension - layout.arms - layout.spreads.length - layout.steps));
  expect(found.arms).toEqual(exact.arms);
  for (const [got, expected] of [
    [found.coupling, exact.coupling],
    [found.core, exact.core],
  ] as const) {
    got.forEach((value, i) => {
      expect(Math.abs(value - expected[i]!), `${i}`).toBeLessThan(1e-5 * Math.max(1, Math.abs(expected[i]!)));
    });
  }
  expect(curvatureAt(posterior, at, { rough: false, ties: near })).toEqual(exact);
});

describe('the centre in a long window', () => {
  const posterior = world(distant + 21);
  const centre = findCentre(posterior);

  test('is found, climbing by rough curvatures', () => {
    const gradient = new Float64Array(posterior.dimension);
    posterior.evaluate(centre.at, gradient);
    for (const { place } of posterior.layout.spreads) gradient[place] = 0;
    const way = gradient.slice();
    factorArrow(centre.metric).solve(way);
    // In standard deviations of the posterior: chains start 1.3 of them wide.
    expect(Math.sqrt(way.reduce((sum, by, i) => sum + by * gradient[i]!, 0))).toBeLessThan(0.1);
  });

  test('comes with the exact curvature', () => {
    expect(centre.metric).toEqual(curvatureAt(posterior, centre.at, { rough: false }));
    expect(centre.metric).not.toEqual(curvatureAt(posterior, centre.at, { rough: true }));
    expect(factorArrow(centre.metric).raised).toBe(0);
  });
});
