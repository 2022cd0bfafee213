import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ungaScales } from '../../src/measures/index.js';
import type { Path } from '../../src/model/index.js';
import { openDataPackage } from '../../src/store/index.js';
import { openReference, type Reference } from '../../src/study/reference.js';
import { appealTables } from '../../src/study/assets/appeal-table.js';
import { evidenceTables } from '../../src/study/compare/evidence-table.js';
import { lawTables } from '../../src/study/law/law-tables.js';
import { referenceTables } from '../../src/study/reference-tables.js';
import { version } from '../../src/study/version.js';

const folder = join(import.meta.dirname, '../../reference');

/**
 * Means of the published April 2020 run (Voeten's file IdealpointestimatesAll_Apr2020), by Correlates of War number. The
 * shipped positions come from an independent run of the published algorithm; posterior sds are 0.1 to 0.25. Years before
 * 1950 are left out: the location and stretch of the earliest sessions are hardly tied down (docs/ideal-points.md).
 */
const published: readonly [audience: string, year: number, mean: number, within: number][] = [
  ['USA', 1985, 2.854, 0.25],
  ['USA', 2019, 2.695, 0.25],
  ['RUS', 1985, -1.459, 0.2],
  ['RUS', 1990, -0.136, 0.15],
  ['RUS', 1992, 1.113, 0.15],
  ['CHN', 1971, -0.976, 0.25],
  ['CHN', 2019, -0.334, 0.15],
  ['IND', 2019, -0.155, 0.15],
  ['CUB', 1955, 1.694, 0.25],
  ['CUB', 2019, -1.682, 0.2],
  ['UKR', 1990, -0.022, 0.15],
  ['UKR', 2019, 1.256, 0.15],
];

describe('the shipped reference', () => {
  let reference: Reference;
  beforeAll(async () => {
    reference = await openReference(folder);
  });
  afterAll(() => reference.close());

  test('stands near the published positions', async () => {
    const paths = await reference.paths(
      ungaScales[0]!,
      published.map(([audience]) => audience),
      false,
    );
    const found = published.map(([audience, year, mean, within]) => {
      const position = paths
        .find((path) => path.audience === audience)
        ?.positions.find(({ period }) => period === year);
      return { audience, year, mean, off: Math.abs((position?.estimate.mean ?? Number.NaN) - mean), within };
    });
    expect(found.filter(({ off, within }) => !(off <= within))).toEqual([]);
  });

  test('has ordered quantiles, and draws with the mean and sd beside them', async () => {
    const paths = await reference.paths(ungaScales[0]!, ['SWE', 'cow:260', 'cow:678'], true);
    expect(paths.map(({ audience }) => audience)).toEqual(['SWE', 'cow:260', 'cow:678']);
    const each = paths.flatMap((path: Path) =>
      path.positions.map((position, i) => ({ position, draws: path.draws[i]! })),
    );
    for (const { position, draws } of each) {
      const { q05, q25, q50, q75, q95, mean, sd } = position.estimate;
      expect([q05, q25, q50, q75, q95]).toEqual([q05, q25, q50, q75, q95].sort((a, b) => a - b));
      expect(sd).toBeGreaterThan(0);
      const average = draws.reduce((sum, value) => sum + value, 0) / draws.length;
      // Draws are kept to 1/128 of a point.
      expect(Math.abs(average - mean)).toBeLessThan(1 / 128);
    }
  });

  test('covers every scale with session 19 missing from all', async () => {
    for (const scale of ungaScales) {
      const fit = await reference.fit(scale);
      expect(fit.votes, scale.id).toBeGreaterThan(10_000);
      const paths = await reference.paths(scale, 'all', false);
      const years = new Set(paths.flatMap((path) => path.positions.map(({ period }) => period)));
      expect(years.has(1964), scale.id).toBe(false);
      expect(Math.min(...years), scale.id).toBe(1945 + scale.firstSession);
      expect(Math.max(...years), scale.id).toBe(2019);
    }
  });

  test('is whole, small, documented, and ships under terms that allow it', async () => {
    const data = await openDataPackage(folder);
    try {
      expect(await data.verify()).toEqual([]);
      expect(data.tables.map(({ name }) => name).sort()).toEqual(Object.keys(referenceTables).sort());
      const later = { ...lawTables, ...evidenceTables, ...appealTables };
      const bytes = data.tables.reduce((sum, table) => sum + statSync(join(folder, table.file)).size, 0);
      expect(bytes).toBeLessThan(25_000_000);
      for (const table of data.tables) {
        expect(table.columns.every(({ meaning }) => meaning.length > 3)).toBe(true);
        expect(table.origins.every(({ permission }) => permission !== 'local')).toBe(true);
        // Laws are fitted from the other tables, and tried with them; those come from the sources.
        const known = new Set(data.tables.map(({ hash }) => hash));
        if (table.name in later) expect(table.madeFrom.every((hash) => known.has(hash))).toBe(true);
        else expect(table.madeFrom).toEqual(table.origins.map(({ hash }) => hash));
      }
      expect(data.origins.find(({ id }) => id === 'unga-votes')?.licence).toMatch(/^CC0/);
    } finally {
      await data.close();
    }
  });

  test('carries the version of package.json', () => {
    const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
      version: string;
    };
    expect(version).toBe(manifest.version);
  });
});
