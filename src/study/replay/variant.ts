import { ProblemError } from '../../model/index.js';
import { didYouMean } from '../nearest-id.js';
import type { Parameter, Study } from '../study.js';
import type { Changes } from './asked.js';
import type { StoredAnswer } from './stored-answer.js';

/** A question to be asked again, with or without changes. */
export interface Variant {
  /** Checked by the study's schema. */
  readonly parameters: unknown;
  readonly seed: number;
  /** Also those that the stored answer already had; empty where it is the first question unchanged. */
  readonly changed: Changes;
  /** Whether something is changed now, against the stored answer. */
  readonly differs: boolean;
}

const highestSeed = 2 ** 32 - 1;

/**
 * The question of a stored answer with these edits, `key=value` each; an empty value takes a parameter away. Throws
 * 'invalid-value', 'unknown-option'.
 */
export async function variantOf(study: Study, stored: StoredAnswer, edits: readonly string[]): Promise<Variant> {
  const { asked, seed: storedSeed, changed: before = {} } = stored.question;
  const given: Record<string, unknown> = { ...asked };
  let seed = storedSeed;
  for (const edit of edits) {
    const [key, value] = partsOf(edit);
    if (key === 'seed') {
      seed = seedOf(value);
      continue;
    }
    const parameter = study.parameters.find(({ name }) => name === key);
    if (parameter === undefined) throw unknownKey(study, key);
    given[key] = valueFor(parameter, value);
  }
  const parameters = await checked(study, given, edits);
  const changes = differences({ ...asked, seed: storedSeed }, { ...(parameters as object), seed });
  return { parameters, seed, changed: joined(before, changes), differs: Object.keys(changes).length > 0 };
}

function partsOf(edit: string): [key: string, value: string] {
  const at = edit.indexOf('=');
  if (at > 0) return [edit.slice(0, at).trim().replace(/^--/, ''), edit.slice(at + 1).trim()];
  throw new ProblemError('invalid-value', {
    expected: 'a parameter and its value: key=value',
    got: `"${edit}"`,
    fix: 'For example: --set to=2000. An empty value, --set to=, takes a parameter away.',
    where: { parameter: 'set' },
  });
}

function valueFor({ value: shown, many }: Parameter, value: string): unknown {
  if (value === '' || (shown === null && value === 'false')) return undefined;
  if (shown === null && value === 'true') return true;
  return many === true ? [value] : value;
}

function seedOf(text: string): number {
  const seed = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (seed <= highestSeed) return seed;
  throw new ProblemError('invalid-value', {
    expected: `a whole number from 0 to ${highestSeed}`,
    got: `"${text}"`,
    fix: 'Choose any, for example --seed 1.',
    where: { parameter: 'seed' },
  });
}

function unknownKey(study: Study, key: string): ProblemError {
  const names = [...study.parameters.map(({ name }) => name), 'seed'];
  return new ProblemError('unknown-option', {
    expected: `a parameter of ${study.id}: ${names.join(', ')}`,
    got: `"${key}"`,
    fix: `${didYouMean(key, names)}suasion ${study.id} --help says what each is.`,
    where: { parameter: 'set' },
  });
}

async function checked(study: Study, given: Record<string, unknown>, edits: readonly string[]): Promise<unknown> {
  const present = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const found = await study.schema.safeParseAsync(present);
  if (found.success) return found.data;
  const [issue] = found.error.issues;
  const name = issue!.path.length === 0 ? null : String(issue!.path[0]);
  const parameter = study.parameters.find((one) => one.name === name);
  throw new ProblemError('invalid-value', {
    expected:
      parameter === undefined ? `parameters of ${study.id}` : `${parameter.about.toLowerCase()} (${parameter.name})`,
    got: name === null || given[name] === undefined ? 'nothing that can be used' : JSON.stringify(given[name]),
    fix:
      edits.length === 0
        ? 'Ask again; this answer has been changed by hand.'
        : `suasion ${study.id} --help says what it may be.`,
    where: { parameter: name ?? 'set' },
  });
}

/** Plain values that are not the same in both, by key. */
function differences(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): Changes {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return Object.fromEntries(
    keys
      .map((key) => [key, { from: before[key] ?? null, to: after[key] ?? null }] as const)
      .filter(([, { from, to }]) => JSON.stringify(from) !== JSON.stringify(to)),
  );
}

/** Changes upon changes: what was there first and what is there now. */
function joined(before: Changes, now: Changes): Changes {
  const all = { ...before };
  for (const [key, { from, to }] of Object.entries(now)) {
    all[key] = { from: Object.hasOwn(before, key) ? before[key]!.from : from, to };
  }
  return Object.fromEntries(
    Object.entries(all).filter(([, { from, to }]) => JSON.stringify(from) !== JSON.stringify(to)),
  );
}
