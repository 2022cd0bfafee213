import { describe, expect, test } from 'vitest';
import { type Centre, findCentre } from '../../src/response/centre.js';
import { coordinatesAt } from '../../src/response/coordinates.js';
import { curvatureAt } from '../../src/response/metric.js';
import { createPosterior, type Posterior } from '../../src/response/posterior.js';
import { createRandom, factorArrow } from '../../src/statistics/index.js';
import { everything, type LawPanelOptions, priorWorld, lawPanel } from '../worlds/law-panel.js';
import { logAbsDeterminant } from './dense-law.js';

interface Case {
  readonly name: string;
  readonly panel: LawPanelOptions;
  /** How many spreads are held, of those of mass, stretch and the one pool. */
  readonly held: number;
}

/** How much the data say of effects decides which spreads are held. */
const cases: readonly Case[] = [
  { name: 'little is known', panel: { seed: 21, audiences: 4, periods: 6, sd: 3 }, held: 0 },
  { name: 'something is known', panel: { seed: 22, audiences: 12, periods: 8, sd: 0.5 }, held: 1 },
  {
    name: 'much is known',
    panel: { seed: 23, audiences: 8, periods: 40, sd: 0.02, options: { ...everything, noise: false } },
    held: 3,
  },
  {
    name: 'neither masses nor stretch',
    panel: {
      seed: 24,
      audiences: 6,
      periods: 8,
      options: { ...everything, masses: false, noise: false, stretch: false },
    },
    held: 0,
  },
];

/** Found once for each case; coordinates hold what they were last told to. */
const known = new Map<string, ReturnType<typeof findIt>>();

function centreOf(one: Case): ReturnType<typeof findIt> {
  const found = known.get(one.name) ?? findIt(one);
  known.set(one.name, found);
  return found;
}

function findIt({ panel, held }: Case) {
  const posterior = createPosterior(priorWorld(lawPanel(panel), panel.seed).panel);
  const centre = findCentre(posterior);
  const coordinates = coordinatesAt(posterior, centre);
  expect(posterior.dimension - coordinates.density.dimension).toBe(held);
  return { posterior, centre, coordinates };
}

/** A point of the chain's own approximation to the posterior. */
function somePoint({ centre, coordinates }: ReturnType<typeof centreOf>, seed: number): Float64Array {
  const random = createRandom({ seed, stream: 4 });
  const point = Float64Array.from({ length: coordinates.density.dimension }, () => random.normal());
  factorArrow(coordinates.metric).halfSolve(point);
  const start = coordinates.hold(centre.at);
  return point.map((one, i) => one + start[i]!);
}

const moved = (at: Float64Array, i: number, by: number): Float64Array => at.map((one, k) => (k === i ? one + by : one));

/** A derivative by central differences of fourth order. */
function derivative(along: (by: number) => number, step: number): number {
  const near = (along(step) - along(-step)) / (2 * step);
  const far = (along(2 * step) - along(-2 * step)) / (4 * step);
  return (4 * near - far) / 3;
}

