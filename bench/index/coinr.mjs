import { outsideFolder, readColumns } from '../outside.mjs';

/**
 * COINr's example, the index of sustainable connectivity of 51 states of Asia and Europe (ASEM): its data, its recipe, and what COINr made of it.
 *
 * @typedef {import('../../src/assets/index.js').IndexSpec} IndexSpec
 * @typedef {import('../../src/assets/index.js').IndexData} IndexData
 * @typedef {import('../../src/assets/index.js').NodeSpec} NodeSpec
 * @typedef {import('../../src/assets/index.js').Variation} Variation
 * @typedef {import('../../src/assets/index.js').VariationOption} VariationOption
 */

/** The data, the specification of the example, and every stage that COINr kept. */
export function readAsem() {
  const folder = coinrFolder();
  const raw = readColumns(folder, 'ASEM_iData.csv.gz');
  const meta = readRows(folder, 'ASEM_iMeta.csv.gz', [
    'iCode',
    'iName',
    'Direction',
    'Weight',
    'Denominator',
    'Parent',
    'Type',
  ]);
  const units = raw('uCode');
  const numeric = meta
    .filter(({ Type }) => Type === 'Indicator' || Type === 'Denominator')
    .map(({ iCode }) => String(iCode));
  /** @type {IndexData} */
  const data = {
    units,
    columns: numeric.map((id) => ({ id, values: numbers(raw(id)) })),
    groupings: [{ id: 'EurAsia_group', groups: raw('EurAsia_group') }],
  };
  /** @param {string} id @returns {NodeSpec} */
  const node = (id) => {
    const row = meta.find(({ iCode }) => iCode === id);
    if (row === undefined) throw new Error(`ASEM_iMeta.csv.gz has no row ${id}`);
    const weight = Number(row['Weight']);
    if (row['Type'] === 'Indicator') {
      const denominator = row['Denominator'] ? { denominator: row['Denominator'] } : {};
      return { kind: 'indicator', id, direction: row['Direction'] === '-1' ? -1 : 1, weight, ...denominator };
    }
    const members = meta.filter(({ Parent }) => Parent === id).map(({ iCode }) => node(String(iCode)));
    return { kind: 'group', id, weight, members };
  };
  const top = node('Index');
  if (top.kind !== 'group') throw new Error('the top of the example is not a group');
  /** @type {IndexSpec} */
  const spec = {
    id: 'asem',
    title: 'Sustainable connectivity',
    top,
    choices: {
      denominate: { rule: 'by-denominator' },
      impute: { rule: 'group-mean', grouping: 'EurAsia_group' },
      screen: { rule: 'availability', minimum: 0.9, count: 'imputed' },
      treat: { rule: 'winsorise-else-log', points: 5, skewness: 2, kurtosis: 3.5 },
      normalise: { rule: 'min-max', low: 0, high: 100 },
      weight: { rule: 'given' },
      aggregate: { rule: 'arithmetic' },
    },
  };
  return { data, spec };
}

/** A stage as COINr printed it: a column of values, in the order of `units`. @param {string} stage @param {readonly string[]} units */
export function readStage(stage, units) {
  const column = readColumns(coinrFolder(), `result-ASEM_${stage}.csv.gz`);
  const codes = column('uCode');
  const order = units.map((unit) => codes.indexOf(unit));
  return (/** @type {string} */ id) => {
    const values = numbers(column(id));
    return Float64Array.from(order, (row) => Number(values[row]));
  };
}

/** How many values of each treated indicator COINr winsorised. */
export function readTreatment() {
  const rows = readRows(coinrFolder(), 'result-ASEM_treatment.csv.gz', [
    'iCode',
    'winsorise.nwin',
    'check_SkewKurt0.Skew',
    'check_SkewKurt0.Kurt',
  ]);
  return rows.map((row) => ({
    id: String(row['iCode']),
    points: row['winsorise.nwin'] === 'NA' ? 0 : Number(row['winsorise.nwin']),
    skewness: Number(row['check_SkewKurt0.Skew']),
    kurtosis: Number(row['check_SkewKurt0.Kurt']),
  }));
}

