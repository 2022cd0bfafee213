import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { Cell, Table } from '../../src/study/index.js';
import { formats, renderAnswer, version } from '../../src/study/index.js';
import { released } from '../../src/study/render/document.js';
import { displayWidth } from '../../src/study/render/line.js';
import { repository } from '../support/raw.js';
import { sampleAnswer, sampleStudy, studyWith } from './render-sample.js';

const golden = (name: string): string => `../golden/render/${name}`;

function tableOf(rows: readonly (readonly Cell[])[], decimals?: number): Table {
  const columns = (rows[0] ?? []).map((_, at) => ({
    name: `c${at}`,
    title: `Column ${at}`,
    ...(decimals === undefined ? {} : { decimals }),
  }));
  return { kind: 'table', name: 'numbers', caption: 'Numbers.', columns, rows };
}

function render(table: Table, format: (typeof formats)[number], width = 100): string {
  return renderAnswer(studyWith(table), { ...sampleAnswer, origins: [], problems: [] }, format, { width });
}

const cells = fc.oneof(fc.constant(null), fc.double(), fc.integer(), fc.string({ unit: 'binary' }), fc.lorem());
const tables = fc
  .integer({ min: 1, max: 6 })
  .chain((columns) =>
    fc.array(fc.array(cells, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 8 }),
  );

describe('an answer', () => {
  it.each(formats)('as %s reads as in test/golden/render', async (format) => {
    const name = `answer.${format === 'text' ? 'txt' : format}`;
    await expect(renderAnswer(sampleStudy, sampleAnswer, format)).toMatchFileSnapshot(golden(name));
  });

  it('reads well in a narrow terminal', async () => {
    await expect(renderAnswer(sampleStudy, sampleAnswer, 'text', { width: 60 })).toMatchFileSnapshot(
      golden('narrow.txt'),
    );
  });

  it.each(formats)('as %s is the same each time, and ends with one newline', (format) => {
    const text = renderAnswer(sampleStudy, sampleAnswer, format);
    expect(renderAnswer(sampleStudy, structuredClone(sampleAnswer), format)).toBe(text);
    expect(text).toMatch(/[^\n]\n$/);
  });

  it('is headed by what the study does where the report has no heading', () => {
    expect(render(tableOf([[1]]), 'text')).toMatch(/^Tell how one made-up state moved\n/);
    expect(render(tableOf([[1]]), 'html')).toContain('<h1>Tell how one made-up state moved</h1>');
  });

  it('has one main heading in HTML, however many the report has', () => {
    const study = studyWith(
      { kind: 'heading', level: 1, text: 'One' },
      { kind: 'heading', level: 2, text: 'Below' },
      { kind: 'heading', level: 1, text: 'Two' },
    );
    const page = renderAnswer(study, { ...sampleAnswer, origins: [], problems: [] }, 'html');
    expect(page.match(/<h\d>[^<]*/g)).toEqual(['<h1>One', '<h3>Below', '<h2>Two']);
  });
});

describe('JSON', () => {
  it('has the keys of the contract and no others', () => {
    const parsed = JSON.parse(renderAnswer(sampleStudy, sampleAnswer, 'json')) as Record<string, never>;
    expect(Object.keys(parsed)).toEqual(['suasion', 'question', 'result', 'origins', 'problems']);
    expect(Object.keys(parsed['origins']![0]!)).toEqual([
      'id',
      'title',
      'version',
      'licence',
      'citation',
      'rows',
      'hash',
    ]);
    expect(Object.keys(parsed['problems']![0]!)).toEqual(['code', 'message', 'expected', 'got', 'fix', 'where']);
  });

  it('keeps every digit, and has null for what is no number', () => {
    fc.assert(
      fc.property(fc.double(), (value) => {
        const text = renderAnswer(sampleStudy, { ...sampleAnswer, result: { value, list: [value] } }, 'json');
        const { result } = JSON.parse(text) as { result: { value: number | null; list: (number | null)[] } };
        const expected = Number.isFinite(value) ? value + 0 : null;
        expect(result).toEqual({ value: expected, list: [expected] });
      }),
    );
  });
});

describe('CSV', () => {
  const guarded = (text: string): boolean =>
    /^[=+\-@\t\r]/.test(text) && !/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text);

  it('gives back every cell', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const parsed = Papa.parse<string[]>(render(tableOf(rows), 'csv'), { newline: '\n', delimiter: ',' });
        const written = parsed.data.slice(1, -1);
        const expected = rows.map((row) =>
          row.map((cell) => {
            if (cell === null || (typeof cell === 'number' && !Number.isFinite(cell))) return '';
            return guarded(String(cell)) ? `'${cell}` : String(cell);
          }),
        );
        expect(written).toEqual(expected);
      }),
    );
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+cmd', "'+cmd"],
    ['-2+3', "'-2+3"],
    ['@SUM(1)', "'@SUM(1)"],
    ['\tx', "'\tx"],
    ['\rx', `"'\rx"`],
    ['-1.5', '-1.5'],
    ['+46', '+46'],
    ['a,b', '"a,b"'],
    ['say "a"', '"say ""a"""'],
    ['two\nlines', '"two\nlines"'],
    ['−1', '−1'],
  ])('writes the text %j as %j', (given, written) => {
    expect(render(tableOf([[given]]), 'csv')).toBe(`c0\n${written}\n`);
  });

  it('keeps every digit of a number, rounded for readers only', () => {
    expect(render(tableOf([[-0.1234567890123, 1e-9, 1e21]], 1), 'csv')).toBe('c0,c1,c2\n-0.1234567890123,1e-9,1e+21\n');
  });

  it('takes the table that is asked for, and names those there are', () => {
    expect(renderAnswer(sampleStudy, sampleAnswer, 'csv', { table: 'checks' })).toMatch(/^check,outcome,share\n/);
    expect(() => renderAnswer(sampleStudy, sampleAnswer, 'csv', { table: 'other' })).toThrow(
      'expected positions, checks, got "other"',
    );
    expect(() => renderAnswer(studyWith(), sampleAnswer, 'csv')).toThrow('this answer has no table');
  });
});

