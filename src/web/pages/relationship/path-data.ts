import { type PathActs, type PathData, signOf } from '../../../charts/index.js';
import { nameInText } from '../../messages/en/names.js';
import { aimSideOf, type Brief, facing } from './facing.js';

/** The path of the audience, the actor's own, the one without the actor, and acts beneath them. */
export function pathData(brief: Brief): PathData {
  const { actor, audience, scale, window, positions, actorPositions, attributed, displacement } = brief;
  const side = aimSideOf(brief);
  return {
    actor: nameInText(actor.name),
    audience: nameInText(audience.name),
    step: scale.step,
    window,
    unit: scale.unit,
    ends: [scale.ends[0], scale.ends[1]],
    aimSide: side,
    positions,
    aim: actorPositions,
    without: (attributed?.without ?? []).map(({ period, position }) => ({ period, estimate: position })),
    displacement: displacement === null ? null : facing(displacement, side),
    acts: scale.step === 'year' ? actsOf(brief) : [],
  };
}

/** Acts are told by years. */
function actsOf({ relations, window }: Brief): PathActs[] {
  const inPart = new Map(relations.notTold.map(({ instrument, told }) => [instrument, told]));
  return relations.acts.map(({ instrument, title, mechanism, inYears }) => {
    const told = inPart.get(instrument);
    return {
      id: instrument,
      title,
      sign: signOf(mechanism),
      spells: spellsOf(inYears.filter((year) => year >= window.from && year <= window.to)),
      told: told === undefined || told === null ? null : { from: told.from, to: told.to },
    };
  });
}

/** Years that follow one another are one spell. */
export function spellsOf(years: readonly number[]): { from: number; to: number }[] {
  const spells: { from: number; to: number }[] = [];
  for (const year of years) {
    const last = spells.at(-1);
    if (last !== undefined && last.to === year - 1) last.to = year;
    else spells.push({ from: year, to: year });
  }
  return spells;
}
