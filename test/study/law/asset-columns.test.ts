import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plainWorkshop } from '../../../src/model/index.js';
import { arrangePanel, type PanelSpec } from '../../../src/response/index.js';
import { readKinds } from '../../../src/study/assets/spans.js';
import type { AssetsResult } from '../../../src/study/assets/result.js';
import { assets } from '../../../src/study/assets.js';
import {
  type AssetQualities,
  type AssetQualitiesReader,
  openAssetQualities,
} from '../../../src/study/law/asset-columns.js';
import { withAssets } from '../../../src/study/law/asset-panel.js';
import { openReference, type Reference, scaleOf } from '../../../src/study/reference.js';
import { repository } from '../../support/raw.js';

describe('composites for a fit', () => {
  const data = join(repository, 'reference');
  let reference: Reference;
  let reader: AssetQualitiesReader;
  beforeAll(async () => {
    reference = await openReference(data);
    reader = openAssetQualities(reference, await readKinds(reference));
  });
  afterAll(() => reference.close());
  const years = { from: 2015, to: 2015 };
  const apart = { scale: 'none', instruments: [], tieStrength: false };

  test('are those that `assets` tells where nothing is varied and nothing is left out', async () => {
    const { quality } = await reader.of(apart, years);
    const given = assets.schema.parse({ actor: 'Sweden', audience: 'Kenya', year: 2015 });
    const { result } = await assets.run(given, { data, seed: 1, workshop: plainWorkshop() });
    const told = (result as AssetsResult).composites.find(({ id }) => id === 'legitimacy')!.nominal;
    expect(quality('legitimacy', 'KEN', 'SWE', 2015)).toBeCloseTo(told!, 9);
  });

  test('differ by audience where indicators do, have mean 0 and sd 1 among its actors, and leave the audience out', async () => {
    const { quality } = await reader.of(apart, years);
    for (const audience of ['KEN', 'FRA']) {
      const all = reference.resolver.actors
        .map(({ id }) => quality('competence', audience, id, 2015))
        .filter((one) => !Number.isNaN(one));
      const mean = all.reduce((sum, one) => sum + one, 0) / all.length;
      expect(mean).toBeCloseTo(0, 9);
      expect(all.reduce((sum, one) => sum + (one - mean) ** 2, 0) / all.length).toBeCloseTo(1, 9);
      expect(quality('competence', audience, audience, 2015)).toBeNaN();
    }
    expect(quality('competence', 'KEN', 'UGA', 2015)).not.toBeCloseTo(quality('competence', 'FRA', 'UGA', 2015), 2);
    expect(quality('competence', 'KEN', 'UGA', 1600)).toBeNaN();
  });

  test('leave out what the fit explains or counts; of a category that loses more than half nothing is said', async () => {
    const instruments = ['defence-pact', 'nonaggression-pact', 'trade-agreement', 'aid'];
    const { quality, stays } = await reader.of({ scale: 'unga', instruments, tieStrength: true }, years);
    expect(stays.get('legitimacy')).not.toContain('vote-distance');
    expect(stays.get('legitimacy')).not.toContain('aid-given');
    expect(stays.get('competence')).toEqual([
      'gdp',
      'patents',
      'internet-users',
      'high-technology-exports',
      'diaspora-links',
    ]);
    expect(stays.get('authority')).toEqual(['voice-and-accountability']);
    expect(quality('authority', 'KEN', 'SWE', 2015)).toBeNaN();
    expect(quality('legitimacy', 'KEN', 'SWE', 2015)).toBeGreaterThan(0);
  });
});

describe('composites in a panel', () => {
  const actors = ['A', 'B', 'C', 'D'];
  const pairs = actors.flatMap((audience) =>
    actors.filter((id) => id !== audience).map((actor) => ({ audience, actor })),
  );
  const periods = [2000, 2001, 2002];
  const rows = periods.flatMap((period) => pairs.map((pair) => ({ ...pair, period })));
  const positionOf = (id: string, period: number): number => actors.indexOf(id) - 1.5 + 0.1 * (period - 2000);
  const spec: PanelSpec = {
    scale: scaleOf('unga'),
    from: 2000,
    to: 2003,
    observations: actors.flatMap((audience) =>
      [...periods, 2003].map((period) => ({
        audience,
        toward: '',
        period,
        mean: positionOf(audience, period),
        sd: 0.1,
      })),
    ),
    terms: [{ id: 'ties', kind: 'appeal', mechanism: null }],
    exposures: {
      term: new Int16Array(rows.length),
      actor: rows.map(({ actor }) => actor),
      audience: rows.map(({ audience }) => audience),
      period: Int32Array.from(rows, ({ period }) => period),
      value: Float64Array.from(rows, (_, i) => Math.sin(i)),
    },
    standing: () => 1,
    aim: positionOf,
    options: { momentum: true, masses: true, noise: true, stretch: true, fewestForHome: 2 },
  };
  const skill = (actor: string): number => [1, 0.5, -0.5, Number.NaN][actors.indexOf(actor)]!;
  const qualities: AssetQualities = {
    quality: (category, _, actor, year) => {
      if (category === 'authority') return Number.NaN;
      // Competence is known of one actor alone before 2001.
      if (category === 'competence' && year < 2001) return actor === 'A' ? 1 : Number.NaN;
      return skill(actor);
    },
    stays: new Map(),
    origins: [],
  };
  const { spec: made, columns } = withAssets({ spec } as Parameters<typeof withAssets>[0], qualities);

  test('stand beside ties where they are known, and in years in which half are', () => {
    expect(made.terms.map(({ id, kind }) => `${kind} ${id}`)).toEqual([
      'appeal ties',
      'appeal legitimacy',
      'appeal competence',
    ]);
    expect(columns).toEqual([
      { category: 'legitimacy', years: { from: 2000, to: 2002 }, share: 0.75 },
      { category: 'authority', years: null, share: 0 },
      { category: 'competence', years: { from: 2001, to: 2002 }, share: 0.75 },
    ]);
  });

  test('leave ties as they were, and push by what is above the mean of those that are known', () => {
    const [before, after] = [arrangePanel(spec).panel, arrangePanel(made).panel];
    const pushOf = (panel: typeof before, term: number): number[] => {
      const found: number[] = [];
      for (let cell = 0; cell < panel.measured.length; cell++) {
        let push = 0;
        for (let e = panel.row[cell]!; e < panel.row[cell + 1]!; e++)
          if (panel.term[e] === term) push += panel.push[e]!;
        found.push(push);
      }
      return found;
    };
    expect(pushOf(after, 0)).toEqual(pushOf(before, 0));
    const expected = actors.flatMap((audience) =>
      [...periods, 2003].map((period) => {
        if (period === 2003) return 0;
        const others = actors.filter((id) => id !== audience && !Number.isNaN(skill(id)));
        const mean = others.reduce((sum, id) => sum + skill(id), 0) / others.length;
        return others.reduce((sum, id) => sum + (skill(id) - mean) * positionOf(id, period), 0);
      }),
    );
    pushOf(after, 1).forEach((push, cell) => expect(push).toBeCloseTo(expected[cell]!, 12));
    pushOf(after, 2).forEach((push, cell) =>
      expect(push).toBeCloseTo([0, 3].includes(cell % 4) ? 0 : expected[cell]!, 12),
    );
  });
});
