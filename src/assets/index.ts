export { buildIndex } from './build-index.js';
export type { BuiltIndex, StageColumns, Stages } from './built-index.js';
export {
  type Composite,
  type CompositeOptions,
  type CompositeSpec,
  type Weighing,
  compositeOf,
  prepareComposite,
  weighedComposite,
} from './composite.js';
export { type CompositeStanding, standingIn } from './composite-standing.js';
export { type IndexComparison, type RankShift, compareIndices } from './compare-indices.js';
export { type Contribution, contributionsTo } from './contributions.js';
export type { Duplicate } from './duplicates.js';
export { type Importance, importanceIn } from './importance.js';
export { type IndexBuilder, type VariantScores, createIndexBuilder } from './index-builder.js';
export type { Grouping, IndexColumn, IndexData } from './index-data.js';
export type {
  Aggregation,
  Choices,
  Denomination,
  GroupSpec,
  Imputation,
  IndexSpec,
  IndicatorSpec,
  Limits,
  NodeSpec,
  Normalisation,
  Screening,
  Step,
  Treatment,
  Weighting,
} from './index-spec.js';
export * from './indicators/index.js';
export { type LeftOutIndicator, leaveOneOut } from './leave-out.js';
export type * from './log.js';
export { type RankInterval, type RankSpread, rankIntervals, scoreIntervals } from './rank-intervals.js';
export { type Design, type Replications, prepareReplications, replicate } from './replications.js';
export { type Sensitivity, measurementFactor, sensitivityFrom, sensitivityOf } from './sensitivity.js';
export { type ChooseEdit, type LeaveOutEdit, type SpecEdit, type WeighEdit, editSpec, nodesOf } from './spec-edit.js';
export { type Doubt, exploreIndex } from './uncertainty.js';
export { type Variation, type VariationOption, inclusionVariations, weightVariation } from './variation.js';
