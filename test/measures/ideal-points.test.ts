import { describe, expect, test } from 'vitest';
import {
  arrangeBallots,
  defaultIdealPointOptions,
  estimateIdealPoints,
  type IdealPointOptions,
  type IdealPoints,
  measureIdealPoints,
  sdGivenItems,
  statesForUnsmoothed,
} from '../../src/measures/index.js';
import { unsmoothedPosition } from '../../src/measures/ideal-points/unsmoothed.js';
import { plainWorkshop, ProblemError } from '../../src/model/index.js';
import { createRandom, normalLogCumulative } from '../../src/statistics/index.js';
import { makeRollCallWorld, mostPositive, standardTruth } from '../worlds/roll-call-world.mjs';

const mean = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;

function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [x, y] = [a, b].map((values) => Array.from(values, (value) => value - mean(values))) as [number[], number[]];
  const dot = (p: number[], q: number[]) => p.reduce((sum, value, i) => sum + value * q[i]!, 0);
  return dot(x, y) / Math.sqrt(dot(x, x) * dot(y, y));
}

/** A world, its truth by cell on the standard scale, and who is positive in it. */
function world(seed: number, shape: Partial<Parameters<typeof makeRollCallWorld>[0]> = {}) {
  const made = makeRollCallWorld({
    random: createRandom({ seed, stream: 7 }),
    voters: 25,
    periods: 6,
    rollCalls: 25,
    ...shape,
  });
  const ballots = arrangeBallots(made.body);
  const truth = standardTruth(made, ballots);
  return { body: made.body, truth, positive: mostPositive(ballots, truth) };
}

const few: IdealPointOptions = { ...defaultIdealPointOptions, chains: 2, burnIn: 20, draws: 40, jointDraws: 20 };

describe('a small simulated body', () => {
  const { body, truth, positive } = world(1, { rollCalls: 50 });

  test('is recovered at once by the first estimate', () => {
    const { summary } = estimateIdealPoints(body, { anchors: null, positive });
    expect(correlation(summary.mean, truth)).toBeGreaterThan(0.95);
  });

  test.each(['lagged', 'random-walk'] as const)('is recovered under the %s prior', async (prior) => {
    const options = { ...few, prior, burnIn: 60, draws: 120, positive };
    const { summary, joint } = await measureIdealPoints(body, options, plainWorkshop());
    expect(correlation(summary.mean, truth)).toBeGreaterThan(0.95);
    expect(joint.length).toBeGreaterThanOrEqual(few.jointDraws);
    for (const { theta } of joint) {
      expect(mean(theta)).toBeCloseTo(0, 10);
      expect(mean(theta.map((x) => x * x)) * (theta.length / (theta.length - 1))).toBeCloseTo(1, 10);
    }
    expect(summary.q05.every((low, c) => low <= summary.q50[c]! && summary.q50[c]! <= summary.q95[c]!)).toBe(true);
  });

  test('with two answers too', async () => {
    const two = world(2, { answers: 2, rollCalls: 80 });
    const { summary, ballots } = await measureIdealPoints(
      two.body,
      { ...few, burnIn: 60, draws: 120, positive: two.positive },
      plainWorkshop(),
    );
    expect([...new Set(ballots.itemCutpoints)]).toEqual([0]);
    expect(correlation(summary.mean, two.truth)).toBeGreaterThan(0.95);
  });

  test('the sign is that of the positive voter', async () => {
    const other = [...new Set(estimateIdealPoints(body, { anchors: null, positive }).ballots.voter)].find((voter) => {
      const cells = [...truth.keys()].filter((c) => arrangeBallots(body).voter[c] === voter);
      return mean(cells.map((c) => truth[c]!)) < -0.5;
    })!;
    const [up, down] = await Promise.all(
      [positive, other].map((voter) => measureIdealPoints(body, { ...few, positive: voter }, plainWorkshop())),
    );
    for (const [here, there] of [
      ['mean', 'mean'],
      ['q50', 'q50'],
      ['q05', 'q95'],
    ] as const) {
      expect(Math.max(...down!.summary[here].map((x, c) => Math.abs(x + up!.summary[there][c]!)))).toBeLessThan(1e-12);
    }
    expect([...down!.joint[3]!.beta].map((b) => -b)).toEqual([...up!.joint[3]!.beta]);
  });
});

