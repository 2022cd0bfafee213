/** Exponents of mass, length and time, for example force = [1, 1, −2]. */
export type Dimensions = readonly [mass: number, length: number, time: number];

export const dimensionless: Dimensions = [0, 0, 0];

/** A number with its physical-style dimensions; arithmetic that does not fit is an error. */
export interface Quantity {
  readonly value: number;
  readonly dimensions: Dimensions;
}

export function quantity(value: number, dimensions: Dimensions): Quantity {
  return { value, dimensions };
}

export function sameDimensions(a: Dimensions, b: Dimensions): boolean {
  return a[0] === b[0] && a[1] === b[1] && a[2] === b[2];
}

/** a + b. Throws a RangeError when the dimensions differ. */
export function add(a: Quantity, b: Quantity): Quantity {
  requireSame(a, b, 'add');
  return quantity(a.value + b.value, a.dimensions);
}

/** a − b. Throws a RangeError when the dimensions differ. */
export function subtract(a: Quantity, b: Quantity): Quantity {
  requireSame(a, b, 'subtract');
  return quantity(a.value - b.value, a.dimensions);
}

export function multiply(a: Quantity, b: Quantity): Quantity {
  return quantity(a.value * b.value, multiplyDimensions(a.dimensions, b.dimensions));
}

export function divide(a: Quantity, b: Quantity): Quantity {
  return quantity(a.value / b.value, divideDimensions(a.dimensions, b.dimensions));
}

export function multiplyDimensions(a: Dimensions, b: Dimensions): Dimensions {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
}

export function divideDimensions(a: Dimensions, b: Dimensions): Dimensions {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

/**
 * The unit in words, from the dimensions and what one unit of mass, length and time is called on a scale:
 * [0, 1, −1] with `point` and `year` reads "point/year".
 */
export function unitOf(dimensions: Dimensions, names: { mass: string; length: string; time: string }): string {
  const over: string[] = [];
  const under: string[] = [];
  const words = [names.mass, names.length, names.time];
  words.forEach((word, i) => {
    const exponent = dimensions[i] as number;
    if (exponent === 0) return;
    const size = Math.abs(exponent);
    (exponent > 0 ? over : under).push(size === 1 ? word : `${word}${superscript(size)}`);
  });
  if (over.length === 0 && under.length === 0) return '';
  const top = over.length === 0 ? '1' : over.join('·');
  return under.length === 0 ? top : `${top}/${under.join('/')}`;
}

function superscript(n: number): string {
  return [...String(n)].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? digit).join('');
}

function requireSame(a: Quantity, b: Quantity, verb: string): void {
  if (!sameDimensions(a.dimensions, b.dimensions)) {
    throw new RangeError(
      `Cannot ${verb} quantities of different dimensions: expected [${a.dimensions.join(', ')}], got [${b.dimensions.join(', ')}]`,
    );
  }
}
