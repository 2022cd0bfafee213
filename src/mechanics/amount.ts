import {
  type Dimensions,
  type Draws,
  type Estimate,
  type Quantity,
  type Scale,
  combineDraws,
  divideDimensions,
  estimateOf,
  multiplyDimensions,
  sameDimensions,
  unitOf,
} from '../model/index.js';

/** Joint draws of one quantity with its dimensions [M, L, T]; arithmetic that does not fit is an error. */
export interface Amount {
  readonly draws: Draws;
  readonly dimensions: Dimensions;
}

/** a + b, draw by draw. Throws a RangeError when the dimensions or the numbers of draws differ. */
export function plus(a: Amount, b: Amount): Amount {
  requireSame(a, b, 'add');
  return { draws: combineDraws(a.draws, b.draws, (x, y) => x + y), dimensions: a.dimensions };
}

/** a − b, draw by draw. Throws a RangeError when the dimensions or the numbers of draws differ. */
export function minus(a: Amount, b: Amount): Amount {
  requireSame(a, b, 'subtract');
  return { draws: combineDraws(a.draws, b.draws, (x, y) => x - y), dimensions: a.dimensions };
}

/** Every draw times one sure quantity; the dimensions multiply. */
export function times(a: Amount, factor: Quantity): Amount {
  return {
    draws: a.draws.map((x) => x * factor.value),
    dimensions: multiplyDimensions(a.dimensions, factor.dimensions),
  };
}

/** Every draw over one sure quantity; the dimensions divide. Throws a RangeError on division by zero. */
export function over(a: Amount, divisor: Quantity): Amount {
  if (divisor.value === 0) throw new RangeError('Cannot divide an amount: expected a divisor other than 0, got 0');
  return {
    draws: a.draws.map((x) => x / divisor.value),
    dimensions: divideDimensions(a.dimensions, divisor.dimensions),
  };
}

/** |a|, draw by draw. */
export function magnitude(a: Amount): Amount {
  return { draws: a.draws.map(Math.abs), dimensions: a.dimensions };
}

/** The share of draws for which something holds, 0 to 1: its probability. Throws a RangeError when there are none. */
export function probability(draws: Draws, holds: (value: number, index: number) => boolean): number {
  if (draws.length === 0) throw new RangeError('A probability needs at least one draw, got none');
  let count = 0;
  for (let i = 0; i < draws.length; i++) if (holds(draws[i]!, i)) count++;
  return count / draws.length;
}

/**
 * The unit of these dimensions on a scale, in words: mass is counted in standard audiences, length in the scale's unit,
 * time in its steps. [0, 1, −1] on a yearly scale of points reads "point/year".
 */
export function unitIn(dimensions: Dimensions, scale: Scale): string {
  return unitOf(dimensions, { mass: 'standard audience', length: scale.unit, time: scale.step });
}

/** Summarise an amount, with its unit on this scale. Throws a RangeError for draws that are none or not finite. */
export function estimateIn(a: Amount, scale: Scale): Estimate {
  return estimateOf(a.draws, unitIn(a.dimensions, scale));
}

function requireSame(a: Amount, b: Amount, verb: string): void {
  if (!sameDimensions(a.dimensions, b.dimensions)) {
    throw new RangeError(
      `Cannot ${verb} amounts of different dimensions: expected [${a.dimensions.join(', ')}], got [${b.dimensions.join(', ')}]`,
    );
  }
}
