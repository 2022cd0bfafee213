import { type Problem, problem, type Workshop } from '../model/index.js';
import type { Centre } from './centre.js';
import { type ChainStretch, type LawChainState, lawCentreTask, lawChainTask } from './chain.js';
import { diagnose, type ParameterDiagnosis } from './diagnosis.js';
import { drawsOf, type LawDraws } from './draws.js';
import { layoutOf } from './layout.js';
import type { Panel } from './panel.js';

export interface FitOptions {
  readonly seed: number;
  readonly chains: number;
  /** Iterations that adapt each chain's step. */
  readonly adapt: number;
  /** Draws kept in each chain before its agreement is looked at, each time. */
  readonly batch: number;
  /** No more batches than this. */
  readonly batches: number;
  /** Enough: effective draws, bulk and tail, and split-R̂ of every parameter. */
  readonly enough: { readonly ess: number; readonly rHat: number };
}

/** Four chains to an effective sample size of 400 and a split-R̂ of 1.01 in every parameter (Vehtari et al. 2021). */
export const defaultFitOptions: FitOptions = {
  seed: 1,
  chains: 4,
  adapt: 60,
  batch: 200,
  batches: 12,
  enough: { ess: 400, rHat: 1.01 },
};

/** Share of trajectories that may run away, and be rejected, where chains agree all the same. */
const fewTrajectories = 0.005;

/** How far a fit has come: enough to go on to the same digits. */
export interface FitState {
  readonly centre: Centre;
  readonly chains: readonly LawChainState[];
  /** By chain: its draws so far. */
  readonly vectors: readonly Float64Array[];
}

/** Keeps how far a fit has come, for whoever wants to go on after a stop. */
export interface Checkpoint {
  load(): Promise<FitState | null>;
  save(state: FitState): Promise<void>;
}

/** The law, fitted. */
export interface Fit {
  readonly panel: Panel;
  readonly draws: LawDraws;
  readonly state: FitState;
  readonly diagnosis: readonly ParameterDiagnosis[];
  /** Every parameter met what was to be enough. */
  readonly converged: boolean;
  readonly divergences: number;
  readonly problems: readonly Problem[];
}

/**
 * Fit the law to a panel: positions, velocities and homes integrated out exactly, the other parameters sampled by
 * Hamiltonian Monte Carlo in the metric of the posterior's centre. Batches go on until every parameter's chains agree; where they do not in
 * the end, a problem says so. Same seed, same digits, however many hands there are and wherever it was stopped.
 */
export async function fitLaw(
  panel: Panel,
  options: FitOptions,
  workshop: Workshop,
  checkpoint?: Checkpoint,
): Promise<Fit> {
  const { dimension } = layoutOf(panel);
  let state = (await checkpoint?.load()) ?? null;
  if (state === null) {
    const [centre] = await workshop.map(lawCentreTask, [{ panel, start: null }]);
    state = { centre: centre!, chains: [], vectors: [] };
    await checkpoint?.save(state);
  }
  for (;;) {
    const done = state.vectors.length === 0 ? 0 : state.vectors[0]!.length / dimension / options.batch;
    if (done > 0) {
      const fit = judge(panel, state, options);
      if (fit.converged || done >= options.batches) return fit;
    }
    const before: FitState = state;
    const stretches: ChainStretch[] = await workshop.map(
      lawChainTask,
      Array.from({ length: options.chains }, (_, chain) => ({
        panel,
        centre: before.centre,
        state: before.chains[chain] ?? null,
        seed: options.seed,
        chain,
        adapt: options.adapt,
        draws: options.batch,
      })),
    );
    state = {
      ...before,
      chains: stretches.map((stretch) => stretch.state),
      vectors: stretches.map(({ vectors }, chain) => joined(before.vectors[chain] ?? new Float64Array(), vectors)),
    };
    await checkpoint?.save(state);
  }
}

function judge(panel: Panel, state: FitState, options: FitOptions): Fit {
  const layout = layoutOf(panel);
  const vectors = state.vectors.reduce(joined, new Float64Array());
  const draws = drawsOf(panel, layout, vectors, new Uint16Array(vectors.length / layout.dimension));
  const diagnosis = diagnose(draws, state.vectors.length);
  const { ess, rHat } = options.enough;
  const failing = diagnosis.filter((one) => !(one.rHat <= rHat && one.essBulk >= ess && one.essTail >= ess));
  const divergences = state.chains.reduce((sum, chain) => sum + chain.chain.divergences, 0);
  const problems =
    failing.length === 0 && divergences <= fewTrajectories * draws.count
      ? []
      : [notConverged(failing, diagnosis, divergences, options)];
  return { panel, draws, state, diagnosis, converged: problems.length === 0, divergences, problems };
}

function notConverged(
  failing: readonly ParameterDiagnosis[],
  all: readonly ParameterDiagnosis[],
  divergences: number,
  { enough }: FitOptions,
): Problem {
  const worst = failing.toSorted((a, b) => b.rHat - a.rHat)[0];
  const least = Math.min(...failing.map(({ essBulk, essTail }) => Math.min(essBulk, essTail)));
  const said =
    worst === undefined
      ? `${divergences} trajectories that ran away`
      : `${failing.length} of ${all.length} parameters short of it: ${worst.parameter} has ${worst.rHat.toFixed(3)}, the least effective size is ${Math.round(least)}; ${divergences} trajectories ran away`;
  return problem('not-converged', {
    expected: `split-R̂ ≤ ${enough.rHat} and effective sample sizes ≥ ${enough.ess} in every parameter`,
    got: said,
    fix: 'Keep more draws, use fewer instruments or a longer window; do not rely on these numbers.',
  });
}

function joined(a: Float64Array, b: Float64Array): Float64Array {
  const both = new Float64Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