/** The choices that COINr's designs vary, as variations of the specification. @returns {Variation[]} */
export function readVariations() {
  const weights = readColumns(coinrFolder(), 'noisy_weights_100.csv.gz');
  const codes = weights('iCode');
  return [
    {
      id: 'Winmax',
      options: [1, 2, 3, 4, 5].map((points) =>
        option(String(points), 'treat', { rule: 'winsorise-else-log', points, skewness: 2, kurtosis: 3.5 }),
      ),
    },
    {
      id: 'Normalisation',
      options: [
        option('n_minmax', 'normalise', { rule: 'min-max', low: 1, high: 100 }),
        option('n_zscore', 'normalise', { rule: 'z-score', mean: 10, sd: 2 }),
      ],
    },
    {
      id: 'Weights',
      options: Array.from({ length: 100 }, (_, w) => {
        const column = weights(`w${w + 1}`);
        const named = Object.fromEntries(codes.map((code, i) => [code, Number(column[i])]));
        return { id: String(w + 1), edits: [{ edit: 'weigh', weights: named }] };
      }),
    },
    {
      id: 'Aggregation',
      options: [
        option('a_amean', 'aggregate', { rule: 'arithmetic' }),
        option('a_gmean', 'aggregate', { rule: 'geometric' }),
      ],
    },
  ];
}

/**
 * A design of COINr: for each replication the number of the option of each variation, row by row.
 * @param {'UA_design_n1000' | 'SA_design'} name @param {readonly Variation[]} variations
 */
export function readDesign(name, variations) {
  const column = readColumns(coinrFolder(), `${name}.csv.gz`);
  const chosen = variations.map(({ id, options }) =>
    column(id).map((text) => options.findIndex((one) => one.id === text)),
  );
  const rows = chosen[0]?.length ?? 0;
  return Int32Array.from({ length: rows * variations.length }, (_, i) =>
    Number(chosen[i % variations.length]?.[Math.floor(i / variations.length)]),
  );
}

/**
 * Scores or ranks of every replication: one array a replication, in the order of `units`.
 * @param {'UA_scores_n1000' | 'SA_ranks'} name @param {readonly string[]} units
 */
export function readReplications(name, units) {
  const column = readColumns(coinrFolder(), `result-${name}.csv.gz`);
  const codes = column('uCode');
  const order = units.map((unit) => codes.indexOf(unit));
  const replications = [];
  const count = name === 'SA_ranks' ? 1800 : 1000;
  for (let r = 1; r <= count; r++) {
    const values = numbers(column(`r_${r}`));
    replications.push(Float64Array.from(order, (row) => Number(values[row])));
  }
  return replications;
}

/** Rank statistics of the 1,000 replications, in the order of `units`. @param {readonly string[]} units */
export function readRankStatistics(units) {
  const rows = readRows(coinrFolder(), 'result-UA_rankstats_n1000.csv.gz', [
    'uCode',
    'Nominal',
    'Mean',
    'Median',
    'Q5',
    'Q95',
  ]);
  return units.map((unit) => {
    const row = rows.find(({ uCode }) => uCode === unit) ?? {};
    return {
      unit,
      nominal: Number(row['Nominal']),
      mean: Number(row['Mean']),
      q05: Number(row['Q5']),
      q50: Number(row['Median']),
      q95: Number(row['Q95']),
    };
  });
}

/** The Sobol indices that COINr printed. */
export function readSobol() {
  const rows = readRows(coinrFolder(), 'result-SA_sobol.csv.gz', [
    'Variable',
    'Si',
    'STi',
    'Si_q5',
    'Si_q95',
    'STi_q5',
    'STi_q95',
  ]);
  return rows.map((row) => ({
    id: String(row['Variable']),
    first: { value: Number(row['Si']), q05: Number(row['Si_q5']), q95: Number(row['Si_q95']) },
    total: { value: Number(row['STi']), q05: Number(row['STi_q5']), q95: Number(row['STi_q95']) },
  }));
}

/** @param {string} id @param {string} step @param {object} choice @returns {VariationOption} */
function option(id, step, choice) {
  const edit = { edit: 'choose', step, choice };
  return { id, edits: [/** @type {import('../../src/assets/index.js').SpecEdit} */ (edit)] };
}

/** @param {string} folder @param {string} name @param {readonly string[]} columns */
function readRows(folder, name, columns) {
  const read = readColumns(folder, name);
  const all = columns.map((column) => read(column));
  return (all[0] ?? []).map((_, row) => Object.fromEntries(columns.map((column, c) => [column, all[c]?.[row]])));
}

/** @param {readonly string[]} texts */
function numbers(texts) {
  return Float64Array.from(texts, (text) => (text === '' || text === 'NA' ? Number.NaN : Number(text)));
}

function coinrFolder() {
  const peers = outsideFolder('PEERS');
  if (peers === null) throw new Error("the peers' results are not here; set SUASION_PEERS");
  return `${peers}/coinr`;
}
