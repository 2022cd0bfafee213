import { ProblemError } from '../model/index.js';
import type { Choices, GroupSpec, IndexSpec, NodeSpec, Step } from './index-spec.js';

/** One change to a specification, as data. A variant of an index is its specification and some of these. */
export type SpecEdit = ChooseEdit | WeighEdit | LeaveOutEdit;

/** Another choice at a step. What an indicator or a group has chosen for itself stays. */
export type ChooseEdit = {
  readonly [S in Step]: { readonly edit: 'choose'; readonly step: S; readonly choice: Choices[S] };
}[Step];

/** Other weights, by the id of indicator or group; what is not named keeps its own. Of effect under the rule `given`. */
export interface WeighEdit {
  readonly edit: 'weigh';
  readonly weights: Readonly<Record<string, number>>;
}

/** Without an indicator or group; a group left without members goes too. */
export interface LeaveOutEdit {
  readonly edit: 'leave-out';
  readonly node: string;
}

/**
 * The specification with the edits made, one after the other. Throws a ProblemError where an edit names what is not in
 * the tree, or would leave nothing of it.
 */
export function editSpec(spec: IndexSpec, edits: readonly SpecEdit[]): IndexSpec {
  return edits.reduce(editOnce, spec);
}

function editOnce(spec: IndexSpec, edit: SpecEdit): IndexSpec {
  if (edit.edit === 'choose') return { ...spec, choices: { ...spec.choices, [edit.step]: edit.choice } };
  const nodes = edit.edit === 'weigh' ? Object.keys(edit.weights) : [edit.node];
  requireNodes(new Set(nodesOf(spec.top).map(({ id }) => id)), nodes, edit.edit === 'weigh' ? 'weights' : 'leave-out');
  if (edit.edit === 'weigh') return { ...spec, top: reweigh(spec.top, edit.weights) as GroupSpec };
  const top = without(spec.top, edit.node);
  if (top !== null) return { ...spec, top: top as GroupSpec };
  throw nothingLeft(spec);
}

/** What to say of edits that leave out everything. */
export function nothingLeft(spec: IndexSpec): ProblemError {
  return new ProblemError('invalid-value', {
    expected: `${spec.id} with at least one indicator`,
    got: 'all of them left out',
    fix: 'Leave out less.',
    where: { parameter: 'leave-out' },
  });
}

/** Throw a ProblemError unless all of these are among the known nodes. */
export function requireNodes(known: Known, ids: readonly string[], parameter: string): void {
  const unknown = ids.find((id) => !known.has(id));
  if (unknown === undefined) return;
  throw new ProblemError('invalid-value', {
    expected: 'an indicator or a group of the index',
    got: unknown,
    fix: `Name one of ${[...known.keys()].join(', ')}.`,
    where: { parameter },
  });
}

/** The ids of all nodes of a tree, as a set or as keys. */
interface Known {
  readonly has: (id: string) => boolean;
  readonly keys: () => Iterable<string>;
}

/** A node and all below it, the node first. */
export function nodesOf(node: NodeSpec): NodeSpec[] {
  return node.kind === 'indicator' ? [node] : [node, ...node.members.flatMap(nodesOf)];
}

function reweigh(node: NodeSpec, weights: Readonly<Record<string, number>>): NodeSpec {
  const weight = Object.hasOwn(weights, node.id) ? weights[node.id]! : node.weight;
  if (node.kind === 'indicator') return { ...node, weight };
  return { ...node, weight, members: node.members.map((member) => reweigh(member, weights)) };
}

/** The node without `id` below it; null where nothing is left. */
function without(node: NodeSpec, id: string): NodeSpec | null {
  if (node.id === id) return null;
  if (node.kind === 'indicator') return node;
  const members = node.members.map((member) => without(member, id)).filter((member) => member !== null);
  return members.length === 0 ? null : { ...node, members };
}
