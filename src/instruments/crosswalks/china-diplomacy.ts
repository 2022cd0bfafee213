import { type Crosswalk, placeCodes } from '../crosswalk.js';
import { presence as p } from '../definitions/presence.js';

/** China’s public diplomacy toward its neighbours and Pacific countries. */
export const chinaDiplomacy: Crosswalk = {
  scheme: 'china-diplomacy',
  title: 'China’s public diplomacy',
  source: 'AidData at William & Mary, China’s Public Diplomacy Dashboard Dataset',
  version: '2.0',
  licence: 'free to use with citation; terms not stated in the file',
  citation:
    'Custer, Russell, DiLorenzo, Cheng, Ghose, Desai, Sims & Turner (2018), Ties That Bind: Quantifying China’s public diplomacy and its "good neighbor" effect, AidData at William & Mary',
  url: 'https://www.aiddata.org/china-public-diplomacy',
  note: '',
  scale: null,
  entries: placeCodes(
    [
      { code: 'confucius-institutes', title: 'Confucius institutes' },
      { code: 'sister-cities-established', title: 'Sister cities established' },
      { code: 'government-visits', title: 'Government visits' },
      { code: 'military-visits', title: 'Military visits' },
      { code: 'total-elite-visits', title: 'Elite visits, total' },
      { code: 'ambassador-op-eds', title: 'Ambassadors’ op-eds' },
      { code: 'journalist-visits', title: 'Journalist visits' },
      { code: 'media-partnerships', title: 'Media partnerships' },
      { code: 'outbound-students', title: 'Outbound Chinese students' },
      { code: 'inbound-students', title: 'Inbound students to China' },
    ],
    [
      { to: p.confuciusInstitutes, because: 'shares language and culture', codes: ['confucius-institutes'] },
      { to: p.sisterCities, because: 'towns of both sides bind themselves', codes: ['sister-cities-established'] },
      { to: p.eliteVisits, because: 'presence and regard', codes: ['government-visits'] },
      { to: p.militaryVisits, because: 'presence and regard between armed forces', codes: ['military-visits'] },
      {
        to: null,
        mechanism: 'attraction',
        because: 'the sum of government and military visits, unknown ones counted as none',
        codes: ['total-elite-visits'],
      },
      { to: p.opEds, because: 'speaks to the public, without demand', codes: ['ambassador-op-eds'] },
      { to: p.journalistVisits, because: 'invites to see for oneself', codes: ['journalist-visits'] },
      { to: p.mediaPartnerships, because: 'media of both sides work together', codes: ['media-partnerships'] },
      { to: p.outboundStudents, because: 'exchange of people who learn', codes: ['outbound-students'] },
      { to: p.inboundStudents, because: 'exchange of people who learn', codes: ['inbound-students'] },
    ],
  ),
};
