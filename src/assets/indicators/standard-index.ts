import type { Choices, GroupSpec, IndexSpec, NodeSpec, Step } from '../index-spec.js';
import type { Variation } from '../variation.js';
import type { Indicator } from './indicator.js';
import type { Category } from './indicators.js';

/** Limits beyond which an indicator’s outliers are brought in: those of the handbook’s practice (skewness 2, kurtosis 3.5). */
const limits = { skewness: 2, kurtosis: 3.5 };
/** Most values that are brought in. */
const points = 5;

/** The grouping by which missing values may be filled in. */
export const regionGrouping = 'region';

/**
 * What is done where nothing is varied: outliers brought in; missing values left missing, so that each actor is judged by
 * what is known of it; standard deviations between actors; equal weights; arithmetic mean.
 */
export const standardChoices: Choices = {
  denominate: { rule: 'none' },
  impute: { rule: 'none' },
  screen: { rule: 'none' },
  treat: { rule: 'winsorise', points, ...limits },
  normalise: { rule: 'z-score', mean: 0, sd: 1 },
  weight: { rule: 'equal' },
  aggregate: { rule: 'arithmetic' },
};

/** Ways to make values comparable. Each has ends of its own on which indicators with goalposts are judged. */
export type Scaling = 'z-score' | 'min-max' | 'percentile';

/** Those that are tried where none is decided. Ranks say little more, and take most of the time. */
export const scalings: readonly Scaling[] = ['z-score', 'min-max'];

const normalisations = {
  'z-score': { rule: 'z-score', mean: 0, sd: 1 },
  // Above 0, so that a geometric mean can be taken.
  'min-max': { rule: 'min-max', low: 1, high: 100 },
  percentile: { rule: 'percentile' },
} as const satisfies Record<Scaling, Choices['normalise']>;

/** Where goalposts stand: as far apart as nearly all values are under the rule. */
const posts: Readonly<Record<Scaling, { readonly low: number; readonly high: number }>> = {
  'z-score': { low: -2, high: 2 },
  'min-max': { low: 1, high: 100 },
  percentile: { low: 0, high: 100 },
};

/** One category as an index: its indicators side by side. */
export function standardIndex({ id, title }: Pick<Category, 'id' | 'title'>, members: readonly Indicator[]): IndexSpec {
  const spec: IndexSpec = {
    id,
    title,
    top: {
      kind: 'group',
      id,
      title,
      weight: 1,
      members: members.map(({ id: indicator, title: called, unit, direction, goalposts }) => ({
        kind: 'indicator',
        id: indicator,
        title: called,
        unit,
        direction,
        weight: 1,
        ...(goalposts === undefined ? {} : { goalposts }),
      })),
    },
    choices: standardChoices,
  };
  return scaledTo(spec, 'z-score');
}

/** The index under a scaling, goalposts and all. */
export function scaledTo(spec: IndexSpec, scaling: Scaling): IndexSpec {
  return {
    ...spec,
    top: withPosts(spec.top, scaling) as GroupSpec,
    choices: { ...spec.choices, normalise: normalisations[scaling] },
  };
}

function withPosts(node: NodeSpec, scaling: Scaling): NodeSpec {
  if (node.kind === 'group') return { ...node, members: node.members.map((member) => withPosts(member, scaling)) };
  return node.goalposts === undefined ? node : { ...node, normalise: { rule: 'goalposts', ...posts[scaling] } };
}

/** How many given weights are tried beside equal ones. */
const weightings = 6;
/** Each is between half and one and a half times its own. */
const relative = 0.5;

/**
 * What might have been done otherwise: filling in, outliers, weights, each one of the indicators left out, and how parts that can make
 * up for one another are put together. What is `decided` is not varied. `factors`: numbers in (0, 1) from which weights are
 * made, handed in so that all audiences have the same.
 */
export function standardVariations(
  spec: IndexSpec,
  { scaling, decided, factors }: { scaling: Scaling; decided: ReadonlySet<Step>; factors: readonly number[] },
): Variation[] {
  const nodes = nodesBelow(spec.top);
  const all: readonly (readonly [Step | null, Variation])[] = [
    ['impute', imputeVariation],
    ['treat', treatVariation],
    ['weight', weightVariations(spec, nodes, factors)],
    [null, inclusion(nodes)],
    ...(scaling === 'min-max' ? ([['aggregate', aggregateVariation]] as const) : []),
  ];
  return all.flatMap(([step, variation]) => (step !== null && decided.has(step) ? [] : [variation]));
}

const imputeVariation: Variation = {
  id: 'impute',
  title: 'Missing values',
  options: [
    asItIs('left missing'),
    { id: 'the mean', edits: [{ edit: 'choose', step: 'impute', choice: { rule: 'mean' } }] },
    {
      id: 'the mean of the region',
      edits: [{ edit: 'choose', step: 'impute', choice: { rule: 'group-mean', grouping: regionGrouping } }],
    },
  ],
};

const treatVariation: Variation = {
  id: 'treat',
  title: 'Outliers',
  options: [asItIs('brought in'), { id: 'left', edits: [{ edit: 'choose', step: 'treat', choice: { rule: 'none' } }] }],
};

const aggregateVariation: Variation = {
  id: 'aggregate',
  title: 'Putting together',
  options: [
    asItIs('arithmetic mean'),
    { id: 'geometric mean', edits: [{ edit: 'choose', step: 'aggregate', choice: { rule: 'geometric' } }] },
  ],
};

function inclusion(nodes: readonly NodeSpec[]): Variation {
  const leaves = nodes.filter(({ kind }) => kind === 'indicator');
  const without = leaves.map(({ id }): Variation['options'][number] => ({
    id: `without ${id}`,
    edits: [{ edit: 'leave-out', node: id }],
  }));
  return { id: 'indicators', title: 'Indicators', options: [asItIs('all'), ...(leaves.length < 2 ? [] : without)] };
}

function weightVariations(spec: IndexSpec, nodes: readonly NodeSpec[], factors: readonly number[]): Variation {
  const stated = [spec.choices.weight].flat().every(({ rule }) => rule === 'equal') ? 'equal' : 'as stated';
  const given = Array.from({ length: weightings }, (_, w): Variation['options'][number] => {
    const factorOf = (n: number): number => factors[(w * nodes.length + n) % factors.length]!;
    const weights = nodes.map(({ id, weight }, n) => [id, weight * (1 + relative * (2 * factorOf(n) - 1))] as const);
    return {
      id: `changed, ${w + 1}`,
      edits: [
        { edit: 'choose', step: 'weight', choice: { rule: 'given' } },
        { edit: 'weigh', weights: Object.fromEntries(weights) },
      ],
    };
  });
  const balanced: Variation['options'][number] = {
    id: 'balanced by correlation',
    edits: [{ edit: 'choose', step: 'weight', choice: { rule: 'correlation-balanced' } }],
  };
  return { id: 'weights', title: 'Weights', options: [asItIs(stated), balanced, ...given] };
}

function asItIs(id: string): Variation['options'][number] {
  return { id, edits: [] };
}

function nodesBelow(group: GroupSpec): NodeSpec[] {
  return group.members.flatMap((node) => (node.kind === 'indicator' ? [node] : [node, ...nodesBelow(node)]));
}
