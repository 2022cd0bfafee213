import { ProblemError, type ProblemCode } from '../model/index.js';
import type { IndexColumn, IndexData } from './index-data.js';
import type { Choices, IndexSpec, IndicatorSpec, NodeSpec, Normalisation, Screening, Treatment } from './index-spec.js';
import { type SpecEdit, nodesOf } from './spec-edit.js';

/** Throw a ProblemError where data or specification are not well formed, or do not fit each other. */
export function checkIndex(data: IndexData, spec: IndexSpec): void {
  checkData(data);
  const nodes = nodesOf(spec.top);
  checkTree(spec, nodes);
  const columns = new Set(data.columns.map(({ id }) => id));
  for (const node of nodes) if (node.kind === 'indicator') checkIndicator(node, columns);
  checkChoices(spec.choices, data, nodes);
}

/** Throw a ProblemError where the choice of an edit does not fit the data and the tree, as `checkIndex` does for the specification's own. */
export function checkEdits(data: IndexData, spec: IndexSpec, edits: readonly SpecEdit[]): void {
  for (const edit of edits) {
    if (edit.edit === 'choose') {
      checkChoices({ ...spec.choices, [edit.step]: edit.choice }, data, nodesOf(spec.top));
    } else if (edit.edit === 'weigh') {
      for (const [id, weight] of Object.entries(edit.weights)) checkWeight(id, weight);
    }
  }
}

function checkData({ units, columns, groupings }: IndexData): void {
  if (units.length === 0) throw bad('no-data', 'units', 'at least one unit', 'none', 'Hand in a row for each actor.');
  unique(units, 'units');
  unique(
    columns.map(({ id }) => id),
    'columns',
  );
  for (const column of columns) checkColumn(column, units);
  for (const { id, groups } of groupings ?? []) sameLength(id, groups.length, units.length);
}

function checkColumn({ id, values, sd }: IndexColumn, units: readonly string[]): void {
  sameLength(id, values.length, units.length);
  const infinite = values.findIndex((value) => !Number.isFinite(value) && !Number.isNaN(value));
  if (infinite >= 0) {
    const got = `${values[infinite]} for ${units[infinite]}`;
    throw bad('invalid-value', id, 'finite numbers, or NaN for missing', got, 'Correct the value or leave it out.');
  }
  if (sd === undefined) return;
  sameLength(`${id}, sd`, sd.length, units.length);
  const wrong = sd.findIndex((value) => value < 0 || value === Number.POSITIVE_INFINITY);
  if (wrong < 0) return;
  const got = `${sd[wrong]} for ${units[wrong]}`;
  throw bad('invalid-value', id, 'standard deviations of 0 or more', got, 'Correct it, or give NaN for unknown.');
}

function checkTree(spec: IndexSpec, nodes: readonly NodeSpec[]): void {
  unique(
    nodes.map(({ id }) => id),
    spec.id,
  );
  for (const node of nodes) {
    checkWeight(node.id, node.weight);
    if (node.kind === 'indicator') continue;
    if (node.members.length === 0) {
      throw bad('missing-value', node.id, 'a group with at least one member', 'an empty one', 'Leave the group out.');
    }
    if (node.members.every(({ weight }) => weight === 0)) {
      throw bad('invalid-value', node.id, 'a member with a weight above 0', 'all 0', 'Give one of them a weight.');
    }
  }
}

function checkWeight(id: string, weight: number): void {
  if (weight >= 0 && Number.isFinite(weight)) return;
  throw bad('invalid-value', id, 'a weight of 0 or more', String(weight), 'Turn the direction around instead.');
}

function checkIndicator(indicator: IndicatorSpec, columns: ReadonlySet<string>): void {
  const { id, direction, denominator, goalposts } = indicator;
  for (const needed of denominator === undefined ? [id] : [id, denominator]) {
    if (columns.has(needed)) continue;
    const known = [...columns].join(', ');
    throw bad(
      'missing-column',
      id,
      `a column ${needed}`,
      known === '' ? 'none' : known,
      'Add it, or drop the indicator.',
    );
  }
  if (direction !== 1 && direction !== -1) {
    throw bad('invalid-value', id, 'a direction of 1 or −1', String(direction), 'Say whether more is better (1).');
  }
  if (goalposts !== undefined) ascending(`${id}, goalposts`, goalposts);
}

