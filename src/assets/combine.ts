import { aggregate } from './aggregate.js';
import { type Plan, nodeSpec } from './plan.js';
import type { Scenario } from './scenario.js';
import type { NormalisedColumns } from './stages.js';
import { type Shares, weigh } from './weight.js';

/** Every node's scores and shares. */
export interface Combined {
  /** Scores of all nodes, indicators and groups, by number. */
  readonly scores: readonly Float64Array[];
  /** The share of every node in its group: 0 for nodes that take no part, 1 for the top. */
  readonly shares: Float64Array;
  /** The rule each group's shares are from; null for a group that cannot be scored. */
  readonly rules: readonly (Shares['rule'] | null)[];
}

/** Make groups of their members, from the lowest up. `room` gives the array of each group's scores. */
export function combine(
  plan: Plan,
  scenario: Scenario,
  normalised: NormalisedColumns,
  room: (group: number) => Float64Array,
): Combined {
  const indicators = plan.indicators.length;
  const scores = [...normalised.columns];
  const usable = new Uint8Array(plan.nodes.size);
  for (let k = 0; k < indicators; k++) usable[k] = normalised.usable[k]! & scenario.active[k]!;
  const shares = new Float64Array(plan.nodes.size);
  const rules: (Shares['rule'] | null)[] = [];
  for (let g = 0; g < plan.groups.length; g++) {
    const out = room(g);
    scores.push(out);
    const members: number[] = [];
    for (const member of plan.groups[g]!.members) if (usable[member] === 1) members.push(member);
    const columns: Float64Array[] = [];
    const given = new Float64Array(members.length);
    for (let m = 0; m < members.length; m++) {
      columns.push(scores[members[m]!]!);
      given[m] = scenario.weights[members[m]!]!;
    }
    const weighed = members.length === 0 ? null : weigh(scenario.weightings[g]!.rule, given, columns);
    rules.push(weighed?.rule ?? null);
    if (weighed === null) {
      out.fill(Number.NaN);
      continue;
    }
    usable[indicators + g] = 1;
    for (let m = 0; m < members.length; m++) shares[members[m]!] = weighed.shares[m]!;
    aggregate({ scores: columns, shares: weighed.shares }, scenario.aggregations[g]!, out);
  }
  shares[plan.nodes.size - 1] = 1;
  return { scores, shares, rules };
}

/** The share of each indicator in the whole: the product of shares on its way to the top. They sum to 1. */
export function effectiveShares(plan: Plan, shares: Float64Array): Map<string, number> {
  const whole = Float64Array.from(shares);
  const first = plan.indicators.length;
  for (let g = plan.groups.length - 1; g >= 0; g--) {
    for (const member of plan.groups[g]!.members) whole[member] = shares[member]! * whole[first + g]!;
  }
  return new Map(plan.indicators.map((_, k) => [nodeSpec(plan, k).id, whole[k]!]));
}
