import { fitTrend, trendLogLikelihood, trendRegression } from '../dist/statistics/index.js';
import { median, rootMeanSquare } from './compare.mjs';
import { outsideFolder, readColumns } from './outside.mjs';
import { show, table } from './table.mjs';

/**
 * (g) A local linear trend with two regressors, 100 series of 300 steps: one likelihood, and fits by maximum likelihood
 * with coefficients as parameters (as statsmodels) and in the diffuse state (as KFAS).
 *
 * @typedef {{ name: string, what: 'parameters' | 'diffuse' }} StateSpaceJob
 * @typedef {Awaited<ReturnType<typeof run>>} StateSpaceResult
 */

export const title = 'Local linear trends, 100 series of 300 steps, against statsmodels and KFAS';

const turns = 15;

/** @returns {StateSpaceJob[]} */
export function jobs() {
  return [
    { name: 'coefficients as parameters', what: 'parameters' },
    { name: 'coefficients in the diffuse state', what: 'diffuse' },
  ];
}

/** The series, what made them, and what other programs found in them. */
export function readStateSpace() {
  const peers = outsideFolder('PEERS');
  if (peers === null) throw new Error("the peers' results are not here; set SUASION_PEERS");
  const folder = `${peers}/state-space`;
  const steps = 300;
  const data = readColumns(folder, 'llt-100x300.csv.gz');
  const column = (/** @type {string} */ name) =>
    Float64Array.from(data(name), (text) => (text === '' ? Number.NaN : Number(text)));
  const [values, first, second] = [column('y'), column('x1'), column('x2')];
  const part = (/** @type {Float64Array} */ all, /** @type {number} */ i) => all.slice(i * steps, (i + 1) * steps);
  const series = Array.from({ length: values.length / steps }, (_, i) => ({
    values: part(values, i),
    regressors: [part(first, i), part(second, i)],
  }));
  const rows = (/** @type {string} */ file) => {
    const read = readColumns(folder, file);
    return read('series').map((_, i) => (/** @type {string} */ name) => Number(read(name)[i]));
  };
  return {
    series,
    truth: rows('truth.csv.gz').map((at) => ({
      variances: { observation: at('sigma_eps') ** 2, level: at('sigma_level') ** 2, slope: at('sigma_slope') ** 2 },
      coefficients: [at('beta1'), at('beta2')],
    })),
    statsmodels: rows('result-statsmodels.csv').map((at) => ({
      variances: { observation: at('sigma2.irregular'), level: at('sigma2.level'), slope: at('sigma2.trend') },
      coefficients: [at('beta.x1'), at('beta.x2')],
      logLikelihood: at('llf_exact_diffuse'),
      atTruth: at('ll_at_truth'),
    })),
    kfas: rows('result-kfas.csv').map((at) => ({
      variances: { observation: at('H'), level: at('Q_level'), slope: at('Q_slope') },
      coefficients: [at('b1'), at('b2')],
      errors: [at('se_b1'), at('se_b2')],
      logLikelihood: at('llf_diffuse_reg_in_state'),
      atTruth: at('ll_at_truth_vars'),
    })),
  };
}

/** Milliseconds a call, median of several rounds over all series. @param {number} count @param {(i: number) => void} act */
function time(count, act) {
  const times = Array.from({ length: turns }, () => {
    const begun = performance.now();
    for (let i = 0; i < count; i++) act(i);
    return (performance.now() - begun) / count;
  });
  return median(times);
}

/** @param {StateSpaceJob} job */
export function run({ what }) {
  const { series, truth, statsmodels, kfas } = readStateSpace();
  const one = (/** @type {number} */ i) => {
    const trend = /** @type {typeof series[0]} */ (series[i % series.length]);
    const made = /** @type {typeof truth[0]} */ (truth[i % series.length]);
    return what === 'parameters'
      ? trendLogLikelihood(trend, made.variances, made.coefficients)
      : trendRegression(trend, made.variances).diffuseLogLikelihood;
  };
  const stored = what === 'parameters' ? statsmodels : kfas;
  const fits = series.map((trend) => fitTrend(trend, { coefficients: what }));
  const gains = stored.map(({ logLikelihood }, i) => Number(fits[i]?.logLikelihood) - logLikelihood);
  return {
    series: stored.length,
    likelihood: time(10 * series.length, one),
    fit: time(series.length, (i) => fitTrend(/** @type {typeof series[0]} */ (series[i]), { coefficients: what })),
    evaluations: median(fits.map((fit) => fit.evaluations)),
    atTruth: Math.max(...stored.map(({ atTruth }, i) => Math.abs(one(i) - atTruth))),
    least: Math.min(...gains),
    greatest: Math.max(...gains),
    error: [0, 1].map((j) =>
      rootMeanSquare(
        fits.map((fit) => Number(fit.coefficients[j])),
        truth.map(({ coefficients }) => Number(coefficients[j])),
      ),
    ),
  };
}

/** @param {readonly { job: StateSpaceJob, result: StateSpaceResult }[]} done */
export function report(done) {
  const head = [
    'run',
    'ms a likelihood',
    'ms a fit',
    'likelihoods a fit',
    'off at the truth',
    'optimum − theirs, least',
    'greatest',
    'RMSE β₁ β₂',
  ];
  const rows = done.map(({ job, result: r }) => [
    `${job.name} (${r.series} stored)`,
    show(r.likelihood, 4),
    show(r.fit, 2),
    r.evaluations,
    r.atTruth.toExponential(0),
    r.least.toExponential(0),
    r.greatest.toExponential(0),
    r.error.map((one) => show(one)).join(' '),
  ]);
  const peer = (/** @type {string} */ name, /** @type {number} */ fit, /** @type {string | null} */ error) => [
    name,
    null,
    show(fit, 0),
    null,
    null,
    null,
    null,
    error,
  ];
  return table([head, ...rows, peer('statsmodels', 84, null), peer('KFAS', 42, null), peer('dlm', 540, null)]);
}
