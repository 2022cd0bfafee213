import { type JudgedShare, judgeShare, type Tried } from './audit-share.js';
import type { FittedWorld, Ranked } from './audit-world.js';

/** Coverage of the 90 % intervals of one parameter, or of all. */
export interface Coverage extends JudgedShare {
  readonly parameter: Ranked['parameter'] | 'all' | 'all but log m';
}

/** What is required of coverage (mechanics §6): pooled, and of each parameter. */
const pooled: readonly [number, number] = [0.87, 0.93];
const each: readonly [number, number] = [0.82, 0.96];

/** A 90 % interval holds what lies between the 5 % and the 95 % point of the draws. */
const half = 0.45;

function holds({ rank }: Ranked): boolean {
  return Math.abs(rank - 0.5) <= half;
}

/**
 * How often intervals held the truths of made-up worlds: all together, without masses, which are many and go together, and by
 * parameter.
 */
export function judgeRecovery(worlds: readonly Pick<FittedWorld, 'ranks'>[]): Coverage[] {
  const found = worlds.flatMap(({ ranks }, world) => ranks.map((one) => ({ ...one, world })));
  const judged = (
    parameter: Coverage['parameter'],
    own: typeof found,
    required: readonly [number, number],
  ): Coverage[] => {
    const share = judgeShare(
      own.map((one): Tried => ({ world: one.world, hit: holds(one) })),
      required,
    );
    return share === null ? [] : [{ parameter, ...share }];
  };
  const names = [...new Set(found.map(({ parameter }) => parameter))];
  const massless = found.filter(({ parameter }) => parameter !== 'log m');
  return [
    ...judged('all', found, pooled),
    ...(massless.length < found.length ? judged('all but log m', massless, pooled) : []),
    ...names.flatMap((name) =>
      judged(
        name,
        found.filter(({ parameter }) => parameter === name),
        each,
      ),
    ),
  ];
}

/** At most so many intervals may leave 0 out with the usual priors; with flat ones, which hold nothing back, about a tenth must. */
const usualNull: readonly [number, number] = [0, 0.15];
const flatNull: readonly [number, number] = [0.05, 0.15];

/** How often 90 % intervals of responses to doses that never were left 0 out. Null without an interval. */
export function judgeNull(worlds: readonly Pick<FittedWorld, 'ranks'>[], flat: boolean): JudgedShare | null {
  return judgeShare(
    worlds.flatMap(({ ranks }, world) => ranks.map((one) => ({ world, hit: !holds(one) }))),
    flat ? flatNull : usualNull,
  );
}
