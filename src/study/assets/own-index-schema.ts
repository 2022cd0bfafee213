import { z } from 'zod';

/**
 * A user’s own indicators and index, as one JSON file. What is not stated is as in the standard index; what is stated in
 * `choices` is not varied.
 */
const numberOrMeasured = z.union([z.number(), z.strictObject({ value: z.number(), sd: z.number().min(0) })]);

/** By an actor’s name or id. */
const valuesSchema = z.record(z.string().min(1), numberOrMeasured);

const indicatorSchema = z
  .strictObject({
    id: z.string().regex(/^[\w-]+$/, 'expected letters, digits, hyphens and underscores'),
    title: z.string().min(1),
    unit: z.string().default(''),
    source: z.string().min(1),
    direction: z.union([z.literal(1), z.literal(-1)]),
    transformation: z.enum(['none', 'log', 'log1p']).default('none'),
    year: z.int().optional(),
    /** Of the actor alone. */
    values: valuesSchema.optional(),
    /** For audiences, by their names or ids. */
    toward: z.record(z.string().min(1), valuesSchema).optional(),
  })
  .refine(({ values, toward }) => (values === undefined) !== (toward === undefined), {
    error: 'expected either values (of actors alone) or toward (values for each audience)',
  });

export type OwnIndicator = z.infer<typeof indicatorSchema>;

/** An indicator by its id; the same with a weight; or a group of its own. */
export type OwnMember =
  | string
  | { readonly indicator: string; readonly weight?: number | undefined }
  | {
      readonly id: string;
      readonly title?: string | undefined;
      readonly weight?: number | undefined;
      readonly members: readonly OwnMember[];
    };

const weight = z.number().min(0).optional();
const memberSchema: z.ZodType<OwnMember> = z.lazy(() =>
  z.union([
    z.string().min(1),
    z.strictObject({ indicator: z.string().min(1), weight }),
    z.strictObject({
      id: z.string().min(1),
      title: z.string().optional(),
      weight,
      members: z.array(memberSchema).min(1),
    }),
  ]),
);

const limits = { skewness: z.number().min(0), kurtosis: z.number().min(0) };
const ends = { low: z.number(), high: z.number() };

const choicesSchema = z.strictObject({
  impute: z.strictObject({ rule: z.enum(['none', 'mean', 'median']) }).optional(),
  treat: z
    .union([
      z.strictObject({ rule: z.literal('none') }),
      z.strictObject({ rule: z.literal('log'), ...limits }),
      z.strictObject({ rule: z.enum(['winsorise', 'winsorise-else-log']), points: z.int().min(0), ...limits }),
    ])
    .optional(),
  normalise: z
    .union([
      z.strictObject({ rule: z.enum(['rank', 'percentile']) }),
      z.strictObject({ rule: z.literal('min-max'), ...ends }),
      z.strictObject({ rule: z.literal('z-score'), mean: z.number(), sd: z.number().positive() }),
    ])
    .optional(),
  weight: z
    .strictObject({ rule: z.enum(['equal', 'given', 'principal-component', 'correlation-balanced']) })
    .optional(),
  aggregate: z.strictObject({ rule: z.enum(['arithmetic', 'geometric', 'harmonic', 'copeland']) }).optional(),
});

export const ownIndexSchema = z.strictObject({
  id: z.string().min(1),
  title: z.string().min(1),
  indicators: z.array(indicatorSchema).default([]),
  composites: z
    .array(z.strictObject({ id: z.string().min(1), title: z.string().min(1), members: z.array(memberSchema).min(1) }))
    .min(1),
  choices: choicesSchema.default({}),
});

export type OwnIndex = z.infer<typeof ownIndexSchema>;
