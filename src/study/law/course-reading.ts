import type { Course } from '../../mechanics/index.js';
import type { Period } from '../../model/index.js';
import {
  arrangePanel,
  audienceKey,
  courseOf,
  type ExposureRows,
  type LawDraws,
  type Observation,
  type Panel,
  type PanelSpec,
  withObservations,
} from '../../response/index.js';
import { type Reference, scaleOf } from '../reference.js';
import { designOf } from './designs.js';
import { readPanel } from './panel-reading.js';
import { readStanding, type StandingKind } from './standing.js';
import type { StoredLaw } from './stored-law.js';
import type { Span } from './stretches.js';
import { readVariants } from './variants.js';

/** Everything of one audience that a law was fitted to, for its course to be drawn. */
export interface AudienceRecord {
  /** Id under which its records are kept; on directed scales also that of the actor, else empty. */
  readonly audience: string;
  readonly toward: string;
  /** As in the fit, but on common scales actors in several parts (`cow:260`, `cow:255`) act under their one id (`DEU`). */
  readonly spec: PanelSpec;
  /** One panel a variant of the measurements. */
  readonly variants: readonly Panel[];
  /** First and last period of its record in the fit. */
  readonly span: Span;
}

/** Whose records to read: ids of whole actors. */
export interface RecordsOf {
  readonly audiences: readonly string[];
  /** On directed scales, toward whom; everybody where nobody is named. */
  readonly actors?: readonly string[];
}

/** What a law was fitted to, of some audiences, under each standing for which there is a law. */
export interface AudienceRecords {
  readonly byStanding: ReadonlyMap<StandingKind, readonly AudienceRecord[]>;
  readonly origins: readonly string[];
}

/**
 * Read what the laws of one design were fitted to, of these audiences alone. On common scales the records of all standings
 * are the same but for the weight of those who act, and are read once. Audiences seen only once in the window are not there.
 */
export async function readAudiences(
  reference: Reference,
  laws: readonly StoredLaw[],
  { audiences, actors }: RecordsOf,
): Promise<AudienceRecords> {
  const directed = scaleOf(laws[0]!.scale).kind === 'directed';
  const of = { audiences, ...(directed && actors !== undefined ? { actors } : {}) };
  const found = directed
    ? await Promise.all(laws.map((law) => readRecords(reference, [law], of)))
    : [await readRecords(reference, laws, of)];
  return {
    byStanding: new Map(found.flatMap(({ byStanding }) => [...byStanding])),
    origins: [...new Set(found.flatMap(({ origins }) => origins))],
  };
}

/** One reading for all of these laws, whose standings differ at most. */
async function readRecords(
  reference: Reference,
  laws: readonly StoredLaw[],
  of: { readonly audiences: readonly string[]; readonly actors?: readonly string[] },
): Promise<AudienceRecords> {
  const [first] = laws as [StoredLaw];
  const design = designOf(first.design)!;
  const { step } = scaleOf(first.scale);
  const others = laws.slice(1).map(({ standing }) => readStanding(reference, standing, step));
  const reading = await readPanel(reference, design, { ...of, standing: first.standing, settings: first.settings });
  const variants = await readVariants(reference, reading);
  const standings = [{ standing: reading.spec.standing, origins: reading.origins }, ...(await Promise.all(others))];
  const byStanding = laws.map((law, i) => {
    const own = { ...reading.spec, standing: standings[i]!.standing, options: law.options };
    const spec = own.scale.kind === 'directed' ? own : asWholeActors(reference, own);
    return [law.standing, recordsOf(remembered(spec), variants, law)] as const;
  });
  return { byStanding: new Map(byStanding), origins: standings.flatMap(({ origins }) => origins) };
}

/**
 * The course of an audience under a law between two periods of its record. `draws`: those of the law with this audience's
 * mass alone. Same seed, same digits.
 */
export function courseUnder(
  { spec, variants }: AudienceRecord,
  draws: LawDraws,
  { from, to }: Span,
  seed: number,
): Course {
  return courseOf({
    spec: { ...spec, exposures: within(spec.exposures, { from, to }) },
    variants,
    draws,
    from,
    to,
    seed,
  });
}

/** What was done in the steps of a window: what was done before is in the path, and no force of the course. */
function within(exposures: ExposureRows, { from, to }: Span): ExposureRows {
  const rows: number[] = [];
  for (let row = 0; row < exposures.period.length; row++)
    if (exposures.period[row]! >= from && exposures.period[row]! < to) rows.push(row);
  return rowsOf(exposures, rows);
}

function rowsOf({ term, actor, audience, period, value }: ExposureRows, rows: readonly number[]): ExposureRows {
  return {
    term: rows.map((row) => term[row]!),
    actor: rows.map((row) => actor[row]!),
    audience: rows.map((row) => audience[row]!),
    period: rows.map((row) => period[row]!),
    value: rows.map((row) => value[row]!),
  };
}

