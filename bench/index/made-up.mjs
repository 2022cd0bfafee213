import { createRandom } from '../../dist/statistics/index.js';

/**
 * An index of five groups of indicators, each value with an error of a fifth of the spread, and what might be chosen otherwise.
 * `skewed` of the indicators are log-normal, so that they are winsorised and most of them taken to logarithms.
 * @param {{ units: number, indicators: number, skewed: number }} shape
 */
export function madeUpIndex({ units, indicators, skewed }) {
  const random = createRandom({ seed: 7 });
  const ids = Array.from({ length: indicators }, (_, k) => `i${k}`);
  const columns = ids.map((id, k) => ({
    id,
    values: Float64Array.from({ length: units }, () => {
      const value = random.normal();
      return k < skewed ? Math.exp(1.5 * value) : value;
    }),
    sd: new Float64Array(units).fill(0.2),
  }));
  const groups = [0, 1, 2, 3, 4].map((g) => ({
    kind: /** @type {const} */ ('group'),
    id: `g${g}`,
    weight: 1,
    members: ids
      .filter((_, k) => k % 5 === g)
      .map((id) => ({ kind: /** @type {const} */ ('indicator'), id, direction: /** @type {const} */ (1), weight: 1 })),
  }));
  /** @type {import('../../src/assets/index.js').IndexSpec} */
  const spec = {
    id: 'made-up',
    title: 'Made up',
    top: { kind: 'group', id: 'top', weight: 1, members: groups },
    choices: {
      denominate: { rule: 'none' },
      impute: { rule: 'median' },
      screen: { rule: 'none' },
      treat: { rule: 'winsorise-else-log', points: 5, skewness: 2, kurtosis: 3.5 },
      normalise: { rule: 'min-max', low: 1, high: 100 },
      weight: { rule: 'given' },
      aggregate: { rule: 'arithmetic' },
    },
  };
  /** @type {import('../../src/assets/index.js').Variation[]} */
  const variations = [
    {
      id: 'normalise',
      options: [
        { id: 'min-max', edits: [] },
        { id: 'z-score', edits: [{ edit: 'choose', step: 'normalise', choice: { rule: 'z-score', mean: 10, sd: 2 } }] },
      ],
    },
    {
      id: 'aggregate',
      options: [
        { id: 'arithmetic', edits: [] },
        { id: 'geometric', edits: [{ edit: 'choose', step: 'aggregate', choice: { rule: 'geometric' } }] },
      ],
    },
    {
      id: 'weight',
      options: [
        { id: 'given', edits: [] },
        {
          id: 'principal component',
          edits: [{ edit: 'choose', step: 'weight', choice: { rule: 'principal-component' } }],
        },
      ],
    },
  ];
  return { data: { units: Array.from({ length: units }, (_, i) => `u${i}`), columns }, spec, variations };
}
