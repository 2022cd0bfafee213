import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Ballots, type RollCallBody, answerCodes, arrangeBallots } from '../../src/measures/index.js';
import { cutpoints } from '../../src/measures/ideal-points/ballots.js';

type Vote = readonly [rollCall: number, voter: number, answer: keyof typeof answerCodes];

/** A frozen body: the period of each roll call, then votes and matches. */
function makeBody(
  periods: readonly number[],
  votes: readonly Vote[],
  matches: readonly (readonly [number, number])[] = [],
): RollCallBody {
  return Object.freeze({
    votes: Object.freeze({
      rollCall: Int32Array.from(votes, ([rollCall]) => rollCall),
      voter: Int32Array.from(votes, ([, voter]) => voter),
      answer: Uint8Array.from(votes, ([, , answer]) => answerCodes[answer]),
    }),
    voters: Object.freeze(
      Array.from({ length: 1 + Math.max(0, ...votes.map(([, voter]) => voter)) }, (_, v) => `v${v}`),
    ),
    rollCalls: Object.freeze(periods.map((period, r) => Object.freeze({ id: `r${r}`, period }))),
    matches: Object.freeze(matches.map(([earlier, later]) => Object.freeze({ earlier, later }))),
  });
}

/** `period voter item answer` of every vote, sorted, read by cell or by item. */
function contents(ballots: Ballots, side: 'byCell' | 'byItem'): string[] {
  const { other, start, middle, high } = ballots[side];
  return [...start.keys()]
    .slice(0, -1)
    .flatMap((owner) =>
      [...other.subarray(start[owner], start[owner + 1])].map((one, i) => {
        const n = start[owner]! + i;
        const answer = n < middle[owner]! ? 'yes' : n < high[owner]! ? 'abstain' : 'no';
        const [cell, item] = side === 'byCell' ? [owner, one] : [one, owner];
        return `${ballots.period[cell]} v${ballots.voter[cell]} r${ballots.itemRollCall[item]} ${answer}`;
      }),
    )
    .sort();
}

