import type { Draws } from '../model/index.js';

/** Something that somebody would do to an audience, from a step of the plan on and for so many steps. */
export interface PlannedAct {
  readonly actor: string;
  /** Id of the instrument. */
  readonly instrument: string;
  /** Key of the audience. */
  readonly audience: string;
  /** Steps after the beginning of the plan, from 0; and for how many it stands: 1 for what is done and over. */
  readonly start: number;
  readonly held: number;
  /** Dose × standing, dimensionless: that of all acts together where the act is done several times. */
  readonly exposure: number;
  /** By joint draw: response to a unit of exposure [M/T²] on common, [M·L/T²] on directed scales. */
  readonly response: Draws;
  /** Where the actor stands [L]; null on directed scales, where it pushes up. */
  readonly aim: number | null;
}

/** Acts of one plan on one audience. */
export function actsOn(acts: readonly PlannedAct[], audience: string): PlannedAct[] {
  return acts.filter((act) => act.audience === audience);
}
