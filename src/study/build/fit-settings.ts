/** How long chains run. */
export interface FitSettings {
  readonly chains: number;
  readonly burnIn: number;
  readonly draws: number;
}

/** Long enough for the start to be forgotten wherever votes tie positions down. */
export const thorough: FitSettings = { chains: 4, burnIn: 500, draws: 750 };
/** A try-out. */
export const quick: FitSettings = { chains: 2, burnIn: 30, draws: 50 };
