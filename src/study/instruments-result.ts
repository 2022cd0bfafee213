import type { Instrument, MechanismId, Side } from '../instruments/index.js';

/** A code that is an act of an instrument. */
export interface InstrumentCode {
  readonly scheme: string;
  readonly code: string;
  readonly title: string;
  readonly because: string;
  /** How often it occurs in the sources of the tables in use. */
  readonly acts: number;
}

/** An instrument with what the tables in use hold of it. */
export interface ToldInstrument extends Omit<Instrument, 'from'> {
  readonly side: Side;
  readonly codes: readonly InstrumentCode[];
  /** Acts counted, directed pairs and actors with at least one. */
  readonly acts: number;
  readonly pairs: number;
  readonly actors: number;
  /** First and last year for which its sources speak; null where none was read. */
  readonly from: number | null;
  readonly to: number | null;
  /** Median yearly count or amount among the exposed: what a dose of 1 is; null for doses that are there or not. */
  readonly standard: number | null;
}

/** A code that belongs to no instrument. */
export interface UnmappedCode {
  readonly scheme: string;
  readonly code: string;
  readonly title: string;
  readonly mechanism: MechanismId | null;
  readonly because: string;
  readonly acts: number;
}

/** What `instruments` answers. */
export interface InstrumentsResult {
  readonly instruments: readonly ToldInstrument[];
  /** Codes that occur and belong to no instrument; empty where one instrument is asked for. */
  readonly unmapped: readonly UnmappedCode[];
}
