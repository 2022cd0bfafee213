import { type Crosswalk, placeCodes, type Sense } from '../crosswalk.js';
import { newswire as n } from '../definitions/newswire.js';

const weights: readonly (readonly [string, number])[] = [
  ['AGREE', 2.5],
  ['CONSULT', 2.5],
  ['SUPPORT', 5],
  ['CONCEDE', 4.5],
  ['COOPERATE', 9.5],
  ['AID', 10],
  ['RETREAT', 6.5],
  ['REQUEST', 0],
  ['ACCUSE', -3],
  ['REJECT', -2],
  ['THREATEN', -3.5],
  ['PROTEST', -5],
  ['SANCTION', -6],
  ['MOBILIZE', -5.5],
  ['COERCE', -7],
  ['ASSAULT', -9],
];

const senses: readonly Sense[] = [
  { to: n.agree, because: 'agrees or promises to act together', codes: ['AGREE'] },
  { to: n.consult, because: 'talks in which each side hears the other', codes: ['CONSULT'] },
  { to: n.diplomaticCooperation, because: 'cooperation without material exchange', codes: ['SUPPORT'] },
  { to: n.yield, because: 'gives way in words', codes: ['CONCEDE'] },
  { to: n.materialCooperation, because: 'mutual material exchange', codes: ['COOPERATE'] },
  { to: n.materialAid, because: 'gives something of value', codes: ['AID'] },
  { to: n.deEscalate, because: 'gives way in deed', codes: ['RETREAT'] },
  { to: n.demand, because: 'a request, a demand or an order', codes: ['REQUEST'] },
  { to: n.accuse, because: 'blames in public or calls to account', codes: ['ACCUSE'] },
  { to: n.reject, because: 'refuses what the other side asks', codes: ['REJECT'] },
  { to: n.threat, because: 'a threat, whose content only the mode tells', codes: ['THREATEN'] },
  { to: n.protest, because: 'people press by dissent', codes: ['PROTEST'] },
  { to: n.sanction, because: 'takes relations or exchange away', codes: ['SANCTION'] },
  { to: n.forcePosture, because: 'holds armed power in view', codes: ['MOBILIZE'] },
  { to: n.coerce, because: 'imposes a loss of property or liberty', codes: ['COERCE'] },
  { to: n.assault, because: 'violence of every kind', codes: ['ASSAULT'] },
];

const lostSign =
  'The table prints 3 without a sign. All its modes are negative (−2, −3.5, −3.5) and their mean is −3: the minus sign is lost.';

/** Political Language Ontology for Verifiable Event Records: event types without modes. */
export const plover: Crosswalk = {
  scheme: 'plover',
  title: 'Political Language Ontology for Verifiable Event Records (PLOVER)',
  source: 'Open Event Data Alliance, PLOVER manual',
  version: 'draft 2.0',
  licence: 'CC-BY-SA-4.0',
  citation: 'Open Event Data Alliance (2021), PLOVER: Political Language Ontology for Verifiable Event Records',
  url: 'https://github.com/openeventdata/PLOVER',
  note: 'Event types are coarser than CAMEO: ASSAULT holds armed force too, REQUEST appeals too, SANCTION reduced relations too.',
  scale: {
    source: 'PLOVER scores, in the manual’s table of conflict–cooperation scores, for event types without a mode',
    version: 'draft 2.0',
    licence: 'CC-BY-SA-4.0',
    citation: 'Open Event Data Alliance (2021), PLOVER: Political Language Ontology for Verifiable Event Records',
    url: 'https://github.com/openeventdata/PLOVER',
  },
  entries: placeCodes(
    weights.map(([code, weight]) => ({
      code,
      title: code.charAt(0) + code.slice(1).toLowerCase(),
      weight,
      plover: code,
      note: code === 'ACCUSE' ? lostSign : '',
    })),
    senses,
  ),
};
