import { createRandom, type Random } from '../statistics/index.js';
import type { Period, Step } from '../model/index.js';
import type { PanelDoses } from '../response/index.js';

/** One way of asking the same question, each choice by the name of its option. */
export interface Specification {
  /** How actors count. */
  readonly standing: string;
  /** Whose positions. */
  readonly positions: string;
  /** How acts become doses: as the instrument is defined, 1 where there is any, or in proportion. */
  readonly transform: 'defined' | 'present' | 'linear';
  /** How long a dose acts: as defined; standing doses in their first period alone; single acts for three periods. */
  readonly duration: 'defined' | 'onset' | 'held';
  /** Which periods are seen: `whole`, `first-half`, `second-half`, or `without` and a decade. */
  readonly period: string;
  /** How wide the priors of responses are: as usual, twice, half. */
  readonly prior: 'usual' | 'wide' | 'narrow';
  /** Id of an actor whose acts are left out; empty = nobody. */
  readonly without: string;
}

/** Options by choice, the usual one first. */
export type Choices = { readonly [Choice in keyof Specification]: readonly Specification[Choice][] };

export function specificationId(one: Specification): string {
  const { standing, positions, transform, duration, period, prior, without } = one;
  return [
    standing,
    positions,
    `dose ${transform}`,
    `lasting ${duration}`,
    period,
    `prior ${prior}`,
    without === '' ? 'all actors' : `without ${without}`,
  ].join(', ');
}

/**
 * Specifications to be fitted: the usual one, each that parts from it by one choice, and of all others as many as are wanted
 * together, drawn at random without replacement (Simonsohn, Simmons & Nelson 2020, Nature Human Behaviour 4:1208). All of
 * them where there are no more. The same for the same seed.
 */
export function chooseSpecifications(
  choices: Choices,
  { seed, count }: { seed: number; count: number },
): Specification[] {
  const names = Object.keys(choices) as (keyof Choices)[];
  const usual = Object.fromEntries(names.map((name) => [name, choices[name][0]])) as unknown as Specification;
  const near = names.flatMap((name) => choices[name].slice(1).map((option) => ({ ...usual, [name]: option })));
  const all = names.reduce<Partial<Specification>[]>(
    (some, name) => some.flatMap((one) => choices[name].map((option) => ({ ...one, [name]: option }))),
    [{}],
  ) as Specification[];
  const first = [usual, ...near];
  const taken = new Set(first.map(specificationId));
  const rest = shuffled(
    all.filter((one) => !taken.has(specificationId(one))),
    createRandom({ seed, stream: 4000 }),
  );
  return [...first, ...rest.slice(0, Math.max(0, count - first.length))];
}

function shuffled<One>(list: readonly One[], random: Random): One[] {
  const dealt = [...list];
  for (let i = dealt.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [dealt[i], dealt[j]] = [dealt[j]!, dealt[i]!];
  }
  return dealt;
}

/** A stretch of time on a scale's clock. */
export interface Window {
  readonly from: Period;
  readonly to: Period;
  readonly step: Step;
}

/** Periods of a decade that a window must have for leaving it out to be a choice. */
const fewestOfDecade = 3;

/** Which periods may be seen: all, either half, all but a decade. */
export function periodChoices({ from, to, step }: Window): string[] {
  const decades = new Map<number, number>();
  const year = step === 'month' ? 12 : 1;
  for (let period = from; period <= to; period++) {
    const decade = 10 * Math.floor(Math.floor(period / year) / 10);
    decades.set(decade, (decades.get(decade) ?? 0) + 1);
  }
  const enough = [...decades].filter(([, periods]) => periods >= fewestOfDecade * year).map(([decade]) => decade);
  return [
    'whole',
    'first-half',
    'second-half',
    ...(enough.length > 1 ? enough.map((decade) => `without ${decade}s`) : []),
  ];
}

/** Which periods, counted from the window's first, are not seen in a specification. */
export function unseenIn(choice: string, { from, to, step }: Window): (at: number) => boolean {
  const middle = Math.floor((to - from + 1) / 2);
  if (choice === 'first-half') return (at) => at >= middle;
  if (choice === 'second-half') return (at) => at < middle;
  const decade = /^without (\d+)s$/.exec(choice)?.[1];
  if (decade === undefined) return () => false;
  const year = step === 'month' ? 12 : 1;
  return (at) => 10 * Math.floor(Math.floor((from + at) / year) / 10) === Number(decade);
}

/** What must be known of terms to change their doses; by term. */
export interface DoseMeaning {
  /** Median exposure, which is a dose of 1; null where a dose is 0 or 1. */
  readonly standard: number | null;
  readonly lasting: boolean;
}

/** Periods for which a single act is held. */
const heldFor = 3;

