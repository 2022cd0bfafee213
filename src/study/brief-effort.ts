import { type Instrument, instruments } from '../instruments/index.js';
import type { Effort } from '../mechanics/index.js';
import type { Actor, Scale } from '../model/index.js';
import type { Span } from './law/stretches.js';
import type { Reference } from './reference.js';

/** An effort with what it was: "Aid (net), 1992 to 2004". */
export interface EffortTold extends Effort {
  readonly title: string;
}

interface Counted {
  readonly instrument: Instrument;
  readonly acts: number;
  readonly amount: number;
}

/**
 * The effort by which ease and efficiency are counted: US$ of the instrument of which most was paid, else acts of the one that
 * was used most; of what stands, a period in force is an act. `instrumentIds`: those of the law. Doses of the last period come
 * too late to move anybody inside the window, and are not counted. Undefined where nothing was done.
 */
export async function readEffort(
  reference: Reference,
  { actor, audience, scale }: { readonly actor: Actor; readonly audience: string; readonly scale: Scale },
  instrumentIds: readonly string[],
  { from, to }: Span,
): Promise<EffortTold | undefined> {
  const table = await reference.read('doses', {
    columns: ['instrument', 'acts', 'hundredths'],
    where: {
      step: scale.step === 'year' ? 12 : 1,
      actor: { oneOf: [...actor.parts] },
      audience,
      instrument: { oneOf: [...instrumentIds] },
      period: { from, to: to - 1 },
    },
  });
  const [ids, acts, hundredths] = [table.text('instrument'), table.numbers('acts'), table.numbersOrNull('hundredths')];
  const counted = instruments.flatMap((instrument): Counted[] => {
    const rows = ids.flatMap((id, row) => (id === instrument.id ? [row] : []));
    if (rows.length === 0) return [];
    const sum = (of: (row: number) => number): number => rows.reduce((total, row) => total + of(row), 0);
    return [{ instrument, acts: sum((row) => acts[row]!), amount: sum((row) => hundredths[row] ?? 0) / 100 }];
  });
  const paid = counted.filter(({ instrument, amount }) => instrument.unit.startsWith('US$ million') && amount > 0);
  const dearest = paid.toSorted((a, b) => b.amount - a.amount)[0];
  if (dearest !== undefined) return told(dearest.instrument, 'US$', dearest.amount * 1e6);
  // What stands takes no act to stand: it is counted only where nothing else was done.
  const usual = counted
    .filter(({ instrument }) => instrument.measured !== 'amount')
    .toSorted((a, b) => Number(a.instrument.lasting) - Number(b.instrument.lasting) || b.acts - a.acts)[0];
  if (usual === undefined) return undefined;
  return told(usual.instrument, usual.instrument.lasting ? `act-${scale.step}` : 'act', usual.acts);
}

function told({ id, title }: Instrument, unit: string, amount: number): EffortTold {
  return { instrument: id, title, unit, amount };
}
