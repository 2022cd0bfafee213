import { halfNormal, halfNormalSlope } from './half-normal.js';
import { apartFromNeighbours, transposeApart } from './neighbours.js';
import type { Panel } from './panel.js';
import { type LawParameters, noParameters } from './parameters.js';
import { poolsOf, priors } from './priors.js';

/**
 * The vector that is sampled. A priori every entry is standard normal and independent of the others; `unfold` makes the law's
 * parameters of it. So no spread can collapse to nothing, and drawing a world from the prior is drawing normals.
 *
 * Arms first, one an audience's mass; then the core.
 */
export interface Layout {
  readonly dimension: number;
  /** Steps of the window. */
  readonly steps: number;
  /** How many entries are arms: given the core they do not touch one another. */
  readonly arms: number;
  /** Where the parts of the core begin; −1 where the law goes without. */
  readonly place: Readonly<Record<Part, number>>;
  /** Spreads, and which entries are in units of each. */
  readonly spreads: readonly Spread[];
  /** Terms by pool, and by term the index of its pool, −1 without one. */
  readonly pools: readonly (readonly number[])[];
  readonly poolOf: Int16Array;
  /** Response of each term per 1 in units of the priors; 0 where nobody was exposed. */
  readonly units: Float64Array;
  /** Write the law's parameters, and the spreads they come with, that a vector stands for. */
  unfold(at: Float64Array, into: Unfolded): void;
  /** Turn a gradient by the law's parameters into one by the vector: the likelihood's part. */
  fold(at: Float64Array, unfolded: Unfolded, gradient: LawParameters, into: Float64Array): void;
}

/**
 * A spread τ and the entries u that are in units of it: τ·u is what they stand for, and log τ ~ N(log median, sd²), so that the
 * entry at `place` is (log τ − log median)/sd.
 */
export interface Spread {
  readonly place: number;
  readonly members: Int32Array;
  readonly median: number;
  readonly sd: number;
}

type Part =
  | 'momentumKept'
  | 'homePull'
  | 'shock'
  | 'noise'
  | 'massSpread'
  | 'stretchSpread'
  | 'common'
  | 'stretch'
  | 'responses'
  | 'poolMeans'
  | 'poolSpreads';

/** The law's parameters with the spreads that stand above them. */
export interface Unfolded extends LawParameters {
  /** τ_m and τ_d: spreads of log mass and of the sessions' stretch. */
  massSpread: number;
  stretchSpread: number;
  /** By pool: its mean response μ and spread τ, in units of the priors. */
  readonly poolMeans: Float64Array;
  readonly poolSpreads: Float64Array;
}

