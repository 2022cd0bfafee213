import { type Actor, existedWithin, existsStill, type ActorLabel, type YearWindow, yearOf } from './actor.js';
import { foldedForms, foldName, insideParentheses, nameDistance } from './names.js';
import { type Problem, problem } from './problem.js';
import { type RegisteredActor, type RegisterEntry, readEntry } from './register.js';

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
   * the one that existed in the window, or exists today. A state with a predecessor is joined with it (`DEU`: `cow:260`,
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
  const known = register.map(readEntry);
  const byId = new Map(known.map((one) => [one.actor.id, one]));
  const byCode = new Map<string, RegisteredActor[]>();
  const byName = new Map<string, RegisteredActor[]>();
  for (const one of known) {
    for (const code of one.codes) append(byCode, code.toLowerCase(), one);
    for (const form of new Set(one.names.flatMap(foldedForms))) append(byName, form, one);
  }
  const joined = known.filter(({ actor }) => actor.parts.length > 1);
  const states = known.map(({ actor }) => actor).filter((actor) => actor.kind === 'state' && actor.parts.length === 1);
  const regions = new Map(
    states.flatMap(({ region }) => (region === null ? [] : [[foldName(region), region] as const])),
  );

  function candidates(text: string): RegisteredActor[] {
    const trimmed = text.trim();
    const coded =
      byCode.get(trimmed.toLowerCase().replace(/^cow:0+(?=\d)/, 'cow:')) ?? byCode.get(withIds(trimmed).toLowerCase());
    if (coded !== undefined) return coded;
    for (const form of foldedForms(trimmed)) {
      const named = byName.get(form);
      if (named !== undefined) return named;
    }
    // `Burma (Myanmar)`: two names of one actor.
    const both = insideParentheses(trimmed);
    const inner = both === null ? [] : (byName.get(foldName(both.inner)) ?? []);
    return both === null ? [] : (byName.get(foldName(both.outer)) ?? []).filter((one) => inner.includes(one));
  }

  /** `city:Lyon,France` → `city:Lyon,FRA`; `diaspora:India@UK` → `diaspora:IND@GBR`. */
  function withIds(text: string): string {
    const place = /^(city:.+,|diaspora:.+@)([^,@]+)$/i.exec(text);
    if (place === null) return text;
    const people = /^(diaspora:)(.+)@$/i.exec(place[1]!);
    const before = people === null ? place[1]! : `${people[1]}${idOf(people[2]!)}@`;
    return before + idOf(place[2]!);
  }

  function idOf(text: string): string {
    const chosen = choose(text, {});
    return 'actor' in chosen ? chosen.actor.id : text.trim();
  }

  function choose(text: string, window: YearWindow): RegisteredActor | Problem {
    const found = candidates(text);
    // The name of a joined state means the joined state, not one of its parts.
    let left = found.filter((one) => !found.some((other) => other !== one && other.actor.parts.includes(one.actor.id)));
    for (const better of [(actor: Actor) => existedWithin(actor, window), existsStill]) {
      const preferred = left.filter(({ actor }) => better(actor));
      if (preferred.length > 0) left = preferred;
    }
    if (left.length === 0) return unknown(text);
    return left.length === 1 ? left[0]! : ambiguous(text, left);
  }

  function unknown(text: string): Problem {
    const kind = /^(city|diaspora|org|group):/i.exec(text.trim())?.[1]?.toLowerCase() as OtherKind | undefined;
    const nearest = nearestTo(text, kind).slice(0, 3);
    const fix =
      nearest.length > 0
        ? `Did you mean ${listed(nearest.map(({ name, id }) => `${name} (${id})`))}?`
        : `No ${kind === undefined ? 'state' : otherKinds[kind].many} are listed in the data in use.`;
    const expected =
      kind === undefined
        ? 'a state by name, ISO 3166 code or cow:NNN'
        : `the id of a listed actor, as in ${otherKinds[kind].example}`;
    return problem('unknown-actor', { expected, got: text.trim() === '' ? 'nothing' : `"${text.trim()}"`, fix });
  }

  function nearestTo(text: string, kind?: OtherKind): Actor[] {
    const form = foldName(kind === undefined ? text : text.slice(text.indexOf(':') + 1));
    const meantJoined = (actor: Actor) => joined.some((one) => one.actor.name === actor.name && one.actor !== actor);
    return known
      .filter(({ actor }) =>
        kind === undefined ? actor.kind === 'state' && !meantJoined(actor) : actor.id.startsWith(`${kind}:`),
      )
      .map(({ actor, names }) => ({ actor, distance: Math.min(...names.map((name) => farness(form, foldName(name)))) }))
      .sort((a, b) => a.distance - b.distance || Number(existsStill(b.actor)) - Number(existsStill(a.actor)))
      .map(({ actor }) => actor);
  }

  function resolve(text: string, window: YearWindow = {}): Resolved | Problem {
    const chosen = choose(text, window);
    return 'actor' in chosen ? { actor: chosen.actor, problems: notesOn(chosen, window, byId) } : chosen;
  }

  function resolveState(label: string | ActorLabel, day: string): Resolved | Problem {
    const year = Number(day.slice(0, 4));
    const texts = typeof label === 'string' ? [label] : textsOf(label);
    let refusal: Problem | null = null;
    for (const text of texts) {
      const chosen = choose(text, { from: year, to: year });
      if (!('actor' in chosen)) refusal ??= chosen;
      else if (chosen.actor.kind === 'state') return { actor: partOn(chosen.actor, day, byId), problems: [] };
    }
    return refusal ?? unknown(texts[0] ?? '');
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
    const whole = setOf(text, window) !== null || candidates(text).length > 0;
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
    const form = foldName(text);
    const exact = candidates(text).map(({ actor }) => actor);
    const within = known
      .filter(({ names }) => names.some((name) => foldName(name).includes(form)))
      .map(({ actor }) => actor)
      .sort((a, b) => b.parts.length - a.parts.length);
    return [...new Set([...exact, ...within, ...nearestTo(text)])].slice(0, limit);
  }

  return {
    actors: known.map(({ actor }) => actor),
    get: (id) => byId.get(id)?.actor ?? null,
    resolve,
    resolveState,
    resolveAudiences,
    find,
  };
}

