import type { Acts, ActorLabel, Figure, LedgerEntry, Ties } from '../model/index.js';

/**
 * What sources give, beside roll-call votes and code lists: tables of a few shapes, the same for all of them. Names and
 * codes stay as the source writes them. A source fills those that it has something for.
 */
export interface Records {
  readonly acts?: Acts;
  readonly ties?: Ties;
  readonly figures?: readonly Figure[];
  readonly ledger?: readonly LedgerEntry[];
  readonly surveys?: readonly SurveyShare[];
  readonly mentions?: readonly Mention[];
  readonly published?: readonly PublishedPosition[];
  readonly places?: readonly Place[];
  readonly twins?: readonly TwinCities[];
  readonly codebook?: readonly CodebookEntry[];
}

/** One kind of record that a source gives: the id its records carry, and what it means. */
export interface RecordKind {
  /**
   * `act`: a coding scheme of acts; `tie`, `figure`, `ledger`: a kind of tie, number or ledger concept; for the others the
   * id names the table.
   */
  readonly of:
    'act' | 'tie' | 'figure' | 'ledger' | 'surveys' | 'mentions' | 'published' | 'places' | 'twins' | 'codebook';
  readonly id: string;
  readonly title: string;
  /** Of its value or amount; `none` where there is none. */
  readonly unit: string;
  readonly meaning: string;
  /** Only for ties: whether they go from `first` to `second`. */
  readonly directed?: boolean;
  /**
   * Only for ties and figures: what several records make that turn out to be about the same actors and year (two names of
   * one state); the largest unless told otherwise.
   */
  readonly combine?: 'sum' | 'largest' | 'smallest';
  /** First and last year it speaks for, where they are not the source's own. */
  readonly span?: { readonly from: number; readonly to: number };
}

/** What an audience answered about a target in one year. Shares of all who were asked, in [0, 1]; null = not known. */
export interface SurveyShare {
  readonly audience: ActorLabel;
  readonly target: ActorLabel;
  readonly year: number;
  readonly favourable: number;
  readonly unfavourable: number;
  /** Said that they do not know. */
  readonly unknown: number | null;
  readonly refused: number | null;
  /** Respondents, and how many independent ones they are worth. */
  readonly respondents: number;
  readonly effective: number;
}

/** How often a speech names a target. Zeros are not written: a speech that is known by another row did not name others. */
export interface Mention {
  readonly speaker: ActorLabel;
  readonly target: ActorLabel;
  readonly year: number;
  readonly mentions: number;
  /** Words of the whole speech. */
  readonly words: number;
}

/** A position that somebody else estimated and published. */
export interface PublishedPosition {
  /** Which of the published series: `all`, `final-passage`, `legacy`, `april-2020`. */
  readonly series: string;
  readonly audience: ActorLabel;
  readonly year: number;
  readonly mean: number;
  readonly q05: number | null;
  readonly q10: number | null;
  readonly q50: number | null;
  readonly q90: number | null;
  readonly q95: number | null;
  /** Votes behind it; null where it is not told. */
  readonly votes: number | null;
}

/** A city, or a place where something stands. Degrees north and east; null where not known. */
export interface Place {
  readonly kind: 'city' | 'mission';
  readonly name: string;
  readonly country: ActorLabel;
  /** First-level division, empty where not told. */
  readonly division: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** Id in the source, for example `geonames:2996944`; empty where it has none. */
  readonly code: string;
}

/** Two towns that are twinned. */
export interface TwinCities {
  readonly first: TwinCity;
  readonly second: TwinCity;
}

export interface TwinCity {
  readonly name: string;
  readonly country: ActorLabel;
  /** Degrees; null where not known. */
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/** What one code of a coding scheme means by a published list. */
export interface CodebookEntry {
  /** Which list: `cameo`, `cameo-goldstein`, `cameo-scale`, `cameo-plover`. */
  readonly list: string;
  readonly code: string;
  /** The list's own words; empty where it has none. */
  readonly title: string;
  /** A category or counterpart in another scheme; null where the list gives none. */
  readonly category: string | null;
  /** A weight or score; null where the list gives none. */
  readonly value: number | null;
}
