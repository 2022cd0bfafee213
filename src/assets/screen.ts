import type { Screening } from './index-spec.js';

/**
 * Which units have enough: 1 where the share of `columns` in which the unit has a value reaches the minimum, else 0; and
 * the shares. Null where the rule asks for nothing.
 */
export function screen(
  columns: readonly Float64Array[],
  rule: Screening,
  units: number,
): { readonly kept: Uint8Array; readonly shares: Float64Array } | null {
  if (rule.rule === 'none') return null;
  const shares = new Float64Array(units);
  const kept = new Uint8Array(units);
  for (const column of columns) {
    for (let i = 0; i < units; i++) if (!Number.isNaN(column[i]!)) shares[i] = shares[i]! + 1;
  }
  for (let i = 0; i < units; i++) {
    shares[i] = shares[i]! / columns.length;
    // A share is a quotient of whole numbers: nothing but rounding lies within the margin.
    kept[i] = shares[i]! >= rule.minimum - 1e-12 ? 1 : 0;
  }
  return { kept, shares };
}

/** The values with those of screened-out units missing. */
export function keepOnly(values: Float64Array, kept: Uint8Array, out: Float64Array): Float64Array {
  for (let i = 0; i < values.length; i++) out[i] = kept[i] === 1 ? values[i]! : Number.NaN;
  return out;
}
