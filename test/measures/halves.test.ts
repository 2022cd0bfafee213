import { describe, expect, test } from 'vitest';
import {
  arrangeBallots,
  type ChainState,
  defaultIdealPointOptions,
  disagreementOfHalves,
  measureIdealPoints,
  type RollCallBody,
  statesForUnsmoothed,
  topicsOfRollCall,
} from '../../src/measures/index.js';
import { unsmoothedPosition } from '../../src/measures/ideal-points/unsmoothed.js';
import { plainWorkshop } from '../../src/model/index.js';
import { createRandom } from '../../src/statistics/index.js';

interface Shape {
  readonly seed: number;
  readonly voters: number;
  readonly periods: number;
  readonly topics: number;
  readonly itemsOnTopic: number;
  /** Sd of what a voter has against all items on one topic in one period, beside the errors of sd 1. */
  readonly topicSd: number;
}

/**
 * A body whose voters stand still within a period and have their own mind on each topic. `state` holds the truth as a fit
 * would find it: items on the scale on which errors, topic and own together, have sd 1.
 */
function makeBody({ seed, voters, periods, topics, itemsOnTopic, topicSd }: Shape) {
  const random = createRandom({ seed, stream: 5 });
  const theta = Float64Array.from({ length: voters * periods }, () => random.normal());
  const [rollCall, voter, answer]: [number[], number[], number[]] = [[], [], []];
  const items: { beta: number; low: number; high: number }[] = [];
  const rollCalls: { id: string; period: number; topic: string }[] = [];
  for (let t = 0; t < periods; t++) {
    for (let topic = 0; topic < topics; topic++) {
      const own = Float64Array.from({ length: voters }, () => topicSd * random.normal());
      for (let i = 0; i < itemsOnTopic; i++) {
        const beta = (random.uniform() < 0.5 ? -1 : 1) * (0.5 + random.uniform());
        const [a, b] = [1.5 * random.normal(), 1.5 * random.normal()];
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const number = rollCalls.push({ id: `r${items.length}`, period: t, topic: `topic ${topic}` }) - 1;
        const sd = Math.sqrt(1 + topicSd ** 2);
        items.push({ beta: beta / sd, low: low / sd, high: high / sd });
        for (let v = 0; v < voters; v++) {
          // Along the scale, not along yes and no: what one has against a topic does not depend on how it is put.
          const z = beta * theta[t * voters + v]! + Math.sign(beta) * own[v]! + random.normal();
          rollCall.push(number);
          voter.push(v);
          answer.push(z < low ? 0 : z < high ? 1 : 2);
        }
      }
    }
  }
  const body: RollCallBody = {
    votes: { rollCall: Int32Array.from(rollCall), voter: Int32Array.from(voter), answer: Uint8Array.from(answer) },
    voters: Array.from({ length: voters }, (_, v) => `voter ${v}`),
    rollCalls,
    matches: [],
  };
  const ballots = arrangeBallots(body);
  const column = (of: (item: (typeof items)[number]) => number) =>
    Float64Array.from(ballots.itemRollCall, (r) => of(items[r]!));
  const state: ChainState = {
    theta: Float64Array.from(ballots.voter, (v, c) => theta[ballots.period[c]! * voters + v]!),
    beta: column(({ beta }) => beta),
    gammaLow: column(({ low }) => low),
    gammaHigh: column(({ high }) => high),
  };
  return { body, ballots, state, topics: (r: number) => [rollCalls[r]!.topic] };
}

const wide = { voters: 200, periods: 5, topics: 16, itemsOnTopic: 6 };

/** How far unsmoothed positions of whole periods lie from the truth, in units of their sd: what the disagreement is to tell. */
function trueInflation({ ballots, state }: ReturnType<typeof makeBody>): number {
  let sum = 0;
  let count = 0;
  for (let c = 0; c < ballots.cells; c++) {
    const found = unsmoothedPosition(ballots, c, [state]);
    if (found === null) continue;
    sum += ((found.mean - state.theta[c]!) / found.sd) ** 2;
    count++;
  }
  return Math.sqrt(sum / count);
}

