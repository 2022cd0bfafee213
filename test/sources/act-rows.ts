import type { ActorLabel, Acts } from '../../src/model/index.js';

/** One act as a person would write it: who, toward whom, scheme and code, month or year, amount. */
export interface ActRow {
  readonly actor: string;
  readonly audience: string;
  readonly code: string;
  readonly when: string;
  readonly amount: number | null;
  readonly event: string;
}

/** Acts written out, in the order of the table. */
export function actRows(acts: Acts | undefined): ActRow[] {
  if (acts === undefined) throw new Error('the source gives no acts');
  return Array.from({ length: acts.rows }, (_, i) => ({
    actor: labelText(acts.labels[acts.actor[i]!]),
    audience: labelText(acts.labels[acts.audience[i]!]),
    code: `${acts.codes[acts.code[i]!]!.scheme}:${acts.codes[acts.code[i]!]!.code}`,
    when: whenText(acts.month[i]!, acts.months[i]!),
    amount: Number.isNaN(acts.hundredths[i]!) ? null : acts.hundredths[i]! / 100,
    event: acts.event[i]!,
  }));
}

function labelText(label: ActorLabel | undefined): string {
  if (label === undefined) return '';
  return `${label.scheme}:${label.code}${label.name === '' ? '' : ` (${label.name})`}`;
}

function whenText(month: number, months: number): string {
  const year = Math.floor(month / 12);
  if (months === 12 && month % 12 === 0) return String(year);
  return `${year}-${String((month % 12) + 1).padStart(2, '0')}`;
}
