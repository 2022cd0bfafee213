import { type ForestData, type ForestRow, type Interval, signOf } from '../../../charts/index.js';
import { type MechanismId, mechanisms } from '../../../instruments/index.js';
import type { Estimate } from '../../../model/index.js';
import type { Results } from '../../../study/index.js';
import { instruments as words } from '../../messages/en/instruments.js';
import type { Query } from '../../shell/index.js';

export type Compared = Results['compare'];
export type Told = Compared['instruments'][number];
export type Design = Compared['designs'][number];
type Standing = keyof Told['standings'];

/** Years after an act that responses are told for. */
export const horizons = [1, 3, 5, 10] as const;

export type Horizon = (typeof horizons)[number];

/** What the page shows, from its address. */
export interface View {
  readonly scale: string;
  readonly design: string | null;
  readonly mechanism: MechanismId | null;
  readonly horizon: Horizon;
  readonly by: string | null;
  /** The instrument whose evidence is open. */
  readonly instrument: string | null;
}

/** Values of the address that mean nothing here count as not given. */
export function viewOf(query: Query): View {
  return {
    scale: query['scale'] ?? 'unga',
    design: query['design'] ?? null,
    mechanism: mechanisms.find(({ id }) => id === query['mechanism'])?.id ?? null,
    horizon: horizons.find((years) => String(years) === query['horizon']) ?? 5,
    by: query['by'] ?? null,
    instrument: query['instrument'] ?? null,
  };
}

/** The design asked for; else the first that has the instrument asked for; else the first. */
export function designOf({ designs, instruments }: Compared, { design, instrument }: View): Design | null {
  const named = designs.find((one) => one.design === design);
  const having = instruments.find(({ id }) => id === instrument)?.design;
  return named ?? designs.find((one) => one.design === having) ?? designs[0] ?? null;
}

/** Instruments of a design and mechanism, from the gentlest mechanism to the harshest. */
export function shownInstruments({ instruments }: Compared, design: Design | null, view: View): Told[] {
  const order = mechanisms.map(({ id }) => id);
  return instruments
    .filter((told) => told.design === design?.design && (view.mechanism ?? told.mechanism) === told.mechanism)
    .sort((a, b) => order.indexOf(a.mechanism) - order.indexOf(b.mechanism));
}

/** Responses on common scales are shares of the way to go and told in percent; others in the unit of the scale. */
export function toldUnit({ scale, unit }: Pick<Compared, 'scale' | 'unit'>): {
  readonly by: number;
  readonly unit: string;
} {
  return scale.kind === 'common' ? { by: 100, unit: words.units.way } : { by: 1, unit };
}

export function responseOf(told: Told, standing: Standing, horizon: Horizon): Estimate | null {
  return told.standings[standing]?.response[`h${horizon}`] ?? null;
}

/** The event study's estimate at the horizon; null where there is none. */
function eventResponseOf(told: Told, horizon: Horizon): Estimate | null {
  return told.eventStudy?.path.find(({ h }) => h === horizon) ?? null;
}

/** An estimate, or quantiles alone, in another unit: every number of it times the same. */
export function times<Known extends Interval>(known: Known, by: number): Known {
  const numbers = ['mean', 'sd', 'q05', 'q25', 'q50', 'q75', 'q95'] as const;
  const told: Partial<Record<(typeof numbers)[number], number>> = known;
  const scaled = numbers.flatMap((name) => (told[name] === undefined ? [] : [[name, by * told[name]] as const]));
  return { ...known, ...Object.fromEntries(scaled) };
}

/** A reading without its last sentence, which says the grade: that has a sign of its own on the page. */
export function readingAlone(reading: string): string {
  return reading.replace(/\s*Evidence: .*$/s, '');
}

/** What is known of the direction of some responses: by grade, and by an interval alone. */
export interface Directions {
  readonly all: number;
  /** Graded weak or better. */
  readonly known: readonly Told[];
  /** Not known by the grade, though the 90 % interval leaves 0 out under the first standing. */
  readonly mayBeChance: number;
}

export function directionsOf(shown: readonly Told[], horizon: Horizon): Directions {
  const isKnown = ({ grade }: Told): boolean => grade.word !== 'none' && grade.word !== 'contradicted';
  const leavesOut0 = (told: Told): boolean => {
    const { q05, q95 } = told.response[`h${horizon}`];
    return q05 > 0 || q95 < 0;
  };
  return {
    all: shown.length,
    known: shown.filter(isKnown),
    mayBeChance: shown.filter((told) => !isKnown(told) && leavesOut0(told)).length,
  };
}

export function forestOf(compared: Compared, shown: readonly Told[], horizon: Horizon): ForestData {
  const { by, unit } = toldUnit(compared);
  const scaled = (estimate: Estimate | null): Interval | null => (estimate === null ? null : times(estimate, by));
  return {
    title: words.forest.figure(horizon),
    unit,
    ends: words.forest.ends[compared.scale.kind],
    rows: shown.map((told): ForestRow => {
      const eventStudy = scaled(eventResponseOf(told, horizon));
      return {
        id: told.id,
        title: told.title,
        sign: signOf(told.mechanism),
        group: words.mechanisms[told.mechanism],
        estimates: {
          equal: scaled(responseOf(told, 'equal', horizon)),
          capability: scaled(responseOf(told, 'capability-share', horizon)),
          ...(eventStudy === null ? {} : { 'event-study': eventStudy }),
        },
        grade: told.grade.word,
        effectiveActors: told.effectiveActors,
      };
    }),
  };
}

/** The contrast of a design under each standing, as one row; null where no law has it. */
export function contrastOf(compared: Compared, design: Design): ForestData | null {
  const { by, unit } = toldUnit(compared);
  const found = (standing: Standing): Interval | null => {
    const contrast = design.laws.find((law) => law.standing === standing)?.contrast ?? null;
    return contrast === null ? null : times(contrast.difference, by);
  };
  const [equal, capability] = [found('equal'), found('capability-share')];
  if (equal === null && capability === null) return null;
  return {
    title: words.contrast.figure,
    unit,
    ends: words.forest.ends[compared.scale.kind],
    rows: [
      {
        id: 'contrast',
        title: words.contrast.label,
        sign: 'attraction',
        group: words.contrast.group,
        estimates: { equal, capability },
        grade: null,
        effectiveActors: null,
      },
    ],
  };
}

/** Low and high end for strips under each other: the reach of most, so that one wide strip does not flatten the rest. */
export function commonDomain(estimates: readonly (Interval | null)[]): readonly [number, number] {
  const reaches = estimates
    .flatMap((one) => (one === null ? [] : [Math.max(Math.abs(one.q05), Math.abs(one.q95))]))
    .sort((a, b) => a - b);
  const reach = reaches[Math.floor(reaches.length * 0.8)] ?? 1;
  return [-reach * 1.1, reach * 1.1];
}
