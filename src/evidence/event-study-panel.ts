import type { Period } from '../model/index.js';

/**
 * What is known of some dyads, by column: audiences' outcomes and what actors did to them. Periods count from `from`; NaN is
 * not known. Units are the scale's.
 */
export interface EventPanel {
  readonly from: Period;
  readonly periods: number;
  /** By series × period: the raw outcome [L]. A series is an audience, or on directed scales an audience toward an actor. */
  readonly outcome: Float64Array;
  /**
   * By series × period: where the audience stands, for direction, reach and as a control. The outcome itself, or what an
   * independent half of the measurements says.
   */
  readonly position: Float64Array;
  /** By actor × period: where the actor stands; null on directed scales, where the aim is up and the reach 1. */
  readonly aim: Float64Array | null;
  /** By actor × period: how much the actor counts, dimensionless. */
  readonly standing: Float64Array;
  /** By dyad: its series, its audience (whose errors go together) and its actor. A dyad is a pair that occurs once. */
  readonly series: Int32Array;
  readonly audience: Int32Array;
  readonly actor: Int32Array;
  /** By dyad × period, ≥ 0. */
  readonly dose: Float64Array | Float32Array;
  /** By dyad × period: what else is held equal, as it is in the period of the act. */
  readonly controls?: readonly { readonly name: string; readonly values: Float64Array | Float32Array }[];
  /**
   * What else the same actors did to the same audiences: what began in the period of an act (ended with a release, changed with a
   * change) is held equal, as far as it often goes with it (`alongside`).
   */
  readonly otherActs?: readonly OtherActs[];
  /** By dyad × period: 0 where an event is of no interest; it is then neither an event nor a control. All count when left out. */
  readonly counts?: Uint8Array;
}

/** Changes of another dose. */
export interface OtherActs {
  readonly name: string;
  /** Dyad · periods + period, ascending, in which the dose was another than in the period before. */
  readonly cell: Int32Array;
  /** By how much. */
  readonly change: Float32Array;
}

/** How events are counted: each as one, or by dose × standing × reach, as the law counts them. */
export type EventForm = 'counted' | 'weighted';

/** What counts as an event. */
export type EventKind =
  /** A first dose after periods without; compared with dyads that stay without. */
  | 'onset'
  /** A first period without after periods with a dose; compared with dyads that keep theirs. */
  | 'release'
  /** Any change of the dose, given its level before: a local projection. */
  | 'change';

export interface EventOptions {
  readonly kind: EventKind;
  /** Observed periods of quiet (of a dose, for a release) before an event; 5 when left out. */
  readonly before?: number;
  /** First and last horizon; −5 and 10 when left out. */
  readonly leads?: number;
  readonly lags?: number;
  /** Periods before the act at which direction, reach and position are read; 2, and 1 only with an independent position. */
  readonly readAt?: number;
  /** Levels of the dose before a change that are held equal; 2 when left out. */
  readonly doseLags?: number;
  /** Whether what other actors begin (end, change) with the same audience in the same period is held equal; true when left out. */
  readonly others?: boolean;
  /** Share of events with which another act of the same actor must go for it to be held equal; .05 when left out. */
  readonly alongside?: number;
  /**
   * Whether controls stay quiet `throughout` to t + max(h, 0) (mechanics §3), or only `until-act`; the first when left out. Who
   * stays quiet is chosen by what happens later; who does not is told apart from events by less and less.
   */
  readonly controls?: 'throughout' | 'until-act';
  /**
   * Whether direction, reach and position have one coefficient a horizon (mechanics §3) or one in each period; 'by-period' when
   * left out. With one alone, a period that stretches the scale and has many acts is taken for an effect where stretches are large:
   * at .15 in three large waves twice as often as it should, at .07 hardly more often.
   */
  readonly slopes?: 'constant' | 'by-period';
  /** Ways of counting events of which responses are wanted: both when left out. */
  readonly forms?: readonly EventForm[];
}

export type Settings = Required<EventOptions>;

export function settingsOf(panel: EventPanel, options: EventOptions): Settings {
  const settings: Settings = {
    before: 5,
    leads: 5,
    lags: 10,
    readAt: 2,
    doseLags: 2,
    others: true,
    alongside: 0.05,
    controls: 'throughout',
    slopes: 'by-period',
    forms: ['weighted', 'counted'],
    ...options,
  };
  for (const name of ['before', 'leads', 'lags', 'readAt', 'doseLags'] as const) {
    const value = settings[name];
    if (!(Number.isInteger(value) && value >= (name === 'leads' || name === 'lags' ? 0 : 1))) {
      throw new RangeError(`Expected ${name} to be a whole number of periods, got ${value}`);
    }
  }
  if (settings.readAt < 2 && panel.position === panel.outcome) {
    throw new RangeError(
      `Expected positions read at least 2 periods before the act, got ${settings.readAt}: in the base period their error would be that of the outcome`,
    );
  }
  if (!(settings.alongside > 0)) {
    throw new RangeError(
      `Expected a share of events above 0, got ${settings.alongside}: above 1 nothing is held equal`,
    );
  }
  requireSizes(panel);
  return settings;
}

function requireSizes({ periods, outcome, position, aim, standing, series, ...rest }: EventPanel): void {
  const { audience, actor, dose, controls = [], counts } = rest;
  const dyads = series.length;
  const cells = dyads * periods;
  const most = (codes: Int32Array): number => codes.reduce((largest, code) => Math.max(largest, code), -1) + 1;
  const expected: readonly (readonly [string, number, number])[] = [
    ['audience', audience.length, dyads],
    ['actor', actor.length, dyads],
    ['dose', dose.length, cells],
    ['position', position.length, outcome.length],
    ...controls.map(({ name, values }) => [`control ${name}`, values.length, cells] as const),
    ...(counts === undefined ? [] : [['counts', counts.length, cells] as const]),
  ];
  for (const [what, got, wanted] of expected) {
    if (got !== wanted) throw new RangeError(`Expected ${wanted} values of ${what}, got ${got}`);
  }
  const enough: readonly (readonly [string, number, number])[] = [
    ['outcome', outcome.length, most(series) * periods],
    ['standing', standing.length, most(actor) * periods],
    ...(aim === null ? [] : [['aim', aim.length, most(actor) * periods] as const]),
  ];
  for (const [what, got, least] of enough) {
    if (got < least) throw new RangeError(`Expected at least ${least} values of ${what}, got ${got}`);
  }
  const seen = new Set<number>();
  const actors = most(actor);
  for (let d = 0; d < dyads; d++) {
    const pair = audience[d]! * actors + actor[d]!;
    if (seen.has(pair))
      throw new RangeError(`Expected each audience and actor once, got ${audience[d]} and ${actor[d]} again`);
    seen.add(pair);
  }
}
