import type { Selection, Table } from '../store/index.js';

/** How many tables are remembered, and how long they may be: what every question asks for, not what few do. */
const most = 64;
const longest = 20_000;

/**
 * The same reading, which remembers what it read last: one question asks for the same small tables many times over, and the next
 * one again. Tables are never changed, so that what was read stays good as long as the folder is open.
 */
export function rememberReads<Name extends string>(
  read: (table: Name, selection?: Selection) => Promise<Table>,
): (table: Name, selection?: Selection) => Promise<Table> {
  const known = new Map<string, Promise<Table>>();
  return (table, selection) => {
    const key = JSON.stringify([table, selection ?? null]);
    const found = known.get(key);
    if (found !== undefined) {
      known.delete(key);
      known.set(key, found);
      return found;
    }
    const reading = read(table, selection);
    known.set(key, reading);
    const forget = (): void => {
      if (known.get(key) === reading) known.delete(key);
    };
    reading.then(({ rows }) => (rows > longest ? forget() : undefined), forget);
    if (known.size > most) known.delete(known.keys().next().value!);
    return reading;
  };
}
