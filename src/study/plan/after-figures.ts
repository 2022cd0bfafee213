import { type Grade, gradeOf } from '../../evidence/index.js';
import { formatMeasured, isClear, sized } from '../../mechanics/index.js';
import { type Estimate, ProblemError } from '../../model/index.js';
import { type AfterAction, afterAction, type OutcomeFigure } from '../../plan/index.js';
import type { SourceFile } from '../../sources/index.js';
import { nameTrouble, numberIn, openClock, openTable, type UserColumn } from '../fit/rows.js';
import type { AfterTold, PlanResult } from './result.js';

const columns: readonly UserColumn[] = [
  { name: 'audience', meaning: 'who was measured', required: true },
  { name: 'when', meaning: 'before or after', required: true },
  { name: 'period', meaning: 'the year as YYYY, or the month as YYYY-MM', required: true },
  { name: 'mean', meaning: 'where it stood, on the scale of the plan', required: true },
  { name: 'sd', meaning: 'standard deviation of that, above 0', required: true },
  {
    name: 'reached',
    meaning: 'yes or no: whether the programme reached it; yes where the column is missing',
    required: false,
  },
];

/** Read a programme’s own figures. Throws 'missing-column', and 'rows-rejected' for any row that cannot be used. */
export function readOutcomes(file: SourceFile): OutcomeFigure[] {
  const table = openTable(file, columns);
  const clock = openClock();
  const figures: OutcomeFigure[] = [];
  const { rows, rejects } = table.read((cells) => {
    const audience = cells('audience');
    const trouble = nameTrouble('audience', audience, 'an audience');
    if (trouble !== null) return trouble;
    const when = cells('when').toLowerCase();
    if (when !== 'before' && when !== 'after') return { column: 'when', reason: 'neither before nor after' };
    const period = clock.read(cells('period'));
    if (typeof period === 'object') return period;
    const mean = numberIn('mean', cells('mean'));
    if (typeof mean === 'object') return mean;
    const sd = numberIn('sd', cells('sd'));
    if (typeof sd === 'object') return sd;
    if (!(sd > 0)) return { column: 'sd', reason: 'a standard deviation must be above 0' };
    const reached = table.has('reached') ? cells('reached').toLowerCase() : 'yes';
    if (reached !== 'yes' && reached !== 'no') return { column: 'reached', reason: 'neither yes nor no' };
    figures.push({ audience, when, period, mean, sd, reached: reached === 'yes' });
    return null;
  });
  const [first] = rejects;
  if (first !== undefined) {
    throw new ProblemError('rows-rejected', {
      expected: 'every row of the results to be usable',
      got: `${rejects.length} of ${rows} that are not; the first: "${first.value}" (${first.reason})`,
      fix: 'Correct the rows: a result that is left out would change what is owed to the programme.',
      where: { file: first.file, line: first.line, column: first.column },
    });
  }
  return figures;
}

/** What is owed to a programme, told in the words of the plan and graded by the rule for claims (mechanics §5). */
export function tellAfter(
  figures: readonly OutcomeFigure[],
  { audiences, portfolio, scale }: Pick<PlanResult, 'audiences' | 'portfolio' | 'scale'>,
  file: string,
): AfterTold {
  const [first] = audiences;
  const side = first!.side;
  // What the first audience was foretold to do by itself, the unexplained included.
  const [begin, end] = [first!.unplanned[0]!, first!.unplanned.at(-1)!];
  const drift = { mean: end.mean - begin.mean, sd: end.sd };
  const after = afterAction(figures, { side, drift, unit: scale.unit });
  if (after === null) {
    throw new ProblemError('no-data', {
      expected: 'an audience that was reached, with figures from before and from after',
      got: `${figures.length} figures without such a pair`,
      fix: 'Give both for at least one audience.',
      where: { file },
    });
  }
  const grade = gradeAfter(after, portfolio.moved);
  return { ...after, grade, foretold: portfolio.moved, reading: readAfter(after, grade) };
}

/** The tests of a claim as far as a programme’s own figures can run them. */
function gradeAfter(after: AfterAction, foretold: Estimate): Grade {
  const { attributed, placebo, method, reached, towardProbability } = after;
  const compared = method === 'difference in differences';
  const agreeing = [reached, attributed].filter(({ mean }) => Math.sign(mean) === Math.sign(attributed.mean)).length;
  const [withPlan, without] = [logDensity(attributed, foretold.mean, foretold.sd), logDensity(attributed, 0, 0)];
  return gradeOf({
    signProbability: Math.max(towardProbability, 1 - towardProbability),
    // One claim alone: its q is its p.
    falseDiscovery: 2 * Math.min(towardProbability, 1 - towardProbability),
    effect: attributed.mean,
    placebo,
    effectiveActors: null,
    tests: [
      {
        id: 'event-study',
        passed: compared ? Math.abs(attributed.mean) > attributed.sd : null,
        said: compared
          ? 'the movement is within its error of that of others'
          : 'nobody who was not reached to compare with',
      },
      {
        id: 'placebo',
        passed:
          placebo === null
            ? null
            : Math.abs(placebo.mean) <= Math.abs(attributed.mean) / 2 &&
              Math.abs(attributed.mean - placebo.mean) > 1.645 * Math.hypot(attributed.sd, placebo.sd),
        said: placebo === null ? 'no two periods before' : 'they moved alike before',
      },
      { id: 'confounder', passed: null, said: 'figures alone do not tell what else happened' },
      { id: 'multiverse', passed: agreeing === 2, said: 'before and after alone points the other way' },
      { id: 'held-out', passed: withPlan > without, said: 'the plan foretold it no better than no movement would' },
    ],
  });
}

function logDensity(observed: Estimate, mean: number, sd: number): number {
  const spread = Math.hypot(observed.sd, sd);
  return -Math.log(spread) - 0.5 * ((observed.mean - mean) / spread) ** 2;
}

function readAfter({ attributed, method, audiences }: AfterAction, grade: Grade): string {
  const moved = isClear(attributed)
    ? `moved its audiences by ${formatMeasured(sized(attributed))} ${attributed.q50 > 0 ? 'toward' : 'away from'} the aim`
    : `may have moved its audiences toward the aim or away: the figures do not tell (${formatMeasured(attributed)})`;
  const who = `${audiences.reached} reached${audiences.others > 0 ? `, ${audiences.others} not` : ''}`;
  return `By its own figures the programme ${moved} (${method}; ${who}). Evidence: ${grade.word} (${grade.because}).`;
}
