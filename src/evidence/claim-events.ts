import type { Task } from '../model/index.js';
import { createRandom } from '../statistics/index.js';
import { confounderTest } from './event-study-confounder.js';
import { eventStudy } from './event-study.js';
import type { EventKind, EventPanel } from './event-study-panel.js';
import { beyondPlacebo, type EventPath, placeboOf, type Tested } from './event-study-path.js';
import { durabilityAfterEnd, durabilityOf, quicknessOf } from './event-study-words.js';

/** After how many periods an effect is tried. */
export const testHorizon = 5;
const leads = 5;
const lags = 10;
/** The placebo goes over the periods from the first lead to the base: an effect over as many is that at this horizon. */
export const placeboHorizon = leads - 2;

/** One horizon of a path. */
export interface EventPoint extends Tested {
  readonly h: number;
  readonly events: number;
}

/** What event studies say of a claim; null where they cannot. In the unit of the law: per dose, standing and reach. */
export interface ClaimEvents {
  readonly events: number;
  readonly weighted: readonly EventPoint[];
  /** Each event once, in the unit of the scale. */
  readonly counted: readonly EventPoint[];
  readonly release: readonly EventPoint[];
  /** Movement over the four periods before the act, and the effect over as many after it less that. */
  readonly placebo: Tested | null;
  readonly difference: Tested | null;
  /** The effect with a confounder as strong as the observed covariate that would take most away. */
  readonly confounder: (Pick<Tested, 'mean' | 'sd' | 'degrees'> & { readonly covariate: string }) | null;
  readonly robustness: { readonly value: number; readonly degrees: number } | null;
  /** In periods. */
  readonly quickness: { readonly mean: number; readonly sd: number } | null;
  readonly durability: Tested | null;
}

export interface ClaimEventsOptions {
  readonly kind: EventKind;
  /** Whether doses stand until they are ended, so that their release is an event too. */
  readonly lasting: boolean;
  readonly seed: number;
}

export function claimEvents(panel: EventPanel, { kind, lasting, seed }: ClaimEventsOptions): ClaimEvents {
  const study = eventStudy(panel, { kind, leads, lags });
  const release = lasting ? eventStudy(panel, { kind: 'release', leads, lags, forms: ['weighted'] }) : null;
  const { weighted } = study;
  const quickness = quicknessOf(weighted, createRandom({ seed, stream: 5000 }));
  const robust = confounderTest(study, 'weighted', testHorizon);
  const strongest = robust?.strongest ?? null;
  return {
    events: study.events,
    weighted: pointsOf(weighted),
    counted: pointsOf(study.counted),
    release: release === null ? [] : pointsOf(release.weighted),
    placebo: placeboOf(weighted),
    difference: beyondPlacebo(weighted, placeboHorizon),
    confounder:
      robust === null || strongest === null
        ? null
        : { covariate: strongest.covariate, mean: strongest.mean, sd: strongest.sd, degrees: robust.degrees },
    robustness: robust === null ? null : { value: robust.robustnessValue, degrees: robust.degrees },
    quickness: quickness === null ? null : { mean: quickness.mean, sd: quickness.sd },
    durability: release === null ? durabilityOf(weighted) : durabilityAfterEnd(weighted, release.weighted),
  };
}

/** Event studies of one claim, in another thread. */
export const claimEventsTask: Task<ClaimEventsOptions & { readonly panel: EventPanel }, ClaimEvents> = {
  id: 'claim-events',
  steps: () => 1,
  run({ panel, ...options }, { signal }) {
    signal.throwIfAborted();
    return claimEvents(panel, options);
  },
};

/** The effect alone, of the events that count: for contexts. */
export const contextEffectTask: Task<{ readonly panel: EventPanel; readonly kind: EventKind }, EventPoint | null> = {
  id: 'context-effect',
  steps: () => 1,
  run({ panel, kind }, { signal }) {
    signal.throwIfAborted();
    const { weighted } = eventStudy(panel, { kind, leads: 0, lags: testHorizon, forms: ['weighted'] });
    return pointsOf(weighted).find(({ h }) => h === testHorizon) ?? null;
  },
};

/** None where there is nothing but the base, which is 0 by definition. */
function pointsOf({ points, told }: EventPath): EventPoint[] {
  if (told.length === 0) return [];
  return points.flatMap(({ h, estimate, events }) => (estimate === null ? [] : [{ h, events, ...estimate }]));
}
