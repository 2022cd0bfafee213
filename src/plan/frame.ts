import type { Allocation, Option, PlanTask } from './option.js';
import type { PlannedAct } from './planned-act.js';
import { requireReturns, type Returns } from './returns.js';

/** The limits of a task in arrays. A column is one option in one segment of its returns: option × segments + segment. */
export interface Frame {
  readonly task: PlanTask;
  readonly segments: number;
  /** By option: its group, whose acts share the segments of their returns. */
  readonly group: Int32Array;
  readonly groups: number;
  /** By group × segments: acts that a segment holds, and what each of them does beside a first act. */
  readonly width: Int32Array;
  readonly share: Float64Array;
  /** By option: the place of what may begin only once; −1 where it may be done often. */
  readonly once: Int32Array;
  readonly onces: number;
  /** By option: the place of its partner; −1 for the actor itself. */
  readonly partner: Int32Array;
  /** Whether partners cost or are counted, so that a plan must say who is engaged. */
  readonly engaged: boolean;
  /** The least effort that any act takes. */
  readonly leastEffort: number;
}

const otherwise: Returns = { widths: [8], shares: [1] };

/** Throws a RangeError for returns that are not concave, efforts that are not above 0, and actors that are no partners twice. */
export function frameOf(task: PlanTask): Frame {
  const { options, returns, per, partners, mostPartners } = task;
  const segments = Math.max(
    1,
    ...options.map(({ instrument }) => (returns.get(instrument) ?? otherwise).widths.length),
  );
  const groups = new Map<string, number>();
  const onces = new Map<string, number>();
  const places = new Map(partners.map(({ id }, i) => [id, i]));
  const returnsOfGroup: Returns[] = [];
  const group = new Int32Array(options.length);
  const once = new Int32Array(options.length).fill(-1);
  const partner = new Int32Array(options.length).fill(-1);
  options.forEach((option, c) => {
    const { actor, instrument, target, start, lasting, effort, most } = option;
    if (!(effort > 0 && Number.isFinite(effort)))
      throw new RangeError(`Expected an effort above 0 for ${instrument}, got ${effort}`);
    if (!(Number.isInteger(most) && most > 0)) throw new RangeError(`Expected an act at least once, got ${most} times`);
    const key = `${instrument} ${target} ${lasting ? '' : start} ${per === 'partner' ? actor : ''}`;
    let place = groups.get(key);
    if (place === undefined) {
      groups.set(key, (place = groups.size));
      const own = returns.get(instrument) ?? otherwise;
      requireReturns(own);
      returnsOfGroup.push(own);
    }
    group[c] = place;
    if (lasting) {
      const which = `${actor} ${instrument} ${target}`;
      if (!onces.has(which)) onces.set(which, onces.size);
      once[c] = onces.get(which)!;
    }
    partner[c] = places.get(actor) ?? -1;
  });
  const width = new Int32Array(groups.size * segments);
  const share = new Float64Array(groups.size * segments);
  returnsOfGroup.forEach(({ widths, shares }, g) => {
    widths.forEach((one, s) => {
      width[g * segments + s] = one;
      share[g * segments + s] = shares[s]!;
    });
  });
  const engaged = mostPartners !== null || partners.some(({ engaging }) => engaging > 0);
  return {
    task,
    segments,
    group,
    groups: groups.size,
    width,
    share,
    once,
    onces: onces.size,
    partner,
    engaged,
    leastEffort: options.reduce((least, { effort }) => Math.min(least, effort), Infinity),
  };
}

/** How many times an option may stand in a segment at most. */
export function mostIn({ task, segments, group, width }: Frame, column: number): number {
  const option = Math.floor(column / segments);
  const { most, effort } = task.options[option]!;
  return Math.min(
    most,
    width[group[option]! * segments + (column % segments)]!,
    Math.floor(task.budget / effort + 1e-9),
  );
}

/** First acts that would do as much as what is done, by option. */
export function actsCounted({ segments, group, share }: Frame, { times }: Allocation): Float64Array {
  const counted = new Float64Array(group.length);
  for (let column = 0; column < times.length; column++) {
    if (times[column] === 0) continue;
    const option = Math.floor(column / segments);
    counted[option]! += times[column]! * share[group[option]! * segments + (column % segments)]!;
  }
  return counted;
}

/** An option that was chosen, and how many times. */
export interface Chosen {
  readonly option: Option;
  readonly times: number;
  readonly act: PlannedAct;
}

/** What an allocation does, in the order of the options. */
export function chosenIn(frame: Frame, allocation: Allocation): Chosen[] {
  const counted = actsCounted(frame, allocation);
  const { segments, task } = frame;
  return task.options.flatMap((option, c): Chosen[] => {
    let times = 0;
    for (let s = 0; s < segments; s++) times += allocation.times[c * segments + s]!;
    if (times === 0) return [];
    const { actor, instrument, target, start, held, unit, response, aim } = option;
    const { audience } = task.targets[target]!.ground;
    const exposure = unit * counted[c]!;
    return [{ option, times, act: { actor, instrument, audience, start, held, exposure, response, aim } }];
  });
}

/** Effort of an allocation: of its acts, and of engaging those partners who do anything. */
export function effortIn({ task, segments, partner }: Frame, { times }: Allocation): number {
  const engaged = new Set<number>();
  let effort = 0;
  for (let column = 0; column < times.length; column++) {
    if (times[column] === 0) continue;
    const option = Math.floor(column / segments);
    effort += times[column]! * task.options[option]!.effort;
    if (partner[option]! >= 0) engaged.add(partner[option]!);
  }
  for (const p of engaged) effort += task.partners[p]!.engaging;
  return effort;
}
