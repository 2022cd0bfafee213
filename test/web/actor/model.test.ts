import fastCheck from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RankedRow } from '../../../src/charts/index.js';
import { nearAudiences } from '../../../src/study/ties/near.js';
import {
  byTies,
  filtered,
  layoutInput,
  networkData,
  searchNodes,
  strengthsOf,
  type Ties,
  tiesOfNode,
  tiesTable,
} from '../../../src/web/pages/actor/network-data.js';
import { rowsAround } from '../../../src/web/pages/actor/ranked-rows.js';
import { diasporasOf, townsOf } from '../../../src/web/pages/actor/small-actors.js';
import { centred, moved, wholeView, zoomed } from '../../../src/web/pages/actor/view.js';
import { leavesNothing, readWeights, withWeight, writeWeights } from '../../../src/web/pages/actor/weights.js';
import { layOut } from '../../../src/web/workers/layout.js';

const node = (id: string, kind: Ties['nodes'][number]['kind'], name = id, home: string | null = null) => ({
  id,
  kind,
  name,
  home,
});
const link = (tie: string, from: string, to: string, value: number, year: number | null = 2010) => ({
  tie,
  from,
  to,
  value,
  year,
});
const kind = (id: string, directed: boolean, unit = 'things') => ({
  id,
  title: `Kind ${id}`,
  unit,
  directed,
  links: 1,
  origin: 'made-up',
});

/** A state with neighbours, an organisation, a town with twins and two diasporas. */
const ties: Ties = {
  actor: { id: 'AAA', name: 'Alania', kind: 'state' },
  year: 2010,
  near: [],
  reading: '',
  nodes: [
    node('AAA', 'state', 'Alania'),
    node('city:1', 'city', 'Älvstad', 'AAA'),
    node('city:2', 'city', 'Borg', 'BBB'),
    node('diaspora:AAA@BBB', 'diaspora', 'People from Alania in Borduria', 'BBB'),
    node('diaspora:BBB@AAA', 'diaspora', 'People from Borduria in Alania', 'AAA'),
    node('org:X', 'organisation', 'Exchange'),
    node('BBB', 'state', 'Borduria'),
    node('CCC', 'state', 'Cimmeria'),
  ],
  links: [
    link('contiguity', 'AAA', 'CCC', 2),
    link('contiguity', 'BBB', 'AAA', 1),
    link('contiguity', 'BBB', 'CCC', 1),
    link('exports', 'AAA', 'CCC', 50),
    link('exports', 'AAA', 'BBB', 10),
    link('exports', 'CCC', 'AAA', 30),
    link('acts', 'AAA', 'org:X', 4),
    link('town', 'AAA', 'city:1', 1, null),
    link('twinned', 'city:1', 'city:2', 1, null),
    link('migrants', 'AAA', 'diaspora:AAA@BBB', 700),
    link('migrants', 'diaspora:AAA@BBB', 'BBB', 700),
    link('migrants', 'BBB', 'diaspora:BBB@AAA', 20),
    link('migrants', 'diaspora:BBB@AAA', 'AAA', 20),
  ],
  kinds: [
    kind('contiguity', false, 'none'),
    kind('exports', true),
    kind('acts', true),
    kind('town', false),
    kind('twinned', false),
    kind('migrants', true),
  ],
};

describe('weights in an address', () => {
  const ids = ['a', 'b-c', 'd'];

  test('are read as they were written', () => {
    fastCheck.assert(
      fastCheck.property(
        fastCheck.dictionary(
          fastCheck.constantFrom(...ids),
          fastCheck.integer({ min: 0, max: 16 }).map((n) => n / 4),
        ),
        (given) => {
          const told = Object.fromEntries(Object.entries(given).filter(([, weight]) => weight !== 1));
          expect(readWeights(writeWeights(given) ?? '', ids)).toEqual(told);
        },
      ),
      { seed: 7 },
    );
  });

  test('pass over what is none, and leave out those of 1', () => {
    expect(readWeights('a=2,x=3,b-c=1,d=-1,d,=4', ids)).toEqual({ a: 2 });
    expect(writeWeights({ a: 1 })).toBeNull();
    expect(withWeight({ a: 2 }, 'a', 1)).toEqual({});
    expect(withWeight({ a: 2 }, 'd', 0)).toEqual({ a: 2, d: 0 });
  });

  test('that are all 0 leave nothing', () => {
    expect(leavesNothing({ a: 0, 'b-c': 0 }, ['a', 'b-c'])).toBe(true);
    expect(leavesNothing({ a: 0 }, ['a', 'b-c'])).toBe(false);
    expect(leavesNothing({}, [])).toBe(false);
  });
});

describe('rows around an actor', () => {
  const rows = Array.from({ length: 20 }, (_, i) => ({ id: `${i}` }) as RankedRow);
  const shown = (id: string | null) => rowsAround(rows, id, { first: 3, beside: 1 }).map((row) => row.id);

  test('are the first ones and those beside it, each once and in order', () => {
    expect(shown('10')).toEqual(['0', '1', '2', '9', '10', '11']);
    expect(shown('2')).toEqual(['0', '1', '2', '3']);
    expect(shown('none')).toEqual(['0', '1', '2']);
  });
});

describe('audiences that suggest themselves', () => {
  test('are neighbours by land, then by water, then those it sells most to', () => {
    expect(nearAudiences(ties).map(({ id }) => id)).toEqual(['BBB', 'CCC']);
    const island = { ...ties, links: ties.links.filter(({ tie }) => tie === 'exports') };
    expect(nearAudiences(island)).toEqual([
      { id: 'CCC', name: 'Cimmeria' },
      { id: 'BBB', name: 'Borduria' },
    ]);
  });
});

