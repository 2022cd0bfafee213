import { type CodeFact, type Crosswalk, placeCodes, type Sense } from '../crosswalk.js';
import { newswire as n } from '../definitions/newswire.js';
import { cameoConflict } from './cameo-conflict.js';
import { cameoCooperation } from './cameo-cooperation.js';

const facts: readonly CodeFact[] = `${cameoCooperation}${cameoConflict}`
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => {
    const [code, weight, plover, ...title] = line.split(' ');
    return {
      code: code!,
      title: title.join(' '),
      weight: Number(weight),
      plover: plover === '-' ? null : plover!,
      note: code === '08' ? 'The conversion table gives two event types, CONCEDE and RETREAT.' : '',
    };
  });

/** A two-digit code stands for its residual three-digit one (`04` for `040`). */
const senses: readonly Sense[] = [
  { to: null, because: 'a statement names no means by itself', codes: ['01'] },
  { to: n.praise, because: 'public words of confidence, sympathy or accord', codes: ['013', '018', '019'] },
  { to: n.appeal, because: 'asks, without demand or threat, to work together or to talk', codes: ['02'] },
  { to: n.appealToChange, because: 'asks the other side to change or to give way', codes: ['024', '025'] },
  { to: n.agree, because: 'agrees or promises to act together', codes: ['03'] },
  { to: n.aidPromise, because: 'holds out aid', codes: ['033'] },
  { to: n.yield, because: 'holds out a concession', codes: ['034', '035'] },
  { to: n.easeSanctions, because: 'holds out an end of sanctions', codes: ['0354'] },
  { to: n.deEscalate, because: 'holds out access or an end of fighting', codes: ['0355', '0356'] },
  { to: n.consult, because: 'talks in which each side hears the other', codes: ['04'] },
  { to: n.visit, because: 'presence at, or hospitality for, the other side', codes: ['042', '043'] },
  { to: n.negotiate, because: 'works on a settlement together', codes: ['045', '046'] },
  { to: n.diplomaticCooperation, because: 'cooperation without material exchange', codes: ['05'] },
  { to: n.praise, because: 'public support', codes: ['051', '052', '053'] },
  { to: n.reconcile, because: 'asks for or grants forgiveness', codes: ['055', '056'] },
  { to: n.agreement, because: 'both sides bind themselves formally', codes: ['057'] },
  { to: n.materialCooperation, because: 'mutual material exchange', codes: ['06'] },
  { to: n.securityCooperation, because: 'armed forces or intelligence services work together', codes: ['062', '064'] },
  { to: n.judicialCooperation, because: 'courts and police work together', codes: ['063'] },
  { to: n.materialAid, because: 'gives something of value', codes: ['07'] },
  { to: n.militaryAid, because: 'gives arms or military help', codes: ['072'] },
  { to: n.humanitarianAid, because: 'help given for need', codes: ['073'] },
  { to: n.peacekeeping, because: 'troops protect the other side with its consent', codes: ['074'] },
  { to: n.asylum, because: 'gives refuge', codes: ['075'] },
  { to: n.yield, because: 'gives way politically', codes: ['08'] },
  { to: n.easeSanctions, because: 'lifts an economic burden', codes: ['085'] },
  { to: n.deEscalate, because: 'opens access or ends fighting', codes: ['086', '087'] },
  { to: n.legalAction, because: 'calls to account by inquiry', codes: ['09'] },
  { to: n.demand, because: 'a demand or an order', codes: ['10'] },
  { to: n.accuse, because: 'blames in public', codes: ['11'] },
  { to: n.legalAction, because: 'calls to account in court', codes: ['115', '116'] },
  { to: n.reject, because: 'refuses what the other side asks', codes: ['12'] },
  { to: n.threat, because: 'threatens a loss other than by armed force', codes: ['13'] },
  { to: n.militaryThreat, because: 'threatens violence', codes: ['137', '138'] },
  { to: n.protest, because: 'people press by dissent without violence', codes: ['14'] },
  { to: n.assault, because: 'violence by a crowd', codes: ['145'] },
  { to: n.forcePosture, because: 'holds armed power in view', codes: ['15'] },
  { to: n.reduceRelations, because: 'takes relations away', codes: ['16'] },
  { to: n.aidCut, because: 'takes aid away', codes: ['162'] },
  { to: n.sanction, because: 'takes economic exchange away', codes: ['163'] },
  { to: n.expel, because: 'removes the other side’s people or withdraws its own', codes: ['166'] },
  { to: n.coerce, because: 'imposes a loss of property or liberty', codes: ['17'] },
  { to: n.assault, because: 'destruction of property', codes: ['1712'] },
  { to: n.expel, because: 'removes people from the territory', codes: ['174'] },
  { to: n.assault, because: 'violence against dissent', codes: ['175'] },
  { to: n.assault, because: 'violence outside regular warfare', codes: ['18'] },
  { to: n.force, because: 'armed force', codes: ['19'] },
  { to: n.massViolence, because: 'violence against whole groups of people', codes: ['20'] },
];

const entries = placeCodes(facts, senses);

/** Conflict and Mediation Event Observations: the coding scheme of KEDS, GDELT and ICEWS. */
export const cameo: Crosswalk = {
  scheme: 'cameo',
  title: 'Conflict and Mediation Event Observations (CAMEO)',
  source: 'Computational Event Data System; list of 312 codes as in the R package icews',
  version: 'list of 312 codes',
  licence: 'none stated; codes and titles are facts',
  citation:
    'Gerner, Schrodt, Yilmaz & Abu-Jabr (2002), Conflict and Mediation Event Observations (CAMEO); Schrodt (2012), CAMEO Conflict and Mediation Event Observations Event and Actor Codebook',
  url: 'http://eventdata.parusanalytics.com/data.dir/cameo.html',
  note: 'PLOVER event types are those of the conversion table of 17 September 2021 (PLOVER draft 0.8, CC BY-SA 4.0), as printed there: it drops 01 and 02, and gives 163 as COERCE. The older CAMEO scale 0.5B1 (2007) has other scores for 016, 124, 163, 164 and 166, which then meant other acts: the scores of the list are the standard here.',
  scale: {
    source: 'Goldstein scores of the 312 codes, as in the R package icews (goldstein_mappings)',
    version: 'list of 312 codes',
    licence: 'none stated; the scores are facts',
    citation:
      'Goldstein (1992), A Conflict-Cooperation Scale for WEIS Events Data, Journal of Conflict Resolution 36(2):369-385, carried over to CAMEO by the KEDS project',
    url: 'https://rdrr.io/github/andybega/icews/man/goldstein_mappings.html',
  },
  entries,
};

/** The same events where a source writes the title instead of the code. */
export const cameoText: Crosswalk = {
  ...cameo,
  scheme: 'cameo-text',
  title: 'CAMEO, event type written out',
  note: 'Each text is the title of one CAMEO code, in its capitals: `Consult` is 040 and `CONSULT` is 04.',
  entries: entries.map((entry) => ({ ...entry, code: entry.title })),
};
