import type { Random } from '../statistics/index.js';
import { openFilter, stateWidth } from './filter.js';
import type { Panel } from './panel.js';
import type { LawParameters } from './parameters.js';

/** Where an audience may have been, given everything seen of it and one draw of the law's parameters. */
export interface PathDraw {
  /** By period from its first to its last: position [L] and velocity [L/T]. */
  readonly position: Float64Array;
  readonly velocity: Float64Array;
  readonly home: number;
}

/**
 * One joint draw of an audience's path: forward the filter of the kernel, back by sampling. Since x(t) = x(t+1) − v(t+1)
 * exactly, only the velocity is left to be drawn at each step. O(periods).
 */
export function drawPath(panel: Panel, j: number, parameters: LawParameters, random: Random): PathDraw {
  const count = panel.start[j + 1]! - panel.start[j]!;
  const { memory, pulls } = filtered(panel, j, parameters);
  const rho = parameters.momentumKept;
  const q = (parameters.shock * Math.exp(-parameters.logMass[j]!)) ** 2;
  const position = new Float64Array(count);
  const velocity = new Float64Array(count);
  const last = drawLast(memory.subarray(stateWidth * (count - 1)), random);
  const h = last[2];
  let [x, v] = last;
  position[count - 1] = x;
  velocity[count - 1] = v;
  for (let i = count - 2; i >= 0; i--) {
    const at = stateWidth * i;
    const next = v;
    x -= v;
    // Filtered velocity given where it then was and where its home is.
    const xx = memory[at + 3]!;
    const xv = memory[at + 4]!;
    const xh = memory[at + 5]!;
    const vh = memory[at + 7]!;
    const hh = memory[at + 8]!;
    const determinant = xx * hh - xh * xh;
    const byX = (xv * hh - vh * xh) / determinant;
    const byH = (vh * xx - xv * xh) / determinant;
    let mean = memory[at + 1]! + byX * (x - memory[at]!) + byH * (h - memory[at + 2]!);
    let variance = Math.max(0, memory[at + 6]! - byX * xv - byH * vh);
    // What the next velocity says of this one.
    const pull = pulls[2 * i]!;
    const rest = pulls[2 * i + 1]! - pull * x + (panel.settled[j] === 1 ? parameters.homePull * h : 0);
    const gain = (variance * rho) / (rho * rho * variance + q);
    mean += gain * (next - rest - rho * mean);
    variance = Math.max(0, variance * (1 - gain * rho));
    v = mean + Math.sqrt(variance) * random.normal();
    position[i] = x;
    velocity[i] = v;
  }
  return { position, velocity, home: h };
}

/** A draw of the last state from its filtered normal distribution. */
function drawLast(last: Float64Array, random: Random): [x: number, v: number, h: number] {
  const [xx, xv, xh, vv, vh, hh] = [last[3]!, last[4]!, last[5]!, last[6]!, last[7]!, last[8]!];
  const [z1, z2, z3] = [random.normal(), random.normal(), random.normal()];
  const root = Math.sqrt(xx);
  const [lv, lh] = [xv / root, xh / root];
  const rootV = Math.sqrt(Math.max(0, vv - lv * lv));
  const across = rootV > 0 ? (vh - lv * lh) / rootV : 0;
  const rootH = Math.sqrt(Math.max(0, hh - lh * lh - across * across));
  return [last[0]! + root * z1, last[1]! + lv * z1 + rootV * z2, last[2]! + lh * z1 + across * z2 + rootH * z3];
}

/** By period the filtered state; by step the whole pull on the position, and what moves it without regard to where it stands. */
function filtered(panel: Panel, j: number, parameters: LawParameters): { memory: Float64Array; pulls: Float64Array } {
  const count = panel.start[j + 1]! - panel.start[j]!;
  const memory = new Float64Array(stateWidth * count);
  const pulls = new Float64Array(2 * count);
  const filter = openFilter(panel, j, parameters);
  for (let i = 0; i < count; i++) {
    filter.see(i);
    memory.set(filter.state, stateWidth * i);
    if (i === count - 1) break;
    filter.step(i);
    pulls[2 * i] = filter.pull;
    pulls[2 * i + 1] = filter.push;
  }
  return { memory, pulls };
}
