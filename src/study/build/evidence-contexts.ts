import type { Dyads } from '../../evidence/index.js';
import { quantileOfSorted, type Scale } from '../../model/index.js';
import { yearOf } from '../law/exposure-columns.js';
import type { PanelReading } from '../law/panel-reading.js';
import { readStanding } from '../law/standing.js';
import type { Reference } from '../reference.js';

/** A context and where it holds. */
export interface ContextCells {
  /** Its kind and its name, `regime:democracy`. */
  readonly context: string;
  /** By dyad × period: 1 where it holds. */
  readonly counts: Uint8Array;
}

/** From this value of V-Dem's electoral democracy index on an audience counts as a democracy. */
const democratic = 0.5;

/**
 * Contexts of acts, each a way of splitting the events: the audience's regime, its size (share of the world's capabilities above
 * or below the median audience of the year), the prior tie (closer or not than the mean pair), and whether it was done alone or
 * jointly where sources tell. Kinds of actors are not among them: all actors of the panels are states.
 */
export async function readContexts(
  reference: Reference,
  { spec, window, instruments }: PanelReading,
): Promise<(dyads: Dyads, instrument: string) => readonly ContextCells[]> {
  const { scale } = spec;
  const [regimes, share, acts] = await Promise.all([
    readRegimes(reference, yearOf(window.from, scale), yearOf(window.to, scale)),
    readStanding(reference, 'capability-share', scale.step),
    readJointness(reference, instruments, window, scale),
  ]);
  return (dyads, instrument) => {
    const { panel } = dyads;
    const sizes = mediansOf(dyads, share.standing);
    const split = (kind: string, names: readonly [string, string], side: (d: number, t: number) => 0 | 1 | null) => {
      const counts = names.map(() => new Uint8Array(panel.series.length * panel.periods));
      for (let d = 0; d < panel.series.length; d++) {
        for (let t = 0; t < panel.periods; t++) {
          const at = side(d, t);
          if (at !== null) counts[at]![d * panel.periods + t] = 1;
        }
      }
      return names.map((name, i) => ({ context: `${kind}:${name}`, counts: counts[i]! }));
    };
    const audienceOf = (d: number): string => dyads.audiences[panel.audience[d]!]!;
    return [
      ...split('regime', ['democracy', 'autocracy'], (d, t) => {
        const value = regimes.get(`${audienceOf(d)} ${yearOf(panel.from + t, scale)}`);
        return value === undefined ? null : value >= democratic ? 0 : 1;
      }),
      ...split('size', ['large', 'small'], (d, t) => {
        const value = share.standing(audienceOf(d), panel.from + t);
        return value === null || Number.isNaN(sizes[t]!) ? null : value > sizes[t]! ? 0 : 1;
      }),
      ...(dyads.ties === null
        ? []
        : split('tie', ['close', 'distant'], (d, t) => (dyads.ties![d * panel.periods + t]! > 0 ? 0 : 1))),
      ...(acts.has(instrument)
        ? split('jointness', ['alone', 'jointly'], (d, t) => {
            const actor = dyads.actors[panel.actor[d]!]!;
            const joint = acts.get(instrument)!.get(`${actor}\t${audienceOf(d)}\t${panel.from + t}`);
            // Quiet dyads stand beside either.
            return joint === undefined ? null : joint ? 1 : 0;
          })
        : []),
    ];
  };
}

/** By audience and year, the index of electoral democracy. */
async function readRegimes(reference: Reference, from: number, to: number): Promise<ReadonlyMap<string, number>> {
  const table = await reference.read('indicators', {
    columns: ['actor', 'period', 'value'],
    where: { indicator: 'electoral-democracy', period: { from, to } },
  });
  const [actors, years, values] = [table.text('actor'), table.numbers('period'), table.numbers('value')];
  return new Map(actors.map((actor, row) => [`${actor} ${years[row]}`, values[row]!]));
}

/** By instrument of which sources tell both, and by actor, audience and period: whether it was done jointly. */
async function readJointness(
  reference: Reference,
  ids: readonly string[],
  { from, to }: PanelReading['window'],
  { step }: Pick<Scale, 'step'>,
): Promise<ReadonlyMap<string, ReadonlyMap<string, boolean>>> {
  const table = await reference.read('doses', {
    columns: ['instrument', 'actor', 'audience', 'period', 'alone', 'jointly'],
    where: { step: step === 'year' ? 12 : 1, instrument: { oneOf: [...ids] }, period: { from, to: to - 1 } },
  });
  const [instrument, actor, audience] = [table.text('instrument'), table.text('actor'), table.text('audience')];
  const [periods, alone, jointly] = [table.numbers('period'), table.numbers('alone'), table.numbers('jointly')];
  const found = new Map<string, Map<string, boolean>>();
  for (let row = 0; row < table.rows; row++) {
    if (alone[row] === 0 && jointly[row] === 0) continue;
    const own = found.get(instrument[row]!) ?? new Map<string, boolean>();
    found.set(instrument[row]!, own);
    own.set(`${actor[row]}\t${audience[row]}\t${periods[row]}`, jointly[row]! > 0);
  }
  const both = [...found].filter(([, own]) => new Set(own.values()).size === 2);
  return new Map(both);
}

/** By period, the median of the audiences' shares. */
function mediansOf({ audiences, panel }: Dyads, standing: PanelReading['spec']['standing']): Float64Array {
  return Float64Array.from({ length: panel.periods }, (_, t) => {
    const shares = Float64Array.from(audiences.flatMap((id) => standing(id, panel.from + t) ?? [])).sort();
    return shares.length === 0 ? Number.NaN : quantileOfSorted(shares, 0.5);
  });
}
