import { type Actor, ProblemError } from '../../model/index.js';
import { wholesOf } from '../assets/units.js';
import { type Kind, kindsOf } from '../kinds.js';
import { didYouMean } from '../nearest-id.js';
import type { Reference } from '../reference.js';
import { nameInText } from '../telling.js';
import { readActTies } from './acts.js';
import { readTowns, type Town } from './towns.js';
import { nearAudiences } from './near.js';
import type { TieKind, TieLink, TieNode, TiesResult } from './result.js';

/** The kind of contiguity that is a border on land or a river. */
const byLand = 1;
/** A distance joins nobody. */
const notTies = ['distance'];
/** Years between two tellings of the kinds that are not told each year. */
const longestStep = 5;

const ownKinds = {
  twinned: { id: 'twinned', title: 'Twinned towns', unit: 'pairs of towns', directed: false, origin: 'sister-cities' },
  town: { id: 'town', title: 'Towns with twins abroad', unit: 'twins', directed: false, origin: 'sister-cities' },
  acts: {
    id: 'acts',
    title: 'Reported acts with an organisation, five years',
    unit: 'reported acts',
    directed: true,
    origin: 'icews-dyad-year',
  },
} as const;

interface Wanted {
  readonly year: number | null;
  /** Ids of kinds parted by commas; null = all. */
  readonly kind: string | null;
}

/** What is gathered on the way. */
interface Gathered {
  readonly nodes: Map<string, TieNode>;
  readonly links: TieLink[];
  readonly origins: Set<string>;
}

/** The network of an actor. Throws 'invalid-value' for a kind that is none. O(rows of the tables of ties about it). */
export async function readNetwork(
  reference: Reference,
  actor: Actor,
  { year, kind }: Wanted,
): Promise<{ result: TiesResult; origins: readonly string[] }> {
  const known = new Map([...(await kindsOf(reference, 'tie'))].filter(([id]) => !notTies.includes(id)));
  const all = [...known.keys(), ...Object.keys(ownKinds)];
  const wanted = kindsCalled(kind, all);
  const gathered: Gathered = { nodes: new Map(), links: [], origins: new Set() };
  const own: TieNode = { id: actor.id, name: actor.name, kind: actor.kind, home: null };
  gathered.nodes.set(own.id, own);
  const homes = /^diaspora:(.+)@(.+)$/.exec(actor.id);
  if (homes !== null) await addDiasporas(reference, known, { year, wanted, gathered, of: homes.slice(1) });
  else if (actor.kind !== 'city') {
    for (const id of wanted.filter((one) => known.has(one) && one !== 'migrants'))
      await addTies(reference, actor, known.get(id)!, { year, gathered });
    if (wanted.includes('contiguity')) await addBorders(reference, known, year, gathered);
    if (wanted.includes('migrants')) await addDiasporas(reference, known, { year, wanted, gathered, of: actor.parts });
    if (wanted.includes('acts')) await addActs(reference, actor, year, gathered);
  }
  if (wanted.includes('twinned') || wanted.includes('town')) await addTowns(reference, actor, wanted, gathered);
  const links = gathered.links.sort(
    (a, b) => compare(a.tie, b.tie) || b.value - a.value || compare(a.from, b.from) || compare(a.to, b.to),
  );
  const nodes = [...gathered.nodes.values()].sort(
    (a, b) =>
      Number(b.id === own.id) - Number(a.id === own.id) ||
      compare(a.kind, b.kind) ||
      compare(a.name, b.name) ||
      compare(a.id, b.id),
  );
  const kinds = all.flatMap((id): TieKind[] => {
    const count = links.filter(({ tie }) => tie === id).length;
    if (count === 0) return [];
    const { title, unit, directed } = known.get(id) ?? ownKinds[id as keyof typeof ownKinds];
    const origin = originOf(id, known);
    return [{ id, title, unit, directed: directed === true, links: count, origin }];
  });
  const told = { actor: { id: own.id, name: own.name, kind: own.kind }, year, nodes, links, kinds };
  const result = { ...told, near: nearAudiences(told), reading: readingOf(own, nodes) };
  return { result, origins: [...gathered.origins, ...kinds.map(({ origin }) => origin)] };
}

