import { expect, test } from 'vitest';
import { Table } from '../../src/store/table.js';
import { rememberReads } from '../../src/study/remembered-reads.js';

function countingReader(rows: (name: string) => number): { read: (name: string) => Promise<Table>; times: string[] } {
  const times: string[] = [];
  return {
    times,
    read: (name) => {
      times.push(name);
      if (name === 'broken') return Promise.reject(new Error('It cannot be read'));
      return Promise.resolve(new Table(new Map([['one', []]]), rows(name)));
    },
  };
}

test('the same part of a table is read once, also by those who ask before it is there; another part is read', async () => {
  const { read, times } = countingReader(() => 3);
  const remembered = rememberReads(read);
  const [first, second] = await Promise.all([remembered('acts'), remembered('acts')]);
  expect(second).toBe(first);
  expect(await remembered('acts')).toBe(first);
  expect(await remembered('acts', { where: { period: 3 } })).not.toBe(first);
  expect(times).toEqual(['acts', 'acts']);
});

test('large tables are not kept, nor what was not asked for in a while', async () => {
  const { read, times } = countingReader((name) => (name === 'large' ? 125_001 : 125_000));
  const remembered = rememberReads(read);
  for (const name of ['large', 'large', 'small', 'small']) await remembered(name);
  expect(times).toEqual(['large', 'large', 'small']);
  for (let k = 0; k < 8; k++) await remembered(`other ${k}`);
  await remembered('small');
  expect(times.filter((name) => name === 'small')).toHaveLength(2);
});

test('what could not be read is tried anew', async () => {
  const { read, times } = countingReader(() => 0);
  const remembered = rememberReads(read);
  await expect(remembered('broken')).rejects.toThrow('It cannot be read');
  await expect(remembered('broken')).rejects.toThrow('It cannot be read');
  expect(times).toHaveLength(2);
});
