import type { Actor, ActorKind, Spell } from './actor.js';
import { ProblemError } from './problem.js';

/** One row of the register of actors: flat, so that it can be kept as a row of a table. Lists are JSON text. */
export interface RegisterEntry {
  readonly id: string;
  readonly kind: ActorKind;
  readonly name: string;
  /** ISO 3166 codes, where this entry is what they stand for. */
  readonly iso3: string | null;
  readonly iso2: string | null;
  /** Correlates of War number. */
  readonly cow: number | null;
  /** World Bank region. */
  readonly region: string | null;
  /** JSON list of other names. */
  readonly aliases: string;
  /** JSON list of codes elsewhere, `scheme:code` (`m49:752`, `gw:380`), and of former ISO codes (`SUN`). */
  readonly codes: string;
  /** JSON list of spells, `first day/last day`, the last day empty where it still exists. */
  readonly spells: string;
  /** JSON list of the ids under which its record is kept, oldest first. */
  readonly parts: string;
  /** JSON list of predecessors whose record is kept under this very id, `name/last day`, oldest first. */
  readonly earlier: string;
  /** Id of the state out of which it came without being its only successor. Never joined with it. */
  readonly follows: string | null;
}

/** A predecessor whose record is kept under its successor's id. */
export interface Predecessor {
  readonly name: string;
  /** Its last day, ISO. */
  readonly until: string;
}

/** A register entry read: the actor, every name and code by which it is found, and what came before it. */
export interface RegisteredActor {
  readonly actor: Actor;
  readonly names: readonly string[];
  /** `SWE`, `SE`, `cow:380`, and the codes elsewhere. */
  readonly codes: readonly string[];
  readonly earlier: readonly Predecessor[];
  readonly follows: string | null;
}

/** Read one row. Throws a ProblemError (`damaged-table`) when a list in it is not a JSON list of texts. */
export function readEntry(entry: RegisterEntry): RegisteredActor {
  const list = (column: 'aliases' | 'codes' | 'spells' | 'parts' | 'earlier') => readList(entry, column);
  const aliases = list('aliases');
  const elsewhere = list('codes');
  const own = [entry.iso3, entry.iso2, entry.cow === null ? null : `cow:${entry.cow}`].filter((code) => code !== null);
  return {
    actor: {
      id: entry.id,
      kind: entry.kind,
      name: entry.name,
      aliases: [...own.filter((code) => code !== entry.id), ...aliases],
      spells: list('spells').map(readSpell),
      region: entry.region,
      parts: list('parts'),
    },
    names: [entry.name, ...aliases],
    codes: own.length === 0 ? [entry.id, ...elsewhere] : [...new Set([entry.id, ...own, ...elsewhere])],
    earlier: list('earlier').map((text) => {
      const [name = '', until = ''] = text.split('/');
      return { name, until };
    }),
    follows: entry.follows,
  };
}

/** A spell as the register writes it. */
export function writeSpell(spell: Spell): string {
  return `${spell.from}/${spell.to ?? ''}`;
}

function readSpell(text: string): Spell {
  const [from = '', to = ''] = text.split('/');
  return { from, to: to === '' ? null : to };
}

function readList(entry: RegisterEntry, column: 'aliases' | 'codes' | 'spells' | 'parts' | 'earlier'): string[] {
  const text = entry[column];
  // The commonest lists; a register of cities has tens of thousands of them.
  if (text === '[]') return [];
  if (column === 'parts' && text === `["${entry.id}"]`) return [entry.id];
  let value: unknown = null;
  try {
    value = JSON.parse(text);
  } catch {
    // Told below, together with lists of something else.
  }
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value as string[];
  throw new ProblemError('damaged-table', {
    expected: `a JSON list of texts in the register's column "${column}" of ${entry.id}`,
    got: JSON.stringify(text),
    fix: 'Build the reference tables again.',
  });
}
