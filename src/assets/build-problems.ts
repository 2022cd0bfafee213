import { type Problem, problem } from '../model/index.js';
import type { Combined } from './combine.js';
import type { Duplicate } from './duplicates.js';
import type { LeftOut, LogEntry } from './log.js';
import { type Plan, nodeSpec } from './plan.js';
import type { Scenario } from './scenario.js';

/** What a reader must know before using the scores. */
export function problemsOf(
  plan: Plan,
  scenario: Scenario,
  combined: Combined,
  log: readonly LogEntry[],
  duplicates: readonly Duplicate[],
): Problem[] {
  return [
    ...log.flatMap((entry) => (entry.step === 'leave-out' ? [unusable(entry)] : [])),
    ...plan.groups.flatMap((_, g) => [
      ...oddWeights(plan, scenario, combined, g),
      ...negative(plan, scenario, combined, g),
    ]),
    ...duplicates.map(doubled),
    ...(combined.scores.at(-1)!.every(Number.isNaN) ? [empty(plan)] : []),
  ];
}

const reasons: Readonly<Record<LeftOut['because'], readonly [expected: string, got: string]>> = {
  'no-values': ['at least one value', 'none'],
  'single-value': ['values that differ', 'the same for all units'],
  'target-reached': ['a unit short of the target', 'none'],
};

function unusable({ indicator, because }: LeftOut): Problem {
  const [expected, got] = reasons[because];
  return problem('unusable-indicator', {
    expected,
    got,
    fix: 'The indicator tells nobody apart: it takes no part, and its weight goes to the others of its group.',
    where: { parameter: indicator },
  });
}

function oddWeights(plan: Plan, scenario: Scenario, combined: Combined, g: number): Problem[] {
  const { spec, members } = plan.groups[g]!;
  const asked = scenario.weightings[g]!.rule;
  const got = combined.rules[g];
  if (got === null || got === undefined || asked === 'given') return [];
  const taking = members.filter((member) => scenario.active[member] === 1);
  if (got !== asked) {
    if (taking.length < 2) return [];
    return [
      problem('not-yet-known', {
        expected: `members of ${spec.id} that vary together over at least three units`,
        got: `too little to weight them by ${asked}`,
        fix: 'They have equal weights.',
        where: { parameter: spec.id },
      }),
    ];
  }
  const nil = Array.from(taking)
    .filter((member) => combined.shares[member] === 0 && !combined.scores[member]!.every(Number.isNaN))
    .map((member) => nodeSpec(plan, member).id);
  if (nil.length === 0) return [];
  return [
    problem('not-yet-known', {
      expected: `a weight above 0 for each member of ${spec.id}`,
      got: `0 by ${asked} for ${nil.join(', ')}`,
      fix: 'Turn its direction around if more of it is worse, leave it out, or choose another weighting.',
      where: { parameter: spec.id },
    }),
  ];
}

function negative(plan: Plan, scenario: Scenario, combined: Combined, g: number): Problem[] {
  const { rule } = scenario.aggregations[g]!;
  if (rule !== 'geometric' && rule !== 'harmonic') return [];
  const { spec, members } = plan.groups[g]!;
  const hit = new Set<string>();
  for (const member of members) {
    if (!(combined.shares[member]! > 0)) continue;
    for (const [i, score] of combined.scores[member]!.entries()) if (score < 0) hit.add(plan.data.units[i]!);
  }
  if (hit.size === 0) return [];
  return [
    problem('not-yet-known', {
      expected: `scores of 0 or more under the ${rule} mean of ${spec.id}`,
      got: `negative ones for ${[...hit].join(', ')}`,
      fix: 'These have no score. Normalise to a range above 0, for example min-max from 1 to 100.',
      where: { parameter: spec.id },
    }),
  ];
}

function doubled({ first, second, correlation }: Duplicate): Problem {
  return problem('duplicate-indicator', {
    expected: 'indicators that say different things',
    got: `a correlation of ${correlation.toFixed(4)} between ${first} and ${second}`,
    fix: 'What they say counts twice, and how much each matters cannot be told: leave one out.',
    where: { parameter: second },
  });
}

function empty(plan: Plan): Problem {
  return problem('no-data', {
    expected: `a score of ${plan.spec.id} for at least one unit`,
    got: 'none',
    fix: 'See which indicators take part and which units were screened out.',
    where: { parameter: plan.spec.id },
  });
}
