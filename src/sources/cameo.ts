import { openAccount, type Refusal, type Verdict } from './account.js';
import { realNumber } from './cells.js';
import { detach } from './csv.js';
import { inFixedOrder } from './file-order.js';
import { type Recognised, recognise, textOf } from './recognise.js';
import type { CodebookEntry, Records } from './records.js';
import type { Column, Layout, Source, SourceFile } from './source.js';

const url = 'https://github.com/openeventdata/PLOVER';
const parusPage = 'eventdata.parusanalytics.com/data.dir/cameo.html';

const quadCategories = new Set(['verbal cooperation', 'material cooperation', 'verbal conflict', 'material conflict']);

function column(name: string, meaning: string, unit: string): Column {
  return { name, meaning, unit, missing: [], required: true };
}

const line: Column = column('line', 'one line of the text', 'text');

const layout: Layout = {
  id: 'packaged',
  title: 'CAMEO codes, their Goldstein scores, the CAMEO scale, and the way from CAMEO to PLOVER',
  files: [
    {
      id: 'codes',
      title: 'One row per CAMEO code (cameo_codes of the R package icews)',
      columns: [
        column('cameo_code', 'event code of two, three or four digits', 'code'),
        column('name', 'what the code stands for', 'text'),
        column('quad_category', 'verbal or material, cooperation or conflict', 'text'),
      ],
    },
    {
      id: 'goldstein',
      title: 'One row per CAMEO code with its Goldstein score (goldstein_mappings of the R package icews)',
      columns: [
        column('code', 'event code of two, three or four digits', 'code'),
        column('name', 'what the code stands for', 'text'),
        { ...column('goldstein', 'from −10, most conflictual, to 10, most cooperative', 'score'), missing: ['', 'NA'] },
      ],
    },
    {
      id: 'scale',
      title: 'CAMEO scale, lines such as `0231:[3.4] Appeal for economic aid` (from the KEDS project)',
      columns: [line],
      form: { kind: 'lines', fits: (first) => /^## CAMEO SCALE\b/.test(first) },
    },
    {
      id: 'plover',
      title: 'CAMEO to PLOVER conversion table (CAMEO2PLOVER-2021.txt of the Open Event Data Alliance)',
      columns: [line],
      form: { kind: 'lines', fits: (first) => /^# CAMEO to PLOVER conversion table\b/.test(first) },
    },
  ],
};

/** What the codes of CAMEO mean, how cooperative they are held to be, and what they became in PLOVER. */
export const cameo: Source<Records> = {
  id: 'cameo',
  origin: {
    publisher: 'Philip Schrodt, Parus Analytics (CAMEO); Andreas Beger (lists); Open Event Data Alliance (PLOVER)',
    title: 'CAMEO event codes, Goldstein scores, CAMEO scale, CAMEO to PLOVER conversion table',
    version: 'CAMEO scale 0.5B1 (2007-03-21); PLOVER draft 0.8 (2021-09-17)',
    licence: 'CC BY-SA 4.0 (PLOVER); none stated for CAMEO, whose codes and scores are facts',
    permission: 'ship',
    citation:
      'Gerner, Schrodt, Yilmaz & Abu-Jabr (2002), Conflict and Mediation Event Observations (CAMEO); Goldstein (1992), A Conflict-Cooperation Scale for WEIS Events Data, Journal of Conflict Resolution 36(2):369-385; Open Event Data Alliance (2021), PLOVER',
    url,
  },
  editions: [
    {
      version: 'CAMEO scale 0.5B1; PLOVER draft 0.8',
      published: '2021-09-17',
      span: { from: 2007, to: 2021 },
      note: 'The lists speak of codes, not of years: the span is that of their publication',
    },
  ],
  span: { from: 2007, to: 2021 },
  layouts: [layout],
  gives: [
    {
      of: 'codebook',
      id: 'cameo',
      title: 'CAMEO codes',
      unit: 'none',
      meaning: 'Title of each code, and its quad category: verbal or material, cooperation or conflict',
    },
    {
      of: 'codebook',
      id: 'cameo-goldstein',
      title: 'Goldstein scores of CAMEO codes',
      unit: 'Goldstein score, −10 to 10',
      meaning: 'How conflictual (negative) or cooperative (positive) an act of this code is held to be',
    },
    {
      of: 'codebook',
      id: 'cameo-scale',
      title: 'CAMEO scale',
      unit: 'score, −10 to 10',
      meaning: 'Scores given by the KEDS project to an earlier list of CAMEO codes, some of which have moved since',
    },
    {
      of: 'codebook',
      id: 'cameo-plover',
      title: 'CAMEO to PLOVER',
      unit: 'none',
      meaning: 'PLOVER event type as category; mode and context, either of which may be empty, as title',
    },
  ],
  howToGet: {
    sentence: `Download CAMEO2PLOVER-2021.txt; write cameo_codes and goldstein_mappings of the R package icews as CSV; the CAMEO scale comes with the CAMEO documents of the KEDS project (${parusPage}).`,
    url,
  },
  parse: (files) => {
    const account = openAccount();
    const codebook: CodebookEntry[] = [];
    const known = new Map<string, CodebookEntry>();
    for (const found of inFixedOrder(files.map((file) => recognise(readable(file), [layout])))) {
      const read = readers[found.part.id as keyof typeof readers](found);
      const codeColumn = found.part.columns[0]!.name;
      account.read(found, (fields) => {
        const entry = read(fields);
        if (typeof entry === 'string' || 'reason' in entry) return entry;
        const key = `${entry.list} ${entry.code}`;
        const before = known.get(key);
        if (before !== undefined) return repeated(before, entry, codeColumn);
        known.set(key, entry);
        codebook.push(entry);
        return null;
      });
    }
    return account.close({ codebook });
  },
};

/**
 * The file in UTF-8. The code list's examples hold bytes of an older encoding, in a column that is not used: where a file is
 * not UTF-8 it is read as Windows-1252, which gives every byte a character.
 */
function readable(file: SourceFile): SourceFile {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(file.bytes);
    return file;
  } catch {
    // A header that is not ASCII is another mistake: a compressed file, or UTF-16.
    if (!file.bytes.subarray(0, 64).every((byte) => byte > 8 && byte < 127)) return file;
    const text = new TextDecoder('windows-1252').decode(file.bytes);
    return { ...file, bytes: new TextEncoder().encode(text) };
  }
}

type Reader = (fields: readonly string[]) => CodebookEntry | string | Refusal;

const readers = {
  codes: readCodes,
  goldstein: readGoldstein,
  scale: () => readScale,
  plover: () => readPlover,
} satisfies Record<string, (found: Recognised) => Reader>;

function readCodes(found: Recognised): Reader {
  const [code, title, quad] = [textOf(found, 'cameo_code'), textOf(found, 'name'), textOf(found, 'quad_category')];
  return (fields) => {
    if (!isCode(code(fields))) return { column: 'cameo_code', reason: notACode };
    if (title(fields) === '') return 'a code without a title';
    if (!quadCategories.has(quad(fields))) return { column: 'quad_category', reason: 'not one of the four categories' };
    return entryOf('cameo', code(fields), title(fields), quad(fields), null);
  };
}

function readGoldstein(found: Recognised): Reader {
  const [code, title, score] = [textOf(found, 'code'), textOf(found, 'name'), textOf(found, 'goldstein')];
  return (fields) => {
    if (!isCode(code(fields))) return { column: 'code', reason: notACode };
    if (score(fields) === '') return 'a code without a score';
    const value = realNumber(score(fields));
    if (value === null || Math.abs(value) > 10) return { column: 'goldstein', reason: 'not a score from −10 to 10' };
    return entryOf('cameo-goldstein', code(fields), title(fields), null, value);
  };
}

const scaleForm = /^\s*(\d{2,4}):\[([^\]]*)\]\s*(.*)$/;

