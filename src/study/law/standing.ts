import { type Actor, formatPeriod, type Period, ProblemError, type Step } from '../../model/index.js';
import type { Standing } from '../../response/index.js';
import type { Reference } from '../reference.js';

/** `equal`: every state counts 1. `capability-share`: its share of the world’s material capabilities. */
export type StandingKind = 'equal' | 'capability-share';

/** Years for which a last known share is carried on. */
const carried = 5;

/** Standings that a study names, by id: the way for those who are no states to act at all. They hold in all periods. */
export type NamedStandings = Readonly<Record<string, number>>;

/** A standing with the ids of the sources behind it. */
export interface StandingRead {
  readonly standing: Standing;
  readonly origins: readonly string[];
}

/**
 * How much actors count. Null for those that are no states unless one is named, for states in periods on whose last day they
 * did not exist, and for shares of which nothing is known for five years.
 *
 * Throws 'no-data' where the tables have no such standing.
 */
export async function readStanding(
  reference: Reference,
  kind: StandingKind,
  step: Step,
  named: NamedStandings = {},
): Promise<StandingRead> {
  const exists = existenceOf(reference, step);
  const given = new Map(Object.entries(named));
  if (kind === 'equal')
    return {
      standing: (actor, period) => given.get(actor) ?? (exists(actor, period) ? 1 : null),
      origins: [],
    };
  const table = await reference.read('standing', {
    columns: ['actor', 'period', 'value', 'origin'],
    where: { standing: kind },
  });
  if (table.rows === 0) {
    throw new ProblemError('no-data', {
      expected: `the standing ${kind}`,
      got: 'none in this folder',
      fix: 'Build the tables with the source of national capabilities, or use equal standing.',
      where: { parameter: 'standing' },
    });
  }
  const [actors, years, values] = [table.text('actor'), table.numbers('period'), table.numbers('value')];
  const shares = new Map<string, Map<number, number>>();
  for (let row = 0; row < table.rows; row++) {
    const own = shares.get(actors[row]!);
    if (own === undefined) shares.set(actors[row]!, new Map([[years[row]!, values[row]!]]));
    else own.set(years[row]!, values[row]!);
  }
  return {
    standing: (actor, period) => {
      const one = given.get(actor);
      if (one !== undefined) return one;
      const own = shares.get(actor);
      if (own === undefined || !exists(actor, period)) return null;
      const year = step === 'month' ? Math.floor(period / 12) : period;
      for (let back = 0; back <= carried; back++) {
        const share = own.get(year - back);
        if (share !== undefined) return share;
      }
      return null;
    },
    origins: [...new Set(table.text('origin'))],
  };
}

/**
 * Whether somebody is a state that existed on a period's last day, as records are kept: of the two Germanies of 1990 the one
 * of December. Remembers what it has found, for it is asked a million times.
 */
export function existenceOf(reference: Reference, step: Step): (id: string, period: Period) => boolean {
  const known = new Map<string, Map<Period, boolean> | null>();
  return (id, period) => {
    let own = known.get(id);
    if (own === undefined) {
      own = reference.resolver.get(id)?.kind === 'state' ? new Map() : null;
      known.set(id, own);
    }
    if (own === null) return false;
    let there = own.get(period);
    if (there === undefined) {
      there = existedOn(reference.resolver.get(id)!, lastDay(period, step));
      own.set(period, there);
    }
    return there;
  };
}

function existedOn({ spells }: Actor, day: string): boolean {
  return spells.length === 0 || spells.some(({ from, to }) => from <= day && (to === null || to >= day));
}

/** Of months a day 31, which compares as the last day does. */
function lastDay(period: Period, step: Step): string {
  return step === 'year' ? `${period}-12-31` : `${formatPeriod(period, step)}-31`;
}
