import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Bytes of live and dead objects from which a collection is asked for. */
const enough = 800 * 1024 * 1024;

let collect: (() => void) | null = null;

/**
 * Give memory back between two sources. The engine lets what is dead grow with what the machine has; a build is to stay
 * below two gigabytes on any.
 */
export function giveMemoryBack(): void {
  if (process.memoryUsage().heapUsed < enough) return;
  if (collect === null) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as () => void;
  }
  collect();
}
