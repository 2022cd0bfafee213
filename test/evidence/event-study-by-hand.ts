import type { EventPanel } from '../../src/evidence/index.js';
import { denseRegression } from '../statistics/dense-regression.js';

/** One row of a horizon, written out. */
interface Row {
  readonly audience: number;
  readonly actorPeriod: string;
  readonly period: number;
  readonly moved: number;
  readonly direction: number;
  readonly reach: number;
  readonly position: number;
  readonly standing: number;
  readonly dose: number;
  readonly event: boolean;
}

const standsFor = { onset: (dose: number) => dose === 0, release: (dose: number) => dose > 0 };

/** The rows of a horizon as mechanics §3 has them, dyad by dyad and period by period. */
export function rowsByHand(panel: EventPanel, kind: 'onset' | 'release', h: number): Row[] {
  const rows: Row[] = [];
  const { periods } = panel;
  for (let d = 0; d < panel.series.length; d++) {
    const dose = [...panel.dose.subarray(d * periods, (d + 1) * periods)];
    const outcome = [...panel.outcome.subarray(panel.series[d]! * periods, (panel.series[d]! + 1) * periods)];
    const actor = panel.actor[d]!;
    for (let t = 5; t < periods; t++) {
      const still = standsFor[kind];
      if (!dose.slice(t - 5, t).every((value) => still(value)) || Number.isNaN(dose[t])) continue;
      const event = !still(dose[t]!);
      const through = dose.slice(t, t + Math.max(0, h) + 1);
      if (!event && (through.length <= Math.max(0, h) || !through.every((value) => still(value)))) continue;
      const moved = (outcome[t + h] ?? Number.NaN) - outcome[t - 1]!;
      const position = outcome[t - 2]!;
      const reach = panel.aim === null ? 1 : panel.aim[actor * periods + t - 2]! - position;
      if (Number.isNaN(moved) || Number.isNaN(position) || Number.isNaN(reach)) continue;
      rows.push({
        audience: panel.audience[d]!,
        actorPeriod: `${actor} in ${t}`,
        period: t,
        moved,
        direction: Math.sign(reach),
        reach,
        position,
        standing: panel.standing[actor * periods + t]!,
        dose: kind === 'onset' ? dose[t]! : dose[t - 1]!,
        event,
      });
    }
  }
  return rows;
}

/** The response of one horizon from dummies and written-out columns, with the jackknifed two-way error; no others, constant slopes. */
export function responseByHand(rows: readonly Row[], form: 'counted' | 'weighted', byPeriod: boolean) {
  const column = (name: string, of: (row: Row) => number) => ({ name, values: Float64Array.from(rows, of) });
  const weight = (row: Row) => row.standing * row.reach;
  const treatment = column('event', (row) =>
    !row.event ? 0 : form === 'counted' ? row.direction : weight(row) * row.dose,
  );
  const shared = [
    column('direction', (row) => row.direction),
    column('reach', (row) => row.reach),
    column('position', (row) => row.position),
  ];
  const periods = [...new Set(rows.map(({ period }) => period))];
  const slopes = byPeriod
    ? shared.flatMap(({ name, values }) =>
        periods.map((period) => ({
          name: `${name} in ${period}`,
          values: values.map((value, i) => (rows[i]!.period === period ? value : 0)),
        })),
      )
    : shared;
  const covariates = [...slopes, ...(form === 'weighted' ? [column('standing', weight)] : [])];
  const absorb = [Int32Array.from(rows, ({ period }) => period)];
  const outcome = Float64Array.from(rows, ({ moved }) => moved);
  const { coefficients, residuals } = denseRegression({ outcome, regressors: [...covariates, treatment], absorb });
  const own = denseRegression({ outcome: treatment.values, regressors: covariates, absorb }).residuals;
  const whole = own.reduce((sum, value) => sum + value * value, 0);
  const variance = (key: (row: Row, i: number) => string | number) => {
    const groups = new Map<string | number, { score: number; share: number }>();
    rows.forEach((row, i) => {
      const group = groups.get(key(row, i)) ?? { score: 0, share: 0 };
      group.score += (own[i]! / whole) * residuals[i]!;
      group.share += own[i]! ** 2 / whole;
      groups.set(key(row, i), group);
    });
    const all = [...groups.values()];
    return {
      variance: all.reduce((sum, { score, share }) => sum + (score / (1 - share)) ** 2, 0),
      groups: 1 / all.reduce((sum, { share }) => sum + share ** 2, 0),
    };
  };
  const [audiences, actorPeriods, single] = [
    variance(({ audience }) => audience),
    variance(({ actorPeriod }) => actorPeriod),
    variance((_, i) => i),
  ];
  return {
    estimate: coefficients.at(-1)!,
    variance: audiences.variance + actorPeriods.variance - single.variance,
    groups: Math.min(audiences.groups, actorPeriods.groups),
  };
}
