import type { Period } from '../../model/index.js';
import { audienceKey, type Observation } from '../../response/index.js';

/** One audience's stretch of the panel: doses count from `first` to `last` − 1. */
export interface Stay {
  readonly first: Period;
  readonly last: Period;
  /** Cells of the audiences before it. */
  readonly offset: number;
}

/** The observations that stay in a panel, and how long each audience is in it, by its key. */
export interface Records {
  readonly observations: readonly Observation[];
  readonly stays: ReadonlyMap<string, Stay>;
  readonly cells: number;
}

/** Of what is seen once, no motion can be learnt. */
const fewestPositions = 2;
const alone = 'an audience with a single position';

/**
 * Keep of each audience the stretch without a gap in what is known of its doses that holds most observations; the earliest
 * of equals. `untold`: why the doses of a period are not known, or null; asked of each period but the last of a stretch. What
 * is left is told to `leave`.
 */
export function keepTold(
  observations: readonly Observation[],
  untold: (audience: string, toward: string, period: Period) => string | null,
  leave: (reason: string) => void,
): Records {
  const byKey = new Map<string, Observation[]>();
  for (const one of observations) {
    const key = audienceKey(one.audience, one.toward);
    const list = byKey.get(key);
    if (list === undefined) byKey.set(key, [one]);
    else list.push(one);
  }
  const kept: Observation[] = [];
  const stays = new Map<string, Stay>();
  let cells = 0;
  for (const [key, list] of [...byKey].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const series = list.sort((a, b) => a.period - b.period);
    const { from, to, reason } = longestTold(series, untold);
    const enough = to - from >= fewestPositions;
    series.forEach((one, i) => {
      if (enough && i >= from && i < to) kept.push(one);
      else leave(reason === '' ? alone : reason);
    });
    if (!enough) continue;
    const [first, last] = [series[from]!.period, series[to - 1]!.period];
    stays.set(key, { first, last, offset: cells });
    cells += last - first + 1;
  }
  return { observations: kept, stays, cells };
}

/** Places of the first observation kept and of the first after; and why the others are not. */
function longestTold(
  series: readonly Observation[],
  untold: (audience: string, toward: string, period: Period) => string | null,
): { from: number; to: number; reason: string } {
  let best = { from: 0, to: 1 };
  let reason = '';
  let from = 0;
  for (let i = 0; i < series.length; i++) {
    if (i + 1 - from > best.to - best.from) best = { from, to: i + 1 };
    const { audience, toward, period } = series[i]!;
    const next = series[i + 1]?.period ?? period;
    for (let t = period; t < next; t++) {
      const why = untold(audience, toward, t);
      if (why === null) continue;
      if (reason === '') reason = why;
      from = i + 1;
      break;
    }
  }
  return { ...best, reason };
}
