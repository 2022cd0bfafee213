import { z } from 'zod';
import { scales } from './reference.js';
import type { Parameter } from './study.js';

/** Parameters that several studies share, with their checks. */

export const scaleParameter: Parameter = {
  name: 'scale',
  kind: 'option',
  about: 'Scale on which audiences stand',
  value: 'SCALE',
  required: false,
  otherwise: 'unga',
  choices: scales.map(({ id }) => id),
};
/** Checked against the list of scales by `scaleOf`, whose problem names them all. */
export const scaleSchema = z.string().default('unga');

export const fromParameter: Parameter = {
  name: 'from',
  kind: 'option',
  about: 'First year',
  value: 'YEAR',
  required: false,
  otherwise: 'the first with data',
};
export const toParameter: Parameter = {
  name: 'to',
  kind: 'option',
  about: 'Last year',
  value: 'YEAR',
  required: false,
  otherwise: 'the last with data',
};
/** A year as text or number. */
export const yearSchema = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{4}$/, 'expected a year of four digits')
      .transform(Number),
  ])
  .pipe(z.number().int().min(1000).max(9999))
  .optional();
