import { type Crosswalk, placeCodes } from '../crosswalk.js';
import { sanctions as s } from '../definitions/sanctions.js';

const head = {
  source: 'Morgan, Bapat & Kobayashi, Threat and Imposition of Economic Sanctions (TIES)',
  version: '4.1',
  licence: 'free to use with citation; terms not seen in writing',
  citation:
    'Morgan, Bapat & Kobayashi (2014), Threat and imposition of economic sanctions 1945–2005: Updating the TIES dataset, Conflict Management and Peace Science 31(5):541-558',
  url: 'https://sanctions.web.unc.edu/',
  scale: null,
} as const;

const offset =
  'The list of threats has “unspecified” in first place, so that each number is one higher than that of the same sanction imposed: of 379 cases with one named kind threatened and one imposed, 367 are one number apart and none has the same number twice.';

/** Kinds of sanctions imposed. */
export const tiesSanction: Crosswalk = {
  ...head,
  scheme: 'ties-sanction',
  title: 'TIES, kinds of sanctions imposed',
  note: `A case can have several kinds. ${offset}`,
  entries: placeCodes(
    [
      { code: '1', title: 'Total economic embargo' },
      { code: '2', title: 'Partial economic embargo' },
      { code: '3', title: 'Import restriction' },
      { code: '4', title: 'Export restriction' },
      { code: '5', title: 'Blockade' },
      { code: '6', title: 'Asset freeze' },
      { code: '7', title: 'Termination of foreign aid' },
      { code: '8', title: 'Travel ban' },
      { code: '9', title: 'Suspension of economic agreement' },
      { code: '10', title: 'Other' },
      { code: 'unspecified', title: 'Kind not told' },
    ],
    [
      { to: s.total, because: 'bars all exchange', codes: ['1', '5'] },
      { to: s.trade, because: 'takes part of the exchange away', codes: ['2', '3', '4', '9'] },
      { to: s.finance, because: 'takes hold of assets', codes: ['6'] },
      { to: s.aid, because: 'takes aid away', codes: ['7'] },
      { to: s.travel, because: 'bars travel', codes: ['8'] },
      {
        to: s.other,
        because: 'an economic sanction of a kind not told: the source holds no others',
        codes: ['10', 'unspecified'],
      },
    ],
  ),
};

/** Kinds of sanctions threatened: another numbering than that of sanctions imposed. */
export const tiesThreat: Crosswalk = {
  ...head,
  scheme: 'ties-threat',
  title: 'TIES, kinds of sanctions threatened',
  note: `A case can have several kinds. ${offset}`,
  entries: placeCodes(
    [
      { code: '1', title: 'Unspecified' },
      { code: '2', title: 'Total economic embargo' },
      { code: '3', title: 'Partial economic embargo' },
      { code: '4', title: 'Import restriction' },
      { code: '5', title: 'Export restriction' },
      { code: '6', title: 'Blockade' },
      { code: '7', title: 'Asset freeze' },
      { code: '8', title: 'Termination of foreign aid' },
      { code: '9', title: 'Travel ban' },
      { code: '10', title: 'Suspension of economic agreement' },
      { code: 'unspecified', title: 'Kind not told' },
    ],
    [
      { to: s.threatOther, because: 'no kind is named', codes: ['1', 'unspecified'] },
      { to: s.threatTotal, because: 'threatens to bar all exchange', codes: ['2', '6'] },
      { to: s.threatTrade, because: 'threatens to take part of the exchange away', codes: ['3', '4', '5', '10'] },
      { to: s.threatFinance, because: 'threatens to take hold of assets', codes: ['7'] },
      { to: s.threatAid, because: 'threatens to take aid away', codes: ['8'] },
      { to: s.threatTravel, because: 'threatens to bar travel', codes: ['9'] },
    ],
  ),
};
