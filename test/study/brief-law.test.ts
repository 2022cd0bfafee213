import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plainWorkshop } from '../../src/model/index.js';
import { brief } from '../../src/study/brief.js';
import { renderAnswer } from '../../src/study/render/answer.js';
import { type LawWorld, writeLawWorld } from './brief-law-world.js';

/** Folders by what is in them: each is written once. */
const folders = new Map<string, Promise<string>>();
afterAll(async () => {
  for (const folder of await Promise.all(folders.values())) rmSync(folder, { recursive: true });
});

function worldOf(world: LawWorld): Promise<string> {
  const key = JSON.stringify(world);
  const known = folders.get(key) ?? written(world);
  folders.set(key, known);
  return known;
}

async function written(world: LawWorld): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'suasion-brief-law-'));
  await writeLawWorld(folder, world);
  return folder;
}

const ask = (data: string, given: Record<string, unknown>) =>
  brief.run(brief.schema.parse(given), { data, seed: 1, workshop: plainWorkshop() });

const lawWords = [
  'mass',
  'momentum',
  'force',
  'impulse',
  'accounted',
  'attributed',
  'influence',
  'kineticEnergy',
  'potentialEnergy',
  'power',
  'quickness',
  'ease',
  'appeal',
  'durability',
  'efficiency',
] as const;
const words = (text: string) => text.split(/\s+/).length;

describe('a brief with a law', () => {
  let data: string;
  beforeAll(async () => {
    data = await worldOf({});
  });

  test('has one key a word of mechanics, and those of the contract', async () => {
    const { result, problems } = await ask(data, { actor: 'AAA', audience: 'BBB' });
    const keys = [
      'displacement',
      'velocity',
      'motion',
      'positions',
      'forces',
      'shares',
      'ledger',
      'reading',
      ...lawWords,
    ];
    expect(Object.keys(result)).toEqual(expect.arrayContaining([...keys, 'assets', 'grade', 'standings']));
    expect(result.law).toMatchObject({ design: 'unga', audience: 'BBB', audiences: 5 });
    expect([result.assets, result.grade]).toEqual([null, null]);
    expect(problems.map(({ expected }) => expected).join()).toMatch(/legitimacy.*grade of the evidence/);
  });

  test('tells each force: doses, responses under both standings, what came of it', async () => {
    const { result } = await ask(data, { actor: 'AAA', audience: 'BBB' });
    const [military, ties] = result.forces;
    // Doses of 1983 to 1994: 5 and 5 acts, 2 a standard act.
    expect(military).toMatchObject({ instrument: 'militarised-force', side: 'coercion', mechanism: 'force' });
    expect(military!.doses).toMatchObject({ from: 1984, to: 1990, periods: 2 });
    expect(military!.response.equal).toMatchObject({ effectiveActors: 1.2, leading: { name: 'Alania', share: 0.9 } });
    expect(military!.response['capability-share']).not.toBeNull();
    expect(military!.reading).toContain('Alania use of military force');
    expect(ties).toMatchObject({ instrument: 'ties', kind: 'appeal', doses: null });
    expect(result.forces.length).toBe(2);
    // Force pushes away, whichever way Alania lies.
    expect(military!.attributed.toward!.estimate.q95).toBeLessThan(0);
  });

  test('the sum of what is accounted for is the movement', async () => {
    const { result } = await ask(data, { actor: 'AAA', audience: 'BBB' });
    const { accounted, carriers } = result;
    const parts = [accounted!.start, accounted!.home, accounted!.common, accounted!.noise];
    const sum = [...parts, ...carriers.map((one) => one.accounted)].reduce((total, { mean }) => total + mean, 0);
    expect(sum).toBeCloseTo(accounted!.moved.mean, 9);
  });

  test('sums of forces agree with their parts', async () => {
    const { result } = await ask(data, { actor: 'AAA', audience: 'BBB' });
    const { impulse, forces, attributed, standings } = result;
    expect(forces.reduce((sum, one) => sum + one.impulse.mean, 0)).toBeCloseTo(impulse!.mean, 9);
    const apart = forces.reduce((sum, one) => sum + one.attributed.moved.mean, 0);
    expect(apart + attributed!.interaction.mean).toBeCloseTo(attributed!.mean, 9);
    expect(attributed!.acts!.moved).toEqual(forces[0]!.attributed.moved);
    expect(standings.equal!.attributed!.moved.mean).toBe(attributed!.mean);
    // Under capability share Alania counts for a third at most, so its force is weaker.
    const weaker = standings['capability-share']!.attributed!.acts!.moved;
    expect(Math.abs(weaker.mean)).toBeLessThan(Math.abs(attributed!.acts!.moved.mean) / 2);
  });

  test('an appeal that is not known is kept with a flag, and no reading relies on it', async () => {
    const { result, problems } = await ask(data, { actor: 'AAA', audience: 'BBB' });
    expect(result.appeal).toMatchObject({ known: false });
    expect(result.reading.full).toContain('not known, because actors dealt out at random would appeal as much');
    expect(problems.some(({ got }) => got === 'one that is not')).toBe(true);
    const without = await ask(data, { actor: 'CCC', audience: 'BBB' });
    expect(without.result.attributed).toMatchObject({ acts: null, appealKnown: false });
    expect(without.result.reading.sentence).toContain('what of it is owed to Cimmeria is not known');
    const known = await ask(await worldOf({ appealKnown: true }), { actor: 'CCC', audience: 'BBB' });
    expect(known.result.appeal).toMatchObject({ known: true });
    expect(known.result.reading.sentence).not.toContain('not known');
    expect(known.problems.some(({ got }) => got === 'one that is not')).toBe(false);
  });

  test('a question turned round is answered alike, and the report says how', async () => {
    const there = await ask(data, { actor: 'AAA', audience: 'BBB', from: 1984 });
    const back = await ask(data, { actor: 'BBB', audience: 'AAA', from: 1984 });
    expect(back.result.forces[0]).toMatchObject({ instrument: 'militarised-force' });
    const text = renderAnswer(brief as never, there, 'text');
    expect(text).toContain('npx suasion brief BBB AAA --from 1984');
    expect(renderAnswer(brief as never, back, 'text')).toContain('npx suasion brief AAA BBB --from 1984');
  });

  test('effort is counted by acts where nothing was paid', async () => {
    const { result } = await ask(data, { actor: 'AAA', audience: 'BBB' });
    expect(result.law!.effort).toMatchObject({ instrument: 'militarised-force', unit: 'act', amount: 10 });
    expect(result.ease!.effort.amount).toBe(10);
  });

  test('an actor in two parts acts under its one id', async () => {
    const { result } = await ask(data, { actor: 'Eastland', audience: 'BBB' });
    expect(result.carriers.filter(({ name }) => name.includes('Eastland')).map(({ actor }) => actor)).toEqual(['EEE']);
    expect(result.forces.map(({ instrument }) => instrument)).toEqual(['ties']);
  });

  test('an audience in two parts is told of the longer one, and a problem says so', async () => {
    const { result, problems } = await ask(data, { actor: 'AAA', audience: 'Eastland' });
    expect(result.law!.audience).toBe('cow:804');
    expect(problems.find(({ fix }) => fix.includes('East Eastland'))!.code).toBe('spells-joined');
    const later = await ask(data, { actor: 'AAA', audience: 'Eastland', from: 1991 });
    expect(later.result.law!.audience).toBe('cow:805');
    expect(later.result.forces.map(({ instrument }) => instrument)).toContain('presidential-visit');
    expect(later.problems.map(({ code }) => code)).not.toContain('spells-joined');
  });

  test('the sentence has at most 40 words at any question', async () => {
    for (const [actor, audience] of [
      ['AAA', 'BBB'],
      ['BBB', 'AAA'],
      ['CCC', 'AAA'],
      ['Eastland', 'AAA'],
      ['AAA', 'Eastland'],
    ]) {
      const { result } = await ask(data, { actor, audience });
      expect(words(result.reading.sentence), result.reading.sentence).toBeLessThanOrEqual(40);
      expect(result.reading.full.startsWith(result.reading.paragraph)).toBe(true);
      expect(result.reading.paragraph.startsWith(result.reading.sentence)).toBe(true);
    }
  });

  test('the same question gives the same bytes, another seed other draws', async () => {
    const once = renderAnswer(brief as never, await ask(data, { actor: 'AAA', audience: 'BBB' }), 'json');
    const twice = renderAnswer(brief as never, await ask(data, { actor: 'AAA', audience: 'BBB' }), 'json');
    expect(twice).toBe(once);
    const context = { data, seed: 2, workshop: plainWorkshop() };
    const other = await brief.run(brief.schema.parse({ actor: 'AAA', audience: 'BBB' }), context);
    expect(renderAnswer(brief as never, other, 'json')).not.toBe(once);
  });
});

