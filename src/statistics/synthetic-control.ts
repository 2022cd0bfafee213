/** The unit that was not treated, made from others: see `synthetic-control/fit.ts`. */
export { type Mixture, nearestMixture } from './synthetic-control/nearest-mixture.js';
export { syntheticControl, type SyntheticControl, type SyntheticControlSpec } from './synthetic-control/fit.js';
