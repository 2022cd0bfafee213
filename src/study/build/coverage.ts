import { type Instrument, instruments } from '../../instruments/index.js';
import type { Records, Source } from '../../sources/index.js';
import { firstYear } from './accounts.js';

/** Of whom and when sources of acts speak, as it turns out while they are read. */
export interface Reach {
  readonly schemes: Map<string, SchemeReach>;
}

interface SchemeReach {
  /** First and last month its source speaks for. */
  readonly from: number;
  readonly to: number;
  readonly need: Scope;
  /** First and last month in which somebody who is listed acts. */
  readonly actors: Map<string, { from: number; to: number }>;
  readonly audiences: Set<string>;
  /** Actor → audience → the collections in which the pair occurs. */
  readonly pairs: Map<string, Map<string, Set<string>>>;
  readonly collections: Map<string, { from: number; to: number }>;
}

export function openReach(): Reach {
  return { schemes: new Map() };
}

/**
 * For whom a pair without an act means none: everybody; everybody toward whom the actors listed act; listed actors toward
 * listed audiences, as long as the actor is listed; the pairs that occur in a collection while it lasts; or nobody, where
 * the source writes its zeros out and a missing row is not known. From the widest to the narrowest.
 */
const scopes = ['everybody', 'actors', 'lists', 'pairs', 'nobody'] as const;
type Scope = (typeof scopes)[number];

function scopeOf({ covers, silence }: Instrument): Scope {
  if (silence === 'unknown') return 'nobody';
  if (covers.audiences === 'paired') return 'pairs';
  if (covers.audiences === 'listed') return 'lists';
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
  if (known.need === 'nobody' || known.need === 'everybody') return;
  if (known.need === 'actors' || known.need === 'lists') {
    widen(known.actors, actor, from, to);
    known.audiences.add(audience);
    return;
  }
  const toward = known.pairs.get(actor) ?? new Map<string, Set<string>>();
  if (toward.size === 0) known.pairs.set(actor, toward);
  const within = toward.get(audience);
  if (within === undefined) toward.set(audience, new Set([collection]));
  else within.add(collection);
  widen(known.collections, collection, from, to);
}

function widen(spans: Map<string, { from: number; to: number }>, key: string, from: number, to: number): void {
  const span = spans.get(key);
  if (span === undefined) spans.set(key, { from, to });
  else {
    span.from = Math.min(span.from, from);
    span.to = Math.max(span.to, to);
  }
}

function openScheme(reach: Reach, source: Source<Records>, scheme: string): SchemeReach {
  const span = source.gives?.find((kind) => kind.of === 'act' && kind.id === scheme)?.span ?? source.span!;
  const claims = instruments.filter(({ from }) => from.some((one) => one.scheme === scheme)).map(scopeOf);
  // The narrowest: a scheme speaks of no more than any of its instruments may claim.
  const need = scopes.findLast((scope) => claims.includes(scope)) ?? 'nobody';
  const made: SchemeReach = {
    from: span.from * 12,
    to: span.to * 12 + 11,
    need,
    actors: new Map(),
    audiences: new Set(),
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

/**
 * The table of coverage, column by column. Instruments of one scheme share it. Acts before `firstYear` are not kept, so
 * nothing is said of earlier months, however far back a source goes.
 */
export function coverageRows(reach: Reach): Record<string, (string | number)[]> {
  const rows = {
    scheme: [] as string[],
    actor: [] as string[],
    audience: [] as string[],
    from_month: [] as number[],
    to_month: [] as number[],
  };
  const add = (scheme: string, actor: string, audience: string, from: number, to: number): void => {
    rows.scheme.push(scheme);
    rows.actor.push(actor);
    rows.audience.push(audience);
    rows.from_month.push(Math.max(from, firstYear * 12));
    rows.to_month.push(to);
  };
  for (const [scheme, { need, from, to, actors, audiences, pairs, collections }] of reach.schemes) {
    if (need === 'nobody') continue;
    if (need === 'everybody') add(scheme, '*', '*', from, to);
    for (const [actor, listed] of actors) {
      if (need === 'actors') add(scheme, actor, '*', from, to);
      else
        for (const audience of audiences) if (audience !== actor) add(scheme, actor, audience, listed.from, listed.to);
    }
    for (const [actor, toward] of pairs) {
      for (const [audience, within] of toward) {
        const spans = [...within].map((collection) => collections.get(collection)!);
        // Two collections of one length are one stretch.
        for (const text of new Set(spans.map((span) => `${span.from} ${span.to}`))) {
          const [first, last] = text.split(' ').map(Number) as [number, number];
          add(scheme, actor, audience, first, last);
        }
      }
    }
  }
  return rows;
}
