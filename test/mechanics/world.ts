import fc from 'fast-check';
import { type Draws, type Path, type Period, type Position, type Scale, estimateOf } from '../../src/model/index.js';
import type { Passage, Telling } from '../../src/mechanics/index.js';

/** Small worlds for the tests of words: frozen as far as typed arrays allow. */

export const votes: Scale = Object.freeze({
  id: 'votes',
  title: 'Votes',
  kind: 'common',
  domain: 'behaviour',
  step: 'year',
  ends: ['against the proposers', 'with the proposers'] as const,
  unit: 'point',
  unitMeaning: 'One standard deviation over all voters.',
  description: 'Made from roll calls.',
  aim: 'own-position',
});

export const favour: Scale = Object.freeze({
  ...votes,
  id: 'favour',
  title: 'Favour',
  kind: 'directed',
  domain: 'attitude',
  ends: ['unfavourable', 'favourable'] as const,
  unit: 'logit',
  aim: 'up',
});

export const conduct: Scale = Object.freeze({ ...votes, id: 'conduct', title: 'Conduct', step: 'month' });

export function pathOf(
  audience: string,
  byPeriod: ReadonlyMap<Period, Draws> | readonly (readonly [Period, Draws])[],
): Path {
  const positions: Position[] = [];
  const draws: Draws[] = [];
  for (const [period, at] of byPeriod) {
    positions.push(
      Object.freeze({ audience, period, estimate: estimateOf(at, 'point'), observations: 1, unsmoothed: null }),
    );
    draws.push(at);
  }
  return Object.freeze({ audience, positions: Object.freeze(positions), draws: Object.freeze(draws) });
}

/** A path whose draws are a mean plus the given offsets, the same in every period. */
export function steadyPath(
  audience: string,
  means: readonly (readonly [Period, number])[],
  offsets: readonly number[],
): Path {
  return pathOf(
    audience,
    means.map(([period, mean]) => [period, Float64Array.from(offsets, (offset) => mean + offset)] as const),
  );
}

/** A path whose draws scatter with this sd around its means, each period on its own. */
export function noisyPath(
  audience: string,
  means: readonly (readonly [Period, number])[],
  sd: number,
  seed: number,
  count = 400,
): Path {
  const normal = normals(seed);
  return pathOf(
    audience,
    means.map(([period, mean]) => [period, Float64Array.from({ length: count }, () => mean + sd * normal())] as const),
  );
}

export function passageOf(parts: Partial<Passage> & Pick<Passage, 'audience' | 'from' | 'to'>): Passage {
  return Object.freeze({ scale: votes, actor: null, stepNoise: 0.1, ...parts });
}

export function tellingOf(passage: Passage): Telling {
  const { scale, from, to } = passage;
  return Object.freeze({ scale, from, to, names: Object.freeze({ audience: 'Ukraine', actor: 'the United States' }) });
}

/** Means from a start, one period apart. */
export function yearly(from: Period, means: readonly number[]): [Period, number][] {
  return means.map((mean, i) => [from + i, mean]);
}

/** Standard normal numbers: mulberry32 and Box–Muller, good enough for tests. */
export function normals(seed: number): () => number {
  let state = seed >>> 0;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

const count = 7;
const position = fc.integer({ min: -4000, max: 4000 }).map((n) => n / 1024);
const drawsThen = fc.array(position, { minLength: count, maxLength: count }).map((values) => Float64Array.from(values));

/** Any passage with a record of two steps or more before the window; periods are missing here and there, never at the ends. */
export const anyPassage: fc.Arbitrary<Passage> = fc
  .record({
    before: fc.integer({ min: 2, max: 12 }),
    steps: fc.integer({ min: 2, max: 12 }),
    noise: fc.integer({ min: 0, max: 512 }),
  })
  .chain(({ before, steps, noise }) => {
    const all = before + steps + 1;
    return fc
      .record({
        audience: fc.array(drawsThen, { minLength: all, maxLength: all }),
        actor: fc.array(drawsThen, { minLength: all, maxLength: all }),
        missing: fc.array(fc.boolean(), { minLength: all, maxLength: all }),
      })
      .map(({ audience, actor, missing }) => {
        const from = 1980 + before;
        const to = from + steps;
        const kept = audience
          .map((draws, i) => [1980 + i, draws] as const)
          .filter(([period], i) => period === from || period === to || period === from - 2 || !missing[i]);
        return passageOf({
          audience: pathOf('UKR', kept),
          actor: pathOf(
            'USA',
            actor.map((draws, i) => [1980 + i, draws] as const),
          ),
          from,
          to,
          stepNoise: noise / 1024,
        });
      });
  });

/** The same passage with every position, and the noise, multiplied: −1 flips the scale, 1000 makes points millipoints. */
export function rescaled(passage: Passage, factor: number, stepLength = 1): Passage {
  const rescale = (path: Path): Path =>
    pathOf(
      path.audience,
      path.positions.map((at, i) => [at.period, path.draws[i]!.map((x) => x * factor)] as const),
    );
  return passageOf({
    ...passage,
    audience: rescale(passage.audience),
    actor: passage.actor === null ? null : rescale(passage.actor),
    stepNoise: passage.stepNoise === null ? null : passage.stepNoise * Math.abs(factor),
    stepLength,
  });
}

/** fast-check's settings for every property here: the same cases in each run. */
export const seeded = Object.freeze({ seed: 20260101, numRuns: 200 });
