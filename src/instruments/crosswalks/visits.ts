import { type Crosswalk, placeCodes } from '../crosswalk.js';
import { presence } from '../definitions/presence.js';

/** Travels abroad of the President and the Secretary of State of the United States. */
export const usVisit: Crosswalk = {
  scheme: 'us-visit',
  title: 'Travels abroad of the President and the Secretary of State',
  source: 'Office of the Historian, United States Department of State',
  version: 'to 2020',
  licence: 'public domain (work of the government of the United States)',
  citation:
    'Office of the Historian, Travels Abroad of the President; Travels Abroad of the Secretary of State, history.state.gov',
  url: 'https://history.state.gov/departmenthistory/travels',
  note: '',
  scale: null,
  entries: placeCodes(
    [
      { code: 'president', title: 'Visit of the President' },
      { code: 'secretary-of-state', title: 'Visit of the Secretary of State' },
    ],
    [
      { to: presence.presidentialVisit, because: 'presence and regard', codes: ['president'] },
      { to: presence.secretaryVisit, because: 'presence and regard', codes: ['secretary-of-state'] },
    ],
  ),
};
