import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { mechanisms } from '../../instruments/index.js';
import { ProblemError } from '../../model/index.js';
import { yearSchema } from '../parameters.js';

const name = z.string().trim().min(1);
const names = z.union([name, z.array(name).min(1)]).transform((given) => (typeof given === 'string' ? [given] : given));
const count = z.int().min(1);
const mechanismIds = mechanisms.filter(({ side }) => side !== 'noncoercive').map(({ id }) => id);

const audienceSchema = z.union([
  name.transform((of) => ({ name: of, weight: 1 })),
  z.strictObject({ name, weight: z.number().positive().default(1) }),
]);

const partnerSchema = z.strictObject({
  name,
  /** Nothing is planned for a partner that has not agreed. */
  consents: z.boolean().default(false),
  /** To which it has agreed; all where nothing is said. */
  instruments: names.optional(),
  audiences: names.optional(),
  /** Effort of working together at all. */
  engaging: z.number().min(0).default(0),
  /** For those who are no states: how much they count, and a number of the scale, or whose position they stand for. */
  standing: z.number().positive().optional(),
  stands: z.union([z.number(), name]).optional(),
  /** As the plan has it, in place of the table’s. */
  legitimacy: z.number().optional(),
  /** On directed scales: which share of what its act does is counted toward the actor. */
  carries: z.number().positive().max(1).optional(),
});

const actSchema = z.strictObject({
  by: name,
  instrument: name,
  toward: name,
  /** Periods after the beginning, from 0. */
  after: z.int().min(0).default(0),
  times: count.default(1),
  on: z.boolean().default(true),
});

const planSchema = z.strictObject({
  title: name.default('A plan'),
  actor: name,
  /** How much an actor that is no state counts, and where it stands. */
  actorStanding: z.number().positive().optional(),
  actorStands: z.union([z.number(), name]).optional(),
  audiences: z.union([name.transform((of) => [{ name: of, weight: 1 }]), z.array(audienceSchema).min(1)], {
    error: 'a name, or a list of names, each with a weight if it counts more or less',
  }),
  scale: name.default('unga'),
  standing: z.enum(['equal', 'capability-share']).default('equal'),
  /** A number of the scale; without it the actor’s own position, on directed scales up. */
  aim: z
    .union([z.number(), z.enum(['own position', 'up'])], { error: 'a number of the scale, “own position” or “up”' })
    .optional(),
  start: yearSchema,
  horizon: count.default(5),
  /** Acts begin in the first so many periods. */
  periods: count.optional(),
  budget: z.union([z.number(), name], { error: 'a budget, as “20 standard acts” or “US$ 5 million”' }),
  efforts: z
    .record(name, z.union([z.number(), z.strictObject({ act: z.number(), upkeep: z.number().min(0).default(0) })]))
    .default({}),
  instruments: names.optional(),
  partners: z.array(partnerSchema).default([]),
  mostPartners: z.int().min(0).optional(),
  leastLegitimacy: z.number().optional(),
  /** Lifts the no-harm constraint for these mechanisms. */
  allow: z.array(z.enum(mechanismIds)).default([]),
  objective: z.enum(['mean', 'lower tail']).default('mean'),
  tail: z.number().gt(0).max(1).default(0.1),
  diminishing: z.enum(['per audience', 'per partner']).default('per audience'),
  /** What is intended already: told act by act beside the plan that is found. */
  acts: z.array(actSchema).default([]),
  gap: z.number().min(0).max(0.5).default(0.01),
  seconds: z.number().positive().max(3600).default(30),
});

/** A plan as somebody wrote it. */
export type PlanSpec = z.infer<typeof planSchema>;

const advice = 'docs/plan.md explains every line; examples/plan-votes.yaml shows a whole plan.';

/**
 * Read a plan from YAML text. Throws ProblemError 'file-unreadable' for what is no YAML, with its line, and 'invalid-value' with the
 * place for what does not fit.
 */
export function readPlan(text: string, file: string): PlanSpec {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  if (error !== undefined) {
    const { line, col } = lines.linePos(error.pos[0]);
    throw new ProblemError('file-unreadable', {
      expected: 'a plan as YAML',
      got: error.message,
      fix: advice,
      where: { file, line, column: col },
    });
  }
  const found = planSchema.safeParse(document.toJS({ maxAliasCount: 20 }));
  if (found.success) return found.data;
  const issue = found.error.issues[0]!;
  const path = issue.path as (string | number)[];
  const node =
    path.length === 0
      ? null
      : (document.getIn(path, true) as { range?: readonly [number, number, number] } | undefined);
  const at = node?.range === undefined ? null : lines.linePos(node.range[0]);
  const keys = issue.code === 'unrecognized_keys' ? ` ${issue.keys.join(', ')}` : '';
  throw new ProblemError('invalid-value', {
    expected: expectationIn(issue.message),
    got: path.length === 0 ? `a file with${keys === '' ? 'out it' : keys}` : (shown(document.getIn(path)) ?? 'nothing'),
    fix: advice,
    where: {
      file,
      ...(at === null ? {} : { line: at.line }),
      ...(path.length === 0 ? {} : { parameter: path.join('.') }),
    },
  });
}

/** What would have been right, in words that follow “expected”. */
function expectationIn(message: string): string {
  return message.replace(/^Invalid (?:input|option): expected /, '').replace(/, received \w+$/, '');
}

function shown(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.length > 80 ? `${text.slice(0, 77)} …` : text;
}
