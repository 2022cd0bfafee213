import { type Indicator, untransformed } from '../../assets/index.js';
import { type Actor, type Problem, problem } from '../../model/index.js';
import type { Reference } from '../reference.js';
import { nameInText, uncapitalised } from '../telling.js';
import { membersOf, standardAssets } from './asset-index.js';
import type { AssetsRead } from './read-assets.js';
import { readComposite } from './reading.js';
import type { CompositeTold, IndicatorTold } from './result.js';
import { readSmallValues, type SmallValue } from './small-actors.js';
import type { Kinds } from './spans.js';
import { carriedTo } from './told.js';

/**
 * Assets of a city or a diaspora: the indicators that exist for it, each with its place among its like. They are too few for
 * composites, which is said. What is told of its country is not its own.
 */
export async function readSmallAssets(
  reference: Reference,
  actor: Actor,
  audience: Actor | null,
  { year, kinds }: { readonly year: number; readonly kinds: Kinds },
): Promise<AssetsRead> {
  const values = await readSmallValues(reference, actor, audience, { year, kinds });
  const { composites, indicators, id, title } = standardAssets;
  const told = indicators.map((indicator) =>
    indicatorTold(
      indicator,
      values.find((value) => value.id === indicator.id),
      { actor, year },
    ),
  );
  const parts = composites.map((composite): CompositeTold => {
    const members = membersOf(composite);
    const empty = {
      id: composite.spec.id,
      title: composite.spec.title,
      estimate: null,
      rank: null,
      told: false,
      of: 0,
      known: values.filter((value) => members.includes(value.id)).length,
      indicators: members.length,
      drivers: [],
      rest: null,
      nominal: null,
    };
    return { ...empty, reading: readComposite(empty) };
  });
  const sentence = sentenceOf(actor, audience, values, told);
  return {
    unit: actor.id,
    told: {
      year,
      audience: audience === null ? null : { id: audience.id, name: audience.name },
      index: { id, title },
      composites: parts,
      indicators: told,
      draws: 0,
      varied: [],
      reading: { sentence, paragraph: [sentence, ...parts.map(({ reading }) => reading)].join(' ') },
    },
    others: () => [],
    table: null,
    origins: indicators.filter((one) => values.some((value) => value.id === one.id)).flatMap(({ sources }) => sources),
    problems: [missing(actor, told)],
  };
}

/** The standard normal quantile of 95 %. */
const ninety = 1.6448536269514722;

function indicatorTold(
  indicator: Indicator,
  found: SmallValue | undefined,
  { actor, year }: { readonly actor: Actor; readonly year: number },
): IndicatorTold {
  const { id, title, category, nature, direction, unit, transformation, sources } = indicator;
  const carried = found === undefined ? null : carriedTo(year, { ...found, sd: null }, indicator);
  const back = (value: number): number =>
    Math.min(indicator.range.high, Math.max(indicator.range.low, untransformed(transformation, value)));
  return {
    id,
    title,
    composite: category,
    nature,
    direction,
    unit,
    value: found?.value ?? null,
    low: carried === null ? null : back(carried.value - ninety * carried.sd),
    high: carried === null ? null : back(carried.value + ninety * carried.sd),
    year: found?.year ?? null,
    carried: found === undefined ? 0 : year - found.year,
    place: found?.place ?? null,
    of: found?.of ?? 0,
    absent: found === undefined ? `no source at hand tells it of a ${actor.kind}` : null,
    sources,
  };
}

function sentenceOf(
  actor: Actor,
  audience: Actor | null,
  values: readonly SmallValue[],
  told: readonly IndicatorTold[],
): string {
  const whom = audience === null ? '' : ` for ${nameInText(audience)}`;
  if (values.length === 0) return `Nothing is known of the assets of ${nameInText(actor)}${whom}.`;
  const parts = values.map(({ id, value, place, of, among, year }) => {
    const { title, unit } = told.find((one) => one.id === id)!;
    const where = place === null ? '' : `, place ${place} of ${of} ${among}`;
    return `${uncapitalised(title)}, ${Math.round(value)} ${unit}${where} (${year})`;
  });
  return `What is known of ${nameInText(actor)}${whom}: ${parts.join('; ')}.`;
}

function missing(actor: Actor, told: readonly IndicatorTold[]): Problem {
  const absent = told.filter((one) => one.absent !== null);
  return problem('not-yet-known', {
    expected: `each of ${told.length} indicators of ${nameInText(actor)}`,
    got: `none of ${absent.map(({ title }) => title).join(', ')}: no source at hand tells them of a ${actor.kind}`,
    fix: 'What is told of its country is not its own: ask for the country’s assets apart.',
  });
}