type KnownKinds = ReadonlyMap<string, Kind>;

function originOf(id: string, known: KnownKinds): string {
  return (known.get(id) as { origin?: string } | undefined)?.origin ?? ownKinds[id as keyof typeof ownKinds].origin;
}

function kindsCalled(text: string | null, all: readonly string[]): readonly string[] {
  if (text === null) return all;
  return text.split(',').map((part) => {
    const id = part.trim();
    if (all.includes(id)) return id;
    throw new ProblemError('invalid-value', {
      expected: all.join(', '),
      got: `"${id}"`,
      fix: `${didYouMean(id, all)}Name kinds of ties, parted by commas.`,
      where: { parameter: 'kind' },
    });
  });
}

/** The newest period up to the year in which anybody has a tie of the kind; null where there is none within its step. */
async function newestPeriod(reference: Reference, { id, from, to }: Kind, year: number | null): Promise<number | null> {
  // Undated lists bear the year in which they were read, whatever year is asked for.
  const limit = from === to ? to! : Math.min(year ?? Infinity, to ?? Infinity);
  const table = await reference.read('ties', {
    columns: ['period'],
    where: { tie: id, period: { from: limit - longestStep + 1, to: limit } },
  });
  return table.rows === 0 ? null : table.numbers('period').reduce((a, b) => Math.max(a, b));
}

/** Ties of one kind between the actor and others, in the newest year. */
async function addTies(
  reference: Reference,
  actor: Actor,
  kind: Kind,
  { year, gathered }: { readonly year: number | null; readonly gathered: Gathered },
): Promise<void> {
  const period = await newestPeriod(reference, kind, year);
  if (period === null) return;
  const parts = { oneOf: [...actor.parts] };
  const [out, into] = await Promise.all([
    reference.read('ties', { where: { tie: kind.id, period, first: parts } }),
    reference.read('ties', { where: { tie: kind.id, period, second: parts } }),
  ]);
  for (const [table, side] of [
    [out, 'second'],
    [into, 'first'],
  ] as const) {
    const [others, values] = [table.text(side), table.numbers('value')];
    others.forEach((id, row) => {
      if (actor.parts.includes(id) || !(values[row]! > 0)) return;
      const other = addActor(reference, id, gathered);
      const [from, to] = kind.directed === true && side === 'first' ? [other, actor.id] : [actor.id, other];
      gathered.links.push({ tie: kind.id, from, to, value: values[row]!, year: kind.from === kind.to ? null : period });
    });
  }
}

/** Land borders among those that are in the network already, so that neighbours stand together. */
async function addBorders(
  reference: Reference,
  known: KnownKinds,
  year: number | null,
  { nodes, links }: Gathered,
): Promise<void> {
  const kind = known.get('contiguity');
  const period = kind === undefined ? null : await newestPeriod(reference, kind, year);
  if (kind === undefined || period === null) return;
  const table = await reference.read('ties', { where: { tie: kind.id, period } });
  const wholeOf = wholesOf(reference);
  const there = new Set(links.filter(({ tie }) => tie === kind.id).map(({ from, to }) => `${from} ${to}`));
  const [seconds, values] = [table.text('second'), table.numbers('value')];
  table.text('first').forEach((first, row) => {
    if (values[row] !== byLand) return;
    const [from, to] = [wholeOf(first), wholeOf(seconds[row]!)];
    if (!nodes.has(from) || !nodes.has(to) || there.has(`${from} ${to}`) || there.has(`${to} ${from}`)) return;
    links.push({ tie: kind.id, from, to, value: byLand, year: period });
  });
}

