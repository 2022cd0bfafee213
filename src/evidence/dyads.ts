import type { PanelSpec } from '../response/index.js';
import type { EventPanel, OtherActs } from './event-study-panel.js';

/** The dyads of a panel, for event studies of its instruments: everything but the doses of one of them. */
export interface Dyads {
  readonly audiences: readonly string[];
  readonly actors: readonly string[];
  /** Without an instrument nobody does anything. */
  readonly panel: Omit<EventPanel, 'dose'>;
  /**
   * By dyad × period, the dose of a term: 0 where nothing was done while the audience’s doses are told, NaN beyond. `listed`: whose
   * acts its sources tell of; of others nothing is known; null = everybody's.
   */
  doseOf(term: number, listed: ReadonlySet<string> | null): Float32Array;
  /** By the ids of the others, when the doses of all instruments but this one changed. */
  otherActs(term: number): OtherActs[];
  /** By dyad × period, the strength of ties; 0, that of the mean pair, where it is not told. */
  readonly ties: Float32Array | null;
}

/**
 * On common scales a dyad is an audience and any actor with a position and standing of its own; on directed ones a series. Doses
 * are told from an audience's first observation to the last but one.
 */
export function dyadsOf(spec: PanelSpec): Dyads {
  const { scale, from, to, observations, standing, aim, terms, exposures } = spec;
  const directed = scale.kind === 'directed';
  const periods = to - from + 1;
  const series = indexOf(observations.map((one) => (directed ? `${one.audience}\t${one.toward}` : one.audience)));
  const audiences = indexOf(observations.map(({ audience }) => audience));
  const actors = indexOf(directed ? observations.map(({ toward }) => toward) : observations.map((one) => one.audience));
  const outcome = new Float64Array(series.ids.length * periods).fill(Number.NaN);
  const first = new Int32Array(series.ids.length).fill(periods);
  const last = new Int32Array(series.ids.length).fill(-1);
  for (const one of observations) {
    const s = series.places.get(directed ? `${one.audience}\t${one.toward}` : one.audience)!;
    const t = one.period - from;
    outcome[s * periods + t] = one.mean;
    first[s] = Math.min(first[s]!, t);
    last[s] = Math.max(last[s]!, t);
  }
  const byActor = (of: (actor: string, period: number) => number | null): Float64Array => {
    const values = new Float64Array(actors.ids.length * periods);
    actors.ids.forEach((id, a) => {
      for (let t = 0; t < periods; t++) values[a * periods + t] = of(id, from + t) ?? Number.NaN;
    });
    return values;
  };
  const counts = byActor(standing);
  const aims = directed ? null : byActor(aim);
  const pairs = directed ? series.ids.map((id) => id.split('\t') as [string, string]) : pairsOf(series.ids, actors.ids);
  const dyads = new Map(pairs.map(([audience, actor], d) => [`${audience}\t${actor}`, d]));
  const panel = {
    from,
    periods,
    outcome,
    position: outcome,
    aim: aims,
    standing: counts,
    series: Int32Array.from(pairs, ([audience], d) => (directed ? d : series.places.get(audience)!)),
    audience: Int32Array.from(pairs, ([audience]) => audiences.places.get(audience)!),
    actor: Int32Array.from(pairs, ([, actor]) => actors.places.get(actor)!),
  };
  const fill = (term: number, into: Float32Array): Float32Array => {
    for (let i = 0; i < exposures.term.length; i++) {
      if (exposures.term[i] !== term) continue;
      const d = dyads.get(`${exposures.audience[i]}\t${exposures.actor[i]}`);
      if (d !== undefined) into[d * periods + exposures.period[i]! - from] = exposures.value[i]!;
    }
    return into;
  };
  const appeal = terms.findIndex(({ kind }) => kind === 'appeal');
  const doseOf: Dyads['doseOf'] = (term, listed) => {
    const dose = new Float32Array(pairs.length * periods).fill(Number.NaN);
    pairs.forEach(([, actor], d) => {
      const s = panel.series[d]!;
      if (listed?.has(actor) !== false) dose.fill(0, d * periods + first[s]!, d * periods + last[s]!);
    });
    return fill(term, dose);
  };
  const changes = new Map<number, OtherActs>();
  const changesOf = (term: number): OtherActs => {
    let known = changes.get(term);
    if (known === undefined) changes.set(term, (known = changesIn(doseOf(term, null), periods, terms[term]!.id)));
    return known;
  };
  return {
    audiences: audiences.ids,
    actors: actors.ids,
    panel,
    doseOf,
    otherActs: (term) =>
      [...terms.keys()].filter((other) => other !== term && terms[other]!.kind === 'instrument').map(changesOf),
    ties: appeal < 0 ? null : fill(appeal, new Float32Array(pairs.length * periods)),
  };
}

function changesIn(dose: Float32Array, periods: number, name: string): OtherActs {
  const cell: number[] = [];
  const change: number[] = [];
  for (let i = 0; i < dose.length; i++) {
    if (i % periods === 0) continue;
    const by = dose[i]! - dose[i - 1]!;
    if (by === 0 || Number.isNaN(by)) continue;
    cell.push(i);
    change.push(by);
  }
  return { name, cell: Int32Array.from(cell), change: Float32Array.from(change) };
}

function indexOf(ids: readonly string[]): { ids: string[]; places: Map<string, number> } {
  const sorted = [...new Set(ids)].sort();
  return { ids: sorted, places: new Map(sorted.map((id, place) => [id, place])) };
}

function pairsOf(audiences: readonly string[], actors: readonly string[]): [string, string][] {
  return audiences.flatMap((audience) =>
    actors.filter((actor) => actor !== audience).map((actor): [string, string] => [audience, actor]),
  );
}
