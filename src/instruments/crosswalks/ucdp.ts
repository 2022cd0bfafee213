import { type Crosswalk, placeCodes } from '../crosswalk.js';
import { armedActs } from '../definitions/militarised.js';

/** Armed conflicts between states. */
export const ucdpConflict: Crosswalk = {
  scheme: 'ucdp-conflict',
  title: 'UCDP/PRIO armed conflicts between states, intensity',
  source: 'Uppsala Conflict Data Program; Peace Research Institute Oslo',
  version: '24.1',
  licence: 'CC-BY-4.0',
  citation:
    'Davies, Engström, Pettersson & Öberg (2024), Organized violence 1989-2023, and the prevalence of organized crime groups, J. Peace Research 61(4):673-693; Gleditsch et al. (2002), Armed Conflict 1946-2001: A New Dataset, J. Peace Research 39(5):615-637',
  url: 'https://ucdp.uu.se/downloads/',
  note: 'Minor: 25 to 999 battle deaths in the year; war: 1,000 or more.',
  scale: null,
  entries: placeCodes(
    [
      { code: 'interstate-minor', title: 'Interstate armed conflict, minor' },
      { code: 'interstate-war', title: 'Interstate war' },
    ],
    [{ to: armedActs.armedConflict, because: 'armed force is used', codes: ['interstate'] }],
  ),
};
