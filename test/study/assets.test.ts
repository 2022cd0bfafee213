import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assetCategories, indicators, indicatorsOf } from '../../src/assets/index.js';
import { plainWorkshop, ProblemError } from '../../src/model/index.js';
import type { AssetsResult } from '../../src/study/assets/result.js';
import { assets } from '../../src/study/assets.js';
import { type Answer, type Context, formats, renderAnswer, type Study } from '../../src/study/index.js';
import { repository } from '../support/raw.js';

const context: Context = { data: join(repository, 'reference'), seed: 1, workshop: plainWorkshop() };
const golden = join(repository, 'test/golden/assets');
const example = join(repository, 'examples/index-soft-power.json');

const ask = (given: Record<string, unknown>, seed = 1): Promise<Answer<AssetsResult>> =>
  assets.run(assets.schema.parse(given), { ...context, seed });
const render = (answer: Answer<AssetsResult>, format: (typeof formats)[number]): string =>
  renderAnswer(assets as Study<unknown, AssetsResult>, answer, format);

async function refused(given: Record<string, unknown>) {
  const error: unknown = await ask(given).catch((failure: unknown) => failure);
  expect(error).toBeInstanceOf(ProblemError);
  return (error as ProblemError).problem;
}

describe('golden answers', () => {
  // A great power for an audience far away, a small one for a neighbour, nobody in particular, a town, a diaspora.
  const stories = {
    'united-states-ukraine': { actor: 'USA', audience: 'Ukraine', year: 2019 },
    'malta-italy': { actor: 'Malta', audience: 'Italy', year: 2015 },
    sweden: { actor: 'Sweden', year: 2022 },
    'lyon-germany': { actor: 'city:Lyon,FRA', audience: 'Germany', year: 2022 },
    'indians-in-the-united-kingdom': { actor: 'diaspora:IND@GBR', audience: 'GBR', year: 2022 },
  };
  test.each(Object.entries(stories))('%s', async (name, given) => {
    await expect(render(await ask(given), 'text')).toMatchFileSnapshot(join(golden, `${name}.txt`));
  });

  test('the same question gives the same bytes, another seed other digits', async () => {
    const [once, twice, other] = [
      await ask(stories['malta-italy']),
      await ask(stories['malta-italy']),
      await ask(stories['malta-italy'], 2),
    ];
    expect(render(twice, 'json')).toBe(render(once, 'json'));
    const medians = ({ result }: Answer<AssetsResult>) => result.composites.map(({ estimate }) => estimate!.q50);
    expect(medians(other)).not.toEqual(medians(once));
    medians(other).forEach((median, c) => expect(Math.abs(median - medians(once)[c]!)).toBeLessThan(0.3));
  });
});

