/**
 * Simulated roll-call bodies with known truth: voters who enter, leave and pause, whose positions walk at random; roll
 * calls with three answers or two, some of which repeat earlier ones; absences.
 *
 * @import { Random } from '../../src/statistics/index.js'
 * @import { Ballots, RollCallBody } from '../../src/measures/index.js'
 *
 * @typedef {object} RollCallWorldOptions
 * @property {Random} random
 * @property {number} voters
 * @property {number} periods
 * @property {number} rollCalls in each period
 * @property {2 | 3} [answers] three unless told
 * @property {number} [firstSd] sd of a voter's first position
 * @property {number} [stepSd] sd of its step from one period to the next in which it is there
 * @property {number} [cutpointLimit] cutpoints are uniform on ± this, in order
 * @property {number} [absence] share of votes not cast
 * @property {number} [repeated] share of roll calls that repeat one of the period before
 * @property {number} [turnover] share of voters who enter late, and of those who leave early
 *
 * @typedef {object} RollCallWorld
 * @property {RollCallBody} body
 * @property {Float64Array} theta position of voter v in period t at t·voters + v; NaN where it is not there
 * @property {number} voters
 */

/** @param {RollCallWorldOptions} options @returns {RollCallWorld} */
export function makeRollCallWorld(options) {
  const { random, voters, periods } = options;
  const theta = walk(options);
  const { answers = 3, cutpointLimit = 2, absence = 0.1, repeated = 0.1 } = options;
  /** @type {number[]} */
  const rollCall = [];
  /** @type {number[]} */
  const voter = [];
  /** @type {number[]} */
  const answer = [];
  /** @type {{ beta: number, low: number, high: number }[]} */
  const items = [];
  const rollCalls = [];
  const matches = [];
  for (let t = 0; t < periods; t++) {
    for (let k = 0; k < options.rollCalls; k++) {
      const number = items.length;
      const earlier = number - options.rollCalls;
      const again = earlier >= 0 && random.uniform() < repeated ? items[earlier] : undefined;
      const item = again ?? drawItem(random, cutpointLimit, answers);
      if (again !== undefined) matches.push({ earlier, later: number });
      items.push(item);
      rollCalls.push({ id: `r${number}`, period: t });
      for (let v = 0; v < voters; v++) {
        const at = Number(theta[t * voters + v]);
        if (Number.isNaN(at) || random.uniform() < absence) continue;
        const z = item.beta * at + random.normal();
        rollCall.push(number);
        voter.push(v);
        answer.push(z < item.low ? 0 : z < item.high ? 1 : 2);
      }
    }
  }
  return {
    body: {
      votes: { rollCall: Int32Array.from(rollCall), voter: Int32Array.from(voter), answer: Uint8Array.from(answer) },
      voters: Array.from({ length: voters }, (_, v) => `voter ${v}`),
      rollCalls,
      matches,
    },
    theta,
    voters,
  };
}

/** @param {Random} random @param {number} limit @param {2 | 3} answers */
function drawItem(random, limit, answers) {
  const cut = () => limit * (2 * random.uniform() - 1);
  const [a, b] = [cut(), cut()];
  return { beta: random.normal(), low: Math.min(a, b), high: answers === 2 ? Math.min(a, b) : Math.max(a, b) };
}

/** @param {RollCallWorldOptions} options */
function walk({ random, voters, periods, firstSd = 1, stepSd = 0.5, turnover = 0.2 }) {
  const theta = new Float64Array(periods * voters).fill(Number.NaN);
  for (let v = 0; v < voters; v++) {
    const enters = random.uniform() < turnover ? random.below(Math.ceil(periods / 2)) : 0;
    const leaves = random.uniform() < turnover ? enters + 1 + random.below(periods - enters) : periods;
    const pause = random.uniform() < turnover ? random.below(periods) : -1;
    let at = firstSd * random.normal();
    let first = true;
    for (let t = enters; t < leaves; t++) {
      if (t === pause && leaves - enters > 1) continue;
      if (!first) at += stepSd * random.normal();
      first = false;
      theta[t * voters + v] = at;
    }
  }
  return theta;
}

/**
 * The truth for the cells of arranged ballots, brought to mean 0 and sd 1 over them as estimates are.
 * @param {RollCallWorld} world @param {Ballots} ballots
 */
export function standardTruth(world, ballots) {
  const truth = Float64Array.from(ballots.voter, (v, c) =>
    Number(world.theta[Number(ballots.period[c]) * world.voters + v]),
  );
  const mean = truth.reduce((sum, value) => sum + value, 0) / truth.length;
  const sd = Math.sqrt(truth.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (truth.length - 1));
  return truth.map((value) => (value - mean) / sd);
}

/**
 * The voter who stands furthest out on the positive side on average: names the sign, which votes cannot tell.
 * @param {Ballots} ballots @param {Float64Array} truth by cell
 */
export function mostPositive(ballots, truth) {
  /** @type {number[]} */
  const sums = [];
  ballots.voter.forEach((voter, c) => (sums[voter] = (sums[voter] ?? 0) + Number(truth[c])));
  return Array.from(sums, (sum) => sum ?? Number.NEGATIVE_INFINITY).reduce(
    (best, sum, v, all) => (sum > Number(all[best]) ? v : best),
    0,
  );
}
