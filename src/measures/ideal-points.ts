import { ProblemError, type Problem, problem, type Workshop } from '../model/index.js';
import { respondentResult, respondentTerms, normalQuantile } from '../statistics/index.js';
import { type Anchors, type Ballots, type RollCallBody, arrangeBallots } from './ideal-points/ballots.js';
import { type ChainResult, chainTask, type IdealPointPrior } from './ideal-points/chain.js';
import { firstEstimate } from './ideal-points/start.js';
import { type ChainState, stepVariances } from './ideal-points/state.js';
import { type CellSummary, emptySummary, setUnsmoothed, summaryColumns, summaryTask } from './ideal-points/summary.js';
import { statesForUnsmoothed, unsmoothedPosition } from './ideal-points/unsmoothed.js';

export {
  type Disagreement,
  disagreementOfHalves,
  type HalvesOptions,
  topicsOfRollCall,
} from './ideal-points/halves.js';
export { sdGivenItems, statesForUnsmoothed } from './ideal-points/unsmoothed.js';

/**
 * Ideal points from roll calls: the ordinal dynamic model of Bailey, Strezhnev & Voeten (2017, Journal of Conflict
 * Resolution 61:430), for any body.
 *
 *     Z = β·θ + e,  e ~ N(0, 1);   yes if Z < γ₁,   abstain if γ₁ < Z < γ₂,   no if Z > γ₂;   absence is missing
 *
 * θ: a voter's position in one period; β, γ₁, γ₂: a roll call's discrimination and cutpoints, shared by the roll calls that
 * repeat it. Positions of one voter in neighbouring periods are tied by one of two priors: `lagged`, the published
 * algorithm (`ideal-points/lagged.ts`), and `random-walk`, exact (`ideal-points/random-walk.ts`). Positions have mean 0
 * and standard deviation 1 over all voters and periods.
 */
export interface IdealPointOptions {
  readonly prior: IdealPointPrior;
  readonly seed: number;
  readonly chains: number;
  /** Sweeps before draws are kept, and draws kept, in each chain. */
  readonly burnIn: number;
  readonly draws: number;
  /** How many joint draws of all positions and items to keep, over all chains. */
  readonly jointDraws: number;
  /** Index of the voter whose mean position is made positive; null leaves the sign to the anchors. */
  readonly positive: number | null;
  /** Voters at the two ends when sampling starts; null finds them in the votes. */
  readonly anchors: Anchors | null;
}

/** As the published run, in about 300 sweeps of two chains: see the bench for what that reaches. */
export const defaultIdealPointOptions: IdealPointOptions = {
  prior: 'lagged',
  seed: 1,
  chains: 2,
  burnIn: 100,
  draws: 230,
  jointDraws: 100,
  positive: null,
  anchors: null,
};

/** The measured body. All arrays are by cell, in the order of `ballots`. */
export interface IdealPoints {
  readonly ballots: Ballots;
  readonly summary: CellSummary;
  /** Joint draws of positions and items, on the standard scale; draw k of all cells and items belongs together. */
  readonly joint: readonly ChainState[];
  readonly problems: readonly Problem[];
}

/** Measure a body by sampling. Throws 'too-little-variation' where no roll call divides anyone. */
export async function measureIdealPoints(
  body: RollCallBody,
  options: IdealPointOptions,
  workshop: Workshop,
): Promise<IdealPoints> {
  const ballots = arrangeUsable(body);
  const start = firstEstimate(ballots, { anchors: options.anchors, passes: 5 });
  const jointEvery = Math.max(1, Math.floor((options.draws * options.chains) / options.jointDraws));
  const results = await workshop.map(
    chainTask,
    Array.from({ length: options.chains }, (_, chain) => ({ ...options, ballots, start, chain, jointEvery })),
  );
  const flipped = orient(ballots, results, options.positive);
  const joint = flipped.flatMap((result) => result.joint);
  const summary = await summarise(ballots, flipped, joint, workshop);
  return { ballots, summary, joint, problems: [...noteLeftOut(ballots), ...noteConvergence(summary)] };
}

/**
 * A quick look without sampling: the first estimate, with intervals from the curvature of prior and votes given the items.
 * Good to r ≈ 0.99; its intervals leave out the doubt about items.
 */