const otherKinds = {
  city: { many: 'cities', example: 'city:2996944 (a GeoNames id) or city:Lyon,FRA' },
  diaspora: { many: 'diasporas', example: 'diaspora:IND@GBR (people from India in the United Kingdom)' },
  org: { many: 'organisations', example: 'org:EU' },
  group: { many: 'groups', example: 'group:PALPLO' },
} as const;
type OtherKind = keyof typeof otherKinds;

function append(index: Map<string, RegisteredActor[]>, key: string, one: RegisteredActor): void {
  const there = index.get(key);
  if (there === undefined) index.set(key, [one]);
  else if (!there.includes(one)) there.push(one);
}

/** Edits per letter of the longer text. */
function farness(a: string, b: string): number {
  return nameDistance(a, b) / Math.max(a.length, b.length, 1);
}

/** The part of a joined state that existed on a day; between spells the next to come, after all the last. */
function partOn(actor: Actor, day: string, byId: ReadonlyMap<string, RegisteredActor>): Actor {
  if (actor.parts.length === 1) return actor;
  const parts = actor.parts.flatMap((id) => byId.get(id)?.actor ?? []);
  const on = parts.find((part) =>
    part.spells.some((spell) => spell.from <= day && (spell.to === null || spell.to >= day)),
  );
  return on ?? parts.find((part) => part.spells.some((spell) => spell.from > day)) ?? parts.at(-1) ?? actor;
}

function textsOf({ name, code, scheme }: ActorLabel): string[] {
  const bare = scheme === 'none' || scheme === 'iso2' || scheme === 'iso3';
  const coded = code === '' ? [] : [bare ? code : `${scheme}:${code}`];
  return name === '' ? coded : [...coded, name];
}

/** The items of a comma list; the comma of `city:Lyon,FRA` belongs to the city. */
function itemsOf(text: string): string[] {
  const items = text.split(',').map((item) => item.trim());
  return items.flatMap((item, i) => {
    if (/^city:\D/i.test(items[i - 1] ?? '')) return [];
    return [/^city:\D/i.test(item) && items[i + 1] !== undefined ? `${item},${items[i + 1]}` : item];
  });
}

function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} or ${items.at(-1)}`;
}

function ambiguous(text: string, left: readonly RegisteredActor[]): Problem {
  return problem('ambiguous-actor', {
    expected: 'a name that one actor has',
    got: `"${text.trim()}", the name of ${left.length}`,
    fix: `Say which: ${listed(left.map(({ actor }) => `${actor.id} (${actor.name})`))}.`,
  });
}

/** What must be known about a resolved actor in a window. */
function notesOn(
  { actor, earlier, follows }: RegisteredActor,
  window: YearWindow,
  byId: ReadonlyMap<string, RegisteredActor>,
): Problem[] {
  const from = window.from ?? -Infinity;
  const touched = actor.parts.flatMap((id) => byId.get(id)?.actor ?? []).filter((part) => existedWithin(part, window));
  if (actor.parts.length > 1 && touched.length > 1) {
    return [
      problem('spells-joined', {
        expected: `one state of the name ${actor.name} in the whole window`,
        got: touched.map((part) => `${part.id} (${part.name})`).join(', then '),
        fix: `Their records are joined, oldest first. Ask for ${listed(touched.map(({ id }) => id))} to have one alone.`,
      }),
    ];
  }
  const within = earlier.filter(({ until }) => yearOf(until) >= from);
  if (within.length > 0) {
    return [
      problem('spells-joined', {
        expected: `one state under ${actor.id} in the whole window`,
        got: [...within.map(({ name, until }) => `${name} until ${until}`), 'the present state'].join(', then '),
        fix: `They share one record. Begin the window after ${yearOf(within.at(-1)!.until)} to leave the earlier out.`,
      }),
    ];
  }
  const first = actor.spells[0]?.from;
  const origin = follows === null ? undefined : byId.get(follows)?.actor;
  if (origin === undefined || first === undefined || from === -Infinity || yearOf(first) <= from) return [];
  return [
    problem('not-yet-known', {
      expected: `a record of ${actor.name} from ${from} on`,
      got: `a state that begins on ${first}`,
      fix: `For the years before, ask for ${origin.name} (${origin.id}); it is not joined, for it has other successors too or exists still.`,
    }),
  ];
}
