import {
  claimEventsTask,
  contextEffectTask,
  type ClaimEvents,
  type Dyads,
  dyadsOf,
  type EventKind,
  type EventPanel,
  type EventPoint,
} from '../../evidence/index.js';
import { instruments } from '../../instruments/index.js';
import type { EvidenceMeasure } from '../compare/evidence-table.js';
import type { EvidenceRow } from '../compare/evidence-reading.js';
import type { PanelReading } from '../law/panel-reading.js';
import { uncapitalised } from '../telling.js';
import type { Workshop } from '../../model/index.js';
import type { ContextCells } from './evidence-contexts.js';
import { type About, evidenceRow } from './evidence-rows.js';

export interface EventInputs {
  readonly seed: number;
  readonly workshop: Workshop;
  /** By instrument, the dyad-periods of each context; null where no contexts are told. */
  readonly contexts: ((dyads: Dyads, instrument: string) => readonly ContextCells[]) | null;
}

/** Event studies of every instrument of a panel; where a number cannot be had there is no row of it. */
export async function eventRows(
  { spec, instruments: ids }: PanelReading,
  about: (instrument: string) => About,
  { seed, workshop, contexts }: EventInputs,
): Promise<EvidenceRow[]> {
  const dyads = dyadsOf(spec);
  const panelOf = (id: string): EventPanel =>
    panelFor(
      dyads,
      spec.terms.findIndex((term) => term.id === id),
      id,
    );
  const found: ClaimEvents[] = [];
  // A few at once: panels of all dyads are large.
  for (let from = 0; from < ids.length; from += atOnce) {
    const parts = ids.slice(from, from + atOnce).map((id) => ({ panel: panelOf(id), seed, ...kindOf(id) }));
    found.push(...(await workshop.map(claimEventsTask, parts)));
    workshop.progress(Math.min(ids.length, from + atOnce), ids.length, 'event studies');
  }
  const rows = ids.flatMap((id, i) => rowsOf(about(id), found[i]!));
  if (contexts === null) return rows;
  for (const id of ids) {
    const panel = panelOf(id);
    const cells = contexts(dyads, id);
    const effects = await workshop.map(
      contextEffectTask,
      cells.map(({ counts }) => ({ panel: { ...panel, counts }, kind: kindOf(id).kind })),
    );
    rows.push(...cells.flatMap(({ context }, i) => contextRow(about(id), context, effects[i]!)));
  }
  return rows;
}

const atOnce = 4;

/** Amounts change by degrees, and are followed by local projection; what is done or not begins. */
function kindOf(id: string): { readonly kind: EventKind; readonly lasting: boolean } {
  const { transform, lasting } = instruments.find((one) => one.id === id)!;
  return { kind: transform === 'amount' ? 'change' : 'onset', lasting };
}

/** Of an instrument whose source lists its actors, what others did is not known: listed are those of whom anything is told. */
function panelFor({ panel, ties, doseOf, otherActs, actors }: Dyads, term: number, id: string): EventPanel {
  const { covers } = instruments.find((one) => one.id === id)!;
  const everybody = doseOf(term, null);
  const controls = ties === null ? [] : [{ name: 'ties', values: ties }];
  const others = otherActs(term).map((other) => ({
    ...other,
    name: uncapitalised(instruments.find(({ id: own }) => own === other.name)!.title),
  }));
  const known = { ...panel, controls, otherActs: others };
  if (covers.actors === 'all') return { ...known, dose: everybody };
  const listed = new Set<string>();
  for (let d = 0; d < panel.actor.length; d++) {
    for (let t = d * panel.periods; t < (d + 1) * panel.periods; t++)
      if (everybody[t]! !== 0 && !Number.isNaN(everybody[t]!)) listed.add(actors[panel.actor[d]!]!);
  }
  return { ...known, dose: doseOf(term, listed) };
}

function rowsOf(about: About, found: ClaimEvents): EvidenceRow[] {
  const path = (measure: EvidenceMeasure, points: readonly EventPoint[]): EvidenceRow[] =>
    points.map(({ h, mean, sd, degrees, events }) =>
      evidenceRow(about, measure, { item: String(h), mean, sd, degrees, count: events }),
    );
  const { placebo, difference, confounder, robustness, quickness, durability } = found;
  return [
    ...path('event-study', found.weighted),
    ...path('event-study-unweighted', found.counted),
    ...path('release', found.release),
    ...(placebo === null ? [] : [evidenceRow(about, 'placebo', tested(placebo))]),
    ...(difference === null ? [] : [evidenceRow(about, 'placebo-difference', tested(difference))]),
    ...(confounder === null
      ? []
      : [
          evidenceRow(about, 'confounder', {
            item: confounder.covariate,
            mean: confounder.mean,
            sd: confounder.sd,
            degrees: confounder.degrees,
            // Effective groups need not be whole.
            count: Math.round(confounder.degrees) + 1,
          }),
        ]),
    ...(robustness === null
      ? []
      : [evidenceRow(about, 'robustness-value', { mean: robustness.value, degrees: robustness.degrees })]),
    ...(quickness === null ? [] : [evidenceRow(about, 'quickness', quickness)]),
    ...(durability === null ? [] : [evidenceRow(about, 'durability', tested(durability))]),
  ];
}

function tested({ mean, sd, degrees }: { readonly mean: number; readonly sd: number; readonly degrees: number }) {
  return { mean, sd, degrees };
}

function contextRow(about: About, context: string, effect: EventPoint | null): EvidenceRow[] {
  if (effect === null) return [];
  const { mean, sd, degrees, events } = effect;
  return [evidenceRow(about, 'context', { item: context, mean, sd, degrees, count: events })];
}