function recordsOf(spec: PanelSpec, variants: readonly PanelSpec[], law: StoredLaw): AudienceRecord[] {
  const observations = grouped(spec.observations);
  const drawn = variants.map((variant) => grouped(variant.observations));
  const exposures = exposuresByKey(spec);
  return [...observations].flatMap(([key, seen]): AudienceRecord[] => {
    if (seen.length < 2) return [];
    const own: PanelSpec = { ...spec, observations: seen, exposures: exposures.get(key) ?? noExposures };
    const arranged: Panel = { ...arrangePanel(own).panel, centre: law.centre, spread: law.spread };
    const first = spec.from + arranged.entry[0]!;
    const { audience, toward } = seen[0]!;
    return [
      {
        audience,
        toward,
        spec: own,
        variants: drawn.map((variant) => withObservations(arranged, variant.get(key) ?? [])),
        span: { from: first, to: first + arranged.measured.length - 1 },
      },
    ];
  });
}

function grouped(observations: readonly Observation[]): Map<string, Observation[]> {
  const byKey = new Map<string, Observation[]>();
  for (const one of observations) {
    const key = audienceKey(one.audience, one.toward);
    const list = byKey.get(key);
    if (list === undefined) byKey.set(key, [one]);
    else list.push(one);
  }
  return byKey;
}

const noExposures: ExposureRows = { term: [], actor: [], audience: [], period: [], value: [] };

/**
 * What was done to each audience apart; on directed scales only what its actor did. Acts come in a fixed order, for tables do not
 * promise one, and sums in another order are other digits.
 */
function exposuresByKey({ exposures, scale, terms }: PanelSpec): Map<string, ExposureRows> {
  const { term, actor, audience } = exposures;
  const byKey = new Map<string, number[]>();
  for (let row = 0; row < term.length; row++) {
    const key = scale.kind === 'directed' ? audienceKey(audience[row]!, actor[row]!) : audience[row]!;
    const rows = byKey.get(key);
    if (rows === undefined) byKey.set(key, [row]);
    else rows.push(row);
  }
  const { period } = exposures;
  const inOrder = (a: number, b: number): number => {
    if (term[a] !== term[b]) return term[a]! - term[b]!;
    if (actor[a] !== actor[b]) return actor[a]! < actor[b]! ? -1 : 1;
    return period[a]! - period[b]!;
  };
  const isAct = (row: number): boolean => terms[term[row]!]!.kind === 'instrument';
  return new Map(
    [...byKey].map(([key, rows]) => {
      const acts = rows.filter(isAct).sort(inOrder);
      return [key, rowsOf(exposures, [...acts, ...rows.filter((row) => !isAct(row))])];
    }),
  );
}

/** The same panel, asking for each standing and aim once: each is used many times, and takes some steps to find. */
function remembered(spec: PanelSpec): PanelSpec {
  const remember = (find: PanelSpec['aim']): PanelSpec['aim'] => {
    const found = new Map<string, (number | null | undefined)[]>();
    return (actor, period) => {
      let own = found.get(actor);
      if (own === undefined) {
        own = Array.from<undefined>({ length: spec.to - spec.from + 1 });
        found.set(actor, own);
      }
      const known = own[period - spec.from];
      if (known !== undefined) return known;
      return (own[period - spec.from] = find(actor, period));
    };
  };
  return { ...spec, standing: remember(spec.standing), aim: remember(spec.aim) };
}

/**
 * Actors whose records are kept in several parts act under their one id, so that what Germany did is not two actors' doing. At any
 * time the part that counts then stands for the whole.
 */
function asWholeActors(reference: Reference, spec: PanelSpec): PanelSpec {
  const parts = new Map(
    reference.resolver.actors.filter((actor) => actor.parts.length > 1).map((actor) => [actor.id, actor.parts]),
  );
  const wholeOf = new Map([...parts].flatMap(([id, own]) => own.map((part) => [part, id] as const)));
  const partOf = (actor: string, period: Period): string =>
    parts.get(actor)?.findLast((part) => spec.standing(part, period) !== null) ?? actor;
  const { actor, period } = spec.exposures;
  return {
    ...spec,
    exposures: {
      ...spec.exposures,
      actor: Array.from({ length: actor.length }, (_, row) => {
        const [id, when] = [actor[row]!, period[row]!];
        const whole = wholeOf.get(id);
        return whole !== undefined && partOf(whole, when) === id ? whole : id;
      }),
    },
    standing: (id, when) => spec.standing(partOf(id, when), when),
    aim: (id, when) => spec.aim(partOf(id, when), when),
  };
}
