import type { ActorLabel, Acts, Ties } from '../../src/model/index.js';

/** Acts as lines: `actor > audience, scheme code, when, amount, together, event`; a period of a year is its year alone. */
export function writtenActs(acts: Acts): string[] {
  return Array.from({ length: acts.rows }, (_, i) => {
    const { scheme, code } = acts.codes[acts.code[i]!]!;
    const [year, month] = [Math.floor(acts.month[i]! / 12), (acts.month[i]! % 12) + 1];
    const when = acts.months[i] === 12 ? `${year}` : `${year}-${String(month).padStart(2, '0')}`;
    const amount = Number.isNaN(acts.hundredths[i]!) ? 'none' : acts.hundredths[i]! / 100;
    const who = `${labelled(acts.labels[acts.actor[i]!])} > ${labelled(acts.labels[acts.audience[i]!])}`;
    return `${who}, ${scheme} ${code}, ${when}, ${amount}, ${acts.together[i]}, ${acts.event[i]}`;
  });
}

/** Ties as lines: `kind: first + second, year = value`. */
export function writtenTies(ties: Ties): string[] {
  return Array.from({ length: ties.rows }, (_, i) => {
    const [first, second] = [labelled(ties.labels[ties.first[i]!]), labelled(ties.labels[ties.second[i]!])];
    return `${ties.kinds[ties.kind[i]!]}: ${first} + ${second}, ${ties.year[i]} = ${ties.value[i]}`;
  });
}

/** How many acts or ties there are of each code or kind. */
export function counted(words: readonly string[], places: Int32Array): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const place of places) counts[words[place]!] = (counts[words[place]!] ?? 0) + 1;
  return counts;
}

function labelled(label: ActorLabel | undefined): string {
  return label === undefined ? 'nobody' : `${label.scheme}:${label.code}${label.name === '' ? '' : ` ${label.name}`}`;
}
