import {
  defaultIdealPointOptions,
  type Disagreement,
  disagreementOfHalves,
  type IdealPoints,
  measureIdealPoints,
  statesForUnsmoothed,
  topicsOfRollCall,
  type UngaScale,
  ungaScales,
} from '../../measures/index.js';
import { stepNoise } from '../../mechanics/index.js';
import { type Path, type Problem, problem, ProblemError, type Resolver, type Workshop } from '../../model/index.js';
import { type BallotTables, ungaVotes } from '../../sources/index.js';
import { noteUnresolved, ungaBody } from '../roll-call-body.js';
import type { FitSettings } from './fit-settings.js';
import type { KeptFits } from './kept-fits.js';
import { addIdealPoints, type PositionRows } from './position-rows.js';
import type { Loaded } from './raw.js';
import type { ScaleRow } from './scale-rows.js';

/** Joint draws shipped: enough for 90 % intervals of displacements; fewer on the issue scales, to keep the package small. */
const jointDraws = (scale: UngaScale): number => (scale.issue === null ? 100 : 50);

/** What an ideal-point fit needs. */
export interface FitInputs {
  readonly votes: Loaded<BallotTables>;
  readonly resolver: Resolver;
  readonly settings: FitSettings;
  readonly seed: number;
  readonly workshop: Workshop;
  /** Fits of the same votes that need not be made again. */
  readonly kept: KeptFits;
}

/**
 * Positions on the General Assembly's scales, fitted from the votes or taken from an earlier build of the same votes with
 * the same settings. Scales with too little variation are noted. Throws 'too-little-variation' where none can be fitted.
 */
export async function addIdealPointScales(
  rows: PositionRows,
  scales: ScaleRow[],
  inputs: FitInputs,
  problems: Problem[],
): Promise<void> {
  const { votes, resolver, settings, seed, workshop, kept } = inputs;
  const before = scales.length;
  for (const scale of ungaScales) {
    const old = await kept.take(scale.id, rows);
    if (old !== null) {
      scales.push(old);
      continue;
    }
    const { body, anchors, positive, unresolved } = ungaBody(votes.parsed.tables, scale, resolver);
    problems.push(
      ...unresolved.map(({ label, rows: count }) => noteUnresolved(label, `${count} votes on ${scale.id}`)),
    );
    try {
      const points = await measureIdealPoints(
        body,
        { ...defaultIdealPointOptions, ...settings, jointDraws: jointDraws(scale), anchors, positive, seed },
        workshop,
      );
      addIdealPoints(rows, scale.id, points, body.voters, votes.origin.id);
      const disagreement = halvesOf(scale, points, votes.parsed.tables, seed);
      if (disagreement === null) problems.push(noteUnknownDisagreement(scale));
      const told = disagreement === null ? '' : JSON.stringify(disagreementSettings(disagreement));
      scales.push(scaleRow(scale, points, body.voters, inputs, told));
      problems.push(...points.problems.map((note) => ({ ...note, got: `${scale.id}: ${note.got}` })));
    } catch (error) {
      if (!(error instanceof ProblemError) || error.problem.code !== 'too-little-variation') throw error;
      problems.push({ ...error.problem, got: `${scale.id}: ${error.problem.got}` });
    }
  }
  if (scales.length > before) return;
  throw new ProblemError('too-little-variation', {
    expected: 'votes that divide the body on at least one scale',
    got: 'none',
    fix: 'Check that the folder unga-votes holds votes, roll calls and issues.',
  });
}

/**
 * How much halves of a session disagree: halves of topics on the scale of all votes; halves of items on the scales of one
 * issue, which have one topic.
 */
function halvesOf(
  scale: UngaScale,
  { ballots, joint }: IdealPoints,
  { rollCalls }: BallotTables,
  seed: number,
): Disagreement | null {
  // The roll calls of the body come first and in the order of the tables; those after them left no votes.
  const topics = (r: number): string[] => (rollCalls[r] === undefined ? [] : topicsOfRollCall(rollCalls[r]));
  return disagreementOfHalves(ballots, statesForUnsmoothed(joint), {
    topics: scale.issue === null ? topics : null,
    seed,
  });
}

/** What a scale's settings say of how much halves of a session disagree, against sampling. */
function disagreementSettings(disagreement: Disagreement): Readonly<Record<string, number | string>> {
  const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;
  return {
    halves: disagreement.halves,
    disagreement: rounded(disagreement.factor),
  };
}

function noteUnknownDisagreement(scale: UngaScale): Problem {
  return problem('not-yet-known', {
    expected: 'sessions in which both halves of the votes say where voters stand',
    got: `${scale.id}: too few to compare halves`,
    fix: 'Add roll calls or voters; until then nothing is known of errors beyond sampling.',
  });
}

function scaleRow(
  scale: UngaScale,
  points: IdealPoints,
  voters: readonly string[],
  { settings, seed }: FitInputs,
  told: string,
): ScaleRow {
  const { ballots, summary } = points;
  return {
    scale: scale.id,
    source: ungaVotes.id,
    votes: ballots.votes,
    roll_calls: ballots.rollCalls,
    items: ballots.items,
    positions: ballots.cells,
    step_noise: stepNoise(meanPaths(points, voters, scale)),
    method: `ideal points, ${defaultIdealPointOptions.prior} prior`,
    settings: told,
    chains: settings.chains,
    burn_in: settings.burnIn,
    kept: settings.draws,
    seed,
    r_hat_median: quantileOfKnown(summary.rHat, 0.5),
    r_hat_95: quantileOfKnown(summary.rHat, 0.95),
    ess_bulk_median: quantileOfKnown(summary.essBulk, 0.5),
  };
}

/** A quantile of the values that are numbers. Throws where there are none. */
function quantileOfKnown(values: Float64Array, probability: number): number {
  const known = values.filter((value) => Number.isFinite(value)).sort();
  if (known.length === 0)
    throw new ProblemError('too-little-variation', {
      expected: 'chains that move',
      got: 'constants',
      fix: 'Keep more draws.',
    });
  return known[Math.floor(probability * (known.length - 1))]!;
}

/** Paths of means alone: what the usual size of a step is computed from. */
function meanPaths({ ballots, summary }: IdealPoints, voters: readonly string[], scale: UngaScale): Path[] {
  const paths = voters.map((audience) => ({ audience, positions: [] as Path['positions'][number][], draws: [] }));
  for (let c = 0; c < ballots.cells; c++) {
    const mean = summary.mean[c]!;
    const estimate = { mean, sd: 0, q05: mean, q25: mean, q50: mean, q75: mean, q95: mean, unit: scale.unit };
    const audience = voters[ballots.voter[c]!]!;
    paths[ballots.voter[c]!]!.positions.push({
      audience,
      period: ballots.period[c]!,
      estimate,
      observations: 0,
      unsmoothed: null,
    });
  }
  return paths;
}
