import {
  type Choices,
  type CompositeSpec,
  type GroupSpec,
  type Indicator,
  type IndexSpec,
  indicators as table,
  type NodeSpec,
  nodesOf,
  scaledTo,
  type Scaling,
  standardChoices,
  type Step,
} from '../../assets/index.js';
import { ProblemError, type Resolver } from '../../model/index.js';
import { readSourceFile } from '../../store/index.js';
import { didYouMean } from '../nearest-id.js';
import type { AssetIndex } from './asset-index.js';
import { ownColumns } from './own-columns.js';
import { type OwnIndex, ownIndexSchema, type OwnMember } from './own-index-schema.js';

/**
 * Read a user’s own index from a JSON file.
 *
 * Throws ProblemError: what reading a file throws; 'file-unreadable' for what is no JSON; 'invalid-value' with the place in the file for what does not fit;
 * 'unknown-actor' for a name that nobody has.
 */
export async function readOwnIndex(path: string, resolver: Resolver): Promise<AssetIndex> {
  const { bytes } = await readSourceFile(path);
  const found = ownIndexSchema.safeParse(jsonOf(bytes, path));
  if (!found.success) {
    const [issue] = found.error.issues;
    throw misfit(path, issue!.path.join('.'), issue!.message, 'another');
  }
  return assetIndexOf(found.data, path, resolver);
}

function jsonOf(bytes: Uint8Array, path: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new ProblemError(
      'file-unreadable',
      {
        expected: 'an index as JSON in UTF-8',
        got: (error as Error).message,
        fix: advice,
        where: { file: path },
      },
      { cause: error },
    );
  }
}

const advice = 'examples/index-soft-power.json shows what such a file looks like; docs/indicators.md explains it.';

function misfit(file: string, place: string, expected: string, got: string): ProblemError {
  return new ProblemError('invalid-value', { expected, got, fix: advice, where: { file, column: place } });
}

function assetIndexOf(own: OwnIndex, path: string, resolver: Resolver): AssetIndex {
  const twice = [...own.indicators, ...table].map(({ id }) => id);
  const again = own.indicators.find(({ id }) => twice.indexOf(id) !== twice.lastIndexOf(id));
  if (again !== undefined)
    throw misfit(path, 'indicators', 'ids of your own, each once', `${again.id}, which is there already`);
  const composites = own.composites.map((composite) => compositeSpecOf(own, composite, path));
  const used = new Set(composites.flatMap(({ spec }) => nodesOf(spec.top)).map(({ id }) => id));
  const twicePlaced = composites.flatMap(({ spec }) => nodesOf(spec.top)).map(({ id }) => id);
  const doubled = twicePlaced.find((id, i) => twicePlaced.indexOf(id) !== i);
  if (doubled !== undefined)
    throw misfit(path, 'composites', 'each indicator and group in one place', `${doubled} in two`);
  const columns = ownColumns(own, path, resolver);
  return {
    id: own.id,
    title: own.title,
    composites,
    indicators: table.filter(({ id }) => used.has(id)),
    own: (field, audience) => columns(field, audience).filter(({ indicator }) => used.has(indicator.id)),
  };
}

function compositeSpecOf(
  own: OwnIndex,
  { id, title, members }: OwnIndex['composites'][number],
  path: string,
): CompositeSpec {
  const known = new Map<string, Pick<Indicator, 'title' | 'unit' | 'direction' | 'goalposts'>>([
    ...table.map((one) => [one.id, one] as const),
    ...own.indicators.map((one) => [one.id, one] as const),
  ]);
  const nodeOf = (member: OwnMember): NodeSpec => {
    if (typeof member === 'object' && 'members' in member) return groupOf(member.id, member.title, member);
    const { indicator, weight = 1 } = typeof member === 'string' ? { indicator: member } : member;
    const found = known.get(indicator);
    if (found === undefined) {
      const nearest = didYouMean(indicator, [...known.keys()]).trim();
      throw misfit(path, `composites.${id}`, `an indicator of the file or of the table. ${nearest}`.trim(), indicator);
    }
    const { title: called, unit, direction, goalposts } = found;
    const ends = goalposts === undefined ? {} : { goalposts };
    return { kind: 'indicator', id: indicator, title: called, unit, direction, weight, ...ends };
  };
  const groupOf = (
    group: string,
    called: string | undefined,
    { weight = 1, members: inside }: { weight?: number | undefined; members: readonly OwnMember[] },
  ): GroupSpec => ({
    kind: 'group',
    id: group,
    ...(called === undefined ? {} : { title: called }),
    weight,
    members: inside.map(nodeOf),
  });
  return withChoices({ id, title, top: groupOf(id, title, { members }), choices: standardChoices }, own.choices);
}

/** What the file decides is kept; weights that are stated are used; a mean that needs scores above 0 has them. */
function withChoices(spec: IndexSpec, stated: OwnIndex['choices']): CompositeSpec {
  const weighted = nodesOf(spec.top).some(({ weight }) => weight !== 1);
  const choices = {
    ...standardChoices,
    ...(weighted ? { weight: { rule: 'given' } } : {}),
    ...Object.fromEntries(Object.entries(stated).filter(([, choice]) => choice !== undefined)),
  } as Choices;
  const decided = new Set(Object.keys(stated) as Step[]);
  const above = stated.aggregate?.rule === 'geometric' || stated.aggregate?.rule === 'harmonic';
  const scaling = stated.normalise === undefined ? (above ? 'min-max' : null) : scalingOf(stated.normalise.rule);
  const whole = { ...spec, choices };
  // Goalposts stand where the scaling has them; a stated normalisation keeps its own numbers.
  const scaled = scaledTo(whole, scaling ?? 'z-score');
  const normalised =
    stated.normalise === undefined ? scaled : { ...scaled, choices: { ...choices, normalise: stated.normalise } };
  return { spec: normalised, decided, scaling };
}

function scalingOf(rule: NonNullable<OwnIndex['choices']['normalise']>['rule']): Scaling {
  return rule === 'rank' ? 'percentile' : rule;
}
