import { type Crosswalk, placeCodes } from '../crosswalk.js';

/** Four classes of ICEWS events: too coarse for any one instrument. */
export const icewsClass: Crosswalk = {
  scheme: 'icews-class',
  title: 'ICEWS event counts in four classes',
  source: 'Boschee et al., Integrated Crisis Early Warning System (ICEWS), counted by directed pair and year',
  version: '2002–2014',
  licence: 'data terms of ICEWS not seen in writing',
  citation:
    "Boschee, Lautenschlager, O'Brien, Shellman, Starz & Ward (2015), ICEWS Coded Event Data, Harvard Dataverse, doi:10.7910/DVN/28075",
  url: 'https://dataverse.harvard.edu/dataset.xhtml?persistentId=doi:10.7910/DVN/28075',
  note: 'The classes serve to describe conduct; each mixes several mechanisms, so none is a dose of one.',
  scale: null,
  entries: placeCodes(
    [
      { code: 'verbal-cooperation', title: 'Verbal cooperation' },
      { code: 'material-cooperation', title: 'Material cooperation' },
      { code: 'verbal-conflict', title: 'Verbal conflict' },
      { code: 'material-conflict', title: 'Material conflict' },
    ],
    [
      {
        to: null,
        because: 'mixes statements, appeals, talks, visits, praise and promises',
        codes: ['verbal-cooperation'],
      },
      { to: null, because: 'mixes collaboration, aid and concessions', codes: ['material-cooperation'] },
      { to: null, because: 'mixes demands, blame and refusals with threats of force', codes: ['verbal-conflict'] },
      { to: null, because: 'mixes protest, sanctions, arrests and armed force', codes: ['material-conflict'] },
    ],
  ),
};
