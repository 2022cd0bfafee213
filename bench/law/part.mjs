/**
 * @import { Panel } from '../../dist/response/index.js'
 * @import { Random } from '../../dist/statistics/index.js'
 */

/**
 * The panel of some of its audiences and instruments, and of all appeal: records, doses and aims as they are.
 * @param {Panel} panel
 * @param {{ audiences: number | null, instruments: number | null }} size null = all
 * @param {Random} random
 * @returns {Panel}
 */
export function drawPart(panel, size, random) {
  const chosen = some([...panel.audiences.keys()], size.audiences, random);
  const instruments = [...panel.terms.keys()].filter((k) => panel.terms[k]?.kind === 'instrument');
  const appeal = [...panel.terms.keys()].filter((k) => panel.terms[k]?.kind === 'appeal');
  const terms = [...some(instruments, size.instruments, random), ...appeal];
  const place = new Map(terms.map((k, i) => [k, i]));
  const start = new Int32Array(chosen.length + 1);
  const cells = chosen.flatMap((j, i) => {
    const [first, end] = [Number(panel.start[j]), Number(panel.start[j + 1])];
    start[i + 1] = Number(start[i]) + end - first;
    return Array.from({ length: end - first }, (_, c) => first + c);
  });
  const row = new Int32Array(cells.length + 1);
  const entries = cells.flatMap((cell, c) => {
    const all = Array.from(
      { length: Number(panel.row[cell + 1]) - Number(panel.row[cell]) },
      (_, e) => Number(panel.row[cell]) + e,
    );
    const kept = all.filter((e) => place.has(Number(panel.term[e])));
    row[c + 1] = Number(row[c]) + kept.length;
    return kept;
  });
  const push = Float64Array.from(entries, (e) => Number(panel.push[e]));
  const pull = Float64Array.from(entries, (e) => Number(panel.pull[e]));
  const term = Int16Array.from(entries, (e) => Number(place.get(Number(panel.term[e]))));
  const usual = terms.map((k, i) => {
    const sizes = [...term.keys()]
      .filter((e) => term[e] === i)
      .map((e) => (panel.terms[k]?.kind === 'appeal' ? Number(push[e]) / panel.spread : Number(pull[e])));
    return sizes.length === 0 ? 0 : Math.sqrt(sizes.reduce((sum, one) => sum + one * one, 0) / sizes.length);
  });
  return {
    ...panel,
    audiences: chosen.map((j) => String(panel.audiences[j])),
    terms: terms.flatMap((k) => panel.terms[k] ?? []),
    start,
    entry: Int32Array.from(chosen, (j) => Number(panel.entry[j])),
    settled: Uint8Array.from(chosen, (j) => Number(panel.settled[j])),
    measured: Float64Array.from(cells, (cell) => Number(panel.measured[cell])),
    variance: Float64Array.from(cells, (cell) => Number(panel.variance[cell])),
    row,
    term,
    pull,
    push,
    usual: Float64Array.from(usual),
  };
}

/** So many of a list, in its order. @param {readonly number[]} list @param {number | null} count @param {Random} random */
function some(list, count, random) {
  const rest = shuffled(list, random);
  return rest.slice(0, count ?? rest.length).sort((a, b) => a - b);
}

/** @template One @param {readonly One[]} list @param {Random} random @returns {One[]} */
export function shuffled(list, random) {
  const keyed = list.map((one) => ({ one, key: random.uniform() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ one }) => one);
}
