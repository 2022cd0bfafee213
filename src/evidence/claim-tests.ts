import type { ClaimTest } from './grade.js';

/** An estimate that was computed with a standard error. */
export interface Measured {
  readonly mean: number;
  readonly sd: number;
  readonly q05: number;
  readonly q95: number;
}

/** What the tests of a claim found; null where a test could not be run. Effects are in one unit. */
export interface Trial {
  /** The law's response, at the horizon of the event study. */
  readonly structural: number;
  /** The weighted event study, five periods after the act. */
  readonly eventStudy: Measured | null;
  /** Movement before the act, the effect over as many periods after it, and the one less the other. */
  readonly placebo: Measured | null;
  readonly beside: Measured | null;
  readonly difference: Measured | null;
  /** The event study with a confounder as strong as the strongest observed covariate. */
  readonly confounder: { readonly mean: number; readonly covariate: string; readonly groups: number } | null;
  /** Share of specifications whose response has the claim's sign. */
  readonly multiverse: { readonly share: number; readonly specifications: number } | null;
  /** Gain in one-step log score per observation. */
  readonly heldOut: { readonly mean: number; readonly sd: number } | null;
}

const mostPlacebo = 0.5;
const leastAgreement = 0.9;

/** The five tests of a claim (mechanics §5, T1–T5), each with what it found. */
export function claimTests(trial: Trial): ClaimTest[] {
  return [eventStudyTest(trial), placeboTest(trial), confounderTest(trial), multiverseTest(trial), heldOutTest(trial)];
}

/** T1: the weighted event study has the same sign, or its interval holds the law's value, and it is larger than its error. */
function eventStudyTest({ structural, eventStudy }: Trial): ClaimTest {
  const id = 'event-study';
  if (eventStudy === null) return { id, passed: null, said: 'there is no event study' };
  const { mean, sd, q05, q95 } = eventStudy;
  const agrees = Math.sign(mean) === Math.sign(structural) || (q05 <= structural && structural <= q95);
  const clear = Math.abs(mean) > sd;
  const said = !agrees
    ? 'the event study has the other sign, and its interval leaves out what the law says'
    : clear
      ? 'the event study agrees'
      : 'the event study’s estimate is smaller than its own error';
  return { id, passed: agrees && clear, said };
}

/** T2: the placebo before the act is at most half of the effect, and the two are told apart. */
function placeboTest({ beside, placebo, difference }: Trial): ClaimTest {
  const id = 'placebo';
  if (beside === null || placebo === null || difference === null)
    return { id, passed: null, said: 'there is no placebo before the act' };
  const small = Math.abs(placebo.mean) <= mostPlacebo * Math.abs(beside.mean);
  const apart = difference.q05 > 0 || difference.q95 < 0;
  const share = Math.round((100 * Math.abs(placebo.mean)) / Math.abs(beside.mean));
  const said = !small
    ? `before the act the audience moved ${share} % as far as after it`
    : apart
      ? 'hardly anything moved before the act'
      : 'what moved before the act cannot be told from the effect';
  return { id, passed: small && apart, said };
}

/** T3: in the event study the claim’s sign survives a confounder as strong as the strongest observed covariate. */
function confounderTest({ structural, confounder }: Trial): ClaimTest {
  const id = 'confounder';
  if (confounder === null)
    return { id, passed: null, said: 'how strong a confounder would have to be was not computed' };
  const { mean, covariate, groups } = confounder;
  const survives = Math.sign(mean) === Math.sign(structural);
  const strong = `a confounder as strong as ${covariate} would`;
  const said = `${strong} ${survives ? 'leave its sign' : 'take its sign away, or it has the other'} (${groups} groups)`;
  return { id, passed: survives, said };
}

/** T4: the multiverse agrees. */
function multiverseTest({ multiverse }: Trial): ClaimTest {
  const id = 'multiverse';
  if (multiverse === null) return { id, passed: null, said: 'other specifications were not fitted' };
  const { share, specifications } = multiverse;
  const passed = share >= leastAgreement;
  return {
    id,
    passed,
    said: `${passed ? '' : 'only '}${Math.floor(100 * share)} % of ${specifications} specifications agree`,
  };
}

/**
 * T5: the law with this instrument foretells the last ten years better than without, by more than the error of the gain: of what does
 * nothing half would pass else.
 */
function heldOutTest({ heldOut }: Trial): ClaimTest {
  const id = 'held-out';
  if (heldOut === null) return { id, passed: null, said: 'the last ten years were not held out' };
  const { mean, sd } = heldOut;
  const passed = mean > sd;
  const said = passed
    ? 'with it the last ten years are foretold better'
    : mean > 0
      ? 'what it adds to foretelling the last ten years is smaller than its own error'
      : 'without it the last ten years are foretold as well or better';
  return { id, passed, said };
}
