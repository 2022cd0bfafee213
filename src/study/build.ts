import { z } from 'zod';
import { defaultIdealPointOptions, measureIdealPoints, type UngaScale, ungaScales } from '../measures/index.js';
import {
  createResolver,
  type Origin,
  type Problem,
  ProblemError,
  problem,
  type ActorLabel,
  uniqueOrigins,
} from '../model/index.js';
import { codes, makeRegister, type Parsed, type Source, ungaVotes } from '../sources/index.js';
import { hashOfFiles, readSourceFiles, type SourceFile, type TableToWrite, writeDataPackage } from '../store/index.js';
import { columnsOf, type FittedScale, positionColumns, quantileOfKnown, scaleRow } from './build-tables.js';
import { referenceTables } from './reference.js';
import { ungaBody } from './roll-call-body.js';
import type { Answer, Context, Study } from './study.js';
import { version } from './version.js';

interface BuildParameters {
  readonly raw: string;
  readonly out: string;
  readonly quick: boolean;
}

interface BuiltTable {
  readonly table: string;
  readonly rows: number;
  readonly bytes: number;
}

interface BuildResult {
  readonly folder: string;
  readonly tables: readonly BuiltTable[];
  readonly scales: readonly {
    readonly scale: string;
    readonly votes: number;
    readonly positions: number;
    readonly rHat95: number;
  }[];
}

/** Long enough for the start to be forgotten wherever votes tie positions down. */
const thorough = { chains: 4, burnIn: 500, draws: 750 };
const quick = { chains: 2, burnIn: 30, draws: 50 };
/** Joint draws shipped: enough for 90 % intervals of displacements; fewer on the issue scales, to keep the package small. */
const jointDraws = (scale: UngaScale): number => (scale.issue === null ? 100 : 50);

export const build: Study<BuildParameters, BuildResult> = {
  id: 'build',
  title: 'Make the reference tables from raw sources',
  about:
    'Reads the raw files of the sources (one folder a source, as in docs/data.md), measures positions on every scale and writes tables with their origins. It takes some minutes.',
  parameters: [
    {
      name: 'raw-folder',
      kind: 'argument',
      about: 'Folder with one subfolder a source',
      value: 'raw-folder',
      required: true,
    },
    {
      name: 'out',
      kind: 'option',
      about: 'Folder for the tables',
      value: 'DIR',
      required: false,
      otherwise: './reference',
    },
    { name: 'quick', kind: 'option', about: 'Few draws: a try-out, not for use', value: null, required: false },
  ],
  schema: z
    .strictObject({
      'raw-folder': z.string().min(1),
      out: z.string().min(1).default('reference'),
      quick: z.boolean().default(false),
    })
    .transform((given): BuildParameters => ({ raw: given['raw-folder'], out: given.out, quick: given.quick })),
  examples: [],
  run,
  report: ({ result }) => [
    { kind: 'heading', level: 1, text: 'Reference tables' },
    { kind: 'paragraph', text: `Written to ${result.folder}.` },
    {
      kind: 'table',
      name: 'tables',
      caption: 'Tables and their size.',
      columns: [
        { name: 'table', title: 'Table' },
        { name: 'rows', title: 'Rows', decimals: 0 },
        { name: 'bytes', title: 'Bytes', decimals: 0 },
      ],
      rows: result.tables.map(({ table, rows, bytes }) => [table, rows, bytes]),
    },
    {
      kind: 'table',
      name: 'scales',
      caption: 'Scales, and the 95 % point of R̂ over their positions.',
      columns: [
        { name: 'scale', title: 'Scale' },
        { name: 'votes', title: 'Votes', decimals: 0 },
        { name: 'positions', title: 'Positions', decimals: 0 },
        { name: 'r_hat_95', title: 'R̂ (95 %)', decimals: 2 },
      ],
      rows: result.scales.map(({ scale, votes, positions, rHat95 }) => [scale, votes, positions, rHat95]),
    },
  ],
};

