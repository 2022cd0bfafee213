import { describe, expect, test } from 'vitest';
import {
  adaptChain,
  type ArrowMatrix,
  type ChainState,
  continueChain,
  createRandom,
  diagnoseChains,
  digamma,
  factorArrow,
  type HamiltonianOptions,
  type Integrator,
  type LogDensity,
  startChain,
  startChainAround,
  trigamma,
} from '../../src/statistics/index.js';

/** Positive definite: a core correlated like an autoregression, arms that each lean on all of it. */
function makeMatrix(a: number, n: number, seed: number): ArrowMatrix {
  const random = createRandom({ seed });
  const scale = Float64Array.from({ length: n }, () => 3 ** random.normal());
  const arms = Float64Array.from({ length: a }, () => 0.2 + random.exponential());
  const coupling = new Float64Array(a * n).map((_, at) => 0.05 * random.normal() * scale[at % n]!);
  const core = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < n; k++) {
      let sum = 0.9 ** Math.abs(i - k);
      for (let m = 0; m < a; m++)
        sum += (coupling[m * n + i]! * coupling[m * n + k]!) / (arms[m]! * scale[i]! * scale[k]!);
      core[i * n + k] = sum * scale[i]! * scale[k]!;
    }
  }
  return { arms, coupling, core };
}

/** N(0, M⁻¹). */
function makeNormal({ arms, coupling, core }: ArrowMatrix): LogDensity {
  const a = arms.length;
  const n = Math.sqrt(core.length);
  return {
    dimension: a + n,
    evaluate(at, gradient) {
      for (let i = 0; i < a; i++) gradient[i] = -arms[i]! * at[i]!;
      for (let j = 0; j < n; j++) {
        let sum = 0;
        for (let k = 0; k < n; k++) sum += core[j * n + k]! * at[a + k]!;
        gradient[a + j] = -sum;
      }
      for (let i = 0; i < a; i++) {
        for (let j = 0; j < n; j++) {
          gradient[i]! -= coupling[i * n + j]! * at[a + j]!;
          gradient[a + j]! -= coupling[i * n + j]! * at[i]!;
        }
      }
      let value = 0;
      for (let i = 0; i < a + n; i++) value += 0.5 * at[i]! * gradient[i]!;
      return value;
    },
  };
}

/** Logarithms of gamma variables: log density Σ kx − eˣ, mean ψ(k), variance ψ′(k), lopsided to the left. */
function makeLogGamma(shapes: Float64Array): LogDensity {
  return {
    dimension: shapes.length,
    evaluate(at, gradient) {
      let value = 0;
      for (const [i, x] of at.entries()) {
        const e = Math.exp(x);
        gradient[i] = shapes[i]! - e;
        value += shapes[i]! * x - e;
      }
      return value;
    },
  };
}

const diagonal = (arms: Float64Array) =>
  factorArrow({ arms, coupling: new Float64Array(0), core: new Float64Array(0) });

interface Run {
  readonly state: ChainState;
  /** One chain a dimension. */
  readonly chains: readonly Float64Array[];
  /** Gradients a draw, adaptation left out. */
  readonly gradients: number;
}

