import type { Random } from '../statistics/index.js';
import { entryVariance, steadiness } from './entry.js';
import type { Panel } from './panel.js';
import { beginningOf, type LawParameters } from './parameters.js';

/** A world that obeys the law, and what was seen of it. */
export interface World {
  /** The panel with measurements of this world, seen where and as sharply as the given one was. */
  readonly panel: Panel;
  /** By cell: where the audience stood [L] and how fast it went [L/T]. */
  readonly position: Float64Array;
  readonly velocity: Float64Array;
  /** By audience: its home [L]. */
  readonly home: Float64Array;
}

/** Let a world with the shape, the doses and the aims of a panel run by the law. */
export function simulateWorld(panel: Panel, parameters: LawParameters, random: Random): World {
  const { start, entry, settled, variance, row, term, pull, push } = panel;
  const { momentumKept, homePull, shock, noise, responses, common, stretch, logMass } = parameters;
  const begin = beginningOf(panel);
  const steady = steadiness(parameters);
  const cells = variance.length;
  const measured = new Float64Array(cells).fill(Number.NaN);
  const position = new Float64Array(cells);
  const velocity = new Float64Array(cells);
  const home = new Float64Array(entry.length);
  for (let j = 0; j < entry.length; j++) {
    const lightness = Math.exp(-logMass[j]!);
    const kappa = settled[j] === 1 ? homePull : 0;
    home[j] = begin.centre + begin.home * random.normal();
    const apart = entryVariance(steady, settled[j] === 1, (shock * lightness) ** 2, begin.widest);
    let x = home[j]! + Math.sqrt(apart) * random.normal();
    let v = begin.velocity * random.normal();
    for (let cell = start[j]!; cell < start[j + 1]!; cell++) {
      const t = entry[j]! + cell - start[j]!;
      position[cell] = x;
      velocity[cell] = v;
      const sd = noise * Math.sqrt(variance[cell]!);
      if (!Number.isNaN(sd)) measured[cell] = (1 + stretch[t]!) * x + sd * random.normal();
      if (cell === start[j + 1]! - 1) break;
      let force = shock * random.normal();
      for (let e = row[cell]!; e < row[cell + 1]!; e++) force += responses[term[e]!]! * (push[e]! - pull[e]! * x);
      v = momentumKept * v + kappa * (home[j]! - x) + common[t]! + lightness * force;
      x += v;
    }
  }
  return { panel: { ...panel, measured }, position, velocity, home };
}
