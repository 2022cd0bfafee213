import type { Estimate } from '../model/index.js';
import { type Amount, estimateIn } from './amount.js';
import type { Effort, Inquiry } from './course.js';
import { effortOf, overEffort, perUnitOfEffort, readableEffort, unitOfEffort } from './effort.js';
import { type Works, worksTogether } from './influence.js';
import { requireCourse } from './law.js';
import { formatMeasured, formatMeasuredInterval, isClear, sized } from './reading.js';
import { energyDimensions } from './weighted-force.js';
import { type Computed, type Telling, word } from './word.js';

/** Works of the instrument per unit of its effort, never added. */
export interface Efficiency extends Works {
  readonly effort: Effort;
}

export const efficiency = word<Efficiency, Inquiry>({
  id: 'efficiency',
  title: 'Efficiency',
  symbol: 'W→/e',
  formula:
    'W→/e, with W→ the work of instrument k toward the aim and e its measured effort in the window; beside it W←/e',
  dimensions: energyDimensions,
  per: unitOfEffort,
  definition:
    'Efficiency is how much influence an actor got out of each unit of effort that it put into one instrument.',
  limits: [
    'It needs an effort that was measured, in money or acts of one instrument; without one it is not known.',
    'Efforts of two instruments are in two units, so efficiencies are not to be ranked.',
    'A push that goes with a movement which others made looks efficient.',
    'What it cost people stands in the ledger, to be read beside it and never taken off it.',
  ],
  source: 'Work per unit of input, as the efficiency of a machine, but without a common unit for both; own definition.',
  compute: computeEfficiency,
  headline: (result) => result.toward,
  reading: readEfficiency,
});

function computeEfficiency(inquiry: Inquiry): Computed<Efficiency> {
  const { course } = inquiry;
  requireCourse(course);
  const found = effortOf(inquiry);
  if ('problems' in found) return { value: null, problems: found.problems };
  const { effort, force } = found;
  const { toward, away } = worksTogether(course, [force]);
  const told = (work: Amount): Estimate => perUnitOfEffort(estimateIn(overEffort(work, effort), course.scale));
  return { value: { effort, toward: told(toward), away: told(away) }, problems: [] };
}

function readEfficiency({ toward, effort }: Efficiency, telling: Telling): string {
  const { actor } = telling.names;
  if (toward.mean === 0 && toward.sd === 0) return `took up no work for what ${actor} put in`;
  const { estimate, per } = readableEffort(toward, effort);
  const told = { ...estimate, unit: estimate.unit.replace(`/${unitOfEffort}`, '') };
  if (!isClear(told)) {
    return `went with or against what ${actor} put in: the data do not tell which (work ${formatMeasuredInterval(told)} ${per})`;
  }
  return `went ${told.q50 > 0 ? 'with' : 'against'} what ${actor} put in, over a work of ${formatMeasured(sized(told))} ${per}`;
}
