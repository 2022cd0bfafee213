import type { ArrowMatrix, LogDensity } from '../statistics/index.js';
import type { Layout } from './layout.js';
import type { Panel } from './panel.js';
import type { Posterior } from './posterior.js';

/** Half the distance over which gradients are compared. */
const step = 1e-4;
/** Effects of periods so many steps apart hardly touch: where a rough curvature will do, one difference serves all that are. */
const distant = 80;

/** Whether a window is so long that a rough curvature parts from the exact one. */
export function isLong({ from, to }: Pick<Panel, 'from' | 'to'>): boolean {
  return to - from > distant;
}

/**
 * The curvature of a posterior at a point, as a metric for moving about there: minus the second derivatives, from
 * differences of gradients. Arms do not touch one another, so that one difference serves all of them. Spreads get the
 * curvature that their effects have along the direction in which they stretch them (Gauss–Newton), which is positive
 * everywhere. Takes 2·(1 + core) gradients; a rough one, with which one can climb but not sample, fewer in long windows: homes
 * tie all periods together by a little, and these littles add up. Fewer still where these ties are taken from a posterior near by,
 * of the same panel with other doses: `ties`.
 */
export function curvatureAt(
  posterior: Posterior,
  at: Float64Array,
  { rough, ties = null }: { rough: boolean; ties?: ArrowMatrix | null },
): ArrowMatrix {
  const { layout } = posterior;
  const matrix = differences(posterior, at, layout, rough ? ties : null, rough);
  for (const spread of layout.spreads) alongEffects(matrix, at, layout, spread);
  return matrix;
}

function differences(
  density: LogDensity,
  at: Float64Array,
  { arms, spreads, place, steps }: Layout,
  ties: ArrowMatrix | null,
  rough: boolean,
): ArrowMatrix {
  const core = density.dimension - arms;
  const skipped = new Set(spreads.map((spread) => spread.place - arms));
  const diagonal = new Float64Array(arms);
  const coupling = new Float64Array(arms * core);
  const dense = new Float64Array(core * core);
  const [ahead, behind] = [new Float64Array(density.dimension), new Float64Array(density.dimension)];
  const difference = (moved: (point: Float64Array, by: number) => void): void => {
    for (const [into, by] of [
      [ahead, step],
      [behind, -step],
    ] as const) {
      const point = Float64Array.from(at);
      moved(point, by);
      density.evaluate(point, into);
    }
  };
  if (arms > 0) {
    difference((point, by) => {
      for (let j = 0; j < arms; j++) point[j]! += by;
    });
    for (let j = 0; j < arms; j++) diagonal[j] = (behind[j]! - ahead[j]!) / (2 * step);
  }
  const common = { from: place.common - arms, to: place.common - arms + steps };
  const inGroups = rough && steps > distant;
  if (inGroups && ties !== null) copyTies(ties, common, { diagonal, coupling, dense });
  const grouped = (i: number): boolean => inGroups && i >= common.from && i < common.to;
  for (let i = 0; i < core; i++) {
    if (skipped.has(i) || grouped(i)) continue;
    difference((point, by) => void (point[arms + i]! += by));
    for (let j = 0; j < arms; j++) coupling[j * core + i] = (behind[j]! - ahead[j]!) / (2 * step);
    for (let k = 0; k < core; k++) {
      if (skipped.has(k)) continue;
      // A pair of which one is in a group is looked at from here alone, others from both sides.
      const second = (behind[arms + k]! - ahead[arms + k]!) / (grouped(k) ? 2 * step : 4 * step);
      dense[i * core + k]! += second;
      dense[k * core + i]! += second;
    }
  }
  if (inGroups && ties === null) {
    for (let first = 0; first < distant; first++) {
      difference((point, by) => {
        for (let i = common.from + first; i < common.to; i += distant) point[arms + i]! += by;
      });
      for (let k = common.from; k < common.to; k++) {
        const away = (((k - common.from - first) % distant) + distant) % distant;
        const i = away <= distant / 2 ? k - away : k + distant - away;
        if (i < common.from || i >= common.to) continue;
        const second = (behind[arms + k]! - ahead[arms + k]!) / (4 * step);
        dense[i * core + k]! += second;
        dense[k * core + i]! += second;
      }
    }
  }
  return { arms: diagonal, coupling, core: dense };
}

/** How periods touch one another, and audiences' masses. */
function copyTies(
  ties: ArrowMatrix,
  { from, to }: { readonly from: number; readonly to: number },
  { diagonal, coupling, dense }: Record<'diagonal' | 'coupling' | 'dense', Float64Array>,
): void {
  const core = Math.sqrt(dense.length);
  for (let i = from; i < to; i++) {
    for (let k = from; k < to; k++) dense[i * core + k] = ties.core[i * core + k]!;
    for (let j = 0; j < diagonal.length; j++) coupling[j * core + i] = ties.coupling[j * core + i]!;
  }
}

/**
 * Fill a spread's row. To the likelihood, a step of the spread is a step of each of its effects by sd·u: the row is the
 * matrix, less the priors' identity, times that direction.
 */
function alongEffects(
  matrix: ArrowMatrix,
  at: Float64Array,
  { arms, dimension }: Layout,
  spread: Layout['spreads'][number],
): void {
  const core = dimension - arms;
  const row = spread.place - arms;
  const onArms = new Float64Array(arms);
  const onCore = new Float64Array(core);
  let own = 1;
  for (const i of spread.members) {
    const by = spread.sd * at[i]!;
    if (i < arms) {
      onArms[i]! += (matrix.arms[i]! - 1) * by;
      for (let k = 0; k < core; k++) onCore[k]! += matrix.coupling[i * core + k]! * by;
    } else {
      for (let j = 0; j < arms; j++) onArms[j]! += matrix.coupling[j * core + i - arms]! * by;
      for (let k = 0; k < core; k++)
        onCore[k]! += (matrix.core[(i - arms) * core + k]! - (k === i - arms ? 1 : 0)) * by;
    }
  }
  for (const i of spread.members) own += spread.sd * at[i]! * (i < arms ? onArms[i]! : onCore[i - arms]!);
  for (let j = 0; j < arms; j++) matrix.coupling[j * core + row] = onArms[j]!;
  for (let k = 0; k < core; k++) matrix.core[row * core + k] = matrix.core[k * core + row] = onCore[k]!;
  matrix.core[row * core + row] = own;
}
