import type { Passage } from '../mechanics/index.js';
import {
  type Actor,
  formatPeriod,
  type Path,
  type Period,
  type Problem,
  problem,
  ProblemError,
  type Scale,
} from '../model/index.js';
import type { Reference } from './reference.js';
import { joinParts } from './reference-paths.js';
import { nameInText } from './telling.js';

interface Window {
  readonly from: Period;
  readonly to: Period;
}

/** Years asked for; left out = open. */
interface Years {
  readonly from?: number;
  readonly to?: number;
}

/** An audience's way through the window, as far as there is one. */
export interface Placement {
  /** In periods of the scale. */
  readonly window: Window;
  /** Null where there are no positions. */
  readonly passage: Passage | null;
  readonly problems: readonly Problem[];
  /** Id of the source the scale's positions are made from. */
  readonly source: string;
}

/** The years from which and to which records of acts and ties are looked through where nothing was asked. */
const allYears = { from: 1945, to: 2026 };

/**
 * Find the audience's positions and settle the window. A state without positions in it has no answer (throws 'no-data',
 * 'no-overlap'); for cities, diasporas, organisations and groups, which have positions on few scales, that is a note.
 */
export async function place(
  reference: Reference,
  scale: Scale,
  actor: Actor,
  audience: Actor,
  years: Years,
): Promise<Placement> {
  const fit = await reference.fit(scale);
  const directed = scale.kind === 'directed';
  const paths = directed
    ? await reference.paths(scale, audience.parts, true, actor.parts)
    : await reference.paths(scale, [...actor.parts, ...audience.parts], true);
  const [path, goal] = [joinParts(audience, paths), directed ? null : joinParts(actor, paths)];
  if (path === null && audience.kind !== 'state') {
    const window = periodsOf({ from: years.from ?? allYears.from, to: years.to ?? allYears.to }, scale);
    return {
      window: window as Window,
      passage: null,
      problems: [noPositions(audience, scale), ...noActs(actor, audience)],
      source: fit.source,
    };
  }
  const settled = settleWindow(path, goal, periodsOf(years, scale), audience, scale);
  return {
    ...settled,
    passage: { scale, ...settled.window, audience: path!, actor: goal, stepNoise: fit.stepNoise },
    problems: [...settled.problems, ...published(fit.method, scale)],
    source: fit.source,
  };
}

/** The calendar years of a window. */
export function yearsOf({ from, to }: Window, scale: Scale): Window {
  return scale.step === 'year' ? { from, to } : { from: Math.floor(from / 12), to: Math.floor(to / 12) };
}

/** Years as periods of the scale: all of their months on a monthly one. */
export function periodsOf({ from, to }: Years, scale: Scale): Years {
  if (scale.step === 'year') return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  return { ...(from === undefined ? {} : { from: from * 12 }), ...(to === undefined ? {} : { to: to * 12 + 11 }) };
}

function noPositions(audience: Actor, scale: Scale): Problem {
  return problem('not-yet-known', {
    expected: `positions of ${nameInText(audience)} on ${scale.id}`,
    got: 'none: this scale is made from states',
    fix: 'Read what is recorded between the two, or choose another scale.',
    where: { parameter: 'scale' },
  });
}

/** Cities and diasporas are in no source of acts. */
function noActs(actor: Actor, audience: Actor): Problem[] {
  const who = [actor, audience].find(({ kind }) => kind === 'city' || kind === 'diaspora');
  if (who === undefined) return [];
  return [
    problem('not-yet-known', {
      expected: `acts between ${nameInText(actor)} and ${nameInText(audience)}`,
      got: `none: no source at hand tells acts of a ${who.kind}`,
      fix: 'Read the ties and the people between the two.',
    }),
  ];
}

/** What must be known about positions that somebody else published. */
function published(method: string, scale: Scale): Problem[] {
  if (!method.startsWith('published')) return [];
  return [
    problem('not-yet-known', {
      expected: `joint draws of the positions on ${scale.id}`,
      got: 'published means and quantiles alone',
      fix: 'Intervals of movements take the years’ errors as independent, which makes them too wide or too narrow by an amount that is not known.',
    }),
  ];
}

/**
 * The window inside which the audience has positions: its ends are moved inward to the nearest period with one, which is
 * noted; where nothing was asked, the whole common record of actor and audience. Throws 'no-data', 'no-overlap'.
 */
function settleWindow(
  audience: Path | null,
  actor: Path | null,
  asked: Years,
  who: Actor,
  scale: Scale,
): { window: Window; problems: Problem[] } {
  const say = (period: Period): string => formatPeriod(period, scale.step);
  const periods = audience?.positions.map(({ period }) => period) ?? [];
  const span = periods.length === 0 ? 'none' : `${say(periods[0]!)} to ${say(periods.at(-1)!)}`;
  const common = actor?.positions.map(({ period }) => period) ?? periods;
  const from = asked.from ?? Math.max(periods[0] ?? 0, common[0] ?? 0);
  const to = asked.to ?? Math.min(periods.at(-1) ?? 0, common.at(-1) ?? 0);
  const inside = periods.filter((period) => period >= from && period <= to);
  if (inside.length < 2) {
    const overlap = periods.length > 0 && asked.from === undefined && asked.to === undefined;
    throw new ProblemError(overlap ? 'no-overlap' : 'no-data', {
      expected: `positions of ${nameInText(who)} on ${scale.id} in at least two ${scale.step}s from ${say(from)} to ${say(to)}`,
      got: inside.length === 1 ? `one, in ${say(inside[0]!)}` : 'none',
      fix: `Choose ${scale.step}s within its record: ${span}.`,
      where: { parameter: 'from, to' },
    });
  }
  const window = { from: inside[0]!, to: inside.at(-1)! };
  const moved = (asked.from !== undefined && window.from !== from) || (asked.to !== undefined && window.to !== to);
  const note = problem('window-moved', {
    expected: `positions of ${nameInText(who)} in ${say(from)} and ${say(to)}`,
    got: `positions from ${say(window.from)} to ${say(window.to)}`,
    fix: `Read the answer for these ${scale.step}s.`,
    where: { parameter: 'from, to' },
  });
  // Months without an act have no position: an end that falls on one is no news.
  return { window, problems: moved && scale.step === 'year' ? [note] : [] };
}
