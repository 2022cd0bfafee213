/**
 * Seeded random numbers: xoshiro128** 1.1 (Blackman & Vigna 2021, ACM TOMS 47:4), its state filled by SplitMix32 from a
 * seed and a stream number, so that each chain or world has numbers of its own and the same seed gives the same digits
 * on every machine.
 */
export interface Random {
  /** Uniform on (0, 1), 53 bits, never 0 or 1. */
  uniform(): number;
  /** Uniform on (0, 1), 32 bits, never 0 or 1: for hot loops. */
  fast(): number;
  /** Standard normal (Marsaglia's polar method). */
  normal(): number;
  /** Exponential with mean 1. */
  exponential(): number;
  /** Whole number from 0 to `n` − 1. */
  below(n: number): number;
  /** All that decides what comes next, for `restoreRandom`: four 32-bit words and, if one is held, the spare normal. */
  state(): number[];
}

/** A generator for `seed` (whole number) and `stream` (0, 1, 2 …). */
export function createRandom(options: { seed: number; stream?: number }): Random {
  const state = new Int32Array(4);
  let filler = (Math.imul(options.seed | 0, 0x9e3779b1) ^ Math.imul(((options.stream ?? 0) + 1) | 0, 0x85ebca77)) | 0;
  for (let i = 0; i < 4; i++) {
    filler = (filler + 0x9e3779b9) | 0;
    let z = filler ^ (filler >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z ^= z >>> 15;
    z = Math.imul(z, 0x735a2d97);
    state[i] = z ^ (z >>> 15);
  }
  state[3] = state[3]! | 1;
  return generator(state, Number.NaN);
}

/** The generator whose `state()` this was: it goes on with the same numbers. Throws a RangeError for anything else. */
export function restoreRandom(state: readonly number[]): Random {
  const words = state.slice(0, 4);
  if (
    state.length < 4 ||
    state.length > 5 ||
    words.some((word) => word !== (word | 0)) ||
    words.every((w) => w === 0)
  ) {
    throw new RangeError(`Expected the state of a generator, got [${state.join(', ')}]: hand in what state() gave`);
  }
  return generator(Int32Array.from(words), state[4] ?? Number.NaN);
}

/** `held` is the second normal of the last pair, NaN when none waits. */
function generator(state: Int32Array, held: number): Random {
  let spare = held;

  function next(): number {
    let s1 = state[1]!;
    const times5 = Math.imul(s1, 5);
    const result = Math.imul((times5 << 7) | (times5 >>> 25), 9);
    const shifted = s1 << 9;
    let s2 = state[2]! ^ state[0]!;
    let s3 = state[3]! ^ s1;
    s1 ^= s2;
    state[0] = state[0]! ^ s3;
    s2 ^= shifted;
    s3 = (s3 << 11) | (s3 >>> 21);
    state[1] = s1;
    state[2] = s2;
    state[3] = s3;
    return result >>> 0;
  }

  function uniform(): number {
    const high = next() >>> 5;
    const low = next() >>> 6;
    return (high * 67108864 + low + 0.5) / 9007199254740992;
  }

  function normal(): number {
    if (!Number.isNaN(spare)) {
      const kept = spare;
      spare = Number.NaN;
      return kept;
    }
    for (;;) {
      const u = 2 * uniform() - 1;
      const v = 2 * uniform() - 1;
      const s = u * u + v * v;
      if (s < 1 && s > 0) {
        const factor = Math.sqrt((-2 * Math.log(s)) / s);
        spare = v * factor;
        return u * factor;
      }
    }
  }

  return {
    uniform,
    fast: () => (next() + 0.5) * 2.3283064365386963e-10,
    normal,
    exponential: () => -Math.log(uniform()),
    below: (n) => Math.floor(uniform() * n),
    state: () => (Number.isNaN(spare) ? [...state] : [...state, spare]),
  };
}
