import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eigenvectorCentrality, type Network } from '../../../src/assets/index.js';

type Tie = readonly [first: number, second: number, strength?: number];

function networkOf(members: number, ties: readonly Tie[]): Network {
  return {
    members,
    first: Int32Array.from(ties, ([first]) => first),
    second: Int32Array.from(ties, ([, second]) => second),
    strength: Float64Array.from(ties, ([, , strength = 1]) => strength),
  };
}

const rounded = (values: Iterable<number>): number[] => Array.from(values, (value) => Math.round(value * 1e8) / 1e8);

describe('eigenvector centrality', () => {
  test('of a star: its rim has 1/√n of the middle', () => {
    const star = networkOf(
      10,
      Array.from({ length: 9 }, (_, i): Tie => [0, i + 1]),
    );
    expect(rounded(eigenvectorCentrality(star))).toEqual(rounded([1, ...Array.from({ length: 9 }, () => 1 / 3)]));
  });

  test('of a path of four: the ends have the inverse of the golden ratio', () => {
    const found = eigenvectorCentrality(networkOf(4, [[0, 1], [1, 2], [2, 3]])); // prettier-ignore
    const inverse = (Math.sqrt(5) - 1) / 2;
    expect(rounded(found)).toEqual(rounded([inverse, 1, 1, inverse]));
  });

  test('of a ring and of a pair: all alike', () => {
    expect(rounded(eigenvectorCentrality(networkOf(5, [[0, 1], [1, 2], [2, 3], [3, 4], [4, 0]])))).toEqual(rounded([1, 1, 1, 1, 1])); // prettier-ignore
    expect(rounded(eigenvectorCentrality(networkOf(2, [[0, 1, 0.3]])))).toEqual(rounded([1, 1]));
  });

  test('without ties is 0, for one or for all', () => {
    expect(rounded(eigenvectorCentrality(networkOf(3, [[0, 1]])))).toEqual(rounded([1, 1, 0]));
    expect(rounded(eigenvectorCentrality(networkOf(2, [])))).toEqual(rounded([0, 0]));
    expect(rounded(eigenvectorCentrality(networkOf(2, [[0, 1, 0]])))).toEqual(rounded([0, 0]));
  });

  const anyNetwork = fc.integer({ min: 3, max: 9 }).chain((members) =>
    fc.tuple(
      fc.constant(members),
      fc.array(fc.double({ min: 0.5, max: 3, noNaN: true }), {
        minLength: (members * (members - 1)) / 2,
        maxLength: (members * (members - 1)) / 2,
      }),
    ),
  );
  /** All pairs are tied, so that there is one answer. */
  const tiesOf = (members: number, strengths: readonly number[]): Tie[] => {
    let at = 0;
    const ties: Tie[] = [];
    for (let i = 0; i < members; i++) for (let j = i + 1; j < members; j++) ties.push([i, j, strengths[at++]!]);
    return ties;
  };

  test('is the eigenvector: what a member gets from its ties is in proportion to what it has', () => {
    fc.assert(
      fc.property(anyNetwork, ([members, strengths]) => {
        const ties = tiesOf(members, strengths);
        const central = eigenvectorCentrality(networkOf(members, ties));
        const got = new Float64Array(members);
        for (const [i, j, by = 1] of ties) {
          got[i]! += by * central[j]!;
          got[j]! += by * central[i]!;
        }
        const ratios = got.map((value, i) => value / central[i]!);
        for (const ratio of ratios) expect(ratio).toBeCloseTo(ratios[0]!, 6);
        expect(Math.max(...central)).toBe(1);
      }),
    );
  });

  test('does not depend on the unit of strength', () => {
    fc.assert(
      fc.property(anyNetwork, ([members, strengths]) => {
        const one = eigenvectorCentrality(networkOf(members, tiesOf(members, strengths)));
        const more = strengths.map((strength) => strength * 1000);
        const other = eigenvectorCentrality(networkOf(members, tiesOf(members, more)));
        expect(rounded(other)).toEqual(rounded(one));
      }),
    );
  });

  test('refuses ties without an end', () => {
    const network = networkOf(3, [[0, 1]]);
    expect(() => eigenvectorCentrality({ ...network, second: new Int32Array() })).toThrow(RangeError);
  });
});
