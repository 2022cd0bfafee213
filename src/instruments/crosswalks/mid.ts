import { type CodeFact, type Crosswalk, placeCodes, type Sense } from '../crosswalk.js';
import { armedActs } from '../definitions/militarised.js';
import type { InstrumentDefinition } from '../instrument.js';

const levels: readonly CodeFact[] = [
  { code: '1', title: 'No militarised action' },
  { code: '2', title: 'Threat to use force' },
  { code: '3', title: 'Display of force' },
  { code: '4', title: 'Use of force' },
  { code: '5', title: 'War' },
];

function placed(display: InstrumentDefinition, force: InstrumentDefinition): readonly Sense[] {
  return [
    { to: null, because: 'a party to the dispute that did nothing militarised', codes: ['1'] },
    { to: display, because: 'armed violence is threatened or held in view', codes: ['2', '3'] },
    { to: force, because: 'armed force is used', codes: ['4', '5'] },
  ];
}

const licence = 'free to use with citation; terms not seen in writing';
const note = 'The highest level that the state reached in the dispute.';

/** Hostility levels of the Correlates of War disputes. */
export const midHostility: Crosswalk = {
  scheme: 'mid-hostility',
  title: 'Militarized Interstate Disputes, hostility level',
  source: 'Correlates of War Project',
  version: 'MID 5',
  licence,
  citation:
    'Palmer et al. (2022), The MID5 Dataset, 2011–2014: Procedures, coding rules, and description, Conflict Management and Peace Science 39(4):470-482',
  url: 'https://correlatesofwar.org/data-sets/mids/',
  note,
  scale: null,
  entries: placeCodes(levels, placed(armedActs.disputeDisplay, armedActs.disputeForce)),
};

/** The same levels in the disputes as Gibler, Miller and Little corrected them. */
export const gmlHostility: Crosswalk = {
  scheme: 'gml-hostility',
  title: 'Disputes of Gibler, Miller and Little, hostility level',
  source: 'Gibler, Miller & Little',
  version: '2.2.1',
  licence,
  citation:
    'Gibler, Miller & Little (2016), An Analysis of the Militarized Interstate Dispute (MID) Dataset, 1816–2001, International Studies Quarterly 60(4):719-730',
  url: 'https://internationalconflict.ua.edu/data-download/',
  note,
  scale: null,
  entries: placeCodes(levels, placed(armedActs.disputeDisplayGml, armedActs.disputeForceGml)),
};
