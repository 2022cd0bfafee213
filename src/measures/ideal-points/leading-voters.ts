import type { Anchors, Ballots } from './ballots.js';
import { standardise } from './state.js';

const powerIterations = 30;

/**
 * Who stands at the two ends of a body nobody has described: the leading dimension of its votes with one position a
 * voter, by power iteration on answers coded −1, 0, 1 and centred by item; the three outermost voters on either side among
 * those with at least the median number of votes. Which end is called high is arbitrary here.
 */
export function leadingVoters(ballots: Ballots): Anchors {
  const voters = ballots.voter.reduce((most, voter) => Math.max(most, voter), 0) + 1;
  const votes = new Float64Array(voters);
  for (let c = 0; c < ballots.cells; c++)
    votes[ballots.voter[c]!]! += ballots.byCell.start[c + 1]! - ballots.byCell.start[c]!;
  let score = Float64Array.from({ length: voters }, (_, v) => Math.sin(1 + 7 * v));
  for (let pass = 0; pass < powerIterations; pass++) {
    const gathered = gatherLoadings(ballots, score);
    score = gathered.map((value, v) => (votes[v]! > 0 ? value / votes[v]! : 0));
    standardise(score);
  }
  const median = Float64Array.from(votes.filter((count) => count > 0)).sort();
  const enough = median[median.length >> 1]!;
  const order = [...score.keys()].filter((v) => votes[v]! >= enough).sort((a, b) => score[a]! - score[b]!);
  const ends = Math.max(1, Math.min(3, order.length >> 1));
  return { low: order.slice(0, ends), high: order.slice(-ends) };
}

/** For each voter, the sum over its votes of (coded answer − item mean) × the item's loading on `score`. */
function gatherLoadings(ballots: Ballots, score: Float64Array): Float64Array {
  const { other, start, middle, high } = ballots.byItem;
  const gathered = new Float64Array(score.length);
  for (let k = 0; k < ballots.items; k++) {
    const votes = start[k + 1]! - start[k]!;
    const centre = (start[k + 1]! - high[k]! - (middle[k]! - start[k]!)) / votes;
    const coded = (n: number): number => (n < middle[k]! ? -1 : n < high[k]! ? 0 : 1) - centre;
    let loading = 0;
    for (let n = start[k]!; n < start[k + 1]!; n++) loading += coded(n) * score[ballots.voter[other[n]!]!]!;
    loading /= votes;
    for (let n = start[k]!; n < start[k + 1]!; n++) gathered[ballots.voter[other[n]!]!]! += coded(n) * loading;
  }
  return gathered;
}
