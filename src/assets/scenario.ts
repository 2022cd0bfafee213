import type { Donors } from './impute.js';
import type { Aggregation, Choices, Imputation, Normalisation, Treatment, Weighting } from './index-spec.js';
import type { Plan } from './plan.js';
import { type SpecEdit, nothingLeft, requireNodes } from './spec-edit.js';

/** One variant of a plan, resolved to what each indicator and group goes through. */
export interface Scenario {
  readonly choices: Choices;
  readonly treatments: readonly Treatment[];
  readonly normalisations: readonly Normalisation[];
  readonly weightings: readonly Weighting[];
  readonly aggregations: readonly Aggregation[];
  /** Given weights of all nodes. */
  readonly weights: Float64Array;
  /** 1 for nodes that take part. */
  readonly active: Uint8Array;
  /** Equal for scenarios whose values are the same up to a step. */
  readonly keys: StageKeys;
}

export interface StageKeys {
  readonly imputed: string;
  readonly screened: string;
  readonly treated: string;
  readonly normalised: string;
}

/** The plan's own specification with `edits` made. Throws a ProblemError where an edit names what is not in the tree. */
export function scenarioOf(plan: Plan, edits: readonly SpecEdit[]): Scenario {
  const choices: Choices = { ...plan.spec.choices };
  const weights = plan.weights.slice();
  const active = new Uint8Array(plan.nodes.size).fill(1);
  for (const edit of edits) {
    if (edit.edit === 'choose') Object.assign(choices, { [edit.step]: edit.choice });
    else if (edit.edit === 'leave-out') leaveOut(plan, edit.node, active);
    else {
      requireNodes(plan.nodes, Object.keys(edit.weights), 'weights');
      for (const [id, weight] of Object.entries(edit.weights)) weights[plan.nodes.get(id)!] = weight;
    }
  }
  if (active.at(-1) === 0) throw nothingLeft(plan.spec);
  const levels = levelsOf(plan, active);
  let keys: StageKeys | null = null;
  return {
    choices,
    treatments: plan.indicators.map(({ treat }) => treat ?? choices.treat),
    normalisations: plan.indicators.map(({ normalise }) => normalise ?? choices.normalise),
    weightings: plan.groups.map(({ spec }, g) => spec.weighting ?? atLevel(choices.weight, levels[g]!)),
    aggregations: plan.groups.map(({ spec }, g) => spec.aggregation ?? atLevel(choices.aggregate, levels[g]!)),
    weights,
    active,
    // Of use only where steps are remembered, and slow to make.
    get keys() {
      return (keys ??= keysOf(plan, choices, active));
    },
  };
}

/** A node, all below it, and groups that so lose their last member take no part. */
function leaveOut(plan: Plan, id: string, active: Uint8Array): void {
  requireNodes(plan.nodes, [id], 'leave-out');
  drop(plan, plan.nodes.get(id)!, active);
  for (const [g, { members }] of plan.groups.entries()) {
    if (members.every((member) => active[member] === 0)) active[plan.indicators.length + g] = 0;
  }
}

function drop(plan: Plan, node: number, active: Uint8Array): void {
  active[node] = 0;
  const group = plan.groups[node - plan.indicators.length];
  if (group !== undefined) for (const member of group.members) drop(plan, member, active);
}

/** How far each group is above its lowest indicator that takes part: 1 for a group of indicators only. */
function levelsOf(plan: Plan, active: Uint8Array): Int32Array {
  const levels = new Int32Array(plan.groups.length);
  for (const [g, { members }] of plan.groups.entries()) {
    let below = 0;
    for (const member of members) {
      const group = member - plan.indicators.length;
      if (group >= 0 && active[member] === 1) below = Math.max(below, levels[group]!);
    }
    levels[g] = below + 1;
  }
  return levels;
}

function atLevel<Choice extends object>(choice: Choice | readonly Choice[], level: number): Choice {
  return isList(choice) ? choice[Math.min(level, choice.length) - 1]! : choice;
}

function isList<Choice extends object>(choice: Choice | readonly Choice[]): choice is readonly Choice[] {
  return Array.isArray(choice);
}

/** Who gives the values that are imputed. */
export function donorsOf(plan: Plan, choice: Imputation): Donors | null {
  if (choice.rule === 'none') return null;
  if (choice.rule !== 'group-mean' && choice.rule !== 'group-median')
    return { groups: null, count: 1, by: choice.rule };
  const { groups } = plan.data.groupings!.find(({ id }) => id === choice.grouping)!;
  const names = new Map<string, number>();
  for (const group of groups) if (group !== null && !names.has(group)) names.set(group, names.size);
  return {
    groups: Int32Array.from(groups, (group) => (group === null ? -1 : names.get(group)!)),
    count: names.size,
    by: choice.rule === 'group-mean' ? 'mean' : 'median',
  };
}

function keysOf(plan: Plan, choices: Choices, active: Uint8Array): StageKeys {
  const imputed = JSON.stringify([choices.denominate, choices.impute]);
  // What is screened out hangs on which indicators there are.
  const among = choices.screen.rule === 'none' ? '' : active.subarray(0, plan.indicators.length).join('');
  const screened = `${imputed}${JSON.stringify(choices.screen)}${among}`;
  const treated = `${screened}${JSON.stringify(choices.treat)}`;
  return { imputed, screened, treated, normalised: `${treated}${JSON.stringify(choices.normalise)}` };
}
