import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { plainWorkshop, ProblemError } from '../../src/model/index.js';
import { type Answer, type Context, renderAnswer, type Study } from '../../src/study/index.js';
import type { TiesResult } from '../../src/study/ties/result.js';
import { ties } from '../../src/study/ties.js';
import { repository } from '../support/raw.js';

const context: Context = { data: join(repository, 'reference'), seed: 1, workshop: plainWorkshop() };

const ask = (given: Record<string, unknown>): Promise<Answer<TiesResult>> =>
  ties.run(ties.schema.parse(given), context);
const linksOf = ({ result }: Answer<TiesResult>, tie: string) => result.links.filter((link) => link.tie === tie);
const names = ({ result }: Answer<TiesResult>) => new Map(result.nodes.map(({ id, name }) => [id, name]));

describe('the network of a state', async () => {
  const sweden = await ask({ actor: 'Sweden', year: 2014 });

  test('begins with the actor, and every tie joins two that are there', () => {
    const { nodes, links, actor } = sweden.result;
    expect(nodes[0]).toEqual({ id: 'SWE', name: 'Sweden', kind: 'state', home: null });
    expect(actor.id).toBe('SWE');
    const ids = new Set(nodes.map(({ id }) => id));
    expect(ids.size).toBe(nodes.length);
    expect(links.filter(({ from, to }) => !ids.has(from) || !ids.has(to) || from === to)).toEqual([]);
    // Everybody is tied to somebody.
    const tied = new Set(links.flatMap(({ from, to }) => [from, to]));
    expect(nodes.filter(({ id }) => !tied.has(id))).toEqual([]);
  });

  test('knows borders as they are on the map', () => {
    const own = linksOf(sweden, 'contiguity').filter(({ from, to }) => from === 'SWE' || to === 'SWE');
    const byLand = own.filter(({ value }) => value === 1).map(({ from, to }) => (from === 'SWE' ? to : from));
    expect(byLand).toEqual(expect.arrayContaining(['FIN', 'NOR']));
    expect(byLand).not.toContain('DEU');
    // And those of others, by land, so that neighbours stand together.
    expect(linksOf(sweden, 'contiguity')).toContainEqual({
      tie: 'contiguity',
      from: 'BEL',
      to: 'FRA',
      value: 1,
      year: 2014,
    });
  });

  test('directed ties go both ways, undirected ones are there once', () => {
    const toNorway = linksOf(sweden, 'students').filter(({ to }) => to === 'NOR');
    const fromNorway = linksOf(sweden, 'students').filter(({ from }) => from === 'NOR');
    expect([toNorway.length, fromNorway.length]).toEqual([1, 1]);
    const shared = linksOf(sweden, 'shared-organisations').map(({ to }) => to);
    expect(new Set(shared).size).toBe(shared.length);
  });

  test('ties of years to come are not there, and of a kind only the newest year', () => {
    const dated = sweden.result.links.filter(({ year, tie }) => year !== null && tie !== 'acts');
    expect(dated.every(({ year }) => year! <= 2014 && year! >= 2009)).toBe(true);
    for (const { id } of sweden.result.kinds) {
      const years = new Set(linksOf(sweden, id).map(({ year }) => year));
      expect([id, years.size]).toEqual([id, 1]);
    }
  });

  test('a diaspora stands between its home and where it lives', () => {
    const id = 'diaspora:FIN@SWE';
    const both = linksOf(sweden, 'migrants').filter(({ from, to }) => from === id || to === id);
    expect(both.map(({ from, to }) => [from, to])).toEqual([
      ['FIN', id],
      [id, 'SWE'],
    ]);
    expect(both[0]!.value).toBe(both[1]!.value);
    expect(both[0]!.value).toBeGreaterThan(50_000);
    expect(names(sweden).get(id)).toBe('People from Finland in Sweden');
  });

  test('towns are its own with twins abroad, and their twins elsewhere', () => {
    const own = new Set(linksOf(sweden, 'town').map(({ to }) => to));
    const home = new Map(sweden.result.nodes.map((node) => [node.id, node.home]));
    expect(own.size).toBeGreaterThan(100);
    expect([...own].every((id) => home.get(id) === 'SWE')).toBe(true);
    const twins = linksOf(sweden, 'twinned');
    expect(twins.every(({ from, to }) => own.has(from) && home.get(to) !== 'SWE')).toBe(true);
    const [first] = linksOf(sweden, 'town');
    expect(twins.filter(({ from }) => from === first!.to)).toHaveLength(first!.value);
  });

  test('says where it is from, and that membership is not told', () => {
    const ids = sweden.origins.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['igo', 'sister-cities', 'migration', 'desta']));
    expect(sweden.problems.some(({ expected }) => expected.includes('member'))).toBe(true);
  });
});

describe('parts of a network', () => {
  test('only the kinds that are asked for, in text too', async () => {
    const answer = await ask({ actor: 'Kenya', year: 2010, kind: 'trade-agreements, contiguity' });
    expect(answer.result.kinds.map(({ id }) => id)).toEqual(['contiguity', 'trade-agreements']);
    const text = renderAnswer(ties as Study<unknown, TiesResult>, answer, 'text');
    expect(text).toContain('Ties of Kenya, 2010');
    expect(text).toContain('Kenya is tied to');
  });

  test('a kind that is none is refused, with the nearest', async () => {
    const error: unknown = await ask({ actor: 'Kenya', kind: 'embasies' }).catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(ProblemError);
    expect((error as ProblemError).problem).toMatchObject({ code: 'invalid-value', where: { parameter: 'kind' } });
    expect((error as ProblemError).problem.fix).toContain('embassies');
  });

  test('parts of a joined state are one', async () => {
    const { result } = await ask({ actor: 'Poland', year: 1985, kind: 'contiguity' });
    const ids = result.nodes.map(({ id }) => id);
    expect(ids).not.toContain('cow:255');
    expect(ids.filter((id) => ['DEU', 'cow:265'].includes(id))).toHaveLength(1);
  });
});

describe('others than states', () => {
  test('a city has its twins and its country', async () => {
    const { result } = await ask({ actor: 'city:Lyon,FRA' });
    expect(result.kinds.map(({ id }) => id)).toEqual(['twinned', 'town']);
    expect(result.nodes.find(({ id }) => id === 'FRA')).toBeDefined();
    expect(result.nodes.map(({ name }) => name)).toContain('Birmingham');
  });

  test('a diaspora has its home and where it lives', async () => {
    const { result } = await ask({ actor: 'diaspora:IND@GBR' });
    expect(result.links.map(({ from, to }) => [from, to])).toEqual([
      ['IND', 'diaspora:IND@GBR'],
      ['diaspora:IND@GBR', 'GBR'],
    ]);
    expect(result.reading).toContain('are tied to 2 states');
  });

  test('an organisation has those that keep missions with it or dealt with it', async () => {
    const { result } = await ask({ actor: 'org:EU' });
    expect(result.kinds.map(({ id }) => id)).toContain('acts');
    expect(result.nodes.filter(({ kind }) => kind === 'state').length).toBeGreaterThan(50);
  });

  test('of whom nothing is told it is said, and the answer is empty', async () => {
    const { result, problems } = await ask({ actor: 'org:ACC', year: 1950 });
    expect(result.links).toEqual([]);
    expect(result.reading).toContain('do not tell');
    expect(problems.some(({ fix }) => fix.includes('not none'))).toBe(true);
  });
});
