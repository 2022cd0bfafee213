import { describe, expect, test } from 'vitest';
import { arrangePanel } from '../../src/response/arrange.js';
import { effectiveActors } from '../../src/response/effective-actors.js';
import type { Observation, PanelSpec, Term } from '../../src/response/panel.js';
import { simulateWorld } from '../../src/response/simulate.js';
import { noParameters } from '../../src/response/parameters.js';
import { createRandom } from '../../src/statistics/index.js';
import { everything, instrument, madeUpScale, ties } from '../worlds/law-panel.js';

type Row = readonly [term: number, actor: string, audience: string, period: number, value: number];

function rowsOf(rows: readonly Row[]): PanelSpec['exposures'] {
  return {
    term: rows.map((row) => row[0]),
    actor: rows.map((row) => row[1]),
    audience: rows.map((row) => row[2]),
    period: rows.map((row) => row[3]),
    value: rows.map((row) => row[4]),
  };
}

function seen(audience: string, period: number, mean: number, toward = '', sd = 0.5): Observation {
  return { audience, toward, period, mean, sd };
}

const aid = instrument('aid', 'inducement');
const raid = instrument('raid', 'force');

/** Standing 1, 2 and 3; the fourth has none. Aims 1, −1 and 2; the third is only known from 2002 on. */
const standings: Readonly<Record<string, number>> = { A: 1, B: 2, C: 3 };
const aims: Readonly<Record<string, number>> = { A: 1, B: -1, C: 2, D: 0 };

function specOf(rows: readonly Row[], given: Partial<PanelSpec> = {}): PanelSpec {
  return {
    scale: madeUpScale('common'),
    from: 2000,
    to: 2003,
    observations: [
      seen('P', 2000, 1),
      seen('P', 2001, 2),
      seen('P', 2003, 3),
      seen('Q', 2001, -1),
      seen('Q', 2002, -1),
      seen('A', 2000, 0),
      seen('A', 2003, 0),
    ],
    terms: [aid, raid, ties],
    exposures: rowsOf(rows),
    standing: (actor) => standings[actor] ?? null,
    aim: (actor, period) => (actor === 'C' && period < 2002 ? null : (aims[actor] ?? null)),
    options: everything,
    ...given,
  };
}

/** What a panel holds of a term, by audience and period: [pull, push]. */
function exposures(spec: PanelSpec, term: number): Record<string, readonly [number, number]> {
  const { panel } = arrangePanel(spec);
  const found: Record<string, readonly [number, number]> = {};
  panel.audiences.forEach((audience, j) => {
    for (let cell = panel.start[j]!; cell < panel.start[j + 1]!; cell++) {
      const period = panel.from + panel.entry[j]! + cell - panel.start[j]!;
      for (let e = panel.row[cell]!; e < panel.row[cell + 1]!; e++)
        if (panel.term[e] === term) found[`${audience} ${period}`] = [panel.pull[e]!, panel.push[e]!];
    }
  });
  return found;
}

describe('what was measured', () => {
  test('lies in cells from each audience’s first period to its last, in the order of ids', () => {
    const { panel, leftOut } = arrangePanel(specOf([], { options: { ...everything, fewestForHome: 3 } }));
    expect(panel.audiences).toEqual(['A', 'P', 'Q']);
    expect([...panel.start]).toEqual([0, 4, 8, 10]);
    expect([...panel.entry]).toEqual([0, 0, 1]);
    expect([...panel.settled]).toEqual([0, 1, 0]);
    const missing = Number.NaN;
    expect([...panel.measured]).toEqual([0, missing, missing, 0, 1, 2, missing, 3, -1, -1]);
    expect([...panel.variance].filter((one) => !Number.isNaN(one))).toEqual(new Array(7).fill(0.25));
    // Of 1, 2, 3, −1, −1, 0, 0: mean 4/7; mean of squares 16/7.
    expect(panel.centre).toBeCloseTo(4 / 7, 12);
    expect(panel.spread).toBeCloseTo(Math.sqrt(16 / 7 - (4 / 7) ** 2), 12);
    expect(leftOut.size).toBe(0);
  });

  test('is left out and counted where it cannot be used', () => {
    const { panel, leftOut } = arrangePanel(
      specOf([], {
        observations: [
          ...specOf([]).observations,
          seen('P', 1999, 1),
          seen('P', 2004, 1),
          seen('P', 2002, Number.NaN),
          seen('Q', 2000, 1, '', 0),
          seen('Q', 2000, 1, '', Number.POSITIVE_INFINITY),
          seen('R', 2001, 1),
          seen('S', 2001, 1),
        ],
      }),
    );
    expect(Object.fromEntries(leftOut)).toEqual({
      'a position outside the window': 2,
      'a position that is no number': 3,
      'an audience with a single position': 2,
    });
    expect(panel.audiences).toEqual(['A', 'P', 'Q']);
    expect(panel.entry[2]).toBe(1);
  });
});