describe('what no law can tell', () => {
  const nothing = (result: Awaited<ReturnType<typeof ask>>['result']) => {
    expect(lawWords.map((word) => result[word])).toEqual(lawWords.map(() => null));
    expect([result.law, result.forces, result.shares]).toEqual([null, [], []]);
    expect(result.standings).toEqual({ equal: null, 'capability-share': null });
    expect(result.displacement).not.toBeNull();
    expect(result.reading.sentence).toContain('what moved it is not known');
  };

  test('a window that the law does not tell of: every word null, one problem', async () => {
    const data = await worldOf({});
    const { result, problems } = await ask(data, { actor: 'AAA', audience: 'BBB', from: 1978, to: 1981 });
    nothing(result);
    expect(problems.filter(({ got }) => got.startsWith('laws for'))).toHaveLength(1);
  });

  test('a law that did not converge is refused', async () => {
    const data = await worldOf({ converged: false });
    const { result, problems } = await ask(data, { actor: 'AAA', audience: 'BBB' });
    nothing(result);
    expect(problems.map(({ code }) => code)).toContain('not-converged');
  });

  test('without a law under capability share only that standing is null', async () => {
    const data = await worldOf({ both: false });
    const { result } = await ask(data, { actor: 'AAA', audience: 'BBB' });
    expect(result.standings['capability-share']).toBeNull();
    expect(result.attributed).not.toBeNull();
    expect(result.reading.paragraph).toContain('is not known');
  });

  test('an actor that is no state has no force that is known, which is not none', async () => {
    const data = await worldOf({});
    const { result, problems } = await ask(data, { actor: 'Tiny Isle', audience: 'BBB' });
    expect([result.force, result.attributed, result.influence]).toEqual([null, null, null]);
    expect(result.mass).not.toBeNull();
    expect(problems.some(({ got }) => got.includes('it is a territory'))).toBe(true);
    expect(result.reading.sentence).toContain('what of it is owed to Tiny Isle is not known');
  });

  test('an audience does not move itself', async () => {
    const data = await worldOf({});
    const { result, problems } = await ask(data, { actor: 'BBB', audience: 'BBB' });
    expect([result.force, result.attributed]).toEqual([null, null]);
    expect(problems.some(({ expected }) => expected === 'an actor other than the audience')).toBe(true);
  });
});
