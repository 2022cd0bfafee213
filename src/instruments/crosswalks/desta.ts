import { type Crosswalk, placeCodes } from '../crosswalk.js';
import { pacts } from '../definitions/pacts.js';

/** Trade agreements, as signed and as in force. */
export const desta: Crosswalk = {
  scheme: 'desta',
  title: 'Design of Trade Agreements',
  source: 'Design of Trade Agreements Project (DESTA)',
  version: '2, agreements to 2020',
  licence: 'free to use with citation; terms not seen in writing',
  citation:
    'Dür, Baccini & Elsig (2014), The Design of International Trade Agreements: Introducing a New Dataset, The Review of International Organizations 9(3):353-375',
  url: 'https://www.designoftradeagreements.org/',
  note: '',
  scale: null,
  entries: placeCodes(
    [
      { code: 'in-force', title: 'Agreement in force' },
      { code: 'signed', title: 'Agreement signed' },
    ],
    [
      { to: pacts.tradeAgreement, because: 'both sides are bound to open their markets', codes: ['in-force'] },
      { to: pacts.tradeAgreementSigned, because: 'both sides bind themselves', codes: ['signed'] },
    ],
  ),
};
