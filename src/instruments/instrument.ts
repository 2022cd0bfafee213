import type { Step } from '../model/index.js';
import type { ChannelId } from './channel.js';
import type { MechanismId } from './mechanism.js';

/** Codes of one scheme that are acts of an instrument. */
export interface SchemeCodes {
  readonly scheme: string;
  readonly codes: readonly string[];
}

/**
 * Of whom a silent source says that there was nothing. `all`: of everybody; `listed`: of those whom it lists at all; `paired`:
 * only of pairs that it lists together.
 */
export type Cover = 'all' | 'listed' | 'paired';

/** A tool of statecraft as it can be measured: what it is, how it is counted, and for whom its sources speak. */
export interface InstrumentDefinition {
  readonly id: string;
  readonly title: string;
  readonly mechanism: MechanismId;
  readonly channel: ChannelId;
  /** One or two sentences for a reader who knows none of the schemes. */
  readonly description: string;
  /** Instruments of one family are kinds of one thing, and may be pooled. */
  readonly family: string;
  /** `acts`: rows are counted; `amount`: their amounts are added; `in-force`: a standing state, there or not. */
  readonly measured: 'acts' | 'amount' | 'in-force';
  /** The unit of what is counted or added. */
  readonly unit: string;
  /** What a dose of 1 is, in words. */
  readonly standardAct: string;
  /** How a count or an amount becomes a dose: see `doseOf`. */
  readonly transform: 'present' | 'count' | 'amount';
  /** Whether it stays until it is ended, so that its release is an event of its own. */
  readonly lasting: boolean;
  /** The clocks for which its sources date it finely enough. */
  readonly steps: readonly Step[];
  /** Ids of the sources whose acts it takes. */
  readonly sources: readonly string[];
  readonly covers: { readonly actors: Cover; readonly audiences: Cover };
  /** What it means that a covered pair has no act in a period: none was done, or the source does not know. */
  readonly silence: 'zero' | 'unknown';
  /** What a reader must know before using it; empty where there is nothing. */
  readonly note: string;
}

/** An instrument with the codes that are its acts, as the crosswalks say. No code is in two instruments. */
export interface Instrument extends InstrumentDefinition {
  readonly from: readonly SchemeCodes[];
}