export function estimateIdealPoints(
  body: RollCallBody,
  options: Pick<IdealPointOptions, 'anchors' | 'positive'>,
): IdealPoints {
  const ballots = arrangeUsable(body);
  const first = firstEstimate(ballots, { anchors: options.anchors, passes: 5 });
  const [{ joint }] = orient(ballots, [{ theta: first.theta, joint: [first] }], options.positive) as [ChainResult];
  const state = joint[0]!;
  const summary = emptySummary(ballots.cells, joint.length);
  const variance = stepVariances(ballots);
  for (let c = 0; c < ballots.cells; c++) {
    respondentTerms(ballots.byCell, c, state.theta[c]!, state.beta, state.gammaLow, state.gammaHigh);
    const sd = 1 / Math.sqrt(1 / variance[c]! - respondentResult[2]!);
    summary.mean[c] = state.theta[c]!;
    summary.sd[c] = sd;
    for (const [name, p] of [
      ['q05', 0.05],
      ['q25', 0.25],
      ['q50', 0.5],
      ['q75', 0.75],
      ['q95', 0.95],
    ] as const) {
      summary[name][c] = state.theta[c]! + sd * (p === 0.5 ? 0 : normalQuantile(p));
    }
    setUnsmoothed(summary, c, unsmoothedPosition(ballots, c, joint));
  }
  return { ballots, summary, joint, problems: noteLeftOut(ballots) };
}

function arrangeUsable(body: RollCallBody): Ballots {
  const ballots = arrangeBallots(body);
  if (ballots.items === 0 || ballots.cells < 3) {
    throw new ProblemError('too-little-variation', {
      expected: 'at least one roll call on which answers differ, and three voters in a period',
      got: `${ballots.items} such roll calls and ${ballots.cells} positions to estimate`,
      fix: 'Add roll calls or voters; unanimous roll calls carry no information.',
    });
  }
  return ballots;
}

/** Turn every draw so that the positive voter's mean position is positive. */
function orient(ballots: Ballots, results: readonly ChainResult[], positive: number | null): readonly ChainResult[] {
  if (positive === null) return results;
  return results.map((result) => {
    let sum = 0;
    for (let i = 0; i < result.theta.length; i++) {
      if (ballots.voter[i % ballots.cells] === positive) sum += result.theta[i]!;
    }
    return sum >= 0 ? result : { theta: result.theta.map((value) => -value), joint: result.joint.map(mirrored) };
  });
}

/** The same state with the scale's ends exchanged. */
function mirrored(state: ChainState): ChainState {
  return { ...state, theta: state.theta.map((value) => -value), beta: state.beta.map((value) => -value) };
}

const cellsInSlice = 1024;

async function summarise(
  ballots: Ballots,
  results: readonly ChainResult[],
  joint: readonly ChainState[],
  workshop: Workshop,
): Promise<CellSummary> {
  const few = statesForUnsmoothed(joint);
  const draws = results[0]!.theta.length / ballots.cells;
  const parts = Array.from({ length: Math.ceil(ballots.cells / cellsInSlice) }, (_, slice) => {
    const from = slice * cellsInSlice;
    const to = Math.min(ballots.cells, from + cellsInSlice);
    const chains = results.map(({ theta }) => {
      const out = new Float64Array(draws * (to - from));
      for (let d = 0; d < draws; d++)
        out.set(theta.subarray(d * ballots.cells + from, d * ballots.cells + to), d * (to - from));
      return out;
    });
    return { ballots, from, to, chains, joint: few };
  });
  const slices = await workshop.map(summaryTask, parts);
  const summary = emptySummary(ballots.cells, few.length);
  slices.forEach((slice, i) => {
    for (const name of summaryColumns) summary[name].set(slice[name], i * cellsInSlice);
    summary.unsmoothedDraws.set(slice.unsmoothedDraws, i * cellsInSlice * few.length);
  });
  return summary;
}

function noteLeftOut(ballots: Ballots): Problem[] {
  return ballots.leftOut.map(({ reason, rows }) =>
    problem('votes-left-out', {
      expected: 'votes on roll calls that divide the body',
      got: `${rows} votes where ${reason}`,
      fix: 'Nothing to do: such votes say nothing about positions.',
    }),
  );
}

/** R̂ above this in more than one position in twenty is worth a word. */
const agreeableRHat = 1.05;

function noteConvergence(summary: CellSummary): Problem[] {
  const known = summary.rHat.filter((value) => Number.isFinite(value)).sort();
  const high = known[Math.floor(0.95 * (known.length - 1))] ?? Number.NaN;
  if (!(high > agreeableRHat)) return [];
  return [
    problem('not-converged', {
      expected: `split-R̂ ≤ ${agreeableRHat} in 95 % of positions`,
      got: `${high.toFixed(2)} at the 95 % point, ${known.at(-1)!.toFixed(2)} at most`,
      fix: 'Keep more draws, or read the intervals as somewhat too narrow.',
    }),
  ];
}
