import { type Actor, type ActorLabel, existedWithin, type YearWindow } from './actor.js';
import { openActorIndex, preferred } from './actor-index.js';
import { ambiguousActor, notesOn, unknownActor } from './actor-problems.js';
import { foldName } from './names.js';
import type { Problem } from './problem.js';
import type { RegisteredActor, RegisterEntry } from './register.js';

/** An actor found, with what must be known about it. */
export interface Resolved {
  readonly actor: Actor;
  readonly problems: readonly Problem[];
}

/** Actors found, each once, with what must be known about them. */
export interface ResolvedSet {
  readonly actors: readonly Actor[];
  readonly problems: readonly Problem[];
}

/** Finds actors by what people and sources call them. Pure: all it knows is the register. */
export interface Resolver {
  /** Every actor of the register, in its order. */
  readonly actors: readonly Actor[];
  /** The actor with exactly this id. */
  get(id: string): Actor | null;
  /**
   * Find an actor by id, ISO 3166 code, `cow:NNN`, `scheme:code`, name or alias. A name that several states have had is
   * the one that existed in the window, or exists today; one that a state and a town have is the state's. A state with a predecessor is joined with it (`DEU`: `cow:260`,
   * then `cow:255`) and says so (`spells-joined`) when the window touches both; `cow:255` is the united state alone.
   * Returns a problem (`unknown-actor` with the three nearest names, `ambiguous-actor`) instead of throwing.
   */
  resolve(text: string, window?: YearWindow): Resolved | Problem;
  /**
   * The one state under whose id a record of this ISO day is kept: `Germany` is `cow:260` on 1989-11-09 and `cow:255` on
   * 1991-01-01. A day outside a state's spells is no error: some were UN members before this list counts them as states.
   */
  resolveState(label: string | ActorLabel, day: string): Resolved | Problem;
  /**
   * The one actor, of any kind, under whose id a record of this ISO day is kept: a state as in `resolveState`, a
   * territory, an organisation, a group, a city, a diaspora. The code goes before the name. Remembers what labels mean, so
   * that asking again for the same label on another day costs next to nothing; the actors it returns bring no notes.
   */
  resolveRecord(label: string | ActorLabel, day: string): Resolved | Problem;
  /**
   * A set of audiences: `all`, a region's name, or a comma list of actors and regions. `all` and regions give the states
   * under whose ids records are kept (so `cow:260` and `cow:255`, not `DEU`), without those that had ended before the
   * window.
   */
  resolveAudiences(text: string, window?: YearWindow): ResolvedSet | Problem;
  /** The actor meant, then those whose names contain the text (joined states first), then those that come nearest. */
  find(text: string, limit: number): Actor[];
}

