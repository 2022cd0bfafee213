import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe } from 'vitest';
import { titleWithReason } from './skipped.js';

/** The folder that holds the project. */
export const repository = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Data too large or not free enough to ship: where they are looked for, and what to call them. */
interface Outside {
  readonly what: string;
  readonly variable: string;
  readonly standard: string;
}

const raw: Outside = { what: 'the raw data', variable: 'SUASION_RAW', standard: '../shared/data' };
const peers: Outside = { what: "the peers' results", variable: 'SUASION_PEERS', standard: '../shared/peers' };

/** The raw sources (`SUASION_RAW`, read from the project's folder); null when they are not on this machine. */
export function rawFolder(): string | null {
  return present(raw);
}

/** The results of other programs to compare with (`SUASION_PEERS`); null when they are not on this machine. */
export function peersFolder(): string | null {
  return present(peers);
}

/**
 * Tests that need the raw sources: skipped, with the reason in their title, where there are none. The body is run
 * either way, so it must not read before its tests do.
 */
export function describeRaw(title: string, body: (folder: string) => void): void {
  describeOutside(raw, title, body);
}

/** Tests that need the peers' results; otherwise as `describeRaw`. */
export function describePeers(title: string, body: (folder: string) => void): void {
  describeOutside(peers, title, body);
}

function describeOutside(outside: Outside, title: string, body: (folder: string) => void): void {
  const folder = present(outside);
  if (folder !== null) describe(title, () => body(folder));
  else describe.skip(titleWithReason(title, absence(outside)), () => body(wanted(outside)));
}

function wanted(outside: Outside): string {
  return resolve(repository, process.env[outside.variable] ?? outside.standard);
}

function present(outside: Outside): string | null {
  if (process.env[outside.variable] === '') return null;
  const folder = wanted(outside);
  return existsSync(folder) ? folder : null;
}

function absence(outside: Outside): string {
  const { what, variable, standard } = outside;
  const place = process.env[variable];
  if (place === undefined) return `${what} are not in ${standard}; set ${variable}`;
  return place === '' ? `${what} are switched off by an empty ${variable}` : `${what} are not in ${variable}=${place}`;
}
