import { instruments, type Instrument } from '../../instruments/index.js';
import type { EvidenceRow } from '../compare/evidence-reading.js';
import { yearOf } from '../law/exposure-columns.js';
import type { PanelReading } from '../law/panel-reading.js';
import { harms } from '../ledger-sense.js';
import type { Reference } from '../reference.js';
import { type About, evidenceRow } from './evidence-rows.js';

/** Mechanisms that impose something: threats go before harm, they are not it. */
const imposing: readonly string[] = ['coercion', 'force'];

/** Acts of one instrument. */
interface Acts {
  acts: number;
  readonly dyads: Set<string>;
  readonly audiences: Set<string>;
  /** By year, pairs between whom there was an act, either way, and acts. */
  readonly pairs: Map<number, Set<string>>;
  readonly byYear: Map<number, number>;
}

/** How much was done by each instrument of a panel in its window, and the harm that goes with it in the ledger. */
export async function actRows(
  reference: Reference,
  { instruments: ids, window, spec }: PanelReading,
  abouts: (instrument: string) => readonly About[],
): Promise<EvidenceRow[]> {
  const counted = await countActs(reference, ids, window, spec.scale.step);
  const rows: EvidenceRow[] = [];
  for (const id of ids) {
    const own = counted.get(id)!;
    const harm = await harmOf(
      reference,
      instruments.find((one) => one.id === id)!,
      own,
      {
        from: yearOf(window.from, spec.scale),
        to: yearOf(window.to - 1, spec.scale),
      },
    );
    for (const about of abouts(id)) {
      rows.push(
        evidenceRow(about, 'acts', { count: own.acts }),
        evidenceRow(about, 'dyads', { count: own.dyads.size }),
        evidenceRow(about, 'audiences', { count: own.audiences.size }),
        evidenceRow(about, 'harm', harm ?? { note: 'no source of it tells of harm: that is not none' }),
      );
    }
  }
  return rows;
}

async function countActs(
  reference: Reference,
  ids: readonly string[],
  { from, to }: PanelReading['window'],
  step: 'year' | 'month',
): Promise<ReadonlyMap<string, Acts>> {
  const table = await reference.read('doses', {
    columns: ['instrument', 'actor', 'audience', 'period', 'acts', 'hundredths'],
    where: { step: step === 'year' ? 12 : 1, instrument: { oneOf: [...ids] }, period: { from, to: to - 1 } },
  });
  const [instrument, actor, audience] = [table.text('instrument'), table.text('actor'), table.text('audience')];
  const [periods, acts, hundredths] = [
    table.numbers('period'),
    table.numbers('acts'),
    table.numbersOrNull('hundredths'),
  ];
  const measured = new Set(instruments.filter((one) => one.measured === 'amount').map(({ id }) => id));
  const counted = new Map<string, Acts>(
    ids.map((id) => [id, { acts: 0, dyads: new Set(), audiences: new Set(), pairs: new Map(), byYear: new Map() }]),
  );
  for (let row = 0; row < table.rows; row++) {
    const id = instrument[row]!;
    // A source may write its zeros out: they are no acts.
    if (measured.has(id) && hundredths[row] === 0) continue;
    const own = counted.get(id)!;
    const year = step === 'year' ? periods[row]! : Math.floor(periods[row]! / 12);
    const pair = pairOf(actor[row]!, audience[row]!);
    own.acts += acts[row]!;
    own.dyads.add(`${actor[row]}\t${audience[row]}`);
    own.audiences.add(audience[row]!);
    own.byYear.set(year, (own.byYear.get(year) ?? 0) + acts[row]!);
    const there = own.pairs.get(year);
    if (there === undefined) own.pairs.set(year, new Set([pair]));
    else there.add(pair);
  }
  return counted;
}

function pairOf(one: string, other: string): string {
  return one < other ? `${one}\t${other}` : `${other}\t${one}`;
}

/**
 * Harm per act: what the instrument's own source adds to the ledger between the two sides in years with an act between them, each
 * entry once, over the acts of the years of which that part of the ledger tells. Null where no source of it tells of harm.
 */
async function harmOf(
  reference: Reference,
  { sources, mechanism }: Instrument,
  { pairs, byYear }: Acts,
  window: { readonly from: number; readonly to: number },
): Promise<Partial<EvidenceRow> | null> {
  if (!imposing.includes(mechanism)) return null;
  const kinds = await reference.read('kinds', { where: { of: 'ledger', id: { oneOf: [...harms] } } });
  const kind = kinds.records().find((row) => sources.includes(row['origin'] as string));
  if (kind === undefined) return null;
  const concept = kind['id'] as string;
  const from = Math.max(window.from, (kind['from'] as number | null) ?? window.from);
  const to = Math.min(window.to, (kind['to'] as number | null) ?? window.to);
  const acts = [...byYear].reduce((sum, [year, count]) => sum + (from <= year && year <= to ? count : 0), 0);
  if (acts === 0) return null;
  const table = await reference.read('ledger', {
    columns: ['side_a', 'side_b', 'period', 'low', 'best', 'high'],
    where: { concept, period: { from, to } },
  });
  const [sideA, sideB, periods] = [table.text('side_a'), table.text('side_b'), table.numbers('period')];
  const [low, best, high] = [table.numbersOrNull('low'), table.numbers('best'), table.numbersOrNull('high')];
  const sums = { low: 0, best: 0, high: 0 };
  for (let row = 0; row < table.rows; row++) {
    const there = pairs.get(periods[row]!);
    const between = sideA[row]!.split(' ').some((one) =>
      sideB[row]!.split(' ').some((other) => there?.has(pairOf(one, other)) === true),
    );
    if (!between) continue;
    sums.best += best[row]!;
    sums.low += Math.min(low[row] ?? best[row]!, best[row]!);
    sums.high += Math.max(high[row] ?? best[row]!, best[row]!);
  }
  return { item: concept, mean: sums.best / acts, low: sums.low / acts, high: sums.high / acts, count: acts };
}
