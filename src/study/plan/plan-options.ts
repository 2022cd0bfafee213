import { type Instrument, instruments as allInstruments, sideOf } from '../../instruments/index.js';
import { meanOf } from '../../model/index.js';
import { actSize, type Effort, type Option, type Returns } from '../../plan/index.js';
import type { LawDraws } from '../../response/index.js';
import type { StoredLaw } from '../law/stored-law.js';
import { unknownInstrument } from './budget.js';
import type { AudienceRead } from './ground-reading.js';
import type { AimRead, Participant } from './participants.js';
import type { PlanSpec } from './spec.js';

/** An instrument that the law knows, with its response by draw. */
export interface Known {
  readonly instrument: Instrument;
  readonly response: Float64Array;
  readonly standard: number | null;
}

/** Instruments of a law, in its order. */
export function knownIn({ terms, settings }: StoredLaw, { responses, count }: LawDraws): Known[] {
  return terms.flatMap(({ term }, k): Known[] => {
    const instrument = allInstruments.find(({ id }) => id === term);
    if (instrument === undefined) return [];
    const response = Float64Array.from({ length: count }, (_, d) => responses[d * terms.length + k]!);
    return [{ instrument, response, standard: settings.standards[term] ?? null }];
  });
}

export function returnsIn(known: readonly Known[]): ReadonlyMap<string, Returns> {
  return new Map(known.map(({ instrument, standard }) => [instrument.id, actSize(instrument, standard).returns]));
}

/** A promise to attack others binds two states in friendship and harms a third: no plan makes one that was not asked for by name. */
const againstOthers: readonly string[] = ['offence-pact'];

/** Everything that somebody might do to somebody, whether allowed or not; and which instruments cost nobody knows what. */
export function optionsFor(
  spec: PlanSpec,
  known: readonly Known[],
  participants: readonly Participant[],
  audiences: readonly AudienceRead[],
  efforts: ReadonlyMap<string, Effort | null>,
  aims: readonly AimRead[],
): { readonly options: readonly Option[]; readonly withoutEffort: readonly string[]; readonly standing: number } {
  const wanted = spec.instruments;
  const unknown = wanted?.find((id) => !known.some(({ instrument }) => instrument.id === id));
  if (unknown !== undefined)
    throw unknownInstrument(
      unknown,
      known.map(({ instrument }) => instrument),
      'instruments',
    );
  const starts = Math.min(spec.periods ?? Math.min(5, spec.horizon), spec.horizon);
  const options: Option[] = [];
  const withoutEffort: string[] = [];
  let standing = 0;
  for (const { instrument, response, standard } of known) {
    // Coercion stays in the comparison, whatever is asked for.
    if (wanted !== undefined && !wanted.includes(instrument.id) && sideOf(instrument.mechanism) !== 'coercive')
      continue;
    if (againstOthers.includes(instrument.id) && wanted?.includes(instrument.id) !== true) continue;
    const effort = efforts.get(instrument.id) ?? null;
    if (effort === null) {
      withoutEffort.push(instrument.id);
      continue;
    }
    const { dose, most } = actSize(instrument, standard);
    for (const participant of participants) {
      audiences.forEach((audience, target) => {
        if (audience.actor.id === participant.actor.id || standsBehind(participant, audience, aims[target]!)) return;
        if (instrument.lasting && stands(participant, instrument.id, audience)) {
          standing++;
          return;
        }
        for (let start = 0; start < starts; start++) {
          const held = instrument.lasting ? spec.horizon - start : 1;
          options.push({
            actor: participant.actor.id,
            instrument: instrument.id,
            mechanism: instrument.mechanism,
            target,
            start,
            held,
            lasting: instrument.lasting,
            unit: dose * participant.standing * participant.carries,
            response,
            aim: participant.aim,
            effort: effort.act + effort.upkeep * held,
            most: instrument.lasting ? 1 : most,
          });
        }
      });
    }
  }
  return { options, withoutEffort, standing };
}

/**
 * Whether somebody stands on the other side of the audience than the aim. By the law such an act could help only by repelling, and nobody
 * plans to be turned away from.
 */
function standsBehind({ aim }: Participant, { ground }: AudienceRead, { side }: AimRead): boolean {
  return aim !== null && side * (aim - meanOf(ground.position)) <= 0;
}

/** Whether it is in force already when the plan begins: then it cannot be begun. */
function stands({ actor }: Participant, instrument: string, { course }: AudienceRead): boolean {
  const steps = course.to - course.from;
  return course.forces.some(
    (force) =>
      force.term === instrument &&
      (force.actor === actor.id || actor.parts.includes(force.actor)) &&
      force.exposure[steps - 1]! !== 0,
  );
}
