import { type Period, type Problem, problem, type Scale } from '../../model/index.js';
import {
  arrangePanel,
  audienceKey,
  filteredAims,
  type LawOptions,
  type Panel,
  type PanelSpec,
  type Standing,
  type Term,
} from '../../response/index.js';
import type { UserAct, UserActs } from './acts.js';
import type { UserPositions } from './positions.js';
import { grouped, type LeftOut, type Series, seriesWithin, tooLittle } from './series.js';

/** What a user handed in. */
interface Given {
  /** What the scale is called. */
  readonly name: string;
  readonly positions: UserPositions;
  readonly acts: UserActs;
  readonly standing: Standing;
  /** All audiences have the same mass, whatever the data could tell. */
  readonly equalMasses: boolean;
}

/** A user's data as a panel, and what could not enter it. */
export interface Assembled {
  readonly spec: PanelSpec;
  readonly panel: Panel;
  /** By term of the panel: acts that count, with a dose above 0. */
  readonly acts: readonly number[];
  readonly leftOut: readonly LeftOut[];
  readonly problems: readonly Problem[];
}

/** Audiences that must have a record of `longRecord` periods for each to have a mass of its own. */
const audiencesForMasses = 10;
const longRecord = 8;
/** Audiences that it takes to tell a session's stretch of the scale. */
const audiencesForStretch = 10;
const fewestForHome = 5;

/**
 * Make a panel of what a user handed in. Inside its window an act that is not listed has a dose of 0. Instruments and actors of
 * which nothing is left are named. Throws ProblemError 'no-data' where no panel can be made.
 */
export function assemble({ name, positions, acts: given, standing, equalMasses }: Given): Assembled {
  const { acts, mechanisms } = given;
  const series = seriesWithin(positions, acts);
  const scale = scaleFrom(name, positions);
  const { from, to } = series;
  const aim = positions.kind === 'common' ? filteredAims(positions.observations, { from, to }) : () => null;
  const fates = acts.map((act) => fateOf(act, series, scale, standing, aim));
  const used = acts.filter((_, i) => fates[i] === 'used');
  const terms = [...new Set(used.map(({ instrument }) => instrument))].map((id): Term => ({
    id,
    kind: 'instrument',
    mechanism: mechanisms.get(id) ?? null,
  }));
  const problems = problemsOf(acts, fates);
  if (terms.length === 0) {
    const [reason] = reasonsOf(fates);
    throw tooLittle(
      'at least one act that reaches an audience with positions',
      reason ?? 'none',
      'Check that names are written alike in all files, and that actors have positions or standing of their own.',
    );
  }
  const place = new Map(terms.map(({ id }, k) => [id, k]));
  const spec: PanelSpec = {
    scale,
    from,
    to,
    observations: series.observations,
    terms,
    exposures: {
      term: used.map(({ instrument }) => place.get(instrument)!),
      actor: used.map(({ actor }) => actor),
      audience: used.map(({ audience }) => audience),
      period: used.map(({ period }) => period),
      value: used.map(({ dose }) => dose),
    },
    standing,
    aim,
    options: optionsFor(series, scale, equalMasses),
  };
  return {
    spec,
    panel: arrangePanel(spec).panel,
    acts: terms.map(({ id }) => used.filter(({ instrument }) => instrument === id).length),
    leftOut: [...series.leftOut, ...actsLeftOut(acts, fates)],
    problems,
  };
}

function scaleFrom(name: string, { kind, step }: UserPositions): Scale {
  return {
    id: name,
    title: name,
    kind,
    domain: 'behaviour',
    step,
    ends: ['low', 'high'],
    unit: 'point',
    unitMeaning: 'One point is 1 in the column mean.',
    description: 'Positions handed in by the user.',
    aim: kind === 'common' ? 'own-position' : 'up',
  };
}

function optionsFor({ byKey }: Series, { kind }: Scale, equalMasses: boolean): LawOptions {
  const long = [...byKey.values()].filter((list) => list.length >= longRecord).length;
  return {
    momentum: true,
    masses: !equalMasses && long >= audiencesForMasses,
    noise: false,
    stretch: kind === 'common' && byKey.size >= audiencesForStretch,
    fewestForHome,
  };
}

