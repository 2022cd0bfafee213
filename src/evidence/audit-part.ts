import type { Panel } from '../response/index.js';
import type { Random } from '../statistics/index.js';

/** How much of a panel a made-up world takes; null = all. */
export interface PartSize {
  readonly audiences: number | null;
  readonly instruments: number | null;
}

/** The panel of some of its audiences and instruments, and of all appeal: records, doses and aims as they are. */
export function partOfPanel(panel: Panel, size: PartSize, random: Random): Panel {
  const chosen = some([...panel.audiences.keys()], size.audiences, random);
  const ofKind = (kind: 'instrument' | 'appeal'): number[] =>
    [...panel.terms.keys()].filter((k) => panel.terms[k]!.kind === kind);
  const terms = [...some(ofKind('instrument'), size.instruments, random), ...ofKind('appeal')];
  const place = new Map(terms.map((k, i) => [k, i]));
  const start = new Int32Array(chosen.length + 1);
  const cells: number[] = [];
  chosen.forEach((j, i) => {
    for (let cell = panel.start[j]!; cell < panel.start[j + 1]!; cell++) cells.push(cell);
    start[i + 1] = cells.length;
  });
  const row = new Int32Array(cells.length + 1);
  const entries: number[] = [];
  cells.forEach((cell, c) => {
    for (let e = panel.row[cell]!; e < panel.row[cell + 1]!; e++) if (place.has(panel.term[e]!)) entries.push(e);
    row[c + 1] = entries.length;
  });
  const part: Panel = {
    ...panel,
    audiences: chosen.map((j) => panel.audiences[j]!),
    terms: terms.map((k) => panel.terms[k]!),
    start,
    entry: Int32Array.from(chosen, (j) => panel.entry[j]!),
    settled: Uint8Array.from(chosen, (j) => panel.settled[j]!),
    measured: Float64Array.from(cells, (cell) => panel.measured[cell]!),
    variance: Float64Array.from(cells, (cell) => panel.variance[cell]!),
    row,
    term: Int16Array.from(entries, (e) => place.get(panel.term[e]!)!),
    pull: Float64Array.from(entries, (e) => panel.pull[e]!),
    push: Float64Array.from(entries, (e) => panel.push[e]!),
  };
  return { ...part, usual: usualIn(part) };
}

/** By term, the root mean square of its exposure where there is any, as when panels are arranged. */
function usualIn({ terms, term, pull, push, scale, spread }: Panel): Float64Array {
  const [squares, counts] = [new Float64Array(terms.length), new Float64Array(terms.length)];
  for (let e = 0; e < term.length; e++) {
    const k = term[e]!;
    const appeal = terms[k]!.kind === 'appeal';
    const size = scale.kind === 'directed' ? push[e]! : appeal ? push[e]! / spread : pull[e]!;
    squares[k]! += size * size;
    counts[k]! += 1;
  }
  return squares.map((sum, k) => (counts[k] === 0 ? 0 : Math.sqrt(sum / counts[k]!)));
}

/** So many of a list, in its order. */
function some(list: readonly number[], count: number | null, random: Random): number[] {
  const dealt = shuffled(list, random);
  return dealt.slice(0, count ?? dealt.length).sort((a, b) => a - b);
}

export function shuffled<One>(list: readonly One[], random: Random): One[] {
  const dealt = [...list];
  for (let i = dealt.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [dealt[i], dealt[j]] = [dealt[j]!, dealt[i]!];
  }
  return dealt;
}
