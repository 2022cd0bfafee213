import { describe, expect, test } from 'vitest';
import { measurePublished, type PublishedPosterior } from '../../src/measures/index.js';
import { describeRaw } from '../support/raw.js';
import { rawRows } from './raw-rows.js';

const row: PublishedPosterior = {
  series: 'all',
  audience: 'USA',
  year: 1946,
  mean: 1.9,
  q05: 1.3,
  q10: 1.4,
  q50: 1.88,
  q90: 2.4,
  q95: 2.55,
  votes: 39,
};

describe('a published posterior', () => {
  test('keeps its mean and quantiles; sd and quartiles follow from the normal distribution', () => {
    const { positions } = measurePublished([row, { ...row, series: 'legacy' }], 'all');
    expect(positions).toHaveLength(1);
    expect(positions[0]).toMatchObject({ audience: 'USA', toward: '', period: 1946, observations: 39 });
    expect(positions[0]).toMatchObject({ mean: 1.9, q05: 1.3, q50: 1.88, q95: 2.55 });
    expect(positions[0]).toMatchObject({ unsmoothedMean: null, unsmoothedSd: null });
    expect(positions[0]!.sd).toBeCloseTo(1.25 / 3.2897072539029444, 12);
    const ratio = 0.6744897501960817 / 1.2815515655446004;
    expect(positions[0]!.q25).toBeCloseTo(1.88 - 0.48 * ratio, 12);
    expect(positions[0]!.q75).toBeCloseTo(1.88 + 0.52 * ratio, 12);
  });

  test('that is normal gives back its own sd and quartiles', () => {
    const z = { q05: -1.6448536269514722, q10: -1.2815515655446004, q50: 0, q90: 1.2815515655446004 };
    const { positions } = measurePublished([{ ...row, ...z, mean: 0, q95: 1.6448536269514722 }], 'all');
    expect(positions[0]!.sd).toBeCloseTo(1, 12);
    expect(positions[0]!.q75).toBeCloseTo(0.6744897501960817, 12);
  });

  test('without quantiles, in disorder or without votes is not offered, and said so', () => {
    const none = { q05: null, q10: null, q50: null, q90: null, q95: null };
    const { positions, leftOut } = measurePublished(
      [
        { ...row, ...none },
        { ...row, q10: 1.2 },
        { ...row, q95: null },
        { ...row, votes: null },
      ],
      'all',
    );
    expect(positions).toEqual([]);
    expect(Object.fromEntries(leftOut)).toEqual({
      'no quantiles published': 2,
      'quantiles out of order': 1,
      'votes behind it not told': 1,
    });
  });
});

describeRaw('the release of July 2025', (folder) => {
  type N = number | null;
  const kinds = ['idealpoint', 'q5', 'q10', 'q50', 'q90', 'q95', 'nvotes'] as const;
  const read = (end: string): PublishedPosterior[] =>
    rawRows(folder, 'unga-ideal-points/july-2025.csv', ['ccode', 'year', ...kinds.map((kind) => kind + end)]).flatMap(
      (line) => {
        const [mean, q05, q10, q50, q90, q95, votes] = kinds.map((kind) => {
          const text = line[kind + end]!;
          return text === '' || text === 'NA' ? null : Number(text);
        }) as [N, N, N, N, N, N, N];
        if (mean === null) return [];
        const series = end;
        return [{ series, audience: line['ccode']!, year: Number(line['year']), mean, q05, q10, q50, q90, q95, votes }];
      },
    );

  test.each([
    ['all', 11_232, 2023],
    ['fp', 11_421, 2024],
  ])('series %s gives %d positions, to %d', (end, count, last) => {
    // Counted in Python: rows with a mean; all have quantiles in order, and votes.
    const { positions, leftOut } = measurePublished(read(end), end);
    expect(Object.fromEntries(leftOut)).toEqual({});
    expect(positions).toHaveLength(count);
    expect(Math.max(...positions.map(({ period }) => period))).toBe(last);
  });
});