describe('a simulated body with known items', () => {
  test('whose answers are independent: halves disagree as sampling says, by topic and by item', () => {
    const made = makeBody({ ...wide, seed: 1, topicSd: 0 });
    for (const topics of [made.topics, null]) {
      const found = disagreementOfHalves(made.ballots, [made.state], { topics, seed: 1 })!;
      expect(found.halves).toBe(topics === null ? 'items' : 'topics');
      expect(Math.abs(found.factor - 1)).toBeLessThan(0.05);
      expect(found.periods.map(({ period }) => period)).toEqual([0, 1, 2, 3, 4]);
      for (const { factor, positions } of found.periods) {
        expect(Math.abs(factor - 1)).toBeLessThan(0.15);
        expect(positions).toBeGreaterThan(190);
      }
    }
  });

  test.each([0.5, 0.8, 1.2])('with topics of sd %d: halves of topics tell the error of whole periods', (topicSd) => {
    const made = makeBody({ ...wide, seed: 2, topicSd });
    const truth = trueInflation(made);
    expect(truth).toBeGreaterThan(1.15);
    const byTopic = disagreementOfHalves(made.ballots, [made.state], { topics: made.topics, seed: 1 })!;
    expect(Math.abs(byTopic.factor / truth - 1)).toBeLessThan(0.07);
    // What items on one topic share is in both halves of items: they do not see it.
    const byItem = disagreementOfHalves(made.ballots, [made.state], { topics: null, seed: 1 })!;
    expect(Math.abs(byItem.factor - 1)).toBeLessThan(0.05);
  });

  test('a shift and a stretch between halves count for nothing', () => {
    const made = makeBody({ ...wide, seed: 3, topicSd: 0 });
    // Items on even topics are told as if positions were stretched and shifted.
    const even = Array.from(made.ballots.itemRollCall, (r) => Math.floor(r / wide.itemsOnTopic) % 2 === 0);
    const moved: ChainState = {
      ...made.state,
      beta: made.state.beta.map((beta, k) => (even[k] ? beta / 1.3 : beta)),
      gammaLow: made.state.gammaLow.map((gamma, k) => gamma + (even[k] ? 0.4 * made.state.beta[k]! : 0)),
      gammaHigh: made.state.gammaHigh.map((gamma, k) => gamma + (even[k] ? 0.4 * made.state.beta[k]! : 0)),
    };
    const topics = (r: number) => [Math.floor(r / wide.itemsOnTopic) % 2 === 0 ? 'even' : 'odd'];
    const { factor } = disagreementOfHalves(made.ballots, [moved], { topics, seed: 1 })!;
    expect(Math.abs(factor - 1)).toBeLessThan(0.05);
  });

  test('one voter in a hundred far from the rest changes little', () => {
    const made = makeBody({ ...wide, seed: 4, topicSd: 0 });
    const { voter, rollCall, answer } = made.body.votes;
    const torn = Uint8Array.from(answer, (given, n) => {
      if (voter[n]! % 100 !== 7) return given;
      const { beta } = made.state;
      const item = made.ballots.itemRollCall.indexOf(rollCall[n]!);
      const up = Math.floor(rollCall[n]! / wide.itemsOnTopic) % 2 === 0;
      return beta[item]! > 0 === up ? 2 : 0;
    });
    const ballots = arrangeBallots({ ...made.body, votes: { ...made.body.votes, answer: torn } });
    expect(ballots.items).toBe(made.ballots.items);
    const { factor } = disagreementOfHalves(ballots, [made.state], { topics: made.topics, seed: 1 })!;
    // Not clipped, it would be 1.08.
    expect(factor).toBeLessThan(1.05);
  });
});

