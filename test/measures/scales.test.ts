import { expect, test } from 'vitest';
import { directedScales, publishedScales, ungaScales } from '../../src/measures/index.js';

const all = [...ungaScales, ...directedScales, ...publishedScales];

test('every scale has an id of its own, two ends, a unit and sentences', () => {
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  for (const scale of all) {
    expect(scale.id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(scale.ends[0]).not.toBe(scale.ends[1]);
    expect(scale.unit).not.toBe('');
    for (const sentence of [scale.unitMeaning, scale.description]) expect(sentence).toMatch(/^[A-Z].*\.$/);
  }
});

test('directed scales aim up, common ones at the actor’s own position', () => {
  for (const scale of all) expect(scale.aim).toBe(scale.kind === 'directed' ? 'up' : 'own-position');
  expect(directedScales.map(({ id, domain, step }) => [id, domain, step])).toEqual([
    ['favourability', 'attitude', 'year'],
    ['awareness', 'knowledge', 'year'],
    ['attention', 'knowledge', 'year'],
    ['conduct', 'behaviour', 'month'],
  ]);
  expect(publishedScales.map(({ id, series }) => [id, series])).toEqual([
    ['unga-published', 'all'],
    ['unga-published-final-passage', 'final-passage'],
  ]);
});
