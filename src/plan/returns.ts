/**
 * Diminishing returns, piecewise linear: acts 1 … widths[0] each do `shares[0]` of what a first act does, the next widths[1] each
 * shares[1], and so on; beyond the last nothing more is planned. Shares begin at 1 and never rise.
 */
export interface Returns {
  readonly widths: readonly number[];
  readonly shares: readonly number[];
}

/** Whose acts wear an audience out: all of one instrument together, whoever does them, or each partner’s alone. */
export type ReturnsPer = 'audience' | 'partner';

const standardWidths = [1, 1, 2, 4] as const;

/**
 * The returns that doses have in the law (`doseOf`): n acts of size `size` have the dose ln(1 + n·size), so that each further
 * act adds less. `size` 1 for acts that are counted, the usual amount for money. Straight between 1, 2, 4 and 8 acts.
 */
export function logarithmicReturns(size = 1): Returns {
  if (!(size > 0)) throw new RangeError(`Expected an act of a size above 0, got ${size}`);
  const first = Math.log1p(size);
  let done = 0;
  const shares = standardWidths.map((width) => {
    const added = Math.log1p((done + width) * size) - Math.log1p(done * size);
    done += width;
    return added / width / first;
  });
  return { widths: standardWidths, shares };
}

/** Every act does as much as the first, up to so many. */
export function constantReturns(most: number): Returns {
  return { widths: [most], shares: [1] };
}

/** Throws a RangeError where returns are not concave. */
export function requireReturns({ widths, shares }: Returns): void {
  const sound =
    widths.length > 0 &&
    widths.length === shares.length &&
    widths.every((width) => Number.isInteger(width) && width > 0) &&
    shares.every((share, i) => share >= 0 && share <= (i === 0 ? 1 : shares[i - 1]!));
  if (!sound) throw new RangeError(`Expected whole widths above 0 and shares from 1 down, got ${widths} and ${shares}`);
}
