import type { Random } from '../statistics/index.js';
import type { IndexSpec } from './index-spec.js';
import { type SpecEdit, nodesOf } from './spec-edit.js';

/** One thing that might have been done otherwise, with the ways it might be done. All options are equally likely. */
export interface Variation {
  readonly id: string;
  readonly title?: string;
  readonly options: readonly VariationOption[];
}

export interface VariationOption {
  readonly id: string;
  readonly title?: string;
  /** None: as the specification has it. */
  readonly edits: readonly SpecEdit[];
}

/**
 * Weights as they might have been given: `count` options, in each of which every weight is its own times a uniform
 * factor from 1 − `relative` to 1 + `relative`. Of effect under the rule `given`.
 */
export function weightVariation(options: {
  readonly spec: IndexSpec;
  readonly relative: number;
  readonly count: number;
  readonly random: Random;
}): Variation {
  const { spec, relative, count, random } = options;
  if (!(relative >= 0 && relative <= 1))
    throw new RangeError(`Expected a relative change from 0 to 1, got ${relative}`);
  const nodes = nodesOf(spec.top).slice(1);
  return {
    id: 'weights',
    title: `Weights, ±${100 * relative} %`,
    options: Array.from({ length: count }, (_, i) => ({
      id: String(i + 1),
      edits: [
        {
          edit: 'weigh',
          weights: Object.fromEntries(
            nodes.map(({ id, weight }) => [id, weight * (1 + relative * (2 * random.uniform() - 1))]),
          ),
        },
      ],
    })),
  };
}

/** One variation an indicator: with it, and without. */
export function inclusionVariations(spec: IndexSpec): Variation[] {
  return nodesOf(spec.top).flatMap((node) =>
    node.kind === 'group'
      ? []
      : [
          {
            id: node.id,
            options: [
              { id: 'with', edits: [] },
              { id: 'without', edits: [{ edit: 'leave-out', node: node.id }] },
            ],
          },
        ],
  );
}
