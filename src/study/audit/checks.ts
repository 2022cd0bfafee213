import type { Outcome } from '../../evidence/index.js';
import type { AuditCheck, AuditResult } from './result.js';

type Found = Omit<AuditResult, 'checks' | 'passed' | 'reading' | 'quick' | 'scale' | 'worldsOf'>;

/** The summary of an audit: first what it stands or falls with, then what is reported as it fell. */
export function checksOf(found: Found): AuditCheck[] {
  return [
    recoveryCheck(found),
    nullCheck(found),
    identitiesCheck(found),
    convergenceCheck(found),
    shuffledCheck(found),
    placeboCheck(found),
    heldOutCheck(found),
    robustnessCheck(found),
    multiverseCheck(found),
    outsideCheck(found),
  ];
}

/** A guarding check fails the audit only where it is not met: what so few worlds cannot say is left open. */
export function passedAll(checks: readonly AuditCheck[]): boolean {
  return checks.every(({ guards, outcome }) => !guards || (outcome !== 'not met' && outcome !== 'not run'));
}

function worst(outcomes: readonly (Outcome | 'not run')[]): Outcome | 'not run' {
  if (outcomes.length === 0) return 'not run';
  return (['not met', 'not run', 'open'] as const).find((one) => outcomes.includes(one)) ?? 'met';
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}

function recoveryCheck({ recovery }: Found): AuditCheck {
  const { coverage, worlds } = recovery;
  const [all] = coverage;
  const failed = coverage.filter(({ outcome }) => outcome === 'not met').map(({ parameter }) => parameter);
  const said =
    all === undefined
      ? 'no world was made'
      : `in ${worlds} made-up worlds ${percent(all.share)} of 90 % intervals held the truth${failed.length === 0 ? '' : `; outside what is allowed: ${failed.join(', ')}`}`;
  return {
    id: 'recovery',
    title: 'Recovery',
    guards: true,
    outcome: worst(coverage.map(({ outcome }) => outcome)),
    said,
  };
}

function nullCheck({ null: tried }: Found): AuditCheck {
  const said = tried.map(({ worlds, wider, excluded }) => {
    const priors = wider === 1 ? 'usual priors' : `priors ${wider} times wider`;
    if (excluded === null) return `with ${priors} no dealt dose met anybody`;
    return `with ${priors} ${percent(excluded.share)} of 90 % intervals left out 0 in ${worlds} worlds`;
  });
  return {
    id: 'null',
    title: 'Null: doses dealt to others',
    guards: true,
    outcome: worst(tried.map(({ excluded }) => excluded?.outcome ?? 'not run')),
    said: said.join('; '),
  };
}

function identitiesCheck({ identities }: Found): AuditCheck {
  // A directed scale cannot be flipped, so one of the five may say nothing there.
  const outcomes = identities.flatMap(({ identities: own }) =>
    own.filter(({ courses }) => courses > 0).map(({ outcome }) => outcome),
  );
  const silent = identities.some(({ identities: own }) => own.every(({ courses }) => courses === 0));
  const said = identities.map(({ on, identities: own }) => {
    const most = own.reduce((largest, { deviation }) => Math.max(largest, deviation ?? 0), 0);
    const many = Math.max(...own.map(({ courses }) => courses));
    return `on ${many} ${many === 1 ? 'course' : 'courses'} of ${on === 'random courses' ? 'chance' : 'the law'} missed by ${most === 0 ? 'nothing' : `${most.toExponential(0)} at most`}`;
  });
  return {
    id: 'identities',
    title: 'The five identities',
    guards: true,
    outcome: worst(silent ? [...outcomes, 'not run'] : outcomes),
    said: said.join('; '),
  };
}

function told(id: AuditCheck['id'], title: string, said: string | null): AuditCheck {
  return {
    id,
    title,
    guards: false,
    outcome: said === null ? 'not run' : 'told',
    said: said ?? 'the tables hold no evidence on it',
  };
}

function convergenceCheck({ convergence }: Found): AuditCheck {
  const good = convergence.filter(({ converged }) => converged).length;
  return told(
    'convergence',
    'Convergence of the laws shipped',
    convergence.length === 0
      ? null
      : `${good} of ${convergence.length} laws have chains that agree; of the others no number is told`,
  );
}

function shuffledCheck({ shuffledStanding }: Found): AuditCheck {
  const known = shuffledStanding.filter((one) => one.known).length;
  return told(
    'shuffled-standing',
    'Shuffled standing',
    shuffledStanding.length === 0
      ? null
      : `${known} of ${shuffledStanding.length} appeals are more than actors dealt out at random would show`,
  );
}

function placeboCheck({ placebo }: Found): AuditCheck {
  if (placebo === null || placebo.length === 0) return told('placebo', 'Placebo', null);
  const moved = placebo.filter(({ placebo: { q05, q95 } }) => q05 > 0 || q95 < 0).length;
  return told(
    'placebo',
    'Placebo',
    `${moved} of ${placebo.length} placebos before the act leave out 0; chance alone would make it ${percent(0.1)}`,
  );
}

function heldOutCheck({ heldOut }: Found): AuditCheck {
  const own = (heldOut ?? []).filter(({ instrument, gain }) => instrument !== '' && gain !== null);
  const laws = (heldOut ?? []).filter(({ instrument, gain }) => instrument === '' && gain !== null);
  if (own.length + laws.length === 0) return told('held-out', 'Held-out skill', null);
  const better = laws.filter(({ gain }) => gain! > 0).length;
  const useful = own.filter(({ gain }) => gain! > 0).length;
  return told(
    'held-out',
    'Held-out skill',
    `the law foretells the last ten years better than a simpler one in ${better} of ${laws.length} comparisons; with an instrument better than without it in ${useful} of ${own.length}`,
  );
}

function robustnessCheck({ robustness }: Found): AuditCheck {
  if (robustness === null || robustness.length === 0) return told('robustness', 'Robustness', null);
  const kept = robustness.filter(({ left }) => left !== null);
  const median = robustness.map(({ value }) => value).toSorted((a, b) => a - b)[Math.floor(robustness.length / 2)]!;
  return told(
    'robustness',
    'Robustness',
    `median robustness value ${percent(median)} over ${robustness.length} effects, ${kept.length} of them held against the strongest covariate that was seen`,
  );
}

/** From this share of specifications on a multiverse agrees (mechanics §5, T4). */
const agrees = 0.9;

function multiverseCheck({ multiverse }: Found): AuditCheck {
  if (multiverse === null || multiverse.length === 0) return told('multiverse', 'Multiverse', null);
  const sure = multiverse.filter(({ above }) => Math.max(above, 1 - above) >= agrees).length;
  return told(
    'multiverse',
    'Multiverse',
    `of ${multiverse.length} responses ${sure} keep their sign in ${percent(agrees)} of all specifications`,
  );
}

function outsideCheck({ outside }: Found): AuditCheck {
  const comparable = outside.filter(({ comparability }) => comparability !== 'none').length;
  return told(
    'outside',
    'Findings in print',
    `${comparable} of ${outside.length} can be laid beside a figure of ours at all`,
  );
}
