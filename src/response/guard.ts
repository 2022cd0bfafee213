import { quantileOfSorted, type Task, type Workshop } from '../model/index.js';
import { createRandom, factorArrow, maximise, type Random } from '../statistics/index.js';
import type { Centre } from './centre.js';
import { coordinatesAt } from './coordinates.js';
import { appealMeans, entries } from './exposures.js';
import { emptyUnfolded } from './layout.js';
import { audienceKey, type Panel, type PanelSpec } from './panel.js';
import { createPosterior } from './posterior.js';

/** Whether an appeal is more than any crowd of actors would show. */
export interface AppealGuard {
  readonly term: string;
  /** Response at the mode, to the usual exposure, so that shuffled columns compare. */
  readonly found: number;
  /** 5 % and 95 % of the same where standing and quality were dealt to other actors. */
  readonly low: number;
  readonly high: number;
  /** Found outside that range. */
  readonly outside: boolean;
}

interface GuardPart {
  readonly panel: Panel;
  readonly centre: Centre;
  /** Columns of push to try in place of the appeals'; by cell and appeal term. */
  readonly columns: readonly Float64Array[];
}

/** Responses of the appeal terms at the mode, for each column tried. */
export const lawGuardTask: Task<GuardPart, number[][]> = {
  id: 'law-guard',
  steps: ({ columns }) => columns.length,
  run({ panel, centre, columns }, hands) {
    const appeals = appealTerms(panel);
    return columns.map((column, done) => {
      hands.signal.throwIfAborted();
      const tried = withColumn(panel, column, appeals);
      const posterior = createPosterior(tried);
      const coordinates = coordinatesAt(posterior, centre);
      const metric = factorArrow(coordinates.metric);
      const found = maximise(coordinates.density, coordinates.hold(centre.at), {
        precondition: metric,
        tolerance: 1e-2,
        maximumEvaluations: 60,
      });
      const unfolded = emptyUnfolded(tried, posterior.layout);
      posterior.layout.unfold(coordinates.whole(found.at), unfolded);
      hands.progress(done + 1);
      return appeals.map((k) => unfolded.responses[k]! * tried.usual[k]!);
    });
  },
};

/**
 * Deal the actors' standing and quality to other actors, refit, and see whether the appeal that was found stands out from what
 * is found then: some pull toward the middle of any crowd is always there. Each refit is the mode near the fit's centre.
 */
export async function guardAppeal(
  spec: PanelSpec,
  panel: Panel,
  centre: Centre,
  options: { readonly seed: number; readonly shuffles: number },
  workshop: Workshop,
): Promise<AppealGuard[]> {
  const appeals = appealTerms(panel);
  if (appeals.length === 0) return [];
  const random = createRandom({ seed: options.seed, stream: 2000 });
  const deal = dealable(spec, panel, appeals);
  const own = deal((actor) => actor);
  const dealt = Array.from({ length: options.shuffles }, () => deal(dealer(spec, random)));
  const hands = 4;
  const columns = [own, ...dealt];
  const share = Math.ceil(columns.length / hands);
  const parts = Array.from({ length: hands }, (_, h) => ({
    panel,
    centre,
    columns: columns.slice(h * share, (h + 1) * share),
  }));
  const found = (await workshop.map(lawGuardTask, parts)).flat();
  return appeals.map((k, a) => {
    const shuffled = Float64Array.from(found.slice(1), (one) => one[a]!).sort();
    const [low, high] = [quantileOfSorted(shuffled, 0.05), quantileOfSorted(shuffled, 0.95)];
    const value = found[0]![a]!;
    return { term: panel.terms[k]!.id, found: value, low, high, outside: value < low || value > high };
  });
}

function appealTerms(panel: Panel): number[] {
  return panel.terms.flatMap(({ kind }, k) => (kind === 'appeal' ? [k] : []));
}

/** Who gets whose place: a permutation of the actors. */
function dealer({ exposures }: PanelSpec, random: Random): (actor: string) => string {
  const actors = [...new Set(Array.from({ length: exposures.actor.length }, (_, i) => exposures.actor[i]!))];
  const dealt = actors.slice();
  for (let i = dealt.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [dealt[i], dealt[j]] = [dealt[j]!, dealt[i]!];
  }
  const of = new Map(actors.map((actor, i) => [actor, dealt[i]!]));
  return (actor) => of.get(actor)!;
}

