import { expect, test } from 'vitest';
import type { Act } from '../../src/model/index.js';
import { addActs, openActRows, openCodeRows } from '../../src/study/build/acts.js';
import { openReach } from '../../src/study/build/coverage.js';
import { addPublished, addSurveys, watchConduct } from '../../src/study/build/observed.js';
import { openPositionRows } from '../../src/study/build/position-rows.js';
import type { ScaleRow } from '../../src/study/build/scale-rows.js';
import { actsOf, madeUpPlaced, named, rowsOf } from './made-up.js';

const [alania, borduria, kingdom, atlantis] = [
  named('Alania'),
  named('Borduria'),
  named('Kingdom of Borduria'),
  named('Atlantis'),
];

type Given = Partial<Act> & Pick<Act, 'scheme' | 'code'>;

/** Acts of Alania toward Borduria in a month, by their codes. Weights: WEIS 032 1.9, 040 3.5, 043 3.8, 112 −4; CAMEO 010 0, 042 1.9. */
function inMonth(month: number, scheme: 'weis' | 'cameo', codes: readonly string[], more: Partial<Act> = {}): Given[] {
  return codes.map((code) => ({ scheme, code, month, months: 1, ...more }));
}

function conductOf(given: readonly Given[]) {
  const placed = madeUpPlaced();
  const acts = actsOf(given);
  const rows = { positions: openPositionRows(), scales: [] as ScaleRow[] };
  const conduct = watchConduct(acts);
  addActs({ acts: openActRows(), codes: openCodeRows(), reach: openReach() }, acts, placed, conduct.onAct);
  conduct.close(rows, placed);
  return {
    scales: rows.scales,
    left: Object.fromEntries([...placed.sighting.leftOut].filter(([reason]) => reason.startsWith('conduct'))),
    positions: rowsOf(rows.positions).map(({ audience, toward, period, mean, observations }) => ({
      who: `${audience} > ${toward} ${period}`,
      mean: Math.round((mean as number) * 1e9) / 1e9,
      observations,
    })),
  };
}

test('conduct is the mean weight of a month’s events of one scheme; where two schemes tell of a month, the one with more', () => {
  const { positions, scales, left } = conductOf(
    [
      ...inMonth(1, 'weis', ['032', '112', '040']),
      ...inMonth(1, 'cameo', ['010', '042']),
      ...inMonth(2, 'cameo', ['010', '010', '042']),
      ...inMonth(2, 'weis', ['040', '040']),
      ...inMonth(3, 'weis', ['040']),
      ...inMonth(3, 'weis', ['040'], { actor: kingdom, audience: alania }),
      ...inMonth(4, 'cameo', ['010'], { actor: borduria, audience: alania }),
      // Of no weight, dated to the year only, toward nobody known, and toward itself: nothing to place it by.
      ...inMonth(5, 'weis', ['no such code']),
      ...inMonth(6, 'weis', ['040'], { months: 12 }),
      ...inMonth(7, 'weis', ['040'], { audience: atlantis }),
      ...inMonth(8, 'weis', ['040'], { actor: borduria, audience: kingdom }),
    ].map((act) => ({ ...act, month: act.month! + 1990 * 12 })),
  );
  const first = 1990 * 12;
  expect(positions).toEqual([
    { who: `AAA > BBB ${first + 1}`, mean: Math.round(((1.9 - 4 + 3.5) / 3) * 1e9) / 1e9, observations: 3 },
    { who: `AAA > BBB ${first + 2}`, mean: Math.round((1.9 / 3) * 1e9) / 1e9, observations: 3 },
    { who: `AAA > BBB ${first + 3}`, mean: 3.5, observations: 1 },
    { who: `BBB > AAA ${first + 3}`, mean: 3.5, observations: 1 },
    { who: `BBB > AAA ${first + 4}`, mean: 0, observations: 1 },
  ]);
  expect(left).toEqual({ 'conduct: told in two coding schemes': 2, 'conduct (weis): a code without a weight': 1 });
  expect(scales).toHaveLength(1);
  expect(scales[0]).toMatchObject({ scale: 'conduct', source: 'made-up', positions: 5 });
  // Each scheme scatters by itself: the squares around the months' means over their degrees of freedom.
  const around = (values: readonly number[]) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  };
  const settings = JSON.parse(scales[0]!.settings) as Record<string, { actSd: number; acts: number; months: number }>;
  expect(Object.keys(settings).sort()).toEqual(['cameo', 'weis']);
  expect(settings['weis']).toMatchObject({ acts: 7, months: 4 });
  expect(settings['cameo']).toMatchObject({ acts: 6, months: 3 });
  expect(settings['weis']!.actSd).toBeCloseTo(Math.sqrt(around([1.9, -4, 3.5]) / 3), 9);
  expect(settings['cameo']!.actSd).toBeCloseTo(Math.sqrt((around([0, 1.9]) + around([0, 0, 1.9])) / 3), 9);
});

