import { effortIn, type Frame, mostIn } from './frame.js';
import type { Allocation } from './option.js';

/**
 * A good plan at once: acts in the order of what they move per unit of effort, as long as the budget lasts. Where partners cost or
 * are counted, they join one by one, the best alone first, and stay where the plan gains by them. O(columns × log columns +
 * partners × columns).
 */
export function greedyPlan(frame: Frame, gain: Float64Array): Allocation {
  const { task, engaged } = frame;
  const order = ordered(frame, gain);
  const count = task.partners.length;
  if (!engaged) return resorted(frame, gain, fill(frame, order, new Uint8Array(count).fill(1)));
  const worth = (allowed: Uint8Array): Worth => worthOf(frame, gain, order, allowed);
  const alone = task.partners.map((_, p) => worth(new Uint8Array(count).fill(1, p, p + 1)).value);
  const best = [...alone.keys()].sort((a, b) => alone[b]! - alone[a]! || a - b);
  return joined(worth, worth(new Uint8Array(count)), best, task.mostPartners ?? count).plan;
}

/**
 * A plan with partners as a relaxed problem would engage them (0 to 1, by partner): those that it engages most join first, then
 * each leaves or comes in where the plan gains by it.
 */
export function planWith(frame: Frame, gain: Float64Array, engaged: ArrayLike<number>): Allocation {
  const order = ordered(frame, gain);
  const count = frame.task.partners.length;
  const most = frame.task.mostPartners ?? count;
  const worth = (allowed: Uint8Array): Worth => worthOf(frame, gain, order, allowed);
  const wanted = Array.from({ length: count }, (_, p) => p)
    .filter((p) => engaged[p]! > 1e-6)
    .sort((a, b) => engaged[b]! - engaged[a]! || a - b);
  let best = worth(new Uint8Array(count));
  const allowed = new Uint8Array(count);
  for (const p of wanted.slice(0, most)) {
    allowed[p] = 1;
    const tried = worth(allowed);
    if (tried.value > best.value) best = tried;
  }
  for (let gained = true; gained;) {
    const before = best.value;
    for (let p = 0; p < count; p++) if (best.allowed[p] === 1) best = better(best, worth(turned(best.allowed, p)));
    best = joined(worth, best, wanted, most);
    gained = best.value > before;
  }
  return best.plan;
}

interface Worth {
  readonly plan: Allocation;
  readonly value: number;
  readonly allowed: Uint8Array;
}

function worthOf(frame: Frame, gain: Float64Array, order: Uint32Array, allowed: Uint8Array): Worth {
  const plan = resorted(frame, gain, fill(frame, order, allowed));
  return { plan, value: linearValue(frame, gain, plan), allowed: allowed.slice() };
}

/** Partners come in one by one, as long as there may be more, where the plan gains by them. */
function joined(worth: (allowed: Uint8Array) => Worth, from: Worth, partners: readonly number[], most: number): Worth {
  let best = from;
  for (const p of partners) {
    if (best.allowed.reduce((sum, one) => sum + one, 0) >= most) break;
    if (best.allowed[p] === 0) best = better(best, worth(turned(best.allowed, p)));
  }
  return best;
}

function better(one: Worth, other: Worth): Worth {
  return other.value > one.value ? other : one;
}

function turned(allowed: Uint8Array, p: number): Uint8Array {
  const other = allowed.slice();
  other[p] = 1 - other[p]!;
  return other;
}

/** A feasible allocation with what the rest of the budget can add by the partners that are in it; null where it is not feasible. */
export function filledUp(frame: Frame, gain: Float64Array, base: Allocation): Allocation | null {
  const { task, partner, segments } = frame;
  if (effortIn(frame, base) > task.budget * (1 + 1e-9)) return null;
  const allowed = new Uint8Array(task.partners.length).fill(frame.engaged ? 0 : 1);
  base.times.forEach((times, column) => {
    const p = times > 0 ? partner[Math.floor(column / segments)]! : -1;
    if (p >= 0) allowed[p] = 1;
  });
  if (task.mostPartners !== null && allowed.reduce((sum, one) => sum + one, 0) > task.mostPartners) return null;
  return resorted(frame, gain, fill(frame, ordered(frame, gain), allowed, base));
}

