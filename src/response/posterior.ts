import type { LogDensity } from '../statistics/index.js';
import { createKernel } from './kernel.js';
import { emptyUnfolded, type Layout, layoutOf } from './layout.js';
import type { Panel } from './panel.js';
import { noParameters } from './parameters.js';

/** The log posterior density of a panel's parameters, up to a constant, in the vector of its layout. */
export interface Posterior extends LogDensity {
  readonly layout: Layout;
  /** What the posterior density of one arm is at other values, up to a constant, the rest of the vector as it is. */
  ofArms(at: Float64Array): (arm: number, value: number) => number;
}

export function createPosterior(panel: Panel): Posterior {
  const layout = layoutOf(panel);
  const kernel = createKernel(panel);
  const unfolded = emptyUnfolded(panel, layout);
  const byParameters = noParameters(panel);
  return {
    layout,
    ofArms(at) {
      layout.unfold(at, unfolded);
      return (arm, value) => {
        unfolded.logMass[arm] = unfolded.massSpread * value;
        return kernel.ofAudience(arm, unfolded) - 0.5 * value * value;
      };
    },
    dimension: layout.dimension,
    evaluate(at, gradient) {
      layout.unfold(at, unfolded);
      const likelihood = kernel.evaluate(unfolded, byParameters);
      layout.fold(at, unfolded, byParameters, gradient);
      let squares = 0;
      for (let i = 0; i < layout.dimension; i++) {
        squares += at[i]! * at[i]!;
        gradient[i]! -= at[i]!;
      }
      return likelihood - 0.5 * squares;
    },
  };
}
