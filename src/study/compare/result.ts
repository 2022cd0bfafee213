import type { ChannelId, MechanismId, Side } from '../../instruments/index.js';
import type { Contrast, Grade } from '../../evidence/index.js';
import type { Estimate, Period, Scale } from '../../model/index.js';
import type { StandingKind } from '../law/standing.js';
import type { Status } from './status.js';

/** After how many years a response is told. */
export const responseYears = [1, 3, 5, 10] as const;

/** Response toward the aim after 1, 3, 5 and 10 years. */
export type ResponseTold = Readonly<Record<`h${(typeof responseYears)[number]}`, Estimate>>;

/** What an event study found: h in years from the act, before it where negative. */
export interface EventStudyTold {
  readonly path: readonly (Estimate & { readonly h: number })[];
  readonly placebo: Estimate | null;
  /** Acts behind it. */
  readonly events: number | null;
}

/** Everything about an instrument that depends on how actors count. */
export interface StandingTold {
  readonly effectiveActors: number | null;
  /** The actor that contributes most, with its share of all contributions. */
  readonly leading: { readonly actor: string; readonly name: string; readonly share: number } | null;
  readonly response: ResponseTold;
  /** Posterior probability of the response's sign. */
  readonly signProbability: number;
  /** Benjamini–Hochberg q over the published table. */
  readonly falseDiscovery: number;
  readonly eventStudy: EventStudyTold | null;
  readonly eventStudyUnweighted: EventStudyTold | null;
  readonly quickness: Estimate | null;
  readonly durability: Estimate | null;
  readonly robustnessValue: number | null;
  /** Share of specifications that agree with the response in sign. */
  readonly multiverse: { readonly share: number; readonly specifications: number } | null;
  /** Gain in one-step log score per observation on the last ten years. */
  readonly heldOut: Estimate | null;
  readonly grade: Grade;
}

/** What goes with an act in the ledger of people: located in populations, associated with both sides, never netted. */
export interface HarmTold {
  readonly concept: string;
  readonly title: string;
  readonly unit: string;
  /** Per act. */
  readonly low: number | null;
  readonly best: number;
  readonly high: number | null;
  readonly acts: number;
}

/** Movement after five years per unit of measured effort, under equal standing. */
export interface EaseTold {
  readonly estimate: Estimate;
  /** What one unit of effort is: US$ million or an act. */
  readonly effort: string;
}

/** One instrument under the law of one design; what depends on standing is that of `standing`, and of both in `standings`. */
export interface InstrumentTold extends StandingTold {
  readonly id: string;
  readonly title: string;
  readonly mechanism: MechanismId;
  readonly side: Side;
  readonly channel: ChannelId;
  readonly design: string;
  /** Equal where that law can be relied on, else the other. */
  readonly standing: StandingKind;
  readonly lasting: boolean;
  readonly acts: number | null;
  readonly dyads: number | null;
  readonly audiences: number | null;
  /** First and last year of which the law knows acts. */
  readonly years: { readonly from: number; readonly to: number };
  readonly ease: EaseTold | null;
  readonly harm: HarmTold | null;
  readonly standings: Readonly<Record<StandingKind, StandingTold | null>>;
  /** By context, where one was asked for. */
  readonly contexts: readonly (Estimate & { readonly context: string; readonly events: number | null })[] | null;
  readonly reading: string;
}

/** A law behind the table. */
export interface CompareLaw {
  readonly standing: StandingKind;
  readonly audiences: number;
  readonly observations: number;
  readonly draws: number;
  /** Of the law, the same for every instrument: time to half of the largest response, and what is left five years after an act. */
  readonly quickness: Estimate;
  readonly durability: Estimate;
  /** Gain in one-step log score per observation over simpler laws, by which. */
  readonly heldOut: readonly (Estimate & { readonly over: string; readonly observations: number | null })[];
  /** The claim of the contrast; null where a side of it is empty. */
  readonly contrast: Contrast | null;
}

export interface CompareDesign {
  readonly design: string;
  readonly title: string;
  readonly status: Status;
  readonly from: Period;
  readonly to: Period;
  readonly laws: readonly CompareLaw[];
}

/** What `compare` answers. */
export interface CompareResult {
  readonly scale: Pick<Scale, 'id' | 'title' | 'kind' | 'domain' | 'step' | 'unit'>;
  /** What a response is counted in. */
  readonly unit: string;
  readonly by: string | null;
  readonly designs: readonly CompareDesign[];
  readonly instruments: readonly InstrumentTold[];
  readonly reading: string;
}
