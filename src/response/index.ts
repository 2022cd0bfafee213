export { filteredAims } from './aims.js';
export { centreNear, centreOf, responsesNear } from './approximation.js';
export type { Centre } from './centre.js';
export { lawCentreTask, lawChainTask } from './chain.js';
export { type ParameterDiagnosis } from './diagnosis.js';
export { type LawDraws, parametersOf } from './draws.js';
export { effectiveActors } from './effective-actors.js';
export { type Checkpoint, defaultFitOptions, type Fit, type FitOptions, fitLaw, type FitState } from './fit.js';
export { type Foretelling, foretellings } from './foretelling.js';
export { arrangePanel, withObservations } from './arrange.js';
export { clusteredSpread, type ClusteredSpread } from './clustered.js';
export { courseOf } from './course.js';
export {
  audienceKey,
  type ExposureRows,
  type LawOptions,
  type Observation,
  type Panel,
  type PanelSpec,
  type Standing,
  type Term,
} from './panel.js';
export type { LawParameters } from './parameters.js';
export { isLong } from './metric.js';
export { drawsFrom, logWeightsWithout, vectorsNear, weightsOf } from './near-draws.js';
export { dosesOf, type PanelDoses, withDoses } from './panel-doses.js';
export { priors } from './priors.js';
export { type AppealGuard, guardAppeal, lawGuardTask } from './guard.js';
export { withoutMeasurements, withoutTerms } from './unseen.js';
export { fitVariants, lawVariantTask, thinned } from './variants.js';
export { simulateWorld } from './simulate.js';
export { layoutOf } from './layout.js';
