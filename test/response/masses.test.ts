import { describe, expect, test } from 'vitest';
import { renewMasses } from '../../src/response/masses.js';
import { createPosterior, type Posterior } from '../../src/response/posterior.js';
import { createRandom, diagnoseChains } from '../../src/statistics/index.js';
import { everything, lawPanel } from '../worlds/law-panel.js';

const step = 1 / 200;
/** From −6 to 6: beyond, masses are as improbable as e⁻¹⁸. */
const grid = Float64Array.from({ length: 12 / step + 1 }, (_, i) => i * step - 6);

/** By value of the grid: the share of the posterior of one arm below it, by the whole density and not its arm's part. */
function distribution(posterior: Posterior, at: Float64Array, arm: number): Float64Array {
  const room = new Float64Array(posterior.dimension);
  const logs = grid.map((value) =>
    posterior.evaluate(
      at.map((one, i) => (i === arm ? value : one)),
      room,
    ),
  );
  const highest = Math.max(...logs);
  let below = 0;
  const shares = logs.map((log) => {
    const density = Math.exp(log - highest);
    below += density;
    return below - density / 2;
  });
  return shares.map((share) => share / below);
}

/** The value below which a share lies. */
function quantile(shares: Float64Array, share: number): number {
  let [i, last] = [1, shares.length - 1];
  while (i < last) {
    const middle = (i + last) >> 1;
    if (shares[middle]! < share) i = middle + 1;
    else last = middle;
  }
  return grid[i]! - (step * (shares[i]! - share)) / (shares[i]! - shares[i - 1]!);
}

/** Eight measurements near 0, the fifth of them far off and hardly known: a light audience that was there, or a heavy one. */
function twoStories(): { posterior: Posterior; at: Float64Array } {
  const panel = lawPanel({ seed: 1, audiences: 1, periods: 8, turnover: 0, missing: 0, terms: [] });
  panel.measured.set([0, 0.1, 0, -0.1, 4, 0, 0.1, 0]);
  panel.variance.fill(0.1 ** 2);
  panel.variance[4] = 0.5 ** 2;
  const posterior = createPosterior({ ...panel, centre: 0, spread: 1 });
  const at = new Float64Array(posterior.dimension);
  at[posterior.layout.place.massSpread] = 2;
  return { posterior, at };
}

describe('masses that leap', () => {
  test('leave each arm’s posterior as it is, and all else alone', () => {
    const posterior = createPosterior(lawPanel({ seed: 5, audiences: 3, periods: 6, turnover: 0 }));
    const random = createRandom({ seed: 6 });
    const rest = Float64Array.from({ length: posterior.dimension }, () => random.normal());
    rest[posterior.layout.place.massSpread] = 1.5;
    const known = [0, 1, 2].map((arm) => distribution(posterior, rest, arm));
    const deciles = known.map((shares) => Array.from({ length: 9 }, (_, i) => quantile(shares, (i + 1) / 10)));
    const turns = 4000;
    const below = known.map(() => new Float64Array(9));
    let [moved, off] = [0, 0];
    for (let turn = 0; turn < turns; turn++) {
      const at = rest.map((one, i) => (i < 3 ? quantile(known[i]!, random.uniform()) : one));
      const before = at.slice();
      renewMasses(at, posterior, random);
      for (let i = 3; i < at.length; i++) if (at[i] !== rest[i]) off++;
      deciles.forEach((values, arm) => {
        if (at[arm] !== before[arm]) moved++;
        for (let i = 0; i < 9; i++) if (at[arm]! < values[i]!) below[arm]![i]!++;
      });
    }
    expect(off).toBe(0);
    expect(moved / (3 * turns)).toBeGreaterThan(0.2);
    expect(moved / (3 * turns)).toBeLessThan(0.9);
    // From a right draw comes a right draw: of 4,000 the share below a decile, less than 4.5 errors off.
    below.forEach((counts, arm) =>
      counts.forEach((count, i) => {
        const share = (i + 1) / 10;
        const error = Math.sqrt((share * (1 - share)) / turns);
        expect(Math.abs(count / turns - share), `arm ${arm}, decile ${i + 1}`).toBeLessThan(4.5 * error);
      }),
    );
  });

  test('tell both stories of a record that can be told in two ways, each as often as it is probable', () => {
    const { posterior, at } = twoStories();
    const shares = distribution(posterior, at, 0);
    const between = -0.6;
    const light = shares[grid.findIndex((value) => value >= between)]!;
    expect(light).toBeGreaterThan(0.3);
    expect(light).toBeLessThan(0.7);
    // The density between them is a seventh of what it is on the lower of the two hills.
    const density = posterior.ofArms(at);
    expect(Math.min(density(0, -2.2), density(0, 0.7)) - density(0, between)).toBeGreaterThan(Math.log(7));
    const chains = [-2.2, 0.7].map((from, seed) => {
      const random = createRandom({ seed });
      const here = at.map((one, i) => (i === 0 ? from : one));
      return Float64Array.from({ length: 5000 }, () => {
        renewMasses(here, posterior, random);
        return here[0]! < between ? 1 : 0;
      });
    });
    for (const chain of chains) {
      const crossings = chain.filter((one, i) => i > 0 && one !== chain[i - 1]).length;
      expect(crossings).toBeGreaterThan(100);
    }
    const { essBulk } = diagnoseChains(chains);
    const found = chains.flatMap((chain) => [...chain]).reduce((sum, one) => sum + one, 0) / 10_000;
    expect(Math.abs(found - light)).toBeLessThan(4.5 * Math.sqrt((light * (1 - light)) / essBulk));
  });

  test('are not asked for where all audiences have one mass', () => {
    const options = { ...everything, masses: false };
    const posterior = createPosterior(lawPanel({ seed: 7, audiences: 3, periods: 6, options }));
    const random = createRandom({ seed: 8 });
    const at = Float64Array.from({ length: posterior.dimension }, () => random.normal());
    const [before, chances] = [at.slice(), random.state()];
    renewMasses(at, posterior, random);
    expect(at).toEqual(before);
    expect(random.state()).toEqual(chances);
  });
});

describe('the density of one arm', () => {
  test('goes with the whole posterior, whichever arms were asked before', () => {
    const posterior = createPosterior(lawPanel({ seed: 9, audiences: 4, periods: 7 }));
    const random = createRandom({ seed: 10 });
    const at = Float64Array.from({ length: posterior.dimension }, () => random.normal());
    const room = new Float64Array(posterior.dimension);
    const whole = (arm: number, value: number): number =>
      posterior.evaluate(
        at.map((one, i) => (i === arm ? value : one)),
        room,
      );
    for (const arm of [2, 0, 3, 1, 2]) {
      const [from, to] = [random.normal(), random.normal()];
      const density = posterior.ofArms(at);
      density((arm + 1) % 4, to);
      const asked = density(arm, to) - density(arm, from);
      const expected = whole(arm, to) - whole(arm, from);
      expect(Math.abs(asked - expected)).toBeLessThan(1e-9 * Math.max(1, Math.abs(expected)));
    }
  });
});
