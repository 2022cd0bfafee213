import { type Crosswalk, placeCodes } from '../crosswalk.js';
import { armedActs } from '../definitions/militarised.js';

/** Actions of militarised interstate events: the numbers of the MID incident codes, and battles. */
export const mieAction: Crosswalk = {
  scheme: 'mie-action',
  title: 'Militarized Interstate Events, actions',
  source: 'Gibler & Miller, International Conflict Data Project, University of Alabama',
  version: '1.0',
  licence: 'free to use with citation; terms not seen in writing',
  citation:
    'Gibler & Miller (2024), The Militarized Interstate Events (MIE) dataset, 1816–2014, Conflict Management and Peace Science 41(4):463-481',
  url: 'https://internationalconflict.ua.edu/data-download/',
  note: 'In the data each action has one hostility level: 1–5 are level 2, 7–12 level 3, 13–19 level 4, 22 level 5.',
  scale: null,
  entries: placeCodes(
    [
      { code: '0', title: 'No militarised action' },
      { code: '1', title: 'Threat to use force' },
      { code: '2', title: 'Threat to blockade' },
      { code: '3', title: 'Threat to occupy territory' },
      { code: '4', title: 'Threat to declare war' },
      { code: '5', title: 'Threat to use chemical, biological or radiological weapons' },
      { code: '6', title: 'Threat to join war' },
      { code: '7', title: 'Show of force' },
      { code: '8', title: 'Alert' },
      { code: '9', title: 'Nuclear alert' },
      { code: '10', title: 'Mobilisation' },
      { code: '11', title: 'Border fortification' },
      { code: '12', title: 'Border violation' },
      { code: '13', title: 'Blockade' },
      { code: '14', title: 'Occupation of territory' },
      { code: '15', title: 'Seizure' },
      { code: '16', title: 'Attack' },
      { code: '17', title: 'Clash' },
      { code: '18', title: 'Declaration of war' },
      { code: '19', title: 'Use of chemical, biological or radiological weapons' },
      { code: '20', title: 'Begin interstate war' },
      { code: '21', title: 'Join interstate war' },
      { code: '22', title: 'Battle of a war' },
    ],
    [
      { to: null, because: 'nothing militarised was done', codes: ['0'] },
      {
        to: armedActs.display,
        because: 'armed violence is threatened or held in view',
        codes: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'],
      },
      {
        to: armedActs.force,
        because: 'armed force is used',
        codes: ['13', '14', '15', '16', '17', '18', '19', '20', '21', '22'],
      },
    ],
  ),
};
