export { filteredAims } from './aims.js';
export { lawCentreTask, lawChainTask } from './chain.js';
export { type ParameterDiagnosis } from './diagnosis.js';
export { type LawDraws } from './draws.js';
export { effectiveActors } from './effective-actors.js';
export { type Checkpoint, defaultFitOptions, type Fit, type FitOptions, fitLaw, type FitState } from './fit.js';
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
export { priors } from './priors.js';
export { type AppealGuard, guardAppeal, lawGuardTask } from './guard.js';
export { fitVariants, lawVariantTask, thinned } from './variants.js';