const fates = {
  used: '',
  none: 'the dose is 0',
  weightless: 'the actor’s standing is 0',
  itself: 'of an actor toward itself',
  stranger: 'toward an audience without positions inside the window',
  early: 'before the audience’s first position, or in or after the period of its last',
  standing: 'the actor’s standing in that period is not listed',
  aim: 'the actor has no position of its own up to then, so where it pulls is not known',
} as const;

type Fate = keyof typeof fates;

/** What becomes of an act. */
function fateOf(
  { actor, audience, period, dose }: UserAct,
  { byKey }: Series,
  scale: Scale,
  standing: Standing,
  aim: (actor: string, period: Period) => number | null,
): Fate {
  if (dose === 0) return 'none';
  if (actor === audience) return 'itself';
  const seen = byKey.get(audienceKey(audience, scale.kind === 'directed' ? actor : ''));
  if (seen === undefined) return 'stranger';
  if (period < seen[0]!.period || period >= seen.at(-1)!.period) return 'early';
  const weight = standing(actor, period);
  if (weight === null) return 'standing';
  if (weight === 0) return 'weightless';
  return scale.kind === 'common' && aim(actor, period) === null ? 'aim' : 'used';
}

function reasonsOf(all: readonly Fate[]): string[] {
  const counts = new Map<Fate, number>();
  for (const fate of all) counts.set(fate, (counts.get(fate) ?? 0) + 1);
  return [...counts]
    .filter(([fate]) => fate !== 'used')
    .sort(([, a], [, b]) => b - a)
    .map(([fate, count]) => `${count} of ${all.length} left out: ${fates[fate]}`);
}

function actsLeftOut(acts: readonly UserAct[], all: readonly Fate[]): LeftOut[] {
  // A dose of 0 is what an act that is not listed has: nothing is left out.
  const others = (Object.keys(fates) as Fate[]).filter((fate) => fate !== 'used' && fate !== 'none');
  return others.flatMap((fate): LeftOut[] => {
    const those = acts.filter((_, i) => all[i] === fate);
    if (those.length === 0) return [];
    const who = fate === 'stranger' || fate === 'early' ? 'audience' : 'actor';
    const names = [...new Set(those.map((act) => act[who]))];
    return [{ what: 'acts', rows: those.length, reason: fates[fate], names }];
  });
}

/** Instruments and actors of which nothing counts; acts whose force is not known. */
function problemsOf(acts: readonly UserAct[], all: readonly Fate[]): Problem[] {
  const problems: Problem[] = [];
  for (const who of ['instrument', 'actor'] as const) {
    for (const [name, mine] of grouped(all, (_, i) => acts[i]![who])) {
      if (mine.includes('used')) continue;
      problems.push(
        problem('not-yet-known', {
          expected: `acts ${who === 'actor' ? 'of' : 'by'} ${name} that count`,
          got: reasonsOf(mine).join('; '),
          fix: `Nothing is said of ${name}: correct its acts, or leave them out.`,
        }),
      );
    }
  }
  const of = (fate: Fate): UserAct[] => acts.filter((_, i) => all[i] === fate);
  const aimless = of('aim');
  if (aimless.length > 0) {
    problems.push(
      problem('actor-has-no-aim', {
        expected: 'a position of each actor, by which one knows where it pulls',
        got: `${aimless.length} acts of ${listed(aimless)} without one`,
        fix: 'Add the actors to the positions; without it these acts count as none.',
      }),
    );
  }
  const unknown = of('standing');
  if (unknown.length > 0) {
    problems.push(
      problem('not-yet-known', {
        expected: 'the standing of each actor in each period in which it acts',
        got: `${unknown.length} acts of ${listed(unknown)} without one`,
        fix: 'Add it to the file of standing; without it these acts count as none.',
      }),
    );
  }
  return problems;
}

function listed(acts: readonly UserAct[]): string {
  return shortList([...new Set(acts.map(({ actor }) => actor))]);
}

/** The first few of many names. */
export function shortList(names: readonly string[]): string {
  return names.length <= 5 ? names.join(', ') : `${names.slice(0, 5).join(', ')} and ${names.length - 5} more`;
}
