import { type Origin, type Permission, type Problem, problem, ProblemError } from '../../model/index.js';
import type { Parsed, Source } from '../../sources/index.js';
import { hashOfFiles, listFolder, readSourceFiles, type SourceFile } from '../../store/index.js';

/** A source as it was read from its raw files. */
export interface Loaded<Tables> {
  readonly source: Source<Tables>;
  readonly parsed: Parsed<Tables>;
  readonly origin: Origin;
}

/** Which sources' numbers may go into the tables: all that may be shipped, or only those under an open licence. */
export type LicenceRule = 'citable' | 'open';

/** Whether numbers derived under these terms may go in. */
function isAllowed(permission: Permission, rule: LicenceRule): boolean {
  return permission === 'ship' || (permission === 'cite' && rule === 'citable');
}

/**
 * Read a source from its folder below the raw folder; null when there is no such folder, which is noted, or when its terms
 * do not allow it. Throws what reading and parsing throw.
 */
export async function readRaw<Tables>(
  raw: string,
  source: Source<Tables>,
  rule: LicenceRule,
  problems: Problem[],
): Promise<Loaded<Tables> | null> {
  if (!isAllowed(source.origin.permission, rule)) {
    problems.push(leftOut(source.origin.title, source.origin.licence));
    return null;
  }
  const files = await filesOf(raw, source);
  if (files === null) {
    problems.push(
      problem('not-yet-known', {
        expected: `the source ${source.id} (${source.origin.title}) in a folder of that name`,
        got: 'no such folder',
        fix: source.howToGet.sentence,
        where: { file: `${raw}/${source.id}` },
      }),
    );
    return null;
  }
  const parsed = source.parse(files);
  const origin = originOf(source, parsed, files);
  problems.push(...parsed.problems.filter(({ code }) => code !== 'rows-rejected'), ...noteRejects(parsed));
  if (isAllowed(origin.permission, rule)) return { source, parsed, origin };
  problems.push(leftOut(origin.title, origin.licence));
  return null;
}

async function filesOf<Tables>(raw: string, source: Source<Tables>): Promise<SourceFile[] | null> {
  const { folders } = await listFolder(raw);
  return folders.includes(source.id) ? readSourceFiles([`${raw}/${source.id}`]) : null;
}

function leftOut(title: string, licence: string): Problem {
  return problem('left-out-by-licence', {
    expected: 'a licence under which derived tables may be given on',
    got: `${title}: ${licence}`,
    fix: 'What is made from it is missing from these tables.',
  });
}

/** The origin of what a source gave: the layout's own where its terms differ from the source's. */
export function originOf<Tables>(source: Source<Tables>, parsed: Parsed<Tables>, files: readonly SourceFile[]): Origin {
  const layout = source.layouts.find(({ id }) => id === parsed.layouts[0]?.layout);
  const rows = parsed.layouts.reduce((sum, file) => sum + file.used, 0);
  return { id: source.id, ...(layout?.origin ?? source.origin), rows, hash: hashOfFiles(files) };
}

/** One note for all rejected rows of a source: how many, and the first with its place. */
export function noteRejects<Tables>(parsed: Parsed<Tables>): Problem[] {
  const [first] = parsed.rejects;
  if (first === undefined) return [];
  return [
    problem('rows-rejected', {
      expected: 'rows that can be used',
      got: `${parsed.rejects.length} that cannot; the first: "${first.value}" (${first.reason})`,
      fix: 'Correct the rows, or read on without them.',
      where: { file: first.file, line: first.line, column: first.column },
    }),
  ];
}

/** The files of a source that must be there. Throws 'file-not-found'. */
export async function requireRaw<Tables>(
  raw: string,
  source: Source<Tables>,
  rule: LicenceRule,
  problems: Problem[],
): Promise<Loaded<Tables>> {
  const loaded = await readRaw(raw, source, rule, problems);
  if (loaded !== null) return loaded;
  throw new ProblemError('file-not-found', {
    expected: `a folder ${source.id} with ${source.origin.title}`,
    got: 'none',
    fix: source.howToGet.sentence,
    where: { file: `${raw}/${source.id}` },
  });
}