describe('the same seed gives the same digits', () => {
  const { body, positive } = world(3);
  const digits = ({ summary, joint }: IdealPoints) =>
    [...Object.values(summary), joint.at(-1)!.theta].map((column) => [...column]);
  const built = (path: string) => import(new URL(`../../dist/${path}`, import.meta.url).href) as Promise<unknown>;

  test.each(['lagged', 'random-walk'] as const)('%s, in this thread', async (prior) => {
    const [first, again, other] = await Promise.all(
      [5, 5, 6].map((seed) => measureIdealPoints(body, { ...few, prior, seed, positive }, plainWorkshop())),
    );
    expect(digits(again!)).toEqual(digits(first!));
    expect(digits(other!)).not.toEqual(digits(first!));
  });

  test.each(['lagged', 'random-walk'] as const)('%s, with one worker thread or two', async (prior) => {
    const { openWorkshop } = (await built('study/workshop.js')) as typeof import('../../src/study/workshop.js');
    const measures = (await built('measures/index.js')) as typeof import('../../src/measures/index.js');
    const options = { ...few, prior, seed: 5, positive };
    const plain = digits(await measures.measureIdealPoints(body, options, plainWorkshop()));
    for (const threads of [1, 2]) {
      const workshop = openWorkshop({ threads });
      try {
        expect(digits(await measures.measureIdealPoints(body, options, workshop))).toEqual(plain);
      } finally {
        await workshop.close();
      }
    }
  });
});

describe('votes alone', () => {
  // Voter 0 votes often in period 1 and once in period 2; all stand still.
  const made = makeRollCallWorld({
    random: createRandom({ seed: 21 }),
    voters: 30,
    periods: 2,
    rollCalls: 80,
    stepSd: 0,
    turnover: 0,
    absence: 0,
  });
  const kept = [...made.body.votes.rollCall.keys()].filter((n) => {
    const rollCall = made.body.votes.rollCall[n]!;
    return made.body.votes.voter[n] !== 0 || rollCall <= 80;
  });
  const body = {
    ...made.body,
    votes: {
      rollCall: Int32Array.from(kept, (n) => made.body.votes.rollCall[n]!),
      voter: Int32Array.from(kept, (n) => made.body.votes.voter[n]!),
      answer: Uint8Array.from(kept, (n) => made.body.votes.answer[n]!),
    },
  };

  test('say where a voter stands, near the maximum of their likelihood; too few say nothing', async () => {
    const points = await measureIdealPoints(body, { ...few, burnIn: 100, draws: 200, positive: null }, plainWorkshop());
    const { ballots, summary, joint } = points;
    const second = [...ballots.voter.keys()].find((c) => ballots.voter[c] === 0 && ballots.period[c] === 1)!;
    expect(summary.unsmoothedMean[second]).toBeNaN();
    expect(summary.unsmoothedSd[second]).toBeNaN();
    const { other, start, middle, high } = ballots.byCell;
    const few20 = statesForUnsmoothed(joint);
    let compared = 0;
    for (let c = 0; c < ballots.cells; c++) {
      if (!(Math.abs(summary.mean[c]!) < 1.2)) continue;
      if (c === second || c % 2 === 1) continue;
      // The maximum for each draw of items, on a grid, then averaged.
      const maxima = few20.map(({ beta, gammaLow, gammaHigh }) => {
        let best = { at: 0, value: Number.NEGATIVE_INFINITY };
        for (let at = -4; at <= 4; at += 0.05) {
          let value = 0;
          for (let n = start[c]!; n < start[c + 1]!; n++) {
            const k = other[n]!;
            const [low, top] = [gammaLow[k]! - beta[k]! * at, gammaHigh[k]! - beta[k]! * at];
            if (n < middle[c]!) value += normalLogCumulative(low);
            else if (n >= high[c]!) value += normalLogCumulative(-top);
            else
              value += Math.log(
                Math.max(1e-300, Math.exp(normalLogCumulative(top)) - Math.exp(normalLogCumulative(low))),
              );
          }
          if (value > best.value) best = { at, value };
        }
        return best.at;
      });
      compared++;
      // Dividing the weak prior out of the Gaussian leaves the maximum up to the likelihood's skew.
      expect(Math.abs(summary.unsmoothedMean[c]! - mean(maxima))).toBeLessThan(0.06);
      expect(summary.unsmoothedSd[c]).toBeGreaterThan(0.8 * summary.sd[c]!);
    }
    expect(compared).toBeGreaterThan(10);
  });

  test('are told for each of twenty joint draws of items, and the doubt given items can be told apart', async () => {
    // 50 joint draws: not a multiple of twenty.
    const options = { ...few, burnIn: 50, draws: 100, jointDraws: 50, positive: null };
    const { ballots, summary, joint } = await measureIdealPoints(body, options, plainWorkshop());
    const states = statesForUnsmoothed(joint);
    expect(joint).toHaveLength(50);
    expect(states.map((state) => joint.indexOf(state))).toEqual(
      Array.from({ length: 20 }, (_, i) => Math.floor((i * 50) / 20)),
    );
    expect(summary.unsmoothedDraws).toHaveLength(20 * ballots.cells);
    let known = 0;
    for (let c = 0; c < ballots.cells; c++) {
      const draws = summary.unsmoothedDraws.slice(20 * c, 20 * (c + 1));
      if (Number.isNaN(summary.unsmoothedMean[c])) {
        expect(draws.every((draw) => Number.isNaN(draw))).toBe(true);
        continue;
      }
      known++;
      expect(mean(draws)).toBeCloseTo(summary.unsmoothedMean[c]!, 12);
      // Draw k of a cell is what items of state k alone say; together their variances are the one given items.
      const alone = states.map((state) => unsmoothedPosition(ballots, c, [state]));
      for (const [k, position] of alone.entries()) expect(draws[k]).toBeCloseTo(position!.mean, 3);
      const within = Math.sqrt(mean(alone.map((position) => position!.sd ** 2)));
      expect(sdGivenItems(summary.unsmoothedSd[c]!, draws)).toBeCloseTo(within, 3);
      expect(summary.unsmoothedSd[c]).toBeGreaterThan(within);
    }
    expect(known).toBeGreaterThan(50);
  });

  test('one joint draw of items: no doubt about items', () => {
    const { summary, ballots } = estimateIdealPoints(body, { anchors: null, positive: null });
    const known = [...summary.unsmoothedMean.keys()].filter((c) => !Number.isNaN(summary.unsmoothedMean[c]));
    expect(summary.unsmoothedDraws).toHaveLength(ballots.cells);
    expect(known.length).toBeGreaterThan(50);
    for (const c of known) {
      expect(summary.unsmoothedDraws[c]).toBe(summary.unsmoothedMean[c]);
      const sd = summary.unsmoothedSd[c]!;
      expect(sdGivenItems(sd, summary.unsmoothedDraws.slice(c, c + 1))).toBeCloseTo(sd, 12);
    }
  });
});

