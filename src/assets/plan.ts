import type { IndexData } from './index-data.js';
import type { GroupSpec, IndexSpec, IndicatorSpec, NodeSpec } from './index-spec.js';

/** A specification laid over data: indicators as numbers of columns, groups as numbers of nodes. */
export interface Plan {
  readonly spec: IndexSpec;
  readonly data: IndexData;
  readonly units: number;
  /** In the order of the tree; node k is indicator k. */
  readonly indicators: readonly IndicatorSpec[];
  /** Groups after all groups below them, the top last; node `indicators.length + g` is group g. */
  readonly groups: readonly PlannedGroup[];
  /** The column of each indicator, and of its denominator (−1 where it names none). */
  readonly columns: Int32Array;
  readonly denominators: Int32Array;
  /** 1 for indicators whose every value is there, and can be divided. */
  readonly complete: Uint8Array;
  /** Given weights of all nodes. */
  readonly weights: Float64Array;
  /** The number of every node, by its id. */
  readonly nodes: ReadonlyMap<string, number>;
}

export interface PlannedGroup {
  readonly spec: GroupSpec;
  /** Nodes. */
  readonly members: Int32Array;
}

/** Lay a specification over data. Both have been checked (`check-spec.ts`). */
export function planOf(spec: IndexSpec, data: IndexData): Plan {
  const indicators: IndicatorSpec[] = [];
  const groups: GroupSpec[] = [];
  collect(spec.top, indicators, groups);
  const all = [...indicators, ...groups];
  const nodes = new Map(all.map(({ id }, node) => [id, node]));
  const columns = new Map(data.columns.map((column, c) => [column.id, c]));
  const full = data.columns.map(({ values }) => !values.some(Number.isNaN));
  const divides = data.columns.map(({ values }, c) => full[c]! && !values.includes(0));
  return {
    spec,
    data,
    units: data.units.length,
    indicators,
    groups: groups.map((group) => ({
      spec: group,
      members: Int32Array.from(group.members, (member) => nodes.get(member.id)!),
    })),
    columns: Int32Array.from(indicators, (indicator) => columns.get(indicator.id)!),
    denominators: Int32Array.from(indicators, ({ denominator }) =>
      denominator === undefined ? -1 : columns.get(denominator)!,
    ),
    complete: Uint8Array.from(indicators, ({ id, denominator }) =>
      full[columns.get(id)!]! && (denominator === undefined || divides[columns.get(denominator)!]!) ? 1 : 0,
    ),
    weights: Float64Array.from(all, ({ weight }) => weight),
    nodes,
  };
}

function collect(node: NodeSpec, indicators: IndicatorSpec[], groups: GroupSpec[]): void {
  if (node.kind === 'indicator') {
    indicators.push(node);
    return;
  }
  for (const member of node.members) collect(member, indicators, groups);
  groups.push(node);
}

/** The specification of node `node`. */
export function nodeSpec(plan: Plan, node: number): NodeSpec {
  const { indicators, groups } = plan;
  return node < indicators.length ? indicators[node]! : groups[node - indicators.length]!.spec;
}
