import { atop } from './atop.js';
import { cameo } from './cameo.js';
import { chinaPublicDiplomacy } from './china-public-diplomacy.js';
import { cities } from './cities.js';
import { codes } from './codes.js';
import { desta } from './desta.js';
import { embassies } from './embassies.js';
import { fariss } from './fariss.js';
import { gapminder } from './gapminder.js';
import { gdelt } from './gdelt.js';
import { icewsDyadYear } from './icews-dyad-year.js';
import { icewsEvents } from './icews-events.js';
import { igo } from './igo.js';
import { isard } from './isard.js';
import { keds } from './keds.js';
import { mid } from './mid.js';
import { mie } from './mie.js';
import { migration } from './migration.js';
import { nmc } from './nmc.js';
import { oecdDac2a } from './oecd-dac2a.js';
import { pew } from './pew.js';
import { recognise } from './recognise.js';
import { rollCallVotes } from './roll-calls.js';
import { sisterCities } from './sister-cities.js';
import type { Source, SourceFile } from './source.js';
import { states } from './states.js';
import { students } from './students.js';
import { ties } from './ties.js';
import { trade } from './trade.js';
import { ucdp } from './ucdp.js';
import { ungaIdealPoints } from './unga-ideal-points.js';
import { ungaVotes } from './unga-votes.js';
import { ungdMentions } from './ungd-mentions.js';
import { unhcr } from './unhcr.js';
import { usVisits } from './us-visits.js';
import { vdem } from './vdem.js';
import { wgi } from './wgi.js';

export * from './source.js';
export * from './records.js';
export { gdelt } from './gdelt.js';
export { keds } from './keds.js';
export { type RowHandlers, forEachRow, readHeader } from './csv.js';
export {
  type Answer,
  type BallotTables,
  type Match,
  type RollCall,
  type VoterLabel,
  type VoteTable,
  answers,
} from './ballots.js';
export { type CodeTables, type CountryCodes, type StateSpell, codes } from './codes.js';
export { cityEntry, type CityPlace, type CityRegister, makeCityRegister } from './city-register.js';
export { type MigrantStock, makeDiasporaRegister } from './diaspora-register.js';
export { type KedsActor, type KedsCode, kedsActors, withKedsActors } from './keds-actors.js';
export { makeRegister } from './register.js';
export { rollCallVotes } from './roll-calls.js';
export { type Contiguity, type ContiguityTables, states } from './states.js';
export { ungaVotes } from './unga-votes.js';

/** Every source there is. */
export const sources: readonly Source<unknown>[] = [
  atop,
  cameo,
  chinaPublicDiplomacy,
  cities,
  codes,
  desta,
  embassies,
  fariss,
  gapminder,
  gdelt,
  icewsDyadYear,
  icewsEvents,
  igo,
  isard,
  keds,
  mid,
  mie,
  migration,
  nmc,
  oecdDac2a,
  pew,
  rollCallVotes,
  sisterCities,
  states,
  students,
  ties,
  trade,
  ucdp,
  ungaIdealPoints,
  ungaVotes,
  ungdMentions,
  unhcr,
  usVisits,
  vdem,
  wgi,
];

/** Sources of roll-call votes: what `measure` can read. */
export const ballotSources = [rollCallVotes, ungaVotes] as const;

/**
 * The source to which a file belongs, by its header. Throws a ProblemError (`unknown-layout`, `missing-column`, …) when
 * it is none of those given.
 */
export function sourceOf<Tables>(file: SourceFile, among: readonly Source<Tables>[]): Source<Tables> {
  const found = recognise(
    file,
    among.flatMap((source) => source.layouts),
  );
  return among.find((source) => source.layouts.includes(found.layout))!;
}
