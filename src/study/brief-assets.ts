import { type Actor, type Problem, problem, ProblemError } from '../model/index.js';
import { appealOf } from './assets/appeal.js';
import { appealParagraph } from './assets/appeal-reading.js';
import type { AppealTold } from './assets/appeal-told.js';
import { readAssets } from './assets/read-assets.js';
import type { AssetsTold } from './assets/result.js';
import { readKinds } from './assets/spans.js';
import type { Reference } from './reference.js';

/** Assets of the actor for the audience, and whether such assets draw audiences on the scale; null where the tables do not tell. */
export interface BriefAssets extends AssetsTold {
  readonly appeal: readonly AppealTold[] | null;
}

/** Assets as a part of a brief. */
export interface AssetsAnswer {
  /** Null where they cannot be known, and problems say why. */
  readonly told: BriefAssets | null;
  readonly origins: readonly string[];
  readonly problems: readonly Problem[];
}

/** The actor’s assets for the audience in a year. For others than states the command of its own tells what there is. */
export async function assetsInBrief(
  reference: Reference,
  { actor, audience, scale, year, seed }: { actor: Actor; audience: Actor; scale: string; year: number; seed: number },
): Promise<AssetsAnswer> {
  const other = [actor, audience].find(({ kind }) => kind !== 'state');
  if (other !== undefined || actor.id === audience.id) return unknown(other?.kind ?? 'the same state');
  try {
    const wanted = { actor, audience, year, seed, kinds: await readKinds(reference) };
    const [{ told, origins, problems }, appeal] = await Promise.all([
      readAssets(reference, wanted),
      appealOf(reference, scale),
    ]);
    if (told.composites.some(({ estimate }) => estimate !== null))
      return {
        told: withAppeal(told, appeal.told),
        origins: [...origins, ...appeal.origins],
        problems: [...problems, ...appeal.problems],
      };
    return { told: null, origins: [], problems: problems.slice(0, told.composites.length) };
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.code !== 'no-data') throw error;
    const { expected, got, fix } = error.problem;
    return { told: null, origins: [], problems: [problem('not-yet-known', { expected, got, fix })] };
  }
}

function withAppeal(told: AssetsTold, appeal: BriefAssets['appeal']): BriefAssets {
  if (appeal === null) return { ...told, appeal };
  const { sentence, paragraph } = told.reading;
  return { ...told, appeal, reading: { sentence, paragraph: `${paragraph} ${appealParagraph(appeal)}` } };
}

function unknown(kind: string): AssetsAnswer {
  return {
    told: null,
    origins: [],
    problems: [
      problem('not-yet-known', {
        expected: 'assets of a state for another: legitimacy, authority and competence',
        got: `a question about ${kind === 'the same state' ? kind : `a ${kind}`}`,
        fix: 'suasion assets tells which indicators there are.',
      }),
    ],
  };
}
