import { describe, expect, test } from 'vitest';
import { makeOrganisations } from '../../src/sources/organisations.js';
import { capitalised, nameInText } from '../../src/study/telling.js';

describe('a name in a sentence', () => {
  test.each([
    ['European Union', 'the European Union'],
    ['North Atlantic Treaty Organization', 'the North Atlantic Treaty Organization'],
    ['World Bank', 'the World Bank'],
    ['Group of 77', 'the Group of 77'],
    ['UN High Commissioner for Refugees', 'the UN High Commissioner for Refugees'],
    ['Global Fund to Fight AIDS, Tuberculosis and Malaria', 'the Global Fund to Fight AIDS, Tuberculosis and Malaria'],
    ['Palestine Liberation Organization', 'the Palestine Liberation Organization'],
    ['United States', 'the United States'],
    ['Soviet Union', 'the Soviet Union'],
    ['Oxfam', 'Oxfam'],
    ['Amnesty International', 'Amnesty International'],
    ['Human Rights Watch', 'Human Rights Watch'],
    ['Ukraine', 'Ukraine'],
    ['Indonesia', 'Indonesia'],
    ['West Bank: refugees', 'West Bank: refugees'],
  ])('%s is told as %s', (name, told) => {
    expect(nameInText({ name })).toBe(told);
  });

  test('has an article for all organisations of the register but those that call themselves by none', () => {
    const without = makeOrganisations().flatMap(({ name }) => (nameInText({ name }) === name ? [name] : []));
    expect(without.toSorted()).toEqual([
      'Amnesty International',
      'Greenpeace',
      'Human Rights Watch',
      'International war crimes tribunals',
      'Médecins Sans Frontières',
      'Oxfam',
    ]);
  });

  test('takes the article of a body away where it is a city', () => {
    expect(nameInText({ name: 'Red Bank', kind: 'city' })).toBe('Red Bank');
    expect(nameInText({ name: 'Red Bank', kind: 'organisation' })).toBe('the Red Bank');
  });

  test('begins a sentence with a capital', () => {
    expect(capitalised(nameInText({ name: 'African Union' }))).toBe('The African Union');
  });
});
