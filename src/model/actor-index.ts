import { type Actor, type ActorKind, existedWithin, existsStill, type YearWindow } from './actor.js';
import { type OtherKind, otherKindOf } from './actor-problems.js';
import { foldedForms, foldName, insideParentheses, nearestByForm } from './names.js';
import { type RegisteredActor, type RegisterEntry, readEntry } from './register.js';

/** Who is called what: the register turned round. */
export interface ActorIndex {
  /** In the register's order. */
  readonly known: readonly RegisteredActor[];
  readonly byId: ReadonlyMap<string, RegisteredActor>;
  /**
   * Whom a text may mean at one time or another: by id, code, name or alias. The name of a joined state means the joined
   * state, not one of its parts; what a state is called as well as a town means the state.
   */
  meant(text: string): readonly RegisteredActor[];
  /** The same for what is surely a name: `EC` is not Ecuador then. */
  called(name: string): readonly RegisteredActor[];
  /** Of those whom a text means, the ones whose names contain it. */
  containing(text: string): readonly RegisteredActor[];
  /** Those whose names come nearest, of the kind that the text's prefix says, else states, territories, organisations. */
  nearest(text: string, count: number): Actor[];
}

/** Turn the register round, O(names). Throws a ProblemError (`damaged-table`) when a list in it is not JSON. */
export function openActorIndex(register: readonly RegisterEntry[]): ActorIndex {
  const known = register.map(readEntry);
  const byId = new Map(known.map((one) => [one.actor.id, one]));
  const ids = new Map(known.map((one) => [one.actor.id.toLowerCase(), one]));
  const byCode = new Map<string, Called>();
  const byName = new Map<string, Called>();
  for (const one of known) {
    for (const code of one.codes) if (code !== one.actor.id) append(byCode, codeKey(code), one);
    for (const name of one.names) for (const form of foldedForms(name)) append(byName, form, one);
  }
  const joinedNames = new Set(known.filter(({ actor }) => actor.parts.length > 1).map(({ actor }) => actor.name));

  function candidates(text: string): readonly RegisteredActor[] {
    const trimmed = text.trim();
    const key = codeKey(trimmed);
    const own = ids.get(trimmed.toLowerCase()) ?? ids.get(key);
    if (own !== undefined) return [own];
    const coded = byCode.get(key);
    if (coded !== undefined) return listOf(coded);
    const placed = withIds(trimmed);
    const there = placed === trimmed ? undefined : ids.get(placed.toLowerCase());
    const called = there ?? byCode.get(codeKey(placed));
    return called === undefined ? named(trimmed) : listOf(called);
  }

  function named(trimmed: string): readonly RegisteredActor[] {
    for (const form of foldedForms(trimmed)) {
      const found = byName.get(form);
      if (found !== undefined) return listOf(found);
    }
    // `Burma (Myanmar)`: two names of one actor.
    const both = insideParentheses(trimmed);
    const [outer, inner] = both === null ? [] : [both.outer, both.inner].map((part) => byName.get(foldName(part)));
    return outer === undefined || inner === undefined ? [] : listOf(outer).filter((one) => listOf(inner).includes(one));
  }

  function foremost(found: readonly RegisteredActor[]): readonly RegisteredActor[] {
    if (found.length < 2) return found;
    const first = Math.min(...found.map(({ actor }) => rankOf[actor.kind]));
    return found.filter(
      (one) =>
        rankOf[one.actor.kind] === first &&
        !found.some((other) => other !== one && other.actor.parts.includes(one.actor.id)),
    );
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
    const left = preferred(foremost(candidates(text)), {});
    return left.length === 1 ? left[0]!.actor.id : text.trim();
  }

  function* formsOf(kind: OtherKind | undefined): Generator<readonly [string, Actor]> {
    for (const { actor, names } of known) {
      if (kind === undefined ? rankOf[actor.kind] > 1 : !actor.id.startsWith(`${kind}:`)) continue;
      // The joined state stands for its parts of the same name.
      if (actor.kind === 'state' && actor.parts.length === 1 && joinedNames.has(actor.name)) continue;
      if (kind !== undefined && kind !== 'city') yield [foldName(actor.id.slice(kind.length + 1)), actor];
      for (const name of names) yield [foldName(name), actor];
    }
  }

  function nearest(text: string, count: number): Actor[] {
    const kind = otherKindOf(text);
    const place = kind === 'city' ? /^city:(.+),([^,]+)$/i.exec(withIds(text.trim())) : null;
    const form = foldName(place?.[1] ?? (kind === undefined ? text : text.slice(text.indexOf(':') + 1)));
    const home = place === null ? null : `,${place[2]!.toLowerCase()}`;
    const among = kind === 'city' ? cityForms() : formsOf(kind);
    return nearestByForm(form, among, count)
      .map(({ thing, farness }) => {
        const atHome = home !== null && byId.get(thing.id)!.codes.some((code) => code.toLowerCase().endsWith(home));
        const meant = thing.kind === 'state' || kind !== undefined;
        return { thing, rank: [farness, atHome ? 0 : 1, meant ? 0 : 1, existsStill(thing) ? 0 : 1] };
      })
      .sort((a, b) => a.rank.reduce((order, value, i) => order || value - b.rank[i]!, 0))
      .map(({ thing }) => thing)
      .slice(0, count);
  }

  /** There are tens of thousands of cities: the forms of their names are those folded already. */
  function* cityForms(): Generator<readonly [string, Actor]> {
    for (const [form, called] of byName)
      for (const { actor } of listOf(called)) if (actor.kind === 'city') yield [form, actor];
  }

  function containing(text: string): readonly RegisteredActor[] {
    const form = foldName(text);
    const found = new Set<RegisteredActor>();
    for (const [name, called] of byName) if (name.includes(form)) for (const one of listOf(called)) found.add(one);
    return known.filter((one) => found.has(one));
  }

  return {
    known,
    byId,
    meant: (text) => foremost(candidates(text)),
    called: (name) => foremost(named(name.trim())),
    containing,
    nearest,
  };
}

