import type { Actor } from '../../model/index.js';
import { capitalised, nameInText, uncapitalised } from '../telling.js';
import type { AssetsTold, CompositeTold, Driver } from './result.js';

/** Drivers that are named on each side. */
const named = 3;
/** A driver that moves a composite by less is not named, in standard deviations. */
const leastNamed = 0.05;

/** One composite in a sentence or two. */
export function readComposite(told: Omit<CompositeTold, 'reading'>): string {
  const { title, estimate, rank, known, indicators, of } = told;
  if (estimate === null || rank === null)
    return `${title} is not known: ${known} of its ${indicators} indicators are, and half are needed.`;
  const size = `${signed(estimate.q50)} (${signed(estimate.q05)} to ${signed(estimate.q95)})`;
  const place = told.told
    ? `place ${rank.q50} of ${of} (${rank.q05} to ${rank.q95})`
    : `somewhere between places ${rank.q05} and ${rank.q95} of ${of}: the data do not tell its place`;
  return [
    `${title}: ${size} standard deviations from the mean actor, ${place}.`,
    ...driverSentence(told.drivers),
    ...(known < indicators ? [`${known} of ${indicators} indicators are known.`] : []),
  ].join(' ');
}

function driverSentence(drivers: readonly Driver[]): string[] {
  const up = drivers.filter(({ by }) => by >= leastNamed).slice(0, named);
  const down = drivers.filter(({ by }) => by <= -leastNamed).slice(0, named);
  const list = (some: readonly Driver[]): string =>
    some.map(({ title, by }) => `${uncapitalised(title)} (${signed(by)})`).join(', ');
  if (up.length + down.length === 0) return ['No indicator moves it much.'];
  const parts = [
    ...(up.length === 0 ? [] : [`raised most by ${list(up)}`]),
    ...(down.length === 0 ? [] : [`lowered most by ${list(down)}`]),
  ];
  return [`${capitalised(parts.join('; '))}.`];
}

function signed(value: number): string {
  const digits = Math.abs(value).toFixed(1);
  if (Number(digits) === 0) return digits;
  return value < 0 ? `−${digits}` : `+${digits}`;
}

/** The places in one sentence, and everything in a paragraph. */
export function readAssetsPlainly(actor: Actor, told: Omit<AssetsTold, 'reading'>): AssetsTold['reading'] {
  const { audience, year, composites } = told;
  const whom = audience === null ? `In ${year}` : `For ${nameInText(audience)} in ${year}`;
  const name = nameInText(actor);
  const places = composites.flatMap(({ title, rank, of, told: isTold }) =>
    rank !== null && isTold
      ? [`${ordinal(rank.q50)} of ${of} in ${uncapitalised(title)} (${rank.q05} to ${rank.q95})`]
      : [],
  );
  const lost = composites
    .filter(({ rank, told: isTold }) => rank === null || !isTold)
    .map(({ title }) => uncapitalised(title));
  const untold = (place: string): string => `the data do not tell ${place} in ${listed(lost)}`;
  const sentence =
    places.length === 0
      ? `${whom} ${untold(`the place of ${name}`)}.`
      : `${whom} ${name} stood ${listed(places)}${lost.length === 0 ? '' : `; ${untold('its place')}`}.`;
  return { sentence, paragraph: [sentence, ...composites.map(({ reading }) => reading)].join(' ') };
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

function ordinal(place: number): string {
  const tens = place % 100;
  if (tens >= 11 && tens <= 13) return `${place}th`;
  return `${place}${['th', 'st', 'nd', 'rd'][place % 10] ?? 'th'}`;
}
