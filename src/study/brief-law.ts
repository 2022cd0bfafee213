import type { Passage, Telling } from '../mechanics/index.js';
import { type Actor, type Estimate, type Problem, problem } from '../model/index.js';
import { tellForces } from './brief-forces.js';
import { type LawQuestion, type LawRead, readLaw } from './brief-law-reading.js';
import type { BriefLaw, CarrierTold, LawTold, LawWords, StandingTold } from './brief-law-result.js';
import { tellHeadline, tellLaw } from './brief-law-words.js';
import type { StoredLaw } from './law/stored-law.js';
import type { Reference } from './reference.js';
import type { ActsTold } from './relations.js';
import { nameInText, uncapitalised } from './telling.js';

/** What the law tells of a question, with what it was read from. */
export interface LawAnswer {
  readonly told: BriefLaw;
  /** For readings of the words of the law: its window is not always that of the question. */
  readonly telling: Telling | null;
  /** Titles of instruments with acts on record that the law was not fitted with. */
  notInLaw(acts: readonly ActsTold[]): readonly string[];
  readonly origins: readonly string[];
  readonly problems: readonly Problem[];
}

const noWords: LawWords = {
  mass: null,
  momentum: null,
  force: null,
  impulse: null,
  accounted: null,
  attributed: null,
  influence: null,
  kineticEnergy: null,
  potentialEnergy: null,
  power: null,
  quickness: null,
  ease: null,
  appeal: null,
  durability: null,
  efficiency: null,
};

/** Where no law tells anything. */
const nothingTold: BriefLaw = {
  ...noWords,
  law: null,
  forces: [],
  share: null,
  shares: [],
  shareOf: null,
  carriers: [],
  standings: { equal: null, 'capability-share': null },
};

/** Read, compute and tell the words of the law. `passage` null: the audience has no positions, and no law tells of it. */
export async function answerByLaw(
  reference: Reference,
  question: Omit<LawQuestion, 'passage'> & { readonly passage: Passage | null },
): Promise<LawAnswer> {
  const { passage } = question;
  if (passage === null) return untold([], []);
  const read = await readLaw(reference, { ...question, passage });
  return tell(reference, { ...question, passage }, read);
}

function tell(reference: Reference, question: LawQuestion, read: LawRead): LawAnswer {
  const { main, byCapability, window } = read;
  const { actor, audience, scale } = question;
  if (main === null || window === null) return untold(read.origins, read.problems);
  const telling: Telling = {
    scale,
    ...window,
    names: { audience: nameInText(audience), actor: nameInText(actor) },
  };
  const nameOf = (id: string): string =>
    id === main.inquiry.actor ? actor.name : (reference.resolver.get(id)?.name ?? id);
  const appealKnown = isAppealKnown(main.law);
  const { words, shares, carriers, problems } = tellLaw(main.inquiry, appealKnown);
  const law: LawTold = {
    design: main.law.design,
    title: main.law.title,
    fit: { from: main.law.from, to: main.law.to },
    window,
    audience: read.record!,
    audiences: main.law.audiences,
    draws: main.law.draws,
    rHat: main.law.rHat,
    effort: read.effort,
  };
  const acts = main.inquiry.course.forces.some((force) => force.actor === main.inquiry.actor);
  return {
    told: {
      ...words,
      law,
      forces: tellForces({ equal: main, 'capability-share': byCapability }, words, telling, nameOf),
      share: shares && { ...shares.moved, toward: shares.toward },
      shares: (shares?.actors ?? [])
        .map(({ actor: id, share }) => ({ actor: id, name: nameOf(id), share }))
        .toSorted((a, b) => Math.abs(b.share.q50) - Math.abs(a.share.q50)),
      shareOf: shares && { base: shares.base, noise: shares.noise },
      carriers: carriers
        .map(({ actor: id, whole, acts: done }) => ({
          actor: id,
          name: nameOf(id),
          own: id === main.inquiry.actor,
          accounted: whole,
          acts: done,
        }))
        .toSorted((a, b) => sizeOf(b, appealKnown) - sizeOf(a, appealKnown)),
      standings: {
        equal: standingOf(words),
        'capability-share':
          byCapability === null ? null : tellHeadline(byCapability.inquiry, isAppealKnown(byCapability.law)),
      },
    },
    telling,
    notInLaw: (done) =>
      done
        .filter(({ instrument }) => !main.law.terms.some(({ term }) => term === instrument))
        .map(({ title }) => uncapitalised(title)),
    origins: read.origins,
    problems: [
      ...read.problems,
      ...(acts ? [] : [withoutForce(actor, audience)]),
      ...problems,
      ...(acts && !appealKnown ? [appealNotKnown(actor)] : []),
    ],
  };
}

function untold(origins: readonly string[], problems: readonly Problem[]): LawAnswer {
  return { told: nothingTold, telling: null, notInLaw: () => [], origins, problems };
}

/** By how far it carried the audience; by its acts alone where an appeal is not known. */
function sizeOf({ accounted, acts }: CarrierTold, appealKnown: boolean): number {
  return Math.abs((appealKnown ? accounted : acts)?.q50 ?? 0);
}

/** Whether the guard of the fit lets every appeal pass. */
function isAppealKnown({ terms }: StoredLaw): boolean {
  return terms.every(({ kind, known }) => kind !== 'appeal' || known === true);
}

function standingOf({ attributed, influence, force }: LawWords): StandingTold {
  return {
    attributed: attributed && {
      moved: headlineOf(attributed),
      toward: attributed.toward,
      towardProbability: attributed.towardProbability,
      appealKnown: attributed.appealKnown,
      acts: attributed.acts,
    },
    influence: influence && { toward: influence.toward, away: influence.away },
    force: force && { moved: force.parts.net, toward: force.toward },
  };
}

function headlineOf({ mean, sd, q05, q25, q50, q75, q95, unit }: Estimate): Estimate {
  return { mean, sd, q05, q25, q50, q75, q95, unit };
}

/** Why the actor has no force on the audience: never because it would be 0. */
function withoutForce(actor: Actor, audience: Actor): Problem {
  const who = nameInText(actor);
  if (actor.id === audience.id)
    return problem('actor-has-no-aim', {
      expected: 'an actor other than the audience',
      got: actor.id,
      fix: 'Ask who else moved it: brief with another actor.',
    });
  if (actor.kind !== 'state')
    return problem('not-yet-known', {
      expected: `how much ${who} counts beside states, for its force to be told`,
      got: `none: it is a ${actor.kind}, and standing is known of states alone`,
      fix: 'Its force is not known, which is not none. Read the acts, ties and people between the two.',
    });
  return problem('not-yet-known', {
    expected: `acts of ${who} toward ${nameInText(audience)} or ties between them in the law`,
    got: 'none, or no position of its own',
    fix: 'What it is owed is not known, which is not none. Ask about another actor, audience or window.',
  });
}

function appealNotKnown(actor: Actor): Problem {
  return problem('not-yet-known', {
    expected: `an appeal of ${nameInText(actor)} that is more than actors dealt out at random would show`,
    got: 'one that is not',
    fix: 'Its number is kept with known: false; do not rely on it, nor on the potential energy made from it.',
  });
}
