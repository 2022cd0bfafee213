import { type Crosswalk, placeCodes } from '../crosswalk.js';
import { pacts } from '../definitions/pacts.js';

/** Obligations of alliances. */
export const atop: Crosswalk = {
  scheme: 'atop',
  title: 'Alliance Treaty Obligations and Provisions, obligations',
  source: 'Alliance Treaty Obligations and Provisions Project, Rice University',
  version: '5.1',
  licence: 'free to use with citation; terms not seen in writing',
  citation:
    'Leeds, Ritter, Mitchell & Long (2002), Alliance Treaty Obligations and Provisions, 1815-1944, International Interactions 28(3):237-260',
  url: 'https://www.atopdata.org/',
  note: '',
  scale: null,
  entries: placeCodes(
    [
      { code: 'defense', title: 'Defense obligation' },
      { code: 'offense', title: 'Offense obligation' },
      { code: 'neutrality', title: 'Neutrality obligation' },
      { code: 'nonaggression', title: 'Nonaggression obligation' },
      { code: 'consultation', title: 'Consultation obligation' },
    ],
    [
      { to: pacts.defence, because: 'both sides bind themselves to help', codes: ['defense'] },
      { to: pacts.offence, because: 'both sides bind themselves to join', codes: ['offense'] },
      { to: pacts.neutrality, because: 'both sides bind themselves to stand aside', codes: ['neutrality'] },
      { to: pacts.nonaggression, because: 'both sides renounce force between them', codes: ['nonaggression'] },
      { to: pacts.consultation, because: 'both sides bind themselves to talk', codes: ['consultation'] },
    ],
  ),
};
