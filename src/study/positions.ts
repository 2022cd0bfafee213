import { z } from 'zod';
import { type Actor, formatPeriod, type Path, type Position, ProblemError, type Problem } from '../model/index.js';
import { fromParameter, scaleParameter, scaleSchema, toParameter, yearSchema } from './parameters.js';
import { joinParts, openReference, type Reference, scaleOf } from './reference.js';
import type { Answer, Context, Study } from './study.js';
import { estimateCells } from './telling.js';

interface PositionsParameters {
  readonly scale: string;
  readonly audience?: string | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** One position, with the audience's name beside its id. */
export interface NamedPosition extends Position {
  readonly name: string;
}

interface PositionsResult {
  readonly scale: {
    readonly id: string;
    readonly title: string;
    readonly ends: readonly [string, string];
    readonly unitMeaning: string;
  };
  readonly positions: readonly NamedPosition[];
}

export const positions: Study<PositionsParameters, PositionsResult> = {
  id: 'positions',
  title: 'Show where audiences stand, with intervals',
  about:
    'Without years, the newest position of each audience, from one end of the scale to the other; with an audience or a window, every position in it.',
  parameters: [
    scaleParameter,
    {
      name: 'audience',
      kind: 'option',
      about: 'A name, a comma list, a region, or all',
      value: 'AUDIENCE',
      required: false,
      otherwise: 'all',
    },
    fromParameter,
    toParameter,
  ],
  schema: z.strictObject({
    scale: scaleSchema,
    audience: z.string().optional(),
    from: yearSchema,
    to: yearSchema,
  }),
  examples: ['positions --audience Ukraine --from 2010', 'positions --scale unga-human-rights --audience "South Asia"'],
  run,
  report: ({ question, result }) => [
    { kind: 'heading', level: 1, text: `Positions: ${result.scale.title}` },
    {
      kind: 'paragraph',
      text: `Low = ${result.scale.ends[0]}; high = ${result.scale.ends[1]}. ${result.scale.unitMeaning}`,
    },
    {
      kind: 'table',
      name: 'positions',
      caption: 'Median position and 90 % interval; votes are those cast in that year’s session.',
      columns: [
        { name: 'audience', title: 'Audience' },
        { name: 'name', title: 'Name' },
        { name: 'period', title: 'Year' },
        { name: 'q50', title: 'Position', decimals: 2 },
        { name: 'q05', title: 'From', decimals: 2 },
        { name: 'q95', title: 'To', decimals: 2 },
        { name: 'mean', title: 'Mean', decimals: 2 },
        { name: 'sd', title: 'Sd', decimals: 2 },
        { name: 'votes', title: 'Votes', decimals: 0 },
        { name: 'unsmoothed_mean', title: 'That year alone', decimals: 2 },
        { name: 'unsmoothed_sd', title: 'Sd', decimals: 2 },
      ],
      rows: result.positions.map(({ audience, name, period, estimate, observations, unsmoothed }) => [
        audience,
        name,
        period,
        ...estimateCells(estimate),
        estimate.mean,
        estimate.sd,
        observations,
        unsmoothed?.mean ?? null,
        unsmoothed?.sd ?? null,
      ]),
      ...(question['audience'] === undefined ? { atMost: 250 } : {}),
    },
  ],
};

async function run(parameters: PositionsParameters, context: Context): Promise<Answer<PositionsResult>> {
  const scale = scaleOf(parameters.scale);
  const window = windowOf(parameters);
  const reference = await openReference(context.data);
  try {
    const audiences = resolveAudiences(reference, parameters.audience ?? 'all', window);
    const paths = await reference.paths(
      scale,
      audiences.actors.flatMap((actor) => actor.parts),
      false,
    );
    const named = audiences.actors.flatMap((actor) => inWindow(actor, joinParts(actor, paths), window));
    const newestOnly =
      parameters.audience === undefined && parameters.from === undefined && parameters.to === undefined;
    const listed = newestOnly ? newestOfEach(named) : named;
    if (listed.length === 0) {
      throw new ProblemError('no-data', {
        expected: `positions of ${parameters.audience ?? 'any audience'} on ${scale.id} ${describeWindow(window)}`,
        got: 'none',
        fix: 'Widen the window, or leave it out to see what there is.',
      });
    }
    return {
      question: { ...parameters },
      result: {
        scale: { id: scale.id, title: scale.title, ends: scale.ends, unitMeaning: scale.unitMeaning },
        positions: listed,
      },
      origins: reference.origins,
      problems: audiences.problems,
    };
  } finally {
    await reference.close();
  }
}

interface Window {
  readonly from?: number;
  readonly to?: number;
}

/** Throws 'invalid-value' when the window runs backwards. */
export function windowOf(parameters: { readonly from?: number | undefined; readonly to?: number | undefined }): Window {
  const { from, to } = parameters;
  if (from !== undefined && to !== undefined && from > to) {
    throw new ProblemError('invalid-value', {
      expected: 'a window whose first year comes before its last',
      got: `${from} to ${to}`,
      fix: 'Exchange the two.',
      where: { parameter: 'from, to' },
    });
  }
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

function describeWindow(window: Window): string {
  const { from, to } = window;
  if (from === undefined && to === undefined) return 'in any year';
  return `${from === undefined ? '' : `from ${formatPeriod(from, 'year')} `}${to === undefined ? '' : `to ${formatPeriod(to, 'year')}`}`.trim();
}

function resolveAudiences(
  reference: Reference,
  text: string,
  window: Window,
): { actors: readonly Actor[]; problems: readonly Problem[] } {
  const found = reference.resolver.resolveAudiences(text, window);
  if ('actors' in found) return found;
  throw new ProblemError(found.code, { ...found, where: { parameter: 'audience' } });
}

function inWindow(actor: Actor, path: Path | null, window: Window): NamedPosition[] {
  return (path?.positions ?? [])
    .filter(({ period }) => period >= (window.from ?? -Infinity) && period <= (window.to ?? Infinity))
    .map((position) => ({ ...position, name: actor.name }));
}

/** The newest position of each audience that still has one, from the low end to the high. */
function newestOfEach(all: readonly NamedPosition[]): NamedPosition[] {
  const newest = new Map<string, NamedPosition>();
  let last = -Infinity;
  for (const position of all) {
    newest.set(position.audience, position);
    last = Math.max(last, position.period);
  }
  // Who has not voted for ten years is no longer there.
  return [...newest.values()]
    .filter(({ period }) => period > last - 10)
    .sort((a, b) => a.estimate.mean - b.estimate.mean);
}
