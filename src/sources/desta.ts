import { type ActorLabel, ProblemError, openActs, openTies } from '../model/index.js';
import { type Account, openAccount } from './account.js';
import { wholeNumber } from './cells.js';
import { needed } from './columns.js';
import { calendarYear } from './cow.js';
import {
  type Treaty,
  absent,
  entryMeaning,
  entryTypes,
  joins,
  partyNumber,
  readTreaties,
  treatiesFile,
} from './desta-treaties.js';
import { inFixedOrder } from './file-order.js';
import { type Recognised, recognise, textOf } from './recognise.js';
import type { Records } from './records.js';
import type { Layout, Source } from './source.js';

const span = { from: 1948, to: 2020 };

const layout: Layout = {
  id: 'pairs-and-treaties',
  title: 'The list of treaties with their members, and pairs of members',
  files: [
    treatiesFile,
    {
      id: 'pairs',
      title:
        'One row per treaty and pair (desta_list_of_treaties_…_dyads.csv; withdrawals also in desta_dyadic_withdrawal_….csv)',
      columns: [
        needed('party1', 'one party, ISO number', 'code', [], ['iso1']),
        needed('party2', 'the other party, ISO number', 'code', [], ['iso2']),
        needed('number', 'number of the entry in the list of treaties', 'code'),
        needed('base_treaty', 'number of the agreement to which the entry belongs', 'code'),
        needed('entry_type', entryMeaning, 'code'),
        needed('year_signed', 'year of signature or withdrawal', 'year', absent, ['year']),
        needed('year_in_force', 'year of entry into force; empty: none is known', 'year', absent, ['entryforceyear']),
      ],
    },
  ],
};

/** Trade agreements: who signed with whom, and how many were in force. */
export const desta: Source<Records> = {
  id: 'desta',
  origin: {
    publisher: 'Design of Trade Agreements Project',
    title: 'Design of Trade Agreements (DESTA), list of treaties and dyads',
    version: '2, agreements to 2020',
    licence: 'free to use with citation; terms not seen in writing',
    permission: 'cite',
    citation:
      'Dür, Baccini & Elsig (2014), The Design of International Trade Agreements: Introducing a New Dataset, The Review of International Organizations 9(3):353-375',
    url: 'https://www.designoftradeagreements.org/',
  },
  editions: [
    {
      version: '2, agreements to 2020',
      published: null,
      span,
      note: 'An agreement that another one replaced is not marked as ended',
    },
  ],
  span,
  layouts: [layout],
  gives: [
    {
      of: 'act',
      id: 'desta',
      title: 'Trade agreements',
      unit: 'agreements',
      meaning:
        'signed: the year in which an agreement was first signed between the two, once per agreement; together = its members. in-force: one per year in which at least one agreement was in force, amount = how many. Both ways.',
    },
    {
      of: 'tie',
      id: 'trade-agreements',
      title: 'Trade agreements in force',
      unit: 'agreements',
      meaning:
        'Agreements that join the two and were in force at some time of the year, an agreement once with all that amends or consolidates it: from the first year in which one of its entries is in force to the year of a withdrawal, else to 2020. Entries without a year of entry into force do not count, among them most accessions; agreements that were replaced count on. Two members of a bloc are not joined by what the bloc agrees with others.',
      directed: false,
    },
  ],
  howToGet: {
    sentence:
      'Download the list of treaties, its dyadic form and the dyadic withdrawals as CSV, and convert them to UTF-8.',
    url: 'https://www.designoftradeagreements.org/downloads/',
  },
  parse: (files) => {
    const recognised = inFixedOrder(files.map((file) => recognise(file, [layout])));
    const account = openAccount();
    const pairs = new Map<number, Map<number, Agreement>>();
    const treaties = new Map<string, Treaty>();
    requireTreaties(recognised);
    // The treaties come first in the layout, so they are known when the pairs are read.
    for (const found of recognised) {
      if (found.part.id === 'pairs') readPairs(found, account, pairs, treaties);
      else readTreaties(found, account, treaties);
    }
    return account.close(recordsOf(pairs, treaties));
  },
};

/** One agreement between two parties. */
interface Agreement {
  /** Year of the first signature, and the entry signed then. */
  signed: { readonly year: number; readonly entry: string } | null;
  readonly starts: number[];
  readonly withdrawals: number[];
}

/** Pairs are made of all members of a treaty; who of them agreed with whom stands in the list of treaties. */
function requireTreaties(recognised: readonly Recognised[]): void {
  const pairs = recognised.find(({ part }) => part.id === 'pairs');
  if (pairs === undefined || recognised.some(({ part }) => part.id === 'treaties')) return;
  throw new ProblemError('invalid-value', {
    expected: `also the list of treaties: ${treatiesFile.title}`,
    got: 'pairs of parties alone',
    fix: 'Give both files: the roles of the parties stand in the list of treaties.',
    where: { file: pairs.file.name, line: 1 },
  });
}

