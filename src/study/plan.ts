import { z } from 'zod';
import { formatPeriod, type Problem, problem } from '../model/index.js';
import { choosePortfolio, type Portfolio } from '../plan/index.js';
import { hashOf, readSourceFile, type SourceFile } from '../store/index.js';
import { readEvidence } from './compare/evidence-reading.js';
import { kindsOf } from './kinds.js';
import { readOutcomes, tellAfter } from './plan/after-figures.js';
import { tellIntended } from './plan/intended.js';
import { foretold } from './plan/law-choice.js';
import { logicModelOf } from './plan/logic-model.js';
import { type Prepared, prepare } from './plan/prepare.js';
import { planReport } from './plan/report.js';
import type { PlanResult } from './plan/result.js';
import { readPlanned } from './plan/sentence.js';
import { openSolver } from './plan/solver.js';
import { readPlan } from './plan/spec.js';
import {
  type NameOf,
  tellAudiences,
  tellCoercion,
  tellFrontier,
  tellMessengers,
  tellPortfolio,
  tellShares,
  titleOf,
} from './plan/tell-plan.js';
import { readStakes, thirdPartiesOf, touchedBy } from './plan/third-parties.js';
import { openReference, type Reference } from './reference.js';
import type { Answer, Context, Study } from './study.js';

interface PlanParameters {
  readonly file?: string | undefined;
  readonly plan?: string | undefined;
  readonly results?: string | undefined;
  readonly figures?: string | undefined;
}

export const plan: Study<PlanParameters, PlanResult> = {
  id: 'plan',
  title: 'Plan collaboration: instruments, partners and timing under a budget',
  about:
    'Chooses what would move audiences furthest toward an aim by the fitted law, with partners who agree and without harm, and says how uncertain it is, what partners add, and what coercion would do. With results it says what a finished programme is owed. See docs/plan.md.',
  parameters: [
    { name: 'file', kind: 'argument', about: 'The plan, as YAML', value: 'FILE', required: false },
    {
      name: 'plan',
      kind: 'option',
      about: 'The plan itself as YAML text, in place of a file',
      value: 'YAML',
      required: false,
    },
    {
      name: 'results',
      kind: 'option',
      about: 'A CSV file of a finished programme’s own figures, before and after',
      value: 'FILE',
      required: false,
    },
    {
      name: 'figures',
      kind: 'option',
      about: 'Such figures themselves as CSV text, in place of a file',
      value: 'CSV',
      required: false,
    },
  ],
  schema: z
    .strictObject({
      file: z.string().min(1).optional(),
      // JSON is YAML: a plan that comes as an object is read as its text.
      plan: z
        .union([
          z.string().min(1),
          z.record(z.string(), z.unknown()).transform((given) => JSON.stringify(given, null, 1)),
        ])
        .optional(),
      results: z.string().min(1).optional(),
      figures: z.string().min(1).optional(),
    })
    .refine(({ file, plan: text }) => (file === undefined) !== (text === undefined), {
      error: 'expected a plan: a YAML file, or its text, and not both',
    })
    .refine(({ results, figures }) => results === undefined || figures === undefined, {
      error: 'expected results as a file or as text, and not both',
    }),
  examples: ['plan examples/plan-votes.yaml', 'plan examples/plan-opinion.yaml --results examples/plan-results.csv'],
  run,
  report: ({ result }) => planReport(result),
};

async function run(parameters: PlanParameters, context: Context): Promise<Answer<PlanResult>> {
  const name = parameters.file ?? 'the plan';
  const text = parameters.plan ?? new TextDecoder().decode((await readSourceFile(parameters.file!)).bytes);
  const spec = readPlan(text, name);
  const given = await readFigures(parameters);
  const outcomes = given === null ? null : readOutcomes(given);
  const reference = await openReference(context.data);
  try {
    const prepared = await prepare(reference, spec, context);
    const portfolio = await solve(prepared, context);
    const { result, origins, problems } = await tell(reference, prepared, portfolio, context);
    const after = outcomes === null ? null : tellAfter(outcomes, result, given!.name);
    return {
      question: { ...parameters, spec },
      result: { ...result, after },
      origins: reference.originsOf([...prepared.origins, ...origins]),
      problems: [...reference.missing, ...prepared.problems, ...problems],
    };
  } finally {
    await reference.close();
  }
}

async function readFigures({ results, figures }: PlanParameters): Promise<SourceFile | null> {
  if (results !== undefined) return readSourceFile(results);
  if (figures === undefined) return null;
  const bytes = new TextEncoder().encode(figures);
  return { name: 'the figures', path: 'the figures', bytes, given: bytes, hash: hashOf(bytes) };
}

/** Solve in a thread of its own, telling how far it is from proved. */
async function solve({ task, spec }: Prepared, { workshop }: Context): Promise<Portfolio> {
  const solver = openSolver(workshop.signal);
  try {
    return await choosePortfolio(task, solver, {
      gap: spec.gap,
      seconds: spec.seconds,
      onProgress: (value, bound) => {
        const gap = bound === Infinity || bound <= 0 ? 1 : (bound - value) / bound;
        workshop.progress(Math.round(100 * (1 - Math.min(1, Math.max(0, gap)))), 100, 'solving the plan');
      },
    });
  } finally {
    await solver.close();
  }
}

