import { openPasses, type TrendPasses } from './passes.js';
import { solveRegression } from './regression.js';
import type { TrendSeries, TrendVariances } from './series.js';

/** Ratios to the observation variance that are tried, as powers of ten: from a straight line to a path without noise. */
const levelPowers = [-3, -2, -1, 0, 1, 2];
const slopePowers = [-7, -5, -3, -2, -1, 0, 1];
/** Share of the variance found without sampling variances that is tried beside them. */
const sharesBesideSampling = [1, 0.1, 0.01];
/** Share of the mean sampling variance below which no start goes: from 0 no climb leads away. */
const leastBesideSampling = 1e-4;

/** Places to climb from, at most. */
const mostStarts = 5;
/** Log-likelihood below the best of the grid from which no climb is tried. */
const farBelow = 3;

/** Share of the readings' squares below which what is left of them is rounding. */
const straight = 1e-24;

interface Candidate {
  /** Where it stands in the grid. */
  readonly place: readonly number[];
  readonly variances: TrendVariances;
  readonly value: number;
}

/**
 * High places of the likelihood on a coarse grid of ratios of the variances, best first: it may have two tops, one of them
 * with less movement. Where there are no sampling variances, the scale of each is exact.
 */
export function findStarts(
  series: TrendSeries,
  passes: TrendPasses,
  diffuse: boolean,
): { readonly starts: readonly TrendVariances[]; readonly evaluations: number } {
  const { values, regressors = [], sampling } = series;
  const k = regressors.length;
  if (passes.readings < k + 3)
    throw new RangeError(
      `Expected at least ${k + 3} readings to fit a trend and ${k} regressors, got ${passes.readings}`,
    );
  // Readings that tell of the scale.
  const free = passes.readings - 2 - (diffuse ? k : 0);
  const plain = sampling === undefined ? passes : openPasses({ values, regressors });
  const least = sampling === undefined ? 0 : (leastBesideSampling * sum(passes.sampling)) / passes.readings;
  const candidates: Candidate[] = [];
  let evaluations = 0;
  for (const [i, levelPower] of levelPowers.entries()) {
    for (const [j, slopePower] of slopePowers.entries()) {
      const ratios = { observation: 1, level: 10 ** levelPower, slope: 10 ** slopePower };
      const alone = solveRegression(plain, ratios);
      const scale = alone.surprise / free;
      evaluations++;
      if (sampling === undefined) {
        if (evaluations === 1) requireScatter(passes, alone.surprise);
        const atOne = diffuse ? alone.diffuseLogLikelihood : alone.logLikelihood;
        const value = atOne + 0.5 * (alone.surprise - free * (Math.log(scale) + 1));
        candidates.push({ place: [i, j, 0], variances: scaled(ratios, scale), value });
        continue;
      }
      for (const [share, factor] of sharesBesideSampling.entries()) {
        const variances = scaled(ratios, Math.max(scale * factor, least));
        const solved = solveRegression(passes, variances);
        evaluations++;
        const value = diffuse ? solved.diffuseLogLikelihood : solved.logLikelihood;
        candidates.push({ place: [i, j, share], variances, value });
      }
    }
  }
  return { starts: choose(candidates).map((one) => one.variances), evaluations };
}

/** The tops of the grid, and the best of each of its edges, where a top may hide, unless far below; best first. */
function choose(candidates: readonly Candidate[]): readonly Candidate[] {
  const sorted = candidates.filter((one) => Number.isFinite(one.value)).sort((a, b) => b.value - a.value);
  const tops = sorted.filter((one) => !sorted.some((other) => other.value > one.value && beside(one, other)));
  const edges = [
    sorted.find(({ place }) => place[0] === 0),
    sorted.find(({ place }) => place[0] === levelPowers.length - 1),
    sorted.find(({ place }) => place[1] === 0),
    sorted.find(({ place }) => place[1] === slopePowers.length - 1),
  ];
  return sorted
    .filter((one) => tops.includes(one) || edges.includes(one))
    .filter((one) => one.value > sorted[0]!.value - farBelow)
    .slice(0, mostStarts);
}

/** Throws a RangeError where the readings need no variance, and so have no greatest likelihood. */
function requireScatter({ weight, columns }: TrendPasses, surprise: number): void {
  const size = sum(columns[0]!.map((reading, t) => weight[t]! * reading * reading));
  if (surprise <= straight * size)
    throw new RangeError('Expected readings that need a variance, got readings on a straight line');
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}

function beside(a: Candidate, b: Candidate): boolean {
  return a.place.reduce((steps, place, i) => steps + Math.abs(place - b.place[i]!), 0) === 1;
}

function scaled({ observation, level, slope }: TrendVariances, scale: number): TrendVariances {
  return { observation: observation * scale, level: level * scale, slope: slope * scale };
}
