import {
  type Contrast,
  type ContrastMember,
  contrastOf,
  contrastRule,
  standardResponse,
} from '../../evidence/index.js';
import { instruments } from '../../instruments/index.js';
import { type Estimate, estimateOf, type Problem, type Scale } from '../../model/index.js';
import type { LawDraws } from '../../response/index.js';
import type { StoredLaw, StoredTerm } from '../law/stored-law.js';
import { type ResponseTold, responseYears } from './result.js';

/** Periods in a year on a scale's clock. */
export function periodsInYear({ step }: Pick<Scale, 'step'>): number {
  return step === 'month' ? 12 : 1;
}

/** What a response is counted in: on common scales the share of the way to the aim. */
export function unitOfResponse({ kind, unit }: Pick<Scale, 'kind' | 'unit'>): string {
  return kind === 'common' ? 'of the reach' : unit;
}

/** Whether an instrument stays until it is ended. */
function isLasting(id: string): boolean {
  return instruments.find((one) => one.id === id)?.lasting ?? false;
}

/** Periods within which the law's largest response is looked for, and after which is told what is left. */
const horizon = 10;
const later = 5;

/** Reads responses off the draws of one law. */
export interface ResponseReader {
  /** Response to the usual exposure, after so many years, by draw. */
  after(term: StoredTerm, years: number): Float64Array;
  /** The same to a unit dose of an actor with a standing of 1. */
  ofUnitDose(term: StoredTerm, years: number): Float64Array;
  told(term: StoredTerm): ResponseTold;
  /** Share of the draws on the side of most of them. */
  signProbability(term: StoredTerm): number;
  /** Periods until half of the largest response of the law to a push of one period, the same for every instrument. */
  quickness(): Estimate;
  /** What is left of such a push five periods later as a share of what was there. */
  durability(): Estimate;
  contrast(): { readonly contrast: Contrast | null; readonly problems: readonly Problem[] };
}

export function readResponses(law: StoredLaw, draws: LawDraws, scale: Scale): ResponseReader {
  const unit = unitOfResponse(scale);
  const year = periodsInYear(scale);
  const respond = (term: StoredTerm, usual: number, years: number): Float64Array =>
    standardResponse(
      draws,
      { term: law.terms.indexOf(term), usual, lasting: isLasting(term.term) },
      Math.round(years * year),
    );
  const after = (term: StoredTerm, years: number): Float64Array => respond(term, term.usual, years);
  /** The law’s own response to a push of 1 over one period. */
  const push = (periods: number): Float64Array =>
    standardResponse(
      { ...draws, responses: new Float64Array(draws.count).fill(1) },
      { term: 0, usual: 1, lasting: false },
      periods,
    );
  return {
    after,
    ofUnitDose: (term, years) => respond(term, 1, years),
    told: (term) =>
      Object.fromEntries(
        responseYears.map((years) => [`h${years}`, estimateOf(after(term, years), unit)]),
      ) as unknown as ResponseTold,
    signProbability(term) {
      const own = after(term, contrastRule.years);
      const above = own.filter((value) => value > 0).length / own.length;
      return Math.max(above, 1 - above);
    },
    quickness() {
      const path = Array.from({ length: horizon + 1 }, (_, h) => push(h));
      const halves = Float64Array.from({ length: draws.count }, (_, d) => timeToHalf(path.map((at) => at[d]!)));
      return estimateOf(halves, scale.step);
    },
    durability() {
      const [then, now] = [push(1), push(1 + later)];
      return estimateOf(
        now.map((value, d) => value / then[d]!),
        '',
      );
    },
    contrast: () =>
      contrastOf(
        law.terms
          .filter(({ kind }) => kind === 'instrument')
          .map((term): ContrastMember => ({
            instrument: term.term,
            mechanism: term.mechanism,
            response: after(term, contrastRule.years),
          })),
        unit,
      ),
  };
}

/** The first time at which a path is at half of its largest value, straight between periods. Its first step is above 0. */
function timeToHalf(path: readonly number[]): number {
  const half = Math.max(...path) / 2;
  const at = path.findIndex((x) => x >= half);
  const before = path[at - 1]!;
  return at - 1 + (half - before) / (path[at]! - before);
}

/** The two-sided p of a response being 0, from the normal that its draws have about: draws alone show no less than 1 in 300. */
export function signChance({ mean, sd }: Pick<StoredTerm, 'mean' | 'sd'>, tail: (z: number) => number): number {
  return sd > 0 ? 2 * tail(-Math.abs(mean) / sd) : 1;
}
