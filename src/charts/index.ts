export {
  type Chart,
  type ChartCell,
  type ChartColumn,
  type ChartTable,
  type DrawingProps,
  type Interval,
  isClear,
  type Sign,
  signOf,
} from './chart.js';
export { decimalsFor, formatInterval, formatNumber, formatPeriod, formatSigned } from './numbers.js';
export { toCsv, toSvgDocument } from './export.js';
export { intervalStrip, type IntervalStripData } from './interval-strip.js';
export { gradeLadder, type GradeLadderData } from './grade-ladder.js';
export { gradeSteps } from './ladder.js';
export type { PathActs } from './acts-lines.js';
export { path, type PathData, type PathPoint } from './path.js';
export { type Estimator, forest, type ForestData, type ForestRow } from './forest.js';
export { eventStudy, type EventStudyData } from './event-study.js';
export {
  type SpecificationChoice,
  specificationCurve,
  type SpecificationCurveData,
  type SpecifiedEstimate,
} from './specification-curve.js';
export { type ShareRow, shares, type SharesData } from './shares.js';
export { type ForceRow, forces, type ForcesData } from './forces.js';
export { type RankedRow, ranks, type RanksData } from './ranks.js';
export { type AssetComposite, assets, type AssetsData } from './assets.js';
export { ledger, type LedgerData, type LedgerRow } from './ledger.js';
export { classOf, type MapClass, type MapPlace, worldMap, type WorldMapData, type WorldMapProps } from './world-map.js';
export { mostDrawnNodes, network, type NetworkData, type NetworkLink } from './network.js';
export type { NetworkNode, NodeKind, PlacedNode } from './network-fit.js';
export { drawNetwork, type NetworkColours, type NetworkContext, type NetworkView } from './network-canvas.js';
export { fan, type FanData } from './fan.js';
export { frontier, type FrontierData, type Portfolio } from './frontier.js';
export type { WorldTopology } from './map-shapes.js';