describe('the coordinates of a chain', () => {
  test.each(cases)('have the posterior’s density, Jacobian included: $name', (one) => {
    const found = centreOf(one);
    const { posterior, coordinates } = found;
    const rest = new Float64Array(posterior.dimension);
    const room = new Float64Array(coordinates.density.dimension);
    for (const seed of [1, 2, 3]) {
      const point = somePoint(found, seed);
      const got = coordinates.density.evaluate(point, room);
      const whole = coordinates.whole(point);
      // Entries that are held do not answer to the point: their rows are 0 and go.
      const columns = Array.from(point, (_, f) => {
        const [ahead, behind] = [coordinates.whole(moved(point, f, 1e-5)), coordinates.whole(moved(point, f, -1e-5))];
        return ahead.map((value, i) => (value - behind[i]!) / 2e-5);
      });
      coordinates.whole(point);
      const free = Array.from(whole.keys()).filter((i) => columns.some((column) => column[i] !== 0));
      expect(free).toHaveLength(point.length);
      const jacobian = columns.map((column) => free.map((i) => column[i]!));
      const expected = posterior.evaluate(whole, rest) + logAbsDeterminant(jacobian);
      expect(Math.abs(got - expected)).toBeLessThan(1e-6);
    }
  });

  test.each(cases)('have the gradient of central differences: $name', (one) => {
    const found = centreOf(one);
    const { density } = found.coordinates;
    const point = somePoint(found, 4);
    const gradient = new Float64Array(density.dimension);
    const rest = new Float64Array(density.dimension);
    density.evaluate(point, gradient);
    for (let i = 0; i < point.length; i++) {
      const expected = derivative((by) => density.evaluate(moved(point, i, by), rest), 1e-4);
      expect(Math.abs(gradient[i]! - expected) / Math.max(1, Math.abs(expected)), `entry ${i}`).toBeLessThan(1e-6);
    }
  });

  test.each(cases)('lead to a whole vector and back, and hold what they were given: $name', (one) => {
    const found = centreOf(one);
    const { coordinates, posterior } = found;
    const random = createRandom({ seed: 5 });
    const whole = Float64Array.from({ length: posterior.dimension }, () => random.normal());
    const back = coordinates.whole(coordinates.hold(whole));
    whole.forEach((value, i) => expect(back[i]).toBeCloseTo(value, 12));
    const point = somePoint(found, 6);
    const again = coordinates.hold(coordinates.whole(point));
    point.forEach((value, i) => expect(again[i]).toBeCloseTo(value, 12));
  });

  test.each(cases)('have a metric that can be factored as it stands: $name', (one) => {
    const { coordinates } = centreOf(one);
    expect(factorArrow(coordinates.metric).raised).toBe(0);
  });
});

describe('the centre', () => {
  test.each(cases)('is where the density is highest given its spreads: $name', (one) => {
    const { posterior, centre } = centreOf(one);
    const gradient = new Float64Array(posterior.dimension);
    const value = posterior.evaluate(centre.at, gradient);
    for (const { place } of posterior.layout.spreads) gradient[place] = 0;
    const step = gradient.slice();
    factorArrow(centre.metric).solve(step);
    // In standard deviations of the posterior.
    const away = Math.sqrt(step.reduce((sum, by, i) => sum + by * gradient[i]!, 0));
    expect(away).toBeLessThan(0.01);
    const random = createRandom({ seed: 7 });
    const rest = new Float64Array(posterior.dimension);
    for (let turn = 0; turn < 100; turn++) {
      const other = centre.at.map((at) => at + 0.3 * random.normal());
      for (const { place } of posterior.layout.spreads) other[place] = centre.at[place]!;
      expect(posterior.evaluate(other, rest)).toBeLessThan(value);
    }
  });

  test.each(cases)('has the curvature of second differences: $name', (one) => {
    const { posterior, centre } = centreOf(one);
    expectCurvature(posterior, centre);
  });

  test('is found again from itself', () => {
    const { posterior, centre } = centreOf(cases[2]!);
    const again = findCentre(posterior, centre);
    const room = new Float64Array(posterior.dimension);
    expect(posterior.evaluate(again.at, room)).toBeCloseTo(posterior.evaluate(centre.at, room), 0);
  });
});

function expectCurvature(posterior: Posterior, { at }: Centre): void {
  const { arms, spreads } = posterior.layout;
  const { arms: diagonal, coupling, core } = curvatureAt(posterior, at, { rough: false });
  const width = posterior.dimension - arms;
  const skipped = new Set(spreads.map(({ place }) => place));
  const room = new Float64Array(posterior.dimension);
  for (let i = 0; i < posterior.dimension; i++) {
    if (skipped.has(i)) continue;
    const slopes = (by: number): Float64Array => {
      posterior.evaluate(moved(at, i, by), room);
      return room.slice();
    };
    const [ahead, behind] = [slopes(1e-4), slopes(-1e-4)];
    for (let k = 0; k < posterior.dimension; k++) {
      if (skipped.has(k)) continue;
      const expected = (behind[k]! - ahead[k]!) / 2e-4;
      const got = entry(i, k);
      expect(Math.abs(got - expected) / Math.max(1, Math.abs(expected)), `${i}, ${k}`).toBeLessThan(1e-5);
    }
  }

  /** Arms do not touch one another. */
  function entry(i: number, k: number): number {
    if (i < arms && k < arms) return i === k ? diagonal[i]! : 0;
    if (i < arms) return coupling[i * width + k - arms]!;
    if (k < arms) return coupling[k * width + i - arms]!;
    return core[(i - arms) * width + k - arms]!;
  }
}
