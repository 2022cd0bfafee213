import { expect, test } from 'vitest';
import { readCourt } from '../../bench/court.mjs';
import { estimateIdealPoints } from '../../src/measures/index.js';
import { describePeers } from '../support/raw.js';

describePeers('US Supreme Court votes, a body with two answers', () => {
  test('the first estimate correlates with the Martin–Quinn means at 0.95', () => {
    const { body, published } = readCourt();
    const index = (name: string): number => body.voters.indexOf(name);
    const anchors = {
      high: ['Rehnquist', 'Scalia', 'Thomas'].map(index),
      low: ['Douglas', 'Marshall', 'Brennan'].map(index),
    };
    const { ballots, summary } = estimateIdealPoints(body, { anchors, positive: index('Scalia') });
    const pairs = Array.from({ length: ballots.cells }, (_, c) => [
      summary.mean[c]!,
      published.get(`${body.voters[ballots.voter[c]!]} ${ballots.period[c]}`) ?? Number.NaN,
    ]).filter((pair) => pair.every(Number.isFinite));
    // The tables beside hold 45 justices in 77 terms.
    expect(pairs.length).toBeGreaterThan(600);
    expect(correlation(pairs)).toBeGreaterThan(0.95);
  });
});

function correlation(pairs: readonly (readonly number[])[]): number {
  const mean = (i: number): number => pairs.reduce((sum, pair) => sum + pair[i]!, 0) / pairs.length;
  const [a, b] = [mean(0), mean(1)];
  let [ab, aa, bb] = [0, 0, 0];
  for (const [x, y] of pairs) {
    ab += (x! - a) * (y! - b);
    aa += (x! - a) ** 2;
    bb += (y! - b) ** 2;
  }
  return ab / Math.sqrt(aa * bb);
}
