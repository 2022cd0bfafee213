import { type Estimate, ProblemError } from '../../model/index.js';
import { normalQuantile, studentQuantile } from '../../statistics/index.js';
import type { Reference } from '../reference.js';
import type { EvidenceMeasure } from './evidence-table.js';

/** One number that was found out. */
export interface EvidenceRow {
  readonly design: string;
  readonly standing: string;
  readonly instrument: string;
  readonly measure: EvidenceMeasure;
  readonly item: string;
  /** Null where it could not be had: `note` says why. */
  readonly mean: number | null;
  readonly sd: number | null;
  readonly degrees: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly count: number | null;
  readonly note: string;
}

/** What was found out about the laws of some designs. */
export interface Evidence {
  /** Rows of one measure about an instrument under a standing, in the order of the table; '' = about the law as a whole. */
  of(
    law: { readonly design: string; readonly standing: string },
    instrument: string,
    measure: EvidenceMeasure,
  ): readonly EvidenceRow[];
}

/** Null where the folder was built without the table. Specifications are many and read only on demand. */
export async function readEvidence(
  reference: Reference,
  designs: readonly string[],
  measures: readonly EvidenceMeasure[],
): Promise<Evidence | null> {
  try {
    const table = await reference.read('evidence', {
      where: { design: { oneOf: [...designs] }, measure: { oneOf: [...measures] } },
    });
    return table.rows === 0 ? null : evidenceFrom(table.records() as unknown as readonly EvidenceRow[]);
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'not-reference-data') return null;
    throw error;
  }
}

export function evidenceFrom(rows: readonly EvidenceRow[]): Evidence {
  const byKey = new Map<string, EvidenceRow[]>();
  const keyOf = (...parts: readonly string[]): string => parts.join('\t');
  for (const row of rows) {
    const key = keyOf(row.design, row.standing, row.instrument, row.measure);
    const list = byKey.get(key);
    if (list === undefined) byKey.set(key, [row]);
    else list.push(row);
  }
  return {
    of: ({ design, standing }, instrument, measure) => byKey.get(keyOf(design, standing, instrument, measure)) ?? [],
  };
}

/** A number with its interval, times `by`: t with its degrees of freedom, or normal. Null where it could not be had. */
export function estimateFrom(row: EvidenceRow | undefined, unit: string, by = 1): Estimate | null {
  if (row === undefined || row.mean === null || row.sd === null) return null;
  const { mean, sd, degrees } = row;
  const at = (probability: number): number =>
    by * (mean + sd * (degrees === null ? normalQuantile(probability) : studentQuantile(probability, degrees)));
  return {
    mean: by * mean,
    sd: Math.abs(by) * sd,
    q05: at(0.05),
    q25: at(0.25),
    q50: by * mean,
    q75: at(0.75),
    q95: at(0.95),
    unit,
  };
}