describe('a simulated body whose items are sampled with it', () => {
  const shape = { voters: 100, periods: 4, topics: 10, itemsOnTopic: 5 };
  const measured = async (topicSd: number) => {
    const made = makeBody({ ...shape, seed: 11, topicSd });
    const options = { ...defaultIdealPointOptions, chains: 2, burnIn: 100, draws: 100, jointDraws: 20 };
    const { ballots, joint } = await measureIdealPoints(made.body, options, plainWorkshop());
    const states = statesForUnsmoothed(joint);
    return { made, found: disagreementOfHalves(ballots, states, { topics: made.topics, seed: 1 })! };
  };

  test('independent answers: factor 1', async () => {
    const { found } = await measured(0);
    expect(Math.abs(found.factor - 1)).toBeLessThan(0.05);
  });

  test('topics of sd 0.8: the factor of the truth', async () => {
    const { made, found } = await measured(0.8);
    expect(Math.abs(found.factor / trueInflation(made) - 1)).toBeLessThan(0.1);
  });
});

describe('which items fall into one half', () => {
  const made = makeBody({ seed: 21, voters: 120, periods: 3, topics: 8, itemsOnTopic: 5, topicSd: 1.2 });
  const factorOf = (topics: ((r: number) => readonly string[]) | null, seed = 1) =>
    disagreementOfHalves(made.ballots, [made.state], { topics, seed });
  const right = factorOf(made.topics)!.factor;

  test('the same seed gives the same digits, another nearly the same', () => {
    expect(factorOf(made.topics)).toEqual(factorOf(made.topics));
    expect(factorOf(made.topics, 2)).not.toEqual(factorOf(made.topics));
    expect(Math.abs(factorOf(made.topics, 2)!.factor / right - 1)).toBeLessThan(0.05);
  });

  test('topics are one where more than half of the smaller one lies in the other', () => {
    const partly = (shared: number) => (r: number) =>
      r % 40 < 20 ? ['large'] : r % 40 < 20 + shared ? ['large', 'small'] : ['small'];
    expect(factorOf(partly(11))!.halves).toBe('items');
    expect(factorOf(partly(10))!.halves).toBe('topics');
    const twice = (r: number) => [...made.topics(r), `again ${made.topics(r)[0]}`];
    expect(factorOf(twice)!.factor).toBeCloseTo(right, 12);
  });

  test('an item of two topics that fall into different halves is in neither', () => {
    // With two topics in a period, the eight items of both never count, whatever they are.
    const isBetween = (r: number) => r % 5 === 0;
    const two = (r: number) => (isBetween(r) ? ['low', 'high'] : [r % 40 < 20 ? 'low' : 'high']);
    const moved: ChainState = {
      ...made.state,
      beta: made.state.beta.map((beta, k) => (isBetween(made.ballots.itemRollCall[k]!) ? -beta : beta)),
    };
    const found = disagreementOfHalves(made.ballots, [moved], { topics: two, seed: 1 })!;
    expect(found.halves).toBe('topics');
    expect(found).toEqual(factorOf(two));
    const other = disagreementOfHalves(made.ballots, [moved], { topics: made.topics, seed: 1 })!;
    expect(Math.abs(other.factor / right - 1)).toBeGreaterThan(0.05);
  });

  test('items without a topic are dealt out one by one; a single topic, as none, means halves of items', () => {
    const none = factorOf(() => [])!;
    expect(none).toEqual(factorOf(null));
    const single = factorOf(() => ['all'])!;
    expect(single).toEqual(factorOf(null));
    expect(single.halves).toBe('items');
  });

  test('too few positions say nothing', () => {
    const few = makeBody({ seed: 22, voters: 10, periods: 3, topics: 8, itemsOnTopic: 5, topicSd: 0 });
    expect(disagreementOfHalves(few.ballots, [few.state], { topics: few.topics, seed: 1 })).toBeNull();
  });
});

describe('topics of a roll call', () => {
  test.each([
    ['its issues', ['me', 'hr'], 'PALESTINE, CHILDREN', ['issue me', 'issue hr']],
    ['else how its title begins', [], 'South Africa, trade: sanctions', ['title SOUTH AFRICA']],
    ['none without either', [], '', []],
  ])('%s', (_, issues, title, expected) => {
    expect(topicsOfRollCall({ issues, title })).toEqual(expected);
  });
});
