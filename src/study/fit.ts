import { join } from 'node:path';
import { z } from 'zod';
import { formatPeriod, ProblemError } from '../model/index.js';
import { defaultFitOptions, effectiveActors, type Fit, fitLaw, type FitOptions } from '../response/index.js';
import { hashOf, type SourceFile } from '../store/index.js';
import { type Assembled, assemble } from './fit/assemble.js';
import { fileCheckpoint } from './fit/checkpoint.js';
import { makeOutFolder, writeFit, writeRejects } from './fit/files.js';
import { type LawParameter, lawParametersOf, priorSds } from './fit/law-parameters.js';
import { type Inputs, judgeRejects, readInputs } from './fit/inputs.js';
import { readResponse } from './fit/reading.js';
import { fitReport } from './fit/report.js';
import type { FitResult, InstrumentResponse } from './fit/result.js';
import { readableKey } from './fit/series.js';
import { equalStanding } from './fit/standing.js';
import type { Answer, Context, Study } from './study.js';
import { version } from './version.js';

interface FitParameters {
  readonly positions: string;
  readonly acts: string;
  readonly standing?: string | undefined;
  readonly scale: string;
  readonly out: string;
  readonly quick: boolean;
  readonly equalMasses: boolean;
  readonly rounds: number;
  readonly resume: boolean;
}

export const fit: Study<FitParameters, FitResult> = {
  id: 'fit',
  title: 'Fit the law of motion to your own positions and acts',
  about:
    'Reads positions (audience, period, mean, sd; toward for a directed scale) and acts (actor, audience, period, instrument, dose), and says how audiences respond to each instrument. An act that is not listed counts as none. See docs/fit.md.',
  parameters: [
    { name: 'positions', kind: 'option', about: 'Where audiences stood', value: 'FILE', required: true },
    { name: 'acts', kind: 'option', about: 'What actors did', value: 'FILE', required: true },
    {
      name: 'standing',
      kind: 'option',
      about: 'How much each actor counts',
      value: 'FILE',
      required: false,
      otherwise: 'all alike',
    },
    { name: 'scale', kind: 'option', about: 'What the scale is called', value: 'NAME', required: true },
    { name: 'out', kind: 'option', about: 'Folder for parameters, draws and record', value: 'DIR', required: true },
    { name: 'resume', kind: 'option', about: 'Go on with a fit that was stopped', value: null, required: false },
    { name: 'quick', kind: 'option', about: 'Few draws: a try-out, not for use', value: null, required: false },
    {
      name: 'equal-masses',
      kind: 'option',
      about: 'Give all audiences the same mass, also where there are data for one each',
      value: null,
      required: false,
    },
    {
      name: 'rounds',
      kind: 'option',
      about: 'Rounds of draws after which to give up if the chains do not agree',
      value: 'N',
      required: false,
      otherwise: String(defaultFitOptions.batches),
    },
  ],
  schema: z
    .strictObject({
      positions: z.string().min(1),
      acts: z.string().min(1),
      standing: z.string().min(1).optional(),
      scale: z.string().trim().min(1),
      out: z.string().min(1),
      resume: z.boolean().default(false),
      quick: z.boolean().default(false),
      'equal-masses': z.boolean().default(false),
      rounds: z
        .union([
          z.number(),
          z
            .string()
            .regex(/^\d{1,3}$/, 'expected a whole number')
            .transform(Number),
        ])
        .pipe(z.number().int().min(1).max(100))
        .default(defaultFitOptions.batches),
    })
    .transform(({ 'equal-masses': equalMasses, ...rest }): FitParameters => ({ ...rest, equalMasses })),
  examples: [
    'fit --positions examples/league-positions.csv --acts examples/league-acts.csv --scale openness --out league-fit',
  ],
  run,
  report: ({ result }) => fitReport(result),
};

async function run(parameters: FitParameters, context: Context): Promise<Answer<FitResult>> {
  const { out } = parameters;
  const inputs = await readInputs(parameters);
  const { positions, acts } = inputs;
  const notes = await judgeRejects(out, inputs);
  const standing = inputs.standing?.standing ?? equalStanding;
  const assembled = assemble({
    name: parameters.scale,
    positions,
    acts,
    standing,
    equalMasses: parameters.equalMasses,
  });
  const options = optionsFrom(parameters, context.seed);
  const question = {
    positions: parameters.positions,
    acts: parameters.acts,
    standing: parameters.standing ?? null,
    scale: parameters.scale,
    quick: parameters.quick,
    equalMasses: parameters.equalMasses,
    rounds: parameters.rounds,
    seed: context.seed,
  };
  const { batches: _, ...others } = options;
  const given = inputs.files.map(({ hash }) => hash);
  const checkpoint = fileCheckpoint({
    path: join(out, 'fit.checkpoint'),
    fingerprint: hashOf(JSON.stringify([version, given, parameters.scale, parameters.equalMasses, others])),
    resume: parameters.resume,
  });
  await makeOutFolder(out);
  const fitted = await fitLaw(assembled.panel, options, context.workshop, checkpoint).catch((error: unknown) => {
    throw isBeyondNumbers(error) ? unfittable(error) : error;
  });
  const law = lawParametersOf(fitted);
  await writeRejects(out, inputs.rejects);
  await writeFit(out, law, recordOf(question, inputs.files, assembled, fitted, options));
  // What ran away stays in the record: more draws would not undo it.
  if (fitted.converged || fitted.divergences > 0) await checkpoint.remove();
  if (!fitted.converged) throw withheld(fitted, parameters);
  return {
    question: { ...question, out, resume: parameters.resume },
    result: resultOf(parameters, inputs, assembled, fitted, law),
    origins: [],
    problems: [...notes, ...assembled.problems],
  };
}