describe('an answer', () => {
  let answer: Answer<AssetsResult>;
  beforeAll(async () => {
    answer = await ask({ actor: 'Germany', audience: 'Kenya', year: 2018 });
  });

  test('has the three composites, with intervals and places among the others', () => {
    const { composites, others, draws } = answer.result;
    expect(composites.map(({ id }) => id)).toEqual(assetCategories.map(({ id }) => id));
    for (const { estimate, rank, of, indicators: count, id, known } of composites) {
      expect(estimate!.q05).toBeLessThan(estimate!.q95);
      expect([rank!.q05, rank!.q50, rank!.q95]).toEqual([rank!.q05, rank!.q50, rank!.q95].toSorted((a, b) => a - b));
      expect(rank!.q05).toBeGreaterThanOrEqual(1);
      expect(rank!.q95).toBeLessThanOrEqual(of);
      expect(count).toBe(indicatorsOf(id as never).length);
      expect(known).toBeLessThanOrEqual(count);
    }
    expect(draws).toBeGreaterThanOrEqual(100);
    expect(others.length).toBeGreaterThan(180);
    // An audience is none of the actors.
    expect(others.map(({ actor }) => actor)).not.toContain('KEN');
    const own = others.find(({ actor }) => actor === answer.result.actor.unit)!;
    expect(own.name).toBe('Germany');
    expect(own.composites.map((one) => one!.rank)).toEqual(composites.map(({ rank }) => rank));
  });

  test('places are shared out: the median places of all run from first to last', () => {
    const { others, composites } = answer.result;
    composites.forEach(({ of }, c) => {
      const places = others.flatMap((one) => one.composites[c]?.rank ?? []);
      expect(places.length).toBe(of);
      expect(Math.min(...places.map(({ q05 }) => q05))).toBe(1);
      expect(Math.max(...places.map(({ q95 }) => q95))).toBe(of);
      const mean = places.reduce((sum, { q50 }) => sum + q50, 0) / of;
      expect(Math.abs(mean - (of + 1) / 2)).toBeLessThan(of / 20);
    });
  });

  test('what drives a composite adds up to it', () => {
    for (const { drivers, rest, nominal, known } of answer.result.composites) {
      const told = drivers.reduce((sum, { by }) => sum + by, 0);
      expect(told + rest!).toBeCloseTo(nominal!, 10);
      expect(drivers.length).toBeLessThanOrEqual(known);
      expect(drivers.map(({ by }) => Math.abs(by))).toEqual(
        drivers.map(({ by }) => Math.abs(by)).toSorted((a, b) => b - a),
      );
    }
  });

  test('tells each indicator, or why it is not known', () => {
    const { indicators: told } = answer.result;
    expect(told.map(({ id }) => id)).toEqual(indicators.map(({ id }) => id));
    for (const { value, absent, low, high, place, of, year, carried } of told) {
      if (absent !== null) {
        expect([value, low, high, place, year]).toEqual([null, null, null, null, null]);
        continue;
      }
      expect(low).toBeLessThanOrEqual(value! + 1e-9);
      expect(high).toBeGreaterThanOrEqual(value! - 1e-9);
      expect(place).toBeLessThanOrEqual(of);
      expect([0, 2018 - year!]).toContain(carried);
    }
    // What was counted in 2022 alone was carried back to 2018, and it is said.
    expect(told.find(({ id }) => id === 'missions-hosted')).toMatchObject({ year: 2022, carried: -4 });
    expect(answer.problems.map(({ got }) => got).join()).toContain('Missions hosted of 2022');
  });

  test('names the sources of what it tells, and the choices that were varied', () => {
    expect(answer.origins.map(({ id }) => id)).toEqual(expect.arrayContaining(['vdem', 'unhcr', 'embassies', 'trade']));
    const { varied } = answer.result;
    expect(varied.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Making comparable', 'Missing values', 'Outliers', 'Weights', 'Indicators']),
    );
    for (const { options } of varied) expect(options.length).toBeGreaterThan(1);
  });

  test('reads in plain words, the sentence in at most 40', () => {
    const { sentence, paragraph } = answer.result.reading;
    expect(sentence).toMatch(/^For Kenya in 2018 Germany stood /);
    expect(sentence.split(/\s+/).length).toBeLessThanOrEqual(40);
    expect(paragraph.startsWith(sentence)).toBe(true);
    for (const { reading } of answer.result.composites) expect(paragraph).toContain(reading);
  });

  test.each(formats)('can be written as %s', (format) => {
    const text = render(answer, format);
    expect(text).toContain(format === 'csv' ? 'competence' : 'Germany');
  });

  test('speaks of the newest year of which half of the indicators are told', async () => {
    const { result } = await ask({ actor: 'Germany', audience: 'Kenya' });
    const fresh = result.indicators.filter(({ carried, absent }) => absent === null && carried <= 0);
    expect(fresh.length).toBeGreaterThanOrEqual(result.indicators.length * 0.4);
    expect(result.year).toBeGreaterThanOrEqual(2022);
  });
});

