import type { MechanismId } from '../../src/instruments/index.js';
import type { Scale } from '../../src/model/index.js';
import { arrangePanel, type LawOptions, type Panel, type PanelSpec, type Term } from '../../src/response/index.js';
import { emptyUnfolded, layoutOf, type Unfolded } from '../../src/response/layout.js';
import type { LawParameters } from '../../src/response/parameters.js';
import { simulateWorld, type World } from '../../src/response/simulate.js';
import { createRandom, type Random } from '../../src/statistics/index.js';

export const everything: LawOptions = { momentum: true, masses: true, noise: true, stretch: true, fewestForHome: 5 };

/** A made-up scale of either kind. */
export function madeUpScale(kind: Scale['kind']): Scale {
  return {
    id: 'made-up',
    title: 'Made up',
    kind,
    domain: 'behaviour',
    step: 'year',
    ends: ['low', 'high'],
    unit: 'point',
    unitMeaning: 'One point.',
    description: 'Made up.',
    aim: kind === 'common' ? 'own-position' : 'up',
  };
}

export function instrument(id: string, mechanism: MechanismId): Term {
  return { id, kind: 'instrument', mechanism };
}

export const ties: Term = { id: 'ties', kind: 'appeal', mechanism: null };

/** Two that are pooled, one alone in its mechanism, and appeal. */
export const fourTerms: readonly Term[] = [
  instrument('aid', 'inducement'),
  instrument('loans', 'inducement'),
  instrument('raid', 'force'),
  ties,
];

export interface LawPanelOptions {
  readonly seed: number;
  readonly audiences: number;
  readonly periods: number;
  readonly kind?: Scale['kind'];
  readonly terms?: readonly Term[];
  readonly options?: LawOptions;
  /** Standard deviation of each measurement, of positions whose spread is near 1. */
  readonly sd?: number;
  /** Share of audiences that enter late, and of those that leave early. */
  readonly turnover?: number;
  /** Share of periods inside a record in which nothing is measured. */
  readonly missing?: number;
}

/**
 * What may be arranged as a panel: audiences that enter, leave and pause; actors of which each does something to some audiences
 * in some periods, and that are nearer to some than to others. On directed scales each audience has the one actor `they`.
 */
export function lawSpec(given: LawPanelOptions): PanelSpec {
  const { audiences, periods, kind = 'common', terms = fourTerms, turnover = 0.3, missing = 0.1, sd = 0.3 } = given;
  const random = createRandom({ seed: given.seed, stream: 7 });
  const from = 1990;
  const actors = kind === 'directed' ? ['they'] : ['i0', 'i1', 'i2', 'i3', 'i4'];
  const observations = [];
  const rows = { term: [], actor: [], audience: [], period: [], value: [] } as {
    term: number[];
    actor: string[];
    audience: string[];
    period: number[];
    value: number[];
  };
  for (let j = 0; j < audiences; j++) {
    const audience = `j${String(j).padStart(3, '0')}`;
    const enters = random.uniform() < turnover ? random.below(Math.ceil(periods / 2)) : 0;
    const leaves = random.uniform() < turnover ? enters + 2 + random.below(periods - enters - 1) : periods;
    for (let t = enters; t < leaves; t++) {
      const inside = t > enters && t < leaves - 1;
      if (inside && random.uniform() < missing) continue;
      const toward = kind === 'directed' ? 'they' : '';
      const mean = random.normal();
      observations.push({ audience, toward, period: from + t, mean, sd: sd * Math.exp(0.3 * random.normal()) });
    }
    for (const actor of actors) {
      terms.forEach((term, k) => {
        const near = random.normal();
        const often = 0.5 * random.uniform();
        for (let t = 0; t < periods; t++) {
          if (term.kind === 'instrument' && random.uniform() > often) continue;
          rows.term.push(k);
          rows.actor.push(actor);
          rows.audience.push(audience);
          rows.period.push(from + t);
          rows.value.push(term.kind === 'appeal' ? near : random.exponential());
        }
      });
    }
  }
  const aims = new Map(actors.map((actor) => [actor, 1.5 * random.normal()]));
  return {
    scale: madeUpScale(kind),
    from,
    to: from + periods - 1,
    observations,
    terms,
    exposures: rows,
    standing: () => 1,
    aim: (actor) => aims.get(actor) ?? null,
    options: given.options ?? everything,
  };
}

export function lawPanel(options: LawPanelOptions): Panel {
  return arrangePanel(lawSpec(options)).panel;
}

/** Parameters as the prior has them. */
export function priorTruth(panel: Panel, random: Random): Unfolded {
  const layout = layoutOf(panel);
  const truth = emptyUnfolded(panel, layout);
  layout.unfold(
    Float64Array.from({ length: layout.dimension }, () => random.normal()),
    truth,
  );
  return truth;
}

/** A world that obeys the law, with a truth from the prior. */
export function priorWorld(panel: Panel, seed: number): World & { readonly truth: LawParameters } {
  const random = createRandom({ seed, stream: 8 });
  const truth = priorTruth(panel, random);
  return { ...simulateWorld(panel, truth, random), truth };
}
