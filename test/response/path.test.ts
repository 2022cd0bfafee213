import { describe, expect, test } from 'vitest';
import { drawPath } from '../../src/response/path.js';
import { createRandom } from '../../src/statistics/index.js';
import { everything, lawPanel, type LawPanelOptions, priorTruth } from '../worlds/law-panel.js';
import { denseSmoother } from './dense-law.js';

const draws = 10_000;

interface Case {
  readonly name: string;
  readonly panel: LawPanelOptions;
  readonly momentum?: number;
}

const cases: readonly Case[] = [
  { name: 'common scale', panel: { seed: 11, audiences: 1, periods: 7, turnover: 0 } },
  { name: 'strong momentum', panel: { seed: 12, audiences: 1, periods: 6, turnover: 0 }, momentum: 0.9 },
  { name: 'no momentum', panel: { seed: 13, audiences: 1, periods: 6, turnover: 0 }, momentum: 0 },
  { name: 'directed scale', panel: { seed: 14, audiences: 1, periods: 7, turnover: 0, kind: 'directed' } },
  { name: 'many gaps', panel: { seed: 15, audiences: 1, periods: 8, turnover: 0, missing: 0.8 } },
  { name: 'late entry', panel: { seed: 16, audiences: 2, periods: 12, turnover: 1 } },
  {
    name: 'no home',
    panel: { seed: 17, audiences: 1, periods: 4, turnover: 0, options: { ...everything, fewestForHome: 9 } },
  },
  { name: 'sharp measurements', panel: { seed: 18, audiences: 1, periods: 5, turnover: 0, sd: 0.01 } },
];

function world({ panel: options, momentum }: Case) {
  const panel = lawPanel(options);
  const parameters = priorTruth(panel, createRandom({ seed: options.seed }));
  if (momentum !== undefined) parameters.momentumKept = momentum;
  const j = panel.audiences.length - 1;
  return { panel, parameters, j, random: createRandom({ seed: options.seed, stream: 1 }) };
}

describe('drawn paths', () => {
  test.each(cases)('have mean and covariance of the dense smoother: $name', (one) => {
    const { panel, parameters, j, random } = world(one);
    const { mean, covariance } = denseSmoother(panel, j, parameters);
    const width = mean.length;
    const sums = mean.map(() => 0);
    const products = mean.map(() => mean.map(() => 0));
    for (let d = 0; d < draws; d++) {
      const { position, velocity, home } = drawPath(panel, j, parameters, random);
      const path = [...position, ...velocity, home];
      for (let a = 0; a < width; a++) {
        sums[a]! += path[a]! - mean[a]!;
        for (let b = 0; b <= a; b++) products[a]![b]! += (path[a]! - mean[a]!) * (path[b]! - mean[b]!);
      }
    }
    // Standard normal if the smoother is right: around 200 numbers a case, of which the largest may be near 4.
    for (let a = 0; a < width; a++) {
      const sd = Math.sqrt(covariance[a]![a]!);
      expect(Math.abs(sums[a]! / Math.sqrt(draws) / sd), `mean ${a}`).toBeLessThan(4.5);
      for (let b = 0; b <= a; b++) {
        const spread = Math.sqrt(covariance[a]![a]! * covariance[b]![b]! + covariance[a]![b]! ** 2);
        const off = (products[a]![b]! / draws - covariance[a]![b]!) / (spread / Math.sqrt(draws));
        expect(Math.abs(off), `covariance ${a}, ${b}`).toBeLessThan(4.5);
      }
    }
  });

  test.each(cases)('step by their velocity exactly, and give the same digits for the same seed: $name', (one) => {
    const { panel, parameters, j } = world(one);
    const again = () => drawPath(panel, j, parameters, createRandom({ seed: 5 }));
    const { position, velocity, home } = again();
    for (let t = 0; t + 1 < position.length; t++) expect(position[t]).toBe(position[t + 1]! - velocity[t + 1]!);
    expect(again()).toEqual({ position, velocity, home });
  });
});
