import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { gradeSteps } from '../../src/charts/index.js';
import { home } from '../../src/web/messages/en/home.js';
import { instruments } from '../../src/web/messages/en/instruments.js';
import { DataTable, EstimateText, estimateWords, GradeMark, Unknown } from '../../src/web/shell/index.js';

describe('signs', () => {
  it('show an estimate as strip and words, never as a bare number', () => {
    const estimate = { mean: 1.3, sd: 0.1, q05: 1.1, q25: 1.2, q50: 1.3, q75: 1.4, q95: 1.5, unit: 'point' };
    const html = renderToStaticMarkup(<EstimateText estimate={estimate} />);
    expect(html).toContain('1.3 points (1.1 to 1.5)');
    expect(html).toContain('Median 1.30; 90 in 100 chances between 1.10 and 1.50');
    expect(html).toContain('strip-tick');
  });

  it('write small numbers with as many decimals as they need', () => {
    const small = { mean: 1e-4, sd: 0, q05: 5e-5, q25: 1e-4, q50: 1.2e-4, q75: 2e-4, q95: 3e-4, unit: 'point' };
    expect(estimateWords(small, 'point')).toBe('0.0001 point (0.0001 to 0.0003)');
  });

  it('keep a strip inside its axis, however far the interval reaches', () => {
    const wide = { mean: 0, sd: 1, q05: -900, q25: -1, q50: 0, q75: 1, q95: 900, unit: '' };
    const html = renderToStaticMarkup(<EstimateText estimate={wide} domain={[-1, 1]} />);
    const widths = [...html.matchAll(/<rect[^>]*x="([\d.-]+)"[^>]*width="([\d.]+)"/g)];
    expect(widths).toHaveLength(3);
    for (const [, x, width] of widths) {
      expect(Number(x)).toBeGreaterThanOrEqual(-1);
      expect(Number(x) + Number(width)).toBeLessThanOrEqual(73);
    }
  });

  it('say each grade by word and step', () => {
    for (const [at, word] of gradeSteps.entries()) {
      const html = renderToStaticMarkup(<GradeMark word={word} because="so it is" />);
      expect(html).toContain(`Evidence: ${word} (step ${at + 1} of 5)`);
      expect(html).toContain('so it is');
      expect(html.match(/grade-here/g)).toHaveLength(1);
    }
  });

  it('say what is not known', () => {
    expect(renderToStaticMarkup(<Unknown />)).toContain('The data do not tell.');
  });

  it('show a table with years as they are, numbers grouped, and what is not known in words', () => {
    const table = {
      caption: 'People',
      columns: [
        { name: 'year', title: 'Year' },
        { name: 'people', title: 'People', unit: 'people' },
      ],
      rows: [
        [1999, 12500],
        [2000, null],
        [2001, -0.25],
      ],
    };
    const html = renderToStaticMarkup(<DataTable table={table} most={2} />);
    expect(html).toContain('>1999<');
    expect(html).toContain('>12,500<');
    expect(html).toContain('not known');
    expect(html).not.toContain('0.25');
    expect(html).toContain('The first 2 of 3 rows');
  });
});

describe('sentences with numbers', () => {
  it('fit one and many', () => {
    expect(home.answer({ all: 20, known: 0, best: 'none' })).toContain('the direction of none');
    expect(home.answer({ all: 20, known: 1, best: 'weak' })).toContain('of 1, on weak evidence.');
    expect(home.answer({ all: 20, known: 3, best: 'strong' })).toContain('of 3, on strong evidence at best.');
    expect(instruments.forest.finding(1, [], 0, 1)).toBe(
      'The data do not tell which way this instrument moves an audience within one year.',
    );
    expect(instruments.forest.finding(9, ['Aid (toward)'], 0, 3)).toBe(
      'Of these 9 instruments, the data tell for 1 which way it moves an audience within 3 years: Aid (toward).',
    );
    expect(instruments.forest.finding(20, ['Aid (toward; evidence weak)'], 2, 5)).toContain('of 2 more leave 0 out');
  });
});