function optionsFrom({ quick, rounds }: FitParameters, seed: number): FitOptions {
  const options = { ...defaultFitOptions, seed, batches: rounds };
  return quick ? { ...options, batch: 100, enough: { ess: 100, rHat: 1.05 } } : options;
}

/** What samplers throw where a density leaves the numbers that a machine can hold. */
function isBeyondNumbers(error: unknown): error is RangeError {
  return error instanceof RangeError && /where the density is defined|finite numbers/.test(error.message);
}

function unfittable(cause: RangeError): ProblemError {
  return new ProblemError(
    'not-converged',
    {
      expected: 'a law that can be computed with these positions and acts',
      got: 'a probability that is no number any more',
      fix: 'Look for positions, standard deviations or doses that are far larger or smaller than the others; a unit in which positions differ by about 1 does best.',
    },
    { cause },
  );
}

function withheld({ problems: [reason], divergences, panel }: Fit, { out, rounds }: FitParameters): ProblemError {
  const list = `The numbers are withheld; ${join(out, 'parameters.csv')} says which parameters fall short.`;
  const advice =
    divergences > 0
      ? `${panel.options.masses ? 'Try --equal-masses, or use' : 'Use'} fewer instruments, more audiences or a longer window.`
      : `Go on with --resume --rounds ${2 * rounds}, or use fewer instruments or a longer window.`;
  return new ProblemError('not-converged', {
    expected: reason!.expected,
    got: reason!.got,
    fix: `${list} ${advice}`,
  });
}

/** What a fit was made of and how: the same inputs, choices, seed and version give the same digits. */
function recordOf(
  question: Readonly<Record<string, unknown>>,
  files: readonly SourceFile[],
  { spec, panel, leftOut, problems }: Assembled,
  fitted: Fit,
  options: FitOptions,
): Record<string, unknown> {
  const { step } = spec.scale;
  return {
    suasion: version,
    study: 'fit',
    question,
    inputs: files.map(({ name, hash }) => ({ name, sha256: hash })),
    choices: {
      kind: spec.scale.kind,
      step,
      from: formatPeriod(spec.from, step),
      to: formatPeriod(spec.to, step),
      audiences: panel.audiences.length,
      instruments: spec.terms.map(({ id, mechanism }) => ({ id, mechanism })),
      law: spec.options,
      sampling: options,
    },
    leftOut,
    problems: [...problems, ...fitted.problems],
    converged: fitted.converged,
    divergences: fitted.divergences,
    draws: fitted.draws.count,
  };
}

function resultOf(
  { out, quick }: FitParameters,
  { positions, acts, standing, rejects }: Inputs,
  assembled: Assembled,
  fitted: Fit,
  law: readonly LawParameter[],
): FitResult {
  const { spec, panel, leftOut } = assembled;
  const { step, kind, id: name } = spec.scale;
  const estimateOf = (id: string) => law.find((one) => one.id === id)!.estimate!;
  const masses = panel.audiences
    .filter(() => spec.options.masses)
    .map((key) => ({ audience: readableKey(key), mass: estimateOf(`mass:${readableKey(key)}`) }))
    .sort((a, b) => b.mass.q50 - a.mass.q50);
  const scale = { name, kind, step };
  const actors = effectiveActors(spec);
  const priors = priorSds(fitted);
  const instruments = spec.terms.map(({ id, mechanism }, k): InstrumentResponse => {
    const one = {
      instrument: id,
      mechanism,
      acts: assembled.acts[k]!,
      actors: actors[k]!,
      response: estimateOf(`response:${id}`),
      priorSd: priors[k]!,
    };
    return { ...one, reading: readResponse(one, scale, { masses: masses.length > 0, standing: standing !== null }) };
  });
  const worst = law.reduce((a, b) => (b.rHat > a.rHat ? b : a));
  return {
    folder: out,
    scale,
    from: formatPeriod(spec.from, step),
    to: formatPeriod(spec.to, step),
    actsTo: formatPeriod(spec.to - 1, step),
    audiences: panel.audiences.length,
    positions: spec.observations.length,
    acts: spec.exposures.term.length,
    instruments,
    momentumKept: estimateOf('momentum_kept'),
    homePull: estimateOf('home_pull'),
    masses,
    convergence: {
      quick,
      chains: defaultFitOptions.chains,
      draws: fitted.draws.count,
      worst: worst.id,
      rHat: worst.rHat,
      essBulk: Math.min(...law.map(({ essBulk }) => essBulk)),
      essTail: Math.min(...law.map(({ essTail }) => essTail)),
    },
    leftOut,
    rejected: rejects.length,
    unusedColumns: [...new Set([positions, acts, standing].flatMap((table) => table?.unused ?? []))],
  };
}
