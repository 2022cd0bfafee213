import type { Indicator, PositionReading } from '../../assets/index.js';
import type { Reference } from '../reference.js';
import { isTold, notTold, type ToldValue, type ValueOf } from './told.js';

/** Newest positions by scale, audience and toward whom. */
export interface Standpoints {
  of(scale: string, audience: string, toward: string): ToldValue | null;
}

/** Read the positions that these indicators need, up to a year. */
export async function readStandpoints(
  reference: Reference,
  indicators: readonly Indicator[],
  { year, audiences }: { readonly year: number; readonly audiences: readonly string[] | 'all' },
): Promise<Standpoints> {
  const found = new Map<string, ToldValue>();
  await Promise.all(
    indicators.map(async ({ reading, carry }) => {
      if (reading.table !== 'positions') return;
      const everybody = reading.as === 'gap' || audiences === 'all';
      const table = await reference.read('positions', {
        columns: ['audience', 'period', 'mean', 'sd', ...(reading.as === 'gap' ? [] : ['toward'])],
        where: {
          scale: reading.scale,
          ...(everybody ? {} : { audience: { oneOf: [...audiences] } }),
          period: { from: year - (carry.forward ?? 0), to: year },
        },
      });
      const who = table.text('audience');
      const toward = reading.as === 'gap' ? null : table.text('toward');
      const [years, means, sds] = [table.numbers('period'), table.numbers('mean'), table.numbers('sd')];
      for (let row = 0; row < table.rows; row++) {
        const key = `${reading.scale} ${who[row]} ${toward?.[row] ?? ''}`;
        if ((found.get(key)?.year ?? -Infinity) <= years[row]!)
          found.set(key, { value: means[row]!, sd: sds[row]!, year: years[row]! });
      }
    }),
  );
  return { of: (scale, audience, toward) => found.get(`${scale} ${audience} ${toward}`) ?? null };
}

/** The values of an indicator that is made of positions. */
export function standpointValues(
  standpoints: Standpoints,
  { reading }: Indicator & { readonly reading: PositionReading },
  audience: string | null,
): ValueOf {
  if (audience === null) return () => notTold;
  if (reading.as === 'toward') return (unit) => standpoints.of(reading.scale, audience, unit) ?? notTold;
  const there = standpoints.of(reading.scale, audience, '') ?? notTold;
  return (unit) => {
    const here = standpoints.of(reading.scale, unit, '');
    if (here === null || !isTold(there)) return notTold;
    return {
      value: Math.abs(here.value - there.value),
      sd: Math.hypot(here.sd ?? 0, there.sd ?? 0),
      year: Math.min(here.year, there.year),
    };
  };
}
