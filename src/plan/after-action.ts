import { type Estimate, meanOf, sdOf } from '../model/index.js';
import { normalCumulative, normalQuantile } from '../statistics/index.js';

/** A figure of a finished programme, on the scale of its plan. */
export interface OutcomeFigure {
  readonly audience: string;
  /** Whether the programme reached it; the others are compared with. */
  readonly reached: boolean;
  readonly when: 'before' | 'after';
  readonly period: number;
  readonly mean: number;
  readonly sd: number;
}

/** What is owed to a programme by its figures, toward the aim. */
export interface AfterAction {
  /** After less before of those reached, less the same of those not reached or, without them, less what was foretold without the programme. */
  readonly attributed: Estimate;
  readonly method: 'difference in differences' | 'less the foretold drift' | 'before and after alone';
  /** Posterior probability, under a flat prior, that it moved them toward the aim. */
  readonly towardProbability: number;
  /** After less before of those reached, and of the others. */
  readonly reached: Estimate;
  readonly others: Estimate | null;
  /** The same difference between the last two periods before; null where there are no two on both sides. */
  readonly placebo: Estimate | null;
  readonly audiences: { readonly reached: number; readonly others: number };
}

interface Change {
  readonly mean: number;
  readonly sd: number;
}

/**
 * Attributed movement of a finished programme (Card & Krueger 1994, American Economic Review 84:772). Each audience counts once: its mean
 * after less its mean before. The error is the larger of what the figures state and what audiences differ by. `side`: 1 where the
 * aim lies above. `drift`: what was foretold to happen without the programme, per audience reached. Null where no audience
 * reached has figures on both sides.
 */
export function afterAction(
  figures: readonly OutcomeFigure[],
  {
    side,
    drift,
    unit,
  }: {
    readonly side: 1 | -1;
    readonly drift: Change | null;
    readonly unit: string;
  },
): AfterAction | null {
  const reached = changesOf(
    figures.filter((one) => one.reached),
    side,
  );
  const others = changesOf(
    figures.filter((one) => !one.reached),
    side,
  );
  const own = together(reached);
  if (own === null) return null;
  const compared = together(others);
  const less = compared ?? (drift === null ? null : { mean: side * drift.mean, sd: drift.sd });
  const attributed = less === null ? own : { mean: own.mean - less.mean, sd: Math.hypot(own.sd, less.sd) };
  return {
    attributed: normalEstimate(attributed, unit),
    method:
      compared !== null
        ? 'difference in differences'
        : drift !== null
          ? 'less the foretold drift'
          : 'before and after alone',
    towardProbability: normalCumulative(attributed.mean / attributed.sd),
    reached: normalEstimate(own, unit),
    others: compared && normalEstimate(compared, unit),
    placebo: placeboOf(figures, side, unit),
    audiences: { reached: reached.length, others: others.length },
  };
}

function changesOf(figures: readonly OutcomeFigure[], side: 1 | -1): Change[] {
  const byAudience = new Map<string, OutcomeFigure[]>();
  for (const one of figures) {
    const own = byAudience.get(one.audience);
    if (own === undefined) byAudience.set(one.audience, [one]);
    else own.push(one);
  }
  return [...byAudience.values()].flatMap((own): Change[] => {
    const before = levelOf(own.filter(({ when }) => when === 'before'));
    const after = levelOf(own.filter(({ when }) => when === 'after'));
    if (before === null || after === null) return [];
    return [{ mean: side * (after.mean - before.mean), sd: Math.hypot(before.sd, after.sd) }];
  });
}

function levelOf(figures: readonly OutcomeFigure[]): Change | null {
  if (figures.length === 0) return null;
  const means = Float64Array.from(figures, ({ mean }) => mean);
  return { mean: meanOf(means), sd: Math.sqrt(figures.reduce((sum, { sd }) => sum + sd ** 2, 0)) / figures.length };
}

function together(changes: readonly Change[]): Change | null {
  if (changes.length === 0) return null;
  const means = Float64Array.from(changes, ({ mean }) => mean);
  const stated = Math.sqrt(changes.reduce((sum, { sd }) => sum + sd ** 2, 0)) / changes.length;
  return { mean: meanOf(means), sd: Math.max(stated, sdOf(means) / Math.sqrt(changes.length)) };
}

/** The last period before taken for after, and the one before it for before. */
function placeboOf(figures: readonly OutcomeFigure[], side: 1 | -1, unit: string): Estimate | null {
  const before = figures.filter(({ when }) => when === 'before');
  const periods = [...new Set(before.map(({ period }) => period))].sort((a, b) => b - a);
  if (periods.length < 2) return null;
  const shifted = before
    .filter(({ period }) => period >= periods[1]!)
    .map((one): OutcomeFigure => ({ ...one, when: one.period === periods[0] ? 'after' : 'before' }));
  const own = together(
    changesOf(
      shifted.filter((one) => one.reached),
      side,
    ),
  );
  if (own === null) return null;
  const others = together(
    changesOf(
      shifted.filter((one) => !one.reached),
      side,
    ),
  );
  const less = others ?? { mean: 0, sd: 0 };
  return normalEstimate({ mean: own.mean - less.mean, sd: Math.hypot(own.sd, less.sd) }, unit);
}

function normalEstimate({ mean, sd }: Change, unit: string): Estimate {
  const at = (probability: number): number => mean + sd * normalQuantile(probability);
  return { mean, sd, q05: at(0.05), q25: at(0.25), q50: mean, q75: at(0.75), q95: at(0.95), unit };
}
