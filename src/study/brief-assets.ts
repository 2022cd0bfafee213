import { type Actor, type Problem, problem, ProblemError } from '../model/index.js';
import { readAssets } from './assets/read-assets.js';
import type { AssetsTold } from './assets/result.js';
import { readKinds } from './assets/spans.js';
import type { Reference } from './reference.js';

/** Assets as a part of a brief. */
export interface AssetsAnswer {
  /** Null where they cannot be known, and problems say why. */
  readonly told: AssetsTold | null;
  readonly origins: readonly string[];
  readonly problems: readonly Problem[];
}

/** The actor’s assets for the audience in a year. For others than states the command of its own tells what there is. */
export async function assetsInBrief(
  reference: Reference,
  { actor, audience, year, seed }: { actor: Actor; audience: Actor; year: number; seed: number },
): Promise<AssetsAnswer> {
  const other = [actor, audience].find(({ kind }) => kind !== 'state');
  if (other !== undefined || actor.id === audience.id) return unknown(other?.kind ?? 'the same state');
  try {
    const { told, origins, problems } = await readAssets(reference, {
      actor,
      audience,
      year,
      seed,
      kinds: await readKinds(reference),
    });
    if (told.composites.some(({ estimate }) => estimate !== null)) return { told, origins, problems };
    return { told: null, origins: [], problems: problems.slice(0, told.composites.length) };
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.code !== 'no-data') throw error;
    const { expected, got, fix } = error.problem;
    return { told: null, origins: [], problems: [problem('not-yet-known', { expected, got, fix })] };
  }
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