export function layoutOf(panel: Panel): Layout {
  const { options, terms } = panel;
  const steps = panel.to - panel.from;
  const arms = options.masses ? panel.audiences.length : 0;
  const pools = poolsOf(terms).map((pool) => pool.terms);
  const poolOf = new Int16Array(terms.length).fill(-1);
  pools.forEach((list, p) => list.forEach((k) => (poolOf[k] = p)));
  let dimension = arms;
  const place = {} as Record<Part, number>;
  const add = (part: Part, count: number): void => {
    place[part] = count === 0 ? -1 : dimension;
    dimension += count;
  };
  add('momentumKept', options.momentum ? 1 : 0);
  add('homePull', 1);
  add('shock', 1);
  add('noise', options.noise ? 1 : 0);
  add('massSpread', options.masses ? 1 : 0);
  add('stretchSpread', options.stretch ? 1 : 0);
  add('responses', terms.length);
  add('poolMeans', pools.length);
  add('poolSpreads', pools.length);
  add('common', steps);
  add('stretch', options.stretch ? steps + 1 : 0);
  const length = panel.scale.kind === 'directed' ? panel.spread : 1;
  const units = panel.usual.map((usual) => (usual === 0 ? 0 : length / usual));
  const prior = priors.response[panel.scale.kind];
  const alone = Math.hypot(prior.mechanism, prior.spread);
  const aloneSd = terms.map(({ kind }) => (kind === 'appeal' ? prior.appeal : alone));

  function unfold(at: Float64Array, into: Unfolded): void {
    into.momentumKept = place.momentumKept < 0 ? 0 : priors.momentumKept.sd * at[place.momentumKept]!;
    into.homePull = priors.homePull.sd * halfNormal(at[place.homePull]!);
    into.shock = panel.spread * logNormal(priors.shock, at[place.shock]!);
    into.noise = options.noise ? 1 + logNormal(priors.noise, at[place.noise]!) : 1;
    into.massSpread = options.masses ? logNormal(priors.massSpread, at[place.massSpread]!) : 0;
    for (let j = 0; j < arms; j++) into.logMass[j] = into.massSpread * at[j]!;
    into.stretchSpread = options.stretch ? logNormal(priors.stretchSpread, at[place.stretchSpread]!) : 0;
    if (options.stretch) {
      const apart = apartFromNeighbours(at.subarray(place.stretch, place.stretch + steps + 1));
      for (let t = 0; t <= steps; t++) into.stretch[t] = into.stretchSpread * apart[t]!;
    }
    for (let t = 0; t < steps; t++) into.common[t] = priors.common.sd * panel.spread * at[place.common + t]!;
    for (let p = 0; p < pools.length; p++) {
      into.poolMeans[p] = prior.mechanism * at[place.poolMeans + p]!;
      into.poolSpreads[p] = prior.spread * Math.exp(prior.spreadSd * at[place.poolSpreads + p]!);
    }
    for (let k = 0; k < terms.length; k++) {
      const p = poolOf[k]!;
      const z = at[place.responses + k]!;
      into.responses[k] = units[k]! * (p < 0 ? aloneSd[k]! * z : into.poolMeans[p]! + into.poolSpreads[p]! * z);
    }
  }

  function fold(at: Float64Array, unfolded: Unfolded, gradient: LawParameters, into: Float64Array): void {
    if (place.momentumKept >= 0) into[place.momentumKept] = priors.momentumKept.sd * gradient.momentumKept;
    const pull = halfNormalSlope(at[place.homePull]!, unfolded.homePull / priors.homePull.sd);
    into[place.homePull] = priors.homePull.sd * pull * gradient.homePull;
    into[place.shock] = priors.shock.sd * unfolded.shock * gradient.shock;
    if (options.noise) into[place.noise] = priors.noise.sd * (unfolded.noise - 1) * gradient.noise;
    let byMassSpread = 0;
    for (let j = 0; j < arms; j++) {
      into[j] = unfolded.massSpread * gradient.logMass[j]!;
      byMassSpread += into[j]! * at[j]!;
    }
    if (options.masses) into[place.massSpread] = priors.massSpread.sd * byMassSpread;
    if (options.stretch) {
      let byStretchSpread = 0;
      const byStretch = transposeApart(gradient.stretch);
      for (let t = 0; t <= steps; t++) {
        const one = unfolded.stretchSpread * byStretch[t]!;
        into[place.stretch + t] = one;
        byStretchSpread += one * at[place.stretch + t]!;
      }
      into[place.stretchSpread] = priors.stretchSpread.sd * byStretchSpread;
    }
    for (let t = 0; t < steps; t++) into[place.common + t] = priors.common.sd * panel.spread * gradient.common[t]!;
    for (let p = 0; p < pools.length; p++) into[place.poolMeans + p] = into[place.poolSpreads + p] = 0;
    for (let k = 0; k < terms.length; k++) {
      const p = poolOf[k]!;
      const byResponse = units[k]! * gradient.responses[k]!;
      if (p < 0) into[place.responses + k] = aloneSd[k]! * byResponse;
      else {
        const inPool = unfolded.poolSpreads[p]! * byResponse;
        into[place.responses + k] = inPool;
        into[place.poolMeans + p]! += prior.mechanism * byResponse;
        into[place.poolSpreads + p]! += prior.spreadSd * inPool * at[place.responses + k]!;
      }
    }
  }

  const spreads = [
    ...(options.masses ? [{ place: place.massSpread, members: run(0, arms), ...priors.massSpread }] : []),
    ...(options.stretch
      ? [{ place: place.stretchSpread, members: run(place.stretch, steps + 1), ...priors.stretchSpread }]
      : []),
    ...pools.map((list, p) => ({
      place: place.poolSpreads + p,
      members: Int32Array.from(list, (k) => place.responses + k),
      median: prior.spread,
      sd: prior.spreadSd,
    })),
  ];
  return { dimension, steps, arms, place, spreads, pools, poolOf, units, unfold, fold };
}

/** Room for what a vector stands for. */
export function emptyUnfolded(panel: Panel, layout: Layout): Unfolded {
  return {
    ...noParameters(panel),
    massSpread: 0,
    stretchSpread: 0,
    poolMeans: new Float64Array(layout.pools.length),
    poolSpreads: new Float64Array(layout.pools.length),
  };
}

function run(from: number, count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, i) => from + i);
}

function logNormal({ median, sd }: { readonly median: number; readonly sd: number }, z: number): number {
  return median * Math.exp(sd * z);
}