async function run(parameters: BuildParameters, context: Context): Promise<Answer<BuildResult>> {
  const codeFiles = await readSourceFiles([`${parameters.raw}/codes`]);
  const voteFiles = await readSourceFiles([`${parameters.raw}/unga-votes`]);
  const codeTables = codes.parse(codeFiles);
  const ballots = ungaVotes.parse(voteFiles);
  const register = makeRegister(codeTables.tables);
  const resolver = createResolver(register);
  const codesOrigin = originOf(codes, codeTables, codeFiles);
  const votesOrigin = originOf(ungaVotes, ballots, voteFiles);
  const problems: Problem[] = [
    ...codeTables.problems,
    ...ballots.problems,
    ...noteRejects(codeTables),
    ...noteRejects(ballots),
  ];
  const settings = parameters.quick ? quick : thorough;

  const fitted: FittedScale[] = [];
  for (const scale of ungaScales) {
    const { body, anchors, positive, unresolved } = ungaBody(ballots.tables, scale, resolver);
    problems.push(...unresolved.map(({ label, rows }) => noteUnresolved(label, `${rows} votes on ${scale.id}`)));
    try {
      const points = await measureIdealPoints(
        body,
        {
          ...defaultIdealPointOptions,
          ...settings,
          jointDraws: jointDraws(scale),
          anchors,
          positive,
          seed: context.seed,
        },
        context.workshop,
      );
      fitted.push({ scale, points, voters: body.voters });
      problems.push(...points.problems.map((note) => ({ ...note, got: `${scale.id}: ${note.got}` })));
    } catch (error) {
      if (!(error instanceof ProblemError) || error.problem.code !== 'too-little-variation') throw error;
      problems.push({ ...error.problem, got: `${scale.id}: ${error.problem.got}` });
    }
  }
  if (fitted.length === 0) {
    throw new ProblemError('too-little-variation', {
      expected: 'votes that divide the body on at least one scale',
      got: 'none',
      fix: 'Check that the folder unga-votes holds votes, roll calls and issues.',
      where: { file: parameters.raw },
    });
  }

  const made = (name: keyof typeof referenceTables, origins: readonly Origin[]) => ({
    name,
    ...referenceTables[name],
    origins,
    madeFrom: origins.map(({ hash }) => hash),
    madeBy: { step: `build ${name}`, version, parameters: { ...settings, seed: context.seed } },
  });
  const tables: TableToWrite[] = [
    { spec: made('actors', [codesOrigin]), data: columnsOf(register, referenceTables.actors.columns) },
    { spec: made('positions', [votesOrigin, codesOrigin]), data: positionColumns(fitted) },
    {
      spec: made('scales', [votesOrigin]),
      data: columnsOf(
        fitted.map((one) => scaleRow(one, settings, context.seed)),
        referenceTables.scales.columns,
      ),
    },
  ];
  const origins = uniqueOrigins([votesOrigin, codesOrigin]);
  const records = await writeDataPackage(
    parameters.out,
    {
      name: 'suasion-reference',
      title: 'Suasion reference tables',
      description: 'Positions of states on scales made from UN General Assembly votes, and the register of actors.',
      version,
      licences: [{ name: 'CC0-1.0', title: 'Creative Commons Zero v1.0 Universal' }],
    },
    tables,
    { keepOldFor: 0 },
  );
  return {
    question: { 'raw-folder': parameters.raw, out: parameters.out, quick: parameters.quick, seed: context.seed },
    result: {
      folder: parameters.out,
      tables: records.map(({ name, rows, bytes }) => ({ table: name, rows, bytes })),
      scales: fitted.map(({ scale, points }) => ({
        scale: scale.id,
        votes: points.ballots.votes,
        positions: points.ballots.cells,
        rHat95: quantileOfKnown(points.summary.rHat, 0.95),
      })),
    },
    origins,
    problems,
  };
}

/** A voter nobody could be found for. */
export function noteUnresolved(label: ActorLabel, votes: string): Problem {
  return problem('unknown-actor', {
    expected: 'voters that the register knows',
    got: `${[label.name, label.code].filter((part) => part !== '').join(' ')} (${votes})`,
    fix: 'Look the name up with suasion actors; its votes were not used.',
  });
}

/** The origin of what a source gave: the layout's own where its terms differ from the source's. */
export function originOf<Tables>(source: Source<Tables>, parsed: Parsed<Tables>, files: readonly SourceFile[]): Origin {
  const layout = source.layouts.find(({ id }) => id === parsed.layouts[0]?.layout);
  const rows = parsed.layouts.reduce((sum, file) => sum + file.used, 0);
  return { id: source.id, ...(layout?.origin ?? source.origin), rows, hash: hashOfFiles(files) };
}

/** One note for all rejected rows of a source: how many, and the first with its place. */
export function noteRejects<Tables>(parsed: Parsed<Tables>): Problem[] {
  const [first] = parsed.rejects;
  if (first === undefined) return [];
  return [
    problem('rows-rejected', {
      expected: 'rows that can be used',
      got: `${parsed.rejects.length} that cannot; the first: "${first.value}" (${first.reason})`,
      fix: 'Correct the rows, or read on without them.',
      where: { file: first.file, line: first.line, column: first.column },
    }),
  ];
}
