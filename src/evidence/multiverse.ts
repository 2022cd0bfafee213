import type { Task, Workshop } from '../model/index.js';
import {
  arrangePanel,
  type Centre,
  centreNear,
  centreOf,
  dosesOf,
  isLong,
  type Panel,
  type PanelDoses,
  type PanelSpec,
  responsesNear,
  withDoses,
  withoutMeasurements,
} from '../response/index.js';
import {
  type Choices,
  chooseSpecifications,
  type DoseMeaning,
  dosesIn,
  foremostActors,
  periodChoices,
  type Specification,
  specificationId,
  unseenIn,
  type Window,
} from './specifications.js';

/** A panel as it was read under one way of counting actors and of placing audiences: the ground on which other choices vary. */
export interface Ground {
  readonly standing: string;
  readonly positions: string;
  readonly spec: PanelSpec;
}

export interface MultiverseOptions {
  readonly seed: number;
  /** Specifications to be fitted, as far as there are so many. */
  readonly count: number;
  /** Of a term in a ground: what a dose of 1 is, and whether it stays. */
  readonly meaning: (term: string) => DoseMeaning;
}

/** The response to one term in one specification, to the usual exposure there. */
export interface SpecifiedResponse {
  readonly term: string;
  readonly mean: number;
  readonly sd: number;
  /** Audience-periods that were seen with any exposure. */
  readonly exposed: number;
}

export interface SpecifiedFit {
  readonly id: string;
  readonly specification: Specification;
  readonly responses: readonly SpecifiedResponse[];
}

/** What has been fitted so far, by id of the specification. */
export type MultiverseState = Readonly<Record<string, readonly SpecifiedResponse[]>>;

/** Keeps how far a multiverse has come, for whoever wants to go on after a stop. */
export interface MultiverseCheckpoint {
  load(): Promise<MultiverseState | null>;
  save(state: MultiverseState): Promise<void>;
}

/** Actors that are left out in turn. */
const mostActors = 5;
/** Specifications that are fitted between two checkpoints. */
const atOnce = 32;
const priorTimes = { usual: 1, wide: 2, narrow: 0.5 } as const;

/**
 * Fit the law in many specifications (mechanics §6): standing, dose, how long it acts, periods, priors, positions, an actor left
 * out. Each fit is approximate: from the centre of the posterior of its ground, spreads held, to the most probable responses, with
 * the normal approximation there. The usual specification is that of the first ground. Same seed, same digits, wherever it was
 * stopped and however many hands there are.
 */
export async function fitMultiverse(
  grounds: readonly Ground[],
  options: MultiverseOptions,
  workshop: Workshop,
  checkpoint?: MultiverseCheckpoint,
): Promise<SpecifiedFit[]> {
  const { arranged, chosen } = arrange(grounds, options);
  const done: Record<string, readonly SpecifiedResponse[]> = { ...(await checkpoint?.load()) };
  const left = chosen.filter((one) => !(specificationId(one) in done));
  if (left.length > 0) {
    const centreFor = await findCentres(arranged, left, workshop);
    for (let from = 0; from < left.length; from += atOnce) {
      workshop.signal.throwIfAborted();
      const some = left.slice(from, from + atOnce);
      const parts = some.map((one): SpecificationPart => {
        const ground = groundOf(arranged, one)!;
        return { ...panelIn(ground, one), near: centreFor(one) };
      });
      const found = await workshop.map(multiverseTask, parts);
      some.forEach((one, i) => (done[specificationId(one)] = found[i]!));
      workshop.progress(from + some.length, left.length, 'fitting other specifications');
      await checkpoint?.save(done);
    }
  }
  return chosen.map((specification) => {
    const id = specificationId(specification);
    return { id, specification, responses: done[id]! };
  });
}

/**
 * The centre from which a specification is climbed to: that of its ground. In long windows that of the same periods of its ground,
 * for there how periods touch is taken from it too, and what is not seen touches nothing.
 */
async function findCentres(
  grounds: readonly ArrangedGround[],
  specifications: readonly Specification[],
  workshop: Workshop,
): Promise<(one: Specification) => Centre> {
  const whole = await workshop.map(
    multiverseCentreTask,
    grounds.map(({ panel }) => ({ panel, near: null })),
  );
  const parts = grounds.flatMap((ground, g) => {
    const own = specifications.filter((one) => isLong(ground.panel) && groundOf(grounds, one) === ground);
    const periods = new Set(own.map(({ period }) => period));
    periods.delete('whole');
    return [...periods].map((period) => ({ ground, g, period }));
  });
  const some = await workshop.map(
    multiverseCentreTask,
    parts.map(({ ground: { panel, window }, g, period }) => ({
      panel: withoutMeasurements(panel, unseenIn(period, window)),
      near: whole[g]!,
    })),
  );
  return (one) => {
    const ground = groundOf(grounds, one)!;
    const place = parts.findIndex((part) => part.ground === ground && part.period === one.period);
    return place < 0 ? whole[grounds.indexOf(ground)]! : some[place]!;
  };
}

/** The specifications of a multiverse and their panels, for whoever wants to fit some of them in full. */
export interface Multiverse {
  readonly specifications: readonly Specification[];
  panelOf(specification: Specification): Panel;
}

