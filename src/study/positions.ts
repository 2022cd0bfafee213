import { z } from 'zod';
import {
  type Actor,
  formatPeriod,
  type Path,
  type Position,
  ProblemError,
  type Problem,
  type Scale,
} from '../model/index.js';
import { periodsOf } from './brief-window.js';
import { fromParameter, scaleParameter, scaleSchema, toParameter, yearSchema } from './parameters.js';
import { joinParts } from './reference-paths.js';
import { openReference, type Reference, scaleOf } from './reference.js';
import type { Answer, Context, Study } from './study.js';
import { estimateCells } from './telling.js';

interface PositionsParameters {
  readonly scale: string;
  readonly audience?: string | undefined;
  readonly toward?: string | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** One position, with the audience's name beside its id. */
interface NamedPosition extends Position {
  readonly name: string;
}

interface PositionsResult {
  readonly scale: Pick<Scale, 'id' | 'title' | 'ends' | 'step' | 'unitMeaning'>;
  /** On directed scales, the id of the actor about whom. */
  readonly toward: string | null;
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
    {
      name: 'toward',
      kind: 'option',
      about: 'On scales that are about one actor (favourability, awareness, attention, conduct): which',
      value: 'ACTOR',
      required: false,
    },
    fromParameter,
    toParameter,
  ],
  schema: z.strictObject({
    scale: scaleSchema,
    audience: z.string().optional(),
    toward: z.string().optional(),
    from: yearSchema,
    to: yearSchema,
  }),
  examples: [
    'positions --audience Ukraine --from 2010',
    'positions --scale unga-human-rights --audience "South Asia"',
    'positions --scale favourability --toward USA --audience Germany',
  ],
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
      caption: 'Median position and 90 % interval, and the votes, respondents, speeches or acts behind it.',
      columns: [
        { name: 'audience', title: 'Audience' },
        { name: 'name', title: 'Name' },
        { name: 'period', title: result.scale.step === 'year' ? 'Year' : 'Month' },
        { name: 'q50', title: 'Position', decimals: 2 },
        { name: 'q05', title: 'From', decimals: 2 },
        { name: 'q95', title: 'To', decimals: 2 },
        { name: 'mean', title: 'Mean', decimals: 2 },
        { name: 'sd', title: 'Sd', decimals: 2 },
        { name: 'observations', title: 'Observations', decimals: 0 },
        { name: 'unsmoothed_mean', title: 'That year alone', decimals: 2 },
        { name: 'unsmoothed_sd', title: 'Sd', decimals: 2 },
      ],
      rows: result.positions.map(({ audience, name, period, estimate, observations, unsmoothed }) => [
        audience,
        name,
        formatPeriod(period, result.scale.step),
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
    const toward = towardOf(reference, scale, parameters.toward, window);
    // On scales that are not about states alone, whoever has a position belongs to all.
    const everybody = parameters.audience === undefined && scale.kind === 'directed';
    const ids = everybody ? 'all' : audiences.actors.flatMap((actor) => actor.parts);
    const paths = await reference.paths(scale, ids, false, toward?.parts);
    const actors = everybody
      ? paths.flatMap(({ audience }) => reference.resolver.get(audience) ?? [])
      : audiences.actors;
    const periods = periodsOf(window, scale);
    const named = actors.flatMap((actor) => inWindow(actor, joinParts(actor, paths), periods));
    const newestOnly =
      parameters.audience === undefined && parameters.from === undefined && parameters.to === undefined;
    const listed = newestOnly ? newestOfEach(named, scale) : named;
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
        scale: {
          id: scale.id,
          title: scale.title,
          ends: scale.ends,
          step: scale.step,
          unitMeaning: scale.unitMeaning,
        },
        toward: toward?.id ?? null,
        positions: listed,
      },
      origins: reference.originsOf([(await reference.fit(scale)).source]),
      problems: [...reference.missing, ...audiences.problems],
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

/** The actor about whom positions are on a directed scale; null on a common one. Throws 'missing-value', 'invalid-value'. */
function towardOf(reference: Reference, scale: Scale, text: string | undefined, window: Window): Actor | null {
  const where = { parameter: 'toward' };
  if (scale.kind === 'common') {
    if (text === undefined) return null;
    throw new ProblemError('invalid-value', {
      expected: `no actor toward whom: positions on ${scale.id} are about nobody`,
      got: `"${text}"`,
      fix: 'Leave --toward out, or choose a scale that is about one actor.',
      where,
    });
  }
  if (text === undefined) {
    throw new ProblemError('missing-value', {
      expected: `the actor about whom positions on ${scale.id} are`,
      got: 'none',
      fix: 'Name one: --toward USA.',
      where,
    });
  }
  const found = reference.resolver.resolve(text, window);
  if ('actor' in found) return found.actor;
  throw new ProblemError(found.code, { ...found, where });
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
function newestOfEach(all: readonly NamedPosition[], { step }: Scale): NamedPosition[] {
  const newest = new Map<string, NamedPosition>();
  let last = -Infinity;
  for (const position of all) {
    newest.set(position.audience, position);
    last = Math.max(last, position.period);
  }
  // Who has had no position for ten years is no longer there.
  const tenYears = step === 'year' ? 10 : 120;
  return [...newest.values()]
    .filter(({ period }) => period > last - tenYears)
    .sort((a, b) => a.estimate.mean - b.estimate.mean);
}
