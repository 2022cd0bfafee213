import type { Reference } from '../reference.js';
import { existenceOf } from './standing.js';
import type { Span } from './stretches.js';

/**
 * Kinds of ties in the strength of a tie: organisations of which both are members, trade both ways, being neighbours,
 * nearness. Alliances and trade agreements are not among them: they are doses. Embassies, students and twinned towns are
 * told for a few late years only.
 */
const kinds = ['shared-organisations', 'exports', 'contiguity', 'distance'] as const;
type Kind = (typeof kinds)[number];

/** Mean and standard deviation, over all pairs told of in a year, of one kind of tie after its transform. */
export interface TieScale {
  readonly year: number;
  readonly mean: number;
  readonly sd: number;
}

/** By kind and year: enough to read the ties of one audience alone as all of them would be read. */
export type TieScales = Readonly<Record<Kind, readonly TieScale[]>>;

export interface TieStrength {
  /** T of two actors in a year, in standard deviations between pairs; NaN where no kind is told. */
  strength(audience: string, actor: string, year: number): number;
  readonly scales: TieScales;
  readonly origins: readonly string[];
}

/** Years for which a last year of a kind is carried on: trade is told every fourth year. */
const carried = 5;

/**
 * Tie strength T by pair and year: the mean, over the kinds that are told of the pair, of how many standard deviations it
 * is above the mean pair of that year. Logarithms of 1 + organisations; of 1 + US$ million exported, the mean over the
 * directions told; neighbours (by land, river or at most 400 miles of water) or not, over all pairs of states of the year;
 * minus the logarithm of kilometres, over all pairs once, for places do not move. Each kind is taken from its latest year, at
 * most five years back; a kind that is not told of the pair then is left out of the mean.
 *
 * `audiences`: null = all. `scales`: those of an earlier reading; without them every tie of the years is read.
 */
export async function readTieStrength(
  reference: Reference,
  { audiences, years, scales }: { audiences: readonly string[] | null; years: Span; scales: TieScales | null },
): Promise<TieStrength> {
  const rows = await readRows(reference, scales === null ? null : audiences, years);
  const exists = existenceOf(reference, 'year');
  const used = scales ?? scalesOf(rows, reference);
  const index = new Map<string, number>();
  const placeOf = (id: string): number => {
    let place = index.get(id);
    if (place === undefined) index.set(id, (place = index.size));
    return place;
  };
  const states = reference.resolver.actors.filter(({ kind, parts }) => kind === 'state' && parts.length === 1);
  for (const { id } of states) placeOf(id);
  const wanted = new Map((audiences ?? states.map(({ id }) => id)).map((id, i) => [id, i] as const));
  const width = states.length;
  const perYear = wanted.size * width;
  const sums = new Float64Array((years.to - years.from + 1) * perYear);
  const counts = new Uint8Array(sums.length);

  function add(audience: string, actor: string, year: number, z: number): void {
    const [row, column] = [wanted.get(audience), index.get(actor)];
    if (row === undefined || column === undefined) return;
    const at = (year - years.from) * perYear + row * width + column;
    sums[at]! += z;
    counts[at]! += 1;
  }

  for (const kind of kinds) {
    for (let year = years.from; year <= years.to; year++) {
      const scale = latest(used[kind], kind === 'distance' ? Infinity : year);
      if (scale === null || !(scale.sd > 0)) continue;
      const pairs = rows.get(kind)!.get(scale.year);
      if (kind === 'contiguity') {
        const apart = -scale.mean / scale.sd;
        const there = states.filter(({ id }) => exists(id, year));
        for (const audience of wanted.keys())
          if (exists(audience, year)) for (const { id } of there) if (id !== audience) add(audience, id, year, apart);
        // Neighbours have been counted as not being so just now.
        for (const { first, second } of pairs ?? []) {
          if (!exists(first, year) || !exists(second, year)) continue;
          mend(first, second, year, 1 / scale.sd);
          mend(second, first, year, 1 / scale.sd);
        }
        continue;
      }
      for (const { first, second, value } of pairs ?? []) {
        const z = (value - scale.mean) / scale.sd;
        add(first, second, year, z);
        add(second, first, year, z);
      }
    }
  }

  function mend(audience: string, actor: string, year: number, more: number): void {
    const [row, column] = [wanted.get(audience), index.get(actor)];
    if (row !== undefined && column !== undefined) sums[(year - years.from) * perYear + row * width + column]! += more;
  }

  return {
    strength: (audience, actor, year) => {
      const [row, column] = [wanted.get(audience), index.get(actor)];
      if (row === undefined || column === undefined || year < years.from || year > years.to) return Number.NaN;
      const at = (year - years.from) * perYear + row * width + column;
      return sums[at]! / counts[at]!;
    },
    scales: used,
    origins: await originsOf(reference),
  };
}

