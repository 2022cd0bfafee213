import type { PartSize } from '../../evidence/index.js';
import type { FitOptions } from '../../response/index.js';

/** How much is tried in an audit. */
export interface AuditSettings {
  /** Worlds with truths from the prior. */
  readonly recovery: number;
  /** Worlds with dealt doses: with the usual priors, and with flat ones. */
  readonly dealt: number;
  readonly flat: number;
  /** How many times wider flat priors are. */
  readonly wider: number;
  /** How much of the panel each world takes, drawn anew for each, so that there can be many. */
  readonly size: PartSize;
  readonly fit: Omit<FitOptions, 'seed'>;
  /** Random courses for the identities; audiences of the shipped law, and draws of each. */
  readonly courses: number;
  readonly audiences: number;
  readonly draws: number;
}

export const thoroughAudit: AuditSettings = {
  recovery: 200,
  dealt: 60,
  flat: 60,
  wider: 20,
  size: { audiences: 60, instruments: 8 },
  fit: { chains: 2, adapt: 60, batch: 200, batches: 3, enough: { ess: 100, rHat: 1.05 } },
  courses: 200,
  audiences: 4,
  draws: 60,
};

/** Enough to see that nothing is badly wrong. */
export const quickAudit: AuditSettings = {
  recovery: 8,
  dealt: 4,
  flat: 4,
  wider: 20,
  size: { audiences: 24, instruments: 4 },
  fit: { chains: 2, adapt: 40, batch: 100, batches: 1, enough: { ess: 0, rHat: 2 } },
  courses: 20,
  audiences: 1,
  draws: 20,
};
