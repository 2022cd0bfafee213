import type { ChannelId } from './channel.js';
import type { InstrumentDefinition } from './instrument.js';
import type { MechanismId } from './mechanism.js';

/** What one code of a scheme means here. */
export interface CrosswalkEntry {
  readonly code: string;
  /** What the scheme calls it. */
  readonly title: string;
  /** Null where the code names no one way of moving an audience. */
  readonly mechanism: MechanismId | null;
  readonly channel: ChannelId | null;
  /** Id of the instrument whose act it is; null = unmapped. */
  readonly instrument: string | null;
  /** Why it is placed so, or why it is unmapped: one phrase. */
  readonly because: string;
  /** From −10, most conflictual, to 10, most cooperative, on the crosswalk's scale; null where no source gives one. */
  readonly weight: number | null;
  /** The PLOVER event type that the conversion table of 2021 gives; null where it drops the code or has none. */
  readonly plover: string | null;
  /** What must be known about this code's facts; empty where there is nothing. */
  readonly note: string;
}

/** Where facts were taken from. */
export interface CrosswalkSource {
  /** What it is and who published it. */
  readonly source: string;
  readonly version: string;
  readonly licence: string;
  readonly citation: string;
  readonly url: string;
}

/** A whole scheme: each of its codes maps to an instrument or is listed as unmapped. */
export interface Crosswalk extends CrosswalkSource {
  readonly scheme: string;
  readonly title: string;
  readonly note: string;
  /** Where the weights come from; null where the scheme has none. */
  readonly scale: CrosswalkSource | null;
  readonly entries: readonly CrosswalkEntry[];
}

/** A code as the scheme publishes it. */
export interface CodeFact {
  readonly code: string;
  readonly title: string;
  readonly weight?: number | null;
  readonly plover?: string | null;
  readonly note?: string;
}

/** One placement for several codes. */
export interface Sense {
  /** The instrument whose acts they are; null = unmapped. */
  readonly to: InstrumentDefinition | null;
  readonly because: string;
  /** Codes or beginnings of codes; the longest beginning that fits a code decides. */
  readonly codes: readonly string[];
  /** For unmapped codes of which the mechanism or channel is known all the same. */
  readonly mechanism?: MechanismId;
  readonly channel?: ChannelId;
}

/**
 * Place every code of a scheme. Throws a RangeError when a code has no place, a beginning is given twice, or fits no code.
 */
export function placeCodes(facts: readonly CodeFact[], senses: readonly Sense[]): CrosswalkEntry[] {
  const byBeginning = new Map<string, Sense>();
  for (const sense of senses)
    for (const beginning of sense.codes) {
      if (byBeginning.has(beginning)) throw new RangeError(`Two places for ${beginning}`);
      byBeginning.set(beginning, sense);
    }
  const used = new Set<string>();
  const entries = facts.map((fact) => {
    let beginning = fact.code;
    while (beginning !== '' && !byBeginning.has(beginning)) beginning = beginning.slice(0, -1);
    const sense = byBeginning.get(beginning);
    if (sense === undefined) throw new RangeError(`No place for ${fact.code}`);
    used.add(beginning);
    return {
      code: fact.code,
      title: fact.title,
      mechanism: sense.to?.mechanism ?? sense.mechanism ?? null,
      channel: sense.to?.channel ?? sense.channel ?? null,
      instrument: sense.to?.id ?? null,
      because: sense.because,
      weight: fact.weight ?? null,
      plover: fact.plover ?? null,
      note: fact.note ?? '',
    };
  });
  const idle = [...byBeginning.keys()].find((beginning) => !used.has(beginning));
  if (idle !== undefined) throw new RangeError(`No code begins with ${idle}`);
  return entries;
}
