import { compress, entries } from './exposures.js';
import type { Panel, PanelSpec } from './panel.js';

/** The doses of a panel one by one, so that it can be arranged with others without being read anew. */
export interface PanelDoses {
  readonly cell: Int32Array;
  readonly term: Int16Array;
  /** Index into the actors. */
  readonly actor: Int32Array;
  readonly actors: readonly string[];
  readonly value: Float64Array;
  readonly standing: Float64Array;
  /** Where the actor stood [L]; 0 on directed scales. */
  readonly aim: Float64Array;
}

/** Doses that count in a panel that was arranged from this; appeal is none. O(exposures). */
export function dosesOf(spec: PanelSpec, panel: Panel): PanelDoses {
  const places = new Map<string, number>();
  const columns = { cell: [], term: [], actor: [], value: [], standing: [], aim: [] } as Record<string, number[]>;
  const kept = withoutAppeal(spec);
  for (const one of entries(kept, { ...panel, cells: panel.measured.length }, () => undefined)) {
    let place = places.get(one.actor);
    if (place === undefined) places.set(one.actor, (place = places.size));
    columns['actor']!.push(place);
    for (const name of ['cell', 'term', 'value', 'standing', 'aim'] as const) columns[name]!.push(one[name]);
  }
  return {
    cell: Int32Array.from(columns['cell']!),
    term: Int16Array.from(columns['term']!),
    actor: Int32Array.from(columns['actor']!),
    actors: [...places.keys()],
    value: Float64Array.from(columns['value']!),
    standing: Float64Array.from(columns['standing']!),
    aim: Float64Array.from(columns['aim']!),
  };
}

/** Appeal has an entry for every pair and period: most of a panel’s. */
function withoutAppeal(spec: PanelSpec): PanelSpec {
  const { exposures, terms } = spec;
  const kept = Array.from({ length: exposures.term.length }, (_, i) => i).filter(
    (i) => terms[exposures.term[i]!]!.kind === 'instrument',
  );
  return {
    ...spec,
    exposures: {
      term: kept.map((i) => exposures.term[i]!),
      actor: kept.map((i) => exposures.actor[i]!),
      audience: kept.map((i) => exposures.audience[i]!),
      period: kept.map((i) => exposures.period[i]!),
      value: kept.map((i) => exposures.value[i]!),
    },
  };
}

/** The panel with these doses in place of its own; appeal stays. O(cells × terms + doses). */
export function withDoses(panel: Panel, doses: PanelDoses): Panel {
  const width = panel.terms.length;
  const cells = panel.measured.length;
  const directed = panel.scale.kind === 'directed';
  const [pull, push] = [new Float64Array(cells * width), new Float64Array(cells * width)];
  for (let cell = 0; cell < cells; cell++) {
    for (let e = panel.row[cell]!; e < panel.row[cell + 1]!; e++) {
      const k = panel.term[e]!;
      if (panel.terms[k]!.kind !== 'appeal') continue;
      pull[cell * width + k] = panel.pull[e]!;
      push[cell * width + k] = panel.push[e]!;
    }
  }
  for (let d = 0; d < doses.cell.length; d++) {
    const i = doses.cell[d]! * width + doses.term[d]!;
    const exposure = doses.standing[d]! * doses.value[d]!;
    pull[i]! += directed ? 0 : exposure;
    push[i]! += directed ? exposure : exposure * doses.aim[d]!;
  }
  return { ...panel, ...compress(pull, push, panel, { cells, spread: panel.spread }) };
}