async function tell(
  reference: Reference,
  prepared: Prepared,
  portfolio: Portfolio,
  { seed }: Context,
): Promise<{
  result: Omit<PlanResult, 'after'> & { after: null };
  origins: readonly string[];
  problems: readonly Problem[];
}> {
  const { spec, scale, law, actor, grounds, budget, participants, audiences, efforts, known } = prepared;
  const names = new Map(
    [...participants.map((one) => one.actor), ...audiences.map((one) => one.actor)].map((one) => [one.id, one.name]),
  );
  const nameOf: NameOf = (id) => names.get(id) ?? reference.resolver.get(id)?.name ?? id;
  const year = Number(formatPeriod(grounds.from, scale.step).slice(0, 4));
  const resolver = await reference.resolverFor(spec.acts.flatMap(({ by, toward }) => [by, toward]));
  const whom = audiences.map((one) => one.actor);
  const parties = participants.map((one) => one.actor);
  const acting = parties.filter(({ id }) => portfolio.actors.includes(id));
  const [stakes, evidence, kinds] = await Promise.all([
    readStakes(reference, [...whom, ...acting], { inside: [...whom, ...parties], year }),
    readEvidence(reference, [law.design], ['harm']),
    kindsOf(reference, 'ledger'),
  ]);
  const { intended, problems } = tellIntended(prepared, { resolver, seed, nameOf });
  const chosen = tellPortfolio(prepared, portfolio, nameOf);
  const told = {
    title: spec.title,
    actor: { id: actor.id, name: actor.name },
    scale: { id: scale.id, title: scale.title, kind: scale.kind, step: scale.step, unit: scale.unit, ends: scale.ends },
    law: { design: law.design, title: law.title, standing: law.standing, draws: law.draws },
    from: grounds.from,
    horizon: spec.horizon,
    budget,
    objective: spec.objective,
    diminishing: spec.diminishing,
    lifted: spec.allow,
    audiences: tellAudiences(prepared, portfolio, seed),
    portfolio: chosen,
    frontier: tellFrontier(prepared, portfolio),
    messengers: tellMessengers(prepared, nameOf),
    shares: tellShares(prepared, portfolio, seed, nameOf),
    thirdParties: thirdPartiesOf(stakes, whom),
    touched: touchedBy(stakes, chosen.acts),
    coercion: tellCoercion(prepared, portfolio, nameOf, { evidence, kinds }),
    intended,
    efforts: known.map(({ instrument: { id } }) => {
      const effort = efforts.get(id) ?? null;
      return { instrument: id, title: titleOf(id), act: effort?.act ?? null, upkeep: effort?.upkeep ?? null };
    }),
  };
  return {
    result: { ...told, logicModel: logicModelOf(told, audiences, scale), after: null, reading: readPlanned(told) },
    origins: stakes.origins,
    problems: [...problems, ...notesOn(portfolio, prepared, nameOf), foretold(grounds.from, spec.horizon, scale)],
  };
}

/** With fewer behind a response, a note names who is foremost. */
const fewestActors = 3;

function notesOn({ frozen, chosen }: Portfolio, { spec, law }: Prepared, nameOf: NameOf): Problem[] {
  const notes: Problem[] = [];
  if (frozen.gap !== null && frozen.gap > spec.gap + 1e-9) {
    notes.push(
      problem('not-yet-known', {
        expected: `a plan proved to be within ${100 * spec.gap} % of the best`,
        got: `one within ${(100 * frozen.gap).toFixed(1)} % after ${spec.seconds} seconds`,
        fix: 'Allow more seconds, or fewer partners and instruments.',
        where: { parameter: 'seconds' },
      }),
    );
  }
  const few = law.terms.filter(
    ({ term, effectiveActors }) =>
      (effectiveActors ?? 0) < fewestActors && chosen.some(({ option }) => option.instrument === term),
  );
  if (few.length > 0) {
    notes.push(
      problem('not-yet-known', {
        expected: `responses that rest on at least ${fewestActors} actors`,
        got: few
          .map(
            ({ term, effectiveActors, leadingActor }) =>
              `${titleOf(term)}: ${(effectiveActors ?? 0).toFixed(1)}${leadingActor === null ? '' : `, most of all ${nameOf(leadingActor)}`}`,
          )
          .join('; '),
        fix: 'That others who do the same move audiences as much is an assumption of this plan. Leave these instruments out to plan without it.',
      }),
    );
  }
  if (chosen.length === 0) {
    notes.push(
      problem('not-yet-known', {
        expected: 'an act that the law expects to move an audience toward the aim',
        got: 'none among those that the plan may use',
        fix: 'The best plan by this law is to do nothing. Ask for other instruments, partners or a longer horizon.',
      }),
    );
  }
  return notes;
}
