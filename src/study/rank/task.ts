import type { Course } from '../../mechanics/index.js';
import type { Period, Task } from '../../model/index.js';
import { audienceKey, type LawDraws } from '../../response/index.js';
import { overlapOf } from '../law/choose-law.js';
import { type AudienceRecord, courseUnder, readAudiences } from '../law/course-reading.js';
import type { StandingKind } from '../law/standing.js';
import { readLawDraws, readLaws, type StoredLaw } from '../law/stored-law.js';
import { openReference } from '../reference.js';
import { rankableCalled } from './rankable.js';
import { addTo, noSums, type Sums } from './ranking.js';
import type { Ground } from './values.js';

/** A few audiences on which all actors are to be measured. Plain data. */
export interface RankPart {
  /** The folder of built tables. */
  readonly data: string;
  readonly seed: number;
  readonly scale: string;
  readonly design: string;
  readonly standing: StandingKind;
  /** Id of what actors are ranked by. */
  readonly word: string;
  /** Ids. */
  readonly audiences: readonly string[];
  /** The window asked for, inside the law's. */
  readonly from: Period;
  readonly to: Period;
}

/** What actors come to on these audiences together. */
export interface RankedPart extends Sums {
  /** Ids of audiences, and on directed scales of those toward whom, that were counted. */
  readonly counted: readonly (readonly [audience: string, toward: string])[];
  /** Ids of audiences whose record has too little in common with the window. */
  readonly short: readonly string[];
  /** Actors and audiences of which the number is not known, although the actor acted. */
  readonly unknown: number;
  readonly origins: readonly string[];
}

/** Draws the course of each audience and reads a number of every actor off it. */
export const rankTask: Task<RankPart, RankedPart> = {
  id: 'rank',
  steps: ({ audiences }) => audiences.length,
  async run(part, { progress, signal }) {
    const reference = await openReference(part.data);
    try {
      const laws = await readLaws(reference, part.scale);
      const law = laws.find(({ design, standing }) => design === part.design && standing === part.standing)!;
      const { byStanding, origins } = await readAudiences(reference, [law], { audiences: part.audiences });
      const records = [...byStanding.get(law.standing)!].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
      const inside = records.flatMap((record) => {
        const window = overlapOf(record.span, part);
        return window === null ? [] : [{ record, window }];
      });
      const draws = await readLawDraws(
        reference,
        law,
        inside.map(({ record }) => keyOf(record)),
      );
      const sums = noSums();
      let unknown = 0;
      inside.forEach(({ record, window }, j) => {
        signal.throwIfAborted();
        const own = withMassOf(draws, j, inside.length);
        const course = courseUnder(record, own, window, part.seed);
        unknown += addAudience(sums, groundOf(course, record, law, own), part.word);
        progress(Math.floor((part.audiences.length * (j + 1)) / inside.length));
      });
      const counted = inside.map(({ record }) => [record.audience, record.toward] as const);
      const told = new Set(counted.map(([audience]) => audience));
      const short = [...new Set(records.map(({ audience }) => audience))].filter((audience) => !told.has(audience));
      return { ...sums, counted, short, unknown, origins };
    } finally {
      await reference.close();
    }
  },
};

function keyOf({ audience, toward }: AudienceRecord): string {
  return audienceKey(audience, toward);
}

function withMassOf(draws: LawDraws, j: number, width: number): LawDraws {
  return { ...draws, logMass: Float64Array.from({ length: draws.count }, (_, d) => draws.logMass[d * width + j]!) };
}

function groundOf(course: Course, { spec }: AudienceRecord, law: StoredLaw, { responses }: LawDraws): Ground {
  const width = spec.terms.length;
  const instruments = [...spec.terms.keys()].filter((k) => spec.terms[k]!.kind === 'instrument');
  return {
    course,
    standing: (actor) => spec.standing(actor, course.to - 1),
    responses: instruments.map((k) => new Float64Array(course.draws).map((_, d) => responses[d * width + k]!)),
    knownAppeal: new Set(law.terms.filter(({ known }) => known === true).map(({ term }) => term)),
  };
}

/** Adds what actors come to on one audience; returns of how many that acted on it the number is not known. */
function addAudience(sums: Sums, ground: Ground, word: string): number {
  const { forces } = ground.course;
  const acting = new Set(forces.flatMap(({ actor, exposure }) => (exposure.some((one) => one !== 0) ? [actor] : [])));
  const values = rankableCalled(word).values(ground);
  for (const [actor, draws] of values) if (acting.has(actor)) addTo(sums, actor, draws);
  return [...acting].filter((actor) => !values.has(actor)).length;
}
