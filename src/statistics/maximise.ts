import type { ArrowFactor } from './arrow-matrix.js';

/** A log density known up to a constant. */
export interface LogDensity {
  readonly dimension: number;
  /**
   * The log density at `at` (not to be changed), its gradient written into `gradient`; both of length `dimension`. −Infinity
   * or NaN where it is not defined.
   */
  evaluate(at: Float64Array, gradient: Float64Array): number;
}

/** The highest point that was found. */
export interface Maximum {
  readonly at: Float64Array;
  readonly value: number;
  /** How often the density was evaluated. */
  readonly evaluations: number;
  /** False when the evaluations ran out, or no higher point could be found though the gradient is not small. */
  readonly converged: boolean;
}

export interface MaximiseOptions {
  /** About the negative second derivatives at the maximum; the closer, the fewer steps. The identity when left out. */
  readonly precondition?: ArrowFactor;
  /** 2000 when left out. */
  readonly maximumEvaluations?: number;
  /**
   * Done when √(gᵀM⁻¹g) is no larger: with a good preconditioner, the distance to the maximum in posterior standard
   * deviations; or when three steps in a row each gain no more than its square times |value| (or times 1, if that is
   * more). 1e-6 when left out.
   */
  readonly tolerance?: number;
  readonly signal?: AbortSignal;
}

/** Pairs of steps and changes of gradient that are remembered. */
const memory = 20;
/** Steps of so little gain that end the work. */
const idleSteps = 3;
/** Strong Wolfe conditions: enough gain, and a slope that is enough smaller. */
const enoughGain = 1e-4;
const enoughFlattening = 0.9;
/** Changes of the value below this share of it are rounding: there the slope decides alone (Hager & Zhang 2005). */
const rounding = 1e-12;
const longestSearch = 30;

/**
 * Climb from `start` to a maximum near it: L-BFGS (Nocedal & Wright 2006, algorithm 7.4) with a line search for the strong
 * Wolfe conditions. Where the density is not defined, steps are shortened.
 *
 * Throws a RangeError when `start` has another length or the density is not defined there; what the signal holds when it
 * is aborted.
 */
export function maximise(density: LogDensity, start: Float64Array, options: MaximiseOptions = {}): Maximum {
  const { precondition, maximumEvaluations = 2000, tolerance = 1e-6, signal } = options;
  const n = density.dimension;
  if (start.length !== n) throw new RangeError(`Expected a start of length ${n}, got ${start.length}`);
  if (precondition !== undefined && precondition.arms + precondition.core !== n) {
    throw new RangeError(
      `Expected a preconditioner of dimension ${n}, got ${precondition.arms} arms + ${precondition.core}`,
    );
  }
  const at = Float64Array.from(start);
  const gradient = new Float64Array(n);
  /** The preconditioned gradient, M⁻¹g. */
  const natural = new Float64Array(n);
  const tried = new Float64Array(n);
  const triedGradient = new Float64Array(n);
  const direction = new Float64Array(n);
  const history = createHistory(n);
  let evaluations = 0;

  function evaluate(point: Float64Array, into: Float64Array): number {
    signal?.throwIfAborted();
    evaluations++;
    return density.evaluate(point, into);
  }

  function naturalNorm(): number {
    natural.set(gradient);
    precondition?.solve(natural);
    return Math.sqrt(inner(gradient, natural));
  }

  let value = evaluate(at, gradient);
  if (!Number.isFinite(value)) {
    throw new RangeError(`Expected a start where the density is defined, got log density ${value}: start elsewhere`);
  }
  let norm = naturalNorm();

  /** Leaves the point it found in `tried` and `triedGradient` and gives its value, or NaN if there is none. */
  function search(first: number, slope: number): number {
    let low = 0;
    let lowValue = value;
    let lowSlope = slope;
    let high = Number.POSITIVE_INFINITY;
    let highValue = Number.NaN;
    let highSlope = 0;
    const look = (step: number): number => {
      for (let i = 0; i < n; i++) tried[i] = at[i]! + step * direction[i]!;
      return evaluate(tried, triedGradient);
    };
    let step = first;
    for (let turn = 0; turn < longestSearch && evaluations < maximumEvaluations - (low > 0 ? 1 : 0); turn++) {
      const here = look(step);
      const slopeHere = inner(triedGradient, direction);
      const defined = Number.isFinite(here) && Number.isFinite(slopeHere);
      const gained = defined && here >= value + enoughGain * step * slope && here >= lowValue;
      const even = defined && Math.abs(here - value) <= rounding * Math.abs(value);
      if ((gained || even) && Math.abs(slopeHere) <= enoughFlattening * slope) return here;
      if ((gained || even) && slopeHere > 0) {
        const past = step - low;
        const ahead = lowSlope > slopeHere ? (past * slopeHere) / (lowSlope - slopeHere) : Number.POSITIVE_INFINITY;
        low = step;
        lowValue = here;
        lowSlope = slopeHere;
        if (high === Number.POSITIVE_INFINITY) {
          step += Math.min(Math.max(ahead, past), 4 * past);
          continue;
        }
      } else {
        high = step;
        highValue = defined ? here : Number.NaN;
        highSlope = slopeHere;
      }
      const width = high - low;
      if (!(width > 1e-14 * high)) break;
      // Where the density ends, nothing is known of its height there.
      const share = Number.isNaN(highValue)
        ? 0.2
        : peakOfCubic(lowSlope * width, highSlope * width, highValue - lowValue);
      step = low + width * Math.min(0.9, Math.max(0.1, share));
    }
    return lowValue > value + rounding * Math.abs(value) ? look(low) : Number.NaN;
  }

  let idle = 0;
  while (norm > tolerance && idle < idleSteps && evaluations < maximumEvaluations) {
    history.direct(gradient, direction, precondition);
    let slope = inner(gradient, direction);
    if (!(slope > 0)) {
      history.clear();
      direction.set(natural);
      slope = norm * norm;
    }
    const fresh = history.size() === 0;
    const reached = search(fresh && precondition === undefined ? Math.min(1, 1 / norm) : 1, slope);
    if (Number.isNaN(reached)) {
      if (fresh) break;
      history.clear();
      continue;
    }
    idle = reached - value <= tolerance * tolerance * Math.max(1, Math.abs(value)) ? idle + 1 : 0;
    history.add(at, tried, gradient, triedGradient, precondition);
    at.set(tried);
    gradient.set(triedGradient);
    value = reached;
    norm = naturalNorm();
  }
  return { at, value, evaluations, converged: norm <= tolerance || idle >= idleSteps };
}

