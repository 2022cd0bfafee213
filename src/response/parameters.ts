import type { Panel } from './panel.js';

/** The law's parameters in their own units. Also used for a gradient: each field then holds the derivative by it. */
export interface LawParameters {
  /** ρ: momentum kept over a step, dimensionless. */
  momentumKept: number;
  /** κ: pull home [1/T²]. */
  homePull: number;
  /** σ: standard deviation of the unexplained force on a standard audience [M·L/T²]. */
  shock: number;
  /** φ: how many times the stated standard deviations measurements really have, at least 1; dimensionless. */
  noise: number;
  /** By term: θ or λ. */
  readonly responses: Float64Array;
  /** By step of the window: a(t) [L/T²]. */
  readonly common: Float64Array;
  /** By period of the window: d_t, by how much a session stretches the scale; dimensionless. */
  readonly stretch: Float64Array;
  /** By audience: log m_j. */
  readonly logMass: Float64Array;
}

/** Parameters of a panel, all 0. */
export function noParameters(panel: Panel): LawParameters {
  const steps = panel.to - panel.from;
  return {
    momentumKept: 0,
    homePull: 0,
    shock: 0,
    noise: 1,
    responses: new Float64Array(panel.terms.length),
    common: new Float64Array(steps),
    stretch: new Float64Array(steps + 1),
    logMass: new Float64Array(panel.audiences.length),
  };
}

/** What an audience's state is taken to be before anything is seen of it. */
export interface Beginning {
  /** Where its home is: normal around `centre` with this standard deviation [L]. */
  readonly centre: number;
  readonly home: number;
  /** No audience enters farther from its home than this, as a standard deviation [L]. */
  readonly widest: number;
  /** Its velocity is normal around 0 [L/T]. */
  readonly velocity: number;
}

/** Wide against the spread of the measurements: homes may lie anywhere on the scale. */
export function beginningOf({ centre, spread }: Pick<Panel, 'centre' | 'spread'>): Beginning {
  return { centre, home: 1.5 * spread, widest: 1.5 * spread, velocity: 0.1 * spread };
}
