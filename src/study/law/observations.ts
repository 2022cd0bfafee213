import { attentionPosition, publishedScales } from '../../measures/index.js';
import { existedWithin, problem, type Problem, type Scale } from '../../model/index.js';
import type { Observation } from '../../response/index.js';
import type { Table } from '../../store/index.js';
import type { Reference } from '../reference.js';

/** What was measured on a scale, as the law wants it. */
export interface Readings {
  readonly observations: readonly Observation[];
  /** What could not be used, counted by reason. */
  readonly leftOut: ReadonlyMap<string, number>;
  readonly problems: readonly Problem[];
  readonly origins: readonly string[];
}

/** Of whom to read; null = of everybody. Ids under which records are kept. */
export interface Of {
  readonly audiences: readonly string[] | null;
  /** On directed scales, actors about or toward whom. */
  readonly actors: readonly string[] | null;
}

/** Months with acts that a pair must have on the scale of conduct. */
const fewestMonths = 60;
/** Speeches in which a speaker must have named an actor on the scale of attention. */
const fewestSpeeches = 8;

/**
 * What each period says alone: never a smoothed position, whose prior would be counted twice. How much less sharp it is than it
 * says itself is estimated with the law. By audience, actor and period.
 */
export async function readReadings(reference: Reference, scale: Scale, of: Of): Promise<Readings> {
  const settings = await readSettings(reference, scale);
  return scale.id === 'attention' ? readAttention(reference, settings, of) : readStored(reference, scale, of);
}

async function readSettings(reference: Reference, scale: Scale): Promise<Readonly<Record<string, unknown>>> {
  const table = await reference.read('scales', { columns: ['settings'], where: { scale: scale.id } });
  const text = table.textOrNull('settings')[0] ?? '';
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}

async function readStored(reference: Reference, scale: Scale, of: Of): Promise<Readings> {
  const common = scale.kind === 'common';
  const own = common ? ['unsmoothed_mean', 'unsmoothed_sd'] : [];
  const table = await reference.read('positions', {
    columns: ['audience', 'toward', 'period', 'mean', 'sd', 'origin', ...own],
    where: {
      scale: scale.id,
      ...(of.audiences === null ? {} : { audience: { oneOf: [...of.audiences] } }),
      ...(common || of.actors === null ? {} : { toward: { oneOf: [...of.actors] } }),
    },
  });
  const published = publishedScales.some(({ id }) => id === scale.id);
  const rows = observationsOf(table, common && !published ? 'unsmoothed' : 'as it stands');
  const told = rows.filter((row) => row !== null);
  const many = scale.id === 'conduct' ? withAtLeast(told, fewestMonths) : told;
  const leftOut = new Map<string, number>();
  if (told.length < rows.length)
    leftOut.set('a position whose period alone says too little', rows.length - told.length);
  if (many.length < told.length)
    leftOut.set(`a position of a pair with acts in fewer than ${fewestMonths} months`, told.length - many.length);
  return {
    observations: many,
    leftOut,
    problems: published ? [smoothed(scale)] : [],
    origins: [...new Set(table.text('origin'))],
  };
}

function observationsOf(table: Table, which: 'unsmoothed' | 'as it stands'): (Observation | null)[] {
  const [audience, toward, period] = [table.text('audience'), table.text('toward'), table.numbers('period')];
  const mean = table.numbersOrNull(which === 'unsmoothed' ? 'unsmoothed_mean' : 'mean');
  const sd = table.numbersOrNull(which === 'unsmoothed' ? 'unsmoothed_sd' : 'sd');
  return audience.map((id, row) => {
    const [centre, spread] = [mean[row] ?? null, sd[row] ?? null];
    if (centre === null || spread === null) return null;
    return { audience: id, toward: toward[row]!, period: period[row]!, mean: centre, sd: spread };
  });
}

function smoothed(scale: Scale): Problem {
  return problem('not-yet-known', {
    expected: 'what each session’s votes say alone',
    got: `for the scale ${scale.id} only the published positions, in which each session leans on the one before`,
    fix: 'Read momentum, home pull and all intervals of this fit with doubt, or use the scale unga.',
  });
}

/** Observations of pairs that have at least so many of them. */
function withAtLeast(observations: readonly Observation[], fewest: number): Observation[] {
  const counts = new Map<string, number>();
  const keyOf = ({ audience, toward }: Observation): string => `${audience}\t${toward}`;
  for (const one of observations) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1);
  return observations.filter((one) => counts.get(keyOf(one))! >= fewest);
}

/** Speeches that name the actor, of pairs with enough of them; a speech that does not name it says only that it is little. */
async function readAttention(
  reference: Reference,
  settings: Readonly<Record<string, unknown>>,
  of: Of,
): Promise<Readings> {
  const origins = ['ungd-mentions'];
  const { rates, dispersion, spread, consecutive } = settings;
  if (typeof dispersion !== 'number' || typeof spread !== 'number' || typeof consecutive !== 'number')
    return { observations: [], leftOut: new Map(), problems: [], origins: [] };
  const counted = new Map(Object.entries(rates as Record<string, number>));
  const model = { dispersion, spread, consecutive, rates: counted, leftOut: new Map<string, number>() };
  const table = await reference.read('mentions', {
    where: {
      ...(of.audiences === null ? {} : { audience: { oneOf: [...of.audiences] } }),
      ...(of.actors === null ? {} : { toward: { oneOf: ['', ...of.actors] } }),
    },
  });
  const [audience, period, toward] = [table.text('audience'), table.numbers('period'), table.text('toward')];
  const mentions = table.numbers('mentions');
  const words = new Map<string, number>();
  const named: { audience: string; toward: string; period: number; mean: number; sd: number; mentions: number }[] = [];
  for (let row = 0; row < table.rows; row++) {
    const [id, year, whom] = [audience[row]!, period[row]!, toward[row]!];
    if (whom === '') words.set(`${id} ${year}`, mentions[row]!);
    else if (mentions[row]! > 0 && existedIn(reference, whom, year))
      named.push({ audience: id, toward: whom, period: year, mean: 0, sd: 0, mentions: mentions[row]! });
  }
  const many = withAtLeast(named, fewestSpeeches) as typeof named;
  const observations = many.flatMap(({ mentions: count, audience: id, toward: whom, period: year }) => {
    const speech = { audience: id, toward: whom, year, mentions: count, words: words.get(`${id} ${year}`) ?? 0 };
    const found = attentionPosition(model, speech);
    if (found === null || found.unsmoothedMean === null || found.unsmoothedSd === null) return [];
    return [{ audience: id, toward: whom, period: year, mean: found.unsmoothedMean, sd: found.unsmoothedSd }];
  });
  const reason = `a speech that names an actor the speaker named in fewer than ${fewestSpeeches}`;
  const leftOut =
    many.length < named.length ? new Map([[reason, named.length - many.length]]) : new Map<string, number>();
  return { observations, leftOut, problems: [], origins };
}

function existedIn(reference: Reference, id: string, year: number): boolean {
  const actor = reference.resolver.get(id);
  return actor !== null && existedWithin(actor, { from: year, to: year });
}