/** Movement of an allocation when its gains are taken as they are. */
function linearValue(frame: Frame, gain: Float64Array, { times }: Allocation): number {
  const { segments, group, share } = frame;
  let value = 0;
  for (let column = 0; column < times.length; column++) {
    if (times[column] === 0) continue;
    const option = Math.floor(column / segments);
    value += times[column]! * gain[option]! * share[group[option]! * segments + (column % segments)]!;
  }
  return value;
}

/** Columns that gain anything, most per effort first. */
function ordered({ task, segments, group, share }: Frame, gain: Float64Array): Uint32Array {
  const columns: number[] = [];
  const rate = new Float64Array(gain.length * segments);
  for (let c = 0; c < gain.length; c++) {
    if (!(gain[c]! > 0)) continue;
    for (let s = 0; s < segments; s++) {
      const column = c * segments + s;
      rate[column] = (gain[c]! * share[group[c]! * segments + s]!) / task.options[c]!.effort;
      if (rate[column]! > 0) columns.push(column);
    }
  }
  return Uint32Array.from(columns).sort((a, b) => rate[b]! - rate[a]! || a - b);
}

/** Adds to `base`, which must be feasible, what `order` has and limits allow. */
function fill(frame: Frame, order: Uint32Array, allowed: Uint8Array, base: Allocation | null = null): Allocation {
  const { task, segments, group, width, once, onces, partner, engaged } = frame;
  const { options, budget, partners } = task;
  const times = base === null ? new Int32Array(options.length * segments) : base.times.slice();
  const room = width.slice();
  const done = new Int32Array(options.length);
  const begun = new Uint8Array(onces);
  const there = new Uint8Array(partners.length);
  for (let column = 0; column < times.length; column++) {
    if (times[column] === 0) continue;
    const option = Math.floor(column / segments);
    room[group[option]! * segments + (column % segments)]! -= times[column]!;
    done[option]! += times[column]!;
    if (partner[option]! >= 0) there[partner[option]!] = 1;
    if (once[option]! >= 0) begun[once[option]!] = 1;
  }
  const least = frame.leastEffort;
  // A hair is left for the rounding of sums.
  let left = (budget - (base === null ? 0 : effortIn(frame, base))) * (1 + 1e-12);
  for (const column of order) {
    if (left < least) break;
    const option = Math.floor(column / segments);
    const p = partner[option]!;
    if (p >= 0 && allowed[p] === 0) continue;
    const { effort, most } = options[option]!;
    if (once[option]! >= 0 && begun[once[option]!] === 1) continue;
    const cell = group[option]! * segments + (column % segments);
    const engaging = engaged && p >= 0 && there[p] === 0 ? partners[p]!.engaging : 0;
    const afforded = Math.floor((left - engaging) / effort);
    const taken = Math.min(room[cell]!, most - done[option]!, afforded);
    if (taken <= 0) continue;
    times[column]! += taken;
    done[option]! += taken;
    room[cell]! -= taken;
    left -= taken * effort + engaging;
    if (p >= 0) there[p] = 1;
    if (once[option]! >= 0) begun[once[option]!] = 1;
  }
  return { segments, times };
}

/** The same acts with the better ones first in their returns: never worth less. */
export function resorted(frame: Frame, gain: Float64Array, { segments, times }: Allocation): Allocation {
  const byGroup = new Map<number, number[]>();
  for (let column = 0; column < times.length; column++) {
    if (times[column] === 0) continue;
    const option = Math.floor(column / segments);
    const own = byGroup.get(frame.group[option]!);
    if (own === undefined) byGroup.set(frame.group[option]!, [option]);
    else if (!own.includes(option)) own.push(option);
  }
  const sorted = new Int32Array(times.length);
  for (const [g, options] of byGroup) {
    const room = frame.width.slice(g * segments, (g + 1) * segments);
    for (const option of options.sort((a, b) => gain[b]! - gain[a]! || a - b)) {
      let left = 0;
      for (let s = 0; s < segments; s++) left += times[option * segments + s]!;
      for (let s = 0; s < segments && left > 0; s++) {
        const taken = Math.min(left, room[s]!, mostIn(frame, option * segments + s));
        sorted[option * segments + s] = taken;
        room[s]! -= taken;
        left -= taken;
      }
    }
  }
  return { segments, times: sorted };
}
