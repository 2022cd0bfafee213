import type { Account } from './account.js';
import { wholeNumber } from './cells.js';
import { needed } from './columns.js';
import { type Recognised, textOf } from './recognise.js';
import type { Column, LayoutFile } from './source.js';

export const absent = ['', 'NA'];
export const entryTypes = [
  'base_treaty',
  'accession',
  'consolidated',
  'protocol or amendment',
  'negotiation',
  'withdrawal',
];
export const entryMeaning = `what the entry is: ${entryTypes.join(', ')}`;

/** How many members a row has room for. */
const room = 91;

function memberColumns(letters: string, meaning: string): Column[] {
  return Array.from({ length: room }, (_, i) => ({
    name: `${letters}${i + 1}`,
    meaning: `${meaning} ${i + 1}`,
    unit: 'code',
    missing: absent,
    required: i < 2,
  }));
}

const [partyColumns, roleColumns] = [memberColumns('c', 'ISO number of member'), memberColumns('mc', 'role of member')];

export const treatiesFile: LayoutFile = {
  id: 'treaties',
  title: 'One row per treaty with its members and their roles (desta_list_of_treaties_….csv)',
  columns: [
    needed('number', 'number of the entry', 'code'),
    needed('entry_type', entryMeaning, 'code'),
    needed(
      'typememb',
      '1 bilateral, 2 among several, 3 a bloc and a third party, 4 two blocs, 5 accession, 6 accession to an agreement of a bloc, 7 withdrawal',
      'code',
    ),
    ...partyColumns,
    ...roleColumns,
  ],
};

/** One entry of the list of treaties. */
export interface Treaty {
  readonly kind: number;
  /** Party → its role; −1 = not told. */
  readonly roles: ReadonlyMap<number, number>;
}

/** Adds the treaties of one file to `treaties`, by the number of their entry. */
export function readTreaties(found: Recognised, account: Account, treaties: Map<string, Treaty>): void {
  const [entry, type, kindOf] = [textOf(found, 'number'), textOf(found, 'entry_type'), textOf(found, 'typememb')];
  const places = partyColumns.map(({ name }, i) => {
    const role = roleColumns[i]!.name;
    return { name, role, readParty: textOf(found, name), readRole: textOf(found, role) };
  });

  account.read(found, (fields) => {
    const number = entry(fields);
    if (number === '') return { column: 'number', reason: 'no number' };
    if (!entryTypes.includes(type(fields))) return { column: 'entry_type', reason: 'not a known kind of entry' };
    const kind = wholeNumber(kindOf(fields));
    if (kind === null || kind < 1 || kind > 7) return { column: 'typememb', reason: 'not one of 1 to 7' };
    const roles = new Map<number, number>();
    for (const { name, role, readParty, readRole } of places) {
      const text = readParty(fields);
      if (text === '') continue;
      const party = partyNumber(text);
      if (party === null) return { column: name, reason: 'not an ISO number' };
      const written = readRole(fields);
      const part = written === '' ? -1 : wholeNumber(written);
      if (part === null || part > 3) return { column: role, reason: 'not one of 0 to 3' };
      roles.set(party, part);
    }
    if (type(fields) === 'negotiation') return 'still negotiated: neither signed nor in force';
    if (roles.size < 2) return 'fewer than two members are listed';
    if (treaties.has(number)) return 'the same entry, listed before';
    treaties.set(number, { kind, roles });
    return null;
  });
}

/**
 * Whether an entry is about these two of its members: not where both stand in the same bloc that agrees with others, and
 * not where neither accedes or withdraws. Believed where the roles tell nothing.
 */
export function joins({ kind, roles }: Treaty, one: number, other: number): boolean {
  const [a, b] = [roles.get(one)!, roles.get(other)!];
  if (kind <= 2 || a < 0 || b < 0) return true;
  // Those who accede or withdraw have role 1.
  if (kind === 5 || kind === 7) return a === 1 || b === 1;
  return a !== b || new Set(roles.values()).size === 1;
}

export function partyNumber(text: string): number | null {
  const number = wholeNumber(text);
  return number === null || number < 1 || number > 999 ? null : number;
}
