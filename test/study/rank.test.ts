import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  accounted,
  appeal,
  attributed,
  type Course,
  courseWords,
  force,
  impulse,
  influence,
  power,
  words as passageWords,
} from '../../src/mechanics/index.js';
import { meanOf, plainWorkshop, ProblemError, quantileOfSorted } from '../../src/model/index.js';
import { type Answer, type Context, renderAnswer, type Study } from '../../src/study/index.js';
import { courseUnder, readAudiences } from '../../src/study/law/course-reading.js';
import { readLawDraws, readLaws } from '../../src/study/law/stored-law.js';
import { rankableCalled, rankables } from '../../src/study/rank/rankable.js';
import { addTo, noSums, placesOf, rankActors } from '../../src/study/rank/ranking.js';
import { readRanking } from '../../src/study/rank/report.js';
import type { RankResult } from '../../src/study/rank/result.js';
import type { Ground } from '../../src/study/rank/values.js';
import { rank } from '../../src/study/rank.js';
import { openReference } from '../../src/study/reference.js';
import { anyWorld, courseOf, inquiryOf, worldFrom } from '../mechanics/course-world.js';
import { normals } from '../mechanics/world.js';
import { writeRankTables } from './rank-tables.js';

describe('places', () => {
  test('run from the largest down', () => {
    expect([...placesOf(Float64Array.of(3, 9, -1, 5))]).toEqual([3, 1, 4, 2]);
  });

  test('equals share the mean of theirs', () => {
    expect([...placesOf(Float64Array.of(2, 7, 2, 2, 0))]).toEqual([3, 1, 3, 3, 5]);
    expect([...placesOf(Float64Array.of(0, 0))]).toEqual([1.5, 1.5]);
  });

  test('sum to the same whatever the values, and do not depend on the order of actors', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 12 }), (values) => {
        const places = placesOf(Float64Array.from(values));
        expect(places.reduce((sum, place) => sum + place, 0)).toBe((values.length * (values.length + 1)) / 2);
        const backward = placesOf(Float64Array.from(values.toReversed()));
        expect([...backward].toReversed()).toEqual([...places]);
      }),
    );
  });
});

describe('ranks', () => {
  const normal = normals(3);
  const noisy = (centre: number, sd: number) => Float64Array.from({ length: 400 }, () => centre + sd * normal());

  test('have an interval, and one that covers more than half of the table is told as such', () => {
    const values = new Map([
      ['first', noisy(9, 0.1)],
      ['second', noisy(5, 0.1)],
      ['third', noisy(2, 0.1)],
      ['anywhere', noisy(4, 9)],
      ['last', noisy(-30, 0.1)],
    ]);
    const ranked = rankActors(values, 'point');
    const of = (actor: string) => ranked.find((row) => row.actor === actor)!;
    expect(of('first')).toMatchObject({ rank: { q05: 1, q50: 1, q95: 2 }, told: true });
    expect(of('last')).toMatchObject({ rank: { q05: 5, q50: 5, q95: 5 }, told: true });
    expect(of('anywhere')).toMatchObject({ rank: { q05: 1, q95: 4 }, told: false });
    expect(of('second').estimate.unit).toBe('point');
    expect(ranked.map(({ rank: place }) => place.q50)).toEqual(ranked.map(({ rank: place }) => place.q50).sort());
  });

  test('are those of joint draws: doubt that all share moves nobody', () => {
    const shared = noisy(0, 50);
    const values = new Map(
      [3, 2, 1, 0].map((above) => [`${above} above`, shared.map((value) => value + above)] as const),
    );
    expect(rankActors(values, '').map(({ actor, rank: place }) => [actor, place.q05, place.q95])).toEqual([
      ['3 above', 1, 1],
      ['2 above', 2, 2],
      ['1 above', 3, 3],
      ['0 above', 4, 4],
    ]);
  });

  test('of actors that are the same in all draws are the same', () => {
    const same = noisy(1, 1);
    const ranked = rankActors(
      new Map([
        ['b', same],
        ['a', same.slice()],
        ['c', same.map((value) => value - 1)],
      ]),
      '',
    );
    expect(ranked.map(({ actor }) => actor)).toEqual(['a', 'b', 'c']);
    expect(ranked[0]!.rank).toEqual(ranked[1]!.rank);
    expect(ranked[0]!.rank).toMatchObject({ q05: 1, q95: 2 });
  });

  test('of nobody are none, and unequal draws are a mistake', () => {
    expect(rankActors(new Map(), '')).toEqual([]);
    expect(() =>
      rankActors(
        new Map([
          ['a', noisy(0, 1)],
          ['b', Float64Array.of(1)],
        ]),
        '',
      ),
    ).toThrow(RangeError);
  });

  test('are read in a sentence that says how many are not told', () => {
    const row = (name: string, told: boolean, q05: number, q95: number) =>
      ({ name, told, rank: { q05, q50: q05, q95 } }) as RankResult['rows'][number];
    expect(readRanking({ rows: [] })).toMatch(/do not tell/);
    expect(readRanking({ rows: [row('Alania', false, 1, 2)] })).toMatch(/do not tell the place of any of 1 actors/);
    const told = [row('Alania', true, 1, 2), row('Borduria', true, 2, 3), row('Cimmeria', true, 3, 3)];
    expect(readRanking({ rows: told })).toBe(
      'Alania stands highest, between places 1 and 2; 1 other may stand there too. The places of all 3 actors are told within half of the table.',
    );
    expect(readRanking({ rows: [row('D', false, 1, 4), ...told] })).toBe(
      'Of those whose place is told Alania stands highest, between places 1 and 2; 2 others may stand there too. Of 1 of 4 actors the data do not tell the place.',
    );
  });
});

