import { z } from 'zod';
import {
  defaultIdealPointOptions,
  estimateIdealPoints,
  type IdealPoints,
  measureIdealPoints,
  type UngaScale,
  ungaScales,
} from '../measures/index.js';
import { type Problem, ProblemError } from '../model/index.js';
import {
  ballotSources,
  type BallotTables,
  type Parsed,
  rollCallVotes,
  type Source,
  sourceOf,
  ungaVotes,
} from '../sources/index.js';
import { readSourceFiles } from '../store/index.js';
import { noteRejects, originOf } from './build/raw.js';
import { cellRow } from './cell-row.js';
import { openReference, scaleOf } from './reference.js';
import type { Cell } from './report.js';
import { type MeasurableBody, namedBody, ungaBody, noteUnresolved } from './roll-call-body.js';
import type { Answer, Context, Study } from './study.js';

interface MeasureParameters {
  readonly votes: readonly string[];
  readonly rollCalls: readonly string[];
  readonly matches: readonly string[];
  readonly positive?: string | undefined;
  readonly prior: 'lagged' | 'random-walk';
  readonly fast: boolean;
  readonly scale: string;
}

interface MeasureResult {
  readonly votesUsed: number;
  readonly rollCallsUsed: number;
  readonly items: number;
  readonly setAside: readonly { readonly reason: string; readonly rows: number }[];
  readonly positions: readonly Readonly<Record<(typeof columns)[number], Cell>>[];
  readonly rejects: readonly {
    readonly file: string;
    readonly line: number;
    readonly column: string;
    readonly value: string;
    readonly reason: string;
  }[];
}

const columns = [
  'voter',
  'period',
  'mean',
  'sd',
  'q05',
  'q25',
  'q50',
  'q75',
  'q95',
  'votes',
  'unsmoothed_mean',
  'unsmoothed_sd',
  'r_hat',
  'ess_bulk',
  'ess_tail',
] as const;

export const measureIdealPointsStudy: Study<MeasureParameters, MeasureResult> = {
  id: 'measure ideal-points',
  title: 'Place voters of any roll-call body on a scale',
  about:
    'Reads votes in the plain layout (roll_call, voter, period, vote), the copy of the UN votes, the Dataverse file or the UN Digital Library’s; the layout is recognised by its header. See docs/ideal-points.md.',
  parameters: [
    {
      name: 'votes',
      kind: 'option',
      about: 'File or folder with the votes',
      value: 'FILE',
      required: true,
      many: true,
    },
    {
      name: 'roll-calls',
      kind: 'option',
      about: 'File that describes the roll calls',
      value: 'FILE',
      required: false,
      many: true,
    },
    {
      name: 'matches',
      kind: 'option',
      about: 'File of roll calls that repeat an earlier one',
      value: 'FILE',
      required: false,
      many: true,
    },
    {
      name: 'positive',
      kind: 'option',
      about: 'Voter whose positions point up; needed unless the body is the UN',
      value: 'VOTER',
      required: false,
    },
    {
      name: 'prior',
      kind: 'option',
      about: 'How a voter’s periods are tied',
      value: 'PRIOR',
      required: false,
      otherwise: 'lagged',
      choices: ['lagged', 'random-walk'],
    },
    {
      name: 'fast',
      kind: 'option',
      about: 'A first estimate in seconds, without sampling',
      value: null,
      required: false,
    },
    {
      name: 'scale',
      kind: 'option',
      about: 'Which votes of the UN General Assembly',
      value: 'SCALE',
      required: false,
      otherwise: 'unga',
      choices: ungaScales.map(({ id }) => id),
    },
  ],
  schema: z
    .strictObject({
      votes: z.array(z.string().min(1)).min(1),
      'roll-calls': z.array(z.string()).default([]),
      matches: z.array(z.string()).default([]),
      positive: z.string().optional(),
      prior: z.enum(['lagged', 'random-walk']).default('lagged'),
      fast: z.boolean().default(false),
      scale: z.string().default('unga'),
    })
    .transform(({ 'roll-calls': rollCalls, ...rest }): MeasureParameters => ({ ...rest, rollCalls })),
  examples: ['measure ideal-points --votes examples/council-votes.csv --positive Alba --fast --out positions.csv'],
  run,
  report: ({ result }) => [
    { kind: 'heading', level: 1, text: 'Ideal points' },
    {
      kind: 'paragraph',
      text: `${result.positions.length} positions from ${result.votesUsed} votes on ${result.rollCallsUsed} roll calls (${result.items} after linking those that repeat one another). Mean 0 and standard deviation 1 over all of them.`,
    },
    ...(result.setAside.length === 0
      ? []
      : [
          {
            kind: 'paragraph',
            text: `Set aside: ${result.setAside.map(({ reason, rows }) => `${rows} votes (${reason})`).join('; ')}.`,
          } as const,
        ]),
    {
      kind: 'table',
      name: 'positions',
      caption: 'Posterior mean, standard deviation and quantiles; what that period’s votes alone say.',
      columns: columns.map((name) => ({
        name,
        title: name.replaceAll('_', ' '),
        ...(name === 'voter' || name === 'period'
          ? {}
          : { decimals: name === 'votes' || name.startsWith('ess') ? 0 : 2 }),
      })),
      rows: result.positions.map((position) => columns.map((name) => position[name])),
      atMost: 40,
    },
    ...(result.rejects.length === 0
      ? []
      : [
          {
            kind: 'table',
            name: 'rejects',
            caption: 'Rows that could not be used, and why.',
            columns: ['file', 'line', 'column', 'value', 'reason'].map((name) => ({ name, title: name })),
            rows: result.rejects.map(({ file, line, column, value, reason }): Cell[] => [
              file,
              line,
              column,
              value,
              reason,
            ]),
            atMost: 20,
          } as const,
        ]),
  ],
};

