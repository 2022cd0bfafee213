import { type LedgerEntry, openActs } from '../model/index.js';
import { openAccount } from './account.js';
import { wholeNumber } from './cells.js';
import { needed } from './columns.js';
import { calendarYear, cowNumber, openCowLabels } from './cow.js';
import { inFixedOrder } from './file-order.js';
import { recognise, textOf } from './recognise.js';
import type { Records } from './records.js';
import type { Layout, Source } from './source.js';

const unknown = ['', '-9', 'NA'];

const layout: Layout = {
  id: 'events',
  title: 'Militarized Interstate Events (mie-1.0.csv)',
  files: [
    {
      id: 'events',
      title: 'One row per event between two states',
      columns: [
        needed('micnum', 'number of the confrontation to which the event belongs', 'code'),
        needed('eventnum', 'number of the event within the confrontation', 'code'),
        needed('ccode1', 'the state that acted, COW number', 'code'),
        needed('ccode2', 'the state acted on, COW number', 'code'),
        needed('stmon', 'month in which the event began', 'month', unknown),
        needed('styear', 'year in which the event began', 'year'),
        needed(
          'action',
          'what was done: 1 threat to use force … 16 attack, 17 clash … 22 battle of a war',
          'code',
          unknown,
        ),
        needed('fatalmin1', 'least number of dead of ccode1', 'deaths', unknown),
        needed('fatalmax1', 'greatest number of dead of ccode1', 'deaths', unknown),
        needed('fatalmin2', 'least number of dead of ccode2', 'deaths', unknown),
        needed('fatalmax2', 'greatest number of dead of ccode2', 'deaths', unknown),
      ],
    },
  ],
};

/** Militarised events between states, 1816–2014: who did what to whom, and who died. */
export const mie: Source<Records> = {
  id: 'mie',
  origin: {
    publisher: 'Gibler & Miller, International Conflict Data Project, University of Alabama',
    title: 'Militarized Interstate Events',
    version: '1.0',
    licence: 'free to use with citation; terms not seen in writing',
    permission: 'cite',
    citation:
      'Gibler & Miller (2024), The Militarized Interstate Events (MIE) dataset, 1816–2014, Conflict Management and Peace Science 41(4):463-481',
    url: 'https://internationalconflict.ua.edu/',
  },
  editions: [
    {
      version: '1.0',
      published: null,
      span: { from: 1816, to: 2014 },
      note: 'A battle of several states is written as several events, one per pair, among which its dead are divided',
    },
  ],
  span: { from: 1816, to: 2014 },
  layouts: [layout],
  gives: [
    {
      of: 'act',
      id: 'mie-action',
      title: 'Militarised events',
      unit: 'none',
      meaning:
        'One act per event, in the month in which it began, by the state listed first. The source lists a clash (17) and a battle (22) once, under one of the two who fought.',
    },
    {
      of: 'ledger',
      id: 'deaths-in-militarised-events',
      title: 'Deaths in militarised events',
      unit: 'deaths',
      meaning:
        'Dead of one of the two sides of one event, in the year in which it began; sides without dead have no entry. Low and high are the source’s least and greatest number; it has no best one, so best repeats the least: at least so many. Each event (confrontation and number) counts once; events are listed per pair of states, and dead of a battle fought by several states are divided among its pairs, so sums over events are the source’s totals.',
    },
  ],
  howToGet: {
    sentence: 'Download mie-1.0.csv from the International Conflict Data Project.',
    url: 'https://internationalconflict.ua.edu/data-download/',
  },
  parse: (files) => {
    const recognised = inFixedOrder(files.map((file) => recognise(file, [layout])));
    const account = openAccount();
    const label = openCowLabels();
    const acts = openActs();
    const ledger: LedgerEntry[] = [];
    const events = new Set<string>();

    for (const found of recognised) {
      const column = (name: string) => textOf(found, name);
      const [confrontation, eventNumber] = [column('micnum'), column('eventnum')];
      const [one, other] = [column('ccode1'), column('ccode2')];
      const [monthOf, yearOf, action] = [column('stmon'), column('styear'), column('action')];
      const deaths = ([1, 2] as const).map((side) => {
        const [least, greatest] = [`fatalmin${side}`, `fatalmax${side}`];
        return { least, greatest, readLeast: column(least), readGreatest: column(greatest) };
      });

      account.read(found, (fields) => {
        const [mic, number] = [wholeNumber(confrontation(fields)), wholeNumber(eventNumber(fields))];
        if (mic === null || mic < 1) return { column: 'micnum', reason: 'not the number of a confrontation' };
        if (number === null || number < 1) return { column: 'eventnum', reason: 'not the number of an event' };
        const [first, second] = [cowNumber(one(fields)), cowNumber(other(fields))];
        if (first === null) return { column: 'ccode1', reason: 'not a state number' };
        if (second === null || second === first) return { column: 'ccode2', reason: 'not the number of another state' };
        const year = calendarYear(yearOf(fields));
        if (year === null) return { column: 'styear', reason: 'not a year' };
        const monthText = monthOf(fields);
        const month = monthText === '' ? 0 : wholeNumber(monthText);
        if (month === null || month > 12 || (month < 1 && monthText !== ''))
          return { column: 'stmon', reason: 'not a month' };
        const code = action(fields) === '' ? -1 : wholeNumber(action(fields));
        if (code === null || code > 22 || (code < 0 && action(fields) !== ''))
          return { column: 'action', reason: 'not one of 0 to 22' };
        const dead: { low: number; high: number }[] = [];
        for (const { least, greatest, readLeast, readGreatest } of deaths) {
          const [low, high] = [countOf(readLeast(fields)), countOf(readGreatest(fields))];
          if (low === null) return { column: least, reason: 'not a number of people' };
          if (high === null) return { column: greatest, reason: 'not a number of people' };
          if (low >= 0 && high >= 0 && high < low) return { column: greatest, reason: 'less than the least number' };
          dead.push({ low, high });
        }
        const event = `${mic}-${number}`;
        if (events.has(event)) return 'the same event, listed before';
        const known = dead.map(({ low, high }) => low >= 0 && high > 0);
        if (code < 0 && !known.includes(true)) return 'neither the action nor anybody’s death is known';
        events.add(event);
        const [sideA, sideB] = [label(first), label(second)];
        if (code >= 0) {
          acts.add({
            scheme: 'mie-action',
            code: String(code),
            actor: sideA,
            audience: sideB,
            month: year * 12 + Math.max(month - 1, 0),
            months: month === 0 ? 12 : 1,
            amount: null,
            together: 0,
            event,
          });
        }
        dead.forEach(({ low, high }, i) => {
          if (!known[i]) return;
          ledger.push({
            concept: 'deaths-in-militarised-events',
            population: i === 0 ? sideA : sideB,
            place: null,
            sideA,
            sideB,
            year,
            low,
            best: low,
            high,
            event,
          });
        });
        return null;
      });
    }
    return account.close<Records>({ acts: acts.close(), ledger });
  },
};

/** A number of people; −1 = missing; null = none. */
function countOf(text: string): number | null {
  if (text === '') return -1;
  const number = wholeNumber(text);
  return number === null || number < 0 ? null : number;
}
