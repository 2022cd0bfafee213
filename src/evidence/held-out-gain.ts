/** What is foretold by whom: one of the simpler models, the law, or the law without a term. */
export interface HeldOutModel {
  /** `law`, `without-forces`, `autoregression`, `random-walk`, or `without` and the id of a term. */
  readonly id: string;
  /** Log predictive density of each held-out measurement, one step ahead [nat]. */
  readonly scores: Float64Array;
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
  /** Standard error, measurements of a period taken as one cluster. */
  readonly sd: number;
  /** Clusters less one. */
  readonly degrees: number;
  readonly observations: number;
}

/** The mean difference of log scores, with an error clustered by period. Null where nothing was scored or a model is not there. */
export function gainOf({ period, models }: HeldOut, id: string, over: string): Gain | null {
  const [own, other] = [id, over].map((name) => models.find((model) => model.id === name)?.scores);
  if (own === undefined || other === undefined || period.length === 0) return null;
  const mean = own.reduce((sum, score, i) => sum + score - other[i]!, 0) / period.length;
  const byPeriod = new Map<number, number>();
  own.forEach((score, i) => byPeriod.set(period[i]!, (byPeriod.get(period[i]!) ?? 0) + score - other[i]! - mean));
  const groups = byPeriod.size;
  const squares = [...byPeriod.values()].reduce((sum, value) => sum + value * value, 0);
  return {
    mean,
    sd: groups < 2 ? Number.NaN : Math.sqrt((groups / (groups - 1)) * squares) / period.length,
    degrees: groups - 1,
    observations: period.length,
  };
}
