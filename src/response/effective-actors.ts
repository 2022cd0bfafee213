import { appealMeans } from './exposures.js';
import type { PanelSpec } from './panel.js';

/** How many actors are behind a term, and which is foremost. */
export interface EffectiveActors {
  /** Inverse Herfindahl index of the actors' contributions: 1 where one actor does it all, n where n do it alike. */
  readonly effective: number;
  /** The actor that contributes most, and its share of all contributions. */
  readonly leading: string;
  readonly share: number;
}

/**
 * By term, how many actors it rests on. An actor's contribution is the sum over its entries of (dose × standing)², for
 * appeal of (quality less the audience's mean, × standing)². Null where nobody contributes. Entries are taken to be those of the
 * panel's cells; those of actors whose standing or aim is not known, and of an actor toward itself, do not count.
 */
export function effectiveActors(spec: PanelSpec): (EffectiveActors | null)[] {
  const { terms, exposures, standing, aim, scale, from, to } = spec;
  const means = terms.some(({ kind }) => kind === 'appeal') ? appealMeans(spec) : () => 0;
  const contributions = terms.map(() => new Map<string, number>());
  for (let i = 0; i < exposures.term.length; i++) {
    const [term, actor, audience] = [exposures.term[i]!, exposures.actor[i]!, exposures.audience[i]!];
    const period = exposures.period[i]!;
    if (actor === audience || period < from || period >= to) continue;
    const weight = standing(actor, period);
    if (weight === null || (scale.kind === 'common' && aim(actor, period) === null)) continue;
    const value = exposures.value[i]! - (terms[term]!.kind === 'appeal' ? means(term, audience, period) : 0);
    const size = (value * weight) ** 2;
    if (size > 0) contributions[term]!.set(actor, (contributions[term]!.get(actor) ?? 0) + size);
  }
  return contributions.map((byActor) => {
    let [total, squares, foremost]: [number, number, [string, number] | null] = [0, 0, null];
    for (const entry of byActor) {
      total += entry[1];
      squares += entry[1] ** 2;
      if (foremost === null || entry[1] > foremost[1]) foremost = entry;
    }
    if (foremost === null) return null;
    return { effective: total ** 2 / squares, leading: foremost[0], share: foremost[1] / total };
  });
}