/** Of those whom a text may mean: who existed in the window, else who exists today, else all. */
export function preferred(found: readonly RegisteredActor[], window: YearWindow): readonly RegisteredActor[] {
  let left = found;
  for (const better of [(actor: Actor) => existedWithin(actor, window), existsStill]) {
    if (left.length < 2) return left;
    const those = left.filter(({ actor }) => better(actor));
    if (those.length > 0) left = those;
  }
  return left;
}

/** Who is meant first where several kinds bear one name. */
const rankOf: Readonly<Record<ActorKind, number>> = {
  state: 0,
  territory: 0,
  organisation: 1,
  group: 2,
  diaspora: 3,
  city: 3,
};

/** One, or several: most names are one actor's alone, and a list for each would be tens of thousands of them. */
type Called = RegisteredActor | RegisteredActor[];

function listOf(called: Called): readonly RegisteredActor[] {
  return Array.isArray(called) ? called : [called];
}

/** In any case; numbers without leading zeros (`m49:004`); towns by folded name (`city:Sao Paulo,BRA`). */
function codeKey(code: string): string {
  const lower = code.toLowerCase();
  if (!lower.startsWith('city:')) return lower.replace(/^([a-z0-9]+:)0+(?=\d)/, '$1');
  const comma = lower.lastIndexOf(',');
  return comma < 0 ? lower : `city:${foldName(lower.slice(5, comma))},${lower.slice(comma + 1)}`;
}

function append(index: Map<string, Called>, key: string, one: RegisteredActor): void {
  const there = index.get(key);
  if (there === undefined) index.set(key, one);
  else if (!Array.isArray(there)) {
    if (there !== one) index.set(key, [there, one]);
  } else if (!there.includes(one)) there.push(one);
}
