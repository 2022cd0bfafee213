import type { ActorLabel, Resolver } from '../../model/index.js';

/** Finds the actor under whose id a record is kept, and remembers whom it could not find. */
export interface Placing {
  /**
   * Id of the actor a label meant at the end of a month (year × 12 + month − 1); null where nobody is found, which is
   * counted. `rows`: how many records stand behind this question.
   */
  idOf(label: ActorLabel, month: number, rows?: number): string | null;
  /** Ids of the actors found so far. */
  actors(): ReadonlySet<string>;
  /** Labels that nobody was found for, with the number of their records, most first. */
  unresolved(): { readonly label: string; readonly rows: number }[];
}

/** One for each source. */
export function openPlacing(resolver: Resolver): Placing {
  const known = new Map<ActorLabel, Map<number, string | null>>();
  const missing = new Map<string, number>();
  const met = new Set<string>();
  return {
    idOf: (label, month, rows = 1) => {
      const byMonth = known.get(label) ?? new Map<number, string | null>();
      if (byMonth.size === 0) known.set(label, byMonth);
      let id = byMonth.get(month) ?? null;
      if (id === null && !byMonth.has(month)) {
        const found = resolver.resolveRecord(label, lastDay(month));
        if ('actor' in found) met.add((id = found.actor.id));
        byMonth.set(month, id);
      }
      if (id === null) {
        const text = describe(label);
        missing.set(text, (missing.get(text) ?? 0) + rows);
      }
      return id;
    },
    actors: () => met,
    unresolved: () =>
      [...missing]
        .map(([label, rows]) => ({ label, rows }))
        .sort((a, b) => b.rows - a.rows || (a.label < b.label ? -1 : 1)),
  };
}

/** The month with which a year ends. */
export function lastMonthOf(year: number): number {
  return year * 12 + 11;
}

function lastDay(month: number): string {
  return new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).toISOString().slice(0, 10);
}

function describe({ name, code, scheme }: ActorLabel): string {
  const coded = code === '' ? '' : scheme === 'none' ? code : `${scheme}:${code}`;
  return [name, coded].filter((part) => part !== '').join(' · ');
}