/** People from one country in another: a diaspora between the two. `of`: ids of whose, at home or as hosts; or exactly two, home and host. */
async function addDiasporas(
  reference: Reference,
  known: KnownKinds,
  {
    year,
    wanted,
    gathered,
    of,
  }: { year: number | null; wanted: readonly string[]; gathered: Gathered; of: readonly string[] },
): Promise<void> {
  const kind = known.get('migrants');
  if (kind === undefined || !wanted.includes('migrants')) return;
  const period = await newestPeriod(reference, kind, year);
  if (period === null) return;
  const one = gathered.nodes.values().next().value!;
  const pair = one.kind === 'diaspora';
  const partsOf = (id: string) => ({ oneOf: [...(reference.resolver.get(id)?.parts ?? [id])] });
  const reads = pair
    ? [{ first: partsOf(of[0]!), second: partsOf(of[1]!) }]
    : [{ first: { oneOf: [...of] } }, { second: { oneOf: [...of] } }];
  const wholeOf = wholesOf(reference);
  for (const where of reads) {
    const table = await reference.read('ties', { where: { tie: kind.id, period, ...where } });
    const [origins, hosts, values] = [table.text('first'), table.text('second'), table.numbers('value')];
    origins.forEach((origin, row) => {
      const [home, host] = [wholeOf(origin), wholeOf(hosts[row]!)];
      if (home === host || !(values[row]! > 0)) return;
      const [from, to] = [addActor(reference, home, gathered), addActor(reference, host, gathered)];
      const id = `diaspora:${home}@${host}`;
      const name = (who: string): string => nameInText(gathered.nodes.get(who)!);
      if (!gathered.nodes.has(id))
        gathered.nodes.set(id, { id, name: `People from ${name(from)} in ${name(to)}`, kind: 'diaspora', home: to });
      gathered.links.push({ tie: kind.id, from, to: id, value: values[row]!, year: period });
      gathered.links.push({ tie: kind.id, from: id, to, value: values[row]!, year: period });
    });
  }
}

async function addActs(reference: Reference, actor: Actor, year: number | null, gathered: Gathered): Promise<void> {
  const found = await readActTies(reference, actor, year);
  for (const source of found.origins) gathered.origins.add(source);
  for (const { other, outward, acts, period } of found.ties) {
    const id = addActor(reference, other, gathered);
    const [from, to] = outward ? [actor.id, id] : [id, actor.id];
    gathered.links.push({ tie: 'acts', from, to, value: acts, year: period });
  }
}

async function addTowns(
  reference: Reference,
  actor: Actor,
  wanted: readonly string[],
  gathered: Gathered,
): Promise<void> {
  if (!['state', 'territory', 'city'].includes(actor.kind)) return;
  const wholeOf = wholesOf(reference);
  const add = ({ id, name, country }: Town): void => {
    gathered.nodes.set(id, { id, name, kind: 'city', home: wholeOf(country) });
  };
  for (const { town, twins } of await readTowns(reference, actor)) {
    add(town);
    if (wanted.includes('town')) {
      const home = addActor(reference, town.country, gathered);
      gathered.links.push({ tie: 'town', from: home, to: town.id, value: twins.length, year: null });
    }
    if (!wanted.includes('twinned')) continue;
    for (const twin of twins) {
      add(twin);
      gathered.links.push({ tie: 'twinned', from: town.id, to: twin.id, value: 1, year: null });
    }
  }
}

/** Puts a state, territory, organisation or group among the nodes, joined states as one. Returns its id. */
function addActor(reference: Reference, part: string, { nodes }: Gathered): string {
  const id = wholesOf(reference)(part);
  if (!nodes.has(id)) {
    const found = reference.resolver.get(id);
    nodes.set(id, { id, name: found?.name ?? id, kind: found?.kind ?? 'state', home: null });
  }
  return id;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const kindWords: readonly (readonly [TieNode['kind'], one: string, many: string])[] = [
  ['state', 'state', 'states'],
  ['territory', 'territory', 'territories'],
  ['organisation', 'organisation', 'organisations'],
  ['group', 'group', 'groups'],
  ['diaspora', 'diaspora', 'diasporas'],
  ['city', 'town', 'towns'],
];

function readingOf(own: TieNode, nodes: readonly TieNode[]): string {
  const others = nodes.filter(({ id }) => id !== own.id);
  const parts = kindWords.flatMap(([kind, one, many]) => {
    const count = others.filter((node) => node.kind === kind).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  if (parts.length === 0) return `The data do not tell of ties of ${nameInText(own)}.`;
  const listed = parts.length === 1 ? parts[0]! : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)!}`;
  const name = nameInText(own);
  // A diaspora is called by its people.
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} ${own.kind === 'diaspora' ? 'are' : 'is'} tied to ${listed}.`;
}
