import { instruments, type MechanismId, mechanisms } from '../../instruments/index.js';
import type { Period, Step } from '../../model/index.js';
import type { Reject, SourceFile } from '../../sources/index.js';
import { nameTrouble, numberIn, openClock, openTable, type Refusal, type UserColumn } from './rows.js';

/** What a file of acts holds. */
const actColumns: readonly UserColumn[] = [
  { name: 'actor', meaning: 'who acted', required: true },
  { name: 'audience', meaning: 'toward whom', required: true },
  { name: 'period', meaning: 'when, written like the periods of the positions', required: true },
  { name: 'instrument', meaning: 'by what means', required: true },
  { name: 'dose', meaning: 'how much, at least 0', required: true },
  { name: 'mechanism', meaning: mechanisms.map(({ id }) => id).join(', '), required: false },
];

/** What one actor did toward one audience in one period by one means. */
export interface UserAct {
  readonly actor: string;
  readonly audience: string;
  readonly period: Period;
  readonly instrument: string;
  readonly dose: number;
}

/** Acts as a user gave them. */
export interface UserActs {
  /** In the order of instrument, actor, audience and period: one each. */
  readonly acts: readonly UserAct[];
  /** By instrument; null where neither the file nor the catalogue says. */
  readonly mechanisms: ReadonlyMap<string, MechanismId | null>;
  readonly rows: number;
  readonly rejects: readonly Reject[];
  readonly unused: readonly string[];
}

const catalogue = new Map(instruments.map(({ id, mechanism }) => [id, mechanism]));

/** Read acts. Throws ProblemError as `openTable` does. */
export function readActs(file: SourceFile, step: Step): UserActs {
  const table = openTable(file, actColumns);
  const clock = openClock(step);
  const found = new Map<string, { readonly line: number; readonly act: UserAct }>();
  const stated = new Map<string, { readonly mechanism: MechanismId; readonly line: number }>();
  const { rows, rejects } = table.read((cells, line): Refusal | null => {
    const [actor, audience, instrument] = [cells('actor'), cells('audience'), cells('instrument')];
    const trouble =
      nameTrouble('actor', actor, 'an actor') ??
      nameTrouble('audience', audience, 'an audience') ??
      nameTrouble('instrument', instrument, 'an instrument');
    if (trouble !== null) return trouble;
    const period = clock.read(cells('period'));
    if (typeof period === 'object') return period;
    const dose = numberIn('dose', cells('dose'));
    if (typeof dose === 'object') return dose;
    if (dose < 0) return { column: 'dose', reason: 'a dose must be at least 0: call the opposite another instrument' };
    if (dose > 1e6) return { column: 'dose', reason: 'too large: a dose should be near 1, see docs/fit.md' };
    const mechanism = mechanismTrouble(cells('mechanism'), instrument, line, stated);
    if (mechanism !== null) return mechanism;
    const key = [instrument, actor, audience, period].join('\t');
    const before = found.get(key);
    if (before !== undefined) {
      return { column: 'dose', reason: `line ${before.line} lists the same: add the doses up, or remove one` };
    }
    found.set(key, { line, act: { actor, audience, period, instrument, dose } });
    return null;
  });
  const acts = [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { act }]) => act);
  return {
    acts,
    mechanisms: new Map(
      acts.map(({ instrument }) => [
        instrument,
        stated.get(instrument)?.mechanism ?? catalogue.get(instrument) ?? null,
      ]),
    ),
    rows,
    rejects,
    unused: table.unused,
  };
}

/** Keeps what a row says of its instrument's mechanism; an instrument has one. */
function mechanismTrouble(
  text: string,
  instrument: string,
  line: number,
  stated: Map<string, { mechanism: MechanismId; line: number }>,
): Refusal | null {
  if (text === '') return null;
  const mechanism = mechanisms.find(({ id }) => id === text.toLowerCase())?.id;
  if (mechanism === undefined) {
    return { column: 'mechanism', reason: `none of ${mechanisms.map(({ id }) => id).join(', ')}` };
  }
  const before = stated.get(instrument);
  if (before === undefined) stated.set(instrument, { mechanism, line });
  else if (before.mechanism !== mechanism) {
    return { column: 'mechanism', reason: `line ${before.line} counts ${instrument} as ${before.mechanism}` };
  }
  return null;
}
