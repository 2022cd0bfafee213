import type { Random } from '../statistics/index.js';
import type { IndexData } from './index-data.js';

/** The data with errors of measurement drawn anew: values of each column, to be read before the next call. */
export type Redraw = (random: Random) => readonly Float64Array[];

/**
 * Get ready to draw the data as they might have been measured: each value plus a normal error with its standard deviation, all
 * independent. A denominator's error is one for all indicators it divides. Values without a standard deviation stay.
 */
export function measurementErrors(data: IndexData): Redraw {
  const columns = data.columns.map(({ values, sd }) =>
    sd === undefined || !sd.some((error) => error > 0)
      ? { values, sd: null, out: values }
      : { values, sd: sd.map((error) => (error > 0 ? error : 0)), out: new Float64Array(values.length) },
  );
  const drawn = columns.map(({ out }) => out);
  const state = new Int32Array(4);
  return (random) => {
    for (let word = 0; word < 4; word++) state[word] = random.below(4294967296);
    state[3] = state[3]! | 1;
    for (const { values, sd, out } of columns) if (sd !== null) perturb(values, sd, out, state);
    return drawn;
  };
}

const layers = 256;
/** Where the tail of the normal distribution is cut off, and the area of each layer (Marsaglia & Tsang 2000, for 256 layers). */
const edge = 3.6541528853610088;
const area = 4.92867323399e-3;

/** For each layer its width over 2²³, the part of it that lies wholly under the curve, and the curve's height at its edge. */
const table = ziggurat();

function ziggurat(): { readonly width: Float64Array; readonly inside: Int32Array; readonly height: Float64Array } {
  const density = (x: number): number => Math.exp(-0.5 * x * x);
  const edges = new Float64Array(layers + 1);
  edges[0] = area / density(edge);
  edges[1] = edge;
  for (let i = 2; i < layers; i++) {
    edges[i] = Math.sqrt(-2 * Math.log(area / edges[i - 1]! + density(edges[i - 1]!)));
  }
  const width = new Float64Array(layers);
  const inside = new Int32Array(layers);
  for (let i = 0; i < layers; i++) {
    width[i] = edges[i]! / 8388608;
    inside[i] = Math.floor((edges[i + 1]! / edges[i]!) * 8388608);
  }
  return { width, inside, height: edges.map(density) };
}

/**
 * Values plus errors into `out`: normal numbers by the ziggurat method (Marsaglia & Tsang 2000, J. Stat. Softw. 5:8), layer, sign and
 * place from bits of their own (Doornik 2005), over xoshiro128** held in registers for a whole column. Missing values stay missing.
 */
function perturb(values: Float64Array, sd: Float64Array, out: Float64Array, state: Int32Array): void {
  const { width, inside } = table;
  let s0 = state[0]!;
  let s1 = state[1]!;
  let s2 = state[2]!;
  let s3 = state[3]!;
  for (let i = 0; i < values.length; i++) {
    const times5 = Math.imul(s1, 5);
    const bits = Math.imul((times5 << 7) | (times5 >>> 25), 9);
    const shifted = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = (s3 << 11) | (s3 >>> 21);
    const layer = bits & 255;
    // A whole number from −2²³ up; its size is taken without a branch, for half of all numbers are negative.
    const place = bits >> 8;
    const sign = bits >> 31;
    const error = place * width[layer]!;
    if ((place ^ sign) - sign >= inside[layer]!) {
      state[0] = s0;
      state[1] = s1;
      state[2] = s2;
      state[3] = s3;
      out[i] = values[i]! + beyond(layer, error, state) * sd[i]!;
      s0 = state[0]!;
      s1 = state[1]!;
      s2 = state[2]!;
      s3 = state[3]!;
    } else out[i] = values[i]! + error * sd[i]!;
  }
  state[0] = s0;
  state[1] = s1;
  state[2] = s2;
  state[3] = s3;
}

/** A normal number whose first place fell outside the part of its layer that is wholly under the curve: one time in a hundred. */
function beyond(firstLayer: number, firstError: number, state: Int32Array): number {
  const { width, inside, height } = table;
  let layer = firstLayer;
  let error = firstError;
  for (;;) {
    if (layer === 0) return error < 0 ? -tail(state) : tail(state);
    const between = height[layer + 1]! + uniform(state) * (height[layer]! - height[layer + 1]!);
    if (between < Math.exp(-0.5 * error * error)) return error;
    const bits = next(state);
    layer = bits & 255;
    const place = bits >> 8;
    error = place * width[layer]!;
    if (Math.abs(place) < inside[layer]!) return error;
  }
}

/** The size of a number beyond the edge (Marsaglia 1964). */
function tail(state: Int32Array): number {
  for (;;) {
    const x = -Math.log(uniform(state)) / edge;
    if (-2 * Math.log(uniform(state)) > x * x) return edge + x;
  }
}

function uniform(state: Int32Array): number {
  return ((next(state) >>> 0) + 0.5) * 2.3283064365386963e-10;
}

function next(state: Int32Array): number {
  const s1 = state[1]!;
  const times5 = Math.imul(s1, 5);
  const bits = Math.imul((times5 << 7) | (times5 >>> 25), 9);
  state[2] = state[2]! ^ state[0]!;
  state[3] = state[3]! ^ s1;
  state[1] = s1 ^ state[2]!;
  state[0] = state[0]! ^ state[3]!;
  state[2] = state[2]! ^ (s1 << 9);
  state[3] = (state[3]! << 11) | (state[3]! >>> 21);
  return bits;
}
