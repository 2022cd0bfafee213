import { decimalsFor, formatNumber } from '../../charts/index.js';
import { formatEstimate, roundTo } from '../../mechanics/index.js';
import type { Estimate } from '../../model/index.js';
import { shell } from '../messages/en/shell.js';

interface EstimateTextOptions {
  readonly estimate: Estimate;
  /** Singular; counted with the number. Null: no unit. Left out: the estimate's own. */
  readonly unit?: string | null;
  /** Low and high end of the strip, in the estimate's unit: the same for strips that stand under each other. Left out: the estimate's own reach, with 0. */
  readonly domain?: readonly [number, number];
}

/** An estimate as it is always shown: strip, median, 90 % interval. */
export function EstimateText({
  estimate,
  unit = estimate.unit === '' ? null : estimate.unit,
  domain,
}: EstimateTextOptions) {
  return (
    <span className="estimate">
      <Strip estimate={estimate} domain={domain ?? ownDomain(estimate)} />
      <span className="estimate-words">{estimateWords(estimate, unit)}</span>
    </span>
  );
}

/** Decimals with which a sentence is written; small numbers have as many as they need. */
const mostDecimals = 2;

/** Median, unit (singular; null: none) and 90 % interval in words: "1.3 points (1.1 to 1.5)". */
export function estimateWords(estimate: Estimate, unit: string | null): string {
  const decimals = decimalsFor([estimate]);
  if (decimals <= mostDecimals) return formatEstimate(estimate, unit);
  const [low, middle, high] = [estimate.q05, estimate.q50, estimate.q95].map((value) => formatNumber(value, decimals));
  return `${middle}${unit === null ? '' : ` ${unit}`} (${low} to ${high})`;
}

/** As far as an interval reaches, with 0 and a margin. */
export function ownDomain({ q05, q95 }: Pick<Estimate, 'q05' | 'q95'>): readonly [number, number] {
  const [low, high] = [Math.min(0, q05), Math.max(0, q95)];
  const margin = 0.08 * (high - low || 1);
  return [low - margin, high + margin];
}

const wide = 72;
const high = 12;

interface StripOptions {
  readonly estimate: Pick<Estimate, 'q05' | 'q25' | 'q50' | 'q75' | 'q95'>;
  readonly domain: readonly [number, number];
}

/** The glyph of every estimate: soft band for 90 %, denser for 50 %, tick at the median, hairline at 0. */
export function Strip({ estimate, domain: [from, to] }: StripOptions) {
  const { q05, q25, q50, q75, q95 } = estimate;
  const x = (value: number): number => Math.min(wide, Math.max(0, (wide * (value - from)) / (to - from || 1)));
  const write = (value: number): string => roundTo(value, 2);
  return (
    <svg
      className="strip"
      width={wide}
      height={high}
      viewBox={`0 0 ${wide} ${high}`}
      role="img"
      aria-label={shell.estimate.strip(write(q50), write(q05), write(q95))}
    >
      {from < 0 && to > 0 && <path className="strip-zero" d={`M${x(0)} 0 V${high}`} />}
      <rect className="strip-wide" x={x(q05)} y={4} width={Math.max(1, x(q95) - x(q05))} height={4} />
      <rect className="strip-narrow" x={x(q25)} y={4} width={Math.max(1, x(q75) - x(q25))} height={4} />
      <rect className="strip-tick" x={x(q50) - 1} y={1} width={2} height={10} />
    </svg>
  );
}
