import { type Instrument, instruments } from '../../instruments/index.js';
import type { Records, Source } from '../../sources/index.js';

/** Of whom and when sources of acts speak, as it turns out while they are read. */
export interface Reach {
  readonly schemes: Map<string, SchemeReach>;
}

interface SchemeReach {
  /** First and last month its source speaks for. */
  readonly from: number;
  readonly to: number;
  readonly need: 'nothing' | 'actors' | 'pairs';
  readonly actors: Set<string>;
  /** Actor → audience → the collections in which the pair occurs. */
  readonly pairs: Map<string, Map<string, Set<string>>>;
  readonly collections: Map<string, { from: number; to: number }>;
}

export function openReach(): Reach {
  return { schemes: new Map() };
}

/**
 * For whom a pair without an act means none: everybody; everybody toward whom the actors listed act; the pairs that occur
 * in a collection while it lasts; or nobody, where the source writes its zeros out and a missing row is not known.
 */
function scopeOf({ covers, silence }: Instrument): 'everybody' | 'actors' | 'pairs' | 'rows' {
  if (silence === 'unknown') return 'rows';
  if (covers.audiences === 'listed') return 'pairs';
  return covers.actors === 'all' ? 'everybody' : 'actors';
}

/** Note one act between two actors. */
export function see(
  reach: Reach,
  source: Source<Records>,
  scheme: string,
  actor: string,
  audience: string,
  collection: string,
  from: number,
  to: number,
): void {
  const known = reach.schemes.get(scheme) ?? openScheme(reach, source, scheme);
  if (known.need === 'nothing') return;
  if (known.need === 'actors') {
    known.actors.add(actor);
    return;
  }
  const toward = known.pairs.get(actor) ?? new Map<string, Set<string>>();
  if (toward.size === 0) known.pairs.set(actor, toward);
  const within = toward.get(audience);
  if (within === undefined) toward.set(audience, new Set([collection]));
  else within.add(collection);
  const span = known.collections.get(collection);
  if (span === undefined) known.collections.set(collection, { from, to });
  else {
    span.from = Math.min(span.from, from);
    span.to = Math.max(span.to, to);
  }
}

function openScheme(reach: Reach, source: Source<Records>, scheme: string): SchemeReach {
  const span = source.gives?.find((kind) => kind.of === 'act' && kind.id === scheme)?.span ?? source.span!;
  const scopes = instruments.filter(({ from }) => from.some((one) => one.scheme === scheme)).map(scopeOf);
  const need = scopes.includes('pairs') ? 'pairs' : scopes.includes('actors') ? 'actors' : 'nothing';
  const made: SchemeReach = {
    from: span.from * 12,
    to: span.to * 12 + 11,
    need,
    actors: new Set(),
    pairs: new Map(),
    collections: new Map(),
  };
  reach.schemes.set(scheme, made);
  return made;
}

/** First and last month for which an instrument's sources speak of anybody; null where none was read. */
export function spanOf(reach: Reach, instrument: Instrument): { readonly from: number; readonly to: number } | null {
  const read = instrument.from.flatMap(({ scheme }) => reach.schemes.get(scheme) ?? []);
  if (read.length === 0) return null;
  return { from: Math.min(...read.map(({ from }) => from)), to: Math.max(...read.map(({ to }) => to)) };
}

/** The table of coverage, column by column. */
export function coverageRows(reach: Reach): Record<string, (string | number)[]> {
  const rows = {
    instrument: [] as string[],
    actor: [] as string[],
    audience: [] as string[],
    from_month: [] as number[],
    to_month: [] as number[],
  };
  const seen = new Set<string>();
  const add = (instrument: string, actor: string, audience: string, from: number, to: number): void => {
    const key = [instrument, actor, audience, from, to].join(' ');
    if (seen.has(key)) return;
    seen.add(key);
    rows.instrument.push(instrument);
    rows.actor.push(actor);
    rows.audience.push(audience);
    rows.from_month.push(from);
    rows.to_month.push(to);
  };
  for (const instrument of instruments) {
    const { id, from: parts } = instrument;
    const covers = scopeOf(instrument);
    for (const scheme of new Set(parts.map((part) => part.scheme))) {
      const known = reach.schemes.get(scheme);
      if (known === undefined) continue;
      if (covers === 'everybody') add(id, '*', '*', known.from, known.to);
      if (covers === 'actors') for (const actor of known.actors) add(id, actor, '*', known.from, known.to);
      if (covers !== 'pairs') continue;
      for (const [actor, toward] of known.pairs) {
        for (const [audience, within] of toward) {
          for (const collection of within) {
            const span = known.collections.get(collection)!;
            add(id, actor, audience, span.from, span.to);
          }
        }
      }
    }
  }
  return rows;
}