describe('sums over audiences', () => {
  test('are draw by draw, and count the audiences', () => {
    const sums = noSums();
    const first = Object.freeze([1, 2, 3]);
    addTo(sums, 'a', Float64Array.from(first));
    addTo(sums, 'a', Float64Array.of(10, 20, 30));
    addTo(sums, 'b', Float64Array.of(5, 5, 5), 4);
    expect(Object.fromEntries(sums.byActor)).toEqual({
      a: { draws: Float64Array.of(11, 22, 33), audiences: 2 },
      b: { draws: Float64Array.of(5, 5, 5), audiences: 4 },
    });
    expect(() => addTo(sums, 'a', Float64Array.of(1))).toThrow(RangeError);
  });

  test('leave what was handed in as it was', () => {
    const sums = noSums();
    const given = Float64Array.of(1, 2);
    addTo(sums, 'a', given);
    addTo(sums, 'a', given);
    expect([...given]).toEqual([1, 2]);
  });
});

/** What a course gives to be ranked by, every appeal known. */
function groundOf(course: Course, more: Partial<Ground> = {}): Ground {
  return {
    course,
    standing: () => 1,
    responses: course.forces.filter(({ kind }) => kind === 'instrument').map(({ response }) => response),
    knownAppeal: new Set(['ties']),
    ...more,
  };
}

describe('what actors are ranked by is what the word says', () => {
  const closeTo = (found: Float64Array | undefined, expected: number | undefined): void => {
    if (expected === undefined) return;
    expect(meanOf(found!)).toBeCloseTo(expected, 8);
  };
  type Reader = (course: Course, actor: string) => number | undefined;
  const readers: [string, Reader][] = [
    ['attributed', (course, actor) => attributed.compute(inquiryOf(course, { actor })).value?.toward?.estimate.mean],
    ['influence', (course, actor) => influence.compute(inquiryOf(course, { actor })).value?.toward.mean],
    ['power', (course, actor) => power.compute(inquiryOf(course, { actor })).value?.exerted?.mean],
    ['force', (course, actor) => force.compute(inquiryOf(course, { actor })).value?.toward?.estimate.mean],
    ['impulse', (course, actor) => impulse.compute(inquiryOf(course, { actor })).value?.toward?.estimate.mean],
    ['accounted', (course, actor) => accounted.compute(inquiryOf(course, { actor })).value?.toward?.estimate.mean],
    ['appeal', (course, actor) => appeal.compute(inquiryOf(course, { actor })).value?.mean.mean],
  ];

  test.each(readers)('%s', (id, reader) => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        const course = courseOf(world);
        const values = rankableCalled(id).values(groundOf(course));
        for (const actor of new Set(course.forces.map((one) => one.actor))) {
          closeTo(values.get(actor), reader(course, actor));
        }
      }),
      { numRuns: 40 },
    );
  });

  test('capacity is the mean over instruments that are used up in one period, times standing', () => {
    const course = courseOf(worldFrom({ seed: 11, kind: 'common', draws: 6, steps: 9, actors: 3 }));
    const values = rankableCalled('capacity').values(groundOf(course, { standing: () => 0.5 }));
    // Power tells an instrument once, though several actors use it.
    const once = new Map(course.forces.filter(({ kind }) => kind === 'instrument').map((one) => [one.term, one]));
    const ground = groundOf(course, {
      standing: () => 0.5,
      responses: [...once.values()].map(({ response }) => response),
    });
    for (const [actor, draws] of rankableCalled('capacity').values(ground)) {
      const told = power.compute(inquiryOf(course, { actor, standing: 0.5 })).value!.capacity;
      const moved = told.map(({ after }) => after.find(({ periods }) => periods === 5)!.toward!.estimate.mean);
      expect(told.every(({ lasting }) => !lasting)).toBe(true);
      expect(meanOf(draws)).toBeCloseTo(moved.reduce((sum, one) => sum + one, 0) / moved.length, 8);
    }
    expect(values.size).toBe(3);
  });

  test('an appeal that is not known ranks nobody', () => {
    const course = courseOf(worldFrom({ seed: 5, kind: 'common', draws: 4, steps: 6 }));
    expect(rankableCalled('appeal').values(groundOf(course, { knownAppeal: new Set() })).size).toBe(0);
  });

  test('an actor that is not there at the start is seen from where it first acts', () => {
    const world = worldFrom({ seed: 8, kind: 'common', draws: 5, steps: 6, actors: 1 });
    const course = courseOf({
      ...world,
      forces: world.forces.map((one) => ({
        ...one,
        exposure: one.exposure.map((value, t) => (t < 2 ? 0 : value + 1)),
      })),
      aims: { USA: world.aims['USA']!.map((aim) => aim.map((goal, t) => (t < 2 ? Number.NaN : goal + 9))) },
    });
    const found = attributed.compute(inquiryOf(course)).value!;
    expect(found.toward).toBeNull();
    // Its aim lies above wherever the audience stands.
    expect(meanOf(rankableCalled('attributed').values(groundOf(course)).get('USA')!)).toBeCloseTo(found.moved.mean, 8);
    const below = courseOf({
      ...world,
      forces: world.forces.map((one) => ({
        ...one,
        exposure: one.exposure.map((value, t) => (t < 2 ? 0 : value + 1)),
      })),
      aims: { USA: world.aims['USA']!.map((aim) => aim.map((goal, t) => (t < 2 ? Number.NaN : goal - 9))) },
    });
    const down = attributed.compute(inquiryOf(below)).value!.moved.mean;
    expect(meanOf(rankableCalled('attributed').values(groundOf(below)).get('USA')!)).toBeCloseTo(-down, 8);
  });
});

