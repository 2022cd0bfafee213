/** How much is done in a build to try the responses of the laws. */
export interface EvidenceSettings {
  /** Years at the end of a window that are held out, and draws of each model over which their scores are averaged. */
  readonly heldOut: { readonly years: number; readonly draws: number };
  /** Specifications of a multiverse; 0 = none. */
  readonly specifications: number;
  /** Ids of the designs of which effects are told by context too. */
  readonly contexts: readonly string[];
  /** Ids of the designs that are tried; null = all. */
  readonly designs: readonly string[] | null;
}

/** Everything that has a law is tried. */
export const thoroughEvidence: EvidenceSettings = {
  heldOut: { years: 10, draws: 200 },
  specifications: 240,
  contexts: ['unga', 'unga-recent', 'favourability'],
  designs: null,
};

/** A try-out. */
export const quickEvidence: EvidenceSettings = {
  heldOut: { years: 10, draws: 16 },
  specifications: 24,
  contexts: [],
  designs: ['unga'],
};
