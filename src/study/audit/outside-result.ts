import type { Estimate } from '../../model/index.js';
import type { StandingKind } from '../law/standing.js';
import type { OutsideFinding } from './outside-findings.js';

/** Whether a figure of ours goes with one in print. */
export type Verdict = 'agrees' | 'agrees in sign' | 'does not agree' | 'cannot say';

/** What of ours is nearest to a finding. */
export interface OursTold {
  readonly scale: string;
  readonly design: string;
  readonly standing: StandingKind;
  readonly instrument: string;
  readonly title: string;
  /** After so many years of the usual exposure, in percentage points of all asked where the finding is, else as compare tells it. */
  readonly years: number;
  readonly response: Estimate;
  /** The same by the event study. */
  readonly eventStudy: Estimate | null;
  /** Mean share that is favourable, in percent, from which points are counted; null where figures are in the scale’s own unit. */
  readonly at: number | null;
  readonly verdict: Verdict;
}

export interface OutsideCompared extends Omit<OutsideFinding, 'nearest' | 'points'> {
  readonly ours: readonly OursTold[];
  readonly verdict: Verdict;
  /** As a sentence. */
  readonly because: string;
}
