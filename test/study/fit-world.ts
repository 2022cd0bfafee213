import { createRandom } from '../../src/statistics/index.js';

/** What a made-up world obeys. */
export interface Truth {
  readonly momentumKept: number;
  readonly homePull: number;
  /** Standard deviation of what nobody explains, on a standard audience. */
  readonly shock: number;
  readonly responses: Readonly<Record<string, number>>;
}

export interface UserWorldOptions {
  readonly seed: number;
  readonly audiences: number;
  readonly periods: number;
  readonly kind?: 'common' | 'directed';
  readonly truth?: Truth;
  /** Standard deviation of log masses; masses have geometric mean 1. */
  readonly massSpread?: number;
  /** By instrument, if the file says so. */
  readonly mechanisms?: Readonly<Record<string, string>>;
  /** How a period is written; years from 2001 when left out. */
  readonly period?: (t: number) => string;
}

export const usualTruth: Truth = {
  momentumKept: 0.2,
  homePull: 0.04,
  shock: 0.04,
  responses: { 'study-visits': 0.03, tariffs: -0.02 },
};

const names = 'Ardan Belmar Corvo Dalia Elmet Fenwick Goran Hestia Ivo Jarrow Kelda Lorne Myra Norvik Orsa Perth'.split(
  ' ',
);
const sd = 0.05;

/**
 * A world run forward by the law as docs/fit.md states it, in a code of its own, as a person would write it down: rows of
 * positions and of acts. On common scales the first four audiences act; on directed ones two actors outside.
 */
export function userWorld(given: UserWorldOptions): { positions: string[]; acts: string[]; masses: number[] } {
  const { audiences, periods, kind = 'common', truth = usualTruth, massSpread = 0 } = given;
  const write = given.period ?? ((t: number) => String(2001 + t));
  const random = createRandom({ seed: given.seed });
  const directed = kind === 'directed';
  const who = Array.from({ length: audiences }, (_, j) => names[j] ?? `${names[j % 16]} ${Math.floor(j / 16) + 1}`);
  const actors = directed ? ['Xanadu', 'Ys'] : who.slice(0, 4);
  const pairs = who.flatMap((audience) => (directed ? actors.map((actor) => [audience, actor]) : [[audience, '']]));
  const logs = pairs.map(() => massSpread * random.normal());
  const mean = logs.reduce((sum, value) => sum + value, 0) / logs.length;
  const masses = logs.map((value) => Math.exp(value - mean));
  const home = pairs.map(() => random.normal());
  const [x, v] = [[...home], pairs.map(() => 0)];
  // They had a life before anybody looked, without acts and without what moves all alike.
  for (let past = 0; past < 200; past++) {
    pairs.forEach((_, j) => {
      const push = (truth.shock * random.normal()) / masses[j]!;
      v[j] = truth.momentumKept * v[j]! + truth.homePull * (home[j]! - x[j]!) + push;
      x[j] = x[j]! + v[j]!;
    });
  }
  const positions = [directed ? 'audience,toward,period,mean,sd' : 'audience,period,mean,sd'];
  const acts = [`actor,audience,period,instrument,dose${given.mechanisms === undefined ? '' : ',mechanism'}`];
  for (let t = 0; t < periods; t++) {
    const before = [...x];
    const common = 0.02 * random.normal();
    pairs.forEach(([audience, toward], j) => {
      const place = directed ? `${audience},${toward}` : audience;
      positions.push(`${place},${write(t)},${(before[j]! + sd * random.normal()).toFixed(3)},${sd}`);
      let force = truth.shock * random.normal();
      actors.forEach((actor, i) => {
        for (const [instrument, response] of Object.entries(truth.responses)) {
          if (actor === audience || (directed && actor !== toward) || random.uniform() > 0.25) continue;
          force += response * (directed ? 1 : before[i]! - before[j]!);
          // The last period's acts would show only after the end.
          if (t === periods - 1) continue;
          const mechanism = given.mechanisms === undefined ? '' : `,${given.mechanisms[instrument]}`;
          acts.push(`${actor},${audience},${write(t)},${instrument},1${mechanism}`);
        }
      });
      v[j] = truth.momentumKept * v[j]! + truth.homePull * (home[j]! - before[j]!) + common + force / masses[j]!;
      x[j] = before[j]! + v[j]!;
    });
  }
  return { positions, acts, masses };
}

/** Rows as a file. */
export function csv(rows: readonly string[]): string {
  return `${rows.join('\n')}\n`;
}
