import type { ForceRow, ForcesData, Sign } from '../../../charts/index.js';
import { isClear } from '../../../charts/index.js';
import { relationship } from '../../messages/en/relationship.js';
import { nameInText } from '../../messages/en/names.js';
import { aimSideOf, type Brief, facing } from './facing.js';

/** What is drawn together, in this order: never one sign among another's. */
const order: readonly Sign[] = ['attraction', 'coercion', 'inducement'];

/** How far each instrument and each reason for appeal moved the audience: attraction, coercion and inducement apart. */
export function forcesData(brief: Brief): ForcesData {
  const { actor, audience, scale, forces } = brief;
  const side = aimSideOf(brief);
  const rows = forces.map((force): ForceRow => {
    const estimate = facing(force.attributed.moved, side);
    return {
      id: force.instrument,
      title: force.title,
      sign: force.side,
      kind: force.kind,
      estimate,
      known: isClear(estimate) && (force.kind === 'instrument' || force.response.equal?.known === true),
      note: force.doses === null ? '' : relationship.forces.when(force.doses, scale.step),
    };
  });
  return {
    actor: nameInText(actor.name),
    audience: nameInText(audience.name),
    unit: scale.unit,
    rows: order.flatMap((sign) => rows.filter((row) => row.sign === sign)),
    ends: endsOf(brief),
  };
}

/** What the left and the right of a picture are called: away from and toward the actor, or the ends of the scale. */
export function endsOf(brief: Brief): readonly [left: string, right: string] {
  if (aimSideOf(brief) === null)
    return [relationship.towardEnd(brief.scale.ends[0]), relationship.towardEnd(brief.scale.ends[1])];
  const actor = nameInText(brief.actor.name);
  return [relationship.away(actor), relationship.toward(actor)];
}