/**
 * The appeals' push by cell when each actor's standing and quality stand where another actor stood (on common scales), or act
 * toward the audience of another (on directed ones). What does not change with the dealing is looked up once.
 */
function dealable(
  spec: PanelSpec,
  panel: Panel,
  appeals: readonly number[],
): (place: (actor: string) => string) => Float64Array {
  const directed = spec.scale.kind === 'directed';
  const slot = new Map(appeals.map((k, a) => [k, a]));
  const means = appealMeans(spec);
  const cells = { ...panel, cells: panel.measured.length };
  const index = new Map(panel.audiences.map((key, j) => [key, j]));
  const actors = new Map<string, number>();
  const known = { cell: [] as number[], slot: [] as number[], actor: [] as number[], strength: [] as number[] };
  const of: { audience: string; period: number }[] = [];
  for (const { cell, term, actor, audience, period, value, standing } of entries(spec, cells, () => undefined)) {
    const a = slot.get(term);
    if (a === undefined) continue;
    known.cell.push(cell);
    known.slot.push(a);
    known.actor.push(numbered(actors, actor));
    known.strength.push(standing * (value - means(term, audience, period)));
    of[cell] ??= { audience, period };
  }
  const names = [...actors.keys()];
  const steps = panel.to - panel.from;
  const cellOf = (audience: string, actor: string, period: number): number => {
    const j = index.get(audienceKey(audience, actor));
    if (j === undefined) return -1;
    const step = period - panel.from - panel.entry[j]!;
    return step < 0 || step >= panel.start[j + 1]! - panel.start[j]! - 1 ? -1 : panel.start[j]! + step;
  };
  const aims = new Float64Array(directed ? 0 : names.length * steps).fill(Number.NaN);
  return (place) => {
    const column = new Float64Array(panel.measured.length * appeals.length);
    const others = names.map(place);
    if (!directed)
      others.forEach((other, n) => {
        for (let step = 0; step < steps; step++)
          aims[n * steps + step] = spec.aim(other, panel.from + step) ?? Number.NaN;
      });
    for (let e = 0; e < known.cell.length; e++) {
      const [cell, n] = [known.cell[e]!, known.actor[e]!];
      const { audience, period } = of[cell]!;
      const aim = directed ? 1 : aims[n * steps + period - panel.from]!;
      const where = directed ? cellOf(audience, others[n]!, period) : cell;
      if (!Number.isNaN(aim) && where >= 0)
        column[where * appeals.length + known.slot[e]!]! += known.strength[e]! * aim;
    }
    return column;
  };
}

/** The number of a name, in the order in which names were met. */
function numbered(numbers: Map<string, number>, name: string): number {
  let number = numbers.get(name);
  if (number === undefined) numbers.set(name, (number = numbers.size));
  return number;
}

/** The panel with other columns of appeal; pull stays nil. */
function withColumn(panel: Panel, column: Float64Array, appeals: readonly number[]): Panel {
  const slot = new Map(appeals.map((k, a) => [k, a]));
  const [row, term, pull, push]: [number[], number[], number[], number[]] = [[0], [], [], []];
  const usual = Float64Array.from(panel.usual);
  const [squares, counts] = [new Float64Array(appeals.length), new Float64Array(appeals.length)];
  for (let cell = 0; cell < panel.measured.length; cell++) {
    for (let e = panel.row[cell]!; e < panel.row[cell + 1]!; e++) {
      if (slot.has(panel.term[e]!)) continue;
      term.push(panel.term[e]!);
      pull.push(panel.pull[e]!);
      push.push(panel.push[e]!);
    }
    appeals.forEach((k, a) => {
      const value = column[cell * appeals.length + a]!;
      if (value === 0) return;
      term.push(k);
      pull.push(0);
      push.push(value);
      squares[a]! += (panel.scale.kind === 'directed' ? value : value / panel.spread) ** 2;
      counts[a]! += 1;
    });
    row.push(term.length);
  }
  appeals.forEach((k, a) => (usual[k] = counts[a] === 0 ? 0 : Math.sqrt(squares[a]! / counts[a]!)));
  return {
    ...panel,
    row: Int32Array.from(row),
    term: Int16Array.from(term),
    pull: Float64Array.from(pull),
    push: Float64Array.from(push),
    usual,
  };
}