describe('what is not known is said', () => {
  test('for nobody in particular there are indicators of standing alone', async () => {
    const { result, problems } = await ask({ actor: 'Sweden', year: 2022 });
    expect(result.audience).toBeNull();
    expect(new Set(result.indicators.map(({ nature }) => nature))).toEqual(new Set(['standing']));
    expect(problems.map(({ where }) => where?.parameter)).toContain('audience');
  });

  test('a composite of which less than half is known is null, and the others are not', async () => {
    const { result, problems } = await ask({ actor: 'USA', audience: 'Kenya', year: 1970 });
    const competence = result.composites.find(({ id }) => id === 'competence')!;
    expect(competence).toMatchObject({ estimate: null, rank: null, told: false, drivers: [] });
    expect(result.composites.filter(({ estimate }) => estimate !== null).length).toBeGreaterThan(0);
    expect(problems.map(({ expected }) => expected).join()).toContain('half of the 10 indicators of competence');
  });

  test('of a city its twins alone, among other cities; not what is told of its country', async () => {
    const { result, problems } = await ask({ actor: 'city:Lyon,FRA', audience: 'Germany', year: 2022 });
    const told = result.indicators.filter(({ absent }) => absent === null);
    // Lists of twin towns: Leipzig and Frankfurt.
    expect(told.map(({ id, value }) => [id, value])).toEqual([['sister-cities', 2]]);
    expect(told[0]!.of).toBeGreaterThan(1000);
    expect(result.composites.every(({ estimate }) => estimate === null)).toBe(true);
    expect(result.indicators.length).toBe(indicators.length);
    expect(problems.map(({ fix }) => fix).join()).toContain('its country');
  });

  test('of two cities whether they are twins, and how far apart they are', async () => {
    const { result } = await ask({ actor: 'city:Lyon,FRA', audience: 'city:Leipzig,DEU', year: 2022 });
    const told = new Map(result.indicators.map(({ id, value }) => [id, value]));
    expect(told.get('sister-cities')).toBe(1);
    // 45.7675 N 4.835 E to 51.34 N 12.37 E.
    expect(told.get('distance')).toBeGreaterThan(800);
    expect(told.get('distance')).toBeLessThan(860);
  });

  test('of a diaspora its people, among others of its host', async () => {
    const { result } = await ask({ actor: 'diaspora:IND@GBR', audience: 'GBR', year: 2022 });
    const [told, ...more] = result.indicators.filter(({ absent }) => absent === null);
    expect(more).toEqual([]);
    // International Migrant Stock 2020: 835,359 people from India in the United Kingdom.
    expect(told).toMatchObject({ id: 'diaspora-links', value: 835_359, year: 2020, place: 2 });
  });

  test('of a third country a diaspora has nothing', async () => {
    const { result } = await ask({ actor: 'diaspora:IND@GBR', audience: 'Kenya', year: 2022 });
    expect(result.indicators.every(({ absent }) => absent !== null)).toBe(true);
    expect(result.reading.sentence).toMatch(/^Nothing is known/);
  });

  test('for a city as an audience, states have their towns’ twins and what they have for everybody', async () => {
    const { result } = await ask({ actor: 'Germany', audience: 'city:Lyon,FRA', year: 2022 });
    const relational = result.indicators.filter(({ nature, absent }) => nature === 'relational' && absent === null);
    expect(relational.map(({ id, value }) => [id, value])).toEqual([['sister-cities', 2]]);
    expect(result.composites.every(({ estimate }) => estimate !== null)).toBe(true);
  });

  test('a territory is told as far as it is, and a source that is silent on it is not a zero', async () => {
    const { result } = await ask({ actor: 'Hong Kong', audience: 'China', year: 2022 });
    const told = new Map(result.indicators.map(({ id, absent }) => [id, absent === null]));
    expect(told.get('gdp')).toBe(true);
    expect(told.get('alliance-promises')).toBe(false);
    expect(told.get('harm-to-others')).toBe(false);
  });
});

describe('questions that cannot be answered', () => {
  test.each([
    [{ actor: 'Atlantis' }, 'unknown-actor', 'actor'],
    [{ actor: 'Sweden', audience: 'Kenia' }, 'unknown-actor', 'audience'],
    [{ actor: 'Sweden', audience: 'Sweden' }, 'invalid-value', 'audience'],
    [{ actor: 'South Sudan', audience: 'Kenya', year: 1990 }, 'no-data', 'actor'],
    [{ actor: 'Kenya', audience: 'South Sudan', year: 1990 }, 'no-data', 'audience'],
  ])('%j', async (given, code, parameter) => {
    expect(await refused(given)).toMatchObject({ code, where: { parameter } });
  });
});

