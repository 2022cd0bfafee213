import { type Problem, problem } from '../../model/index.js';
import { renderJson } from '../render/json.js';
import type { Answer } from '../study.js';
import { version } from '../version.js';
import type { StoredAnswer } from './stored-answer.js';

/** Digits of a hash that tell two files apart for a reader. */
const fewDigits = 12;

/**
 * Why an answer may differ from the stored one although nothing was changed in its question: another version, other data. In a
 * variant (`differs`) sources may come and go, and so may the result.
 */
export function problemsOfReplay(stored: StoredAnswer, answer: Answer<unknown>, differs: boolean): Problem[] {
  const found = [...otherVersion(stored), ...otherOrigins(stored, answer, differs)];
  if (differs || found.length > 0) return found;
  const now = JSON.parse(renderJson(answer)) as { readonly result: unknown };
  if (JSON.stringify(now.result) === JSON.stringify(stored.result ?? null)) return [];
  return [
    problem('other-result', {
      expected: 'the result that is stored, for version and sources are the same',
      got: 'another',
      fix: 'The tables were built with other settings, or one of the two was changed by hand: compare them by their datapackage.json.',
    }),
  ];
}

function otherVersion({ suasion }: StoredAnswer): Problem[] {
  if (suasion === version) return [];
  return [
    problem('other-version', {
      expected: `version ${suasion}, which made the stored answer`,
      got: `version ${version}`,
      fix: `The question is the same, the method may not be. For the same bytes use suasion@${suasion} with its tables.`,
    }),
  ];
}

type OriginRecord = StoredAnswer['origins'][number];

function otherOrigins(stored: StoredAnswer, answer: Answer<unknown>, differs: boolean): Problem[] {
  const now = new Map<string, OriginRecord>(answer.origins.map((origin) => [origin.id, origin]));
  const before = new Map<string, OriginRecord>(stored.origins.map((origin) => [origin.id, origin]));
  const changed = [...before.values()].flatMap((origin) => {
    const other = now.get(origin.id);
    if (other === undefined) return differs ? [] : [otherOrigin(origin, told(origin), 'an answer without it')];
    return other.hash === origin.hash ? [] : [otherOrigin(origin, told(origin), told(other))];
  });
  const added = differs ? [] : [...now.values()].filter(({ id }) => !before.has(id));
  return [...changed, ...added.map((origin) => otherOrigin(origin, 'an answer without it', told(origin)))];
}

function told({ hash }: OriginRecord): string {
  return hash === '' ? 'one without a hash' : `the one with hash ${hash.slice(0, fewDigits)}…`;
}

function otherOrigin({ id, title }: OriginRecord, expected: string, got: string): Problem {
  return problem('other-data', {
    expected: `of the source ${id} (${title}) what the stored answer was made from, ${expected}`,
    got,
    fix: 'Numbers may differ from the stored ones for that reason; --data DIR asks the tables of another folder.',
  });
}
