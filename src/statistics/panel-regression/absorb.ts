/** A grouping of rows, with what a projection onto its means needs. */
interface Factor {
  /** By row, the level. */
  readonly codes: Int32Array;
  /** By level, 1 over the sum of weights; 0 where the level has none. */
  readonly inverse: Float64Array;
  /** By level, the sum of weights. */
  readonly mass: Float64Array;
}

export interface Absorption {
  /** Most rounds that a column needed; 0 with one factor, where a single pass is exact. */
  readonly rounds: number;
  readonly converged: boolean;
}

/** Residual of the normal equations, as a share of the column itself, at which it counts as clean of its factors. */
const precise = 1e-13;
const mostRounds = 5000;

/**
 * Takes the (weighted) means by level of each factor out of `columns`, in place: what is left is what a regression on dummies
 * for all levels would leave. Zero weights are given as 0; `null` weighs all rows alike.
 *
 * With two factors the means of the larger are eliminated and those of the smaller found by conjugate gradients, preconditioned
 * by their weights: alternating projections, accelerated (Hernández-Ramos, Escalante & Raydan 2011). A round is two passes over
 * the rows; nothing is ever as large as rows × levels. Levels joined by no row make the equations singular but consistent,
 * which does no harm.
 */
export function absorbFactors(
  columns: readonly Float64Array[],
  codes: readonly Int32Array[],
  weights: Float64Array | null,
): Absorption {
  const factors = codes.map((one) => factorOf(one, weights)).sort((a, b) => b.mass.length - a.mass.length);
  const [large, small] = factors;
  if (large === undefined) return { rounds: 0, converged: true };
  let rounds = 0;
  let converged = true;
  const means = new Float64Array(large.mass.length);
  for (const column of columns) {
    // Also with two factors: what is taken out here is exact, and leaves less for the rounds.
    subtractMeans(column, large, weights, means);
    if (small === undefined) continue;
    const found = absorbSecond(column, large, small, weights);
    rounds = Math.max(rounds, found.rounds);
    converged &&= found.converged;
  }
  return { rounds, converged };
}

function factorOf(codes: Int32Array, weights: Float64Array | null): Factor {
  let levels = 0;
  for (let i = 0; i < codes.length; i++) if (codes[i]! >= levels) levels = codes[i]! + 1;
  const mass = new Float64Array(levels);
  for (let i = 0; i < codes.length; i++) mass[codes[i]!]! += weights === null ? 1 : weights[i]!;
  return { codes, mass, inverse: mass.map((sum) => (sum > 0 ? 1 / sum : 0)) };
}

function subtractMeans(
  column: Float64Array,
  { codes, inverse }: Factor,
  weights: Float64Array | null,
  means: Float64Array,
): void {
  means.fill(0);
  if (weights === null) for (let i = 0; i < column.length; i++) means[codes[i]!]! += column[i]!;
  else for (let i = 0; i < column.length; i++) means[codes[i]!]! += weights[i]! * column[i]!;
  for (let g = 0; g < means.length; g++) means[g]! *= inverse[g]!;
  for (let i = 0; i < column.length; i++) column[i]! -= means[codes[i]!]!;
}

/** `column` has no means by `large` any more; those by `small` go, and what their going brings back by `large`. */
function absorbSecond(column: Float64Array, large: Factor, small: Factor, weights: Float64Array | null): Absorption {
  const levels = small.mass.length;
  const outer = new Float64Array(large.mass.length);
  const effects = new Float64Array(levels);
  const residual = new Float64Array(levels);
  const direction = new Float64Array(levels);
  const image = new Float64Array(levels);
  const rows = column.length;
  const [outerCodes, innerCodes] = [large.codes, small.codes];

  /** image = S·direction, S = the weighted cross-product of the smaller factor's dummies, those of the larger taken out. */
  function apply(): void {
    outer.fill(0);
    for (let i = 0; i < rows; i++) {
      outer[outerCodes[i]!]! += (weights === null ? 1 : weights[i]!) * direction[innerCodes[i]!]!;
    }
    for (let g = 0; g < outer.length; g++) outer[g]! *= large.inverse[g]!;
    for (let g = 0; g < levels; g++) image[g] = small.mass[g]! * direction[g]!;
    for (let i = 0; i < rows; i++) {
      image[innerCodes[i]!]! -= (weights === null ? 1 : weights[i]!) * outer[outerCodes[i]!]!;
    }
  }

  let size = 0;
  for (let i = 0; i < rows; i++) {
    const weighed = (weights === null ? 1 : weights[i]!) * column[i]!;
    residual[innerCodes[i]!]! += weighed;
    size += weighed * column[i]!;
  }
  let power = 0;
  for (let g = 0; g < levels; g++) {
    direction[g] = small.inverse[g]! * residual[g]!;
    power += residual[g]! * direction[g]!;
  }
  const enough = precise * precise * size;
  let rounds = 0;
  while (power > enough && power > 0 && rounds < mostRounds) {
    rounds++;
    apply();
    let curvature = 0;
    for (let g = 0; g < levels; g++) curvature += direction[g]! * image[g]!;
    if (!(curvature > 0)) break;
    const step = power / curvature;
    let next = 0;
    for (let g = 0; g < levels; g++) {
      effects[g]! += step * direction[g]!;
      residual[g]! -= step * image[g]!;
      next += residual[g]! * small.inverse[g]! * residual[g]!;
    }
    const kept = next / power;
    power = next;
    for (let g = 0; g < levels; g++) direction[g] = small.inverse[g]! * residual[g]! + kept * direction[g]!;
  }
  for (let i = 0; i < rows; i++) column[i]! -= effects[innerCodes[i]!]!;
  subtractMeans(column, large, weights, outer);
  return { rounds, converged: power <= enough || power === 0 };
}
