import { placeboHorizon } from '../../evidence/index.js';
import { type Evidence, type EvidenceRow, estimateFrom } from '../compare/evidence-reading.js';
import { unitOfResponse } from '../compare/responses.js';
import type { StandingKind } from '../law/standing.js';
import type { StoredLaw } from '../law/stored-law.js';
import { scaleOf } from '../reference.js';
import type {
  ConvergenceTold,
  HeldOutTold,
  MultiverseTold,
  PlaceboTold,
  RobustnessTold,
  ShuffledTold,
} from './result.js';

/** What the stored evidence says of the responses of some laws. */
export interface ClaimsTold {
  readonly placebo: readonly PlaceboTold[];
  readonly heldOut: readonly HeldOutTold[];
  readonly robustness: readonly RobustnessTold[];
  readonly multiverse: readonly MultiverseTold[];
}

export function tellClaims(evidence: Evidence, laws: readonly StoredLaw[]): ClaimsTold {
  const responses = laws.flatMap((law) =>
    law.terms.filter(({ kind }) => kind === 'instrument').map(({ term }) => ({ law, term })),
  );
  return {
    placebo: responses.flatMap(({ law, term }) => placeboOf(evidence, law, term)),
    heldOut: [
      ...laws.flatMap((law) => evidence.of(law, '', 'held-out').map((row) => gainTold(law, row))),
      ...responses.flatMap(({ law, term }) => evidence.of(law, term, 'held-out').map((row) => gainTold(law, row))),
    ],
    robustness: responses.flatMap(({ law, term }) => robustnessOf(evidence, law, term)),
    multiverse: multiverseOf(evidence, laws),
  };
}

function placeboOf(evidence: Evidence, law: StoredLaw, instrument: string): PlaceboTold[] {
  const unit = unitOfResponse(scaleOf(law.scale));
  const placebo = estimateFrom(evidence.of(law, instrument, 'placebo')[0], unit);
  if (placebo === null) return [];
  const beside = evidence.of(law, instrument, 'event-study').find(({ item }) => Number(item) === placeboHorizon);
  const difference = estimateFrom(evidence.of(law, instrument, 'placebo-difference')[0], unit);
  return [{ ...about(law, instrument), placebo, effect: estimateFrom(beside, unit), difference }];
}

function gainTold(law: StoredLaw, { instrument, item, mean, sd, degrees, count, note }: EvidenceRow): HeldOutTold {
  const over = instrument === '' ? item : 'the law without it';
  return { ...about(law, instrument), over, gain: mean, sd, degrees, observations: count, note };
}

function robustnessOf(evidence: Evidence, law: StoredLaw, instrument: string): RobustnessTold[] {
  const [row] = evidence.of(law, instrument, 'robustness-value');
  if (row === undefined || row.mean === null) return [];
  const [confounder] = evidence.of(law, instrument, 'confounder');
  return [
    {
      ...about(law, instrument),
      value: row.mean,
      degrees: row.degrees,
      covariate: confounder?.item ?? null,
      left: confounder?.mean ?? null,
    },
  ];
}

/** Specifications of both standings make one multiverse, which is told once a design. */
function multiverseOf(evidence: Evidence, laws: readonly StoredLaw[]): MultiverseTold[] {
  const first = laws.filter((law, i) => laws.findIndex(({ design }) => design === law.design) === i);
  return first.flatMap((law) =>
    law.terms.flatMap(({ term }): MultiverseTold[] => {
      const [row] = evidence.of(law, term, 'multiverse');
      if (row === undefined || row.mean === null || row.count === null) return [];
      const curve = laws
        .filter(({ design }) => design === law.design)
        .flatMap((one) => evidence.of(one, term, 'specification'))
        .flatMap(({ item, mean, sd }) => (mean === null ? [] : [{ specification: item, mean, sd }]))
        .toSorted((a, b) => a.mean - b.mean);
      return [{ design: law.design, instrument: term, above: row.mean, specifications: row.count, curve }];
    }),
  );
}

function about(
  { design, standing }: StoredLaw,
  instrument: string,
): { design: string; standing: StandingKind; instrument: string } {
  return { design, standing, instrument };
}

/** How the chains of the shipped laws agree. */
export function tellConvergence(laws: readonly StoredLaw[]): ConvergenceTold[] {
  return laws.map(({ design, standing, rHat, ess, divergences, draws, converged }) => ({
    design,
    standing,
    rHat: Number.isNaN(rHat) ? null : rHat,
    ess: Number.isNaN(ess) ? null : ess,
    divergences,
    draws,
    converged,
  }));
}

/** Every appeal with what actors dealt out at random would show. */
export function tellShuffled(laws: readonly StoredLaw[]): ShuffledTold[] {
  return laws.flatMap(({ design, standing, terms }) =>
    terms.flatMap(({ term, guard, known }): ShuffledTold[] =>
      guard === null ? [] : [{ design, standing, term, ...guard, known: known === true }],
    ),
  );
}
