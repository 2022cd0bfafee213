import { placeboHorizon, testHorizon, type Trial } from '../../evidence/index.js';
import type { Scale } from '../../model/index.js';
import { meanOf } from '../../model/index.js';
import type { StoredTerm } from '../law/stored-law.js';
import { type Evidence, type EvidenceRow, estimateFrom } from './evidence-reading.js';
import { periodsInYear, type ResponseReader, unitOfResponse } from './responses.js';
import type { EventStudyTold, StandingTold } from './result.js';

/** Of which law evidence is asked. */
export interface Which {
  readonly design: string;
  readonly standing: string;
}

/** What the tests found of one claim, as it is told and as it is graded; everything null without a table of evidence. */
export interface Tested extends Pick<
  StandingTold,
  'eventStudy' | 'eventStudyUnweighted' | 'quickness' | 'durability' | 'robustnessValue' | 'multiverse' | 'heldOut'
> {
  readonly trial: Trial;
}

/**
 * Event studies are told for the usual exposure, like the law's responses, and tried in the unit of the law: a dose of 1 of an
 * actor with a standing of 1.
 */
export function testedOf(
  evidence: Evidence | null,
  which: Which,
  term: StoredTerm,
  reader: ResponseReader,
  scale: Scale,
): Tested {
  const unit = unitOfResponse(scale);
  const year = periodsInYear(scale);
  const rows = (measure: Parameters<Evidence['of']>[2]): readonly EvidenceRow[] =>
    evidence?.of(which, term.term, measure) ?? [];
  const structural = meanOf(reader.ofUnitDose(term, testHorizon / year));
  const studyAt = (h: number): EvidenceRow | undefined => rows('event-study').find(({ item }) => Number(item) === h);
  const multiverse = multiverseOf(rows('multiverse')[0], structural);
  const heldOut = estimateFrom(rows('held-out')[0], 'nat');
  return {
    eventStudy: studyOf(rows('event-study'), rows('placebo')[0], { unit, year, usual: term.usual }),
    eventStudyUnweighted: studyOf(rows('event-study-unweighted'), undefined, { unit: scale.unit, year, usual: 1 }),
    quickness: estimateFrom(rows('quickness')[0], scale.step),
    durability: estimateFrom(rows('durability')[0], ''),
    robustnessValue: rows('robustness-value')[0]?.mean ?? null,
    multiverse,
    heldOut,
    trial: {
      structural,
      eventStudy: estimateFrom(studyAt(testHorizon), unit),
      beside: estimateFrom(studyAt(placeboHorizon), unit),
      placebo: estimateFrom(rows('placebo')[0], unit),
      difference: estimateFrom(rows('placebo-difference')[0], unit),
      confounder: confounderOf(rows('confounder')[0]),
      multiverse,
      heldOut,
    },
  };
}

function studyOf(
  rows: readonly EvidenceRow[],
  placebo: EvidenceRow | undefined,
  { unit, year, usual }: { readonly unit: string; readonly year: number; readonly usual: number },
): EventStudyTold | null {
  const path = rows.flatMap((row) => {
    const found = estimateFrom(row, unit, usual);
    return found === null ? [] : [{ h: Number(row.item) / year, ...found }];
  });
  if (path.length === 0) return null;
  return {
    path: path.toSorted((a, b) => a.h - b.h),
    placebo: estimateFrom(placebo, unit, usual),
    events: rows.find(({ count }) => count !== null)?.count ?? null,
  };
}

function confounderOf(row: EvidenceRow | undefined): Trial['confounder'] {
  if (row === undefined || row.mean === null) return null;
  return { mean: row.mean, covariate: row.item, groups: row.count ?? 0 };
}

/** Stored is the share that is positive; told is the share that agrees. */
function multiverseOf(row: EvidenceRow | undefined, structural: number): StandingTold['multiverse'] {
  if (row === undefined || row.mean === null || row.count === null) return null;
  return { share: structural > 0 ? row.mean : 1 - row.mean, specifications: row.count };
}