function readPairs(
  found: Recognised,
  account: Account,
  pairs: Map<number, Map<number, Agreement>>,
  treaties: ReadonlyMap<string, Treaty>,
): void {
  const [one, other] = [textOf(found, 'party1'), textOf(found, 'party2')];
  const [entry, base, type] = [textOf(found, 'number'), textOf(found, 'base_treaty'), textOf(found, 'entry_type')];
  const [signedIn, inForceIn] = [textOf(found, 'year_signed'), textOf(found, 'year_in_force')];

  account.read(found, (fields) => {
    const [a, b] = [partyNumber(one(fields)), partyNumber(other(fields))];
    if (a === null) return { column: 'party1', reason: 'not an ISO number' };
    if (b === null || b === a) return { column: 'party2', reason: 'not the ISO number of another party' };
    const number = wholeNumber(base(fields));
    if (number === null) return { column: 'base_treaty', reason: 'not the number of an agreement' };
    if (!entryTypes.includes(type(fields))) return { column: 'entry_type', reason: 'not a known kind of entry' };
    const signed = optionalYear(signedIn(fields));
    if (signed === null) return { column: 'year_signed', reason: 'not a year' };
    const inForce = optionalYear(inForceIn(fields));
    if (inForce === null) return { column: 'year_in_force', reason: 'not a year' };
    if (type(fields) === 'negotiation') return 'still negotiated: neither signed nor in force';
    const treaty = treaties.get(entry(fields));
    if (treaty === undefined) return { column: 'number', reason: 'not in the list of treaties' };
    if (!treaty.roles.has(a)) return { column: 'party1', reason: 'not a member by the list of treaties' };
    if (!treaty.roles.has(b)) return { column: 'party2', reason: 'not a member by the list of treaties' };
    if (!joins(treaty, a, b)) return 'both on the same side: members of one bloc, or neither acceded or withdrew';
    if (signed === 0 && inForce === 0) return 'neither a year of signature nor one of entry into force';
    if ([signed, inForce].every((year) => year === 0 || year > span.to))
      return `after ${span.to}, the last year of this edition`;

    const agreement = agreementOf(pairs, Math.min(a, b) * 1000 + Math.max(a, b), number);
    if (type(fields) === 'withdrawal') {
      agreement.withdrawals.push(inForce || signed);
      return null;
    }
    if (inForce > 0 && inForce <= span.to) agreement.starts.push(inForce);
    const before = agreement.signed;
    const first = before === null || signed < before.year || (signed === before.year && entry(fields) < before.entry);
    if (signed > 0 && signed <= span.to && first) agreement.signed = { year: signed, entry: entry(fields) };
    return null;
  });
}

function agreementOf(pairs: Map<number, Map<number, Agreement>>, pair: number, treaty: number): Agreement {
  let agreements = pairs.get(pair);
  if (agreements === undefined) pairs.set(pair, (agreements = new Map()));
  let agreement = agreements.get(treaty);
  if (agreement === undefined) agreements.set(treaty, (agreement = { signed: null, starts: [], withdrawals: [] }));
  return agreement;
}

/** The number that stands for Kosovo here, by the names of its treaties; M49 has none for it. */
const kosovo = 900;
const kosovoLabel: ActorLabel = { name: 'Kosovo', code: '', scheme: 'none' };

function recordsOf(
  pairs: ReadonlyMap<number, ReadonlyMap<number, Agreement>>,
  treaties: ReadonlyMap<string, Treaty>,
): Records {
  const [acts, ties] = [openActs(), openTies()];
  const labels = new Map<number, ActorLabel>();
  const label = (party: number): ActorLabel => {
    const known =
      labels.get(party) ?? (party === kosovo ? kosovoLabel : { name: '', code: String(party), scheme: 'm49' });
    labels.set(party, known);
    return known;
  };
  const scheme = 'desta';
  for (const pair of [...pairs.keys()].sort((a, b) => a - b)) {
    const [first, second] = [label(Math.floor(pair / 1000)), label(pair % 1000)];
    const directions = [
      [first, second],
      [second, first],
    ] as const;
    const agreements = pairs.get(pair)!;
    const counts = countsOf(agreements.values());
    for (const [number, { signed }] of agreements) {
      if (signed === null) continue;
      const together = treaties.get(signed.entry)?.roles.size ?? 0;
      const when = { month: signed.year * 12, months: 12, amount: null, together, event: String(number) } as const;
      for (const [actor, audience] of directions) acts.add({ scheme, code: 'signed', actor, audience, ...when });
    }
    for (const [year, amount] of counts) {
      ties.add({ tie: 'trade-agreements', first, second, year, value: amount });
      const when = { month: year * 12, months: 12, amount, together: 0, event: '' } as const;
      for (const [actor, audience] of directions) acts.add({ scheme, code: 'in-force', actor, audience, ...when });
    }
  }
  return { acts: acts.close(), ties: ties.close() };
}

/** Year → number of agreements in force, only years with at least one, in order. */
function countsOf(agreements: Iterable<Agreement>): Map<number, number> {
  const changes = new Map<number, number>();
  const change = (year: number, by: number) => changes.set(year, (changes.get(year) ?? 0) + by);
  for (const { starts, withdrawals } of agreements) {
    let covered = -Infinity;
    for (const start of starts.toSorted((a, b) => a - b)) {
      const end = Math.min(span.to, ...withdrawals.filter((year) => year >= start));
      // Entries of one agreement overlap; a year counts it once.
      const from = Math.max(start, covered + 1);
      if (from > end) continue;
      change(from, 1);
      change(end + 1, -1);
      covered = end;
    }
  }
  const counts = new Map<number, number>();
  let inForce = 0;
  for (let year = Math.min(...changes.keys()); year <= span.to; year++) {
    inForce += changes.get(year) ?? 0;
    if (inForce > 0) counts.set(year, inForce);
  }
  return counts;
}

/** 0 = none is told; null = not a year. */
function optionalYear(text: string): number | null {
  return text === '' ? 0 : calendarYear(text);
}
