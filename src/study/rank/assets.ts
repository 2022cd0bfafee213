import { assetCategories, type Category, indicators, indicatorsOf } from '../../assets/index.js';
import { type Actor, type Problem, problem, ProblemError } from '../../model/index.js';
import { assetDraws } from '../assets/read-assets.js';
import { newestYear, readKinds } from '../assets/spans.js';
import { wholesOf } from '../assets/units.js';
import { existenceOf } from '../law/standing.js';
import type { Reference } from '../reference.js';
import type { Answer, Context } from '../study.js';
import { type AssetRankPart, assetRankTask } from './asset-task.js';
import { addTo, noSums, rankActors } from './ranking.js';
import { readRanking } from './report.js';
import type { RankResult, RankRow } from './result.js';

/** Audiences that one thread takes at once. Sums are made in this order, so it decides their last digit. */
const atOnce = 24;
/** Audiences that are named in a note before they are only counted. */
const fewEnough = 6;

const unit = 'sd between actors';

/** The category that is called so; null for another word. */
export function assetWordOf(text: string): Category | null {
  return assetCategories.find(({ id }) => id === text.toLowerCase()) ?? null;
}

export interface AssetRankWanted {
  readonly category: Category;
  readonly asked: { readonly actors: readonly Actor[]; readonly problems: readonly Problem[] };
  readonly years: { readonly from?: number; readonly to?: number };
  readonly question: Readonly<Record<string, unknown>>;
}

/**
 * Rank all states of a year by a composite: its mean over the audiences, each of which counts once. Throws 'no-data' where
 * none of the audiences was there.
 */
export async function rankAssets(
  reference: Reference,
  { category, asked, years, question }: AssetRankWanted,
  { data, seed, workshop }: Context,
): Promise<Answer<RankResult>> {
  const kinds = await readKinds(reference);
  const year = years.to ?? newestYear(kinds, indicators) ?? nothing('indicators of any year', 'none in these tables');
  const exists = existenceOf(reference, 'year');
  const there = asked.actors.flatMap((actor) => {
    const part = actor.kind === 'territory' ? actor.id : actor.parts.findLast((id) => exists(id, year));
    return part === undefined ? [] : [part];
  });
  const audiences = [...new Set(there)].sort();
  if (audiences.length === 0) nothing(`an audience that was a state at the end of ${year}`, 'none');
  const parts = Array.from({ length: Math.ceil(audiences.length / atOnce) }, (_, i): AssetRankPart => {
    const some = audiences.slice(i * atOnce, (i + 1) * atOnce);
    return { data, seed, draws: assetDraws, category: category.id, year, audiences: some };
  });
  const sums = noSums();
  for (const { byActor } of await workshop.map(assetRankTask, parts))
    for (const [id, one] of byActor) addTo(sums, id, one.draws, one.audiences);
  const means = new Map(
    [...sums.byActor].map(([id, one]) => [id, one.draws.map((sum) => sum / one.audiences)] as const),
  );
  const nameOf = (id: string): string => reference.resolver.get(id)?.name ?? id;
  const wholeOf = wholesOf(reference);
  const rows = rankActors(means, unit).map((row): RankRow => ({
    ...row,
    actor: wholeOf(row.actor),
    name: nameOf(row.actor),
    audiences: sums.byActor.get(row.actor)!.audiences,
  }));
  return {
    question: { ...question, from: year, to: year },
    result: {
      word: {
        id: category.id,
        title: category.title,
        meaning: `the composite of ${indicatorsOf(category.id).length} indicators, in standard deviations from the mean actor of each audience, the mean over the audiences`,
        unit,
      },
      scale: null,
      law: null,
      window: { from: year, to: year },
      audiences: audiences.map((id) => ({ id, name: nameOf(id), weight: 1 })),
      draws: assetDraws,
      rows,
      without: statesOf(reference, year) - rows.length,
      reading: readRanking({ rows }),
    },
    origins: reference.originsOf(indicatorsOf(category.id).flatMap(({ sources }) => sources)),
    problems: [
      ...reference.missing,
      ...asked.problems,
      ...oneYear(years, year),
      ...withoutTheScale(question),
      ...notThere(asked.actors, audiences, year),
    ],
  };
}

function statesOf(reference: Reference, year: number): number {
  const exists = existenceOf(reference, 'year');
  return reference.resolver.actors.filter(({ id, parts }) => parts.length === 1 && exists(id, year)).length;
}

function nothing(expected: string, got: string): never {
  throw new ProblemError('no-data', {
    expected,
    got,
    fix: 'Choose other audiences, or another year: --to YEAR.',
    where: { parameter: 'audience' },
  });
}

/** A composite is of one year. */
function oneYear({ from }: AssetRankWanted['years'], year: number): Problem[] {
  if (from === undefined || from === year) return [];
  return [
    problem('window-moved', {
      expected: `${from} to ${year}`,
      got: `composites of ${year}: they are of one year, that of --to`,
      fix: 'Ask for each year by itself with --to YEAR.',
    }),
  ];
}

/** Composites are on no scale and under no law. */
function withoutTheScale({ scale, standing }: AssetRankWanted['question']): Problem[] {
  if (scale === 'unga' && standing === 'equal') return [];
  return [
    problem('not-yet-known', {
      expected: 'a word of the law, which knows a scale and a standing',
      got: `a composite of assets, with ${[scale, standing].join(' and ')} asked for`,
      fix: 'Neither was used: assets are the same whatever the scale.',
    }),
  ];
}

function notThere(asked: readonly Actor[], counted: readonly string[], year: number): Problem[] {
  const missing = asked.filter(({ id, parts }) => ![id, ...parts].some((part) => counted.includes(part)));
  if (missing.length === 0) return [];
  const names = missing.slice(0, fewEnough).map(({ name }) => name);
  const more = missing.length > fewEnough ? ` and ${missing.length - fewEnough} more` : '';
  return [
    problem('not-yet-known', {
      expected: `audiences that were states at the end of ${year}`,
      got: `${missing.length} that were not: ${names.join(', ')}${more}`,
      fix: 'They are not in the means.',
    }),
  ];
}
