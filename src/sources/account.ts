import { type Problem, problem } from '../model/index.js';
import { detach, forEachLine, forEachRow, type RowHandlers } from './csv.js';
import type { Recognised } from './recognise.js';
import type { Parsed, ReadFile, Reject } from './source.js';

/** A row that cannot be used: the layout's name of the column at fault, and why. */
export interface Refusal {
  readonly column: string;
  readonly reason: string;
}

/** What became of a row: null = used; a sentence = in order but set aside for this reason; a refusal = rejected. */
export type Verdict = null | string | Refusal;

/** Keeps the books over a source's files, so that every row is used, set aside or rejected. */
export interface Account {
  /** Read one file, asking for a verdict on each row of the right width. */
  read(found: Recognised, row: (fields: readonly string[], line: number) => Verdict): void;
  /** Add something that must be known about the result. */
  note(problem: Problem): void;
  /** Close the books. */
  close<Tables>(tables: Tables): Parsed<Tables>;
}

export function openAccount(): Account {
  const rejects: Reject[] = [];
  const layouts: ReadFile[] = [];
  const problems: Problem[] = [];
  const setAside: { file: string; reason: string; rows: number }[] = [];

  function read(found: Recognised, row: (fields: readonly string[], line: number) => Verdict): void {
    const file = found.file.name;
    const aside = new Map<string, number>();
    let header: readonly string[] = [];
    let used = 0;
    const rows = forEachRowOf(found, {
      header: (names) => {
        header = names;
      },
      row: (fields, line) => {
        const verdict = row(fields, line);
        if (verdict === null) used++;
        else if (typeof verdict === 'string') aside.set(verdict, (aside.get(verdict) ?? 0) + 1);
        else {
          const place = found.places(verdict.column);
          const column = header[place] ?? verdict.column;
          rejects.push({ file, line, column, value: detach(fields[place] ?? ''), reason: verdict.reason });
        }
      },
      reject: (reject) => rejects.push(reject),
    });
    layouts.push({ file, layout: found.layout.id, part: found.part.id, rows, used });
    for (const [reason, count] of aside) setAside.push({ file, reason, rows: count });
  }

  function close<Tables>(tables: Tables): Parsed<Tables> {
    const first = rejects[0];
    if (first !== undefined) problems.push(rowsRejected(rejects.length, first, layouts));
    return { tables, rejects, setAside, layouts, problems };
  }

  return { read, close, note: (added) => problems.push(added) };
}

/** Read a file in the form its layout gives it. */
function forEachRowOf({ file, part }: Recognised, handlers: RowHandlers): number {
  const names = part.columns.map(({ name }) => name);
  if (part.form?.kind === 'headerless') return forEachRow(file, handlers, { names, delimiter: part.form.delimiter });
  if (part.form?.kind !== 'lines') return forEachRow(file, handlers);
  handlers.header(names);
  return forEachLine(file, (fields, line) => handlers.row(fields, line));
}

function rowsRejected(count: number, first: Reject, layouts: readonly ReadFile[]): Problem {
  const rows = layouts.reduce((sum, { rows: each }) => sum + each, 0);
  return problem('rows-rejected', {
    expected: 'every row to be usable',
    got: `${count} of ${rows} rows that are not; the first: ${first.reason} (${JSON.stringify(first.value)})`,
    fix: 'Look through the table of rejects; correct the file where it is wrong, and read it again.',
    where: { file: first.file, line: first.line, column: first.column },
  });
}
