import type { RegisterEntry, Resolver } from '../model/index.js';

/** How many people from one country lived in another in a year; ids of the register. */
export interface MigrantStock {
  readonly origin: string;
  readonly host: string;
  readonly year: number;
  readonly people: number;
}

/**
 * Diasporas as actors: `diaspora:IND@GBR`, people from India in the United Kingdom, for each pair of countries with a
 * positive stock in some year, in the order of their ids. Stocks under the parts of a joined state are those of the whole
 * (`DEU`). Pairs of which the resolver does not know both, and a country's people at home, are left out. O(stocks).
 */
export function makeDiasporaRegister(stocks: readonly MigrantStock[], resolver: Resolver): RegisterEntry[] {
  const entries = new Map<string, RegisterEntry>();
  const wholeOf = wholes(resolver);
  for (const { origin, host, people } of stocks) {
    if (!(people > 0)) continue;
    const [from, to] = [wholeOf(origin), wholeOf(host)];
    const id = `diaspora:${from}@${to}`;
    if (from === to || entries.has(id)) continue;
    const [there, here] = [resolver.get(from), resolver.get(to)];
    if (there === null || here === null) continue;
    entries.set(id, {
      id,
      kind: 'diaspora',
      name: `People from ${withArticle(there.name)} in ${withArticle(here.name)}`,
      iso3: null,
      iso2: null,
      cow: null,
      region: null,
      aliases: '[]',
      codes: '[]',
      spells: '[]',
      parts: JSON.stringify([id]),
      earlier: '[]',
      follows: null,
    });
  }
  return [...entries.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The joined state of which an id is a part, else the id itself. */
function wholes(resolver: Resolver): (id: string) => string {
  const whole = new Map(
    resolver.actors.flatMap(({ id, parts }) => (parts.length > 1 ? parts.map((part) => [part, id] as const) : [])),
  );
  return (id) => whole.get(id) ?? id;
}

/** Countries that English calls with an article: groups of islands, unions, republics, and a few by custom. */
function withArticle(name: string): string {
  const plural = /^(United|Netherlands|Philippines|Bahamas|Maldives|Comoros|Seychelles|Caribbean|Palestinian)\b/;
  const kind = /\b(Islands|Republic|Territories|Territory|Emirates|Federation|Kingdom|Antilles|Isle of Man)\b/;
  return plural.test(name) || kind.test(name) || name === 'Gambia' ? `the ${name}` : name;
}
