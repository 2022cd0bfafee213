import { ProblemError } from '../model/index.js';
import { firstLine, readHeader } from './csv.js';
import type { Column, Layout, LayoutFile, SourceFile } from './source.js';

/** A file whose header fits a layout. */
export interface Recognised {
  readonly file: SourceFile;
  readonly layout: Layout;
  readonly part: LayoutFile;
  /** Where the columns stand in the file. */
  readonly places: Places;
}

/** Column (by the name the layout gives it) → place in a row, or −1 where the file lacks it. */
export type Places = (column: string) => number;

/**
 * Tell which file of which layout this is, by its header alone. Where several fit, the one that explains the most of its
 * columns. Throws a ProblemError: `missing-column` when all but one of the required columns are there, else
 * `unknown-layout`, with the layout that comes nearest.
 */
export function recognise(file: SourceFile, layouts: readonly Layout[]): Recognised {
  const headless = withoutHeader(file, layouts);
  if (headless !== null) return headless;
  const header = readHeader(file);
  const fitting = candidates(layouts)
    .filter(({ part }) => missingOf(part, header).length === 0)
    .sort((a, b) => explained(b.part, header) - explained(a.part, header))[0];
  if (fitting === undefined) throw notRecognised(file.name, header, layouts);
  return { file, ...fitting, places: placesOf(fitting.part, header) };
}

/** Reads a column's cell as trimmed text: empty where the file lacks the column or the value is missing. */
export function textOf(found: Recognised, column: string): (fields: readonly string[]) => string {
  const place = found.places(column);
  const absent = found.part.columns.find(({ name }) => name === column)?.missing ?? [];
  return (fields) => {
    const text = place < 0 ? '' : fields[place]!.trim();
    return absent.includes(text) ? '' : text;
  };
}

/** Refuse files in which more than one way of writing the same votes, states … would be mixed. Throws a ProblemError. */
export function requireOneLayout(recognised: readonly Recognised[], part: string): void {
  const [first, ...others] = recognised.filter((found) => found.part.id === part);
  const other = others.find((found) => found.layout.id !== first!.layout.id);
  if (other === undefined) return;
  throw new ProblemError('invalid-value', {
    expected: `${part} in one layout: "${first!.layout.title}" as in ${first!.file.name}`,
    got: `also "${other.layout.title}"`,
    fix: 'Give the files of one layout at a time.',
    where: { file: other.file.name, line: 1 },
  });
}

/** The file as one that has no header, by what its first line looks like; null when it is none of those. */
function withoutHeader(file: SourceFile, layouts: readonly Layout[]): Recognised | null {
  const among = layouts.flatMap((layout) => layout.files.flatMap((part) => (part.form ? [{ layout, part }] : [])));
  if (among.length === 0) return null;
  const line = firstLine(file);
  const found = among.find(({ part: { form, columns } }) => {
    if (form?.kind !== 'headerless') return form?.fits(line) === true;
    const fields = line.split(form.delimiter);
    return fields.length === columns.length && form.fits(fields);
  });
  if (found === undefined) return null;
  return {
    file,
    ...found,
    places: placesOf(
      found.part,
      found.part.columns.map(({ name }) => name),
    ),
  };
}

/** Tables with a header, which alone are told by it. */
function candidates(layouts: readonly Layout[]): { layout: Layout; part: LayoutFile }[] {
  return layouts.flatMap((layout) =>
    layout.files.filter(({ form }) => form === undefined).map((part) => ({ layout, part })),
  );
}

function requiredOf(part: LayoutFile): Column[] {
  return part.columns.filter((column) => column.required);
}

function missingOf(part: LayoutFile, header: readonly string[]): string[] {
  return requiredOf(part)
    .filter((column) => placeOf(column, header) < 0)
    .map((column) => column.name);
}

function explained(part: LayoutFile, header: readonly string[]): number {
  return part.columns.filter((column) => placeOf(column, header) >= 0).length;
}

function placeOf(column: Column, header: readonly string[]): number {
  const names = [column.name, ...(column.otherNames ?? [])].map(plain);
  return header.findIndex((name) => names.includes(plain(name)));
}

function placesOf(part: LayoutFile, header: readonly string[]): Places {
  const places = new Map(part.columns.map((column) => [column.name, placeOf(column, header)]));
  return (column) => {
    const place = places.get(column);
    if (place === undefined) throw new RangeError(`The layout declares no column "${column}"`);
    return place;
  };
}

function plain(name: string): string {
  return name.trim().toLowerCase();
}

function notRecognised(file: string, header: readonly string[], layouts: readonly Layout[]): ProblemError {
  const nearest = candidates(layouts)
    .map(({ layout, part }) => ({ layout, part, missing: missingOf(part, header), required: requiredOf(part) }))
    .sort((a, b) => a.missing.length / a.required.length - b.missing.length / b.required.length)[0];
  const where = { file, line: 1 };
  const got = `the columns ${header.join(', ')}`;
  if (nearest !== undefined && nearest.missing.length === 1 && nearest.required.length > 2) {
    const [column] = nearest.missing;
    return new ProblemError('missing-column', {
      expected: `a column "${column}" (${nearest.part.columns.find(({ name }) => name === column)!.meaning})`,
      got,
      fix: `Add it, or rename the column that holds it; then the file is "${nearest.part.title}".`,
      where,
    });
  }
  const known = candidates(layouts).map(({ part }) =>
    requiredOf(part)
      .map(({ name }) => name)
      .join(', '),
  );
  const headerless = layouts.flatMap(({ files }) => files.filter(({ form }) => form !== undefined));
  const titles = headerless.map(({ title }) => `without a header: ${title}`);
  return new ProblemError('unknown-layout', {
    expected: `the columns of one of the known files: ${[...known, ...titles].join(' | ')}`,
    got,
    fix: 'Check that this is the right file and that the header is on its first line.',
    where,
  });
}
