/**
 * Weighted least squares with absorbed factors and clustered errors: see `panel-regression/regression.ts`; for many regressions
 * on columns of one table, `panel-regression/design.ts`.
 */
export { clusteringOf } from './panel-regression/clusters.js';
export {
  absorbedDesign,
  type AbsorbedDesign,
  type AbsorbedFit,
  type DesignSpec,
  fitDesign,
  type LeftOut,
  pullOn,
  type Regressor,
  scaledResiduals,
} from './panel-regression/design.js';
export { panelRegression, type PanelRegression, type PanelRegressionSpec } from './panel-regression/regression.js';
export { addCrossProducts, crossProducts } from './panel-regression/normal-equations.js';
