import { diagnoseChains } from '../statistics/index.js';
import type { LawDraws } from './draws.js';

/** How far the chains agree about each parameter that is reported. */
export interface ParameterDiagnosis {
  /** For example `response 3` or `log mass 12`; numbers count from 0. */
  readonly parameter: string;
  readonly rHat: number;
  readonly essBulk: number;
  readonly essTail: number;
}

/** Parameters whose draws are constants, as where the law goes without them, are not listed. */
export function diagnose(draws: LawDraws, chains: number): readonly ParameterDiagnosis[] {
  const found: ParameterDiagnosis[] = [];
  const perChain = draws.count / chains;
  const look = (name: string, all: Float64Array): void => {
    const width = all.length / draws.count;
    for (let i = 0; i < width; i++) {
      const columns = Array.from({ length: chains }, (_, c) =>
        Float64Array.from({ length: perChain }, (__, d) => all[(c * perChain + d) * width + i]!),
      );
      const first = columns[0]![0]!;
      if (columns.every((column) => column.every((value) => value === first))) continue;
      found.push({ parameter: width === 1 ? name : `${name} ${i}`, ...diagnoseChains(columns) });
    }
  };
  look('momentum kept', draws.momentumKept);
  look('home pull', draws.homePull);
  look('shock', draws.shock);
  look('noise', draws.noise);
  look('mass spread', draws.massSpread);
  look('stretch spread', draws.stretchSpread);
  look('response', draws.responses);
  look('log mass', draws.logMass);
  look('common', draws.common);
  look('stretch', draws.stretch);
  return found;
}
