import type { ActorLabel } from './actor.js';
import { openLabels } from './labels.js';

/** What a source says somebody did: a code of one of its coding schemes. Instruments say what the code means. */
export interface ActCode {
  /** Id of the coding scheme, for example `cameo`. */
  readonly scheme: string;
  readonly code: string;
}

/** One act in one period. Something that lasts is written out: one act in each period in which it was in force. */
export interface Act extends ActCode {
  /** Who acted; null where the source names nobody. */
  readonly actor: ActorLabel | null;
  /** Toward whom; null where the source names nobody. */
  readonly audience: ActorLabel | null;
  /** The first month it speaks of: year × 12 + month − 1. */
  readonly month: number;
  /** How finely it is dated: 1 = to the month or better, 12 = to the year only. */
  readonly months: 1 | 12;
  /** How much, in the unit of its scheme, kept to hundredths; null where it is not measured. */
  readonly amount: number | null;
  /** How many actors did it together, this one included; 1 = alone, 0 = the source does not tell. */
  readonly together: number;
  /** The source's id of the case it belongs to, the same for all who acted together, or of the collection; empty where it has none. */
  readonly event: string;
}

/** Acts column by column, all equally long: entry i of every column is act i. */
export interface Acts {
  readonly rows: number;
  readonly labels: readonly ActorLabel[];
  readonly codes: readonly ActCode[];
  /** Places in `labels`; −1 = nobody named. */
  readonly actor: Int32Array;
  readonly audience: Int32Array;
  /** Places in `codes`. */
  readonly code: Int32Array;
  readonly month: Int32Array;
  readonly months: Uint8Array;
  /** In hundredths of the scheme's unit, whole numbers; NaN = not measured. */
  readonly hundredths: Float64Array;
  readonly together: Uint8Array;
  readonly event: readonly string[];
}

/** Collect acts one by one. Throws a RangeError for an amount that is not finite. */
export function openActs(): { add(act: Act): void; close(): Acts } {
  const { labels, place } = openLabels();
  const codes: ActCode[] = [];
  const codePlaces = new Map<string, Map<string, number>>();
  const [actor, audience, code, month, months, hundredths, together]: number[][] = [[], [], [], [], [], [], []];
  const event: string[] = [];

  function codePlace(scheme: string, text: string): number {
    const ofScheme = codePlaces.get(scheme) ?? new Map<string, number>();
    const known = ofScheme.get(text);
    if (known !== undefined) return known;
    codePlaces.set(scheme, ofScheme.set(text, codes.length));
    return codes.push({ scheme, code: text }) - 1;
  }

  return {
    add: (act) => {
      if (act.amount !== null && !Number.isFinite(act.amount))
        throw new RangeError(`An amount must be a finite number or null, got ${act.amount}`);
      actor!.push(place(act.actor));
      audience!.push(place(act.audience));
      code!.push(codePlace(act.scheme, act.code));
      month!.push(act.month);
      months!.push(act.months);
      hundredths!.push(act.amount === null ? Number.NaN : Math.round(act.amount * 100));
      together!.push(Math.min(act.together, 255));
      event.push(act.event);
    },
    close: () => ({
      rows: event.length,
      labels,
      codes,
      actor: Int32Array.from(actor!),
      audience: Int32Array.from(audience!),
      code: Int32Array.from(code!),
      month: Int32Array.from(month!),
      months: Uint8Array.from(months!),
      hundredths: Float64Array.from(hundredths!),
      together: Uint8Array.from(together!),
      event,
    }),
  };
}
