import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plainWorkshop, type Problem, type Workshop } from '../../src/model/index.js';
import { defaultFitOptions, type LawOptions } from '../../src/response/index.js';
import { type Cell, type TableToWrite, writeDataPackage } from '../../src/store/index.js';
import { evidenceMeasures } from '../../src/study/compare/evidence-table.js';
import { type EvidenceInputs, gatherEvidence, type TriedLaw } from '../../src/study/build/evidence.js';
import type { EvidenceSettings } from '../../src/study/build/evidence-settings.js';
import type { StoredEvidenceRow } from '../../src/study/build/evidence-rows.js';
import { noEvidence } from '../../src/study/build/kept-evidence.js';
import { writeReference } from '../../src/study/build/write-reference.js';
import { openReference, type Reference } from '../../src/study/reference.js';
import { filesIn } from './composite.js';
import { states, worldTables } from './laws-world.js';
import { madeUpOrigin } from './made-up.js';

type Row = Readonly<Record<string, Cell>>;

const settings: EvidenceSettings = {
  heldOut: { years: 10, draws: 8 },
  specifications: 12,
  contexts: ['unga'],
  designs: null,
};
const options: LawOptions = { momentum: true, noise: true, masses: true, stretch: false, fewestForHome: 5 };
const tried: readonly TriedLaw[] = (['equal', 'capability-share'] as const).map((standing) => ({
  design: 'unga',
  standing,
  options,
}));

const [first, second, third] = states;
/** Two uses of force a year against each of two, some of them in years with deaths between the sides in the ledger. */
const fights: readonly Row[] = Array.from({ length: 34 }, (_, i) => ({
  step: 12,
  instrument: 'militarised-force',
  actor: i % 2 === 0 ? first : second,
  audience: i % 2 === 0 ? second : third,
  period: 1983 + Math.floor(i / 2),
  acts: 2,
  hundredths: null,
  alone: 0,
  jointly: 0,
  origin: 'made-up',
}));

const deaths = (sideA: string, sideB: string, period: number, best: number, more: Row = {}): Row => ({
  concept: 'deaths-in-militarised-events',
  population: sideA,
  place: '',
  side_a: sideA,
  side_b: sideB,
  period,
  event: `${period}`,
  low: best - 1,
  best,
  high: null,
  origin: 'mie',
  ...more,
});

const more: Readonly<Record<string, readonly Row[]>> = {
  doses: fights,
  coverage: [{ scheme: 'mie-action', actor: '*', audience: '*', from_month: 1945 * 12, to_month: 2014 * 12 }],
  instruments: [
    { instrument: 'militarised-force', title: 'force', from: 1945, to: 2014, standard: 2, sources: ['mie'] },
  ],
  kinds: [
    {
      of: 'ledger',
      id: 'deaths-in-militarised-events',
      title: 'Deaths',
      unit: 'deaths',
      meaning: '',
      from: 1945,
      to: 1990,
      origin: 'mie',
    },
  ],
  ledger: [
    deaths(first, second, 1984, 10),
    // The other way round, and one of several on a side.
    deaths(second, `${states[5]} ${first}`, 1985, 20, { high: 50 }),
    // Beyond what the ledger tells, between others, of another concept.
    deaths(first, second, 1991, 1000),
    deaths(states[4], states[5], 1984, 1000),
    deaths(first, second, 1984, 1000, { concept: 'years-under-sanction', event: 'other' }),
  ],
};

async function writeWorld(folder: string): Promise<void> {
  const head = { name: 'made-up', title: 'Made up', description: 'Made up.', version: '1', licences: [] };
  const tables = worldTables({ seed: 5 }).map(({ spec, data }): TableToWrite => {
    const rows = more[spec.name] ?? [];
    const columns = Object.entries(data).map(([name, cells]) => [
      name,
      [...(cells as readonly Cell[]), ...rows.map((row) => row[name] ?? null)],
    ]);
    const origins = [...spec.origins, madeUpOrigin('mie')];
    return { spec: { ...spec, origins }, data: Object.fromEntries(columns) as TableToWrite['data'] };
  });
  await writeDataPackage(folder, head, tables);
}

let folder: string;
let reference: Reference;
let rows: StoredEvidenceRow[];
const problems: Problem[] = [];

function gather(changed: Partial<EvidenceInputs> = {}): Promise<StoredEvidenceRow[]> {
  const inputs = { settings, seed: 1, workshop: plainWorkshop(), kept: noEvidence, ...changed };
  return gatherEvidence(reference, tried, inputs, problems);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'suasion-evidence-'));
  await writeWorld(folder);
  reference = await openReference(folder);
  rows = await gather();
}, 120_000);
afterAll(async () => {
  await reference.close();
  rmSync(folder, { recursive: true, force: true });
});

const of = (measure: keyof typeof evidenceMeasures, instrument: string, standing = 'equal'): StoredEvidenceRow[] =>
  rows.filter((row) => row.measure === measure && row.instrument === instrument && row.standing === standing);
const used = ['defence-pact', 'militarised-force', 'presidential-visit'];

