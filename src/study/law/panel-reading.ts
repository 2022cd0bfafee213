import type { Instrument } from '../../instruments/index.js';
import type { Problem } from '../../model/index.js';
import type { Observation, PanelSpec, Term } from '../../response/index.js';
import { type Reference, scaleOf } from '../reference.js';
import type { Design } from './designs.js';
import { readDoses, readStandards, type Standards } from './dose-rows.js';
import { openExposures, yearOf } from './exposure-columns.js';
import { type Readings, readReadings } from './observations.js';
import { aimsOf, insideOf, meantBy, partsOf, spanOf, untoldOf } from './panel-rules.js';
import { keepTold } from './records.js';
import { type NamedStandings, readStanding, type StandingKind } from './standing.js';
import { readTold, type Span, type Told } from './stretches.js';
import { readTieStrength, type TieScales } from './tie-strength.js';
import { windowOf } from './windows.js';

/** What the reading of a whole panel settles, so that a part of it can be read as if all of it had been. Plain data. */
export interface PanelSettings {
  readonly window: Span;
  readonly instruments: readonly string[];
  readonly standards: Standards;
  readonly ties: TieScales;
}

export interface PanelOptions {
  readonly standing: StandingKind;
  /** Standings of actors that are no states: without one, what they do is not known and is left out. */
  readonly named?: NamedStandings;
  /** Ids of the audiences to read, joined states' too; all without it. */
  readonly audiences?: readonly string[];
  /** On directed scales, ids of the actors toward whom to read; all without it. */
  readonly actors?: readonly string[];
  /** Those of a whole panel. A part that is read without them takes as long as all ties, and no instrument is dropped. */
  readonly settings?: PanelSettings;
}

/** A panel read from tables, with what was decided on the way. */
export interface PanelReading {
  readonly design: Design;
  readonly spec: PanelSpec;
  readonly window: Span;
  /** Ids of the instruments that are terms of the law. */
  readonly instruments: readonly string[];
  readonly dropped: readonly { readonly instrument: string; readonly reason: string }[];
  /** By instrument, audience-periods of the panel in which there is a dose. */
  readonly exposed: ReadonlyMap<string, number>;
  /** By instrument whose source lists its actors, whose acts it means. */
  readonly meant: ReadonlyMap<string, string>;
  /** What could not be used, counted by reason. */
  readonly leftOut: ReadonlyMap<string, number>;
  readonly problems: readonly Problem[];
  /** Ids of sources. */
  readonly origins: readonly string[];
  /** By instrument, the median exposure, which is a dose of 1; null where a dose is 0 or 1. */
  readonly standard: ReadonlyMap<string, number | null>;
  readonly settings: PanelSettings;
  /** Everything measured, also outside the window and, on common scales, of all audiences: aims are made from it. */
  readonly measured: readonly Observation[];
}

/** Exposed audience-periods below which an instrument is dropped: its response could not be learnt. */
const fewestExposed = 30;

/**
 * Read a design's panel: what was measured, who did how much to whom, how strong ties are, how much actors count, and where
 * they stood. All ids are those under which records are kept (`cow:260` and `cow:255`, not `DEU`).
 *
 * An unknown dose is never 0: of each audience's record the longest stretch stays of which all doses are known. On directed
 * scales that asks for the standing of the actor too.
 *
 * Throws 'no-data' and 'no-overlap' where tables lack what the design asks for, RangeError for `actors` on a common scale.
 */
