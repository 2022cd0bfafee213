export * from './ideal-points.js';
export { type Ballots, type RollCallBody, type VoteColumns, answerCodes, arrangeBallots } from './ideal-points/ballots.js';
export { type ChainPart, type ChainResult, chainTask, type IdealPointPrior } from './ideal-points/chain.js';
export type { Anchors } from './ideal-points/start.js';
export type { ChainState } from './ideal-points/state.js';
export { type CellSummary, type SummaryPart, summaryTask } from './ideal-points/summary.js';