describe('evidence of a built folder', () => {
  test('has every measure of every instrument under both standings, each row once', () => {
    expect(problems).toEqual([]);
    const keys = rows.map(({ standing, instrument, measure, item }) =>
      [standing, instrument, measure, item].join('\t'),
    );
    expect(new Set(keys).size).toBe(keys.length);
    expect([...new Set(rows.map(({ instrument }) => instrument))].sort()).toEqual(['', ...used]);
    for (const { standing } of tried) {
      for (const id of used) {
        for (const measure of ['acts', 'dyads', 'audiences', 'harm', 'held-out', 'multiverse'] as const)
          expect(of(measure, id, standing), `${measure} ${id}`).toHaveLength(1);
      }
      // Nobody is without visits or force for five years.
      for (const id of used) expect(of('event-study', id, standing).length > 0).toBe(id === 'defence-pact');
      expect(of('event-study', 'defence-pact', standing).map(({ item }) => item)).toContain('0');
      expect(of('held-out', '', standing).map(({ item }) => item)).toEqual([
        'random-walk',
        'autoregression',
        'without-forces',
      ]);
    }
    expect(rows.every(({ measure }) => measure in evidenceMeasures)).toBe(true);
    expect(rows.every(({ mean, note }) => mean === null || Number.isFinite(mean) || note !== '')).toBe(true);
  });

  test('counts what was done while doses count', () => {
    expect(of('acts', 'militarised-force')[0]!.count).toBe(68);
    expect(of('dyads', 'militarised-force')[0]!.count).toBe(2);
    expect(of('audiences', 'militarised-force')[0]!.count).toBe(2);
  });

  test('puts beside acts the harm of their own source between the two sides, each entry once', () => {
    // Of 68 acts 32 are in years of which the ledger tells; 10 and 20 dead are between the two in such years.
    const [harm] = of('harm', 'militarised-force');
    expect(harm).toMatchObject({ item: 'deaths-in-militarised-events', count: 32 });
    expect(harm!.mean).toBeCloseTo(30 / 32, 12);
    expect(harm!.low).toBeCloseTo((9 + 19) / 32, 12);
    expect(harm!.high).toBeCloseTo((10 + 50) / 32, 12);
    expect(of('harm', 'presidential-visit')[0]).toMatchObject({
      mean: null,
      note: expect.stringContaining('not none'),
    });
  });

  test('tells how many specifications agree, and each of them', () => {
    const [share] = of('multiverse', 'defence-pact');
    const told = rows.filter(({ measure, instrument }) => measure === 'specification' && instrument === 'defence-pact');
    const exposed = told.filter(({ count }) => count! >= 30);
    expect(told).toHaveLength(12);
    expect(share).toMatchObject({ count: exposed.length });
    expect(share!.mean).toBe(exposed.filter(({ mean }) => mean! > 0).length / exposed.length);
    expect(of('multiverse', 'defence-pact', 'capability-share')[0]!.mean).toBe(share!.mean);
  });

  test('splits effects by context, of the first standing alone', () => {
    const contexts = of('context', 'defence-pact').map(({ item }) => item);
    expect(contexts.length).toBeGreaterThan(0);
    for (const context of contexts) expect(context).toMatch(/^(size:(large|small)|tie:(close|distant))$/);
    expect(of('context', 'defence-pact', 'capability-share')).toEqual([]);
  });

  test('is the same digits whoever gathers it', async () => {
    const backward: Workshop = {
      ...plainWorkshop(),
      map: async (task, parts) => (await plainWorkshop().map(task, structuredClone(parts).toReversed())).toReversed(),
    };
    expect(await gather({ workshop: backward })).toEqual(rows);
  }, 120_000);

  test('is kept where choices are the same', async () => {
    const idle: Workshop = {
      ...plainWorkshop(),
      map: async () => {
        throw new Error('something was tried');
      },
    };
    const kept = {
      take: (design: string, choices: string) =>
        design === 'unga' && rows.every((row) => row.choices === choices) ? rows : null,
    };
    expect(await gather({ workshop: idle, kept })).toEqual(rows);
    const other = { ...settings, specifications: 11 };
    await expect(gather({ workshop: idle, kept, settings: other })).rejects.toThrow('something was tried');
    expect(await gather({ workshop: idle, settings: { ...settings, designs: ['conduct'] } })).toEqual([]);
  });

  test('of a window too short says why it could not be held out', async () => {
    const long = { ...settings, heldOut: { years: 15, draws: 8 }, specifications: 0, contexts: [] };
    const found = (await gather({ settings: long })).filter(({ measure }) => measure === 'held-out');
    expect(found).toHaveLength(2 * (1 + used.length));
    for (const { mean, note } of found) expect([mean, note]).toEqual([null, expect.stringContaining('left')]);
  }, 60_000);
});

describe('evidence of an earlier build', () => {
  const fit = { ...defaultFitOptions, chains: 2, adapt: 30, batch: 50, batches: 2, enough: { ess: 20, rHat: 1.2 } };
  const laws = { settings: { fit, draws: 40, shuffles: 9, designs: ['unga'] }, seed: 1, refit: false };
  const head = { name: 'made-up', title: 'Made up', description: 'Made up.', version: '1', licences: [] };
  const write = async (name: string, workshop: Workshop, evidence: EvidenceSettings): Promise<void> => {
    async function* tables() {
      yield* worldTables({ seed: 3 });
    }
    const told: Problem[] = [];
    await writeReference({ folder: join(folder, name), head, laws: { ...laws, workshop }, evidence }, tables(), told);
  };
  const idle: Workshop = {
    ...plainWorkshop(),
    map: async () => {
      throw new Error('something was done');
    },
  };
  const small = { ...settings, specifications: 4, contexts: [] };

  test('is kept with its laws, to the last byte, and gathered again where it was to be other', async () => {
    await write('first', plainWorkshop(), small);
    const built = await openReference(join(folder, 'first'));
    const table = await built.read('evidence');
    await built.close();
    expect(new Set(table.text('design'))).toEqual(new Set(['unga']));
    cpSync(join(folder, 'first'), join(folder, 'second'), { recursive: true });
    await write('second', idle, small);
    expect(filesIn(join(folder, 'second'))).toEqual(filesIn(join(folder, 'first')));
    await expect(write('second', idle, { ...small, specifications: 5 })).rejects.toThrow('something was done');
  }, 120_000);
});