export async function readPanel(reference: Reference, design: Design, options: PanelOptions): Promise<PanelReading> {
  const scale = scaleOf(design.scale);
  const directed = scale.kind === 'directed';
  if (options.actors !== undefined && !directed)
    throw new RangeError(`Expected actors on directed scales alone, got them for ${scale.id}`);
  const { settings } = options;
  const audiences = partsOf(reference, options.audiences);
  const toward = partsOf(reference, options.actors);
  const whole = audiences === null && toward === null;
  // On common scales positions are aims too, so all of them are read.
  const read = (): Promise<Readings> =>
    readReadings(reference, scale, { audiences: directed ? audiences : null, actors: toward });
  // First only where they decide what else to read: for a single audience all is read at once.
  const before = settings === undefined || audiences === null ? await read() : null;
  const told = await readTold(reference, settings?.instruments ?? design.instruments, scale.step, directed);
  const usable = told.filter(({ unusable }) => unusable === null);
  const wanted = usable.map(({ instrument }) => instrument);
  const window = settings?.window ?? windowOf(design, told, await spanOf(reference, scale, before, whole || !directed));
  const standards = settings?.standards ?? (await readStandards(reference, wanted, scale.step, window));
  const actors = directed && before !== null ? [...new Set(before.observations.map((one) => one.toward))] : toward;
  const years = { from: yearOf(window.from, scale), to: yearOf(window.to, scale) };
  const [readings, doses, ties, exists, { standing, origins: standingOrigins }, sources] = await Promise.all([
    before ?? read(),
    readDoses(reference, wanted, standards, { step: scale.step, window, audiences, actors }),
    readTieStrength(reference, { audiences, years, scales: settings?.ties ?? null }),
    readStanding(reference, 'equal', scale.step, options.named),
    readStanding(reference, options.standing, scale.step, options.named),
    readSources(reference),
  ]);
  const leftOut = new Map(readings.leftOut);
  const leave = (reason: string): void => void leftOut.set(reason, (leftOut.get(reason) ?? 0) + 1);
  const inside = insideOf(readings.observations, window, audiences, leave);
  const records = keepTold(inside, untoldOf(usable, doses, directed ? standing : null), leave);
  const aim = directed ? () => null : aimsOf(reference, readings.observations, window);
  const exposures = openExposures({
    scale,
    ...window,
    standing,
    aim,
    records,
    actors: [...new Set(readings.observations.map(({ audience }) => audience))],
    exists: (actor, period) => exists.standing(actor, period) !== null,
  });
  const counts = exposures.countDoses(doses, wanted.length);
  const used = wanted.flatMap((_, place) =>
    settings === undefined && whole && counts[place]! < fewestExposed ? [] : [place],
  );
  exposures.addDoses(doses, used);
  exposures.addTies(ties, used.length);
  const terms = used.map((place) => termOf(wanted[place]!));
  const instruments = terms.map(({ id }) => id);
  return {
    design,
    spec: {
      scale,
      ...window,
      observations: records.observations,
      terms: [...terms, { id: 'ties', kind: 'appeal', mechanism: null }],
      exposures: exposures.close(),
      standing,
      aim,
      options: design.options,
    },
    window,
    instruments,
    dropped: droppedOf(told, used, counts),
    exposed: new Map(used.map((place) => [wanted[place]!.id, counts[place]!])),
    meant: meantBy(
      reference,
      usable.filter((_, place) => used.includes(place)),
      window,
    ),
    leftOut,
    problems: readings.problems,
    origins: [
      ...new Set([
        ...readings.origins,
        ...instruments.flatMap((id) => sources.get(id) ?? []),
        ...standingOrigins,
        ...ties.origins,
      ]),
    ],
    standard: new Map(instruments.map((id) => [id, standards[id] ?? null])),
    settings: { window, instruments, standards, ties: ties.scales },
    measured: readings.observations,
  };
}

function termOf({ id, mechanism }: Instrument): Term {
  return { id, kind: 'instrument', mechanism };
}

/** `used`, `counts`: by place among those that are usable. */
function droppedOf(told: readonly Told[], used: readonly number[], counts: readonly number[]): PanelReading['dropped'] {
  let place = -1;
  return told.flatMap(({ instrument, unusable }) => {
    if (unusable !== null) return [{ instrument: instrument.id, reason: unusable }];
    place++;
    if (used.includes(place)) return [];
    const reason = `a dose in ${counts[place]} audience-periods, fewer than ${fewestExposed}`;
    return [{ instrument: instrument.id, reason }];
  });
}

/** By instrument, ids of the sources whose acts it takes. */
async function readSources(reference: Reference): Promise<ReadonlyMap<string, readonly string[]>> {
  const table = await reference.read('instruments', { columns: ['instrument', 'sources'] });
  const sources = table.textLists('sources');
  return new Map(table.text('instrument').map((id, row) => [id, sources[row]!]));
}
