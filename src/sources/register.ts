import { type RegisterEntry, writeSpell } from '../model/index.js';
import type { CodeTables, CountryCodes, StateSpell } from './codes.js';
import { makeOrganisations } from './organisations.js';
import { otherNames } from './state-aliases.js';
import {
  earlierStates,
  followedStates,
  foreignIso3,
  formerCodes,
  joinedStates,
  sharedIso3,
  shownNames,
} from './state-names.js';
import { makeTerritories } from './territories.js';

/**
 * The register: one entry per state of the COW list, in the order of its numbers, then the joined states, then the
 * territories of the crosswalk that are no states of the list, by id, then organisations. The id is the ISO 3166 alpha-3 code where it is
 * theirs alone, else `cow:NNN`. A joined state (`DEU`, `YEM`) has the ISO codes and the codes of its last part; its last
 * part alone is `cow:255`, `cow:679`.
 */
export function makeRegister(tables: CodeTables): RegisterEntry[] {
  const spellsOf = new Map<number, StateSpell[]>();
  for (const spell of tables.states) spellsOf.set(spell.cow, [...(spellsOf.get(spell.cow) ?? []), spell]);
  const countryOf = new Map<number, CountryCodes>();
  for (const country of tables.countries) {
    const number = (country.iso3 === null ? undefined : sharedIso3.get(country.iso3)) ?? country.cow;
    // The row that bears the number itself goes before one that only shares it.
    if (number !== null && (country.cow === number || !countryOf.has(number))) countryOf.set(number, country);
  }
  const present = (number: number) => spellsOf.has(number);
  const idOf = (number: number) => isoOf(number, countryOf.get(number)) ?? `cow:${number}`;

  const single = [...spellsOf.entries()]
    .sort(([a], [b]) => a - b)
    .map(([number, spells]): RegisterEntry => {
      const country = countryOf.get(number);
      const sharing = tables.countries.filter(({ iso3 }) => iso3 !== null && sharedIso3.get(iso3) === number);
      const iso3 = isoOf(number, country);
      const names = [
        spells[0]!.name,
        country?.name,
        ...sharing.map((row) => row.name),
        ...(otherNames.get(number) ?? []),
      ];
      const name =
        shownNames.get(number) ?? (country !== undefined && !isForeign(country) ? country.name : spells[0]!.name);
      const joined = joinedStates.some(({ parts }) => (parts as readonly number[]).includes(number));
      const follows = followedStates.get(number);
      return {
        id: idOf(number),
        kind: 'state',
        name,
        iso3,
        iso2: iso3 === null ? null : (country?.iso2 ?? null),
        cow: number,
        region: country?.region ?? regionOfJoined(number, countryOf),
        aliases: list(namesOf(names, name, joined, country)),
        codes: list([
          ...codesOf([country, ...sharing]).filter((code) => !joined || isOwn(code)),
          ...(formerCodes.get(number) ?? []),
        ]),
        spells: list(inOrder(spells).map(writeSpell)),
        parts: list([idOf(number)]),
        earlier: list(earlierStates.get(number) ?? []),
        follows: follows !== undefined && present(follows) ? idOf(follows) : null,
      };
    });

  const joined = joinedStates
    .filter(({ parts }) => parts.every(present))
    .map(({ name, iso3, iso2, last, parts, codes }): RegisterEntry => ({
      id: iso3,
      kind: 'state',
      name,
      iso3,
      iso2,
      cow: null,
      region: countryOf.get(last)?.region ?? null,
      aliases: list([]),
      codes: list([...codesOf(parts.map((number) => countryOf.get(number))).filter((code) => !isOwn(code)), ...codes]),
      spells: list(inOrder(parts.flatMap((number) => spellsOf.get(number) ?? [])).map(writeSpell)),
      parts: list(parts.map(idOf)),
      earlier: list([]),
      follows: null,
    }));
  const taken = new Set([...single, ...joined].flatMap(({ iso3 }) => iso3 ?? []));
  const territories = makeTerritories(tables.countries, new Set([...taken, ...sharedIso3.keys()]));
  return [...single, ...joined, ...territories, ...makeOrganisations()];
}

/** The alpha-3 code, where it is this state's alone. */
function isoOf(number: number, country: CountryCodes | undefined): string | null {
  if (country === undefined || country.iso3 === null || isForeign(country)) return null;
  if (sharedIso3.has(country.iso3) || joinedStates.some(({ iso3 }) => iso3 === country.iso3)) return null;
  return country.cow === number ? country.iso3 : null;
}

function isForeign(country: CountryCodes): boolean {
  return country.iso3 !== null && foreignIso3.has(country.iso3);
}

/** A part of a joined state is not found by the joined name; everybody else by every name but the one shown. */
function namesOf(
  names: readonly (string | undefined)[],
  shown: string,
  joined: boolean,
  country: CountryCodes | undefined,
): string[] {
  const foreign = country !== undefined && isForeign(country) ? country.name : null;
  const unwanted = new Set<string | null>([shown, foreign, ...(joined ? joinedStates.map(({ name }) => name) : [])]);
  return [...new Set(names)].filter((name) => name !== undefined && !unwanted.has(name)) as string[];
}

/** Codes elsewhere; those of a row that is another country's are not this state's. */
function codesOf(countries: readonly (CountryCodes | undefined)[]): string[] {
  return [
    ...new Set(countries.flatMap((country) => (country === undefined || isForeign(country) ? [] : country.others))),
  ];
}

/** Of the codes of a joined state's parts, those that never mean the whole. */
function isOwn(code: string): boolean {
  return code.startsWith('cowc:');
}

function regionOfJoined(number: number, countryOf: ReadonlyMap<number, CountryCodes>): string | null {
  const joined = joinedStates.find(({ parts }) => (parts as readonly number[]).includes(number));
  return joined === undefined ? null : (countryOf.get(joined.last)?.region ?? null);
}

function inOrder(spells: readonly StateSpell[]): StateSpell[] {
  return [...spells].sort((a, b) => (a.from < b.from ? -1 : 1));
}

function list(texts: readonly string[]): string {
  return JSON.stringify(texts);
}
