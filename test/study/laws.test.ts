import { cpSync, mkdtempSync, readdirSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { estimateOf, plainWorkshop, type Problem, type Workshop } from '../../src/model/index.js';
import { defaultFitOptions, type LawDraws } from '../../src/response/index.js';
import { openDataPackage } from '../../src/store/index.js';
import type { LawSettings } from '../../src/study/build/law-settings.js';
import { writeReference } from '../../src/study/build/write-reference.js';
import { readLawDraws, readLaws, type StoredLaw } from '../../src/study/law/stored-law.js';
import { openReference, type Reference } from '../../src/study/reference.js';
import { filesIn } from './composite.js';
import { states, truth, worldTables } from './laws-world.js';

const settings: LawSettings = {
  fit: { ...defaultFitOptions, chains: 2, adapt: 30, batch: 50, batches: 1, enough: { ess: 20, rHat: 1.2 } },
  draws: 60,
  shuffles: 9,
  designs: ['unga', 'favourability', 'awareness'],
};
const head = { name: 'made-up', title: 'Made up', description: 'Made up.', version: '1', licences: [] };

/** A workshop without hands: whoever would fit anything fails. */
const idle: Workshop = {
  ...plainWorkshop(),
  map: async () => {
    throw new Error('something was fitted');
  },
};
/** Hands that take the last part first. */
const backward: Workshop = {
  ...plainWorkshop(),
  map: async (task, parts) => (await plainWorkshop().map(task, parts.toReversed())).toReversed(),
};

let folder: string;
let fitted: string;
let problems: Problem[];

interface More {
  readonly workshop?: Workshop;
  readonly refit?: boolean;
  readonly seed?: number;
  readonly settings?: LawSettings;
  readonly world?: number;
}

async function write(name: string, more: More = {}): Promise<Problem[]> {
  const told: Problem[] = [];
  async function* tables() {
    yield* worldTables({ seed: more.world ?? 3 });
  }
  const laws = { settings, seed: 1, workshop: plainWorkshop(), refit: false, ...more };
  await writeReference({ folder: join(folder, name), head, laws }, tables(), told);
  return told;
}

function copyOf(name: string): string {
  cpSync(fitted, join(folder, name), { recursive: true });
  return join(folder, name);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'suasion-laws-'));
  fitted = join(folder, 'fitted');
  problems = await write('fitted');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('laws read back', () => {
  let reference: Reference;
  let laws: StoredLaw[];
  beforeAll(async () => {
    reference = await openReference(fitted);
    laws = await readLaws(reference);
  });
  afterAll(() => reference.close());
  const lawOf = (design: string, standing = 'equal'): StoredLaw =>
    laws.find((law) => law.design === design && law.standing === standing)!;
  const columnOf = ({ responses, count }: LawDraws, i: number): Float64Array =>
    responses.filter((_, at) => at % (responses.length / count) === i);

  test('there is one for each design under both standings, or a note why not', async () => {
    expect(laws.map(({ design, standing }) => `${design} ${standing}`)).toEqual([
      'favourability capability-share',
      'favourability equal',
      'unga capability-share',
      'unga equal',
    ]);
    expect(problems.filter(({ code }) => code === 'not-yet-known').map(({ got }) => got.split(':')[0])).toEqual([
      'awareness, equal standing',
      'awareness, capability-share standing',
    ]);
    expect((await readLaws(reference, 'favourability')).map(({ scale }) => scale)).toEqual([
      'favourability',
      'favourability',
    ]);
    expect(lawOf('unga')).toMatchObject({ from: 1983, to: 2000, audiences: 8, observations: 144, variants: 2 });
    expect(lawOf('favourability')).toMatchObject({ audiences: 7, variants: 1, momentum: false });
  });

  test('what a visit does is found, and momentum that is not there is left out', () => {
    const law = lawOf('favourability');
    const visit = law.terms.find(({ term }) => term === 'presidential-visit')!;
    expect(Math.abs(visit.mean - truth.response)).toBeLessThan(3 * visit.sd);
    expect(visit.q05).toBeGreaterThan(0);
    expect(visit).toMatchObject({ kind: 'instrument', effectiveActors: 1, leadingActor: 'AAA', leadingShare: 1 });
    expect(visit.known).toBeNull();
    const { q05, q95 } = law.notes.momentum!;
    expect([q05 < 0, q95 > 0, law.options.momentum]).toEqual([true, true, false]);
  });

  test('terms stand in the order of the responses, and are told by the draws that are kept, to the last digit', async () => {
    for (const law of laws) {
      const draws = await readLawDraws(reference, law, []);
      expect(law.terms.map(({ term }) => term)).toEqual([...law.settings.instruments, 'ties']);
      law.terms.forEach((term, i) => {
        const { unit: _, ...estimate } = estimateOf(columnOf(draws, i), '');
        expect(term).toMatchObject(estimate);
      });
    }
  });

  test('an appeal is known only outside what shuffled standing shows', () => {
    for (const { terms } of laws) {
      const ties = terms.find(({ kind }) => kind === 'appeal')!;
      const outside = ties.guard!.found < ties.guard!.low || ties.guard!.found > ties.guard!.high;
      expect(ties.guard!.low).toBeLessThanOrEqual(ties.guard!.high);
      expect(ties.known).toBe(outside && (ties.q05 > 0 || ties.q95 < 0));
    }
  });

  test('draws have the shape of the law, and masses those of the audiences asked for, in their order', async () => {
    const law = lawOf('unga');
    const draws = await readLawDraws(reference, law, ['HHH', 'BBB']);
    const { count } = draws;
    expect(count).toBe(60);
    expect([...new Set(draws.variant)]).toEqual([0, 1]);
    expect(draws.common).toHaveLength(17 * count);
    expect(draws.stretch).toHaveLength(18 * count);
    expect(draws.logMass).toHaveLength(2 * count);
    expect(Math.min(...draws.homePull, ...draws.shock, ...draws.massSpread, ...draws.noise)).toBeGreaterThan(0);
    const turned = await readLawDraws(reference, law, ['BBB', 'HHH']);
    expect(turned.logMass.filter((_, i) => i % 2 === 1)).toEqual(draws.logMass.filter((_, i) => i % 2 === 0));
    // The unit of mass is the geometric mean of all.
    const all = await readLawDraws(reference, law, states);
    for (let d = 0; d < count; d++) {
      const sum = all.logMass.subarray(d * 8, (d + 1) * 8).reduce((total, value) => total + value, 0);
      expect(Math.abs(sum)).toBeLessThan(0.05);
    }
  });

  test('without masses everybody’s is 1, with them somebody unknown is a problem', async () => {
    const draws = await readLawDraws(reference, lawOf('favourability'), ['BBB\tAAA', 'anybody\tAAA']);
    expect([...new Set([...draws.logMass, ...draws.stretch, ...draws.momentumKept])]).toEqual([0]);
    expect([...new Set(draws.noise)]).toEqual([1]);
    await expect(readLawDraws(reference, lawOf('unga'), ['BBB', 'XXX'])).rejects.toMatchObject({
      problem: { code: 'no-data', got: 'XXX' },
    });
  });

  test('a folder built without laws has none', async () => {
    const bare: Reference = {
      ...reference,
      read: async (name, selection) => {
        const data = await openDataPackage(fitted);
        return data.read(name === 'laws' ? 'no-such-table' : name, selection).finally(() => data.close());
      },
    };
    expect(await readLaws(bare)).toEqual([]);
  });
});

