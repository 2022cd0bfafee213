export * from './ideal-points.js';
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
