import { type Dimensions, type Estimate, type Period, type Problem, formatPeriod, problem } from '../model/index.js';
import { type Amount, estimateIn, over } from './amount.js';
import { type Toward, heading, towardAim } from './aim.js';
import { displacementBetween } from './displacement.js';
import { type Passage, ends, periodsWithin, timeBetween } from './passage.js';
import { formatEstimate, formatInterval, isClear, multiplied, sized } from './reading.js';
import { type Computed, type Telling, word } from './word.js';

/** Dimensions of a velocity. */
const speed: Dimensions = [0, 1, -1];

/** Velocity between two neighbouring positions; where periods are missing between them, the mean over the gap. */
export interface VelocityStep {
  readonly from: Period;
  readonly to: Period;
  readonly velocity: Estimate;
}

export interface Velocity {
  /** Displacement over the window's length. */
  readonly mean: Estimate;
  /** Mean velocity counted toward the aim; null where there is no aim. */
  readonly toward: Toward | null;
  /** From position to position, in order; they cover the window without a hole. */
  readonly steps: readonly VelocityStep[];
}

export const velocity = word<Velocity>({
  id: 'velocity',
  title: 'Velocity',
  symbol: 'v',
  formula: 'v(t+1) = [x(t+1) − x(t)]/Δt; mean over the window: v̄ = [x(t₁) − x(t₀)]/(t₁ − t₀)',
  dimensions: speed,
  definition:
    'Velocity is how fast, and which way, an audience’s position changes: the distance moved per unit of time.',
  limits: [
    'It says how fast the audience moved, not what set the pace.',
    'The velocity of a single step is mostly noise where positions are uncertain; the mean over the window is steadier.',
    'Where periods are missing, the step across them is their mean, and quicker turns inside it are unseen.',
  ],
  source:
    'Average velocity of kinematics (Halliday, Resnick & Walker, Fundamentals of Physics, chapter 2), with one-step differences.',
  compute: computeVelocity,
  headline: (result) => result.mean,
  reading: readVelocity,
});

/** The audience's [x(to) − x(from)]/(to − from), draw by draw [L/T]. Throws a RangeError where a position is missing. */
export function velocityBetween(passage: Passage, from: Period, to: Period): Amount {
  return over(displacementBetween(passage, from, to), timeBetween(passage, from, to));
}

function computeVelocity(passage: Passage): Computed<Velocity> {
  ends(passage);
  const { audience, from, to, scale } = passage;
  const mean = velocityBetween(passage, from, to);
  const { toward, problems } = towardAim(mean, passage);
  const periods = periodsWithin(audience, from, to);
  const steps = periods.slice(1).map((period, i): VelocityStep => {
    const before = periods[i]!;
    return { from: before, to: period, velocity: estimateIn(velocityBetween(passage, before, period), scale) };
  });
  return {
    value: { mean: estimateIn(mean, scale), toward, steps },
    problems: [...problems, ...missingPeriods(passage, periods)],
  };
}

function missingPeriods(passage: Passage, periods: readonly Period[]): Problem[] {
  const { audience, from, to, scale } = passage;
  const present = new Set(periods);
  const missing: string[] = [];
  for (let period = from; period <= to; period++) {
    if (!present.has(period)) missing.push(formatPeriod(period, scale.step));
  }
  if (missing.length === 0) return [];
  return [
    problem('periods-missing', {
      expected: `a position of ${audience.audience} in each of ${to - from + 1} periods`,
      got: `none in ${missing.join(', ')}`,
      fix: 'Read the velocity across them as a mean.',
    }),
  ];
}

function readVelocity(result: Velocity, telling: Telling): string {
  const { scale } = telling;
  const [steps, per] = readableTime(result.mean, telling);
  const mean = multiplied(result.mean, steps);
  if (!isClear(mean)) return `did not clearly move either way on average (${formatInterval(mean, scale.unit)} ${per})`;
  return `moved ${formatEstimate(sized(mean), scale.unit)} ${per} on average ${heading(result.toward, mean.q50 > 0, telling)}`;
}

/** Slow movements are told by the decade or the year, if the window lasts that long, so that two decimals can show them. */
function readableTime(mean: Estimate, telling: Telling): [steps: number, per: string] {
  const { step } = telling.scale;
  const [many, longer] = step === 'year' ? [10, 'a decade'] : [12, 'a year'];
  const slow = Math.max(Math.abs(mean.q05), Math.abs(mean.q95)) < 0.2;
  return slow && telling.to - telling.from >= many ? [many, longer] : [1, `a ${step}`];
}
