/** The three kinds of assets. */
export const categories = ['legitimacy', 'authority', 'competence'] as const;
export type CategoryId = (typeof categories)[number];

/**
 * One thing that says how legitimate, authoritative or competent an actor is. Values are known for a year and have a
 * direction; nothing here is about a scale or a law.
 */
export interface Indicator {
  readonly id: string;
  readonly title: string;
  /** It belongs to this one and to no other. */
  readonly category: CategoryId;
  /** `standing`: of the actor alone, the same for every audience. `relational`: between the actor and one audience. */
  readonly nature: 'standing' | 'relational';
  /** 1: more of it is more of the category. −1: less of it is. */
  readonly direction: 1 | -1;
  /** Unit of its value before the transformation. */
  readonly unit: string;
  /** What is done to a value before it enters an index; growth and errors are counted after it. */
  readonly transformation: Transformation;
  /** Values before the transformation that can be, both ends included. */
  readonly range: { readonly low: number; readonly high: number };
  /**
   * Ends on which it is judged in place of the values of others, after the transformation: for what is told of too few to be judged
   * by one another.
   */
  readonly goalposts?: { readonly low: number; readonly high: number };
  /** Ids of the sources. */
  readonly sources: readonly string[];
  /** Where it is read and how. */
  readonly reading: Reading;
  readonly carry: Carry;
  /** Why it belongs to its category. */
  readonly because: string;
  /** What a reader should hold against it. */
  readonly weakness: string;
  /** Where it must not stand beside what it is to explain. */
  readonly fit: FitMarks;
}

/** `log`: natural logarithm, values are above 0. `log1p`: logarithm of 1 + the value. */
export type Transformation = 'none' | 'log' | 'log1p';

/** How long a value stands for other years than its own. */
export interface Carry {
  /** Years after its own in which it is still used; null = always, for what does not move. Later it is not known. */
  readonly forward: number | null;
  /** Years before its own, for what was counted once only; 0 = never. */
  readonly back: number;
  /**
   * How much less certain it is after one year, as a standard deviation after the transformation; the variance grows by its
   * square each year. Where `basis` is `measured`: the root mean square of changes in one year, around the mean change.
   */
  readonly growth: number;
  readonly basis: 'measured' | 'assumed';
}

/** The part of the reference tables an indicator is read from, and what is made of it. */
export type Reading = FigureReading | TieReading | LedgerReading | PositionReading;

/** A figure about single actors. */
export interface FigureReading {
  readonly table: 'indicators';
  readonly figure: string;
  /** Whether its source tells all its actors in each year of its span, so that older values need not be looked for. */
  readonly complete?: true;
  /** It is multiplied by this: for a unit of readable size. */
  readonly times?: number;
  /** It is divided by this figure of the same year, and multiplied. */
  readonly per?: { readonly figure: string; readonly times: number };
  /** `own`: the actor’s. `gap`: how far the actor’s and the audience’s are apart. */
  readonly as: 'own' | 'gap';
}

/** Ties in one year. */
export interface TieReading {
  readonly table: 'ties';
  readonly kinds: readonly string[];
  readonly as: TieMeasure;
  /** Years from one telling to the next; 1 unless told otherwise. */
  readonly every: number;
  /**
   * What it means that a pair has no row in a year that is told: `zero`: none; `zero-if-listed`: none where both stand in the
   * list of that year somewhere, else it is not known; `unknown`: it is not known.
   */
  readonly silence: 'zero' | 'zero-if-listed' | 'unknown';
  /** Ties with a value below this are not counted. */
  readonly atLeast?: number;
}

/**
 * With the audience: `pair`: the sum over the kinds, both ways where they have a direction; `pair-mean`: the mean of the ways told; `to-audience`: from the actor;
 * `from-audience`: toward the actor. With everybody: `sent` and `hosted`: the sum over all others; `partners`: with how many
 * there is any; `centrality`: the eigenvector of the network of
 * logarithms of 1 + the mean of both ways, the most central = 1.
 */
export type TieMeasure =
  'pair' | 'pair-mean' | 'to-audience' | 'from-audience' | 'sent' | 'hosted' | 'partners' | 'centrality';

/** People. */
export interface LedgerReading {
  readonly table: 'ledger';
  readonly concepts: readonly string[];
  /**
   * `sheltered`: people in the actor’s country, of whatever origin but its own; `sheltered-from-audience`: of the audience’s people alone;
   * `harm-to-others`: see `harm.ts` of the readers.
   */
  readonly as: 'sheltered' | 'sheltered-from-audience' | 'harm-to-others';
  /** Years up to the one asked for that are added up. */
  readonly years: number;
  /** Entries with fewer people are not counted. */
  readonly atLeast?: number;
  /** Per so many of this figure. */
  readonly per?: { readonly figure: string; readonly times: number };
}

/** Positions on a scale. */
export interface PositionReading {
  readonly table: 'positions';
  readonly scale: string;
  /** `gap`: how far the actor and the audience stand apart. `toward`: the audience’s position about the actor. */
  readonly as: 'gap' | 'toward';
}

/** Why an indicator may have to stay out of the assets in a fit of the law (its outcome must not explain itself). */
export interface FitMarks {
  /** Ids of scales that it is made from, or that are made from it. */
  readonly outcomeOf: readonly string[];
  /** Ids of scales on which it is how far actor and audience are apart. */
  readonly reachOn: readonly string[];
  /** Ids of instruments that count the same acts or the same standing state. */
  readonly doses: readonly string[];
  /** Whether it is one of the kinds that make tie strength. */
  readonly tieStrength: boolean;
  /** Whether it was counted in one or a few late years only, so that the years of a fit would be told by later ones. */
  readonly lateOnly: boolean;
}

/** An indicator that has nothing to do with any scale or instrument. */
export const apart: FitMarks = { outcomeOf: [], reachOn: [], doses: [], tieStrength: false, lateOnly: false };

/** A value after the transformation. */
export function transformed(transformation: Transformation, value: number): number {
  if (transformation === 'none') return value;
  return transformation === 'log' ? Math.log(value) : Math.log1p(value);
}

/** The value of which this is the transformation. */
export function untransformed(transformation: Transformation, value: number): number {
  if (transformation === 'none') return value;
  return transformation === 'log' ? Math.exp(value) : Math.expm1(value);
}

/** A standard deviation after the transformation, to first order; at the value before it. */
export function transformedSd(transformation: Transformation, value: number, sd: number): number {
  if (transformation === 'none') return sd;
  return transformation === 'log' ? sd / value : sd / (1 + value);
}
