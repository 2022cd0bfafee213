import type { ActorKind, RegisterEntry } from '../model/index.js';
import { cameoKnown, type KedsHabit, weisKnown } from './keds-codes.js';
import { namedGroups, otherSpellings, peoples, roles, stateArms } from './keds-groups.js';

/** Letters as they stand in files of one coding. */
export interface KedsCode {
  readonly code: string;
  readonly habit: KedsHabit;
}

/** Whom the letters mean. */
export interface KedsActor extends KedsCode {
  /** An id of the register; `group:…` for groups, which `withKedsActors` enters. Several where the day decides. */
  readonly ids: readonly string[];
  readonly kind: ActorKind;
  /** Of a group, as the project's papers explain it; null where they do not, or where it is no group. */
  readonly name: string | null;
}

/**
 * Whom codes of the KEDS files mean. A country's letters, alone or followed by an organ of the state (GOV, MIL, COP, SPY,
 * JUD, LEG, whatever comes behind: TURGOVAKP is the government in the hands of a party), are the state or territory; an
 * organisation's letters the organisation, its peacekeepers and bodies included; everything else is a group, under its
 * own letters. The register says which countries there are.
 */
export function kedsActors(register: readonly RegisterEntry[], codes: Iterable<KedsCode>): KedsActor[] {
  const kinds = new Map(register.map(({ id, kind }) => [id, kind]));
  const meanings = { cameo: meaningsIn('cameo', register), weis: meaningsIn('weis', register) };
  return [...codes].map(({ code, habit }): KedsActor => {
    const { ids, name } = meanings[habit](code);
    return { code, habit, ids, kind: kinds.get(ids[0]!) ?? 'group', name };
  });
}

/**
 * The register with the actors of KEDS files: `keds:…` (letters of CAMEO) and `weis:…` among the codes of those it has,
 * and one entry per group. Letters that stand only in WEIS files are found as `keds:…` too.
 */
export function withKedsActors(register: readonly RegisterEntry[], codes: readonly KedsCode[]): RegisterEntry[] {
  const inCameo = new Set(codes.flatMap(({ code, habit }) => (habit === 'cameo' ? [code] : [])));
  const added = new Map<string, string[]>();
  const groups = new Map<string, string | null>();
  for (const { code, habit, ids, name, kind } of kedsActors(register, codes)) {
    const written = habit === 'cameo' ? [`keds:${code}`] : [`weis:${code}`];
    if (habit === 'weis' && !inCameo.has(code)) written.push(`keds:${code}`);
    for (const id of ids) added.set(id, [...(added.get(id) ?? []), ...written]);
    if (kind === 'group') groups.set(ids[0]!, groups.get(ids[0]!) ?? name);
  }
  const known = register.map((entry) => {
    const more = added.get(entry.id);
    if (more === undefined) return entry;
    return { ...entry, codes: JSON.stringify([...new Set([...(JSON.parse(entry.codes) as string[]), ...more])]) };
  });
  const entered = [...groups]
    .filter(([id]) => !register.some((entry) => entry.id === id))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, name]) => groupEntry(id, name ?? id.slice('group:'.length), [...new Set(added.get(id))]));
  return [...known, ...entered];
}

interface Meaning {
  readonly ids: readonly string[];
  readonly name: string | null;
}

/** Tells whom letters of one habit mean. */
function meaningsIn(habit: KedsHabit, register: readonly RegisterEntry[]): (code: string) => Meaning {
  const names = new Map(register.map(({ id, name }) => [id, name]));
  const known = habit === 'cameo' ? cameoKnown : weisKnown;
  const letters = countryLetters(register, habit);

  function idsOf(head: string): readonly string[] | null {
    const ids = known[head] ?? (habit === 'weis' && peoples[head] !== undefined ? undefined : letters.get(head));
    if (ids === undefined) return null;
    return typeof ids === 'string' ? [ids] : ids;
  }

  function nameOf(ids: readonly string[], head: string): string {
    return placesWithin[head] ?? names.get(ids.at(-1)!) ?? head;
  }

  /** `Israel: civilians`; null where one of the parts is not explained. Countries are named only behind NGO and the like. */
  function described(name: string, head: string, rest: string): string | null {
    const words = (rest.match(/.{1,3}/g) ?? []).map((part) => {
      const country = international.test(head) ? idsOf(part) : null;
      return roles[part] ?? peoples[part] ?? (country === null ? null : nameOf(country, part));
    });
    return words.includes(null) ? null : `${name}: ${words.join(', ')}`;
  }

  return (code) => {
    const spelling = otherSpellings[code] ?? code;
    if (namedGroups[spelling] !== undefined) return group(spelling, namedGroups[spelling]);
    for (let length = code.length; length >= 2; length--) {
      const [head, rest] = [code.slice(0, length), code.slice(length)];
      const ids = idsOf(head);
      if (ids !== null) {
        const whole = rest === '' || ids[0]!.startsWith('org:') || stateArms.has(rest.slice(0, 3));
        return whole ? { ids, name: null } : group(code, described(nameOf(ids, head), head, rest));
      }
      const people = otherSpellings[head] ?? head;
      const name = namedGroups[people] ?? peoples[people];
      if (name !== undefined) return rest === '' ? group(people, name) : group(code, described(name, head, rest));
    }
    const role = roles[code];
    return group(code, role === undefined ? null : `${role[0]!.toUpperCase()}${role.slice(1)}, country not named`);
  };
}

/** Kinds of actor behind which the letters of a country say where it belongs (codebook, 3.1.9). */
const international = /^(NGO|NGM|MNC|IGO)/;

function group(code: string, name: string | null): Meaning {
  return { ids: [`group:${code}`], name };
}

/** Parts of a territory that are known as the territory, where something in them is named. */
const placesWithin: Readonly<Record<string, string>> = {
  PAL: 'Palestinians',
  PSEGZS: 'Gaza Strip',
  PSEWBN: 'West Bank',
  PSEWSB: 'West Bank',
};

/** Letters of a state or territory by themselves: ISO 3166 alpha-3 in CAMEO, Correlates of War in WEIS. */
function countryLetters(register: readonly RegisterEntry[], habit: KedsHabit): Map<string, string> {
  const letters = new Map<string, string>();
  for (const { id, kind, iso3, codes } of register) {
    if (kind !== 'state' && kind !== 'territory') continue;
    if (habit === 'cameo' && iso3 !== null) letters.set(iso3, id);
    if (habit === 'cameo') continue;
    for (const code of JSON.parse(codes) as string[]) if (code.startsWith('cowc:')) letters.set(code.slice(5), id);
  }
  return letters;
}

function groupEntry(id: string, name: string, codes: readonly string[]): RegisterEntry {
  return {
    id,
    kind: 'group',
    name,
    iso3: null,
    iso2: null,
    cow: null,
    region: null,
    aliases: '[]',
    codes: JSON.stringify(codes),
    spells: '[]',
    parts: JSON.stringify([id]),
    earlier: '[]',
    follows: null,
  };
}
