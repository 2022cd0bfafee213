import type { Period } from '../model/index.js';
import { audienceKey, type Panel, type PanelSpec } from './panel.js';

/** Where the cells of a panel lie, and the spread of its measurements [L]. */
export interface Cells {
  readonly audiences: readonly string[];
  readonly start: Int32Array;
  readonly entry: Int32Array;
  readonly cells: number;
  readonly spread: number;
}

type Exposed = Pick<Panel, 'row' | 'term' | 'pull' | 'push' | 'usual'>;

/** An exposure that counts: who acted on which cell, how much, and where the actor stood. */
export interface Entry {
  readonly cell: number;
  readonly term: number;
  readonly actor: string;
  readonly audience: string;
  readonly period: Period;
  readonly value: number;
  readonly standing: number;
  readonly aim: number;
}

/** Sum what all actors do to each cell, term by term. What cannot be counted is left, with the reason. */
export function arrangeExposures(spec: PanelSpec, at: Cells, leave: (reason: string) => void): Exposed {
  const width = spec.terms.length;
  const directed = spec.scale.kind === 'directed';
  const pull = new Float64Array(at.cells * width);
  const push = new Float64Array(at.cells * width);
  const means = appealMeans(spec);
  for (const { cell, term, value, standing, aim, audience, period } of entries(spec, at, leave)) {
    const appeal = spec.terms[term]!.kind === 'appeal';
    const exposure = standing * (appeal ? value - means(term, audience, period) : value);
    const i = cell * width + term;
    pull[i]! += directed ? 0 : exposure;
    push[i]! += directed ? exposure : exposure * aim;
  }
  for (let i = 0; i < pull.length; i++) {
    // Relative appeal sums to no pull at all; what is left is rounding.
    if (spec.terms[i % width]!.kind === 'appeal') pull[i] = 0;
  }
  return compress(pull, push, spec, at);
}

/** The exposures that count, in the order of the rows. */
export function* entries(spec: PanelSpec, at: Cells, leave: (reason: string) => void): Generator<Entry> {
  const { exposures, terms } = spec;
  const directed = spec.scale.kind === 'directed';
  const place = placer(at, spec);
  for (let i = 0; i < exposures.term.length; i++) {
    const [term, actor, audience] = [exposures.term[i]!, exposures.actor[i]!, exposures.audience[i]!];
    const [period, value] = [exposures.period[i]!, exposures.value[i]!];
    if (!Number.isFinite(value)) throw new RangeError(`A dose must be a number, got ${value}`);
    if (actor === audience || (value === 0 && terms[term]!.kind === 'instrument')) continue;
    const cell = place(directed ? audienceKey(audience, actor) : audience, period);
    if (cell < 0) continue;
    const standing = spec.standing(actor, period);
    const aim = directed ? 0 : spec.aim(actor, period);
    if (standing === null) leave('a dose of an actor without standing');
    else if (aim === null) leave('a dose of an actor without a position of its own');
    else yield { cell, term, actor, audience, period, value, standing, aim };
  }
}

/** The cell of an audience in a period from which there is a next one; −1 where there is none. */
function placer({ audiences, start, entry }: Cells, spec: PanelSpec): (key: string, period: Period) => number {
  const index = new Map(audiences.map((key, j) => [key, j]));
  return (key, period) => {
    const j = index.get(key);
    if (j === undefined) return -1;
    const step = period - spec.from - entry[j]!;
    return step < 0 || step >= start[j + 1]! - start[j]! - 1 ? -1 : start[j]! + step;
  };
}

/**
 * c̄_j: the standing-weighted mean of a quality over the actors for whom an audience's c is known in a period; on common scales
 * those with a position of their own.
 */
export function appealMeans(
  spec: Pick<PanelSpec, 'terms' | 'exposures' | 'standing' | 'aim' | 'scale'>,
): (term: number, audience: string, period: Period) => number {
  const { exposures, terms, scale } = spec;
  const sums = new Map<string, Map<number, { weight: number; weighted: number }>>();
  const place = (term: number, period: Period): number => period * terms.length + term;
  for (let i = 0; i < exposures.term.length; i++) {
    const term = exposures.term[i]!;
    if (terms[term]!.kind !== 'appeal') continue;
    const [actor, audience, period] = [exposures.actor[i]!, exposures.audience[i]!, exposures.period[i]!];
    const standing = actor === audience ? null : spec.standing(actor, period);
    if (standing === null || (scale.kind === 'common' && spec.aim(actor, period) === null)) continue;
    let own = sums.get(audience);
    if (own === undefined) sums.set(audience, (own = new Map()));
    const sum = own.get(place(term, period));
    if (sum === undefined) own.set(place(term, period), { weight: standing, weighted: standing * exposures.value[i]! });
    else {
      sum.weight += standing;
      sum.weighted += standing * exposures.value[i]!;
    }
  }
  return (term, audience, period) => {
    const sum = sums.get(audience)?.get(place(term, period));
    return sum === undefined || !(sum.weight > 0) ? 0 : sum.weighted / sum.weight;
  };
}

/** Compressed rows of what is not 0, and how large it usually is. */
export function compress(
  pull: Float64Array,
  push: Float64Array,
  { terms, scale }: Pick<PanelSpec, 'terms' | 'scale'>,
  at: Pick<Cells, 'cells' | 'spread'>,
): Exposed {
  const width = terms.length;
  const usual = new Float64Array(width);
  const counts = new Float64Array(width);
  const row = new Int32Array(at.cells + 1);
  const filled = pull.reduce((count, value, i) => count + (value !== 0 || push[i] !== 0 ? 1 : 0), 0);
  const [term, pulls, pushes] = [new Int16Array(filled), new Float64Array(filled), new Float64Array(filled)];
  let next = 0;
  for (let cell = 0; cell < at.cells; cell++) {
    for (let k = 0; k < width; k++) {
      const i = cell * width + k;
      if (pull[i] === 0 && push[i] === 0) continue;
      const size = scale.kind === 'directed' ? push[i]! : terms[k]!.kind === 'appeal' ? push[i]! / at.spread : pull[i]!;
      usual[k]! += size * size;
      counts[k]! += 1;
      term[next] = k;
      pulls[next] = pull[i]!;
      pushes[next] = push[i]!;
      next++;
    }
    row[cell + 1] = next;
  }
  for (let k = 0; k < width; k++) usual[k] = counts[k] === 0 ? 0 : Math.sqrt(usual[k]! / counts[k]!);
  return { row, term, pull: pulls, push: pushes, usual };
}
