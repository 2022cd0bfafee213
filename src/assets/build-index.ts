import { logOf } from './build-log.js';
import { problemsOf } from './build-problems.js';
import type { BuiltIndex, StageColumns } from './built-index.js';
import { checkIndex } from './check-spec.js';
import { combine, effectiveShares } from './combine.js';
import { duplicatesAmong } from './duplicates.js';
import type { IndexData } from './index-data.js';
import type { IndexSpec } from './index-spec.js';
import { nodeSpec, planOf } from './plan.js';
import { ranksOf } from './ranks.js';
import { scenarioOf } from './scenario.js';
import {
  type Columns,
  type Room,
  denominatedColumns,
  imputedColumns,
  normalisedColumns,
  screenedColumns,
  treatedColumns,
} from './stages.js';
import { emptySummary } from './summary.js';

/**
 * Build an index: every stage, every score, and a log of what was done. The same data and specification give the same
 * digits; nothing is changed in either. Throws a ProblemError where the two are not well formed or do not fit each other; what is
 * only missing or of no use is said in `problems`.
 */
export function buildIndex(data: IndexData, spec: IndexSpec): BuiltIndex {
  checkIndex(data, spec);
  const plan = planOf(spec, data);
  const scenario = scenarioOf(plan, []);
  const room: Room = () => new Float64Array(plan.units);
  const columns = data.columns.map(({ values }) => values);
  const denominated = denominatedColumns(plan, columns, scenario, room);
  const imputed = imputedColumns(plan, denominated, scenario, room);
  const screened = screenedColumns(plan, denominated, imputed, scenario, room);
  const treated = treatedColumns(screened, scenario, room, plan.indicators.map(emptySummary));
  const normalised = normalisedColumns(plan, treated, scenario, room);
  const combined = combine(plan, scenario, normalised, () => new Float64Array(plan.units));
  const log = logOf(plan, scenario, { denominated, imputed, screened, treated, normalised, combined });

  const indicators = plan.indicators.map(({ id }) => id);
  const byIndicator = (values: Columns): StageColumns => new Map(indicators.map((id, k) => [id, values[k]!]));
  const normalisedById = byIndicator(normalised.columns);
  const duplicates = duplicatesAmong(normalisedById);
  const index = combined.scores.at(-1)!;
  return {
    spec,
    units: data.units,
    screenedOut: log.flatMap((entry) => (entry.step === 'screen' ? [entry.unit] : [])),
    indicators,
    stages: {
      given: byIndicator(plan.indicators.map((_, k) => columns[plan.columns[k]!]!)),
      denominated: byIndicator(denominated),
      imputed: byIndicator(imputed),
      screened: byIndicator(screened),
      treated: byIndicator(treated.columns),
      normalised: normalisedById,
    },
    scores: new Map(plan.groups.map(({ spec: { id } }, g) => [id, combined.scores[indicators.length + g]!])),
    weights: new Map(Array.from(combined.shares, (share, node) => [nodeSpec(plan, node).id, share])),
    effectiveWeights: effectiveShares(plan, combined.shares),
    index,
    ranks: ranksOf(index),
    log,
    duplicates,
    problems: problemsOf(plan, scenario, combined, log, duplicates),
  };
}