/** The doses as a specification has them. `start`: by audience, its first cell, and after the last the number of cells. */
export function dosesIn(
  doses: PanelDoses,
  { transform, duration, without }: Pick<Specification, 'transform' | 'duration' | 'without'>,
  meaning: readonly DoseMeaning[],
  start: Int32Array,
): PanelDoses {
  const left = without === '' ? -1 : doses.actors.indexOf(without);
  const kept: number[] = [];
  for (let d = 0; d < doses.cell.length; d++) if (doses.actor[d] !== left) kept.push(d);
  const value = doses.value.map((dose, d) => transformed(dose, transform, meaning[doses.term[d]!]!));
  if (duration === 'onset') return pick({ ...doses, value }, onsets(doses, kept, meaning, start));
  if (duration === 'held') return held({ ...doses, value }, kept, meaning, start);
  return pick({ ...doses, value }, kept);
}

function transformed(dose: number, transform: Specification['transform'], { standard }: DoseMeaning): number {
  if (transform === 'present') return Math.sign(dose);
  // A dose is ln(1 + x) / ln(1 + m) of x acts, m the median.
  if (transform === 'linear' && standard !== null && standard > 0)
    return (Math.sign(dose) * Math.expm1(Math.abs(dose) * Math.log1p(standard))) / standard;
  return dose;
}

/** Of standing doses those whose beginning was seen; of others all. */
function onsets(
  doses: PanelDoses,
  kept: readonly number[],
  meaning: readonly DoseMeaning[],
  start: Int32Array,
): number[] {
  const { cell, term } = doses;
  const keyOf = keysOf(doses, start);
  const there = new Set(kept.map((d) => keyOf(d, cell[d]!)));
  const first = new Set(start);
  return kept.filter(
    (d) => !meaning[term[d]!]!.lasting || (!first.has(cell[d]!) && !there.has(keyOf(d, cell[d]! - 1))),
  );
}

/** A number of its own for what one dose's actor does by its instrument in a cell: below 2⁵³ for all panels that fit in memory. */
function keysOf({ term, actor, actors }: PanelDoses, start: Int32Array): (dose: number, cell: number) => number {
  const cells = start[start.length - 1]! + heldFor;
  return (dose, cell) => (term[dose]! * actors.length + actor[dose]!) * cells + cell;
}

/** Single acts go on for the periods after, as long as the audience's record; the largest counts where several overlap. */
function held(
  doses: PanelDoses,
  kept: readonly number[],
  meaning: readonly DoseMeaning[],
  start: Int32Array,
): PanelDoses {
  const { cell, term, value } = doses;
  const keyOf = keysOf(doses, start);
  const places = new Map<number, number>();
  const [from, at, most]: [number[], number[], number[]] = [[], [], []];
  const first = new Set(start);
  for (const d of kept) {
    for (let later = 0; later < (meaning[term[d]!]!.lasting ? 1 : heldFor); later++) {
      const there = cell[d]! + later;
      // Doses count up to the last cell but one of a record.
      if (later > 0 && (first.has(there) || first.has(there + 1))) break;
      const key = keyOf(d, there);
      const place = places.get(key);
      if (place === undefined) {
        places.set(key, from.length);
        from.push(d);
        at.push(there);
        most.push(value[d]!);
      } else if (Math.abs(value[d]!) > Math.abs(most[place]!)) {
        from[place] = d;
        most[place] = value[d]!;
      }
    }
  }
  return { ...pick(doses, from), cell: Int32Array.from(at), value: Float64Array.from(most) };
}

function pick(doses: PanelDoses, places: readonly number[]): PanelDoses {
  const taken = <Column extends Int32Array | Int16Array | Float64Array>(into: Column, column: Column): Column => {
    for (let i = 0; i < places.length; i++) into[i] = column[places[i]!]!;
    return into;
  };
  const count = places.length;
  return {
    actors: doses.actors,
    cell: taken(new Int32Array(count), doses.cell),
    term: taken(new Int16Array(count), doses.term),
    actor: taken(new Int32Array(count), doses.actor),
    value: taken(new Float64Array(count), doses.value),
    standing: taken(new Float64Array(count), doses.standing),
    aim: taken(new Float64Array(count), doses.aim),
  };
}

/** Actors that may be left out: those that contribute most to some term, the ones that do so most often first. */
export function foremostActors({ term, actor, actors, value, standing }: PanelDoses, most: number): string[] {
  const byTerm = new Map<number, Float64Array>();
  for (let d = 0; d < value.length; d++) {
    let sums = byTerm.get(term[d]!);
    if (sums === undefined) byTerm.set(term[d]!, (sums = new Float64Array(actors.length)));
    sums[actor[d]!]! += (value[d]! * standing[d]!) ** 2;
  }
  const leads = new Map<string, number>();
  for (const sums of byTerm.values()) {
    const foremost = actors[sums.indexOf(Math.max(...sums))]!;
    leads.set(foremost, (leads.get(foremost) ?? 0) + 1);
  }
  return [...leads]
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([id]) => id);
}
