/** Suasion: the public words of the pure floors. Studies are at `suasion/study`, files and tables at `suasion/store`. */
export * from './model/index.js';
export * as instruments from './instruments/index.js';
export * as statistics from './statistics/index.js';
export * as sources from './sources/index.js';
export * as measures from './measures/index.js';
export * as mechanics from './mechanics/index.js';
export * as assets from './assets/index.js';
export * as evidence from './evidence/index.js';
export * as plan from './plan/index.js';
