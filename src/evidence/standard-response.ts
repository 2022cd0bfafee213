import type { LawDraws } from '../response/index.js';

/** What is asked of a law: the response to one of its terms. */
export interface StandardAct {
  /** Place of the term among the law's responses. */
  readonly term: number;
  /** The usual exposure to it: the root mean square among those exposed, in the law's units. */
  readonly usual: number;
  /** Whether it stays until it is ended: then it is held for as long as is told, else for one step. */
  readonly lasting: boolean;
}

/**
 * How far a standard audience (mass 1) has moved toward the aim h steps after the usual exposure to an instrument, by draw: on
 * common scales as a share of its reach, on directed ones in L. Homes and everything else stay as they are, and the audience
 * reacts only to its own momentum and to the pull home (mechanics §2 and §5, "response per standard act").
 */
export function standardResponse(
  draws: LawDraws,
  { term, usual, lasting }: StandardAct,
  periods: number,
): Float64Array {
  const terms = draws.responses.length / draws.count;
  return Float64Array.from({ length: draws.count }, (_, d) => {
    const force = draws.responses[d * terms + term]! * usual;
    const [rho, kappa] = [draws.momentumKept[d]!, draws.homePull[d]!];
    let [x, v] = [0, 0];
    for (let h = 0; h < periods; h++) {
      v = rho * v - kappa * x + (h === 0 || lasting ? force : 0);
      x += v;
    }
    return x;
  });
}
