import { type Period, type Problem, problem, ProblemError, type Scale } from '../../model/index.js';
import { chooseLaws } from '../law/choose-law.js';
import type { StandingKind } from '../law/standing.js';
import { readLaws, type StoredLaw } from '../law/stored-law.js';
import type { Reference } from '../reference.js';
import type { Rankable } from './rankable.js';

/** The law of a scale that tells most of the periods asked for, and those that it tells. Throws 'no-data', 'no-overlap'. */
export async function lawFor(
  reference: Reference,
  scale: Scale,
  standing: StandingKind,
  asked: { readonly from: Period; readonly to: Period },
): Promise<{ law: StoredLaw; window: { readonly from: Period; readonly to: Period } }> {
  const laws = (await readLaws(reference, scale.id)).filter((law) => law.standing === standing);
  if (laws.length === 0) {
    throw new ProblemError('no-data', {
      expected: `a law fitted on the scale ${scale.id} with ${standing} standing`,
      got: 'none in these tables',
      fix: 'Build the tables again with suasion build, or choose another scale.',
      where: { parameter: 'scale' },
    });
  }
  const chosen = chooseLaws(laws, asked);
  if (chosen === null) {
    throw new ProblemError('no-overlap', {
      expected: `a window with at least two steps in common with a law on ${scale.id}`,
      got: 'none',
      fix: 'Widen the window, or leave it out: beyond the law’s doses are not known.',
      where: { parameter: 'from, to' },
    });
  }
  return { law: chosen.laws[0]!, window: chosen.window };
}

/** What is in the numbers of actors although it is not known. */
export function notesOn(law: StoredLaw, word: Rankable): Problem[] {
  const unknown = law.terms.filter(({ kind, known }) => kind === 'appeal' && known === false);
  if (unknown.length === 0 || word.id === 'appeal' || word.id === 'capacity') return [];
  const names = unknown.map(({ term }) => term).join(', ');
  return [
    problem('not-yet-known', {
      expected: 'an appeal that is more than actors with shuffled standing would show',
      got: `one that they would show as well (${names})`,
      fix: 'What it did is in these numbers: read places that rest on it with doubt.',
    }),
  ];
}

/** Why nobody can be ranked by this law although it is there; empty where somebody can. */
export function doubtsOf(law: StoredLaw, word: Rankable): Problem[] {
  if (!law.converged) {
    return [
      problem('not-converged', {
        expected: `chains of the law ${law.design} that agree (R̂ at most 1.01)`,
        got: `R̂ ${law.rHat ?? 'unknown'}, effective draws ${law.ess === null ? 'unknown' : Math.round(law.ess)}`,
        fix: 'Nobody is ranked by it. Fit it again: suasion build --refit.',
      }),
    ];
  }
  const appeals = law.terms.filter(({ kind }) => kind === 'appeal');
  if (word.id !== 'appeal' || appeals.some(({ known }) => known === true)) return [];
  return [
    problem('not-yet-known', {
      expected: 'an appeal that is more than actors with shuffled standing would show',
      got:
        appeals.length === 0
          ? 'none in this law'
          : `none: ${appeals.map(({ term }) => term).join(', ')} would show as well`,
      fix: 'Nobody is ranked by it: the data do not tell who appeals.',
    }),
  ];
}