test('the usual step of conduct is the median change of neighbouring months, the mean of the middle two of an even number', () => {
  const { scales } = conductOf([
    // Means 1.9, 3.5, 3.8, 1.9, −4 and, after a gap, 3.5: neighbouring months change by 1.6, 0.3, 1.9 and 5.9.
    ...inMonth(23_881, 'weis', ['032', '032']),
    ...inMonth(23_882, 'weis', ['040']),
    ...inMonth(23_883, 'weis', ['043']),
    ...inMonth(23_884, 'weis', ['032']),
    ...inMonth(23_885, 'weis', ['112']),
    ...inMonth(23_887, 'weis', ['040']),
    // Another pair, from whose one month it is known how events scatter.
    ...inMonth(23_881, 'weis', ['032', '040'], { actor: kingdom, audience: alania }),
  ]);
  expect(scales[0]!.step_noise).toBeCloseTo((1.4826 * (1.6 + 1.9)) / 2, 9);
});

test('conduct of which no month has two acts has no position, and says so', () => {
  const { positions, scales, left } = conductOf(inMonth(23_881, 'weis', ['032']));
  expect([positions, scales]).toEqual([[], []]);
  expect(left).toEqual({ 'conduct (weis): no month with two acts, so their scatter is not known': 1 });
});

test('surveys and published positions name whom they could not place', () => {
  const placed = madeUpPlaced();
  const rows = { positions: openPositionRows(), scales: [] as ScaleRow[] };
  const share = {
    year: 1995,
    favourable: 0.5,
    unfavourable: 0.5,
    unknown: 0,
    refused: 0,
    respondents: 9,
    effective: 9,
  };
  addSurveys(
    rows,
    [
      { ...share, audience: alania, target: borduria },
      { ...share, audience: atlantis, target: borduria },
      { ...share, audience: alania, target: atlantis },
    ],
    placed,
  );
  const published = { series: 'all', year: 1996, mean: 1, q05: -1, q10: 0, q50: 1, q90: 2, q95: 3, votes: 70 };
  addPublished(
    rows,
    [
      { ...published, audience: alania },
      { ...published, audience: atlantis },
      { ...published, audience: borduria, votes: null },
    ],
    placed,
  );
  expect(placed.sighting).toMatchObject({ records: 6, unresolved: 3, from: 1995, to: 1996 });
  expect(placed.placing.unresolved()).toEqual([{ label: 'Atlantis', rows: 3 }]);
  expect(
    rowsOf(rows.positions).map(({ scale, audience, toward, period, observations }) => [
      scale,
      audience,
      toward,
      period,
      observations,
    ]),
  ).toEqual([['unga-published', 'AAA', '', 1996, 70]]);
  // Three series of one wave each are too few to know how surveys scatter.
  expect([...placed.sighting.leftOut.keys()].some((reason) => reason.startsWith('favourability: too few'))).toBe(true);
  expect(placed.sighting.leftOut.get('unga-published: votes behind it not told')).toBe(1);
});