function checkChoices(choices: Choices, data: IndexData, nodes: readonly NodeSpec[]): void {
  const { impute, screen, treat, normalise, weight, aggregate } = choices;
  if (impute.rule === 'group-mean' || impute.rule === 'group-median') {
    const known = (data.groupings ?? []).map(({ id }) => id);
    if (!known.includes(impute.grouping)) {
      const got = `${impute.grouping} among ${known.length === 0 ? 'no groupings' : known.join(', ')}`;
      throw bad('missing-column', 'impute', 'a grouping of the data', got, 'Add the grouping, or impute otherwise.');
    }
  }
  checkScreening(screen);
  checkTreatment('treat', treat);
  for (const node of nodes) {
    if (node.kind !== 'indicator') continue;
    if (node.treat !== undefined) checkTreatment(node.id, node.treat);
    checkNormalisation(node, node.normalise ?? normalise);
  }
  for (const [step, choice] of Object.entries({ weight, aggregate })) {
    if (Array.isArray(choice) && choice.length === 0) {
      throw bad('missing-value', step, 'a choice for at least one level', 'none', 'Name one for all levels.');
    }
  }
  for (const { atLeast } of [aggregate].flat()) if (atLeast !== undefined) share('aggregate', atLeast);
  for (const node of nodes) {
    if (node.kind === 'group' && node.aggregation?.atLeast !== undefined) share(node.id, node.aggregation.atLeast);
  }
}

function checkScreening(screen: Screening): void {
  if (screen.rule === 'availability') share('screen', screen.minimum);
}

function checkTreatment(place: string, treat: Treatment): void {
  if (treat.rule === 'none') return;
  for (const [name, limit] of [
    ['skewness', treat.skewness],
    ['kurtosis', treat.kurtosis],
  ] as const) {
    if (!(limit >= 0))
      throw bad('invalid-value', place, `a limit of ${name}, 0 or more`, String(limit), 'Customary are 2 and 3.5.');
  }
  if (treat.rule === 'log' || (Number.isInteger(treat.points) && treat.points >= 0)) return;
  throw bad('invalid-value', place, 'a whole number of points, 0 or more', String(treat.points), 'Customary are 5.');
}

function checkNormalisation(indicator: IndicatorSpec, rule: Normalisation): void {
  const { id } = indicator;
  if (rule.rule === 'z-score') {
    if (rule.sd > 0 && Number.isFinite(rule.mean)) return;
    throw bad(
      'invalid-value',
      'normalise',
      'a mean and an sd above 0',
      `${rule.mean}, ${rule.sd}`,
      'Customary are 0 and 1.',
    );
  }
  if (rule.rule === 'none' || rule.rule === 'rank' || rule.rule === 'percentile') return;
  ascending('normalise', rule);
  if (rule.rule === 'goalposts' && indicator.goalposts === undefined) {
    throw bad('missing-value', id, 'goalposts', 'none', 'Name the lowest and highest value that can be.');
  }
  if (rule.rule === 'distance-to-target' && !Number.isFinite(indicator.target)) {
    throw bad('missing-value', id, 'a target', String(indicator.target ?? 'none'), 'Name the value to reach.');
  }
}

function ascending(place: string, { low, high }: { readonly low: number; readonly high: number }): void {
  if (low < high && Number.isFinite(low) && Number.isFinite(high)) return;
  throw bad('invalid-value', place, 'a low end below the high end', `${low} and ${high}`, 'Exchange the two.');
}

function share(place: string, value: number): void {
  if (value >= 0 && value <= 1) return;
  throw bad('invalid-value', place, 'a share from 0 to 1', String(value), 'Write 90 % as 0.9.');
}

function sameLength(place: string, got: number, expected: number): void {
  if (got === expected) return;
  throw bad('invalid-value', place, `${expected} values, one a unit`, String(got), 'Write missing values as NaN.');
}

function unique(ids: readonly string[], place: string): void {
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice === undefined) return;
  throw bad('invalid-value', place, 'each id once', `${twice} twice`, 'Rename one of the two.');
}

function bad(code: ProblemCode, parameter: string, expected: string, got: string, fix: string): ProblemError {
  return new ProblemError(code, { expected, got, fix, where: { parameter } });
}
