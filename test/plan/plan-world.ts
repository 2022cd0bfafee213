import type { MechanismId } from '../../src/instruments/index.js';
import type { Scale } from '../../src/model/index.js';
import {
  type Ground,
  logarithmicReturns,
  type Objective,
  type Option,
  type Partner,
  type PlanTask,
  type ReturnsPer,
  type Target,
} from '../../src/plan/index.js';
import { createRandom, type Random } from '../../src/statistics/index.js';

/** Made-up worlds in which plans are made: audiences about their homes, instruments whose responses are known up to draws. */

export const openness: Scale = {
  id: 'openness',
  title: 'Openness',
  kind: 'common',
  domain: 'behaviour',
  step: 'year',
  ends: ['closed', 'open'],
  unit: 'point',
  unitMeaning: 'Made up.',
  description: 'Made up.',
  aim: 'own-position',
};
export const regard: Scale = { ...openness, id: 'regard', kind: 'directed', aim: 'up' };

export interface WorldShape {
  readonly seed: number;
  readonly draws: number;
  readonly audiences: number;
  readonly instruments: number;
  readonly partners: number;
  readonly starts: number;
  readonly steps: number;
  readonly budget: number;
  readonly scale?: Scale;
  readonly per?: ReturnsPer;
  readonly engaging?: number;
  readonly mostPartners?: number | null;
  readonly objective?: Objective;
  /** Whether each instrument is done once and stands, by its place. */
  readonly lasting?: (instrument: number) => boolean;
  /** Spread of responses beside their means. */
  readonly doubt?: number;
  readonly returns?: PlanTask['returns'];
}

const mechanisms: readonly MechanismId[] = ['collaboration', 'attraction', 'listening'];

export function normalsOf(random: Random, count: number, mean: number, sd: number): Float64Array {
  return Float64Array.from({ length: count }, () => mean + sd * random.normal());
}

export function groundIn(random: Random, draws: number, audience: string, scale: Scale = openness): Ground {
  const home = random.normal();
  const away = 0.3 * random.normal();
  const mass = Math.exp(0.3 * random.normal());
  const draw = (mean: number, sd: number): Float64Array => normalsOf(random, draws, mean, sd);
  return {
    scale,
    audience,
    from: 2000,
    draws,
    position: draw(home + away, 0.05),
    velocity: draw(0, 0.01),
    mass: draw(Math.log(mass), 0.1).map(Math.exp),
    momentumKept: draw(0.1, 0.05),
    homePull: draw(0.06, 0.01).map(Math.abs),
    home: draw(home, 0.05),
    shock: draw(0.1, 0.005),
    pull: draw(0.01, 0.002).map(Math.abs),
    push: draw(0, 0.005),
  };
}

export function taskOf(shape: WorldShape): PlanTask {
  const { seed, draws, scale = openness, doubt = 0.5, engaging = 0 } = shape;
  const random = createRandom({ seed, stream: 77 });
  const targets = Array.from({ length: shape.audiences }, (_, j): Target => ({
    ground: groundIn(random, draws, `audience ${j}`, scale),
    side: 1,
    weight: 0.5 + random.uniform(),
  }));
  const responses = Array.from({ length: shape.instruments }, () => {
    const mean = 0.01 + 0.03 * random.uniform();
    return normalsOf(random, draws, mean, doubt * mean);
  });
  const actors = Array.from({ length: shape.partners + 1 }, (_, i) => ({
    id: i === 0 ? 'actor' : `partner ${i}`,
    aim: 1.5 + random.uniform(),
    standing: 0.5 + random.uniform(),
  }));
  const efforts = Array.from({ length: shape.instruments }, () => 1 + Math.floor(3 * random.uniform()));
  const options: Option[] = [];
  for (let k = 0; k < shape.instruments; k++) {
    const lasting = shape.lasting?.(k) ?? false;
    for (const { id, aim, standing } of actors)
      for (let target = 0; target < shape.audiences; target++)
        for (let start = 0; start < shape.starts; start++)
          options.push({
            actor: id,
            instrument: `instrument ${k}`,
            mechanism: mechanisms[k % mechanisms.length]!,
            target,
            start,
            held: lasting ? shape.steps - start : 1,
            lasting,
            unit: standing,
            response: responses[k]!,
            aim: scale.kind === 'directed' ? null : aim,
            effort: efforts[k]!,
            most: lasting ? 1 : 8,
          });
  }
  const partners = actors.slice(1).map(({ id }): Partner => ({ id, engaging }));
  return {
    targets,
    steps: shape.steps,
    options,
    returns: shape.returns ?? new Map(responses.map((_, k) => [`instrument ${k}`, logarithmicReturns()])),
    per: shape.per ?? 'audience',
    budget: shape.budget,
    partners,
    mostPartners: shape.mostPartners ?? null,
    objective: shape.objective ?? { kind: 'mean' },
  };
}