/** The scale of the latest year, at most five years back; of places the only one. */
function latest(scales: readonly TieScale[], year: number): TieScale | null {
  const known = scales.findLast((scale) => scale.year <= year) ?? null;
  return known === null || year - known.year <= carried || year === Infinity ? known : null;
}

interface Pair {
  readonly first: string;
  readonly second: string;
  /** After the transform of its kind. */
  readonly value: number;
}

type Rows = ReadonlyMap<Kind, Map<number, Pair[]>>;

async function readRows(reference: Reference, audiences: readonly string[] | null, years: Span): Promise<Rows> {
  const columns = ['tie', 'first', 'second', 'period', 'value'];
  const dated = {
    tie: { oneOf: kinds.filter((kind) => kind !== 'distance') },
    period: { from: years.from - carried, to: years.to },
  };
  const selections =
    audiences === null
      ? [dated, { tie: 'distance' }]
      : (['first', 'second'] as const).flatMap((side) => {
          const own = { [side]: { oneOf: [...audiences] } };
          return [
            { ...dated, ...own },
            { tie: 'distance', ...own },
          ];
        });
  const tables = await Promise.all(selections.map((where) => reference.read('ties', { columns, where })));
  const rows = new Map<Kind, Map<number, Pair[]>>(kinds.map((kind) => [kind, new Map()]));
  const exports = new Map<string, { first: string; second: string; year: number; sum: number; told: number }>();
  const seen = new Set<string>();
  for (const table of tables) {
    const [tie, first, second] = [table.text('tie'), table.text('first'), table.text('second')];
    const [period, value] = [table.numbers('period'), table.numbers('value')];
    for (let row = 0; row < table.rows; row++) {
      const [kind, one, other, year] = [tie[row] as Kind, first[row]!, second[row]!, period[row]!];
      if (audiences !== null && audiences.includes(one) && audiences.includes(other)) {
        // A tie between two of the audiences is read from both sides.
        const key = `${kind} ${one} ${other} ${year}`;
        if (seen.size === seen.add(key).size) continue;
      }
      if (kind === 'exports') {
        const key = one < other ? `${one} ${other} ${year}` : `${other} ${one} ${year}`;
        const known = exports.get(key);
        if (known === undefined)
          exports.set(key, { first: one, second: other, year, sum: Math.log1p(value[row]!), told: 1 });
        else {
          known.sum += Math.log1p(value[row]!);
          known.told++;
        }
        continue;
      }
      push(rows, kind, year, { first: one, second: other, value: transformed(kind, value[row]!) });
    }
  }
  for (const { first, second, year, sum, told } of exports.values())
    push(rows, 'exports', year, { first, second, value: sum / told });
  return rows;
}

function transformed(kind: Kind, value: number): number {
  if (kind === 'distance') return -Math.log(value);
  return kind === 'contiguity' ? 1 : Math.log1p(value);
}

function push(rows: Rows, kind: Kind, year: number, pair: Pair): void {
  const byYear = rows.get(kind)!;
  const known = byYear.get(year);
  if (known === undefined) byYear.set(year, [pair]);
  else known.push(pair);
}

function scalesOf(rows: Rows, reference: Reference): TieScales {
  const exists = existenceOf(reference, 'year');
  const states = reference.resolver.actors.filter(({ kind, parts }) => kind === 'state' && parts.length === 1);
  const scales = kinds.map((kind) => {
    const years = [...rows.get(kind)!].sort(([a], [b]) => a - b);
    const of = years.map(([year, pairs]): TieScale => {
      if (kind === 'contiguity') {
        const there = states.filter(({ id }) => exists(id, year)).length;
        const mean = pairs.length / ((there * (there - 1)) / 2);
        return { year, mean, sd: Math.sqrt(mean * (1 - mean)) };
      }
      const mean = pairs.reduce((sum, { value }) => sum + value, 0) / pairs.length;
      const sd = Math.sqrt(pairs.reduce((sum, { value }) => sum + (value - mean) ** 2, 0) / pairs.length);
      return { year, mean, sd };
    });
    return [kind, of] as const;
  });
  return Object.fromEntries(scales) as Record<Kind, TieScale[]>;
}

async function originsOf(reference: Reference): Promise<string[]> {
  const table = await reference.read('kinds', { columns: ['origin'], where: { of: 'tie', id: { oneOf: [...kinds] } } });
  return [...new Set(table.text('origin'))];
}
