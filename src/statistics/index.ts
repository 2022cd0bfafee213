export * from './chains.js';
export * from './gamma.js';
export * from './normal.js';
export * from './normal-table.js';
export * from './ordered-probit.js';
export * from './random.js';
