import {
  type Accounted,
  accounted,
  accountFor,
  appeal,
  type Attributed,
  attributed,
  attributedTo,
  type Computed,
  type Course,
  type CourseForce,
  durability,
  ease,
  efficiency,
  force,
  impulse,
  influence,
  type Inquiry,
  kineticEnergy,
  mass,
  momentum,
  type Moved,
  negated,
  potentialEnergy,
  power,
  quickness,
  shares,
  type Shares,
  type Word,
} from '../mechanics/index.js';
import { type Draws, type Estimate, estimateOf, type Problem } from '../model/index.js';
import type { AttributedMore, LawWords, StandingTold } from './brief-law-result.js';

/** The words of one course as a brief tells them. */
export interface WordsOfLaw {
  readonly words: LawWords;
  readonly shares: Shares | null;
  /** What each actor carried the audience, as it is accounted for. */
  readonly carriers: readonly Carrier[];
  readonly problems: readonly Problem[];
}

/** How far an actor carried the audience: all of its forces, and its acts alone, null where there are none. */
export interface Carrier {
  readonly actor: string;
  readonly whole: Estimate;
  readonly acts: Estimate | null;
}

/** `appealKnown`: whether the guard of the fit lets the appeal pass. */
export function tellLaw(inquiry: Inquiry, appealKnown: boolean): WordsOfLaw {
  const problems: Problem[] = [];
  const acts = inquiry.course.forces.some(({ actor }) => actor === inquiry.actor);
  const valueOf = <Result>({ value, problems: found }: Computed<Result>): Result | null => {
    problems.push(...found);
    return value;
  };
  const own = <Result>(word: Word<Result, Inquiry>): Result | null => (acts ? valueOf(word.compute(inquiry)) : null);
  const any = <Result>(word: Word<Result, Inquiry>): Result | null => valueOf(word.compute(inquiry));
  const [pushed, given, carried] = [own(force), own(impulse), own(accounted)];
  const [owed, drawn, stored] = [own(attributed), own(appeal), own(potentialEnergy)];
  const [easy, kept, moving] = [own(ease), any(durability), any(kineticEnergy)];
  const motion = any(momentum);
  // Without acts it says what one of them would do.
  const able = acts ? any(power) : power.compute(inquiry).value;
  const words: LawWords = {
    mass: any(mass)?.mass ?? null,
    momentum: motion && { ...motion.end, ...motion },
    force: pushed && {
      ...pushed.mean.net,
      toward: pushed.toward,
      parts: pushed.mean,
      last: pushed.last,
      everyone: pushed.everyone,
    },
    impulse: given && { ...given.parts.net, ...given },
    accounted: carried === null ? null : accountTold(carried),
    attributed: owed && attributedTold(inquiry, owed, appealKnown),
    influence: own(influence),
    kineticEnergy: moving && { ...moving.end, ...moving },
    potentialEnergy: stored && { ...stored.end, ...stored, known: appealKnown },
    power: able,
    quickness: any(quickness)?.untilHalf ?? null,
    ease: easy && { ...easy.moved, toward: easy.toward, effort: easy.effort },
    appeal: drawn && { ...drawn.mean, last: drawn.last, terms: drawn.terms, known: appealKnown },
    durability: kept?.act ? { ...kept.act, standing: kept.standing } : null,
    efficiency: own(efficiency),
  };
  return { words, shares: own(shares), carriers: carriersOf(inquiry.course, carried), problems };
}

/** The headline numbers alone. */
export function tellHeadline(inquiry: Inquiry, appealKnown: boolean): StandingTold {
  const owed = attributed.compute(inquiry).value;
  const work = influence.compute(inquiry).value;
  const pushed = force.compute(inquiry).value;
  return {
    attributed: owed && { moved: owed.moved, toward: owed.toward, ...more(inquiry, owed, appealKnown) },
    influence: work && { toward: work.toward, away: work.away },
    force: pushed && { moved: pushed.mean.net, toward: pushed.toward },
  };
}

function carriersOf(course: Course, account: Accounted | null): Carrier[] {
  if (account === null) return [];
  const mixed = course.forces.some(({ kind }) => kind === 'appeal');
  const draws = mixed ? accountFor(course).forces : [];
  const acts = new Map<string, Float64Array>();
  course.forces.forEach(({ actor, kind }, k) => {
    if (kind === 'appeal' || !mixed) return;
    const sum = acts.get(actor) ?? new Float64Array(course.draws);
    draws[k]!.forEach((by, d) => (sum[d]! += by));
    acts.set(actor, sum);
  });
  return account.actors.map(({ actor, parts }) => {
    const own = acts.get(actor);
    return {
      actor,
      whole: parts.net,
      acts: mixed ? (own === undefined ? null : estimateOf(own, course.scale.unit)) : parts.net,
    };
  });
}

function accountTold(account: Accounted): LawWords['accounted'] {
  const { own, actors: _, ...rest } = account;
  return own === null ? null : { ...own.net, ...rest, parts: own };
}

function attributedTold(inquiry: Inquiry, owed: Attributed, appealKnown: boolean): LawWords['attributed'] {
  const { moved, ...rest } = owed;
  return { ...moved, ...rest, ...more(inquiry, owed, appealKnown) };
}

function more(inquiry: Inquiry, owed: Attributed, appealKnown: boolean): AttributedMore {
  const { course, actor } = inquiry;
  const own = course.forces.filter((one) => one.actor === actor);
  const acts = own.filter(({ kind }) => kind === 'instrument');
  const attracting = acts.filter(({ side }) => side === 'attraction');
  const whole = drawsOf(course, own);
  const done = acts.length === own.length ? whole : drawsOf(course, acts);
  return {
    towardProbability: towardProbability(whole, owed),
    appealKnown: appealKnown || acts.length === own.length,
    acts:
      acts.length === 0
        ? null
        : {
            ...seen(done, course, owed),
            attraction: attracting.length === 0 ? null : seen(drawsOf(course, attracting), course, owed),
            towardProbability: towardProbability(done, owed),
          },
  };
}

/** Displacement attributed to some forces together, by draw. */
function drawsOf(course: Course, forces: readonly CourseForce[]): Draws {
  const own = new Set(forces);
  return attributedTo(course, (one) => own.has(one)).draws;
}

/** The side of the aim that is taken for all words of an inquiry; 0 where there is none. */
function sideOf({ moved, toward }: Attributed): -1 | 0 | 1 {
  return toward === null ? 0 : toward.estimate.mean === moved.mean ? 1 : -1;
}

function seen(draws: Draws, { scale }: Course, owed: Attributed): Moved {
  const moved = estimateOf(draws, scale.unit);
  const side = sideOf(owed);
  const estimate = side < 0 ? negated(moved) : moved;
  return { moved, toward: owed.toward && { estimate, directionKnown: owed.toward.directionKnown } };
}

function towardProbability(draws: Draws, owed: Attributed): number | null {
  const side = sideOf(owed);
  if (side === 0) return null;
  return Array.from(draws).filter((by) => side * by > 0).length / draws.length;
}
