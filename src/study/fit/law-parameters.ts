import { unitIn } from '../../mechanics/index.js';
import { type Dimensions, type Draws, type Estimate, estimateOf, formatPeriod } from '../../model/index.js';
import { type Fit, priors } from '../../response/index.js';
import { readableKey } from './series.js';

/** One parameter of the law as it was fitted. */
export interface LawParameter {
  /** `momentum_kept`, `response:aid`, `mass:Alba`, `common:1990` … */
  readonly id: string;
  /** Null where the chains do not agree: then no number can be relied on. */
  readonly estimate: Estimate | null;
  readonly draws: Draws;
  readonly rHat: number;
  readonly essBulk: number;
  readonly essTail: number;
}

const dimensionless: Dimensions = [0, 0, 0];

/** Every parameter that was estimated: those of all first, then responses, masses, common shifts and stretches. */
export function lawParametersOf({ panel, draws, diagnosis, converged }: Fit): LawParameter[] {
  const found: LawParameter[] = [];
  const byName = new Map(diagnosis.map((one) => [one.parameter, one]));
  const directed = panel.scale.kind === 'directed';
  function add(
    all: Float64Array,
    name: string,
    idOf: (i: number) => string,
    dimensions: Dimensions,
    of = (value: number) => value,
  ): void {
    const width = all.length / draws.count;
    for (let i = 0; i < width; i++) {
      const diagnosed = byName.get(width === 1 ? name : `${name} ${i}`);
      // What is no part of this law is constant, and not diagnosed.
      if (diagnosed === undefined) continue;
      const own = Float64Array.from({ length: draws.count }, (_, d) => of(all[d * width + i]!));
      const { rHat, essBulk, essTail } = diagnosed;
      found.push({
        id: idOf(i),
        estimate: converged ? estimateOf(own, unitIn(dimensions, panel.scale)) : null,
        draws: own,
        rHat,
        essBulk,
        essTail,
      });
    }
  }
  const period = (i: number): string => formatPeriod(panel.from + i, panel.scale.step);
  add(draws.momentumKept, 'momentum kept', () => 'momentum_kept', dimensionless);
  add(draws.homePull, 'home pull', () => 'home_pull', [0, 0, -2]);
  add(draws.shock, 'shock', () => 'shock', [1, 1, -2]);
  add(draws.noise, 'noise', () => 'noise', dimensionless);
  add(draws.massSpread, 'mass spread', () => 'mass_spread', dimensionless);
  add(draws.stretchSpread, 'stretch spread', () => 'stretch_spread', dimensionless);
  add(draws.responses, 'response', (i) => `response:${panel.terms[i]!.id}`, [1, directed ? 1 : 0, -2]);
  // R̂ and effective sizes are those of the logarithm.
  add(draws.logMass, 'log mass', (i) => `mass:${readableKey(panel.audiences[i]!)}`, [1, 0, 0], Math.exp);
  add(draws.common, 'common', (i) => `common:${period(i)}`, [0, 1, -2]);
  add(draws.stretch, 'stretch', (i) => `stretch:${period(i)}`, dimensionless);
  return found;
}

/** The prior's standard deviation of each term's response, in the response's unit. */
export function priorSds({ panel }: Fit): number[] {
  const { mechanism, spread, spreadSd } = priors.response[panel.scale.kind];
  const length = panel.scale.kind === 'directed' ? panel.spread : 1;
  const alone = Math.hypot(mechanism, spread);
  // E τ² of a log-normal τ.
  const pooled = Math.hypot(mechanism, spread * Math.exp(spreadSd ** 2));
  return panel.terms.map((term, k) => {
    const peers = panel.terms.filter((other) => other.mechanism !== null && other.mechanism === term.mechanism);
    return ((peers.length > 1 ? pooled : alone) * length) / panel.usual[k]!;
  });
}
