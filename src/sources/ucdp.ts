import { type ActorLabel, type Figure, type LedgerEntry, openActs } from '../model/index.js';
import { openAccount, type Account } from './account.js';
import { wholeNumber } from './cells.js';
import { inFixedOrder } from './file-order.js';
import { type Recognised, recognise, textOf } from './recognise.js';
import type { Records } from './records.js';
import type { Source } from './source.js';
import { calendarYear, openLabelCache, stateNumber } from './state-year-figures.js';
import { ucdpKinds, ucdpLayout } from './ucdp-layout.js';

/** Who died in battle, in which conflict and where; and which states fought each other or were fought about. */
export const ucdp: Source<Records> = {
  id: 'ucdp',
  origin: {
    publisher: 'Uppsala Conflict Data Program; Peace Research Institute Oslo',
    title: 'UCDP Battle-Related Deaths Dataset; UCDP/PRIO Armed Conflict Dataset',
    version: '24.1',
    licence: 'CC-BY-4.0',
    permission: 'ship',
    citation:
      'Davies, Engström, Pettersson & Öberg (2024), Organized violence 1989-2023, and the prevalence of organized crime groups, J. Peace Research 61(4):673-693; Gleditsch et al. (2002), Armed Conflict 1946-2001: A New Dataset, J. Peace Research 39(5):615-637',
    url: 'https://ucdp.uu.se/downloads/',
  },
  editions: [
    {
      version: '24.1',
      published: '2024',
      span: { from: 1946, to: 2023 },
      note: 'Battle-related deaths from 1989; armed conflicts from 1946',
    },
  ],
  span: { from: 1946, to: 2023 },
  layouts: [ucdpLayout],
  gives: ucdpKinds,
  howToGet: {
    sentence:
      'Download the Battle-Related Deaths Dataset (dyadic) and the UCDP/PRIO Armed Conflict Dataset as CSV; in version 24.1 they are BattleDeaths_v24_1.csv and UcdpPrioConflict_v24_1.csv.',
    url: 'https://ucdp.uu.se/downloads/',
  },
  parse: (files) => {
    const recognised = inFixedOrder(files.map((file) => recognise(file, [ucdpLayout])));
    const account = openAccount();
    const label = openLabelCache();
    const ledger: LedgerEntry[] = [];
    const acts = openActs();
    const intensities: Intensities = { highest: new Map(), names: new Map(), rows: new Set() };
    for (const found of recognised) {
      if (found.part.id === 'battle-deaths') readDeaths(found, account, ledger, label);
      else readConflicts(found, account, acts, intensities, label);
    }
    return account.close({ acts: acts.close(), figures: figuresOf(intensities, label), ledger });
  },
};

type Label = ReturnType<typeof openLabelCache>;

function readDeaths(found: Recognised, account: Account, ledger: LedgerEntry[], label: Label): void {
  const column = (name: string) => textOf(found, name);
  const [conflict, dyad, year, type] = [
    column('conflict_id'),
    column('dyad_id'),
    column('year'),
    column('type_of_conflict'),
  ];
  const [sideA, sideB, gwA, gwB] = [column('side_a'), column('side_b'), column('gwno_a'), column('gwno_b')];
  const [best, low, high] = [column('bd_best'), column('bd_low'), column('bd_high')];
  const [battle, battleNumbers] = [column('battle_location'), column('gwno_battle')];
  const estimates = [
    ['bd_best', best],
    ['bd_low', low],
    ['bd_high', high],
  ] as const;
  const seen = new Set(ledger.map((entry) => `${entry.event} ${entry.year}`));

  account.read(found, (fields) => {
    if (wholeNumber(conflict(fields)) === null) return { column: 'conflict_id', reason: 'not a number' };
    if (wholeNumber(dyad(fields)) === null) return { column: 'dyad_id', reason: 'not the number of one dyad' };
    const when = calendarYear(year(fields));
    if (when === null) return { column: 'year', reason: 'not a year' };
    const kind = wholeNumber(type(fields));
    if (kind === null || kind < 1 || kind > 4) return { column: 'type_of_conflict', reason: 'not one of 1 to 4' };
    const a = stateNumbers(gwA(fields));
    if (a === null) return { column: 'gwno_a', reason: 'not numbers of states' };
    const b = kind === 2 ? stateNumbers(gwB(fields)) : [];
    if (b === null) return { column: 'gwno_b', reason: 'a conflict between states without the numbers of both' };
    const where = stateNumbers(battleNumbers(fields));
    if (where === null) return { column: 'gwno_battle', reason: 'not numbers of states' };
    for (const [name, read] of estimates) {
      const number = wholeNumber(read(fields));
      if (number === null || number < 0) return { column: name, reason: 'not a number of deaths' };
    }
    const people = wholeNumber(best(fields))!;
    if (people === 0) return 'nobody died, by the best estimate';
    const event = `ucdp:${wholeNumber(conflict(fields))}-${wholeNumber(dyad(fields))}`;
    if (seen.has(`${event} ${when}`)) return { column: 'year', reason: 'the same dyad and year as in a row before' };
    seen.add(`${event} ${when}`);
    const [first, ...alliesA] = members(a, sideA(fields), label);
    const [second, ...alliesB] = members(b, sideB(fields), label);
    ledger.push({
      concept: 'deaths-in-battle',
      population: null,
      place: where.length === 1 ? label('gw', where[0]!, battle(fields)) : null,
      sideA: first!,
      sideB: second ?? null,
      alliesA,
      alliesB,
      year: when,
      low: wholeNumber(low(fields)),
      best: people,
      high: wholeNumber(high(fields)),
      event,
    });
    return null;
  });
}