async function run(parameters: MeasureParameters, context: Context): Promise<Answer<MeasureResult>> {
  const files = await readSourceFiles([...parameters.votes, ...parameters.rollCalls, ...parameters.matches]);
  const source = sourceOf(files[0]!, ballotSources as readonly Source<BallotTables>[]);
  const parsed = source.parse(files);
  const origin = originOf(source, parsed, files);
  const measurable =
    source === ungaVotes ? await generalAssembly(parsed, parameters, context) : anyBody(parsed, parameters);
  const options = { anchors: measurable.anchors, positive: measurable.positive };
  const points = parameters.fast
    ? estimateIdealPoints(measurable.body, options)
    : await measureIdealPoints(
        measurable.body,
        { ...defaultIdealPointOptions, ...options, prior: parameters.prior, seed: context.seed },
        context.workshop,
      );
  return {
    question: { ...parameters, seed: context.seed },
    result: {
      votesUsed: points.ballots.votes,
      rollCallsUsed: points.ballots.rollCalls,
      items: points.ballots.items,
      setAside: [...parsed.setAside, ...measurable.setAside, ...points.ballots.leftOut].map(({ reason, rows }) => ({
        reason,
        rows,
      })),
      positions: positionRows(points, measurable.body.voters),
      rejects: parsed.rejects,
    },
    // The plain layout holds the asker's own votes: they have no publisher to name.
    origins: source === rollCallVotes ? [] : [origin],
    problems: [...parsed.problems, ...noteRejects(parsed), ...unresolvedVoters(measurable), ...points.problems],
  };
}

async function generalAssembly(
  parsed: Parsed<BallotTables>,
  parameters: MeasureParameters,
  context: Context,
): Promise<MeasurableBody> {
  const scale = scaleOf(parameters.scale) as UngaScale;
  const reference = await openReference(context.data);
  try {
    const measurable = ungaBody(parsed.tables, scale, reference.resolver);
    if (parameters.positive === undefined) return measurable;
    const found = reference.resolver.resolve(parameters.positive);
    if (!('actor' in found)) throw new ProblemError(found.code, { ...found, where: { parameter: 'positive' } });
    return { ...measurable, positive: indexOfVoter(measurable, found.actor.id) };
  } finally {
    await reference.close();
  }
}

function anyBody(parsed: Parsed<BallotTables>, parameters: MeasureParameters): MeasurableBody {
  const measurable = namedBody(parsed.tables, parameters.positive ?? null);
  if (parameters.positive === undefined) {
    throw new ProblemError('missing-value', {
      expected: 'a voter whose positions point up',
      got: 'none',
      fix: `Add --positive, for example --positive "${measurable.body.voters[0] ?? 'NAME'}": without it nobody could say which end is which.`,
      where: { parameter: 'positive' },
    });
  }
  return { ...measurable, positive: indexOfVoter(measurable, parameters.positive) };
}

function indexOfVoter({ body }: MeasurableBody, voter: string): number {
  const index = body.voters.indexOf(voter);
  if (index >= 0) return index;
  throw new ProblemError('invalid-value', {
    expected: 'a voter of this body',
    got: `"${voter}"`,
    fix: `Take one of ${body.voters.slice(0, 5).join(', ')}${body.voters.length > 5 ? ' …' : ''}.`,
    where: { parameter: 'positive' },
  });
}

function unresolvedVoters({ unresolved }: MeasurableBody): Problem[] {
  return unresolved.map(({ label, rows }) => noteUnresolved(label, `${rows} votes`));
}

function positionRows(points: IdealPoints, voters: readonly string[]): MeasureResult['positions'] {
  const { voter, period, cells } = points.ballots;
  return Array.from({ length: cells }, (_, c) => ({
    voter: voters[voter[c]!]!,
    period: period[c]!,
    ...cellRow(points, c),
  }));
}
