/** What an entry of the ledger is for those whom it counts: harm, a benefit, or that people live somewhere. */
export type LedgerSense = 'harm' | 'benefit' | 'presence';

/** What a ledger counts that is harm; other concepts are presence, aid or return. */
export const harms: readonly string[] = ['deaths-in-battle', 'deaths-in-militarised-events', 'years-under-sanction'];

/** The sense of a concept. */
export function senseOf(concept: string): LedgerSense {
  if (harms.includes(concept)) return 'harm';
  return concept === 'aid-received' ? 'benefit' : 'presence';
}
