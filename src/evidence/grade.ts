/** How far a claim can be relied on, from the least (mechanics §5). */
export type GradeWord = 'none' | 'contradicted' | 'weak' | 'moderate' | 'strong';

/** What a test of a claim said. `null`: it could not be run, and counts as failed. */
export interface ClaimTest {
  readonly id: 'event-study' | 'placebo' | 'confounder' | 'multiverse' | 'held-out';
  readonly passed: boolean | null;
  /** What was found, in plain words, as part of a sentence. */
  readonly said: string;
}

/** What is known of a claim, for its grade: that an instrument moves audiences one way. */
export interface Claim {
  /** Posterior probability of the effect's sign. */
  readonly signProbability: number;
  /** Benjamini–Hochberg q over the published table. */
  readonly falseDiscovery: number;
  /** The effect, and the event study's placebo before the act with its 90 % interval; null where it could not be had. */
  readonly effect: number;
  readonly placebo: { readonly mean: number; readonly q05: number; readonly q95: number } | null;
  readonly tests: readonly ClaimTest[];
  /** Null where nobody acted. */
  readonly effectiveActors: number | null;
}

export interface Grade {
  readonly word: GradeWord;
  /** Why, as a sentence without its full stop. */
  readonly because: string;
}

const surest = 0.95;
const mostFalse = 0.1;
const fewestActors = 3;

/** The grade of a claim, by the rule of mechanics §5 alone: nobody chooses it. */
export function gradeOf(claim: Claim): Grade {
  const { signProbability, falseDiscovery, effect, placebo, tests, effectiveActors } = claim;
  if (!(signProbability >= surest)) {
    return { word: 'none', because: `the sign is known with probability ${signProbability.toFixed(2)} only` };
  }
  if (!(falseDiscovery <= mostFalse)) {
    return { word: 'none', because: `among as many claims it may well be chance (q = ${falseDiscovery.toFixed(2)})` };
  }
  if (placebo !== null && (placebo.q05 > 0 || placebo.q95 < 0) && Math.abs(placebo.mean) >= Math.abs(effect)) {
    return { word: 'contradicted', because: 'the audience moved as much before the act as the act is said to move it' };
  }
  const failed = tests.filter(({ passed }) => passed !== true);
  const word = failed.length === 0 ? 'strong' : failed.length === 1 ? 'moderate' : 'weak';
  const why = failed.length === 0 ? 'every test was passed' : failures(failed);
  const few = effectiveActors === null || effectiveActors < fewestActors;
  if (word === 'strong' && few) {
    return {
      word: 'moderate',
      because: `every test was passed, but it rests on fewer than ${fewestActors} effective actors`,
    };
  }
  return { word, because: why };
}

/** What was found against a claim, and after it what was not asked. */
function failures(failed: readonly ClaimTest[]): string {
  const found = failed.filter(({ passed }) => passed === false).map(({ said }) => said);
  const open = failed.filter(({ passed }) => passed === null).map(({ said }) => said);
  const counted =
    open.length === 0
      ? ''
      : open.length === 1
        ? ' (not run, counted as failed)'
        : ` (these ${open.length} were not run, and count as failed)`;
  return `${[...found, ...open].join('; ')}${counted}`;
}
