import { codes } from './codes.js';
import { recognise } from './recognise.js';
import { rollCallVotes } from './roll-calls.js';
import type { Source, SourceFile } from './source.js';
import { states } from './states.js';
import { ungaVotes } from './unga-votes.js';

export * from './source.js';
export * from './records.js';
export { type RowHandlers, forEachRow, readHeader } from './csv.js';
export {
  type Answer,
  type BallotTables,
  type Match,
  type RollCall,
  type VoterLabel,
  type VoteTable,
  answers,
} from './ballots.js';
export { type CodeTables, type CountryCodes, type StateSpell, codes } from './codes.js';
export { makeRegister } from './register.js';
export { rollCallVotes } from './roll-calls.js';
export { type Contiguity, type ContiguityTables, states } from './states.js';
export { ungaVotes } from './unga-votes.js';

/** Every source there is. */
export const sources: readonly Source<unknown>[] = [codes, rollCallVotes, states, ungaVotes];

/** Sources of roll-call votes: what `measure` can read. */
export const ballotSources = [rollCallVotes, ungaVotes] as const;

/**
 * The source to which a file belongs, by its header. Throws a ProblemError (`unknown-layout`, `missing-column`, …) when
 * it is none of those given.
 */
export function sourceOf<Tables>(file: SourceFile, among: readonly Source<Tables>[]): Source<Tables> {
  const found = recognise(
    file,
    among.flatMap((source) => source.layouts),
  );
  return among.find((source) => source.layouts.includes(found.layout))!;
}
