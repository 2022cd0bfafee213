import {
  type Foretelling,
  foretellings,
  type LawDraws,
  type LawParameters,
  type Panel,
  parametersOf,
} from '../response/index.js';

interface Scored {
  readonly cell: number;
  readonly step: number;
}

/** Measurements from a step on of audiences that were seen before, in the order of cells. */
export function scoredCells(panel: Panel, firstUnseen: number): Scored[] {
  const found: Scored[] = [];
  for (let j = 0; j < panel.audiences.length; j++) {
    let before = 0;
    for (let cell = panel.start[j]!; cell < panel.start[j + 1]!; cell++) {
      const step = panel.entry[j]! + cell - panel.start[j]!;
      if (Number.isNaN(panel.measured[cell]!)) continue;
      if (step >= firstUnseen && before > 0) found.push({ cell, step });
      before++;
    }
  }
  return found;
}

/**
 * Log predictive density of each scored measurement of a whole panel, averaged over draws of the parameters by their weights; and
 * by chain, of which the draws are as many each, what these add up to over its own draws alone.
 */
export function scoresOf(
  panel: Panel,
  draws: LawDraws,
  firstUnseen: number,
  { weights, chains }: { readonly weights: Float64Array | null; readonly chains: number },
): { readonly scores: Float64Array; readonly byChain: Float64Array } {
  const scored = scoredCells(panel, firstUnseen);
  const place = new Int32Array(panel.measured.length).fill(-1);
  scored.forEach(({ cell }, i) => (place[cell] = i));
  const begin = foretellings(panel, firstUnseen);
  const byDraw = Array.from({ length: draws.count }, (_, d) => {
    const parameters = parametersOf(draws, d);
    return scoresOfDraw(panel, parameters, begin(parameters), { firstUnseen, place, count: scored.length });
  });
  const averaged = (from: number, to: number): Float64Array => {
    const own = byDraw.slice(from, to);
    const weight = own.map((_, d) => weights?.[from + d] ?? 1);
    const whole = weight.reduce((sum, one) => sum + one, 0);
    return Float64Array.from(scored, (_, i) => {
      const most = own.reduce((max, scores) => Math.max(max, scores[i]!), Number.NEGATIVE_INFINITY);
      const mean = own.reduce((sum, scores, d) => sum + weight[d]! * Math.exp(scores[i]! - most), 0) / whole;
      return most + Math.log(mean);
    });
  };
  const length = draws.count / chains;
  return {
    scores: averaged(0, draws.count),
    byChain: Float64Array.from({ length: chains }, (_, chain) =>
      averaged(chain * length, (chain + 1) * length).reduce((sum, score) => sum + score, 0),
    ),
  };
}

/** `place`: by cell, its place among the scores, −1 where it has none. */
function scoresOfDraw(
  panel: Panel,
  parameters: LawParameters,
  way: Foretelling,
  { firstUnseen, place, count }: { readonly firstUnseen: number; readonly place: Int32Array; readonly count: number },
): Float64Array {
  // A step ends in the period after it.
  const shift = meanSquare(parameters.common.subarray(0, firstUnseen - 1));
  const stretch = meanSquare(parameters.stretch.subarray(0, firstUnseen));
  const noise = parameters.noise ** 2;
  const scores = new Float64Array(count);
  for (let step = firstUnseen; step <= panel.to - panel.from; step++) {
    const { cells, mean, variance } = way.next();
    const together = openTogether(shift, stretch);
    for (let c = 0; c < cells.length; c++) {
      const cell = cells[c]!;
      const i = place[cell]!;
      if (i < 0) continue;
      const [m, own] = [mean[c]!, variance[c]! + noise * panel.variance[cell]!];
      const surprise = panel.measured[cell]! - m;
      const wide = own + shift + stretch * (m * m + variance[c]!);
      scores[i] = -0.5 * (Math.log(2 * Math.PI * wide) + (surprise * surprise) / wide);
      together.add(m, surprise, own);
    }
    way.settle(...together.estimate());
  }
  return scores;
}

/**
 * What all audiences of a period say together of its shift a and stretch d: surprises a + d·m + e, e ~ N(0, `own`), a and d
 * a priori normal around 0 with these variances. The mean of their joint posterior.
 */
function openTogether(
  shift: number,
  stretch: number,
): { add(m: number, surprise: number, own: number): void; estimate(): [shift: number, stretch: number] } {
  let [count, byMean, bySquare, bySurprise, byBoth] = [0, 0, 0, 0, 0];
  return {
    add(m, surprise, own) {
      count += 1 / own;
      byMean += m / own;
      bySquare += (m * m) / own;
      bySurprise += surprise / own;
      byBoth += (m * surprise) / own;
    },
    estimate() {
      // Multiplied through by the variances, so that one of 0 gives 0.
      const [aa, ad] = [1 + shift * count, shift * byMean];
      const [da, dd] = [stretch * byMean, 1 + stretch * bySquare];
      const [a, d] = [shift * bySurprise, stretch * byBoth];
      const determinant = aa * dd - ad * da;
      return [(dd * a - ad * d) / determinant, (aa * d - da * a) / determinant];
    },
  };
}

function meanSquare(values: Float64Array): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value * value, 0) / values.length;
}
