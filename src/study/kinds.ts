import type { Reference } from './reference.js';

/** What is known of a kind of tie or ledger concept. */
export interface Kind {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly directed: boolean | null;
  readonly from: number | null;
  readonly to: number | null;
}

/** Kinds of ties or of ledger concepts, by their ids. */
export async function kindsOf(reference: Reference, of: 'tie' | 'ledger'): Promise<ReadonlyMap<string, Kind>> {
  const rows = (await reference.read('kinds', { where: { of } })).records() as unknown as Kind[];
  return new Map(rows.map((row) => [row.id, row]));
}
