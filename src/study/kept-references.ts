import { join } from 'node:path';
import { readSourceFile } from '../store/index.js';

/** What can be kept open. */
interface Closable {
  close(): Promise<void>;
}

interface Kept {
  /** Hash of the folder's descriptor, which holds the hashes of all its tables. */
  readonly edition: string;
  readonly opened: Promise<Closable>;
  users: number;
}

/** Open folders by their paths; null in threads that keep none. */
let kept: Map<string, Kept> | null = null;

/** From here on, this thread keeps folders of tables open from one question to the next. */
export function keepReferencesOpen(): void {
  kept ??= new Map();
}

/**
 * What `open` makes of a folder, or what it made of it before, as long as the tables are the same. Whoever gets it closes
 * it as ever; it is let go when nobody uses it and the tables have been replaced.
 */
export async function keptReference<Opened extends Closable>(
  folder: string,
  open: (folder: string) => Promise<Opened>,
): Promise<Opened> {
  if (kept === null) return open(folder);
  const { hash: edition } = await readSourceFile(join(folder, 'datapackage.json')).catch(() => ({ hash: '' }));
  let one = kept.get(folder);
  if (one?.edition !== edition) {
    if (one !== undefined && one.users === 0) await closeQuietly(one);
    one = { edition, opened: open(folder), users: 0 };
    kept.set(folder, one);
  }
  const mine = one;
  mine.users++;
  try {
    const opened = (await mine.opened) as Opened;
    return { ...opened, close: () => letGo(folder, mine) };
  } catch (error) {
    // What could not be opened is tried anew by whoever comes next.
    mine.users--;
    if (kept.get(folder) === mine) kept.delete(folder);
    throw error;
  }
}

async function letGo(folder: string, one: Kept): Promise<void> {
  one.users--;
  if (one.users === 0 && kept?.get(folder) !== one) await closeQuietly(one);
}

async function closeQuietly({ opened }: Kept): Promise<void> {
  await opened.then((reference) => reference.close()).catch(() => undefined);
}
