import { type ActorLabel, type LedgerEntry, openActs } from '../model/index.js';
import { openAccount } from './account.js';
import { openCowLabels } from './cow.js';
import { inFixedOrder } from './file-order.js';
import { recognise } from './recognise.js';
import type { Records } from './records.js';
import type { Source } from './source.js';
import { type SanctionCase, caseReader, tiesLayout } from './ties-case.js';

const span = { from: 1945, to: 2005 };

/** Economic sanctions that were threatened, imposed or both. */
export const ties: Source<Records> = {
  id: 'ties',
  origin: {
    publisher: 'Morgan, Bapat & Kobayashi, University of North Carolina at Chapel Hill',
    title: 'Threat and Imposition of Economic Sanctions',
    version: '4.1',
    licence: 'free to use with citation; terms not seen in writing',
    permission: 'cite',
    citation:
      'Morgan, Bapat & Kobayashi (2014), Threat and imposition of economic sanctions 1945–2005: Updating the TIES dataset, Conflict Management and Peace Science 31(5):541-558',
    url: 'https://sanctions.web.unc.edu/',
  },
  editions: [
    {
      version: '4.1',
      published: null,
      span,
      note: 'Cases that began from 1945 to 2005; some of them are followed to 2013, later cases are not in it',
    },
  ],
  span,
  layouts: [tiesLayout],
  gives: [
    {
      of: 'act',
      id: 'ties-threat',
      title: 'Threats of economic sanctions',
      unit: 'none',
      meaning:
        'One act per case, sender and kind of sanction, when the case began. The code is sanctiontypethreat, or unspecified; its numbers do not mean the same as those of ties-sanction.',
    },
    {
      of: 'act',
      id: 'ties-sanction',
      title: 'Economic sanctions in force',
      unit: 'none',
      meaning:
        'One act per case, sender, kind of sanction and year in force. The code is sanctiontype, or unspecified. In force from the start of the imposition to the end of the case; without an end, to the year as of which the source says that it is ongoing; without that, in the start year alone; never beyond 2005.',
    },
    {
      of: 'ledger',
      id: 'years-under-sanction',
      title: 'Years under economic sanctions',
      unit: 'target-years',
      meaning:
        'One entry per target and year in which at least one sanction was in force against it, however many there were and whoever imposed them. Side A is the sender where there was only one.',
    },
  ],
  howToGet: {
    sentence: 'Download TIESv4-1.xls and save its sheet as CSV UTF-8.',
    url: 'https://sanctions.web.unc.edu/',
  },
  parse: (files) => {
    const recognised = inFixedOrder(files.map((file) => recognise(file, [tiesLayout])));
    const account = openAccount();
    const label = openSenderLabels();
    const acts = openActs();
    const burden = new Map<number, Map<number, Year>>();
    const known = new Set<number>();

    function addActs(one: SanctionCase, scheme: string, types: readonly string[], month: number, months: 1 | 12): void {
      const together = one.senders.length;
      const audience = label(one.target);
      for (const actor of together === 0 ? [null] : one.senders.map(label)) {
        for (const code of types)
          acts.add({ scheme, code, actor, audience, month, months, amount: null, together, event: String(one.id) });
      }
    }

    for (const found of recognised) {
      const read = caseReader(found);
      account.read(found, (fields) => {
        const one = read(fields);
        if ('reason' in one) return one;
        if (known.has(one.id)) return 'the same case, listed before';
        if (!one.threatened && !one.imposed) return 'neither threatened nor imposed';
        if (one.target === 0) return 'no target is told';
        const threatCounts = one.threatened && one.start.year <= span.to;
        if (!threatCounts && one.imposed && one.inForce === null) return 'imposed, but from which year on is not told';
        if (!threatCounts && (one.inForce === null || one.inForce.from > span.to))
          return `after ${span.to}, the last year of this edition`;
        known.add(one.id);
        if (threatCounts) {
          const { year, month } = one.start;
          addActs(one, 'ties-threat', one.threatTypes, year * 12 + Math.max(month - 1, 0), month === 0 ? 12 : 1);
        }
        if (one.inForce === null) return null;
        for (let year = one.inForce.from; year <= Math.min(one.inForce.to, span.to); year++) {
          addActs(one, 'ties-sanction', one.types, year * 12, 12);
          note(burden, one, year);
        }
        return null;
      });
    }
    return account.close<Records>({ acts: acts.close(), ledger: ledgerOf(burden, label) });
  },
};

/** Who imposed sanctions on one target in one year, in which cases. */
interface Year {
  readonly cases: number[];
  readonly senders: Set<number>;
}

function note(burden: Map<number, Map<number, Year>>, { target, id, senders }: SanctionCase, year: number): void {
  let years = burden.get(target);
  if (years === undefined) burden.set(target, (years = new Map()));
  let entry = years.get(year);
  if (entry === undefined) years.set(year, (entry = { cases: [], senders: new Set() }));
  entry.cases.push(id);
  for (const sender of senders) entry.senders.add(sender);
}

function ledgerOf(
  burden: ReadonlyMap<number, ReadonlyMap<number, Year>>,
  label: (number: number) => ActorLabel,
): LedgerEntry[] {
  const ascending = (a: number, b: number) => a - b;
  const ledger: LedgerEntry[] = [];
  for (const number of [...burden.keys()].sort(ascending)) {
    const target = label(number);
    const years = burden.get(number)!;
    for (const year of [...years.keys()].sort(ascending)) {
      const { cases, senders } = years.get(year)!;
      const [first, ...alliesA] = [...senders].sort(ascending).map(label);
      ledger.push({
        concept: 'years-under-sanction',
        population: target,
        place: target,
        sideA: first ?? null,
        sideB: target,
        alliesA,
        year,
        low: null,
        best: 1,
        high: null,
        event: cases.sort(ascending).join(' '),
      });
    }
  }
  return ledger;
}

/** Labels of those whom TIES numbers; see `SanctionCase`. */
function openSenderLabels(): (number: number) => ActorLabel {
  const state = openCowLabels();
  const others = new Map<number, ActorLabel>();
  return (number) => {
    if (number < 1000) return state(number);
    // The source's remarks on cases against 1000 read EEC, EC and EU; it tells no names of its institutions.
    const name = number === 1000 ? 'European Union' : `TIES institution ${number}`;
    const label = others.get(number) ?? { name, code: String(number), scheme: 'none' };
    others.set(number, label);
    return label;
  };
}
