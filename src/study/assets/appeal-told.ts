import type { Grade } from '../../evidence/index.js';
import type { Estimate } from '../../model/index.js';

/** Whether a quality draws audiences on a scale: what the law says, and whether shuffled actors say the same. */
export interface AppealTold {
  readonly design: string;
  readonly scale: { readonly id: string; readonly title: string; readonly kind: 'common' | 'directed' };
  readonly standing: string;
  /** legitimacy, authority, competence or ties. */
  readonly category: string;
  readonly title: string;
  /** Years in which it says something; null where there are none. */
  readonly years: { readonly from: number; readonly to: number } | null;
  /** Indicators that may stand beside what is to be explained. */
  readonly indicators: readonly string[];
  /** λ, to one standard deviation between actors; null where it could not be had or cannot be relied on. */
  readonly response: Estimate | null;
  /** The usual push of all actors together, in percent of the spread of the scale in a step; null likewise. */
  readonly push: Estimate | null;
  /** The push at the mode, and 90 % of what it is when standing and quality are dealt to other actors; in percent likewise. */
  readonly guard: {
    readonly found: number;
    readonly low: number;
    readonly high: number;
    readonly shuffles: number;
  } | null;
  /** More than shuffled actors show, and with an interval that excludes 0; null where it could not be had. */
  readonly known: boolean | null;
  readonly grade: Grade;
  readonly sentence: string;
}
