import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plainWorkshop, type Problem, type Workshop } from '../../src/model/index.js';
import { defaultFitOptions, lawGuardTask } from '../../src/response/index.js';
import { appealOf, tellAppeal } from '../../src/study/assets/appeal.js';
import { appealParagraph } from '../../src/study/assets/appeal-reading.js';
import type { AppealRow } from '../../src/study/assets/appeal-table.js';
import type { AssetLawSettings } from '../../src/study/build/asset-law-settings.js';
import type { LawSettings } from '../../src/study/build/law-settings.js';
import { writeReference } from '../../src/study/build/write-reference.js';
import { openReference } from '../../src/study/reference.js';
import { assetWorld, truth } from './asset-world.js';
import { filesIn } from './composite.js';

const fit = { ...defaultFitOptions, chains: 2, adapt: 30, batch: 60, batches: 2, enough: { ess: 20, rHat: 1.2 } };
const settings: LawSettings = { fit, draws: 40, shuffles: 5, designs: ['favourability'] };
const ofAssets: AssetLawSettings = { fit, shuffles: 19, standings: ['equal'], designs: null };
const head = { name: 'made-up', title: 'Made up', description: 'Made up.', version: '1', licences: [] };

/** A workshop without hands: whoever would fit anything fails. */
const idle: Workshop = {
  ...plainWorkshop(),
  map: async () => {
    throw new Error('something was fitted');
  },
};

let folder: string;
let fitted: string;

interface More {
  readonly workshop?: Workshop;
  readonly assets?: AssetLawSettings;
  readonly without?: true;
}

async function write(name: string, { workshop = plainWorkshop(), assets = ofAssets, without }: More = {}) {
  const told: Problem[] = [];
  async function* tables() {
    yield* assetWorld({ seed: 5 });
  }
  const laws = { settings, seed: 1, workshop, refit: false };
  const wanted = { folder: join(folder, name), head, laws, ...(without === true ? {} : { assets }) };
  await writeReference(wanted, tables(), told);
  return told;
}

