import { type Estimate, dimensionless, quantity } from '../model/index.js';
import { type Amount, estimateIn, magnitude, minus, plus, times } from './amount.js';
import { crossing, goalOf, knownFrom } from './aim.js';
import { type Passage, ends, length, positionAt } from './passage.js';
import { formatEstimate, formatInterval, isClear, negated, sized } from './reading.js';
import { type Computed, type Telling, word } from './word.js';

/** How the distance between actor and audience changed, and whose steps changed it. Positive = narrowed. */
export interface Gap {
  /** |g(t₀) − x(t₀)| − |g(t₁) − x(t₁)|, always the sum of the two below. */
  readonly narrowed: Estimate;
  /** What the audience's own way took off the distance. */
  readonly byAudience: Estimate;
  /** What the actor's own way took off the distance. */
  readonly byActor: Estimate;
  /** Probability that the two changed sides between start and end. */
  readonly crossed: number;
}

export const gap = word<Gap>({
  id: 'gap',
  title: 'Narrowing of the gap',
  symbol: '−Δ|r|',
  formula:
    '|r(t₀)| − |r(t₁)| = A + B; with d(s,t) = |g(s) − x(t)|, A (audience) = ½[d(t₀,t₀) − d(t₀,t₁) + d(t₁,t₀) − d(t₁,t₁)], B (actor) = ½[d(t₀,t₀) − d(t₁,t₀) + d(t₀,t₁) − d(t₁,t₁)]',
  dimensions: length,
  definition:
    'The narrowing of the gap is how much closer audience and actor came to each other, split into what the audience’s own steps and what the actor’s own steps did to the distance.',
  limits: [
    'It says who walked, not who made them walk.',
    'Whoever passes the other opens the gap again on the far side, and that is counted too.',
  ],
  source:
    'Change of distance, split by the Shapley value of two movers: the mean over the two orders in which they may have moved (Shapley 1953, Contributions to the Theory of Games II, 307–317).',
  compute: computeGap,
  headline: (result) => result.narrowed,
  reading: readGap,
});

/** The narrowing and its two parts as joint draws [L]; `start` and `end` are positions of actor and audience. */
function narrowing(start: { actor: Amount; audience: Amount }, end: { actor: Amount; audience: Amount }) {
  const distance = (actor: Amount, audience: Amount): Amount => magnitude(minus(actor, audience));
  const atStart = distance(start.actor, start.audience);
  const atEnd = distance(end.actor, end.audience);
  const audienceFirst = distance(start.actor, end.audience);
  const actorFirst = distance(end.actor, start.audience);
  const half = quantity(0.5, dimensionless);
  return {
    narrowed: minus(atStart, atEnd),
    byAudience: times(plus(minus(atStart, audienceFirst), minus(actorFirst, atEnd)), half),
    byActor: times(plus(minus(atStart, actorFirst), minus(audienceFirst, atEnd)), half),
  };
}

function computeGap(passage: Passage): Computed<Gap> {
  const { start, end } = ends(passage);
  const { goal, problem } = goalOf(passage);
  const goalThen = goal === null ? null : positionAt(goal, passage.from);
  const goalNow = goal === null ? null : positionAt(goal, passage.to);
  if (goalThen === null || goalNow === null) return { value: null, problems: problem === null ? [] : [problem] };
  const parts = narrowing({ actor: goalThen, audience: start }, { actor: goalNow, audience: end });
  return {
    value: {
      narrowed: estimateIn(parts.narrowed, passage.scale),
      byAudience: estimateIn(parts.byAudience, passage.scale),
      byActor: estimateIn(parts.byActor, passage.scale),
      crossed: crossing(minus(goalThen, start), minus(goalNow, end)),
    },
    problems: [],
  };
}

function readGap(result: Gap, telling: Telling): string {
  const { names, scale } = telling;
  const { narrowed, byAudience, byActor } = result;
  const ending = isClear(narrowed)
    ? `ended ${formatEstimate(sized(narrowed), scale.unit)} ${narrowed.q50 > 0 ? 'closer to' : 'farther from'} ${names.actor}`
    : `ended about as far from ${names.actor} as it began (change ${formatInterval(negated(narrowed), scale.unit)})`;
  return `${ending}: ${names.audience} ${readChange('the gap', byAudience)}, ${names.actor} ${readChange('it', byActor)}`;
}

/** What the actor did to the gap, and what became of it: said beside a displacement, which tells the audience's part. */
export function readActorsPart(result: Gap, telling: Telling): string {
  const { narrowed, byActor, crossed } = result;
  const whole = isClear(narrowed)
    ? `${narrowed.q50 > 0 ? 'narrowed' : 'widened'} by ${formatEstimate(sized(narrowed), null)}`
    : 'did not clearly change';
  const sides = crossed >= knownFrom ? 'they changed sides, ' : '';
  return `${sides}${telling.names.actor} ${readChange('the gap', byActor)}, and in all it ${whole}`;
}

function readChange(what: string, part: Estimate): string {
  if (!isClear(part)) return `did not clearly change ${what}`;
  return `${part.q50 > 0 ? 'narrowed' : 'widened'} ${what} by ${formatEstimate(sized(part), null)}`;
}
