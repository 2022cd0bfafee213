import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { ProblemError } from '../../src/model/index.js';
import { type Parsed, type Records, type Source, type SourceFile, sourceOf, sources } from '../../src/sources/index.js';
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

/** Lines above the rows: the header, where the kind of file has one. */
function headerLines(source: Source<unknown>, layout: string, part: string): number {
  const files = source.layouts.find(({ id }) => id === layout)!.files;
  return files.find(({ id }) => id === part)!.form === undefined ? 1 : 0;
}

/** Rows as anybody would count them, in a file without quotation marks. */
function plainRows(file: SourceFile, above: number): number {
  const lines = new TextDecoder().decode(file.bytes).split(/\r\n|\r|\n/);
  return lines.filter((line) => line.trim() !== '').length - above;
}

function expectAllAccountedFor(source: Source<unknown>, parsed: Parsed<unknown>, files: readonly SourceFile[]): void {
  expect(parsed.layouts.map(({ file }) => file).sort()).toEqual(files.map(({ name }) => name).sort());
  for (const { file, layout, part, rows, used } of parsed.layouts) {
    const above = headerLines(source, layout, part);
    const rejected = parsed.rejects.filter((reject) => reject.file === file).length;
    const aside = parsed.setAside.filter((set) => set.file === file).reduce((sum, set) => sum + set.rows, 0);
    expect({ file, rows: used + rejected + aside }).toEqual({ file, rows });
    const given = files.find(({ name }) => name === file)!;
    if (!given.bytes.includes(0x22)) expect({ file, rows }).toEqual({ file, rows: plainRows(given, above) });
  }
  for (const reject of parsed.rejects) {
    const read = parsed.layouts.find(({ file }) => file === reject.file)!;
    expect(reject.line).toBeGreaterThan(headerLines(source, read.layout, read.part));
    expect(reject.column).not.toBe('');
    expect(reject.reason).not.toBe('');
  }
}

/** Every id that records carry is declared, once; every number is one. */
function expectDeclared(source: Source<unknown>, records: Records): void {
  const gives = source.gives!;
  const ids = gives.map((kind) => `${kind.of} ${kind.id}`);
  expect(new Set(ids).size).toBe(ids.length);
  for (const kind of gives) for (const text of [kind.title, kind.unit, kind.meaning]) expect(text).not.toBe('');
  const used = new Set<string>();
  for (const { scheme } of records.acts?.codes ?? []) used.add(`act ${scheme}`);
  for (const kind of records.ties?.kinds ?? []) used.add(`tie ${kind}`);
  for (const { figure } of records.figures ?? []) used.add(`figure ${figure}`);
  for (const { concept } of records.ledger ?? []) used.add(`ledger ${concept}`);
  for (const id of used) expect(ids).toContain(id);
  const rows = [records.figures, records.ledger, records.surveys, records.mentions, records.published, records.places];
  for (const row of rows.flatMap((table): readonly object[] => table ?? [])) {
    for (const value of Object.values(row)) if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
  }
}

test('sources have ids of their own', () => {
  const ids = sources.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
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
      expectAllAccountedFor(source, parsed, files);
      expect(parsed.layouts.every(({ used }) => used > 0)).toBe(true);
      expect(parsed.rejects.length).toBeGreaterThan(0);
      expect(parsed.problems.some(({ code }) => code === 'rows-rejected')).toBe(true);
    });

    test('shows of each reject what stands at its line and column', () => {
      const files = fixture(source, layoutId);
      const parsed = source.parse(files);
      for (const reject of parsed.rejects) {
        const read = parsed.layouts.find(({ file }) => file === reject.file)!;
        const text = new TextDecoder().decode(files.find(({ name }) => name === reject.file)!.bytes);
        const lines = text.split('\n');
        if (headerLines(source, read.layout, read.part) === 1) expect(lines[0]).toContain(reject.column);
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
            expectAllAccountedFor(source, source.parse(corrupt), corrupt);
          } catch (error) {
            if (!(error instanceof ProblemError)) throw error;
            expect(error.problem.where?.file).toBeDefined();
            refused++;
          }
        }),
        { numRuns: 600, seed: 20260101 },
      );
      expect(refused).toBeLessThan(600);
    });

    if (source.gives === undefined) return;
    test('gives records of the kinds it declares, all numbers finite', () => {
      const records = source.parse(fixture(source, layoutId)).tables as Records;
      expectDeclared(source, records);
    });

    test('takes nothing for a number or date that is none', () => {
      const files = fixture(source, layoutId);
      const before = source.parse(files);
      const parts = source.layouts.find(({ id }) => id === layoutId)!.files;
      const misread: string[] = [];
      for (const [f, part] of parts.entries()) {
        if (part.form?.kind === 'lines') continue;
        const text = new TextDecoder().decode(files[f]!.bytes);
        const delimiter = part.form?.delimiter ?? Papa.parse(text).meta.delimiter;
        const rows = Papa.parse<string[]>(text, { delimiter }).data;
        const names = part.form === undefined ? rows[0]! : part.columns.map(({ name }) => name);
        for (const { name, otherNames = [], unit } of part.columns) {
          if (['text', 'code', 'name'].includes(unit)) continue;
          const known = [name, ...otherNames].map((one) => one.toLowerCase());
          const place = names.findIndex((one) => known.includes(one.trim().toLowerCase()));
          if (place < 0) continue;
          const first = part.form === undefined ? 1 : 0;
          const spoilt = rows.map((row, i) =>
            i < first || row.length <= place ? row : row.map((cell, c) => (c === place ? '7x?1' : cell)),
          );
          const bytes = new TextEncoder().encode(Papa.unparse(spoilt, { delimiter, newline: '\n' }));
          const after = source.parse(files.map((file, i) => (i === f ? { ...file, bytes } : file)));
          const used = after.layouts.find(({ file }) => file === files[f]!.name)!.used;
          // Either the column is not read at all, or no row with such a cell is used.
          const same = used === 0 || JSON.stringify(after.tables) === JSON.stringify(before.tables);
          if (!same) misread.push(`${part.id}: ${name}`);
        }
      }
      expect(misread).toEqual([]);
    });
  });
});
