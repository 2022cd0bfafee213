import {
  assetCategories,
  type CompositeSpec,
  type Indicator,
  type IndexSpec,
  indicators,
  indicatorsOf,
  nodesOf,
  standardIndex,
} from '../../assets/index.js';
import type { Column } from './columns.js';
import type { Field } from './units.js';

/** Composites and the indicators they are made of: the standard three, or a user’s own. */
export interface AssetIndex {
  readonly id: string;
  readonly title: string;
  readonly composites: readonly CompositeSpec[];
  /** Indicators of the table that are used. */
  readonly indicators: readonly Indicator[];
  /** Indicators of the user’s own, for an audience. */
  readonly own: (field: Field, audience: string | null) => readonly Column[];
}

/** Legitimacy, authority and competence, by all indicators of the table. */
export const standardAssets: AssetIndex = {
  id: 'standard',
  title: 'Legitimacy, authority and competence',
  composites: assetCategories.map((category) => ({
    spec: standardIndex(category, indicatorsOf(category.id)),
    decided: new Set(),
    scaling: null,
  })),
  indicators,
  own: () => [],
};

/**
 * The index without indicators that are about a pair and told of none: what can be said for nobody in particular, or for an audience
 * that is no state, of which few ties are told.
 */
export function withoutUntoldTies(index: AssetIndex, columns: readonly Column[]): AssetIndex {
  const relational = new Set(
    columns.flatMap(({ indicator: { nature, id }, values }) =>
      nature === 'relational' && values.every(Number.isNaN) ? [id] : [],
    ),
  );
  return {
    ...index,
    composites: index.composites.flatMap((composite) => {
      const spec = without(composite.spec, relational);
      return spec === null ? [] : [{ ...composite, spec }];
    }),
  };
}

/** The specification without some indicators; null where none is left. */
function without(spec: IndexSpec, ids: ReadonlySet<string>): IndexSpec | null {
  type Group = IndexSpec['top'];
  const prune = (group: Group): Group | null => {
    const members = group.members.flatMap((node): (typeof node)[] => {
      if (node.kind === 'indicator') return ids.has(node.id) ? [] : [node];
      const left = prune(node);
      return left === null ? [] : [left];
    });
    return members.length === 0 ? null : { ...group, members };
  };
  const top = prune(spec.top);
  return top === null ? null : { ...spec, top };
}

/** Ids of the indicators of a composite, in the order of its tree. */
export function membersOf({ spec }: CompositeSpec): string[] {
  return nodesOf(spec.top).flatMap((node) => (node.kind === 'indicator' ? [node.id] : []));
}
