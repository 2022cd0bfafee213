import { describe, expect, test } from 'vitest';
import { judgeShare, type Tried } from '../../../src/evidence/index.js';
import { shareBounds } from '../../../src/evidence/audit-share.js';

/** So many worlds with so many tries each; `hits` of those of every world. */
function tries(worlds: number, each: number, hits: (world: number) => number): Tried[] {
  return Array.from({ length: worlds }, (_, world) =>
    Array.from({ length: each }, (__, i) => ({ world, hit: i < hits(world) })),
  ).flat();
}

describe('bounds of a share', () => {
  // Where sums of the binomial distribution, written out, leave 2.5 % on either side.
  test.each([
    [9, 10, 0.5549839, 0.9974714],
    [0, 10, 0, 0.3084971],
    [10, 10, 0.6915029, 1],
    [45, 50, 0.7818646, 0.9667249],
  ])('%i of %i', (hits, of, low, high) => {
    const found = shareBounds(hits, of, 0.95);
    expect(found.low).toBeCloseTo(low, 6);
    expect(found.high).toBeCloseTo(high, 6);
  });
});

describe('a share that is required', () => {
  const required = [0.87, 0.93] as const;

  test('is met inside its range', () => {
    expect(
      judgeShare(
        tries(20, 10, () => 9),
        required,
      ),
    ).toMatchObject({ share: 0.9, worlds: 20, outcome: 'met' });
  });

  test('is open outside it, as long as chance would do that', () => {
    expect(
      judgeShare(
        tries(5, 1, () => 1),
        required,
      ),
    ).toMatchObject({ share: 1, outcome: 'open' });
    expect(
      judgeShare(
        tries(5, 1, (world) => (world < 4 ? 1 : 0)),
        required,
      ),
    ).toMatchObject({ outcome: 'open' });
  });

  test('is not met where its bounds leave the range out, on either side', () => {
    expect(
      judgeShare(
        tries(200, 1, () => 1),
        required,
      ),
    ).toMatchObject({ outcome: 'not met' });
    expect(
      judgeShare(
        tries(200, 1, (world) => world % 2),
        required,
      ),
    ).toMatchObject({ outcome: 'not met' });
  });

  test('counts the tries of a world by as many as are independent', () => {
    const alone = judgeShare(
      tries(2000, 1, (world) => (world % 5 < 4 ? 1 : 0)),
      required,
    )!;
    // The same share, but all tries of a world alike.
    const together = judgeShare(
      tries(20, 100, (world) => (world % 5 < 4 ? 100 : 0)),
      required,
    )!;
    expect([alone.share, together.share]).toEqual([0.8, 0.8]);
    expect(alone.outcome).toBe('not met');
    expect(together.outcome).toBe('open');
    expect(together.high - together.low).toBeGreaterThan(5 * (alone.high - alone.low));
    // Where all are alike, nothing says that the hundred are more than one.
    expect(
      judgeShare(
        tries(5, 100, () => 100),
        required,
      )!.low,
    ).toBeCloseTo(shareBounds(5, 5, 0.99).low, 12);
  });

  test('is nothing without tries', () => {
    expect(judgeShare([], required)).toBeNull();
  });
});
