import { type Estimate, estimateOf } from '../../model/index.js';

/** The unit of a movement of a share. */
const pointsUnit = 'percentage point';

function share(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

/** Percentage points by which a share moves when its logit does. `from`: the share before, 0 to 1. */
export function pointsOf(logits: number, from: number): number {
  return 100 * (share(Math.log(from / (1 - from)) + logits) - from);
}

/** Draws of a response on a logit scale as a movement of a share. */
export function responseInPoints(logits: Float64Array, from: number): Estimate {
  return estimateOf(
    logits.map((one) => pointsOf(one, from)),
    pointsUnit,
  );
}

/** An estimate on a logit scale likewise: its quantiles are those of the movement, its error is that near its mean. */
export function estimateInPoints({ mean, sd, q05, q25, q50, q75, q95 }: Estimate, from: number): Estimate {
  const there = share(Math.log(from / (1 - from)) + mean);
  return {
    mean: pointsOf(mean, from),
    sd: 100 * sd * there * (1 - there),
    q05: pointsOf(q05, from),
    q25: pointsOf(q25, from),
    q50: pointsOf(q50, from),
    q75: pointsOf(q75, from),
    q95: pointsOf(q95, from),
    unit: pointsUnit,
  };
}
