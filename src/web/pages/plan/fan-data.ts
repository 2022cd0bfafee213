import type { FanData, PathPoint } from '../../../charts/index.js';
import type { Results } from '../../../study/index.js';
import { nameInText } from '../../messages/en/names.js';
import type { PlanTold } from './plan-answer.js';

type AudienceTold = PlanTold['audiences'][number];
type Fan = AudienceTold['planned'];

/** Steps of the record that are drawn before the plan begins. */
export const stepsBefore = 12;

/** One audience’s way: what was measured, and with and without the plan. */
export function fanData(told: PlanTold, audience: AudienceTold, positions: Results['positions']['positions']): FanData {
  return {
    actor: nameInText(told.actor.name),
    audience: nameInText(audience.name),
    step: told.scale.step,
    unit: told.scale.unit,
    ends: [told.scale.ends[0], told.scale.ends[1]],
    aimSide: audience.side,
    past: positions
      .filter((one) => one.name === audience.name && one.period <= told.from && one.period >= told.from - stepsBefore)
      .map(({ period, estimate }) => ({ period, estimate })),
    planned: pointsOf(audience.planned),
    unplanned: pointsOf(audience.unplanned),
    moved: audience.moved,
  };
}

/** The same under the acts that are intended and on. */
export function intendedFan(data: FanData, intended: NonNullable<PlanTold['intended']>, id: string): FanData {
  const own = intended.audiences.find((one) => one.id === id);
  return own === undefined ? data : { ...data, planned: pointsOf(own.planned), moved: own.moved };
}

function pointsOf(fan: Fan): PathPoint[] {
  return fan.map(({ period, ...estimate }) => ({ period, estimate }));
}
