import type { Crosswalk, CrosswalkEntry } from './crosswalk.js';
import { atop } from './crosswalks/atop.js';
import { cameo, cameoText } from './crosswalks/cameo.js';
import { chinaDiplomacy } from './crosswalks/china-diplomacy.js';
import { dacNet, dacTypes } from './crosswalks/dac.js';
import { desta } from './crosswalks/desta.js';
import { icewsClass } from './crosswalks/icews.js';
import { gmlHostility, midHostility } from './crosswalks/mid.js';
import { mieAction } from './crosswalks/mie.js';
import { plover } from './crosswalks/plover.js';
import { tiesSanction, tiesThreat } from './crosswalks/ties.js';
import { ucdpConflict } from './crosswalks/ucdp.js';
import { usVisit } from './crosswalks/visits.js';
import { weis } from './crosswalks/weis.js';
import { aid } from './definitions/aid.js';
import { armedActs } from './definitions/militarised.js';
import { newswire } from './definitions/newswire.js';
import { pacts } from './definitions/pacts.js';
import { presence } from './definitions/presence.js';
import { sanctions } from './definitions/sanctions.js';
import type { Instrument, InstrumentDefinition, SchemeCodes } from './instrument.js';

/** Every scheme in which acts come, with the place of each of its codes. */
export const crosswalks: readonly Crosswalk[] = [
  atop,
  cameo,
  cameoText,
  chinaDiplomacy,
  dacNet,
  dacTypes,
  desta,
  gmlHostility,
  icewsClass,
  midHostility,
  mieAction,
  plover,
  tiesSanction,
  tiesThreat,
  ucdpConflict,
  usVisit,
  weis,
];

const definitions: readonly InstrumentDefinition[] = [
  ...Object.values(presence),
  ...Object.values(pacts),
  ...Object.values(aid),
  ...Object.values(sanctions),
  ...Object.values(armedActs),
  ...Object.values(newswire),
];

/** Every instrument there is: those of presence, pacts and aid first, the newswire's last. */
export const instruments: readonly Instrument[] = definitions.map((definition) => ({
  ...definition,
  from: codesOf(definition.id),
}));

function codesOf(instrument: string): SchemeCodes[] {
  return crosswalks
    .map(({ scheme, entries }) => ({
      scheme,
      codes: entries.filter((entry) => entry.instrument === instrument).map((entry) => entry.code),
    }))
    .filter(({ codes }) => codes.length > 0);
}

const byId = new Map(instruments.map((instrument) => [instrument.id, instrument]));
const byScheme = new Map(
  crosswalks.map(({ scheme, entries }) => [scheme, new Map(entries.map((entry) => [entry.code, entry]))]),
);

/** What a code means here; null for a scheme or code that no crosswalk lists. Takes constant time. */
export function crosswalkOf(scheme: string, code: string): CrosswalkEntry | null {
  return byScheme.get(scheme)?.get(code) ?? null;
}

/** The instrument whose act a code is; null when it is unmapped or not listed at all. Takes constant time. */
export function instrumentOf(scheme: string, code: string): Instrument | null {
  const id = crosswalkOf(scheme, code)?.instrument ?? null;
  return id === null ? null : byId.get(id)!;
}

/** The weight of a code on its scheme's scale of conflict and cooperation, −10 to 10; null where there is none. */
export function weightOf(scheme: string, code: string): number | null {
  return crosswalkOf(scheme, code)?.weight ?? null;
}
