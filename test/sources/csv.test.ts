import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { ProblemError } from '../../src/model/index.js';
import { firstLine, forEachLine, type Headerless } from '../../src/sources/csv.js';
import { forEachRow, readHeader, type Reject } from '../../src/sources/index.js';

interface Read {
  header: readonly string[];
  rows: { line: number; fields: readonly string[] }[];
  rejects: Reject[];
  count: number;
}

function read(content: string | Uint8Array, form: Headerless | null = null): Read {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const result: Read = { header: [], rows: [], rejects: [], count: 0 };
  result.count = forEachRow(
    { name: 'table.csv', bytes },
    {
      header: (names) => (result.header = names),
      row: (fields, line) => result.rows.push({ line, fields }),
      reject: (reject) => result.rejects.push(reject),
    },
    form,
  );
  return result;
}

function refusal(content: string | Uint8Array) {
  try {
    read(content);
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('rows', () => {
  test('come with the lines on which they begin, also below quoted fields with line breaks and blank lines', () => {
    const { rows, count, rejects } = read('a,b\n1,"x\ny\r\nz"\n\n2,"say ""no"""\n3,\n');
    expect(rows).toEqual([
      { line: 2, fields: ['1', 'x\ny\nz'] },
      { line: 6, fields: ['2', 'say "no"'] },
      { line: 7, fields: ['3', ''] },
    ]);
    expect(count).toBe(3);
    expect(rejects).toEqual([]);
  });

  test.each([
    ['commas', 'a,b\n1,x;y\n'],
    ['tabs', 'a\tb\n1\tx;y\n'],
    ['semicolons', 'a;b\n1;"x;y"\n'],
    ['CR LF', 'a,b\r\n1,x;y\r\n'],
    ['CR alone', 'a,b\r1,x;y\r'],
    ['a byte-order mark', '\ufeffa,b\n1,x;y\n'],
    ['no last line end', 'a,b\n1,x;y'],
    ['quotes around everything', '"a","b"\n"1","x;y"\n'],
    ['blank lines above', '\n\na,b\n1,x;y\n'],
    ['lines of blanks and tabs between', 'a\tb\n\t\n1\tx;y\n \t\t \n'],
  ])('are read with %s', (_, content) => {
    const { header, rows } = read(content);
    expect(header).toEqual(['a', 'b']);
    expect(rows.map(({ fields }) => fields)).toEqual([['1', 'x;y']]);
  });

  test('of the wrong width are rejected where they end too early or go on too long', () => {
    const { rows, rejects, count } = read('a,b,c\n1,2\n1,2,3\n1,2,3,4,5\n');
    expect(rows).toEqual([{ line: 3, fields: ['1', '2', '3'] }]);
    expect(rejects).toEqual([
      { file: 'table.csv', line: 2, column: 'c', value: '1,2', reason: '2 fields instead of 3' },
      { file: 'table.csv', line: 4, column: 'c', value: '3,4,5', reason: '5 fields instead of 3' },
    ]);
    expect(count).toBe(3);
  });

  test('a last line cut short says so', () => {
    expect(read('a,b,c\n1,2,3\n1,2').rejects).toMatchObject([
      { line: 3, value: '1,2', reason: '2 fields instead of 3, and no line end: the file may be cut short' },
    ]);
    expect(read('a,b,c\n"x",2,3\n"1",2').rejects[0]!.reason).toContain('cut short');
  });

  test('a quoted field that is never closed costs one line', () => {
    const { rows, rejects, count } = read('a,b\n1,x\n2,"y\n3,z\n4,"w"\n5,"v\n');
    expect(rows.map(({ line, fields }) => [line, ...fields])).toEqual([
      [2, '1', 'x'],
      [4, '3', 'z'],
      [5, '4', 'w'],
    ]);
    expect(rejects.map(({ line, value }) => [line, value])).toEqual([
      [3, '2,"y'],
      [6, '5,"v'],
    ]);
    expect(count).toBe(5);
  });

  test('a quotation mark that stands alone inside a quoted field costs one line', () => {
    const { rows, rejects } = read('a,b\n1,"x"\n2,"5" long"\n3,"z"\n4,6" wide\n');
    expect(rows.map(({ line, fields }) => [line, ...fields])).toEqual([
      [2, '1', 'x'],
      [4, '3', 'z'],
      [5, '4', '6" wide'],
    ]);
    expect(rejects).toMatchObject([{ line: 3, value: '2,"5" long"' }]);
  });

  test('are the same in a file of many pieces, with quoted line breaks across their borders', () => {
    const lines = ['n,text'];
    const expected: [number, string, string][] = [];
    let line = 2;
    for (let i = 0; line < 60_000; i++) {
      const text = i % 7 === 0 ? `ä${'x'.repeat(i % 90)}\n${'y'.repeat(i % 50)}` : `plain ${i}`;
      expected.push([line, String(i), text]);
      lines.push(`${i},${i % 7 === 0 ? `"${text}"` : text}`);
      line += i % 7 === 0 ? 2 : 1;
    }
    const { rows, rejects } = read(`${lines.join('\n')}\n`);
    expect(rows.map(({ line: at, fields }) => [at, ...fields])).toEqual(expected);
    expect(rejects).toEqual([]);
  });

  test('of a large file survive a stray quotation mark at its beginning', () => {
    const lines = ['a,b', '1,"stray', ...Array.from({ length: 400_000 }, (_, i) => `${i},plain`)];
    const { rows, rejects } = read(`${lines.join('\n')}\n`);
    expect(rejects).toMatchObject([{ line: 2, value: '1,"stray' }]);
    expect(rows.length).toBe(400_000);
    expect(rows.at(-1)).toEqual({ line: 400_002, fields: ['399999', 'plain'] });
  });

  test('are what was written, whatever was written', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ' ', '"', ',', ';', '\n', 'é', '’', '\t', '€'), maxLength: 6 });
    const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(table, (rows) => {
        const written = Papa.unparse([['x', 'y', 'z'], ...rows], { newline: '\n', quotes: true });
        expect(read(written).rows.map(({ fields }) => fields)).toEqual(rows);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});

describe('files that cannot be used', () => {
  test('Windows-1252: line, column and byte of the first bad one', () => {
    const start = new TextEncoder().encode('name,n\nÅland,1\nCôte d');
    const problem = refusal(Uint8Array.from([...start, 0x92, ...new TextEncoder().encode('Ivoire,2\n')]));
    expect(problem.code).toBe('wrong-encoding');
    expect(problem.where).toEqual({ file: 'table.csv', line: 3, column: 7 });
    expect(problem.got).toContain('0x92');
    expect(problem.got).toContain('Windows-1252');
    expect(problem.fix).toContain('iconv');
  });

  test.each([
    ['Latin-1', [0x61, 0x0a, 0xe9, 0x0a], 'Latin-1'],
    ['a cut character', [0x61, 0x0a, 0xc3], '0xC3'],
    ['an overlong form', [0x61, 0x0a, 0xc0, 0xaf], '0xC0'],
    ['a surrogate', [0x61, 0x0a, 0xed, 0xa0, 0x80], '0xED'],
    ['UTF-16 with its mark', [0xff, 0xfe, 0x61, 0x00], 'UTF-16'],
    ['UTF-16 without', [0x61, 0x00, 0x0a, 0x00], 'UTF-16'],
  ])('%s', (_, bytes, got) => {
    const problem = refusal(Uint8Array.from(bytes));
    expect(problem.code).toBe('wrong-encoding');
    expect(problem.got).toContain(got);
  });

  test.each([
    ['empty', [], 'an empty file'],
    ['gzip', [0x1f, 0x8b, 8, 0], 'gzip'],
    ['zip', [0x50, 0x4b, 3, 4], 'zip'],
  ])('%s', (_, bytes, got) => {
    const problem = refusal(Uint8Array.from(bytes));
    expect(problem).toMatchObject({ code: 'file-unreadable', where: { file: 'table.csv' } });
    expect(problem.got).toContain(got);
  });

  test.each([
    ['no header', '\n\n', 'no names'],
    ['a header of commas', ',,\n1,2,3\n', 'no names'],
    ['a column twice', 'a,b,a\n1,2,3\n', '"a" twice'],
    ['a header whose quotes are open', 'a,"b\n1,2\n', 'quotation marks'],
  ])('%s', (_, content, got) => {
    const problem = refusal(content);
    expect(problem.code).toBe('unknown-layout');
    expect(problem.got).toContain(got);
  });
});

test('the header alone can be read', () => {
  const bytes = new TextEncoder().encode(' Name ;Value\n"never closed');
  expect(readHeader({ name: 'x', bytes })).toEqual(['Name', 'Value']);
});

describe('tables without a header', () => {
  const form: Headerless = { names: ['day', 'who', 'what'], delimiter: '\t' };

  test('have their first row on line 1, under the names given', () => {
    const { header, rows, count } = read('1\tA\tx, y\n\n2\tB\t', form);
    expect(header).toEqual(['day', 'who', 'what']);
    expect(rows).toEqual([
      { line: 1, fields: ['1', 'A', 'x, y'] },
      { line: 3, fields: ['2', 'B', ''] },
    ]);
    expect(count).toBe(2);
  });

  test('reject rows of the wrong width, the first included, and tell a last line that is cut short', () => {
    const { rows, rejects } = read('1\tA\n2\tB\tx\ty\n3\tC\tz\n4\tD', form);
    expect(rows.map(({ line }) => line)).toEqual([3]);
    expect(rejects.map(({ line, column, value, reason }) => [line, column, value, reason])).toEqual([
      [1, 'what', '1\tA', '2 fields instead of 3'],
      [2, 'what', 'x\ty', '4 fields instead of 3'],
      [4, 'what', '4\tD', '2 fields instead of 3, and no line end: the file may be cut short'],
    ]);
  });

  test('take quotation marks as they stand', () => {
    const { rows, rejects } = read('1\t"A\tx\n2\tB"\ty\n3\t"C"\t"\n', form);
    expect(rows.map(({ line, fields }) => [line, ...fields])).toEqual([
      [1, '1', '"A', 'x'],
      [2, '2', 'B"', 'y'],
      [3, '3', '"C"', '"'],
    ]);
    expect(rejects).toEqual([]);
  });

  test('are the same in a file of many pieces, with any line ends and a byte-order mark', () => {
    const rows = Array.from({ length: 60_000 }, (_, i) => [
      String(i),
      i % 5 === 0 ? '"Å' : 'plain',
      'x'.repeat(i % 40),
    ]);
    const plain = rows.map((row) => row.join('\t')).join('\n');
    const expected = rows.map((fields, i) => ({ line: i + 1, fields }));
    expect(read(plain, form).rows).toEqual(expected);
    expect(read(`\ufeff${plain.replaceAll('\n', '\r\n')}\r\n`, form).rows).toEqual(expected);
    expect(read(plain.replaceAll('\n', '\r'), form).rows).toEqual(expected);
  });
});

describe('lines of text', () => {
  function lines(content: string) {
    const rows: [number, ...string[]][] = [];
    const file = { name: 'text.txt', bytes: new TextEncoder().encode(content) };
    const count = forEachLine(file, (fields, line) => rows.push([line, ...fields]));
    return { rows, count };
  }

  test('are rows of one field each, blank ones left out but counted as lines', () => {
    const { rows, count } = lines('\ufeffone, "two"\n\n \t\n  three \r\n\r\nfour\rfive');
    expect(rows).toEqual([
      [1, 'one, "two"'],
      [4, '  three '],
      [6, 'four'],
      [7, 'five'],
    ]);
    expect(count).toBe(4);
  });

  test('are refused when they are not UTF-8', () => {
    const bytes = Uint8Array.from([0x61, 0x0a, 0x62, 0xe9, 0x0a]);
    expect(() => forEachLine({ name: 'text.txt', bytes }, () => undefined)).toThrow(/text\.txt, line 2, column 2/);
  });

  test.each([
    ['\ufeff\n  \r\nfirst\tline\nsecond', 'first\tline'],
    ['only', 'only'],
    ['\r\rfirst\rsecond', 'first'],
    ['\n \n', ''],
  ])('%j begin with %j', (content, expected) => {
    expect(firstLine({ name: 'text.txt', bytes: new TextEncoder().encode(content) })).toBe(expected);
  });

  test('the first is found without reading on', () => {
    const bytes = Uint8Array.from([...new TextEncoder().encode('first\nC'), 0xf4, 0x74]);
    expect(firstLine({ name: 'text.txt', bytes })).toBe('first');
    expect(() => firstLine({ name: 'text.txt', bytes: bytes.subarray(6) })).toThrow(/line 1, column 2/);
  });
});
