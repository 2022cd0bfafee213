import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ProblemError } from '../../src/model/index.js';
import { type Parsed, type Source, type SourceFile, sourceOf, sources } from '../../src/sources/index.js';
import { repository } from '../support/raw.js';

const fixtures = join(repository, 'test', 'fixtures');

/** The fixture of one layout: a file per part, in the layout's order. */
function fixture(source: Source<unknown>, layoutId: string): SourceFile[] {
  const layout = source.layouts.find(({ id }) => id === layoutId)!;
  return layout.files.map((part) => {
    const name = join(source.id, layout.id, `${part.id}.csv`);
    return { name, bytes: new Uint8Array(readFileSync(join(fixtures, name))) };
  });
}

/** Rows as anybody would count them, in a file without quotation marks. */
function plainRows(file: SourceFile): number {
  const lines = new TextDecoder().decode(file.bytes).split(/\r\n|\r|\n/);
  return lines.filter((line) => line.trim() !== '').length - 1;
}

function expectAllAccountedFor(parsed: Parsed<unknown>, files: readonly SourceFile[]): void {
  expect(parsed.layouts.map(({ file }) => file).sort()).toEqual(files.map(({ name }) => name).sort());
  for (const { file, rows, used } of parsed.layouts) {
    const rejected = parsed.rejects.filter((reject) => reject.file === file).length;
    const aside = parsed.setAside.filter((set) => set.file === file).reduce((sum, set) => sum + set.rows, 0);
    expect({ file, rows: used + rejected + aside }).toEqual({ file, rows });
    const given = files.find(({ name }) => name === file)!;
    if (!given.bytes.includes(0x22)) expect({ file, rows }).toEqual({ file, rows: plainRows(given) });
  }
  for (const reject of parsed.rejects) {
    expect(reject.line).toBeGreaterThan(1);
    expect(reject.column).not.toBe('');
    expect(reject.reason).not.toBe('');
  }
}

test('sources have ids of their own', () => {
  const ids = sources.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
});

describe.each(sources.map((source) => [source.id, source] as const))('source %s', (_, source) => {
  test('says where it comes from, under which terms, and how to get it', () => {
    const { publisher, title, version, licence, permission, citation, url } = source.origin;
    for (const text of [publisher, title, version, licence, citation, source.howToGet.sentence])
      expect(text).not.toBe('');
    expect(['ship', 'cite', 'local']).toContain(permission);
    for (const address of [url, source.howToGet.url]) {
      if (source.span === null) expect(address).toBe('');
      else expect(address).toMatch(/^https:\/\//);
    }
    for (const { span } of source.editions) expect(span.from).toBeLessThanOrEqual(span.to);
  });

  test('declares every column once, with meaning and unit', () => {
    for (const layout of source.layouts) {
      for (const part of layout.files) {
        const names = part.columns.flatMap((column) => [column.name, ...(column.otherNames ?? [])]);
        expect(new Set(names).size).toBe(names.length);
        expect(part.columns.some(({ required }) => required)).toBe(true);
        for (const column of part.columns) {
          expect(column.meaning, column.name).not.toBe('');
          expect(column.unit, column.name).not.toBe('');
        }
      }
    }
  });

  describe.each(source.layouts.map(({ id }) => id))('layout %s', (layoutId) => {
    test('has a fixture, recognised by its headers alone, whatever the files are called', () => {
      const files = fixture(source, layoutId);
      for (const file of files) expect(existsSync(join(fixtures, file.name)), file.name).toBe(true);
      const nameless = files.map((file, i) => ({ ...file, name: `file ${i}` }));
      const parsed = source.parse(nameless);
      const layout = source.layouts.find(({ id }) => id === layoutId)!;
      for (const [i, part] of layout.files.entries()) {
        expect(parsed.layouts.find(({ file }) => file === `file ${i}`)).toMatchObject({
          layout: layoutId,
          part: part.id,
        });
        expect(sourceOf(nameless[i]!, sources).id).toBe(source.id);
      }
    });

    test('accounts for every row, and shows rows of each fate', () => {
      const files = fixture(source, layoutId);
      const parsed = source.parse(files);
      expectAllAccountedFor(parsed, files);
      expect(parsed.layouts.every(({ used }) => used > 0)).toBe(true);
      expect(parsed.rejects.length).toBeGreaterThan(0);
      expect(parsed.problems.some(({ code }) => code === 'rows-rejected')).toBe(true);
    });

    test('shows of each reject what stands at its line and column', () => {
      const files = fixture(source, layoutId);
      for (const reject of source.parse(files).rejects) {
        const text = new TextDecoder().decode(files.find(({ name }) => name === reject.file)!.bytes);
        const lines = text.split('\n');
        expect(lines[0]).toContain(reject.column);
        expect(lines[reject.line - 1]).toContain(reject.value);
      }
    });

    test('leaves its input as it was, and gives the same again', () => {
      const files = fixture(source, layoutId).map((file) => Object.freeze(file));
      const before = files.map(({ bytes }) => Uint8Array.from(bytes));
      const first = source.parse(Object.freeze(files));
      expect(files.map(({ bytes }) => bytes)).toEqual(before);
      expect(source.parse(files.toReversed()).tables).toEqual(first.tables);
    });

    test('does the same with CR LF, with a byte-order mark and without a last line end', () => {
      const files = fixture(source, layoutId);
      const plain = source.parse(files);
      const dressed = files.map(({ name, bytes }) => {
        const text = new TextDecoder().decode(bytes).replaceAll('\n', '\r\n').trimEnd();
        return { name, bytes: new TextEncoder().encode(`\ufeff${text}`) };
      });
      expect(source.parse(dressed).tables).toEqual(plain.tables);
      expect(source.parse(dressed).rejects).toEqual(plain.rejects);
    });

    test('survives corrupted bytes: every row is still accounted for, or the file as a whole is refused', () => {
      const files = fixture(source, layoutId);
      const edit = fc.record({
        file: fc.nat(files.length - 1),
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        drop: fc.constantFrom(0, 0, 1, 1, 3, 40),
        insert: fc.oneof(
          fc.constantFrom('', '"', '""', ',', '\n', '\r', '\t', ';', '\0', ' ', '-', '999999999999', 'é'),
          fc.uint8Array({ maxLength: 4 }),
        ),
      });
      let refused = 0;
      fc.assert(
        fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), fc.boolean(), (edits, cut) => {
          const corrupt = files.map((file) => ({ ...file }));
          for (const { file, at, drop, insert } of edits) {
            const bytes = corrupt[file]!.bytes;
            const place = Math.floor(at * bytes.length);
            const added = typeof insert === 'string' ? new TextEncoder().encode(insert) : insert;
            corrupt[file]!.bytes = Uint8Array.from([
              ...bytes.subarray(0, place),
              ...added,
              ...(cut ? [] : bytes.subarray(place + drop)),
            ]);
          }
          try {
            expectAllAccountedFor(source.parse(corrupt), corrupt);
          } catch (error) {
            if (!(error instanceof ProblemError)) throw error;
            expect(error.problem.where?.file).toBeDefined();
            refused++;
          }
        }),
        { numRuns: 2000, seed: 20260101 },
      );
      expect(refused).toBeLessThan(2000);
    });
  });
});
