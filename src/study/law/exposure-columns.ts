import type { Period, Scale } from '../../model/index.js';
import { audienceKey, type ExposureRows, type PanelSpec } from '../../response/index.js';
import type { DoseColumns } from './dose-rows.js';
import type { Records, Stay } from './records.js';
import type { TieStrength } from './tie-strength.js';

/** Where exposures are gathered: doses and the strength of ties, of the audience-periods of a panel alone. */
export interface Exposures {
  /** By instrument, audience-periods with a dose of an actor that counts. */
  countDoses(doses: DoseColumns, instruments: number): number[];
  /** Add doses of some instruments, as the terms 0, 1 … in their order. */
  addDoses(doses: DoseColumns, instruments: readonly number[]): void;
  /** Add the strength of ties as a term: of each audience with every actor that has standing and, on common scales, a position. */
  addTies(ties: TieStrength, term: number): void;
  close(): ExposureRows;
}

interface Panel extends Pick<PanelSpec, 'scale' | 'from' | 'to' | 'standing' | 'aim'> {
  readonly records: Records;
  /** Ids of those who may act. */
  readonly actors: readonly string[];
  /** Whether somebody acts at all in a period, whichever standing is used. */
  readonly exists: (actor: string, period: Period) => boolean;
}

export function openExposures({ scale, from, to, standing, aim, records, actors, exists }: Panel): Exposures {
  const directed = scale.kind === 'directed';
  const rows = { term: [] as number[], actor: [] as string[], audience: [] as string[], period: [] as number[] };
  const values: number[] = [];

  function stayOf(doses: DoseColumns, row: number): Stay | null {
    const [actor, audience, period] = [doses.actor[row]!, doses.audience[row]!, doses.period[row]!];
    if (actor === audience) return null;
    const stay = records.stays.get(directed ? audienceKey(audience, actor) : audience);
    return stay !== undefined && stay.first <= period && period < stay.last ? stay : null;
  }

  function push(term: number, actor: string, audience: string, period: Period, value: number): void {
    rows.term.push(term);
    rows.actor.push(actor);
    rows.audience.push(audience);
    rows.period.push(period);
    values.push(value);
  }

  function addCommonTies({ strength }: TieStrength, term: number): void {
    const able = Array.from({ length: to - from }, (_, step) =>
      actors.filter((actor) => standing(actor, from + step) !== null && aim(actor, from + step) !== null),
    );
    for (const [audience, { first, last }] of records.stays) {
      for (let period = first; period < last; period++) {
        for (const actor of able[period - from]!) {
          const value = actor === audience ? Number.NaN : strength(audience, actor, yearOf(period, scale));
          if (!Number.isNaN(value)) push(term, actor, audience, period, value);
        }
      }
    }
  }

  function addDirectedTies({ strength }: TieStrength, term: number): void {
    for (const [key, { first, last }] of records.stays) {
      const [audience, actor] = key.split('\t') as [string, string];
      for (let period = first; period < last; period++) {
        const value = strength(audience, actor, yearOf(period, scale));
        if (!Number.isNaN(value) && standing(actor, period) !== null) push(term, actor, audience, period, value);
      }
    }
  }

  return {
    countDoses: (doses, instruments) => {
      const seen = Array.from({ length: instruments }, () => new Uint8Array(records.cells));
      for (let row = 0; row < doses.dose.length; row++) {
        const stay = stayOf(doses, row);
        const [actor, period] = [doses.actor[row]!, doses.period[row]!];
        if (stay === null || !exists(actor, period) || (!directed && aim(actor, period) === null)) continue;
        seen[doses.instrument[row]!]![stay.offset + period - stay.first] = 1;
      }
      return seen.map((cells) => cells.reduce((sum, one) => sum + one, 0));
    },
    addDoses: (doses, instruments) => {
      const terms = new Map(instruments.map((instrument, term) => [instrument, term]));
      for (let row = 0; row < doses.dose.length; row++) {
        const term = terms.get(doses.instrument[row]!);
        if (term === undefined || stayOf(doses, row) === null) continue;
        push(term, doses.actor[row]!, doses.audience[row]!, doses.period[row]!, doses.dose[row]!);
      }
    },
    addTies: directed ? addDirectedTies : addCommonTies,
    close: () => ({
      term: Int16Array.from(rows.term),
      actor: rows.actor,
      audience: rows.audience,
      period: Int32Array.from(rows.period),
      value: Float64Array.from(values),
    }),
  };
}

/** The year of a period on a scale's clock. */
export function yearOf(period: Period, { step }: Pick<Scale, 'step'>): number {
  return step === 'month' ? Math.floor(period / 12) : period;
}
