import type { ActorLabel, CodeScheme, Figure } from '../model/index.js';
import type { Account, Refusal } from './account.js';
import { realNumber, wholeNumber } from './cells.js';
import { type Recognised, textOf } from './recognise.js';

/** One number in a row about a state and a year. */
export interface FigureColumns {
  /** Id of the figure; a function where the same column changes its unit in some year. */
  readonly figure: string | ((year: number) => string);
  /** Columns of the value and, where there is one, of its standard deviation. */
  readonly value: string;
  readonly sd?: string;
  /** The values it can take; open where left out. */
  readonly lowest?: number;
  readonly highest?: number;
}

/** A table with one row per state and year. */
export interface StateYearTable {
  readonly year: string;
  readonly columns: readonly FigureColumns[];
  /** Whom a row speaks of; a sentence where it is nobody, a refusal where it cannot be told. */
  readonly who: (fields: readonly string[]) => ActorLabel | string | Refusal;
}

/** Collects figures from tables with one row per state and year. */
interface FigureReader {
  /** Read one file. A row without any value is set aside; a state and year listed before is rejected. */
  read(found: Recognised, account: Account, table: StateYearTable): void;
  readonly figures: readonly Figure[];
}

export function openFigures(): FigureReader {
  const figures: Figure[] = [];
  const seen = new Set<string>();

  function read(found: Recognised, account: Account, { year, columns, who }: StateYearTable): void {
    const yearText = textOf(found, year);
    const texts = columns.map((column) => ({
      value: textOf(found, column.value),
      sd: column.sd === undefined ? null : textOf(found, column.sd),
    }));
    const values: (number | null)[] = columns.map(() => null);
    const deviations: (number | null)[] = columns.map(() => null);
    const table = columns.map(({ value }) => value).join(' ');

    account.read(found, (fields) => {
      const when = calendarYear(yearText(fields));
      if (when === null) return { column: year, reason: 'not a year' };
      const actor = who(fields);
      if (typeof actor === 'string' || 'column' in actor) return actor;
      let known = 0;
      for (let i = 0; i < columns.length; i++) {
        const { value, sd, lowest = -Infinity, highest = Infinity } = columns[i]!;
        const text = texts[i]!.value(fields);
        const number = text === '' ? null : realNumber(text);
        if (number === null && text !== '') return { column: value, reason: 'not a number' };
        if (number !== null && (number < lowest || number > highest))
          return { column: value, reason: `not within ${lowest} and ${highest}` };
        const spread = texts[i]!.sd?.(fields) ?? '';
        const deviation = spread === '' ? null : realNumber(spread);
        if (spread !== '' && (deviation === null || deviation < 0))
          return { column: sd!, reason: 'not a standard deviation' };
        values[i] = number;
        deviations[i] = deviation;
        if (number !== null) known++;
      }
      if (known === 0) return 'no value';
      const key = `${table}\t${actor.scheme}\t${actor.code}\t${actor.code === '' ? actor.name : ''}\t${when}`;
      if (seen.has(key)) return { column: year, reason: 'the same state and year as in a row before' };
      seen.add(key);
      for (let i = 0; i < columns.length; i++) {
        const value = values[i]!;
        if (value === null) continue;
        const { figure } = columns[i]!;
        const id = typeof figure === 'string' ? figure : figure(when);
        figures.push({ figure: id, actor, year: when, value, sd: deviations[i]! });
      }
      return null;
    });
  }

  return { read, figures };
}

/** Keeps one label object for each distinct code and name. */
export function openLabelCache(): (scheme: CodeScheme, code: string, name: string) => ActorLabel {
  const labels = new Map<string, ActorLabel>();
  return (scheme, code, name) => {
    const key = `${scheme}\t${code}\t${name}`;
    const known = labels.get(key);
    if (known !== undefined) return known;
    const label: ActorLabel = { name, code, scheme };
    labels.set(key, label);
    return label;
  };
}

/** A year in which states could be spoken of: 1600 to 2200. Null when the text is none. */
export function calendarYear(text: string): number | null {
  const year = wholeNumber(text);
  return year === null || year < 1600 || year > 2200 ? null : year;
}

/** The number of a state in the lists of the Correlates of War project or of Gleditsch and Ward, as text; null when it is none. */
export function stateNumber(text: string): string | null {
  const number = wholeNumber(text);
  return number === null || number < 1 || number > 999 ? null : String(number);
}
