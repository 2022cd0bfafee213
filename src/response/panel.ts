import type { MechanismId } from '../instruments/index.js';
import type { Period, Scale } from '../model/index.js';

/** Whether each audience has a mass and a home of its own, whether momentum is kept, whether sessions stretch the scale. */
export interface LawOptions {
  /** ρ is estimated; else it is 0. */
  readonly momentum: boolean;
  /** Each audience has a mass of its own; else all have mass 1. */
  readonly masses: boolean;
  /** How sharp measurements are is estimated: φ times what they say themselves; else φ is 1. */
  readonly noise: boolean;
  /** Each period's measurements share a stretch d_t of the scale. */
  readonly stretch: boolean;
  /** Audiences seen in fewer periods have no home of their own: nothing pulls them there. */
  readonly fewestForHome: number;
}

/** One measured position. On directed scales `toward` is the actor; on common ones it is empty. */
export interface Observation {
  readonly audience: string;
  readonly toward: string;
  readonly period: Period;
  /** What this period says alone: mean and standard deviation [L]. */
  readonly mean: number;
  readonly sd: number;
}

/** A tool whose doses act in the law, or a quality that attracts without any act. */
export interface Term {
  readonly id: string;
  readonly kind: 'instrument' | 'appeal';
  /** Responses of one mechanism are pooled; null for appeal. */
  readonly mechanism: MechanismId | null;
}

/** What actors did or were toward audiences: one row an entry, by column. Doses that are not listed are 0. */
export interface ExposureRows {
  /** Index into the terms. */
  readonly term: ArrayLike<number>;
  readonly actor: ArrayLike<string>;
  readonly audience: ArrayLike<string>;
  readonly period: ArrayLike<Period>;
  /** Dose, or for appeal the quality c of the actor as this audience has it; dimensionless. */
  readonly value: ArrayLike<number>;
}

/** How much an actor counts in a period, dimensionless; null where it is not known: then its force is not known either. */
export type Standing = (actor: string, period: Period) => number | null;

/** What the law is fitted to, before it is arranged. */
export interface PanelSpec {
  readonly scale: Scale;
  /** First and last period with a position; doses are those of `from` to `to` − 1. */
  readonly from: Period;
  readonly to: Period;
  readonly observations: readonly Observation[];
  readonly terms: readonly Term[];
  readonly exposures: ExposureRows;
  readonly standing: Standing;
  /** Where actors stood, known with data to that period [L]; null where it is not known. Not asked on directed scales. */
  readonly aim: (actor: string, period: Period) => number | null;
  readonly options: LawOptions;
}

/**
 * A panel in arrays. Cells are audience-periods, audience by audience, without gaps from its first to its last
 * observation: those of audience j begin at `start[j]`, and `start[audiences]` is their number.
 */
export interface Panel {
  readonly scale: Scale;
  readonly from: Period;
  readonly to: Period;
  /** Ids; on directed scales audience and actor with a tab between. */
  readonly audiences: readonly string[];
  readonly terms: readonly Term[];
  readonly start: Int32Array;
  /** By audience: its first period less `from`. */
  readonly entry: Int32Array;
  /** By audience: 1 where it has a home of its own. */
  readonly settled: Uint8Array;
  /** By cell: measurement and its variance; NaN where there is none. */
  readonly measured: Float64Array;
  readonly variance: Float64Array;
  /**
   * By cell, as compressed rows: `pull` = Σ_i D·ω and `push` = Σ_i D·ω·g_i per term (on directed scales 0 and Σ D·ω), so
   * that the force of the term is θ·(push − pull·x).
   */
  readonly row: Int32Array;
  readonly term: Int16Array;
  readonly pull: Float64Array;
  readonly push: Float64Array;
  /**
   * By term: how large its exposure is where it is not 0, as a root mean square. On common scales exposure is the pull, and
   * for appeal the push over `spread`. Priors speak of the response to that.
   */
  readonly usual: Float64Array;
  /** Centre and spread of the measurements [L]: priors speak of positions in these. */
  readonly centre: number;
  readonly spread: number;
  readonly options: LawOptions;
}

/** The key of an audience in a panel. */
export function audienceKey(audience: string, toward: string): string {
  return toward === '' ? audience : `${audience}\t${toward}`;
}
