import type { Refusal } from './account.js';
import { flag, wholeNumber } from './cells.js';
import { needed } from './columns.js';
import { calendarYear } from './cow.js';
import { type Recognised, textOf } from './recognise.js';
import type { Layout } from './source.js';

const unknown = ['', '-9', '-9.0', '-99', '-99.0', 'NA'];
const senderColumns = ['sender1', 'sender2', 'sender3', 'sender4', 'sender5'];
/** Kinds of sanction are numbered from 1 to 10, in two lists. */
const kinds = 10;

/** The sheet of TIES 4.1. Statistical packages write its whole numbers as `2.0`. */
export const tiesLayout: Layout = {
  id: 'cases',
  title: 'Sheet of TIESv4-1.xls, saved as CSV',
  files: [
    {
      id: 'cases',
      title: 'One row per case',
      columns: [
        needed('caseid', 'number of the case', 'code'),
        needed('startmonth', 'month in which the case began', 'month', unknown),
        needed('startyear', 'year in which the case began', 'year'),
        needed('endyear', 'year in which it ended', 'year', unknown),
        needed('ongoingasofyear', 'without an end: the year as of which it was known to go on', 'year', unknown),
        ...senderColumns.map((name) =>
          needed(
            name,
            'a state that threatened or imposed, COW number; 1000 the European Communities',
            'code',
            unknown,
          ),
        ),
        needed('primarysender', 'the foremost sender, numbered likewise', 'code', unknown),
        needed('targetstate', 'the state against which, numbered likewise', 'code', unknown),
        needed('institutionid', 'institutions that took part, numbers parted by blanks', 'code', unknown),
        needed('threat', '1 = sanctions were threatened', 'code', unknown),
        needed('sanctiontypethreat', 'kinds threatened, 1 to 10, parted by blanks', 'code', unknown),
        needed('imposition', '1 = sanctions were imposed', 'code', unknown),
        needed('sancimpositionstartyear', 'year from which they were imposed', 'year', unknown),
        needed('sanctiontype', 'kinds imposed, 1 to 10 of another list than the threats', 'code', unknown),
      ],
    },
  ],
};

/** One case as its row tells it. Actors by number: below 1000 states, 1000 the European Communities, above institutions. */
export interface SanctionCase {
  readonly id: number;
  /** 0 = not told. */
  readonly target: number;
  /** Each once: the states named; institutions where no state is. */
  readonly senders: readonly number[];
  readonly threatened: boolean;
  readonly imposed: boolean;
  /** Month 1 to 12, or 0 = not told. */
  readonly start: { readonly year: number; readonly month: number };
  readonly threatTypes: readonly string[];
  readonly types: readonly string[];
  /** First and last year in which sanctions were in force, as far as is told; null = no start is. */
  readonly inForce: { readonly from: number; readonly to: number } | null;
}

/** Reads a row as a case, or says what is wrong with it. */
export function caseReader(found: Recognised): (fields: readonly string[]) => SanctionCase | Refusal {
  const column = (name: string) => textOf(found, name);
  const [caseId, startMonth, target] = [column('caseid'), column('startmonth'), column('targetstate')];
  const years = ['startyear', 'endyear', 'ongoingasofyear', 'sancimpositionstartyear'].map((name) => ({
    name,
    read: column(name),
  }));
  const senders = [...senderColumns, 'primarysender'].map((name) => ({ name, read: column(name) }));
  const [institutions, threat, imposition] = [column('institutionid'), column('threat'), column('imposition')];
  const [threatTypes, types] = [column('sanctiontypethreat'), column('sanctiontype')];

  return (fields) => {
    const id = wholeNumber(caseId(fields));
    if (id === null || id < 1) return { column: 'caseid', reason: 'not the number of a case' };
    const month = startMonth(fields) === '' ? 0 : wholeNumber(startMonth(fields));
    if (month === null || month > 12 || (month < 1 && startMonth(fields) !== ''))
      return { column: 'startmonth', reason: 'not a month' };
    const told: number[] = [];
    for (const { name, read } of years) {
      const text = read(fields);
      const year = text === '' && name !== 'startyear' ? 0 : calendarYear(text);
      if (year === null) return { column: name, reason: 'not a year' };
      told.push(year);
    }
    const [year, end, ongoing, from] = told as [number, number, number, number];
    if (end > 0 && end < Math.max(year, from)) return { column: 'endyear', reason: 'ends before it begins' };
    const against = target(fields) === '' ? 0 : actorNumber(target(fields));
    if (against === null) return { column: 'targetstate', reason: 'not the number of a target' };
    const by = new Set<number>();
    for (const { name, read } of senders) {
      const text = read(fields);
      if (text === '') continue;
      const sender = actorNumber(text);
      if (sender === null) return { column: name, reason: 'not the number of a sender' };
      by.add(sender);
    }
    const bodies = numbersIn(institutions(fields), 1001, 9999);
    if (bodies === null) return { column: 'institutionid', reason: 'not numbers of institutions' };
    const [threatened, imposed] = [flag(threat(fields)), flag(imposition(fields))];
    if (threatened === null) return { column: 'threat', reason: 'not 0 or 1' };
    if (imposed === null) return { column: 'imposition', reason: 'not 0 or 1' };
    const announced = numbersIn(threatTypes(fields), 1, kinds);
    if (announced === null) return { column: 'sanctiontypethreat', reason: `not kinds from 1 to ${kinds}` };
    const applied = numbersIn(types(fields), 1, kinds);
    if (applied === null) return { column: 'sanctiontype', reason: `not kinds from 1 to ${kinds}` };
    return {
      id,
      target: against,
      senders: by.size > 0 ? [...by] : bodies,
      threatened,
      imposed,
      start: { year, month },
      threatTypes: codesOf(announced),
      types: codesOf(applied),
      inForce: imposed && from > 0 ? { from, to: Math.max(from, end || ongoing) } : null,
    };
  };
}

function actorNumber(text: string): number | null {
  const number = wholeNumber(text);
  return number === null || number < 1 || number > 1000 ? null : number;
}

/** Whole numbers parted by blanks, each once, in their order; null where one is not between `least` and `greatest`. */
function numbersIn(text: string, least: number, greatest: number): number[] | null {
  const numbers: number[] = [];
  for (const part of text === '' ? [] : text.split(' ')) {
    if (part === '') continue;
    const number = wholeNumber(part);
    if (number === null || number < least || number > greatest) return null;
    if (!numbers.includes(number)) numbers.push(number);
  }
  return numbers;
}

function codesOf(numbers: readonly number[]): string[] {
  return numbers.length === 0 ? ['unspecified'] : numbers.map(String);
}
