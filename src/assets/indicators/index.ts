export {
  type Carry,
  type CategoryId,
  categories,
  type FigureReading,
  type FitMarks,
  type Indicator,
  type LedgerReading,
  type PositionReading,
  type Reading,
  type TieMeasure,
  type TieReading,
  type Transformation,
  transformed,
  transformedSd,
  untransformed,
} from './indicator.js';
export {
  assetCategories,
  type Category,
  indicators,
  indicatorsOf,
  leftAside,
  type NotAnIndicator,
} from './indicators.js';
export { eigenvectorCentrality, type Network } from './centrality.js';
export {
  type FitOf,
  type LeftOutBecause,
  leftOutBecauses,
  type LeftOutOfFit,
  leftOutOfFit,
  leftOutReasons,
} from './left-out.js';
export {
  regionGrouping,
  scaledTo,
  type Scaling,
  scalings,
  standardChoices,
  standardIndex,
  standardVariations,
} from './standard-index.js';
