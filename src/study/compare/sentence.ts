import {
  formatDistance,
  formatEstimate,
  formatInterval,
  formatMeasured,
  formatMeasuredInterval,
  isClear,
  sized,
} from '../../mechanics/index.js';
import type { Estimate, Scale } from '../../model/index.js';
import { nameInText, uncapitalised } from '../telling.js';
import type { CompareDesign, InstrumentTold, StandingTold } from './result.js';

/** With fewer actors behind a response than this, a reading names the one that is foremost. */
const fewestActors = 3;

type Told = Omit<InstrumentTold, 'reading'>;

/** What is known of an instrument, in a sentence that says how sure it is. */
export function readInstrument(told: Told, scale: Scale): string {
  const { equal, 'capability-share': byCapability } = told.standings;
  const said = [
    equal && `${movedText(equal.response.h5, scale)} within 5 years if all actors count alike`,
    byCapability && `${capabilityText(equal, byCapability, scale)} by their capabilities`,
  ].filter((text) => text !== null);
  const exposure = told.lasting ? 'the usual exposure, while it lasts,' : 'the usual exposure';
  return `${whose(told)}: by the law ${exposure} ${said.join('; ')}. Evidence: ${told.grade.word} (${told.grade.because}).`;
}

/** "Trade sanctions"; where under every standing it rests on one actor nearly alone, "United States trade sanctions". */
function whose({ title, standings }: Told): string {
  const told = Object.values(standings).filter((one) => one !== null);
  const few = told.filter(({ effectiveActors }) => effectiveActors !== null && effectiveActors < fewestActors);
  const leading = few.find((one) => one.leading !== null)?.leading;
  if (leading === undefined || leading === null) return title;
  if (few.length === told.length) return `${leading.name} ${uncapitalised(title)}`;
  return `${title} (by capabilities those of ${nameInText(leading)} nearly alone)`;
}

function capabilityText(equal: StandingTold | null, { response }: StandingTold, scale: Scale): string {
  if (equal === null) return `${movedText(response.h5, scale)} within 5 years if actors count`;
  if (!isClear(response.h5)) return `either way (${responseInterval(response.h5, scale)}) if they count`;
  const { kind } = scale;
  const size = kind === 'common' ? `${percent(sized(response.h5))} of its way` : formatDistance(response.h5);
  return `${size} ${response.h5.q50 > 0 ? 'toward it' : 'away'} if they count`;
}

function movedText(estimate: Estimate, scale: Scale): string {
  const aim = aimText(scale);
  if (!isClear(estimate)) return `may move an audience toward ${aim} or away (${responseInterval(estimate, scale)})`;
  const size = scale.kind === 'common' ? `${percent(sized(estimate))} of its way` : formatDistance(estimate);
  return `moves an audience ${size} ${estimate.q50 > 0 ? 'toward' : 'away from'} ${aim}`;
}

/** Median and 90 % interval; of common scales in percent of the way. */
function responseText(estimate: Estimate, { kind, unit }: Pick<Scale, 'kind' | 'unit'>): string {
  if (kind === 'common') return percent(estimate);
  return isSmall(estimate) ? formatMeasured(estimate) : formatEstimate(estimate, unit);
}

/** Two decimals would show nothing of it. */
function isSmall({ q05, q95 }: Estimate): boolean {
  return Math.max(Math.abs(q05), Math.abs(q95)) < 0.02;
}

function responseInterval(estimate: Estimate, { kind, unit }: Scale): string {
  if (kind === 'common') return `${formatInterval(inPercent(estimate), null)} % of its way`;
  return isSmall(estimate) ? formatMeasuredInterval(estimate) : formatInterval(estimate, unit);
}

function percent(estimate: Estimate): string {
  return `${formatEstimate(inPercent(estimate), null)} %`;
}

function inPercent(estimate: Estimate): Estimate {
  const { unit, ...numbers } = estimate;
  const hundredfold = Object.entries(numbers).map(([name, value]) => [name, 100 * value]);
  return { ...(Object.fromEntries(hundredfold) as Omit<Estimate, 'unit'>), unit };
}

/** What "toward" is toward. On votes it is never the success of an act. */
function aimText({ id, kind, ends }: Scale): string {
  if (kind === 'directed') return `“${ends[1]}”`;
  return id.startsWith('unga') ? 'the actor’s votes' : 'where the actor stands';
}

const outcomes = {
  holds: 'it holds',
  opposite: 'it is the other way round',
  'not known': 'the data do not tell',
} as const;

/** The claim on one design under each standing, as it falls. */
export function readContrasts({ title, status, laws }: CompareDesign, scale: Pick<Scale, 'kind' | 'unit'>): string {
  const told = laws.map(({ standing, contrast }) => {
    const who = standing === 'equal' ? 'All actors alike' : 'Actors by capabilities';
    if (contrast === null) return `${who}: not known, for one side has no instrument`;
    const { toward, against, difference, outcome, probability, grade } = contrast;
    const chance = `probability ${probability.toFixed(2)}`;
    return `${who}: ${responseText(difference, scale)} (${toward.length} instruments against ${against.length}), ${chance}: ${outcomes[outcome]}; evidence: ${grade.word} (${grade.because})`;
  });
  return `Collaboration and attraction less coercion and force after 5 years, ${status}: ${title}. ${told.length === 0 ? 'No law to be relied on.' : `${told.join('. ')}.`}`;
}