describe('arranging ballots', () => {
  test('by cell and by item, in the order of period and voter', () => {
    const ballots = arrangeBallots(
      makeBody(
        [7, 3],
        [
          [0, 1, 'no'],
          [1, 0, 'yes'],
          [0, 0, 'yes'],
          [1, 2, 'abstain'],
        ],
      ),
    );
    expect([...ballots.period]).toEqual([3, 3, 7, 7]);
    expect([...ballots.voter]).toEqual([0, 2, 0, 1]);
    expect(contents(ballots, 'byCell')).toEqual(['3 v0 r1 yes', '3 v2 r1 abstain', '7 v0 r0 yes', '7 v1 r0 no']);
    expect(contents(ballots, 'byItem')).toEqual(contents(ballots, 'byCell'));
    expect([ballots.cells, ballots.items, ballots.votes, ballots.rollCalls]).toEqual([4, 2, 4, 2]);
  });

  test('unanimous roll calls are left out and counted; so is a roll call with one voter', () => {
    const ballots = arrangeBallots(
      makeBody(
        [1, 1, 1],
        [
          [0, 0, 'yes'],
          [0, 1, 'yes'],
          [1, 0, 'no'],
          [1, 1, 'yes'],
          [2, 3, 'abstain'],
        ],
      ),
    );
    expect(contents(ballots, 'byItem')).toEqual(['1 v0 r1 no', '1 v1 r1 yes']);
    expect(ballots.leftOut).toEqual([{ reason: 'all voters gave the same answer', rows: 3 }]);
    // Voter 3 has no vote left, and no cell.
    expect([...ballots.voter]).toEqual([0, 1]);
  });

  test('linked roll calls are one item, and divide the body together', () => {
    const votes: Vote[] = [
      [0, 0, 'yes'],
      [0, 1, 'yes'],
      [2, 0, 'no'],
      [2, 1, 'no'],
    ];
    expect(arrangeBallots(makeBody([1, 2, 3], votes)).items).toBe(0);
    const linked = arrangeBallots(makeBody([1, 2, 3], votes, [[0, 2]]));
    expect(contents(linked, 'byItem')).toEqual(['1 v0 r0 yes', '1 v1 r0 yes', '3 v0 r0 no', '3 v1 r0 no']);
    expect(linked.rollCalls).toBe(2);
  });

  test.each([
    [
      'a chain',
      [
        [0, 1],
        [1, 2],
        [2, 3],
      ],
    ],
    [
      'a chain named backward',
      [
        [2, 3],
        [1, 2],
        [0, 1],
      ],
    ],
    [
      'a chain through a roll call without votes',
      [
        [0, 4],
        [4, 3],
        [1, 2],
        [2, 4],
      ],
    ],
    [
      'two that repeat one, and one that repeats two',
      [
        [0, 1],
        [0, 2],
        [1, 3],
        [2, 3],
      ],
    ],
    [
      'two that are joined only by a later one',
      [
        [0, 3],
        [1, 3],
        [2, 3],
      ],
    ],
    [
      'a ring',
      [
        [0, 1],
        [1, 2],
        [2, 3],
        [3, 0],
      ],
    ],
  ] as const)('%s joins all', (_, matches) => {
    const votes: Vote[] = [0, 1, 2, 3].flatMap((r): Vote[] => [
      [r, 0, 'yes'],
      [r, 1, 'no'],
    ]);
    const ballots = arrangeBallots(makeBody([1, 2, 3, 4, 0], votes, matches));
    expect(ballots.items).toBe(1);
    expect([...ballots.itemRollCall]).toEqual([0]);
    expect(ballots.votes).toBe(8);
  });

  test('a voter with one vote, a pause, and one who never comes back', () => {
    const each = (r: number, voters: readonly number[]): Vote[] => voters.map((v, i) => [r, v, i === 0 ? 'no' : 'yes']);
    const ballots = arrangeBallots(
      makeBody([10, 11, 12], [...each(0, [0, 1, 2]), ...each(1, [0, 2]), ...each(2, [0, 1])]),
    );
    const path = (neighbour: Int32Array) => Array.from(neighbour, (c) => (c < 0 ? null : ballots.period[c]));
    expect(Array.from(ballots.voter, (v, c) => `${v} ${ballots.period[c]}`)).toEqual([
      '0 10',
      '1 10',
      '2 10',
      '0 11',
      '2 11',
      '0 12',
      '1 12',
    ]);
    expect(path(ballots.previous)).toEqual([null, null, null, 10, 10, 11, 10]);
    expect(path(ballots.next)).toEqual([11, 12, 11, 12, null, null, null]);
  });

  test('two answers have one cutpoint; three say which ones they pin', () => {
    const two = arrangeBallots(
      makeBody(
        [1],
        [
          [0, 0, 'yes'],
          [0, 1, 'no'],
        ],
      ),
    );
    expect([...two.itemCutpoints]).toEqual([cutpoints.single]);
    const three = arrangeBallots(
      makeBody(
        [1, 1, 1, 1],
        [
          [0, 0, 'yes'],
          [0, 1, 'abstain'],
          [0, 2, 'no'],
          [1, 0, 'yes'],
          [1, 1, 'abstain'],
          [2, 0, 'abstain'],
          [2, 1, 'no'],
          [3, 0, 'yes'],
          [3, 1, 'no'],
        ],
      ),
    );
    expect([...three.itemCutpoints]).toEqual([cutpoints.both, cutpoints.lower, cutpoints.upper, cutpoints.gap]);
  });

  test('nothing is lost: used + left out = given, and both arrangements hold the same votes', () => {
    const votes = fc.uniqueArray(fc.tuple(fc.nat(7), fc.nat(5), fc.constantFrom('yes', 'abstain', 'no')), {
      selector: ([rollCall, voter]) => `${rollCall} ${voter}`,
      maxLength: 40,
    }) as fc.Arbitrary<Vote[]>;
    const matches = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 5 });
    const periods = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(periods, votes, matches, (inPeriods, cast, linked) => {
        const body = makeBody(inPeriods, cast, linked);
        const ballots = arrangeBallots(body);
        expect(ballots.votes + ballots.leftOut.reduce((sum, { rows }) => sum + rows, 0)).toBe(cast.length);
        expect(contents(ballots, 'byItem')).toEqual(contents(ballots, 'byCell'));
        expect(ballots.byCell.other.length).toBe(ballots.votes);
        for (const [owners, side] of [
          [ballots.cells, ballots.byCell],
          [ballots.items, ballots.byItem],
        ] as const) {
          for (let i = 0; i < owners; i++) expect(side.start[i + 1]).toBeGreaterThan(side.start[i]!);
        }
        for (let c = 0; c < ballots.cells; c++) {
          const back = ballots.previous[c]!;
          if (back >= 0) {
            expect(ballots.next[back]).toBe(c);
            expect(ballots.voter[back]).toBe(ballots.voter[c]);
            expect(ballots.period[back]).toBeLessThan(ballots.period[c]!);
          }
        }
      }),
    );
  });
});
