import { assetCategories } from '../../assets/index.js';
import { claimTests, type Grade, gradeOf } from '../../evidence/index.js';
import { type Estimate, type Problem, problem, ProblemError } from '../../model/index.js';
import { falseDiscoveryRates, normalCumulative } from '../../statistics/index.js';
import { signChance } from '../compare/responses.js';
import { type Reference, scaleOf } from '../reference.js';
import { readAppeal } from './appeal-reading.js';
import type { AppealRow } from './appeal-table.js';
import type { AppealTold } from './appeal-told.js';

/** What assets do, as far as a built folder tells. */
export interface AppealAnswer {
  /** Null where the folder was built without it, and a problem says so. */
  readonly told: readonly AppealTold[] | null;
  /** Ids of the sources behind it. */
  readonly origins: readonly string[];
  readonly problems: readonly Problem[];
}

/** Legitimacy, authority, competence and ties under the laws of one scale, or of all. */
export async function appealOf(reference: Reference, scale?: string): Promise<AppealAnswer> {
  const rows = await readRows(reference);
  if (rows === null || rows.length === 0) return { told: null, origins: [], problems: [notFitted()] };
  const told = tellAppeal(rows).filter((one) => scale === undefined || one.scale.id === scale);
  if (told.length === 0) return { told: null, origins: [], problems: [notFitted()] };
  const used = rows.filter((row) => scale === undefined || row.scale === scale);
  const origins = new Set(used.flatMap(({ sources }) => JSON.parse(sources) as string[]));
  return { told, origins: [...origins], problems: [] };
}

/** Every row told. Rates of false discovery are those over all rows that can be relied on. */
export function tellAppeal(rows: readonly AppealRow[]): AppealTold[] {
  const usable = rows.filter(({ converged, mean }) => converged && mean !== null);
  const rates = falseDiscoveryRates(
    usable.map(({ mean, sd }) => signChance({ mean: mean!, sd: sd! }, normalCumulative)),
  );
  return rows.map((row) => tell(row, rates[usable.indexOf(row)] ?? Number.NaN));
}

function tell(row: AppealRow, falseDiscovery: number): AppealTold {
  const { id, title, kind, step } = scaleOf(row.scale);
  const usable = row.converged && row.mean !== null;
  const category = assetCategories.find((one) => one.id === row.category);
  const told = {
    design: row.design,
    scale: { id, title, kind },
    standing: row.standing,
    category: row.category,
    title: category?.title ?? 'Ties',
    years: row.from === null || row.to === null ? null : { from: row.from, to: row.to },
    indicators: row.indicators === '' ? [] : (JSON.parse(row.indicators) as string[]),
    response: usable ? estimateFrom(row, 1, 'response to a standard deviation') : null,
    push: usable ? estimateFrom(row, 100 * row.usual!, '%') : null,
    guard: usable ? guardOf(row) : null,
    known: usable ? row.known : null,
    grade: gradeOfAppeal(row, usable, falseDiscovery),
  };
  return { ...told, sentence: readAppeal(told, { step, note: row.converged ? row.note : notAgreed }) };
}

const notAgreed = 'the chains of its fit do not agree';

/** By the rule for instruments, as far as its tests can be run: there is no act that an event study could look before and after. */
function gradeOfAppeal(row: AppealRow, usable: boolean, falseDiscovery: number): Grade {
  if (!usable) return { word: 'none', because: row.converged ? row.note : notAgreed };
  if (row.known !== true)
    return { word: 'none', because: 'it does not stand out from what is found when standing is dealt to other actors' };
  return gradeOf({
    signProbability: row.sign_probability!,
    falseDiscovery,
    effect: row.mean!,
    placebo: null,
    tests: claimTests({
      structural: row.mean!,
      eventStudy: null,
      placebo: null,
      beside: null,
      difference: null,
      confounder: null,
      multiverse: null,
      heldOut: null,
    }),
    effectiveActors: row.effective_actors,
  });
}

function guardOf({ guard_found: found, guard_low: low, guard_high: high, shuffles }: AppealRow): AppealTold['guard'] {
  if (found === null || low === null || high === null) return null;
  return { found: 100 * found, low: 100 * low, high: 100 * high, shuffles };
}

function estimateFrom(row: AppealRow, by: number, unit: string): Estimate {
  const { mean, sd, q05, q25, q50, q75, q95 } = row;
  return {
    mean: by * mean!,
    sd: by * sd!,
    q05: by * q05!,
    q25: by * q25!,
    q50: by * q50!,
    q75: by * q75!,
    q95: by * q95!,
    unit,
  };
}

function notFitted(): Problem {
  return problem('not-yet-known', {
    expected: 'whether legitimacy, authority and competence draw audiences, by the law fitted with them',
    got: 'no such fit in these tables',
    fix: 'Build the tables again: suasion build.',
  });
}

async function readRows(reference: Reference): Promise<readonly AppealRow[] | null> {
  try {
    return (await reference.read('asset_appeal')).records() as unknown as readonly AppealRow[];
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'not-reference-data') return null;
    throw error;
  }
}