/** `Government of India` is the name of a state, India. */
function stateNames(names: string): string[] {
  return names.split(/, (?=Government of )/).map((name) => name.replace(/^Government of /, ''));
}

/** What is known so far about the conflicts of each state and year, by number and year. */
interface Intensities {
  readonly highest: Map<string, number>;
  /** Number → name, where a row tells which name belongs to it. */
  readonly names: Map<string, string>;
  /** Conflicts and years read. */
  readonly rows: Set<string>;
}

function readConflicts(
  found: Recognised,
  account: Account,
  acts: ReturnType<typeof openActs>,
  { highest, names, rows }: Intensities,
  label: Label,
): void {
  const column = (name: string) => textOf(found, name);
  const [conflict, year, type] = [column('conflict_id'), column('year'), column('type_of_conflict')];
  const [sideA, sideB, gwA, gwB] = [column('side_a'), column('side_b'), column('gwno_a'), column('gwno_b')];
  const [location, gwLocation, intensity] = [column('location'), column('gwno_loc'), column('intensity_level')];

  account.read(found, (fields) => {
    const id = wholeNumber(conflict(fields));
    if (id === null) return { column: 'conflict_id', reason: 'not a number' };
    const when = calendarYear(year(fields));
    if (when === null) return { column: 'year', reason: 'not a year' };
    const kind = wholeNumber(type(fields));
    if (kind === null || kind < 1 || kind > 4) return { column: 'type_of_conflict', reason: 'not one of 1 to 4' };
    const level = wholeNumber(intensity(fields));
    if (level !== 1 && level !== 2) return { column: 'intensity_level', reason: 'not 1 or 2' };
    const where = stateNumbers(gwLocation(fields));
    if (where === null) return { column: 'gwno_loc', reason: 'not numbers of states' };
    const a = kind === 2 ? stateNumbers(gwA(fields)) : [];
    const b = kind === 2 ? stateNumbers(gwB(fields)) : [];
    if (a === null) return { column: 'gwno_a', reason: 'a conflict between states without the numbers of both' };
    if (b === null) return { column: 'gwno_b', reason: 'a conflict between states without the numbers of both' };
    if (rows.has(`${id} ${when}`)) return { column: 'year', reason: 'the same conflict and year as in a row before' };
    rows.add(`${id} ${when}`);
    for (const number of where) {
      const key = `${number} ${when}`;
      highest.set(key, Math.max(highest.get(key) ?? 0, level));
    }
    const first = members(a, sideA(fields), label);
    const second = members(b, sideB(fields), label);
    if (where.length === 1) keepName(names, where[0]!, location(fields));
    for (const { code, name } of [...first, ...second]) keepName(names, code, name);
    for (const one of first) {
      for (const other of second) {
        add(one, other, first.length);
        add(other, one, second.length);
      }
    }

    function add(actor: ActorLabel, audience: ActorLabel, together: number): void {
      acts.add({
        scheme: 'ucdp-conflict',
        code: level === 2 ? 'interstate-war' : 'interstate-minor',
        actor,
        audience,
        month: when! * 12,
        months: 12,
        amount: null,
        together,
        event: `ucdp:${id}`,
      });
    }
    return null;
  });
}

function keepName(names: Map<string, string>, number: string, name: string): void {
  if (name !== '' && !names.has(number)) names.set(number, name);
}

/** Each state of a side with its own name, where there are as many names as numbers. */
function members(numbers: readonly string[], names: string, label: Label): ActorLabel[] {
  const each = stateNames(names);
  return numbers.map((number, i) => label('gw', number, each.length === numbers.length ? each[i]! : ''));
}

function figuresOf({ highest, names }: Intensities, label: Label): Figure[] {
  return [...highest].map(([key, value]) => {
    const [number, year] = key.split(' ') as [string, string];
    return {
      figure: 'armed-conflict-intensity',
      actor: label('gw', number, names.get(number) ?? ''),
      year: Number(year),
      value,
      sd: null,
    };
  });
}

/** The numbers in `2, 200`; null when there is none, or one that is not the number of a state. */
function stateNumbers(text: string): string[] | null {
  const numbers = text.split(',').map((part) => stateNumber(part));
  return numbers.includes(null) ? null : (numbers as string[]);
}
