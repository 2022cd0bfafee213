import type { RecordKind } from './records.js';
import type { Column, Layout } from './source.js';

function code(name: string, meaning: string, required = true): Column {
  return { name, meaning, unit: 'code', missing: [''], required };
}

function named(name: string, meaning: string): Column {
  return { name, meaning, unit: 'name', missing: [''], required: true };
}

function deaths(name: string, meaning: string, otherName: string): Column {
  return { name, otherNames: [otherName], meaning, unit: 'deaths', missing: [], required: true };
}

const kinds = '1 against a colony, 2 between states, 3 within a state, 4 within a state with foreign troops';
const states = 'Gleditsch and Ward numbers, several parted by commas';

const conflict = code('conflict_id', 'number of the conflict');
const year: Column = { name: 'year', meaning: 'year', unit: 'year', missing: [], required: true };
const sides: readonly Column[] = [
  named('side_a', 'names of the governments of side A'),
  named('side_b', 'names of side B: governments or armed groups'),
  code('type_of_conflict', kinds),
  code('gwno_a', `states of side A: ${states}`),
  code('gwno_b', `states of side B, empty for armed groups: ${states}`),
  code('gwno_loc', `states whose government or territory the conflict is about: ${states}`),
];

export const ucdpLayout: Layout = {
  id: 'yearly',
  title: 'UCDP yearly data sets (BattleDeaths_v24_1.csv, dyadic; UcdpPrioConflict_v24_1.csv)',
  files: [
    {
      id: 'battle-deaths',
      title: 'Battle-related deaths: one row per conflict, dyad and year',
      columns: [
        conflict,
        code('dyad_id', 'number of the pair of warring parties'),
        year,
        ...sides,
        deaths('bd_best', 'battle-related deaths, best estimate', 'bdbest'),
        deaths('bd_low', 'battle-related deaths, low estimate', 'bdlow'),
        deaths('bd_high', 'battle-related deaths, high estimate', 'bdhigh'),
        named('battle_location', 'names of the states where fighting took place'),
        code('gwno_battle', `states where fighting took place: ${states}`),
      ],
    },
    {
      id: 'armed-conflicts',
      title: 'UCDP/PRIO armed conflicts: one row per conflict and year',
      columns: [
        conflict,
        named('location', 'names of the states whose government or territory the conflict is about'),
        year,
        ...sides,
        code('intensity_level', '1 minor: 25 to 999 battle-related deaths in the year; 2 war: 1,000 and more'),
      ],
    },
  ],
};

export const ucdpKinds: readonly RecordKind[] = [
  {
    of: 'ledger',
    id: 'deaths-in-battle',
    title: 'Battle-related deaths',
    unit: 'deaths',
    meaning:
      'Deaths in fighting between the two parties of a dyad in a year with at least 25 of them, civilians caught in the fighting included. Whose people died is not told. The low estimate is above the best one in some rows, as published',
    span: { from: 1989, to: 2023 },
  },
  {
    of: 'act',
    id: 'ucdp-conflict',
    title: 'Armed conflict between states',
    unit: 'none',
    meaning:
      'Fighting between the governments of two states in a year with at least 25 battle-related deaths, once in each direction: interstate-minor, or interstate-war from 1,000 deaths on. Only the parties themselves, not those who sent them troops',
  },
  {
    of: 'figure',
    id: 'armed-conflict-intensity',
    title: 'Armed conflict about a state',
    unit: '1 = minor (25 to 999 battle-related deaths), 2 = war (1,000 and more)',
    meaning:
      'The highest intensity among the armed conflicts about the state’s government or territory; between states, both are such states wherever the fighting was. No entry = no conflict with 25 deaths',
  },
];
