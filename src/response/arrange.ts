import { arrangeExposures } from './exposures.js';
import { audienceKey, type Observation, type Panel, type PanelSpec } from './panel.js';

/** What came of arranging: the panel, and what could not enter it, counted by reason. */
export interface Arranged {
  readonly panel: Panel;
  readonly leftOut: ReadonlyMap<string, number>;
}

/** Arrange a panel. Audiences seen only once are left out, for nothing can be learnt of their motion. */
export function arrangePanel(spec: PanelSpec): Arranged {
  const leftOut = new Map<string, number>();
  const leave = (reason: string): void => void leftOut.set(reason, (leftOut.get(reason) ?? 0) + 1);
  const series = seriesOf(spec, leave);
  const audiences = [...series.keys()].sort();
  const start = new Int32Array(audiences.length + 1);
  const entry = new Int32Array(audiences.length);
  const settled = new Uint8Array(audiences.length);
  audiences.forEach((key, j) => {
    const seen = series.get(key)!;
    const periods = seen.map(({ period }) => period);
    entry[j] = Math.min(...periods) - spec.from;
    start[j + 1] = start[j]! + Math.max(...periods) - spec.from - entry[j]! + 1;
    settled[j] = seen.length >= spec.options.fewestForHome ? 1 : 0;
  });
  const cells = start[audiences.length]!;
  const { measured, variance } = place(series, { audiences, start, entry }, spec.from);
  const spread = centreAndSpread(measured);
  const exposed = arrangeExposures(spec, { audiences, start, entry, cells, spread: spread.spread }, leave);
  const panel: Panel = {
    scale: spec.scale,
    from: spec.from,
    to: spec.to,
    audiences,
    terms: spec.terms,
    start,
    entry,
    settled,
    measured,
    variance,
    ...exposed,
    ...spread,
    options: spec.options,
  };
  return { panel, leftOut };
}

/** The same panel with other measurements, at the same places: one joint draw of them in place of another. */
export function withObservations(panel: Panel, observations: readonly Observation[]): Panel {
  const series = new Map<string, Observation[]>(panel.audiences.map((key) => [key, []]));
  for (const one of observations) series.get(audienceKey(one.audience, one.toward))?.push(one);
  return { ...panel, ...place(series, panel, panel.from) };
}

function place(
  series: ReadonlyMap<string, readonly Observation[]>,
  { audiences, start, entry }: Pick<Panel, 'audiences' | 'start' | 'entry'>,
  from: number,
): Pick<Panel, 'measured' | 'variance'> {
  const cells = start[audiences.length]!;
  const measured = new Float64Array(cells).fill(Number.NaN);
  const variance = new Float64Array(cells).fill(Number.NaN);
  audiences.forEach((key, j) => {
    for (const { period, mean, sd } of series.get(key)!) {
      const step = period - from - entry[j]!;
      if (step < 0 || step >= start[j + 1]! - start[j]!) continue;
      measured[start[j]! + step] = mean;
      variance[start[j]! + step] = sd * sd;
    }
  });
  return { measured, variance };
}

function seriesOf(spec: PanelSpec, leave: (reason: string) => void): Map<string, Observation[]> {
  const all = new Map<string, Observation[]>();
  for (const one of spec.observations) {
    if (one.period < spec.from || one.period > spec.to) leave('a position outside the window');
    else if (!Number.isFinite(one.mean) || !(one.sd > 0 && Number.isFinite(one.sd)))
      leave('a position that is no number');
    else {
      const key = audienceKey(one.audience, one.toward);
      const list = all.get(key);
      if (list === undefined) all.set(key, [one]);
      else list.push(one);
    }
  }
  for (const [key, list] of all) {
    if (list.length >= 2) continue;
    all.delete(key);
    leave('an audience with a single position');
  }
  return all;
}

/** Mean and standard deviation of the measurements. */
function centreAndSpread(measured: Float64Array): { centre: number; spread: number } {
  const known = measured.filter((value) => !Number.isNaN(value));
  const centre = known.reduce((sum, value) => sum + value, 0) / known.length;
  const spread = Math.sqrt(known.reduce((sum, value) => sum + (value - centre) ** 2, 0) / known.length);
  return { centre, spread };
}