/** `0231:[3.4] Appeal for economic aid`. */
function readScale([text]: readonly string[]): ReturnType<Reader> {
  if (text!.startsWith('#')) return 'a comment';
  const [, code, score, title] = scaleForm.exec(text!) ?? [];
  if (code === undefined || !isCode(code)) return { column: 'line', reason: 'not a code, a score and a title' };
  const value = realNumber(score!);
  if (value === null || Math.abs(value) > 10) return { column: 'line', reason: 'not a score from −10 to 10' };
  if (/[[\]]/.test(title!)) return { column: 'line', reason: 'a second score stands in the title' };
  return entryOf('cameo-scale', code, title!.trim(), null, value);
}

const ploverForm = /^(\d{3,4}): ([A-Z]+),([^,#]*),([^,#]*)#/;

/** `0841: RETREAT, release,   legal # Return, release person(s)`. */
function readPlover([text]: readonly string[]): ReturnType<Reader> {
  if (text!.startsWith('#')) return 'a comment';
  if (/^\d{2}: [A-Z]+\s*$/.test(text!)) return 'a heading';
  if (/^~+\s*$/.test(text!)) return 'the mark of the end';
  const [, code, type, mode, context] = ploverForm.exec(text!) ?? [];
  if (code === undefined || !isCode(code))
    return { column: 'line', reason: 'not a code, a type, a mode and a context' };
  const [how, what] = [mode!.trim(), context!.trim()];
  return entryOf('cameo-plover', code, how === '' && what === '' ? '' : `${how}/${what}`, type!, null);
}

const notACode = 'not a code of two to four digits that begins with 01 to 20';

function isCode(text: string): boolean {
  return /^(?:0[1-9]|1\d|20)\d{0,2}$/.test(text);
}

function entryOf(
  list: string,
  code: string,
  title: string,
  category: string | null,
  value: number | null,
): CodebookEntry {
  return { list, code: detach(code), title: detach(title), category: category && detach(category), value };
}

function repeated(before: CodebookEntry, entry: CodebookEntry, codeColumn: string): Verdict {
  const same = before.title === entry.title && before.category === entry.category && before.value === entry.value;
  if (same) return 'the code is listed before, with the same meaning';
  return { column: codeColumn, reason: 'the code is listed before, with another meaning' };
}
