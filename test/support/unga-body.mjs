/**
 * The General Assembly as the published run of April 2020 took it: no paragraph and amendment votes dated 1990 or later
 * (those without a flag stay), no session 19, neither Zanzibar (COW 511) nor South Africa (COW 560) in session 48.
 *
 * @import { BallotTables } from '../../src/sources/index.js'
 * @import { Actor, Resolver } from '../../src/model/index.js'
 * @import { Anchors, RollCallBody } from '../../src/measures/index.js'
 */

/** @param {Actor} actor @returns {number} */
export function cowOf(actor) {
  const code = [actor.id, ...actor.aliases].find((text) => text.startsWith('cow:'));
  return code === undefined ? Number.NaN : Number(code.slice(4));
}

/**
 * @param {BallotTables} tables
 * @param {Resolver} resolver
 * @returns {{ body: RollCallBody, cow: number[], anchors: Anchors, positive: number, unresolved: number }}
 */
export function ungaBody(tables, resolver) {
  const { votes, rollCalls } = tables;
  const left = rollCalls.map(
    ({ session, date, paragraph, amendment }) =>
      session === 19 || ((date ?? '') >= '1990-01-01' && (paragraph === true || amendment === true)),
  );
  /** @type {string[]} */
  const voters = [];
  /** @type {number[]} */
  const cow = [];
  /** @type {Map<string, number>} */
  const indexOf = new Map();
  // A label means the same state all through a year.
  /** @type {Map<string, number>} */
  const resolved = new Map();
  /** @type {number[]} */
  const rows = [];
  /** @type {number[]} */
  const by = [];
  let unresolved = 0;
  for (let n = 0; n < votes.answer.length; n++) {
    const r = /** @type {number} */ (votes.rollCall[n]);
    if (left[r]) continue;
    const day = rollCalls[r]?.date ?? '';
    const key = `${votes.voter[n]} ${day}`;
    let index = resolved.get(key);
    if (index === undefined) {
      const found = resolver.resolveState(/** @type {any} */ (votes.voters[Number(votes.voter[n])]), day);
      index = -1;
      if ('actor' in found) {
        const number = cowOf(found.actor);
        index = indexOf.get(found.actor.id) ?? voters.push(found.actor.id) - 1;
        indexOf.set(found.actor.id, index);
        cow[index] = number;
      }
      resolved.set(key, index);
    }
    if (index < 0) unresolved++;
    else if (cow[index] !== 511 && !(cow[index] === 560 && rollCalls[r]?.session === 48)) {
      rows.push(n);
      by.push(index);
    }
  }
  const places = new Map(votes.rollCalls.map((id, r) => [id, r]));
  // Roll calls that left no votes still link the two they were matched with.
  const calls = rollCalls.map(({ id, period }) => ({ id, period: period ?? 0 }));
  const place = (/** @type {string} */ id) => {
    const known = places.get(id);
    if (known !== undefined) return known;
    places.set(id, calls.length);
    return calls.push({ id, period: 0 }) - 1;
  };
  const index = (/** @type {number} */ number) => cow.indexOf(number);
  return {
    body: {
      votes: {
        rollCall: Int32Array.from(rows, (n) => /** @type {number} */ (votes.rollCall[n])),
        voter: Int32Array.from(by),
        answer: Uint8Array.from(rows, (n) => /** @type {number} */ (votes.answer[n])),
      },
      voters,
      rollCalls: calls,
      matches: tables.matches.map(({ earlier, later }) => ({ earlier: place(earlier), later: place(later) })),
    },
    cow,
    anchors: { high: [2, 20, 200, 666].map(index), low: [365, 265].map(index) },
    positive: index(2),
    unresolved,
  };
}