describe('bodies that say nothing', () => {
  test.each([
    ['all agree', [0, 0, 0]],
    ['two voters', [0, 2]],
    ['nobody votes', []],
  ])('%s: too little variation', async (_, answers) => {
    const body = {
      votes: {
        rollCall: new Int32Array(answers.length),
        voter: Int32Array.from(answers, (_answer, v) => v),
        answer: Uint8Array.from(answers),
      },
      voters: answers.map((_answer, v) => `v${v}`),
      rollCalls: [{ id: 'only', period: 1 }],
      matches: [],
    };
    const thrown = await measureIdealPoints(body, few, plainWorkshop()).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(ProblemError);
    expect((thrown as ProblemError).problem.code).toBe('too-little-variation');
    expect(() => estimateIdealPoints(body, { anchors: null, positive: null })).toThrow(ProblemError);
  });
});

describe('intervals on simulated bodies', () => {
  test.each([
    ['random-walk', { stepSd: 0.5, cutpointLimit: 7 }],
    ['lagged', { stepSd: 0.15, cutpointLimit: 2 }],
  ] as const)('%s: 90 %% hold the truth about nine times in ten', async (prior, shape) => {
    const shares: number[] = [];
    for (let seed = 41; seed < 46; seed++) {
      const { body, truth, positive } = world(seed, { ...shape, voters: 20, periods: 5, rollCalls: 30 });
      const options = { ...few, prior, burnIn: 100, draws: 200, positive };
      const { summary } = await measureIdealPoints(body, options, plainWorkshop());
      shares.push(mean(truth.map((x, c) => (x >= summary.q05[c]! && x <= summary.q95[c]! ? 1 : 0))));
    }
    // Five worlds of about 100 positions that share much: the bench takes many more.
    expect(mean(shares)).toBeGreaterThan(0.82);
    expect(mean(shares)).toBeLessThan(0.96);
  });
});
