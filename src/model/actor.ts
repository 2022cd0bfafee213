/** Kinds of actor. Any actor can be an audience. */
export type ActorKind = 'state' | 'city' | 'diaspora' | 'organisation' | 'group';

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