describe('laws of an earlier build', () => {
  test('are the same bytes however the work is dealt out', async () => {
    await write('backward', { workshop: backward });
    expect(filesIn(join(folder, 'backward'))).toEqual(filesIn(fitted));
  });

  test('are kept where tables, settings and seed are the same, with all that was to be said of them', async () => {
    const kept = copyOf('kept');
    expect(await write('kept', { workshop: idle })).toEqual(problems);
    expect(filesIn(kept)).toEqual(filesIn(fitted));
  });

  test.each<[string, More]>([
    ['on demand', { refit: true }],
    ['for another seed', { seed: 2 }],
    ['for other settings', { settings: { ...settings, draws: 59 } }],
    ['from other tables', { world: 4 }],
  ])('are fitted again %s', async (_, more) => {
    copyOf('again');
    await expect(write('again', { ...more, workshop: idle })).rejects.toThrow('something was fitted');
  });

  test('that are damaged are fitted again', async () => {
    const damaged = copyOf('damaged');
    truncateSync(
      join(
        damaged,
        readdirSync(damaged).find((name) => name.startsWith('law_draws.'))!,
      ),
      100,
    );
    await expect(write('damaged', { workshop: idle })).rejects.toThrow('something was fitted');
  });

  test('that did not converge are kept, flagged and told', async () => {
    const hasty = { ...settings, designs: ['favourability'], fit: { ...settings.fit, enough: { ess: 9e9, rHat: 1 } } };
    const told = await write('hasty', { settings: hasty });
    expect(told.map(({ code, got }) => [code, got.split(':')[0]])).toEqual([
      ['not-converged', 'favourability, equal standing'],
      ['not-converged', 'favourability, capability-share standing'],
    ]);
    const reference = await openReference(join(folder, 'hasty'));
    try {
      const [law] = await readLaws(reference);
      expect(law).toMatchObject({ converged: false, draws: 60 });
      expect((await readLawDraws(reference, law!, [])).homePull).toHaveLength(60);
    } finally {
      await reference.close();
    }
    expect(await write('hasty', { settings: hasty, workshop: idle })).toEqual(told);
  });
});
