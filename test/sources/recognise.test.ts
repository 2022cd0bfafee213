import { describe, expect, test } from 'vitest';
import { ProblemError } from '../../src/model/index.js';
import { openAccount } from '../../src/sources/account.js';
import type { Layout } from '../../src/sources/index.js';
import { recognise } from '../../src/sources/recognise.js';
import { textFile } from './fixtures.js';

describe('files are told apart', () => {
  const column = (name: string) => ({ name, meaning: name, unit: 'text', missing: [], required: true });
  const layout: Layout = {
    id: 'made-up',
    title: 'made up',
    files: [
      { id: 'table', title: 'a table', columns: [column('day'), column('who'), column('what')] },
      {
        id: 'raw',
        title: 'a raw table',
        columns: [column('day'), column('who'), column('what')],
        form: { kind: 'headerless', delimiter: '\t', fits: ([day]) => /^\d+$/.test(day!) },
      },
      {
        id: 'text',
        title: 'a text',
        columns: [column('line')],
        form: { kind: 'lines', fits: (line) => line.startsWith('# made up') },
      },
    ],
  };

  test.each([
    ['table', ['day\twho\twhat', '1\tA\tx'], 1],
    ['raw', ['1\tA\tx', '2\tB\ty'], 2],
    ['raw', ['', '1\tA\tx'], 1],
    ['text', ['# made up, in\ttabs\tof all things', 'A: x'], 2],
  ])('%s: %j', (part, content, rows) => {
    const found = recognise(textFile('file', content), [layout]);
    expect(found.part.id).toBe(part);
    const account = openAccount();
    account.read(found, (fields) => (fields.length === found.part.columns.length ? null : 'of another width'));
    expect(account.close({}).layouts).toEqual([{ file: 'file', layout: 'made-up', part, rows, used: rows }]);
  });

  test('a rejected line of a text or a raw table names the declared column and shows the cell', () => {
    const account = openAccount();
    const text = recognise(textFile('text', ['# made up', 'A: x']), [layout]);
    account.read(text, (_, line) => (line === 2 ? { column: 'line', reason: 'no entry' } : 'a comment'));
    const raw = recognise(textFile('raw', ['1\tA\tx']), [layout]);
    account.read(raw, () => ({ column: 'who', reason: 'nobody' }));
    const { rejects, setAside } = account.close({});
    expect(rejects).toEqual([
      { file: 'text', line: 2, column: 'line', value: 'A: x', reason: 'no entry' },
      { file: 'raw', line: 1, column: 'who', value: 'A', reason: 'nobody' },
    ]);
    expect(setAside).toEqual([{ file: 'text', reason: 'a comment', rows: 1 }]);
  });

  test('none fits: the kinds without a header are named too', () => {
    try {
      recognise(textFile('file', ['one\tA', '1\tA\tx']), [layout]);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      expect(error.problem.code).toBe('unknown-layout');
      expect(error.problem.expected).toContain(
        'day, who, what | without a header: a raw table | without a header: a text',
      );
      return;
    }
    throw new Error('nothing was refused');
  });
});