/** A chain from a draw of N(`centre`, M⁻¹), adapted and run. */
function run(
  given: HamiltonianOptions,
  how: { seed: number; adapt: number; draws: number; centre?: Float64Array },
): Run {
  const n = given.density.dimension;
  let calls = 0;
  const density: LogDensity = {
    dimension: n,
    evaluate(at, gradient) {
      calls++;
      return given.density.evaluate(at, gradient);
    },
  };
  const options = { ...given, density };
  const random = createRandom({ seed: how.seed });
  const start = Float64Array.from({ length: n }, () => random.normal());
  options.metric.halfSolve(start);
  if (how.centre !== undefined) for (let i = 0; i < n; i++) start[i]! += how.centre[i]!;
  const adapted = adaptChain(options, startChain(options, start, random), how.adapt);
  const chains = Array.from({ length: n }, () => new Float64Array(how.draws));
  calls = 0;
  const state = continueChain(options, adapted, how.draws, (at, draw) => {
    for (let i = 0; i < n; i++) chains[i]![draw] = at[i]!;
  });
  return { state, chains, gradients: calls / how.draws };
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Standard errors that the mean of `chain` is off, by the chain's own effective size. */
function off(chain: Float64Array, expected: number, variance: number): number {
  return (mean(chain) - expected) / Math.sqrt(variance / Math.min(chain.length, diagnoseChains([chain]).essBulk));
}

describe('a normal density of dimension 360, its precision the metric', () => {
  const matrix = makeMatrix(200, 160, 1);
  const metric = factorArrow(matrix);
  const density = makeNormal(matrix);
  const draws = 2000;
  const found = run({ density, metric }, { seed: 2, adapt: 100, draws });

  test('means and variances are those of N(0, M⁻¹)', () => {
    let [squares, ratios, worst] = [0, 0, 0];
    for (const [i, chain] of found.chains.entries()) {
      const unit = new Float64Array(360);
      unit[i] = 1;
      metric.solve(unit);
      const variance = unit[i]!;
      const z = off(chain, 0, variance);
      squares += z * z;
      const square = chain.map((value) => (value * value) / variance);
      ratios += mean(square);
      worst = Math.max(worst, Math.abs(z), Math.abs(off(square, 1, 2)));
    }
    // χ² of 360 errors, though correlated ones; 720 tests, of which none should be beyond 5.
    expect(squares / 360).toBeGreaterThan(0.6);
    expect(squares / 360).toBeLessThan(1.5);
    expect(Math.abs(ratios / 360 - 1)).toBeLessThan(0.01);
    expect(worst).toBeLessThan(5);
  });

  test('the log density is that of χ² with 360 degrees of freedom', () => {
    const gradient = new Float64Array(360);
    const energy = Float64Array.from({ length: draws }, (_, d) => {
      const at = Float64Array.from(found.chains, (chain) => chain[d]!);
      return -2 * density.evaluate(at, gradient);
    });
    expect(Math.abs(off(energy, 360, 720))).toBeLessThan(4);
    const spread = energy.map((value) => (value - 360) ** 2 / 720);
    // The variance of ((χ² − n)/√2n)² is 2 + 12/n.
    expect(Math.abs(off(spread, 1, 2 + 12 / 360))).toBeLessThan(4);
  });

  test('two gradients a draw; each is worth 0.3 independent draws, of middles and spreads alike', () => {
    expect(found.gradients).toBeLessThan(2.2);
    expect(found.state.accepted / draws).toBeGreaterThan(0.8);
    expect(found.state.divergences).toBe(0);
    const some = found.chains.filter((_, i) => i % 10 === 0);
    const middle = mean(Float64Array.from(some, (chain) => diagnoseChains([chain]).essBulk));
    const spread = mean(
      Float64Array.from(some, (chain) => diagnoseChains([chain.map((value) => Math.abs(value))]).essBulk),
    );
    expect(middle / draws / found.gradients).toBeGreaterThan(0.3);
    expect(spread / draws / found.gradients).toBeGreaterThan(0.28);
  });

  test.each<[Integrator, number, number]>([
    ['leapfrog', 0.72, 0.92],
    ['three-stage', 0.9, 1],
  ])('%s: steps are adapted to an acceptance of 0.8, or are as long as the trajectory', (integrator, least, most) => {
    const other = run({ density, metric, integrator }, { seed: 3, adapt: 150, draws: 200 });
    const share = other.state.accepted / 200;
    expect(share).toBeGreaterThan(least);
    expect(share).toBeLessThan(most);
    expect(other.gradients).toBeGreaterThan(integrator === 'leapfrog' ? 4 : 2.9);
    expect(other.gradients).toBeLessThan(integrator === 'leapfrog' ? 6.5 : 3.3);
  });
});

describe('logarithms of gamma variables, the metric their curvature at the mode', () => {
  const shapes = Float64Array.from({ length: 40 }, (_, i) => 2 + i / 4);
  const centre = shapes.map(Math.log);

  test.each<Integrator>(['leapfrog', 'two-stage', 'three-stage'])('%s: mean, variance and skewness', (integrator) => {
    const draws = 8000;
    const { chains, state } = run(
      { density: makeLogGamma(shapes), metric: diagonal(shapes), integrator },
      { seed: 4, adapt: 200, draws, centre },
    );
    expect(state.divergences).toBe(0);
    let [errors, thirds] = [0, 0];
    for (const [i, chain] of chains.entries()) {
      const shape = shapes[i]!;
      const [middle, variance] = [digamma(shape), trigamma(shape)];
      // Fourth cumulant ψ‴, from differences of ψ′.
      const fourth = (trigamma(shape + 0.01) - 2 * variance + trigamma(shape - 0.01)) / 1e-4;
      const z = off(chain, middle, variance);
      errors += z * z;
      const square = chain.map((x) => (x - middle) ** 2 / variance);
      expect(Math.abs(z)).toBeLessThan(4.5);
      expect(Math.abs(off(square, 1, 2 + fourth / variance ** 2))).toBeLessThan(4.5);
      const skewness = (trigamma(shape + 0.01) - trigamma(shape - 0.01)) / 0.02 / variance ** 1.5;
      thirds += mean(chain.map((x) => ((x - middle) / Math.sqrt(variance)) ** 3)) / skewness;
    }
    expect(errors / 40).toBeLessThan(2);
    // Third moments are the sum of 40 · 8000 draws' (sd of a cube √15, skewness −0.5 in the mean).
    expect(Math.abs(thirds / 40 - 1)).toBeLessThan(0.1);
  });
});

describe('a chain', () => {
  const shapes = Float64Array.of(2, 5, 9, 30);
  const options: HamiltonianOptions = { density: makeLogGamma(shapes), metric: diagonal(shapes) };
  const started = () => startChain(options, shapes.map(Math.log), createRandom({ seed: 7, stream: 2 }));

  function drawn(state: ChainState, draws: number): { state: ChainState; values: number[] } {
    const values: number[] = [];
    const end = continueChain(options, state, draws, (at, draw) => values.push(draw, ...at));
    return { state: end, values };
  }

  test('goes on from a copy of its state with exactly the same draws', () => {
    const whole = adaptChain(options, started(), 61);
    const all = drawn(whole, 101);
    for (const cut of [1, 30, 60]) {
      const half = adaptChain(options, structuredClone(adaptChain(options, started(), cut)), 61 - cut);
      expect(half).toEqual(whole);
      const first = drawn(half, cut);
      const second = drawn(structuredClone(first.state), 101 - cut);
      expect([...first.values, ...second.values]).toEqual(all.values);
      expect(second.state).toEqual(all.state);
    }
    expect(all.state.draws).toBe(101);
    expect(all.values[0]).toBe(0);
  });

  test('leaves the state it was given as it was', () => {
    const state = adaptChain(options, started(), 20);
    const copy = structuredClone(state);
    drawn(state, 50);
    adaptChain(options, state, 20);
    expect(state).toEqual(copy);
    expect(drawn(state, 5)).toEqual(drawn(copy, 5));
  });

  test('does not leave where the density is defined, counts what ran out of it, and stays exact', () => {
    // Exponential with mean 1, undefined below zero: mean 1, variance 1.
    for (const outside of [Number.NEGATIVE_INFINITY, Number.NaN]) {
      const walled: LogDensity = {
        dimension: 1,
        evaluate(at, gradient) {
          gradient[0] = -1;
          return at[0]! < 0 ? outside : -at[0]!;
        },
      };
      const { chains, state } = run(
        { density: walled, metric: diagonal(Float64Array.of(1)) },
        { seed: 8, adapt: 200, draws: 20_000, centre: Float64Array.of(10) },
      );
      const [chain] = chains as [Float64Array];
      expect(chain.every((x) => x >= 0)).toBe(true);
      expect(state.divergences).toBeGreaterThan(100);
      expect(state.accepted + state.divergences).toBeLessThanOrEqual(20_000);
      expect(Math.abs(off(chain, 1, 1))).toBeLessThan(4);
      expect(
        Math.abs(
          off(
            chain.map((x) => (x - 1) ** 2),
            1,
            8,
          ),
        ),
      ).toBeLessThan(4);
    }
  });

  test('counts as divergences what is off by more than 1000', () => {
    // A metric ten thousand times too flat, and no adaptation.
    const wild = { ...options, metric: diagonal(shapes.map((shape) => shape / 1e8)) };
    const state = startChain(wild, shapes.map(Math.log), createRandom({ seed: 9 }));
    const end = continueChain(wild, state, 50, () => {});
    expect(end.divergences).toBe(50);
    expect(end.accepted).toBe(0);
    expect(end.at).toEqual(shapes.map(Math.log));
    // Adaptation finds steps that serve.
    const adapted = continueChain(wild, adaptChain(wild, state, 300), 200, () => {});
    expect(adapted.divergences).toBe(0);
    expect(adapted.accepted).toBeGreaterThan(120);
  });

  test('starts as far out as it was drawn, or nearer where that is much too far', () => {
    const random = () => createRandom({ seed: 11 });
    /** Steep around the point (2, 2), and defined within 4 of it. Of two dimensions a start may lie 8 below. */
    const island: LogDensity = {
      dimension: 2,
      evaluate(at) {
        const away = Math.hypot(at[0]! - 2, at[1]! - 2);
        return away < 4 ? -2 * away ** 2 : Number.NaN;
      },
    };
    const there: HamiltonianOptions = { density: island, metric: diagonal(Float64Array.of(1, 1)) };
    const centre = Float64Array.of(2, 2);
    const near = startChainAround(there, centre, Float64Array.of(1, -1), random());
    expect(near).toEqual(startChain(there, Float64Array.of(3, 1), random()));
    // 5 away it is not defined; 2.5 away it is 12.5 below, 1.25 away 3.1.
    expect([...startChainAround(there, centre, Float64Array.of(3, 4), random()).at]).toEqual([2.75, 3]);
    // Nowhere near: whoever moves it is told.
    const nowhere: HamiltonianOptions = { ...there, density: { dimension: 2, evaluate: () => Number.NaN } };
    const lost = startChainAround(nowhere, centre, Float64Array.of(3, 4), random());
    expect(() => adaptChain(nowhere, lost, 1)).toThrow(RangeError);
  });

  test('adapts its steps by the recursion of Hoffman & Gelman (2014), algorithm 5', () => {
    // Nothing is ever accepted, so that every term of the recursion is known: γ = 0.05, t₀ = 10, κ = 0.75, δ = 0.8.
    const island: LogDensity = { dimension: 1, evaluate: (at) => (at[0] === 0 ? 0 : Number.NEGATIVE_INFINITY) };
    const lone: HamiltonianOptions = { density: island, metric: diagonal(Float64Array.of(1)) };
    const state = startChain(lone, new Float64Array(1), createRandom({ seed: 12 }));
    const mu = state.logStep;
    let [shortfall, averaged] = [0, mu];
    for (let m = 1; m <= 12; m++) {
      shortfall = (1 - 1 / (m + 10)) * shortfall + (1 / (m + 10)) * 0.8;
      const step = mu - (Math.sqrt(m) / 0.05) * shortfall;
      averaged = m ** -0.75 * step + (1 - m ** -0.75) * averaged;
      expect(adaptChain(lone, state, m).logStep).toBeCloseTo(averaged, 10);
    }
  });

  test('takes at most so many steps a draw', () => {
    for (const steps of [1, 3]) {
      const { gradients } = run(
        { ...options, metric: diagonal(shapes.map((shape) => shape / 100)), steps, integrator: 'leapfrog' },
        { seed: 10, adapt: 200, draws: 500, centre: shapes.map(Math.log) },
      );
      expect(gradients).toBeLessThanOrEqual(steps + 1 / 500);
    }
  });

  test('refuses what does not fit', () => {
    const random = createRandom({ seed: 11 });
    expect(() => startChain({ ...options, metric: diagonal(Float64Array.of(1)) }, shapes, random)).toThrow(
      'Expected a metric of dimension 4, got 1 arms + 0',
    );
    expect(() => startChain({ ...options, trajectory: 0 }, shapes, random)).toThrow(RangeError);
    expect(() => startChain({ ...options, steps: 1.5 }, shapes, random)).toThrow(RangeError);
    const short = startChain(options, new Float64Array(3), random);
    expect(() => adaptChain(options, short, 1)).toThrow('Expected a chain of dimension 4, got 3');
    const lost = startChain(options, new Float64Array(4).fill(Number.NaN), random);
    expect(() => continueChain(options, lost, 1, () => {})).toThrow('Expected a chain where the density is defined');
  });
});
