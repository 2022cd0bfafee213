import { accountFor, attributedByActor, type Course, forceAt, pushResponse, worksOf } from '../../mechanics/index.js';
import type { Draws } from '../../model/index.js';
import { sidesOf } from './sides.js';

/** What a number of an actor on one audience is computed from. */
export interface Ground {
  readonly course: Course;
  /** ω of an actor in the last step of the window; null where it is not known. */
  readonly standing: (actor: string) => number | null;
  /** By instrument of the law: its response by draw. */
  readonly responses: readonly Draws[];
  /** Ids of the reasons of appeal that a shuffled standing would not have as well. */
  readonly knownAppeal: ReadonlySet<string>;
}

/** By actor with a force on the audience: draws; not there where it is not known. */
export type Values = ReadonlyMap<string, Draws>;

/** Periods after which a capacity is told. */
export const capacityPeriods = 5;

export function attributedOn({ course }: Ground): Values {
  return toward(course, new Map([...attributedByActor(course)].map(([actor, { draws }]) => [actor, draws])));
}

export function influenceOn({ course }: Ground): Values {
  return summed(
    course,
    worksOf(course, course.forces).map((work) => work.toward.draws),
  );
}

export function powerOn(ground: Ground): Values {
  return over(influenceOn(ground), (ground.course.to - ground.course.from) * ground.course.stepLength);
}

export function forceOn({ course }: Ground): Values {
  return toward(course, over(summed(course, forceSums(course)), course.to - course.from));
}

export function impulseOn({ course }: Ground): Values {
  return toward(course, over(summed(course, forceSums(course)), 1 / course.stepLength));
}

export function accountedOn({ course }: Ground): Values {
  return toward(course, summed(course, accountFor(course).forces));
}

/**
 * Standing × mean response × reach at the end of the window, times what the law makes of a push of one period: the capacity
 * of `power` for acts that are done in one period.
 */
export function capacityOn({ course, standing, responses }: Ground): Values {
  const moved = pushResponse(course, capacityPeriods, 1);
  const mean = new Float64Array(course.draws).map(
    (_, d) => responses.reduce((sum, response) => sum + response[d]!, 0) / responses.length,
  );
  const pushed = mean.map((by, d) => by * moved[(d + 1) * (capacityPeriods + 1) - 1]!);
  return new Map(
    [...sidesOf(course, 'end')].flatMap(([actor, { sign, reach }]) => {
      const weight = standing(actor);
      return weight === null ? [] : [[actor, pushed.map((by, d) => sign * weight * by * reach[d]!)] as const];
    }),
  );
}

/** Mean over the window of λ·(c − c̄)·ω, over the reasons that are known. */
export function appealOn({ course, knownAppeal }: Ground): Values {
  const known = course.forces.filter(({ kind, term }) => kind === 'appeal' && knownAppeal.has(term));
  const means = known.map(({ exposure, response }) => {
    const by = exposure.reduce((sum, one) => sum + one, 0) / exposure.length;
    return response.map((value) => value * by);
  });
  return summed({ forces: known }, means);
}

/** Seen from each actor's aim; without those whose aim lies on no side. */
function toward(course: Course, values: Values): Values {
  const sides = sidesOf(course, 'start');
  return new Map(
    [...values].flatMap(([actor, draws]) => {
      const side = sides.get(actor);
      return side === undefined ? [] : [[actor, draws.map((value) => value * side.sign)] as const];
    }),
  );
}

/** Draws one a force, added up by actor. */
function summed({ forces }: Pick<Course, 'forces'>, perForce: readonly Draws[]): Values {
  const sums = new Map<string, Draws>();
  forces.forEach(({ actor }, k) => {
    const own = perForce[k]!;
    const sum = sums.get(actor);
    if (sum === undefined) sums.set(actor, Float64Array.from(own));
    else own.forEach((value, d) => (sum[d]! += value));
  });
  return sums;
}

function over(values: Values, divisor: number): Values {
  return new Map([...values].map(([actor, draws]) => [actor, draws.map((value) => value / divisor)]));
}

/** Σ_t F(t) of each force, by draw [M·L/T²]. */
function forceSums(course: Course): Draws[] {
  return course.forces.map((force) => {
    const acting = [...force.exposure.keys()].filter((t) => force.exposure[t] !== 0);
    return new Float64Array(course.draws).map((_, d) => {
      let sum = 0;
      for (const t of acting) sum += forceAt(course, force, d, t);
      return sum;
    });
  });
}
