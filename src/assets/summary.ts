/** How the values of a column lie: what treating and normalising go by. Missing values do not count. */
export interface Summary {
  count: number;
  low: number;
  high: number;
  mean: number;
  /** Sums of squared, cubed and fourth powers of deviations from the mean. */
  second: number;
  third: number;
  fourth: number;
}

export function emptySummary(): Summary {
  return { count: 0, low: Infinity, high: -Infinity, mean: NaN, second: 0, third: 0, fourth: 0 };
}

/**
 * Summarise values, into `into`. One pass: powers are summed around the first value and moved to the mean after, which loses at
 * most a factor of count² of the precision of numbers, for no value lies farther than √count standard deviations from the mean.
 */
export function summarise(values: Float64Array, into: Summary): void {
  let first = 0;
  while (first < values.length && Number.isNaN(values[first]!)) first++;
  const origin = first < values.length ? values[first]! : 0;
  let count = 0;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  let sum = 0;
  let squares = 0;
  let cubes = 0;
  let fourths = 0;
  for (let i = first; i < values.length; i++) {
    const value = values[i]!;
    if (Number.isNaN(value)) continue;
    const deviation = value - origin;
    const square = deviation * deviation;
    sum += deviation;
    squares += square;
    cubes += square * deviation;
    fourths += square * square;
    if (value < low) low = value;
    if (value > high) high = value;
    count++;
  }
  const shift = sum / count;
  into.count = count;
  into.low = low;
  into.high = high;
  into.mean = origin + shift;
  into.second = squares - shift * sum;
  into.third = cubes - 3 * shift * squares + 2 * shift * shift * sum;
  into.fourth = fourths - 4 * shift * cubes + 6 * shift * shift * squares - 3 * shift * shift * shift * sum;
}

/** Whether the column tells anybody apart. */
export function varies(summary: Readonly<Summary>): boolean {
  return summary.high > summary.low;
}

/** Standard deviation with n − 1. */
export function sdIn({ second, count }: Readonly<Summary>): number {
  return Math.sqrt(second / (count - 1));
}

/**
 * Sample skewness G₁ (Joanes & Gill 1998, The Statistician 47:183; "type 2", as in SAS and spreadsheets); NaN for fewer
 * than four values or none that differ.
 */
export function skewnessIn(summary: Readonly<Summary>): number {
  const { count, second, third } = summary;
  if (count < 4 || !varies(summary)) return Number.NaN;
  return (count * Math.sqrt(count - 1) * third) / ((count - 2) * second * Math.sqrt(second));
}

/** Sample excess kurtosis G₂, as above. */
export function kurtosisIn(summary: Readonly<Summary>): number {
  const { count, second, fourth } = summary;
  if (count < 4 || !varies(summary)) return Number.NaN;
  const excess = (count * fourth) / (second * second) - 3;
  return (((count + 1) * excess + 6) * (count - 1)) / ((count - 2) * (count - 3));
}