describe('what was done', () => {
  const rows: readonly Row[] = [
    [0, 'A', 'P', 2000, 0.5],
    [0, 'B', 'P', 2000, 1],
    [0, 'A', 'P', 2001, 2],
    // In the last period of a record nothing follows any more; before the first nothing is known.
    [0, 'A', 'P', 2003, 9],
    [0, 'B', 'Q', 2000, 9],
    [0, 'B', 'Q', 2001, 1],
    // An actor does nothing to itself.
    [0, 'A', 'A', 2000, 9],
    [1, 'C', 'P', 2002, 0.1],
    // Without aim, without standing; nobody; nothing.
    [1, 'C', 'P', 2001, 1],
    [1, 'D', 'P', 2001, 1],
    [1, 'D', 'P', 2002, 1],
    [1, 'A', 'nobody', 2001, 1],
    [1, 'D', 'P', 2001, 0],
  ];

  test('sums over actors to a pull and a push, term by term', () => {
    // P in 2000: A 0.5·1 and B 1·2; push 0.5·1·1 + 1·2·(−1).
    expect(exposures(specOf(rows), 0)).toEqual({ 'P 2000': [2.5, -1.5], 'P 2001': [2, 2], 'Q 2001': [2, -2] });
    const raids = exposures(specOf(rows), 1);
    expect(Object.keys(raids)).toEqual(['P 2002']);
    expect(raids['P 2002']![0]).toBeCloseTo(0.3, 12);
    expect(raids['P 2002']![1]).toBeCloseTo(0.6, 12);
  });

  test('makes forces θ·(push − pull·x), which are the sum of θ·D·ω·(aim − x) over actors', () => {
    const x = 0.7;
    const forces = rows
      .filter(([term, , audience, period]) => term === 0 && audience === 'P' && period < 2003)
      .map(([, actor, , , dose]) => dose * standings[actor]! * (aims[actor]! - x));
    const found = exposures(specOf(rows), 0);
    const sum = ['P 2000', 'P 2001'].reduce((all, key) => all + found[key]![1] - found[key]![0] * x, 0);
    expect(sum).toBeCloseTo(
      forces.reduce((all, one) => all + one, 0),
      12,
    );
  });

  test('moves a simulated audience by that over its mass', () => {
    const { panel } = arrangePanel(specOf(rows));
    const parameters = noParameters(panel);
    parameters.responses.set([0.1, 0, 0]);
    parameters.logMass[1] = Math.log(4);
    const { position, velocity } = simulateWorld(panel, parameters, createRandom({ seed: 1 }));
    const first = panel.start[1]!;
    // Without momentum, home, shock or common movement the velocity is the force of the period before over the mass.
    expect(velocity[first + 1]).toBeCloseTo((0.1 * (-1.5 - 2.5 * position[first]!)) / 4, 12);
    expect(velocity[first + 2]).toBeCloseTo((0.1 * (2 - 2 * position[first + 1]!)) / 4, 12);
    expect(velocity[first + 3]).toBe(0);
    expect(position[first + 3]).toBe(position[first + 2]);
  });

  test('is left out and counted where standing or aim are not known', () => {
    expect(Object.fromEntries(arrangePanel(specOf(rows)).leftOut)).toEqual({
      'a dose of an actor without standing': 2,
      'a dose of an actor without a position of its own': 1,
    });
  });

  test('has as its usual size the root mean square where it is not 0', () => {
    const { panel } = arrangePanel(specOf(rows));
    expect(panel.usual[0]).toBeCloseTo(Math.sqrt((2.5 ** 2 + 2 ** 2 + 2 ** 2) / 3), 12);
    expect(panel.usual[1]).toBeCloseTo(0.3, 12);
    expect(panel.usual[2]).toBe(0);
  });

  test('on a directed scale acts on the pair with the actor alone, upwards, wherever it stands', () => {
    const spec = specOf([...rows, [0, 'B', 'P', 2002, 3]], {
      scale: madeUpScale('directed'),
      observations: [
        seen('P', 2000, 1, 'A'),
        seen('P', 2003, 2, 'A'),
        seen('P', 2002, 1, 'B'),
        seen('P', 2003, 2, 'B'),
      ],
      aim: () => {
        throw new Error('nobody asks for aims');
      },
    });
    expect(exposures(spec, 0)).toEqual({ 'P\tA 2000': [0, 0.5], 'P\tA 2001': [0, 2], 'P\tB 2002': [0, 6] });
    expect(arrangePanel(spec).panel.usual[0]).toBeCloseTo(Math.sqrt((0.25 + 4 + 36) / 3), 12);
  });

  test('of all doses 0 is no exposure, and the law still has its panel', () => {
    const { panel } = arrangePanel(specOf(rows.map((row) => [...row.slice(0, 4), 0] as unknown as Row)));
    expect([...panel.usual]).toEqual([0, 0, 0]);
    expect(panel.row[panel.measured.length]).toBe(0);
    expect(arrangePanel(specOf([])).panel).toEqual(panel);
  });

  test('must be a number', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => arrangePanel(specOf([[0, 'A', 'P', 2000, value]]))).toThrow(RangeError);
  });

  test('may meet one audience only', () => {
    const one = specOf(rows, { observations: [seen('P', 2000, 1), seen('P', 2001, 2), seen('P', 2003, 3)] });
    expect(arrangePanel(one).panel.audiences).toEqual(['P']);
    expect(exposures(one, 0)).toEqual({ 'P 2000': [2.5, -1.5], 'P 2001': [2, 2] });
  });
});

