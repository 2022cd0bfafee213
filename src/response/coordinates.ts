import type { ArrowMatrix, LogDensity } from '../statistics/index.js';
import type { Centre } from './centre.js';
import type { Spread } from './layout.js';
import type { Posterior } from './posterior.js';

/**
 * The coordinates in which a chain moves: those of the layout, but for the effects under spreads, whose units are chosen by how
 * much the data say of each.
 *
 * With share c an effect τ·u is counted as w, u = (τ₀/τ)^c·w, τ₀ the spread at the centre: c = 0 leaves it in units of the
 * spread, c = 1 gives it a unit of its own. The share that parts w from τ is that of what is known of the effect from the data,
 * H/(1 + H) with H their curvature (Papaspiliopoulos, Roberts & Sköld 2007, Statistical Science 22:59). Where effects are few
 * and very well known, their spread is held during a move (c = 1), and drawn anew between moves.
 */
export interface Coordinates {
  /** The density of the entries that move, given the spreads that are held. */
  readonly density: LogDensity;
  /** The curvature at the centre, of the entries that move. */
  readonly metric: ArrowMatrix;
  /** The whole vector of a point; spreads that are held as they were last set. */
  whole(point: Float64Array): Float64Array;
  /** Hold the spreads as they are in a whole vector, and give its point. */
  hold(whole: Float64Array): Float64Array;
}

export function coordinatesAt(posterior: Posterior, centre: Centre): Coordinates {
  const { layout, dimension } = posterior;
  const curvature = curvatureOf(centre.metric, layout.arms);
  const spreads = layout.spreads.map((spread) => choose(spread, curvature));
  const places = new Set(spreads.flatMap(({ spread, held }) => (held ? [spread.place] : [])));
  const free = Int32Array.from(centre.at.keys()).filter((i) => !places.has(i));
  const at = Float64Array.from(centre.at);
  const full = new Float64Array(dimension);
  /** By entry: u/w. */
  const unit = new Float64Array(dimension).fill(1);

  function setUnits(): void {
    for (const { spread, share } of spreads) {
      const shrink = spread.sd * (centre.at[spread.place]! - at[spread.place]!);
      spread.members.forEach((i, n) => (unit[i] = Math.exp(share[n]! * shrink)));
    }
  }

  function place(point: Float64Array): void {
    for (let f = 0; f < free.length; f++) at[free[f]!] = point[f]!;
    setUnits();
    for (let f = 0; f < free.length; f++) at[free[f]!]! *= unit[free[f]!]!;
  }

  return {
    density: {
      dimension: free.length,
      evaluate(point, gradient) {
        place(point);
        let value = posterior.evaluate(at, full);
        for (const { spread, share, held } of spreads) {
          if (held) continue;
          let bySpread = full[spread.place]!;
          let shares = 0;
          spread.members.forEach((i, n) => {
            bySpread -= share[n]! * spread.sd * (at[i]! * full[i]! + 1);
            shares += share[n]!;
          });
          full[spread.place] = bySpread;
          value -= spread.sd * shares * (at[spread.place]! - centre.at[spread.place]!);
        }
        for (let f = 0; f < free.length; f++) gradient[f] = full[free[f]!]! * unit[free[f]!]!;
        return value;
      },
    },
    metric: metricOf(centre, free, layout.arms, spreads),
    whole(point) {
      place(point);
      return Float64Array.from(at);
    },
    hold(whole) {
      at.set(whole);
      setUnits();
      return Float64Array.from(free, (i) => whole[i]! / unit[i]!);
    },
  };
}

interface Chosen {
  readonly spread: Spread;
  readonly held: boolean;
  /** By member: c. */
  readonly share: Float64Array;
}

/** Effects fewer than this leave their spread so uncertain that it is better held. */
const fewEffects = 30;
const wellKnown = 4;

function choose(spread: Spread, curvature: (i: number) => number): Chosen {
  const known = Float64Array.from(spread.members, (i) => Math.max(0, curvature(i) - 1));
  const mean = known.reduce((sum, one) => sum + one, 0) / known.length;
  const held = mean > (known.length < fewEffects ? 1 : wellKnown);
  return { spread, held, share: known.map((one) => (held ? 1 : one / (1 + one))) };
}

function curvatureOf(metric: ArrowMatrix, arms: number): (i: number) => number {
  const core = Math.sqrt(metric.core.length);
  return (i) => (i < arms ? metric.arms[i]! : metric.core[(i - arms) * (core + 1)]!);
}

/** The centre's curvature of what is free, in the new coordinates: u = w − c·sd·u₀·z around the centre. */
function metricOf(centre: Centre, free: Int32Array, arms: number, spreads: readonly Chosen[]): ArrowMatrix {
  const before = Math.sqrt(centre.metric.core.length);
  const all = { arms: centre.metric.arms, coupling: centre.metric.coupling.slice(), core: centre.metric.core.slice() };
  for (const { spread, share, held } of spreads) {
    if (held) continue;
    const row = spread.place - arms;
    const onCore = new Float64Array(before);
    let effective = 0;
    spread.members.forEach((i, n) => {
      const by = spread.sd * (1 - share[n]!) * centre.at[i]!;
      effective += share[n]! ** 2;
      const line =
        i < arms ? centre.metric.coupling.subarray(i * before) : centre.metric.core.subarray((i - arms) * before);
      for (let k = 0; k < before; k++) if (i < arms || k !== i - arms) onCore[k]! += by * line[k]!;
    });
    // With the right shares effects and spread are parted; the spread's own precision is that with its effects integrated out.
    for (let j = 0; j < arms; j++) all.coupling[j * before + row] = 0;
    for (let k = 0; k < before; k++) all.core[row * before + k] = all.core[k * before + row] = onCore[k]!;
    for (const i of spread.members)
      if (i >= arms) all.core[row * before + i - arms] = all.core[(i - arms) * before + row] = 0;
    all.core[row * before + row] = 1 + 2 * spread.sd * spread.sd * effective;
  }
  const kept = free.filter((i) => i >= arms).map((i) => i - arms);
  const core = new Float64Array(kept.length ** 2);
  const coupling = new Float64Array(arms * kept.length);
  kept.forEach((from, k) => {
    kept.forEach((to, l) => (core[k * kept.length + l] = all.core[from * before + to]!));
    for (let j = 0; j < arms; j++) coupling[j * kept.length + k] = all.coupling[j * before + from]!;
  });
  return { arms: all.arms, coupling, core };
}