async function rowsIn(name: string): Promise<readonly AppealRow[]> {
  const reference = await openReference(join(folder, name));
  try {
    return (await reference.read('asset_appeal')).records() as unknown as readonly AppealRow[];
  } finally {
    await reference.close();
  }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'suasion-appeal-'));
  fitted = join(folder, 'fitted');
  await write('fitted');
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('assets under a law', () => {
  let rows: readonly AppealRow[];
  const of = (category: string): AppealRow => rows.find((row) => row.category === category)!;
  beforeAll(async () => {
    rows = (await rowsIn('fitted')).toSorted((a, b) => a.place - b.place);
  });

  test('there is a row for each category, and for ties', () => {
    expect(rows.map(({ category }) => category)).toEqual(['legitimacy', 'authority', 'competence', 'ties']);
    expect([...new Set(rows.map(({ design, standing }) => `${design} ${standing}`))]).toEqual(['favourability equal']);
  });

  test('competence that draws is found, as large as it is, and more than shuffled actors show', () => {
    const competence = of('competence');
    expect(Math.abs(competence.mean! - truth.appeal)).toBeLessThan(3 * competence.sd!);
    expect(competence.q05).toBeGreaterThan(0.05);
    expect(competence.guard_found!).toBeGreaterThan(competence.guard_high!);
    expect(competence).toMatchObject({
      known: true,
      sign_probability: 1,
      from: 1983,
      to: 2003,
      share: 1,
      shuffles: 19,
    });
  });

  test('legitimacy that does nothing is not known to do anything', () => {
    const legitimacy = of('legitimacy');
    expect([legitimacy.q05! < 0, legitimacy.q95! > 0, legitimacy.known]).toEqual([true, true, false]);
  });

  test('what is the outcome or a dose is left out, and a category of which nothing is known has no number', () => {
    expect(JSON.parse(of('legitimacy').indicators)).not.toContain('favourability');
    expect(JSON.parse(of('authority').indicators)).not.toContain('alliance-promises');
    expect(JSON.parse(of('competence').indicators)).not.toContain('distance');
    expect(of('authority')).toMatchObject({ mean: null, from: null, known: null, draws: 0 });
    expect(of('authority').note).toMatch(/^only 2 of its 8 indicators/);
  });

  test('are told in sentences: what is known, what is not, and what cannot be', async () => {
    const reference = await openReference(fitted);
    try {
      const { told, origins, problems } = await appealOf(reference, 'favourability');
      expect(problems).toEqual([]);
      expect(origins).toContain('vdem');
      const sentences = Object.fromEntries(told!.map((one) => [one.category, one.sentence]));
      expect(sentences['competence']).toMatch(
        /^On favourable opinion, 1983 to 2003, audiences move up about the actors that have more competence/,
      );
      expect(sentences['competence']).toContain('Evidence: weak (there is no event study; there is no placebo');
      expect(sentences['legitimacy']).toContain('we do not know whether more legitimacy');
      expect(sentences['authority']).toContain('cannot be told');
      expect(appealParagraph(told!)).toBe(
        `${sentences['competence']} On favourable opinion, we do not know whether more legitimacy than the average actor’s or stronger ties draw audiences: shuffled actors show as much. Whether more authority does cannot be told.`,
      );
      const elsewhere = await appealOf(reference, 'unga');
      expect(elsewhere.told).toBeNull();
      expect(elsewhere.problems.map(({ code }) => code)).toEqual(['not-yet-known']);
    } finally {
      await reference.close();
    }
  });

  test('are not relied on where chains do not agree, whatever the numbers', () => {
    const [one] = tellAppeal([{ ...of('competence'), converged: false }]);
    expect(one).toMatchObject({ push: null, known: null, grade: { word: 'none' } });
    expect(one!.sentence).toContain('do not agree');
  });

  test('an appeal away from the actors is said to be so', () => {
    const { mean, q05, q25, q50, q75, q95, ...rest } = of('competence');
    const turned = { ...rest, mean: -mean!, q05: -q95!, q25: -q75!, q50: -q50!, q75: -q25!, q95: -q05! };
    expect(tellAppeal([turned])[0]!.sentence).toContain('audiences move down about the actors');
    expect(tellAppeal([{ ...turned, scale: 'unga' }])[0]!.sentence).toContain(
      'audiences move away from where the actors stand',
    );
  });
});

describe('assets of an earlier build', () => {
  test('are kept where tables, laws, settings and seed are the same', async () => {
    cpSync(fitted, join(folder, 'kept'), { recursive: true });
    await write('kept', { workshop: idle });
    expect(filesIn(join(folder, 'kept'))).toEqual(filesIn(fitted));
  });

  test('are fitted again for other settings, and the laws are kept', async () => {
    cpSync(fitted, join(folder, 'other'), { recursive: true });
    const tasks = new Set<string>();
    const watching: Workshop = {
      ...plainWorkshop(),
      map: (task, parts) => {
        tasks.add(task.id);
        return plainWorkshop().map(task, parts);
      },
    };
    await write('other', { workshop: watching, assets: { ...ofAssets, shuffles: 3 } });
    expect(tasks).toContain(lawGuardTask.id);
    expect((await rowsIn('other')).map(({ shuffles }) => shuffles)).toEqual([3, 3, 3, 3]);
    const laws = async (name: string) => {
      const reference = await openReference(join(folder, name));
      return reference
        .read('laws')
        .then((table) => table.records())
        .finally(() => reference.close());
    };
    expect(await laws('other')).toEqual(await laws('fitted'));
  });

  test('a folder built without them says so', async () => {
    cpSync(fitted, join(folder, 'without'), { recursive: true });
    await write('without', { workshop: idle, without: true });
    const reference = await openReference(join(folder, 'without'));
    try {
      const { told, problems } = await appealOf(reference);
      expect([told, problems.length]).toEqual([null, 1]);
    } finally {
      await reference.close();
    }
  });
});
