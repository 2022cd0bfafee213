import type { Period, Scale } from '../../model/index.js';
import { audienceKey, filteredAims, type Observation, type PanelSpec, type Standing } from '../../response/index.js';
import type { Reference } from '../reference.js';
import type { DoseColumns } from './dose-rows.js';
import { type Readings, readReadings } from './observations.js';
import type { Span, Told } from './stretches.js';

/** Ids under which the records of these actors are kept; null for everybody. */
export function partsOf(reference: Reference, ids: readonly string[] | undefined): string[] | null {
  return ids === undefined ? null : [...new Set(ids.flatMap((id) => reference.resolver.get(id)?.parts ?? [id]))];
}

/** First and last period with a position; where nothing or only a part was read, of the whole scale. */
export async function spanOf(reference: Reference, scale: Scale, read: Readings | null, whole: boolean): Promise<Span> {
  const { observations } =
    whole && read !== null ? read : await readReadings(reference, scale, { audiences: null, actors: null });
  let [from, to] = [Infinity, -Infinity];
  for (const { period } of observations) {
    from = Math.min(from, period);
    to = Math.max(to, period);
  }
  return { from, to };
}

/** Observations inside the window, of these audiences alone where some are named. */
export function insideOf(
  observations: readonly Observation[],
  { from, to }: Span,
  audiences: readonly string[] | null,
  leave: (reason: string) => void,
): Observation[] {
  const wanted = audiences === null ? null : new Set(audiences);
  return observations.filter(({ audience, period }) => {
    if (wanted?.has(audience) === false) return false;
    if (from <= period && period <= to) return true;
    leave('a position outside the window');
    return false;
  });
}

/**
 * Why the doses of an audience in a period are not known; null where all are. `standing`: on directed scales, for without it
 * the only actor's force is not known.
 */
export function untoldOf(
  told: readonly Told[],
  { unknown }: DoseColumns,
  standing: Standing | null,
): (audience: string, toward: string, period: Period) => string | null {
  // What speaks of everybody does so in the whole window.
  const asked = told.filter(({ instrument }) => instrument.covers.actors !== 'all');
  const unmeasured = new Set(
    unknown.map(({ actor, audience, period }) => `${period} ${audienceKey(audience, standing === null ? '' : actor)}`),
  );
  return (audience, toward, period) => {
    if (standing !== null && standing(toward, period) === null) return 'a position toward an actor without standing';
    if (unmeasured.size > 0 && unmeasured.has(`${period} ${audienceKey(audience, toward)}`))
      return 'a position beside an act whose amount was not measured';
    const actor = standing === null ? null : toward;
    const silent = asked.find(({ speaks }) => !speaks(audience, actor, period));
    return silent === undefined ? null : `a position beside which doses are not known: ${silent.instrument.title}`;
  };
}

/**
 * Where actors stood. A state that has taken over the record of another (`cow:255` that of `cow:260`) is taken to stand where
 * that one did until it is seen itself.
 */
export function aimsOf(reference: Reference, observations: readonly Observation[], window: Span): PanelSpec['aim'] {
  const own = filteredAims(observations, window);
  const others = new Map<string, readonly string[]>();
  for (const { parts } of reference.resolver.actors)
    if (parts.length > 1) parts.forEach((part, i) => others.set(part, parts.slice(0, i).toReversed()));
  return (actor, period) => {
    const aim = own(actor, period);
    if (aim !== null) return aim;
    for (const before of others.get(actor) ?? []) {
      const taken = own(before, period);
      if (taken !== null) return taken;
    }
    return null;
  };
}

/** Names told in full before a list is only counted. */
const fewEnough = 3;

/** By instrument whose source lists its actors, whose acts it means. */
export function meantBy(reference: Reference, told: readonly Told[], { from, to }: Span): ReadonlyMap<string, string> {
  const meant = new Map<string, string>();
  for (const { instrument, listed } of told) {
    if (listed === null) continue;
    const inside = [...listed].filter(([, span]) => span.from < to && span.to >= from);
    const partly = inside.filter(([, span]) => span.from > from || span.to < to - 1).length;
    const names = inside.map(([id]) => reference.resolver.get(id)?.name ?? id);
    const who = names.length <= fewEnough ? names.join(', ') : `${names.length} actors that its source lists`;
    const when = partly === 0 ? '' : `, ${partly} of them for a part of the window`;
    meant.set(instrument.id, `Acts of ${who}${when}; of others nothing is known.`);
  }
  return meant;
}