export function openMultiverse(grounds: readonly Ground[], options: MultiverseOptions): Multiverse {
  const { arranged, chosen } = arrange(grounds, options);
  return { specifications: chosen, panelOf: (one) => panelIn(groundOf(arranged, one)!, one).panel };
}

function arrange(
  grounds: readonly Ground[],
  options: MultiverseOptions,
): { readonly arranged: readonly ArrangedGround[]; readonly chosen: readonly Specification[] } {
  const arranged = grounds.map((ground) => arrangeGround(ground, options));
  const wanted = chooseSpecifications(choicesOf(arranged), options);
  return { arranged, chosen: wanted.filter((one) => groundOf(arranged, one) !== undefined) };
}

interface ArrangedGround extends Ground {
  readonly panel: Panel;
  readonly doses: PanelDoses;
  readonly meaning: readonly DoseMeaning[];
  readonly window: Window;
}

function arrangeGround(ground: Ground, { meaning }: MultiverseOptions): ArrangedGround {
  const { spec } = ground;
  const { panel } = arrangePanel(spec);
  return {
    ...ground,
    panel,
    doses: dosesOf(spec, panel),
    meaning: panel.terms.map(({ id }) => meaning(id)),
    window: { from: panel.from, to: panel.to, step: panel.scale.step },
  };
}

function groundOf(grounds: readonly ArrangedGround[], one: Specification): ArrangedGround | undefined {
  return grounds.find(({ standing, positions }) => standing === one.standing && positions === one.positions);
}

/** Options that would change nothing are none. */
function choicesOf(grounds: readonly ArrangedGround[]): Choices {
  const { doses, meaning, window } = grounds[0]!;
  const acting = new Set(doses.term);
  const used = meaning.filter((_, term) => acting.has(term));
  const counted = doses.value.some((value) => value !== Math.sign(value));
  return {
    standing: [...new Set(grounds.map(({ standing }) => standing))],
    positions: [...new Set(grounds.map(({ positions }) => positions))],
    transform: counted ? ['defined', 'present', 'linear'] : ['defined'],
    duration: [
      'defined',
      ...(used.some(({ lasting }) => lasting) ? (['onset'] as const) : []),
      ...(used.some(({ lasting }) => !lasting) ? (['held'] as const) : []),
    ],
    period: periodChoices(window),
    prior: ['usual', 'wide', 'narrow'],
    without: ['', ...foremostActors(doses, mostActors)],
  };
}

/** The panel of a specification, and what its exposures usually are before priors are made wider or narrower. */
function panelIn(
  { panel, doses, meaning, window }: ArrangedGround,
  one: Specification,
): { panel: Panel; usual: Float64Array; seen: Int32Array } {
  const dosed = withDoses(panel, dosesIn(doses, one, meaning, panel.start));
  const unseen = unseenIn(one.period, window);
  const masked = one.period === 'whole' ? dosed : withoutMeasurements(dosed, unseen);
  // Priors speak of the response to the usual exposure: where that is called smaller, they are wider.
  const usual = dosed.usual.map((size) => size / priorTimes[one.prior]);
  return { panel: { ...masked, usual }, usual: dosed.usual, seen: exposedIn(dosed, unseen) };
}

/** By term, audience-periods with an exposure in periods that are seen. */
function exposedIn(panel: Panel, unseen: (step: number) => boolean): Int32Array {
  const counts = new Int32Array(panel.terms.length);
  for (let j = 0; j < panel.audiences.length; j++) {
    for (let cell = panel.start[j]!; cell < panel.start[j + 1]!; cell++) {
      if (unseen(panel.entry[j]! + cell - panel.start[j]!)) continue;
      for (let e = panel.row[cell]!; e < panel.row[cell + 1]!; e++) counts[panel.term[e]!]!++;
    }
  }
  return counts;
}

/** The centre of a panel, from nothing or from that of one like it. */
export const multiverseCentreTask: Task<{ readonly panel: Panel; readonly near: Centre | null }, Centre> = {
  id: 'multiverse-centre',
  steps: () => 1,
  run: ({ panel, near }) => (near === null ? centreOf(panel) : centreNear(panel, near)),
};

interface SpecificationPart {
  readonly panel: Panel;
  readonly usual: Float64Array;
  readonly seen: Int32Array;
  readonly near: Centre;
}

/** The responses of one specification. */
export const multiverseTask: Task<SpecificationPart, SpecifiedResponse[]> = {
  id: 'multiverse',
  steps: () => 1,
  run({ panel, usual, seen, near }, { signal }) {
    signal.throwIfAborted();
    const { mean, sd } = responsesNear(panel, near);
    return panel.terms.map(({ id }, k) => ({
      term: id,
      mean: mean[k]! * usual[k]!,
      sd: sd[k]! * usual[k]!,
      exposed: seen[k]!,
    }));
  },
};

/** Below this a specification says nothing of a term. */
const fewestExposed = 30;

/** How far specifications agree about a term. */
export interface Agreement {
  /** Share in which the response is above 0. */
  readonly above: number;
  /** Specifications that say anything of it. */
  readonly specifications: number;
}

/** Null where no specification says anything. */
export function agreementOn(fits: readonly SpecifiedFit[], term: string): Agreement | null {
  const told = fits.flatMap(({ responses }) =>
    responses.filter((one) => one.term === term && one.exposed >= fewestExposed),
  );
  if (told.length === 0) return null;
  return { above: told.filter(({ mean }) => mean > 0).length / told.length, specifications: told.length };
}