describe('words', () => {
  const refusal = (word: string): ProblemError['problem'] => {
    try {
      rankableCalled(word);
    } catch (error) {
      return (error as ProblemError).problem;
    }
    throw new Error(`${word} was not refused`);
  };
  const ids = rankables.map(({ id }) => id);
  const others = [...passageWords, ...courseWords].map(({ id }) => id).filter((id) => !ids.includes(id));

  test.each(ids)('%s can be ranked by', (id) => {
    expect(rankableCalled(id.toUpperCase()).id).toBe(id);
    expect(rankableCalled(id).meaning).not.toMatch(/\.$/);
  });

  test.each(others)('%s cannot, and it is said why', (id) => {
    expect(refusal(id)).toMatchObject({ code: 'invalid-value', got: id });
    expect(refusal(id).fix).toMatch(/^\p{Lu}.+\.$/u);
  });

  test('one that is none is refused with the nearest', () => {
    expect(refusal('influense')).toMatchObject({ code: 'unknown-word' });
    expect(refusal('influense').fix).toContain('Did you mean influence?');
  });
});

describe('the study', () => {
  let data = '';
  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), 'suasion-rank-'));
    await writeRankTables(data);
  });
  afterAll(() => rmSync(data, { recursive: true }));
  const context = (): Context => ({ data, seed: 1, workshop: plainWorkshop() });
  const ask = (given: Record<string, unknown>): Promise<Answer<RankResult>> =>
    rank.run(rank.schema.parse(given), context());
  async function refused(given: Record<string, unknown>): Promise<string> {
    const error: unknown = await ask(given).catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(ProblemError);
    return (error as ProblemError).problem.code;
  }

  test('adds up what the law says of each audience, draw by draw', async () => {
    const { result } = await ask({ word: 'attributed', audience: 'Borduria,Cimmeria' });
    const reference = await openReference(data);
    const law = (await readLaws(reference, 'unga')).find(({ standing }) => standing === 'equal')!;
    const sums = new Map<string, Float64Array>();
    for (const audience of ['BBB', 'CCC']) {
      const { byStanding } = await readAudiences(reference, [law], { audiences: [audience] });
      const [record] = byStanding.get('equal')!;
      const course = courseUnder(record!, await readLawDraws(reference, law, [audience]), record!.span, 1);
      const values = rankableCalled('attributed').values(groundOf(course));
      for (const [actor, draws] of values) {
        sums.set(
          actor,
          draws.map((value, d) => value + (sums.get(actor)?.[d] ?? 0)),
        );
      }
    }
    await reference.close();
    expect(result.rows.length).toBeGreaterThan(1);
    expect(new Set(result.rows.map(({ actor }) => actor))).toEqual(new Set(sums.keys()));
    for (const { actor, estimate } of result.rows) {
      const sorted = sums.get(actor)!.slice().sort();
      expect(estimate.q50).toBeCloseTo(quantileOfSorted(sorted, 0.5), 12);
      expect(estimate.q95).toBeCloseTo(quantileOfSorted(sorted, 0.95), 12);
    }
  });

  test('names the audiences and their weights, and counts those who are not listed', async () => {
    const { result, problems } = await ask({ word: 'attributed', audience: 'Borduria,Cimmeria,Tiny Isle' });
    expect(result.audiences).toEqual([
      { id: 'BBB', name: 'Borduria', weight: 1 },
      { id: 'CCC', name: 'Cimmeria', weight: 1 },
    ]);
    expect(problems.map(({ got }) => got)).toContain('1 without: Tiny Isle');
    const listed = new Set(result.rows.map(({ actor }) => actor));
    // Records of Eastland are kept in two parts; it acts under its one name.
    expect(listed).toContain('EEE');
    expect(result.rows.find(({ actor }) => actor === 'AAA')).toMatchObject({ name: 'Alania', audiences: 2 });
    expect(result.without + result.rows.length).toBe(4);
  });

  test.each(rankables.map(({ id }) => id))('ranks by %s, every place with its interval', async (word) => {
    const { result } = await ask({ word, audience: 'all' });
    expect(result.rows.length).toBeGreaterThan(0);
    result.rows.forEach(({ rank: { q05, q50, q95 }, estimate }) => {
      expect(q05).toBeLessThanOrEqual(q50);
      expect(q50).toBeLessThanOrEqual(q95);
      expect(q05).toBeGreaterThanOrEqual(1);
      expect(q95).toBeLessThanOrEqual(result.rows.length);
      expect(estimate.unit).toBe(result.word.unit);
    });
  });

  test('gives the same bytes again', async () => {
    const text = async () =>
      renderAnswer(rank as Study<unknown, RankResult>, await ask({ word: 'influence', audience: 'all' }), 'json');
    expect(await text()).toBe(await text());
  });

  test('another standing has another law', async () => {
    const weights = await ask({ word: 'attributed', audience: 'Borduria', standing: 'capability-share' });
    expect(weights.result.law?.standing).toBe('capability-share');
    // Of Cimmeria's share of the world nothing is known, so its force is not either.
    expect(weights.result.rows.map(({ actor }) => actor)).not.toContain('CCC');
  });

  test('a window outside the law is moved into it, and said', async () => {
    const { result, question, problems } = await ask({
      word: 'attributed',
      audience: 'Borduria',
      from: 1970,
      to: 1990,
    });
    expect(result.window.to).toBe(1990);
    expect(question['from']).toBe(result.window.from);
    expect(problems.map(({ code }) => code)).toContain('window-moved');
  });

  test('a law that does not converge ranks nobody', async () => {
    const { result, problems } = await ask({ word: 'attributed', scale: 'unga-nuclear', audience: 'Borduria' });
    expect(result.rows).toEqual([]);
    expect(result.reading).toMatch(/do not tell/);
    expect(problems.map(({ code }) => code)).toContain('not-converged');
  });

  test('a report has the sentence first and an interval in every row', async () => {
    const answer = await ask({ word: 'attributed', audience: 'Borduria,Cimmeria' });
    const text = renderAnswer(rank as Study<unknown, RankResult>, answer, 'text', { width: 80 });
    expect(text).toContain(answer.result.reading.split(' ').slice(0, 4).join(' '));
    expect(text.replaceAll(/\s+/g, ' ')).toContain('Borduria and Cimmeria');
    const csv = renderAnswer(rank as Study<unknown, RankResult>, answer, 'csv');
    expect(csv.split('\n')[0]).toBe('rank_q50,rank_q05,rank_q95,name,q50,q05,q95,told,audiences,actor');
  });

  test.each([
    [{ word: 'mass' }, 'invalid-value'],
    [{ word: 'might' }, 'unknown-word'],
    [{ word: 'power', scale: 'nothing' }, 'unknown-scale'],
    [{ word: 'power', audience: 'Nowhere' }, 'unknown-actor'],
    [{ word: 'power', audience: 'Tiny Isle' }, 'no-data'],
    [{ word: 'power', from: 1990, to: 1980 }, 'invalid-value'],
    [{ word: 'power', from: 2010 }, 'no-overlap'],
    [{ word: 'power', scale: 'favourability' }, 'no-data'],
  ])('%j is refused', async (given, code) => {
    expect(await refused(given)).toBe(code);
  });
});
