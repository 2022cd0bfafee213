export * from './attention.js';
export { attentionPosition, type MentionCount } from './attention-position.js';
export * from './awareness.js';
export * from './conduct.js';
export type { ExtraVariance } from './extra-variance.js';
export * from './favourability.js';
export * from './ideal-points.js';
export type { Measured, MeasuredPosition } from './measured.js';
export * from './published.js';
export * from './scales.js';
export { type AttentionInput, type Speech, speechesOf, type TargetMention } from './speeches.js';
export type { MeasuredSurvey, SurveyOptions, SurveyWave } from './survey.js';
export * from './unga.js';
export {
  type Anchors,
  type Ballots,
  type RollCallBody,
  type VoteColumns,
  answerCodes,
  arrangeBallots,
} from './ideal-points/ballots.js';
export { type ChainPart, type ChainResult, chainTask, type IdealPointPrior } from './ideal-points/chain.js';
export type { ChainState } from './ideal-points/state.js';
export { type CellSummary, type SummaryPart, summaryTask } from './ideal-points/summary.js';
