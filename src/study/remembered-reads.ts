import type { Selection, Table } from '../store/index.js';
import { BoundedCache } from './bounded-cache.js';

/** How many cells are remembered in all; larger tables than an eighth of that are not: what every question asks for, not what few do. */
const most = 1_000_000;

/**
 * The same reading, which remembers what it read last: one question asks for the same small tables many times over, and the next
 * one again. Tables are never changed, so that what was read stays good as long as the folder is open.
 */
export function rememberReads<Name extends string>(
  read: (table: Name, selection?: Selection) => Promise<Table>,
): (table: Name, selection?: Selection) => Promise<Table> {
  const known = new BoundedCache<Table>(most);
  const underWay = new Map<string, Promise<Table>>();
  return (name, selection) => {
    const key = JSON.stringify([name, selection ?? null]);
    const found = known.get(key);
    if (found !== undefined) return Promise.resolve(found);
    const asked = underWay.get(key);
    if (asked !== undefined) return asked;
    const reading = read(name, selection)
      .then((table) => {
        known.set(key, table, table.rows * table.names.length);
        return table;
      })
      .finally(() => underWay.delete(key));
    underWay.set(key, reading);
    return reading;
  };
}