/** Build the resolver, O(names). Throws a ProblemError (`damaged-table`) when a list in the register is not JSON. */
export function createResolver(register: readonly RegisterEntry[]): Resolver {
  const index = openActorIndex(register);
  const { known, byId } = index;
  const states = known.map(({ actor }) => actor).filter((actor) => actor.kind === 'state' && actor.parts.length === 1);
  const regions = new Map(
    states.flatMap(({ region }) => (region === null ? [] : [[foldName(region), region] as const])),
  );
  const meanings = new Map<string, Meaning>();

  function choose(text: string, window: YearWindow): RegisteredActor | Problem {
    const left = preferred(index.meant(text), window);
    if (left.length === 0) return unknown(text);
    return left.length === 1 ? left[0]! : ambiguousActor(text, left);
  }

  function unknown(text: string): Problem {
    return unknownActor(text, index.nearest(text, 3));
  }

  function resolve(text: string, window: YearWindow = {}): Resolved | Problem {
    const chosen = choose(text, window);
    return 'actor' in chosen ? { actor: chosen.actor, problems: notesOn(chosen, window, byId) } : chosen;
  }

  function resolveState(label: string | ActorLabel, day: string): Resolved | Problem {
    const meaning = meaningOf(label);
    const found = on(meaning, day, ({ kind }) => kind === 'state');
    return found ?? meaning.refusal ?? unknown(meaning.texts[0] ?? '');
  }

  function resolveRecord(label: string | ActorLabel, day: string): Resolved | Problem {
    const meaning = meaningOf(label);
    return meaning.always ?? on(meaning, day, () => true) ?? (meaning.refusal ??= unknown(meaning.texts[0] ?? ''));
  }

  /** What a label means on a day; null where it means nobody of the wanted kind. */
  function on(meaning: Meaning, day: string, wanted: (actor: Actor) => boolean): Resolved | Problem | null {
    const year = Number(day.slice(0, 4));
    let refusal: Problem | null = null;
    for (const [i, found] of meaning.found.entries()) {
      const left = preferred(found, { from: year, to: year });
      if (left.length > 1) refusal ??= ambiguousActor(meaning.texts[i]!, left);
      else if (left.length === 1 && wanted(left[0]!.actor)) {
        return { actor: partOn(left[0]!.actor, day, byId), problems: [] };
      }
    }
    return refusal;
  }

  function meaningOf(label: string | ActorLabel): Meaning {
    const key = typeof label === 'string' ? label : `${label.scheme}\t${label.code}\t${label.name}`;
    let meaning = meanings.get(key);
    if (meaning === undefined) {
      const codes = typeof label === 'string' ? [label] : codesOf(label);
      const names = typeof label === 'string' || label.name === '' ? [] : [label.name];
      const texts = [...codes, ...names];
      const found = [...codes.map((code) => index.meant(code)), ...names.map((name) => index.called(name))];
      const first = found.find((those) => those.length > 0);
      const alone = first?.length === 1 && first[0]!.actor.parts.length === 1 ? first[0]!.actor : null;
      meaning = { texts, found, always: alone === null ? null : { actor: alone, problems: [] }, refusal: null };
      meanings.set(key, meaning);
    }
    return meaning;
  }

  function setOf(text: string, window: YearWindow): readonly Actor[] | null {
    const region = regions.get(foldName(text));
    if (region === undefined && foldName(text) !== 'all') return null;
    const since = window.from === undefined ? {} : { from: window.from };
    return states.filter((actor) => (region === undefined || actor.region === region) && existedWithin(actor, since));
  }

  function resolveAudiences(text: string, window: YearWindow = {}): ResolvedSet | Problem {
    const actors = new Map<string, Actor>();
    const problems: Problem[] = [];
    const whole = setOf(text, window) !== null || index.meant(text).length > 0;
    for (const item of whole ? [text] : itemsOf(text)) {
      const set = setOf(item, window);
      const resolved = set === null ? resolve(item, window) : { actor: null, problems: [] };
      if (!('actor' in resolved)) return resolved;
      problems.push(...resolved.problems);
      for (const actor of set ?? [resolved.actor!]) actors.set(actor.id, actor);
    }
    return { actors: [...actors.values()], problems };
  }

  function find(text: string, limit: number): Actor[] {
    const exact = index.meant(text).map(({ actor }) => actor);
    const within = index
      .containing(text)
      .map(({ actor }) => actor)
      .sort((a, b) => b.parts.length - a.parts.length);
    return [...new Set([...exact, ...within, ...index.nearest(text, limit)])].slice(0, limit);
  }

  return {
    actors: known.map(({ actor }) => actor),
    get: (id) => byId.get(id)?.actor ?? null,
    resolve,
    resolveState,
    resolveRecord,
    resolveAudiences,
    find,
  };
}

/** What is known about a label, whatever the day. */
interface Meaning {
  /** Its code and its name, as they are looked up. */
  readonly texts: readonly string[];
  /** Whom each of them may mean. */
  readonly found: readonly (readonly RegisteredActor[])[];
  /** The answer, where it is the same on every day. */
  readonly always: Resolved | null;
  /** Why there is none on any day, once it has been asked for. */
  refusal: Problem | null;
}

/**
 * The part of a joined state that existed on a day; between and before spells the next to come, after all the last.
 */
function partOn(actor: Actor, day: string, byId: ReadonlyMap<string, RegisteredActor>): Actor {
  if (actor.parts.length === 1) return actor;
  const parts = actor.parts.flatMap((id) => byId.get(id)?.actor ?? []);
  const there = parts.find((part) =>
    part.spells.some((spell) => spell.from <= day && (spell.to === null || spell.to >= day)),
  );
  if (there !== undefined) return there;
  const toCome = parts
    .flatMap((part) => part.spells.map(({ from }) => ({ part, from })))
    .filter(({ from }) => from > day)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  return toCome[0]?.part ?? parts.at(-1) ?? actor;
}

/** A label's code as it is looked up. */
function codesOf({ code, scheme }: ActorLabel): string[] {
  if (code === '') return [];
  if (scheme === 'none' || scheme === 'iso2' || scheme === 'iso3') return [code];
  // V-Dem's letters are those of ISO 3166 but for countries that ISO does not know.
  return scheme === 'vdem' && /^[A-Z]{3}$/.test(code) ? [`vdem:${code}`, code] : [`${scheme}:${code}`];
}

/** The items of a comma list; the comma of `city:Lyon,FRA` belongs to the city. */
function itemsOf(text: string): string[] {
  const items = text.split(',').map((item) => item.trim());
  return items.flatMap((item, i) => {
    if (/^city:\D/i.test(items[i - 1] ?? '')) return [];
    return [/^city:\D/i.test(item) && items[i + 1] !== undefined ? `${item},${items[i + 1]}` : item];
  });
}