describe('a network', () => {
  test('without a kind of node loses its ties and those who had no other', () => {
    const part = filtered(ties, { nodes: new Set(['state']), tie: null });
    expect(part.nodes.map(({ id }) => id)).toEqual(['AAA', 'BBB', 'CCC']);
    expect(part.links.every(({ tie }) => ['contiguity', 'exports'].includes(tie))).toBe(true);
    // The actor stays, whatever is left.
    expect(filtered(ties, { nodes: new Set(), tie: null }).nodes.map(({ id }) => id)).toEqual(['AAA']);
    expect(filtered(ties, { nodes: new Set(['city']), tie: 'town' }).nodes.map(({ id }) => id)).toEqual([
      'AAA',
      'city:1',
    ]);
  });

  test('ties are strong among those of their kind', () => {
    const strengths = strengthsOf([
      link('t', 'a', 'b', 1),
      link('t', 'a', 'c', 3),
      link('u', 'a', 'b', 900),
      link('t', 'a', 'd', 3),
    ]);
    expect(strengths).toEqual([1 / 6, 2 / 3, 1 / 2, 2 / 3]);
  });

  test('is a picture with the same ties, and a table with their values', () => {
    const input = layoutInput(ties);
    const data = networkData(ties, input.places, 'Alania');
    expect(data.nodes.map(({ kind: drawn }) => drawn).filter((one) => one === 'diaspora')).toHaveLength(2);
    expect(data.links).toHaveLength(ties.links.length);
    expect(data.highlighted).toBe('AAA');
    const table = tiesTable(ties, 'Alania');
    expect(table.rows).toContainEqual(['Alania', 'Borduria', 'Kind exports', 10, 'things', 2010]);
    expect(table.rows.every((row) => row.length === table.columns.length)).toBe(true);
  });

  test('everybody is found by part of a name in any spelling, those with most ties first', () => {
    expect(
      byTies(ties)
        .map(({ id }) => id)
        .slice(0, 2),
    ).toEqual(['BBB', 'CCC']);
    expect(searchNodes(ties.nodes, 'alv', 5).map(({ id }) => id)).toEqual(['city:1']);
    expect(searchNodes(ties.nodes, 'bor', 5)[0]!.id).toBe('city:2');
    expect(searchNodes(ties.nodes, 'zzz', 5)).toEqual([]);
  });

  test('ties of one node say which way they go', () => {
    const told = tiesOfNode(ties, 'CCC').map(({ title, otherName, outward }) => [title, otherName, outward]);
    expect(told).toContainEqual(['Kind exports', 'Alania', false]);
    expect(told).toContainEqual(['Kind exports', 'Alania', true]);
    expect(told).toContainEqual(['Kind contiguity', 'Borduria', null]);
  });

  test('towns and diasporas are listed, the largest first', () => {
    expect(townsOf(ties)).toEqual([{ id: 'city:1', name: 'Älvstad', twins: 1 }]);
    const { abroad, here } = diasporasOf(ties);
    expect(abroad.map(({ id, people }) => [id, people])).toEqual([['diaspora:AAA@BBB', 700]]);
    expect(here.map(({ id, people }) => [id, people])).toEqual([['diaspora:BBB@AAA', 20]]);
  });
});

describe('a layout', () => {
  const laidOut = (): Float32Array => {
    let last = new Float32Array();
    layOut(layoutInput(ties), (places) => (last = Float32Array.from(places)));
    return last;
  };

  test('ends at the same places each time, with the actor in the middle and nobody on another', () => {
    const places = laidOut();
    expect(laidOut()).toEqual(places);
    expect(Array.from(places.subarray(0, 2))).toEqual([0, 0]);
    const points = ties.nodes.map((_, i) => [places[2 * i]!, places[2 * i + 1]!] as const);
    for (const [i, a] of points.entries())
      for (const b of points.slice(i + 1)) expect(Math.hypot(a[0] - b[0], a[1] - b[1])).toBeGreaterThan(5);
  });

  test('tells of the way and at last that it is done', () => {
    const done: boolean[] = [];
    layOut(layoutInput(ties), (_, last) => done.push(last));
    expect(done.length).toBeGreaterThan(3);
    expect(done.indexOf(true)).toBe(done.length - 1);
  });
});

describe('a view of a picture', () => {
  const size = { width: 600, height: 400 };

  test('closer keeps the point under the pointer where it is', () => {
    const at = { x: 150, y: 300 };
    const closer = zoomed(wholeView, 2, size, at);
    expect([(closer.left + at.x) / closer.times, (closer.top + at.y) / closer.times]).toEqual([150, 300]);
  });

  test('never leaves the picture', () => {
    fastCheck.assert(
      fastCheck.property(
        fastCheck.array(
          fastCheck.record({
            by: fastCheck.double({ min: 0.2, max: 5, noNaN: true }),
            x: fastCheck.integer({ min: -900, max: 900 }),
            y: fastCheck.integer({ min: -900, max: 900 }),
          }),
          { maxLength: 12 },
        ),
        (steps) => {
          const end = steps.reduce((view, { by, x, y }) => moved(zoomed(view, by, size), { x, y }, size), wholeView);
          expect(end.times).toBeGreaterThanOrEqual(1);
          expect(end.left).toBeGreaterThanOrEqual(0);
          expect(end.left).toBeLessThanOrEqual(600 * (end.times - 1) + 1e-9);
          expect(end.top).toBeLessThanOrEqual(400 * (end.times - 1) + 1e-9);
        },
      ),
      { seed: 11 },
    );
    expect(zoomed(zoomed(wholeView, 4, size), 1 / 4, size)).toEqual(wholeView);
    expect(centred({ times: 3, left: 0, top: 0 }, { x: 900, y: 600 }, size)).toEqual({ times: 3, left: 600, top: 400 });
  });
});
