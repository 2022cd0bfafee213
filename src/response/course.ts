import { type Course, type CourseForce, noiseOf, sideOfForce } from '../mechanics/index.js';
import type { Period } from '../model/index.js';
import { createRandom } from '../statistics/index.js';
import { type LawDraws, parametersOf } from './draws.js';
import { appealMeans, entries } from './exposures.js';
import type { Panel, PanelSpec } from './panel.js';
import { drawPath } from './path.js';

/** One audience's record and what acted on it, for its way under the law to be drawn. */
export interface CourseInputs {
  /** What was read of this audience alone. */
  readonly spec: PanelSpec;
  /** The same arranged, one panel a variant of the measurements; `centre` and `spread` those of the panel that was fitted. */
  readonly variants: readonly Panel[];
  /** Draws of the parameters, with this audience's mass alone. */
  readonly draws: LawDraws;
  /** Ends of the window, inside the audience's record. */
  readonly from: Period;
  readonly to: Period;
  readonly seed: number;
}

/**
 * The course of an audience: given a draw of the parameters audiences are independent, so its path is drawn from its own
 * record alone, the same digits each time. O(draws × periods + exposures).
 */
export function courseOf({ spec, variants, draws, from, to, seed }: CourseInputs): Course {
  const panel = variants[0]!;
  const steps = to - from;
  const skipped = from - panel.from - panel.entry[0]!;
  const audience = panel.audiences[0]!;
  const random = createRandom({ seed, stream: streamOf(audience) });
  const position = new Float64Array(draws.count * (steps + 1));
  const velocity = new Float64Array(draws.count * (steps + 1));
  const common = new Float64Array(draws.count * steps);
  const home = new Float64Array(draws.count);
  const mass = new Float64Array(draws.count);
  const homePull = new Float64Array(draws.count);
  for (let d = 0; d < draws.count; d++) {
    const parameters = parametersOf(draws, d);
    const path = drawPath(variants[draws.variant[d]!]!, 0, parameters, random);
    position.set(path.position.subarray(skipped, skipped + steps + 1), d * (steps + 1));
    velocity.set(path.velocity.subarray(skipped, skipped + steps + 1), d * (steps + 1));
    common.set(parameters.common.subarray(from - panel.from, to - panel.from), d * steps);
    home[d] = path.home;
    mass[d] = Math.exp(parameters.logMass[0]!);
    homePull[d] = panel.settled[0] === 1 ? parameters.homePull : 0;
  }
  const { forces, aims } = forcesOn(spec, panel, draws, from, to);
  const course = {
    scale: spec.scale,
    audience,
    from,
    to,
    stepLength: 1,
    draws: draws.count,
    position,
    velocity,
    mass,
    momentumKept: draws.momentumKept,
    homePull,
    home,
    common,
    variant: new Uint16Array(draws.count),
    aims,
    forces,
  };
  return { ...course, noise: noiseOf(course) };
}

/** A stream of random numbers of its own for each audience (FNV-1a). */
function streamOf(audience: string): number {
  let hash = 0x811c9dc5;
  for (const character of audience) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193);
  return hash >>> 1;
}

function forcesOn(
  spec: PanelSpec,
  panel: Panel,
  draws: LawDraws,
  from: Period,
  to: Period,
): { forces: CourseForce[]; aims: Map<string, readonly Float64Array[]> } {
  const { terms } = spec;
  const steps = to - from;
  const means = appealMeans(spec);
  const exposures: { readonly actor: string; readonly term: number; readonly exposure: Float64Array }[] = [];
  const byTerm = terms.map(() => new Map<string, Float64Array>());
  const aims = new Map<string, readonly Float64Array[]>();
  const cells = { ...panel, cells: panel.measured.length };
  for (const { term, actor, audience, period, value, standing, aim } of entries(spec, cells, () => undefined)) {
    if (period < from || period >= to) continue;
    const appeal = terms[term]!.kind === 'appeal';
    const strength = standing * (appeal ? value - means(term, audience, period) : value);
    let exposure = byTerm[term]!.get(actor);
    if (exposure === undefined) {
      exposure = new Float64Array(steps);
      byTerm[term]!.set(actor, exposure);
      exposures.push({ actor, term, exposure });
    }
    exposure[period - from]! += strength;
    if (spec.scale.kind === 'directed') continue;
    let own = aims.get(actor);
    if (own === undefined) aims.set(actor, (own = [new Float64Array(steps).fill(Number.NaN)]));
    own[0]![period - from] = aim;
  }
  const responses = terms.map((_, k) =>
    Float64Array.from({ length: draws.count }, (__, d) => draws.responses[d * terms.length + k]!),
  );
  const forces = exposures.map(({ actor, term, exposure }): CourseForce => {
    const { id, kind, mechanism } = terms[term]!;
    return { actor, term: id, kind, mechanism, side: sideOfForce(mechanism), response: responses[term]!, exposure };
  });
  return { forces, aims };
}
