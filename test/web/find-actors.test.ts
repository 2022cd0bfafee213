import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/model/index.js';
import { findActors } from '../../src/web/shell/find-actors.js';

function actor(id: string, name: string, more: Partial<Actor> = {}): Actor {
  return { id, name, kind: 'state', aliases: [], spells: [], region: null, parts: [id], ...more };
}

const actors = [
  actor('USA', 'United States', { aliases: ['America'] }),
  actor('CIV', 'Côte d’Ivoire', { aliases: ['Ivory Coast'] }),
  actor('KOR', 'South Korea', { aliases: ['Republic of Korea'] }),
  actor('PRK', 'North Korea'),
  actor('cow:345', 'Yugoslavia', { spells: [{ from: '1918-12-01', to: '2006-06-04' }] }),
  actor('ZAF', 'South Africa'),
  actor('GBR', 'United Kingdom'),
];

function found(text: string): string[] {
  return findActors(actors, text).map(({ id }) => id);
}

describe('finding an actor by part of a name', () => {
  it('takes any case and leaves diacritics and apostrophes aside', () => {
    expect(found('cote d ivoire')).toEqual(['CIV']);
    expect(found('CÔTE D’I')).toEqual(['CIV']);
  });

  it('has names that begin so before names with such a word, each from A to Z', () => {
    expect(found('south')).toEqual(['ZAF', 'KOR']);
    expect(found('korea')).toEqual(['PRK', 'KOR']);
    expect(found('united')).toEqual(['GBR', 'USA']);
  });

  it('finds by code and by other names', () => {
    expect(found('gbr')).toEqual(['GBR']);
    expect(found('ivory')).toEqual(['CIV']);
    expect(found('america')).toEqual(['USA']);
  });

  it('has those of today before those that are no more', () => {
    const both = [
      actor('cow:1', 'Aland', { spells: [{ from: '1900-01-01', to: '1950-01-01' }] }),
      actor('X', 'Aland B'),
    ];
    expect(findActors(both, 'alan').map(({ id }) => id)).toEqual(['X', 'cow:1']);
  });

  it('finds nobody where nobody is meant, and everybody without a text', () => {
    expect(found('zzz')).toEqual([]);
    expect(found(' ')).toHaveLength(actors.length);
  });
});