describe('appeal', () => {
  const rows: readonly Row[] = [
    [2, 'A', 'P', 2002, 4],
    [2, 'B', 'P', 2002, 1],
    [2, 'C', 'P', 2002, 0],
    // Only what is known counts, and nobody appeals to itself.
    [2, 'D', 'P', 2002, 50],
    [2, 'P', 'P', 2002, 50],
    [2, 'A', 'Q', 2001, 3],
  ];
  // Weighted by standing: (1·4 + 2·1 + 3·0)/6 = 1.
  const push = 1 * (4 - 1) * 1 + 2 * (1 - 1) * -1 + 3 * (0 - 1) * 2;

  test('is relative to the mean of an audience’s actors, weighted by standing, and pulls nowhere by itself', () => {
    const found = exposures(specOf(rows, { standing: (actor) => (actor === 'P' ? 5 : (standings[actor] ?? null)) }), 2);
    expect(Object.keys(found)).toEqual(['P 2002']);
    expect(found['P 2002']![0]).toBe(0);
    expect(found['P 2002']![1]).toBeCloseTo(push, 12);
    const { panel } = arrangePanel(specOf(rows));
    expect(panel.usual[2]).toBeCloseTo(-push / panel.spread, 12);
  });

  test('is not changed by adding the same quality to every actor', () => {
    const more = rows.map(([term, actor, audience, period, value]): Row => [term, actor, audience, period, value + 7]);
    expect(exposures(specOf(more), 2)['P 2002']![1]).toBeCloseTo(push, 10);
  });
});

describe('effective actors', () => {
  test('are the inverse Herfindahl index of squared contributions', () => {
    const terms: readonly Term[] = [aid, raid, ties];
    const spec = specOf(
      [
        [0, 'A', 'P', 2000, 2],
        [0, 'B', 'P', 2001, 1],
        [0, 'B', 'B', 2001, 9],
        [2, 'A', 'P', 2002, 4],
        [2, 'B', 'P', 2002, 1],
        [2, 'C', 'P', 2002, 0],
      ],
      { terms },
    );
    // Aid: 2² = 4 from A, (1·2)² = 4 from B. Ties: 3² = 9 from A, (1·3)² = 9 from C.
    expect(effectiveActors(spec)).toEqual([
      { effective: 2, leading: 'A', share: 0.5 },
      null,
      { effective: 2, leading: 'A', share: 0.5 },
    ]);
  });
});