/** Where between 0 and 1 the cubic peaks that has these slopes at both ends and rises by `rise` from 0 to 1. */
function peakOfCubic(slopeAtZero: number, slopeAtOne: number, rise: number): number {
  const bend = slopeAtZero + slopeAtOne - 3 * rise;
  const root = Math.sqrt(Math.max(0, bend * bend - slopeAtZero * slopeAtOne));
  const share = 1 - (root + bend - slopeAtOne) / (slopeAtZero - slopeAtOne + 2 * root);
  return Number.isFinite(share) ? share : 0.5;
}

interface History {
  size(): number;
  clear(): void;
  add(
    from: Float64Array,
    to: Float64Array,
    gradientFrom: Float64Array,
    gradientTo: Float64Array,
    precondition: ArrowFactor | undefined,
  ): void;
  /** direction := an estimate of the inverse negative second derivatives, times the gradient (two-loop recursion). */
  direct(gradient: Float64Array, direction: Float64Array, precondition: ArrowFactor | undefined): void;
}

function createHistory(n: number): History {
  // One place more than is remembered, so that a pair that is refused destroys none.
  const places = memory + 1;
  const steps = Array.from({ length: places }, () => new Float64Array(n));
  const changes = Array.from({ length: places }, () => new Float64Array(n));
  const products = new Float64Array(places);
  const weights = new Float64Array(places);
  const lifted = new Float64Array(n);
  let count = 0;
  let scale = 1;
  return {
    size: () => Math.min(count, memory),
    clear() {
      count = 0;
      scale = 1;
    },
    add(from, to, gradientFrom, gradientTo, precondition) {
      const slot = count % places;
      const step = steps[slot]!;
      const change = changes[slot]!;
      for (let i = 0; i < n; i++) {
        step[i] = to[i]! - from[i]!;
        change[i] = gradientFrom[i]! - gradientTo[i]!;
      }
      const product = inner(step, change);
      lifted.set(change);
      precondition?.solve(lifted);
      const size = inner(change, lifted);
      // The slope may have changed by no more than rounding.
      if (!(product > 0) || !(size > 0) || !Number.isFinite(product / size)) return;
      products[slot] = product;
      scale = product / size;
      count++;
    },
    direct(gradient, direction, precondition) {
      direction.set(gradient);
      const oldest = Math.max(0, count - memory);
      for (let k = count - 1; k >= oldest; k--) {
        const slot = k % places;
        const weight = inner(steps[slot]!, direction) / products[slot]!;
        weights[slot] = weight;
        addMultiple(direction, -weight, changes[slot]!);
      }
      precondition?.solve(direction);
      for (let i = 0; i < n; i++) direction[i]! *= scale;
      for (let k = oldest; k < count; k++) {
        const slot = k % places;
        addMultiple(direction, weights[slot]! - inner(changes[slot]!, direction) / products[slot]!, steps[slot]!);
      }
    },
  };
}

function inner(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i]! * y[i]!;
  return sum;
}

function addMultiple(x: Float64Array, factor: number, y: Float64Array): void {
  for (let i = 0; i < x.length; i++) x[i]! += factor * y[i]!;
}