describe('text', () => {
  it('is never wider than asked, whatever the cells', () => {
    fc.assert(
      fc.property(tables, fc.integer({ min: 60, max: 140 }), (rows, width) => {
        const lines = render(tableOf(rows, 2), 'text', width).split('\n');
        for (const line of lines) expect(displayWidth(line), line).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('lets no cell steer the terminal', () => {
    const text = render(tableOf([['\u001B[2Jgone\u0007', 'two\nlines\r', '\u009B31m']]), 'text');
    expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    expect(text).toContain('[2Jgone');
  });

  it('lines up wide letters and letters with marks', () => {
    const lines = render(
      tableOf([
        ['日本', 1],
        ['e\u0301a', 2],
        ['long', 3],
      ]),
      'text',
    ).split('\n');
    const ends = lines.filter((line) => /^  \S+ +[123]$/.test(line)).map(displayWidth);
    expect(ends).toHaveLength(3);
    expect(new Set(ends).size).toBe(1);
  });

  it.each([
    [[1.005, -2.5], 1, ['1.0', '−2.5']],
    [[-0.001, 0.001], 2, ['0.00', '0.00']],
    [[9999, 123], 0, ['9999', '123']],
    [[9999, -10000], 0, ['9,999', '−10,000']],
    [[1234567.891, 0], 1, ['1,234,567.9', '0.0']],
    [[1990, 2020], undefined, ['1990', '2020']],
    [[10469, 0.1 + 0.2], undefined, ['10469', '0.3']],
  ])('writes %j to %s decimals as %j', (values, decimals, written) => {
    const lines = render(
      tableOf(
        values.map((value) => [value]),
        decimals,
      ),
      'text',
    ).split('\n');
    const at = lines.findIndex((line) => line.trim() === 'Column 0');
    expect(lines.slice(at + 1, at + 3).map((line) => line.trim())).toEqual(written);
  });

  it('says what a dash means, and only where there is one', () => {
    expect(render(tableOf([[null], [1]]), 'text')).toContain('– means: not known.');
    expect(render(tableOf([[1]]), 'text')).not.toContain('not known');
  });

  it('says so when there are no rows', () => {
    expect(render({ ...tableOf([]), columns: [{ name: 'a', title: 'A' }] }, 'text')).toContain('No rows.');
  });

  it('counts the notes beyond twenty', () => {
    const note = sampleAnswer.problems[0]!;
    const problems = Array.from({ length: 25 }, (_, at) => ({ ...note, got: `row ${at}` }));
    const text = renderAnswer(studyWith(), { ...sampleAnswer, problems }, 'text');
    expect(text).toContain('row 19');
    expect(text).not.toContain('row 20');
    expect(text).toContain('… and 5 more (use --format json for all)');
  });
});

describe('HTML', () => {
  it('has no tags but its own, whatever the cells', () => {
    const own =
      /^<\/?(html|head|meta|title|style|body|main|h[1-3]|p|div|table|caption|thead|tbody|tr|th|td|span|section|ul|li|a|footer)\b/;
    fc.assert(
      fc.property(fc.string(), (text) => {
        const page = render(tableOf([[text, `<script>${text}`, `"'><img onerror=${text}`]]), 'html');
        for (const [tag] of page.matchAll(/<[^!][^>]*/g)) expect(tag).toMatch(own);
        expect(page).not.toContain('<img');
      }),
    );
  });

  it('closes what it opens', () => {
    const page = renderAnswer(sampleStudy, sampleAnswer, 'html');
    const open: string[] = [];
    for (const [, slash, name] of page.matchAll(/<(\/?)([a-z]\w*)[^>]*>/g)) {
      if (name === 'meta') continue;
      if (slash === '') open.push(name!);
      else expect(open.pop()).toBe(name);
    }
    expect(open).toEqual([]);
  });

  it('links to pages only', () => {
    const [origin] = sampleAnswer.origins;
    const page = renderAnswer(
      sampleStudy,
      { ...sampleAnswer, origins: [{ ...origin!, url: 'javascript:alert(1)' }] },
      'html',
    );
    expect(page).not.toContain('<a ');
  });
});

describe('Markdown', () => {
  it('keeps the columns of a table, whatever the cells', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const lines = render(tableOf(rows), 'md')
          .split('\n')
          .filter((line) => line.startsWith('| '));
        expect(lines).toHaveLength(rows.length + 2);
        for (const line of lines) expect(line.match(/(?<!\\)(\\\\)*\|/g)).toHaveLength(rows[0]!.length + 1);
      }),
    );
  });
});

it('names the same version and year as the citation file and the package', () => {
  const citation = readFileSync(join(repository, 'CITATION.cff'), 'utf8');
  const manifest = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as { version: string };
  expect(manifest.version).toBe(version);
  expect(citation).toContain(`\nversion: ${version}\n`);
  expect(citation).toContain(`\ndate-released: '${released}-`);
});