describe('an index of one’s own', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'suasion-index-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const base = JSON.parse(readFileSync(example, 'utf8')) as Record<string, unknown>;
  const write = (changes: Record<string, unknown>, name = 'index.json'): string => {
    const path = join(folder, name);
    writeFileSync(path, JSON.stringify({ ...base, ...changes }));
    return path;
  };

  test('has its own composites, of indicators of the file and of the table, in groups', async () => {
    const { result } = await ask({ actor: 'Sweden', audience: 'Kenya', index: example });
    expect(result.index).toMatchObject({ id: 'soft-power' });
    expect(result.composites.map(({ id }) => id)).toEqual(['culture', 'conduct']);
    const told = new Map(result.indicators.map((one) => [one.id, one]));
    expect(told.get('festivals')).toMatchObject({ value: 40, nature: 'standing', composite: 'culture', of: 9 });
    expect(told.get('guest-artists')).toMatchObject({ value: 14, nature: 'relational' });
    expect(told.get('students')).toMatchObject({ composite: 'culture' });
    expect(told.has('gdp')).toBe(false);
  });

  test('what is for one audience is not for another', async () => {
    const { result } = await ask({ actor: 'Sweden', audience: 'Ghana', index: example });
    expect(result.indicators.find(({ id }) => id === 'guest-artists')!.absent).not.toBeNull();
  });

  test('what the file decides is not varied', async () => {
    const titles = async (index: string) =>
      (await ask({ actor: 'Sweden', audience: 'Kenya', index })).result.varied.map(({ title }) => title);
    expect(await titles(example)).not.toContain('Putting together');
    const choices = {
      impute: { rule: 'none' },
      treat: { rule: 'none' },
      normalise: { rule: 'percentile' },
      weight: { rule: 'given' },
      aggregate: { rule: 'arithmetic' },
    };
    expect(await titles(write({ choices }))).toEqual(['Indicators']);
  });

  test('a file of the three categories with nothing stated is the standard index', async () => {
    const composites = assetCategories.map(({ id, title }) => ({
      id,
      title,
      members: indicatorsOf(id).map((one) => one.id),
    }));
    const path = write({ id: 'standard', indicators: [], composites, choices: {} });
    const own = await ask({ actor: 'Sweden', audience: 'Kenya', year: 2019, index: path });
    const standard = await ask({ actor: 'Sweden', audience: 'Kenya', year: 2019 });
    expect(own.result.composites).toEqual(standard.result.composites);
  });

  test('weights that are stated are used', async () => {
    const composites = (weight: number) => [
      {
        id: 'conduct',
        title: 'Conduct',
        members: [{ indicator: 'human-rights', weight }, 'liberal-democracy'],
      },
    ];
    const choices = { impute: { rule: 'none' }, treat: { rule: 'none' }, weight: { rule: 'given' } };
    const driverOf = async (weight: number) => {
      const path = write({ composites: composites(weight), choices });
      const { result } = await ask({ actor: 'Sweden', audience: 'Kenya', year: 2019, index: path });
      return result.composites[0]!.drivers.find(({ indicator }) => indicator === 'human-rights')!.by;
    };
    expect(await driverOf(9)).toBeGreaterThan(1.2 * (await driverOf(1)));
  });

  test('a geometric mean is taken of scores above 0', async () => {
    const path = write({ choices: { aggregate: { rule: 'geometric' } } });
    const { result } = await ask({ actor: 'Sweden', audience: 'Kenya', index: path });
    for (const { estimate } of result.composites) expect(estimate).not.toBeNull();
  });

  const festivals = (base['indicators'] as Record<string, unknown>[])[0]!;
  test.each([
    [
      'a name nobody has',
      {
        indicators: [{ ...festivals, values: { Atlantis: 1 } }],
        composites: [{ id: 'a', title: 'A', members: ['festivals'] }],
      },
      'unknown-actor',
      /Atlantis/,
    ],
    [
      'an indicator that is not there',
      { composites: [{ id: 'a', title: 'A', members: ['students', 'festivls'] }] },
      'invalid-value',
      /festivls/,
    ],
    ['an id of the table', { indicators: [{ ...festivals, id: 'gdp' }] }, 'invalid-value', /gdp/],
    [
      'one indicator in two places',
      { composites: [{ id: 'a', title: 'A', members: ['students', 'students'] }] },
      'invalid-value',
      /students/,
    ],
    ['no composites', { composites: [] }, 'invalid-value', /composites|items|small/i],
    ['neither values nor toward', { indicators: [{ ...festivals, values: undefined }] }, 'invalid-value', /values/],
    ['a key that nobody knows', { extra: 1 }, 'invalid-value', /extra/],
  ] as const)('%s is refused, with the file', async (_, changes, code, pattern) => {
    const path = write(changes);
    const problem = await refused({ actor: 'Sweden', audience: 'Kenya', index: path });
    expect(problem).toMatchObject({ code, where: { file: path } });
    expect(`${problem.expected} ${problem.got}`).toMatch(pattern);
  });

  test('what is no JSON, or no file, is refused', async () => {
    const path = join(folder, 'broken.json');
    writeFileSync(path, '{"id": ');
    expect(await refused({ actor: 'Sweden', index: path })).toMatchObject({
      code: 'file-unreadable',
      where: { file: path },
    });
    expect((await refused({ actor: 'Sweden', index: join(folder, 'none.json') })).code).toBe('file-not-found');
  });
});
