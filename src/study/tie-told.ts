/** The newest value of a tie inside the window. */
export interface TieTold {
  readonly tie: string;
  readonly title: string;
  /** Id of the one from whom it goes; null where it has no direction. */
  readonly from: string | null;
  /** Null where the source bears no dates. */
  readonly year: number | null;
  readonly value: number;
  readonly unit: string;
  /** Id of the source. */
  readonly origin: string;
}
