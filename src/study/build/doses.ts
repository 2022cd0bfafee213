import { countDoses } from '../../instruments/index.js';
import { type Table, withScratch } from '../../store/index.js';
import type { ActRows } from './acts.js';

const actColumns = [
  { name: 'instrument', type: 'integer', meaning: 'Instrument, by its place in a list' },
  { name: 'actor', type: 'integer', meaning: 'Who acted, likewise' },
  { name: 'audience', type: 'integer', meaning: 'Toward whom, likewise' },
  { name: 'month', type: 'integer', meaning: 'First month it speaks of' },
  { name: 'months', type: 'integer', meaning: 'How finely it is dated, in months' },
  { name: 'hundredths', type: 'integer', meaning: 'Amount in hundredths' },
  { name: 'together', type: 'integer', meaning: 'How many acted together' },
] as const;

/** Periods in which doses are counted, in months. */
const steps = [1, 12] as const;

/** Acts counted, column by column: the table of doses. */
export interface DoseRows {
  readonly step: number[];
  readonly instrument: string[];
  readonly actor: string[];
  readonly audience: string[];
  readonly period: number[];
  readonly acts: number[];
  readonly hundredths: (number | null)[];
  readonly alone: number[];
  readonly jointly: number[];
  readonly origin: string[];
}

export function openDoseRows(): DoseRows {
  return {
    step: [],
    instrument: [],
    actor: [],
    audience: [],
    period: [],
    acts: [],
    hundredths: [],
    alone: [],
    jointly: [],
    origin: [],
  };
}

/**
 * Count one source's acts per instrument, pair and period, for each step, by the one SQL text, and add the counts. Source by
 * source, so that no more than one source's acts are held; an instrument that two sources tell of is summed over them.
 */
export async function countActs(rows: DoseRows, acts: ActRows, origin: string): Promise<void> {
  if (acts.instrument.length === 0) return;
  const before = rowsOf(rows, new Set(acts.instrument));
  // Whole numbers are handed over several times as fast as texts, and the text of the query does not mind.
  const [instruments, actors, audiences] = [listed(acts.instrument), listed(acts.actor), listed(acts.audience)];
  const lists = { instruments: instruments.ids, actors: actors.ids, audiences: audiences.ids };
  await withScratch(async (workspace) => {
    await workspace.writeTable(
      {
        name: 'acts',
        title: 'Acts',
        description: 'Acts between actors of the register.',
        columns: actColumns,
        key: [],
        origins: [],
        madeFrom: [],
        madeBy: { step: 'count', version: '', parameters: {} },
      },
      { ...acts, instrument: instruments.places, actor: actors.places, audience: audiences.places },
    );
    const database = await workspace.openDatabase(['acts']);
    try {
      for (const step of steps)
        addCounts(rows, { step, origin }, await database.query(countDoses, [step]), lists, before);
    } finally {
      await database.close();
    }
  });
}

/** Texts as places in the list of those that differ. */
function listed(texts: readonly string[]): { readonly ids: readonly string[]; readonly places: Int32Array } {
  const places = new Map<string, number>();
  const rows = Int32Array.from(texts, (text) => {
    const known = places.get(text);
    if (known !== undefined) return known;
    places.set(text, places.size);
    return places.size - 1;
  });
  return { ids: [...places.keys()], places: rows };
}

interface Lists {
  readonly instruments: readonly string[];
  readonly actors: readonly string[];
  readonly audiences: readonly string[];
}

function keyOf(step: number, instrument: string, actor: string, audience: string, period: number): string {
  return `${step} ${instrument} ${actor} ${audience} ${period}`;
}

/** Where rows of these instruments stand that an earlier source gave. */
function rowsOf(rows: DoseRows, wanted: ReadonlySet<string>): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  rows.instrument.forEach((instrument, row) => {
    if (!wanted.has(instrument)) return;
    places.set(keyOf(rows.step[row]!, instrument, rows.actor[row]!, rows.audience[row]!, rows.period[row]!), row);
  });
  return places;
}

function addCounts(
  rows: DoseRows,
  { step, origin }: { readonly step: number; readonly origin: string },
  counted: Table,
  lists: Lists,
  before: ReadonlyMap<string, number>,
): void {
  const [instrumentAt, actorAt] = [counted.numbers('instrument'), counted.numbers('actor')];
  const audienceAt = counted.numbers('audience');
  const [periods, acts] = [counted.numbers('period'), counted.numbers('acts')];
  const hundredths = counted.numbersOrNull('hundredths');
  const [alone, jointly] = [counted.numbers('alone'), counted.numbers('jointly')];
  for (let row = 0; row < counted.rows; row++) {
    const instrument = lists.instruments[instrumentAt[row]!]!;
    const actor = lists.actors[actorAt[row]!]!;
    const audience = lists.audiences[audienceAt[row]!]!;
    const known = before.size === 0 ? undefined : before.get(keyOf(step, instrument, actor, audience, periods[row]!));
    if (known !== undefined) {
      rows.acts[known] = rows.acts[known]! + acts[row]!;
      rows.alone[known] = rows.alone[known]! + alone[row]!;
      rows.jointly[known] = rows.jointly[known]! + jointly[row]!;
      const amount = hundredths[row] ?? null;
      if (amount !== null) rows.hundredths[known] = (rows.hundredths[known] ?? 0) + amount;
      continue;
    }
    rows.step.push(step);
    rows.instrument.push(instrument);
    rows.actor.push(actor);
    rows.audience.push(audience);
    rows.period.push(periods[row]!);
    rows.acts.push(acts[row]!);
    rows.hundredths.push(hundredths[row] ?? null);
    rows.alone.push(alone[row]!);
    rows.jointly.push(jointly[row]!);
    rows.origin.push(origin);
  }
}
