import type { ActorLabel } from '../model/index.js';
import { wholeNumber } from './cells.js';

/** Numbers of states have at most three digits. */
export const cowNumbers = 1000;

const years = { from: 1800, to: 2099 };

/** Labels of states known by their Correlates of War number alone; the same number gives the same label. */
export function openCowLabels(): (number: number) => ActorLabel {
  const labels = new Map<number, ActorLabel>();
  return (number) => {
    const known = labels.get(number);
    if (known !== undefined) return known;
    const label: ActorLabel = { name: '', code: String(number), scheme: 'cow' };
    labels.set(number, label);
    return label;
  };
}

/** A state number of the Correlates of War project. */
export function cowNumber(text: string): number | null {
  const number = plainNumber(text);
  return number === null || number < 1 || number >= cowNumbers ? null : number;
}

/** A year since states are counted: 1800 to 2099. */
export function calendarYear(text: string): number | null {
  const year = plainNumber(text);
  return year === null || year < years.from || year > years.to ? null : year;
}

/** A directed pair of states and a year as one number, small enough for engines to keep it as an integer. */
export function pairYear(from: number, to: number, year: number): number {
  return (from * cowNumbers + to) * (years.to - years.from + 1) + (year - years.from);
}

/** As `wholeNumber`; four digits or fewer, as in files of a million rows, are read without a regular expression. */
function plainNumber(text: string): number | null {
  const length = text.length;
  if (length === 0 || length > 4) return wholeNumber(text);
  let number = 0;
  for (let i = 0; i < length; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return wholeNumber(text);
    number = number * 10 + digit;
  }
  return number;
}
