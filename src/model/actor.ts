/**
 * Kinds of actor. Any actor can be an audience. A `territory` has codes and statistics of its own without having been a
 * member of the state system (Hong Kong, Palestine, Puerto Rico).
 */
export type ActorKind = 'state' | 'territory' | 'city' | 'diaspora' | 'organisation' | 'group';

/** A stretch of existence, ISO dates, both days included; `to` null means: exists still. */
export interface Spell {
  readonly from: string;
  readonly to: string | null;
}

/** Somebody who acts, and may be acted on. */
export interface Actor {
  /**
   * The actor's one id: ISO 3166 alpha-3 where it is theirs alone (`SWE`), else `cow:NNN`; `city:…`, `diaspora:…`,
   * `org:…`, `group:…` for those that are not states.
   */
  readonly id: string;
  readonly kind: ActorKind;
  readonly name: string;
  /** Other names and codes by which it is found. */
  readonly aliases: readonly string[];
  /** When it existed; empty where nobody keeps such a record. */
  readonly spells: readonly Spell[];
  /** World region by the World Bank's division; null where it has none. */
  readonly region: string | null;
  /**
   * The ids under which records of this actor are kept, oldest first: usually its own id alone; for a name with a
   * predecessor (`DEU`: `cow:260`, then `cow:255`) several.
   */
  readonly parts: readonly string[];
}

/**
 * Lists of codes by which sources name somebody; `none` = by a name only. `keds` and `weis` are the letters of coded event
 * data, in files of the CAMEO and of the WEIS coding: the same letters may mean two actors.
 */
export type CodeScheme = 'iso2' | 'iso3' | 'cow' | 'gw' | 'm49' | 'vdem' | 'unhcr' | 'keds' | 'weis' | 'none';

/** Somebody as a source names them: by a name, a code, or both. A code is believed before a name. */
export interface ActorLabel {
  readonly name: string;
  /** Empty where there is none. */
  readonly code: string;
  readonly scheme: CodeScheme;
}

/** First and last year of interest, both included; left out = open. */
export interface YearWindow {
  readonly from?: number;
  readonly to?: number;
}

/** Whether some spell touches the window; an actor without a record of spells is taken to have been there. */
export function existedWithin(actor: Actor, { from = -Infinity, to = Infinity }: YearWindow): boolean {
  if (actor.spells.length === 0) return true;
  return actor.spells.some((spell) => yearOf(spell.from) <= to && (spell.to === null || yearOf(spell.to) >= from));
}

/** Whether it exists today, as far as the record of its spells goes. */
export function existsStill(actor: Actor): boolean {
  return actor.spells.length === 0 || actor.spells.some((spell) => spell.to === null);
}

/** The year of an ISO day. */
export function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}
