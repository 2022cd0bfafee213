import { type ArrowMatrix, factorArrow, maximise } from '../statistics/index.js';
import { type Centre, findCentre, holdingSpreads } from './centre.js';
import { emptyUnfolded } from './layout.js';
import { curvatureAt, isLong } from './metric.js';
import type { Panel } from './panel.js';
import { createPosterior, type Posterior } from './posterior.js';

/**
 * How near the maximum of an approximate fit is come, in posterior standard deviations, and for how many gradients at most. Steps
 * are idle that gain little beside the whole density, which is large in long windows.
 */
const tolerance = { short: 1e-2, long: 1e-3 } as const;
const mostEvaluations = 120;

/**
 * The middle of the posterior of a panel like another one whose centre is known: spreads stay where they are there, the rest goes
 * to what is most probable given them. With the curvature there, as exact as `curvatureOf` makes it.
 */
function climbFrom(
  panel: Panel,
  near: Centre,
  curvatureOf: (posterior: Posterior, at: Float64Array) => ArrowMatrix,
): Centre {
  const posterior = createPosterior(panel);
  const start = Float64Array.from(near.at);
  for (const i of idleEntries(panel, posterior)) start[i] = 0;
  const { at } = maximise(holdingSpreads(posterior, near.at), start, {
    precondition: factorArrow(withoutIdle(near.metric, panel, posterior)),
    tolerance: tolerance[isLong(panel) ? 'long' : 'short'],
    maximumEvaluations: mostEvaluations,
  });
  const found = Float64Array.from(at);
  for (const { place } of posterior.layout.spreads) found[place] = near.at[place]!;
  return { at: found, metric: curvatureOf(posterior, found) };
}

/** The same with the exact curvature: a centre to climb from to others that are still nearer to it. */
export function centreNear(panel: Panel, near: Centre): Centre {
  return climbFrom(panel, near, (posterior, at) => curvatureAt(posterior, at, { rough: false }));
}

/** What is known of the responses of a panel, about: by term, in the unit of its response. */
export interface ApproximateResponses {
  readonly mean: Float64Array;
  readonly sd: Float64Array;
}

/** Half the distance over which a response is differentiated. */
const step = 1e-4;

/**
 * The responses at the middle of a posterior like another one, and their spread in the normal approximation there. In long windows
 * how periods touch is as there: it hangs on what was measured when, hardly on doses.
 */
export function responsesNear(panel: Panel, near: Centre): ApproximateResponses {
  const { at, metric } = climbFrom(panel, near, (posterior, found) =>
    curvatureAt(posterior, found, { rough: true, ties: near.metric }),
  );
  const { layout } = createPosterior(panel);
  const factor = factorArrow(metric);
  const unfolded = emptyUnfolded(panel, layout);
  const responsesAt = (point: Float64Array): Float64Array => {
    layout.unfold(point, unfolded);
    return Float64Array.from(unfolded.responses);
  };
  const terms = [...panel.terms.keys()];
  const sd = terms.map((k) => {
    const gradient = new Float64Array(layout.dimension);
    const pool = layout.poolOf[k]!;
    const pooled = pool < 0 ? [] : [layout.place.poolMeans + pool, layout.place.poolSpreads + pool];
    const places = [layout.place.responses + k, ...pooled];
    for (const i of places) {
      const [ahead, behind] = [step, -step].map((by) => {
        const point = Float64Array.from(at);
        point[i]! += by;
        return responsesAt(point)[k]!;
      }) as [number, number];
      gradient[i] = (ahead - behind) / (2 * step);
    }
    const along = Float64Array.from(gradient);
    factor.solve(along);
    return Math.sqrt(places.reduce((sum, i) => sum + gradient[i]! * along[i]!, 0));
  });
  return { mean: responsesAt(at), sd: Float64Array.from(sd) };
}

/** The centre of a panel's posterior, from nothing. */
export function centreOf(panel: Panel): Centre {
  return findCentre(createPosterior(panel));
}

/** Entries of terms that do nothing: nothing but their prior speaks of them. */
function idleEntries({ usual }: Panel, { layout }: Posterior): number[] {
  return [...usual.keys()].filter((k) => usual[k] === 0).map((k) => layout.place.responses + k);
}

/** The curvature with rows of terms that do nothing as their priors have them. */
export function withoutIdle(metric: ArrowMatrix, panel: Panel, posterior: Posterior): ArrowMatrix {
  const idle = idleEntries(panel, posterior);
  if (idle.length === 0) return metric;
  const { arms } = posterior.layout;
  const width = posterior.dimension - arms;
  const [coupling, core] = [metric.coupling.slice(), metric.core.slice()];
  for (const i of idle) {
    const row = i - arms;
    for (let j = 0; j < arms; j++) coupling[j * width + row] = 0;
    for (let k = 0; k < width; k++) core[row * width + k] = core[k * width + row] = k === row ? 1 : 0;
  }
  return { arms: metric.arms, coupling, core };
}
