/** What is foretold by whom: one of the simpler models, the law, or the law without a term. */
export interface HeldOutModel {
  /** `law`, `without-forces`, `autoregression`, `random-walk`, or `without` and the id of a term. */
  readonly id: string;
  /** Log predictive density of each held-out measurement, one step ahead [nat]. */
  readonly scores: Float64Array;
  /** By chain of its fit, what the scores add up to over the draws of that chain alone [nat]. */
  readonly byChain: Float64Array;
}

/** One-step-ahead scores of the last periods of a panel, which no fit has seen. */
export interface HeldOut {
  /** By held-out measurement: its period, counted from the panel's first. */
  readonly period: Int32Array;
  readonly models: readonly HeldOutModel[];
}

/** By how much one model foretells better than another, per measurement [nat]. */
export interface Gain {
  readonly mean: number;
  /** Standard error, measurements of a period taken as one cluster, and the chains of the fits as far as they disagree. */
  readonly sd: number;
  /** Clusters less one. */
  readonly degrees: number;
  readonly observations: number;
}

/**
 * The mean difference of log scores, with an error clustered by period, to which that of the sampling is added. Null where nothing
 * was scored or a model is not there.
 */
export function gainOf({ period, models }: HeldOut, id: string, over: string): Gain | null {
  const [first, second] = [id, over].map((name) => models.find((model) => model.id === name));
  if (first === undefined || second === undefined || period.length === 0) return null;
  const [own, other] = [first.scores, second.scores];
  const mean = own.reduce((sum, score, i) => sum + score - other[i]!, 0) / period.length;
  const byPeriod = new Map<number, number>();
  own.forEach((score, i) => byPeriod.set(period[i]!, (byPeriod.get(period[i]!) ?? 0) + score - other[i]! - mean));
  const groups = byPeriod.size;
  const squares = [...byPeriod.values()].reduce((sum, value) => sum + value * value, 0);
  return {
    mean,
    sd:
      groups < 2
        ? Number.NaN
        : Math.sqrt((groups / (groups - 1)) * squares + samplingVariance(first.byChain, second.byChain)) /
          period.length,
    degrees: groups - 1,
    observations: period.length,
  };
}

/** Variance of the mean, over chains, of the difference of two models; chains of the same number may share their draws. */
function samplingVariance(own: Float64Array, other: Float64Array): number {
  const differences = own.map((score, chain) => score - other[chain]!);
  const mean = differences.reduce((sum, value) => sum + value, 0) / differences.length;
  const squares = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return squares / (differences.length * (differences.length - 1));
}
