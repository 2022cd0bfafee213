import { ProblemError } from '../model/index.js';
import { openAccount } from './account.js';
import { isCameoCode } from './coded-events.js';
import { type Recognised, textOf } from './recognise.js';

/** In which scheme the events of a file are coded. */
export type KedsCoding = 'cameo' | 'weis';

/**
 * Codes that exist in one scheme alone: four digits only in CAMEO, which has the roots 01 to 20; the roots 21 and 22 only
 * in WEIS. All other codes, those with root 20 among them, exist in both, mostly with different meanings.
 */
export function decidesFor(code: string): KedsCoding | null {
  if (code.length === 4) return isCameoCode(code) ? 'cameo' : null;
  return code.startsWith('21') || code.startsWith('22') ? 'weis' : null;
}

/**
 * The coding of a whole file, told by its decisive codes; reads the file once. Deciding takes two of them at least, and
 * next to none that contradict: one against three or more, or one in a hundred; these few are misprints. Null for a file
 * without any well-formed code, of which nothing can be used anyway. Throws a ProblemError (`invalid-value`) when the
 * coding cannot be told: to guess would give most of its codes another meaning.
 */
export function codingOf(found: Recognised): KedsCoding | null {
  const code = textOf(found, 'code');
  const rows = new Map<string, number>();
  openAccount().read(found, (fields) => {
    const text = code(fields);
    rows.set(text, (rows.get(text) ?? 0) + 1);
    return null;
  });
  let plain = 0;
  const count = { cameo: 0, weis: 0 };
  for (const [text, times] of rows) {
    if (!isKedsCode(text)) continue;
    plain += times;
    const coding = decidesFor(text);
    if (coding !== null) count[coding] += times;
  }
  if (plain === 0) return null;
  const likely = count.cameo > count.weis ? 'cameo' : 'weis';
  const [most, least] = [count[likely], Math.min(count.cameo, count.weis)];
  if (most >= 2 + least && least <= Math.max(1, most / 100)) return likely;
  throw new ProblemError('invalid-value', {
    expected:
      'events coded in CAMEO (some codes of four digits) or in WEIS (some codes from 210 to 229), at least two such codes',
    got: `${count.cameo} codes that only CAMEO has and ${count.weis} that only WEIS has, among ${plain}`,
    fix:
      least === 0
        ? 'Give the whole collection as one file: too few of its codes tell the scheme.'
        : 'Put the events of each scheme into a file of their own.',
    where: { file: found.file.name, line: 1 },
  });
}

/** Three or four digits with a root that one of the schemes has. */
export function isKedsCode(text: string): boolean {
  return isCameoCode(text) ? text.length > 2 : /^2[12]\d$/.test(text);
}
