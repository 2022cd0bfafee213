/** A level that moves with a slope that moves, seen with noise, and its exact diffuse likelihood: see `local-linear-trend/series.ts`. */
export { filterTrend, type FilteredTrend } from './local-linear-trend/filter.js';
export { fitTrend, type TrendFit, type TrendFitOptions } from './local-linear-trend/fit.js';
export { trendLogLikelihood } from './local-linear-trend/likelihood.js';
export { diffuseTrendLogLikelihood, trendRegression, type TrendRegression } from './local-linear-trend/regression.js';
export type { TrendSeries, TrendVariances } from './local-linear-trend/series.js';
