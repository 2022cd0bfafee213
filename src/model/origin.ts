/**
 * What may be done with numbers derived from a source: `ship` = open licence; `cite` = free to use with citation, terms
 * not seen in writing; `local` = for use at home only.
 */
export type Permission = 'ship' | 'cite' | 'local';

/** Where numbers come from. Flows with every table and result; asking "where from?" is reading this value. */
export interface Origin {
  /** The source's id, for example `unga-votes`. */
  readonly id: string;
  readonly publisher: string;
  readonly title: string;
  readonly version: string;
  /** SPDX id where there is one, else the publisher's words. */
  readonly licence: string;
  readonly permission: Permission;
  readonly citation: string;
  readonly url: string;
  /** Rows of the source that were used. */
  readonly rows: number;
  /** SHA-256 over the source's files (their own hashes, in order), in hexadecimal. */
  readonly hash: string;
}

/** One origin per id and hash, in order of first appearance. */
export function uniqueOrigins(origins: readonly Origin[]): Origin[] {
  const seen = new Map<string, Origin>();
  for (const origin of origins) {
    const key = `${origin.id} ${origin.hash}`;
    if (!seen.has(key)) seen.set(key, origin);
  }
  return [...seen.values()];
}
