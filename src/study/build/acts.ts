import type { Acts } from '../../model/index.js';
import { instrumentOf } from '../../instruments/index.js';
import { firstYear, leaveOut, seeYear } from './accounts.js';
import { type Reach, see } from './coverage.js';
import type { Placed } from './placed.js';

/** Acts between actors of the register that belong to an instrument, column by column. */
export interface ActRows {
  readonly instrument: string[];
  readonly actor: string[];
  readonly audience: string[];
  readonly month: number[];
  readonly months: number[];
  readonly hundredths: (number | null)[];
  readonly together: number[];
}

export function openActRows(): ActRows {
  return { instrument: [], actor: [], audience: [], month: [], months: [], hundredths: [], together: [] };
}

/** Codes of acts, how often they occur and in which source, column by column. */
export interface CodeRows {
  readonly scheme: string[];
  readonly code: string[];
  readonly acts: number[];
  readonly origin: string[];
}

export function openCodeRows(): CodeRows {
  return { scheme: [], code: [], acts: [], origin: [] };
}

/** Told of every act between two actors of the register, whether or not its code belongs to an instrument. */
export type OnAct = (row: number, actor: string, audience: string) => void;

/** Add a source's acts that belong to an instrument, and count all its codes. */
export function addActs(
  { acts: rows, codes, reach }: { readonly acts: ActRows; readonly codes: CodeRows; readonly reach: Reach },
  acts: Acts,
  { placing, sighting, loaded }: Placed,
  onAct: OnAct,
): void {
  const instruments = acts.codes.map(({ scheme, code }) => instrumentOf(scheme, code));
  const counts = new Array<number>(acts.codes.length).fill(0);
  for (let row = 0; row < acts.rows; row++) {
    sighting.records++;
    const place = acts.code[row]!;
    counts[place] = counts[place]! + 1;
    const [one, other] = [acts.actor[row]!, acts.audience[row]!];
    if (one < 0 || other < 0) {
      leaveOut(sighting, 'acts of which one side is not named');
      continue;
    }
    const months = acts.months[row]!;
    const month = acts.month[row]!;
    const until = month + months - 1;
    if (until < firstYear * 12) {
      leaveOut(sighting, `before ${firstYear}`);
      continue;
    }
    const actor = placing.idOf(acts.labels[one]!, until);
    const audience = placing.idOf(acts.labels[other]!, until);
    if (actor === null || audience === null) {
      sighting.unresolved++;
      continue;
    }
    if (actor === audience) {
      leaveOut(sighting, 'acts of an actor toward itself');
      continue;
    }
    seeYear(sighting, Math.floor(month / 12));
    onAct(row, actor, audience);
    see(reach, loaded.source, acts.codes[place]!.scheme, actor, audience, acts.event[row]!, month, until);
    const instrument = instruments[place] ?? null;
    if (instrument === null) {
      leaveOut(sighting, 'acts whose code belongs to no instrument');
      continue;
    }
    rows.instrument.push(instrument.id);
    rows.actor.push(actor);
    rows.audience.push(audience);
    rows.month.push(month);
    rows.months.push(months);
    const amount = acts.hundredths[row]!;
    rows.hundredths.push(Number.isNaN(amount) ? null : amount);
    rows.together.push(acts.together[row]!);
  }
  acts.codes.forEach(({ scheme, code }, i) => {
    codes.scheme.push(scheme);
    codes.code.push(code);
    codes.acts.push(counts[i]!);
    codes.origin.push(loaded.origin.id);
  });
}
