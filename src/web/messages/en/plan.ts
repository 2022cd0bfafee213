import type { LedgerSense } from '../../../study/index.js';

/** "1 act", "3 acts". */
function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** Words of the plan page. */
export const plan = {
  title: 'Plan a collaboration',
  kicker: {
    example: (title: string | null): string =>
      `A worked example${title === null ? '' : `: “${title}”`}. Change any of it.`,
    own: (title: string | null): string => title ?? 'A plan',
  },
  down: 'Down to the picture',
  waiting: 'Working out what would move them furthest …',
  failed: 'There is no plan yet: one thing in it has to change first.',
  stopped: {
    title: 'Stopped',
    text: 'Nothing was kept. The plan in the form stands as it was.',
    again: 'Work it out after all',
  },
  working: {
    label: 'Working out the plan',
    time: (seconds: number, most: number): string => `${seconds} s of at most ${most}`,
    stop: 'Stop',
    done: (sentence: string): string => `The plan is worked out. ${sentence}`,
  },
  form: {
    title: 'The plan',
    name: 'Called',
    namePlaceholder: 'A plan',
    actor: 'Who plans',
    who: 'A state, by name',
    audiences: 'Whom to move',
    audience: (place: number): string => `Audience ${place}`,
    weight: 'Counts',
    weightOf: (place: number): string => `How much audience ${place} counts beside the others`,
    addAudience: 'Add an audience',
    remove: (what: string): string => `Take away ${what}`,
    scale: 'On which scale',
    aim: { label: 'Aim', common: 'its own place', directed: 'up' },
    aimHelp: 'A number of the scale. Empty: where the actor itself stands; on scales about the actor, up.',
    horizon: { year: 'Years ahead', month: 'Months ahead' },
    budget: 'Budget',
    unit: 'Counted in',
    units: { 'standard acts': 'standard acts', US$: 'US$' },
    budgetHelp: 'A standard act is one act as the law counts it; in US$ also “5 million”.',
    partners: 'Partners',
    partnersHelp: 'Nothing is planned for a partner that has not agreed.',
    partner: (place: number): string => `Partner ${place}`,
    consents: 'has agreed',
    consentsOf: (name: string): string => `${name} has agreed to take part`,
    engaging: 'Effort of working together',
    addPartner: 'Add a partner',
    noPartner: 'None: the actor alone.',
    keptOf: (names: readonly string[]): string => `also as the file has it: ${listed(names)}`,
    means: 'Means',
    harmless: 'Do no harm',
    harmlessHelp: 'Only listening, attraction and collaboration.',
    liftedTitle: 'The no-harm constraint is lifted for what you choose here, and the answer will say so.',
    allow: 'Also allow',
    objective: 'Choose the plan with',
    objectives: { mean: 'the largest expected movement', 'lower tail': 'the best of its bad cases' },
    tail: 'Bad cases are the worst share of the draws',
    more: 'More choices',
    standing: 'How actors count',
    standings: { equal: 'all alike', 'capability-share': 'by capability' },
    start: 'Begins in',
    startHelp: 'A year inside the data. Empty: the newest.',
    periods: 'Acts begin within so many steps',
    mostPartners: 'Partners at most',
    leastLegitimacy: 'Least legitimacy of whoever acts',
    leastLegitimacyHelp: 'Standard deviations between actors, as on the page of an actor. Empty: not asked.',
    diminishing: 'Further acts do less',
    diminishings: { 'per audience': 'for all partners’ acts together', 'per partner': 'for each partner’s alone' },
    efforts: 'Effort of one act',
    effortsHelp: 'Empty: as usual (1 standard act; the usual amount for what is counted in US$).',
    kept: (names: readonly string[]): string => `Kept as the file has them: ${listed(names)}.`,
    submit: 'Work out the plan',
    file: 'Save as a file',
    open: 'Open a file',
    link: 'Copy link',
    copied: 'Link copied: it restores this plan.',
    notCopied: 'The browser does not allow copying; the link is in the address bar.',
    tooLong: 'This plan is too long for a link. Save it as a file.',
    saved: 'Saved: suasion plan takes the file as it stands.',
    unread: 'This file could not be read as text.',
    empty: 'Begin an empty plan',
    example: 'Back to the worked example',
    fileName: 'suasion-plan.yaml',
  },
  errors: {
    actor: 'Name who plans.',
    audiences: 'Name at least one audience.',
    audience: 'Name this audience, or take it away.',
    partner: 'Name this partner, or take it away.',
    budget: 'Say what may be put in, for example 12.',
    number: (text: string): string => `Expected a number, got “${text}”.`,
    whole: (text: string): string => `Expected a whole number, got “${text}”.`,
    weight: (text: string): string => `Expected a number above 0 for how much it counts, got “${text}”.`,
    some: (count: number): string => `${counted(count, 'field')} to put right.`,
    /** What the server found, at its field. */
    found: (expected: string | null, got: string | null, fix: string): string =>
      expected === null || got === null ? fix : `Expected ${expected}; got ${got}. ${fix}`,
  },
  fan: {
    title: 'Where it would take them',
    whom: 'Audience',
    untouched: (name: string): string => `Nothing acts on ${name}, so its way is the one without a plan.`,
    note: 'The bands hold 50 and 90 in 100 of what the law foretells, the unexplained in them. With and without the plan the unexplained is the same, so the difference is better known than either path.',
  },
  acts: {
    title: 'What to do',
    sentence: (count: number, effort: string): string =>
      count === 0 ? 'Nothing that may be done is expected to help.' : `${counted(count, 'act')}, for ${effort} in all.`,
    none: 'By this law the best plan is to do nothing: no act that may be used is expected to move an audience toward the aim.',
    caption: 'Who does what toward whom, and what each adds by the end',
    columns: { act: 'Act', when: 'When', effort: 'Effort', adds: 'Adds toward the aim', tied: 'Tied with' },
    toward: (name: string): string => `toward ${name}`,
    times: (times: number): string => (times === 1 ? '' : ` · ${times}\u00a0times`),
    spell: (from: string, to: string): string => (from === to ? from : `${from} to ${to}`),
    tiedNone: 'none',
    tied: (count: number): string => counted(count, 'other act'),
    tiedSentence: (tied: number, all: number): string =>
      tied === 0
        ? 'The data tell each of these acts from every other that could take its place.'
        : `The data cannot tell ${tied === all ? (all === 1 ? 'it' : 'any of them') : `${tied} of them`} from other acts of no more effort: read this plan as one of many as good.`,
    foremost: 'Foremost among them:',
  },
  switches: {
    title: 'Turn acts on and off',
    sentence: 'Each change is simulated anew by the law.',
    whole: 'All acts of the plan are on. Turn one off to see what remains.',
    intended: 'These acts are stated in the plan itself; they need not be those that were found.',
    legend: 'Acts that are on',
    act: (p: { who: string; what: string; whom: string; when: string; times: string }): string =>
      `${p.who}: ${p.what.toLowerCase()}${p.times} toward ${p.whom}, ${p.when}`,
    adds: (on: boolean): string => (on ? 'adds' : 'would add'),
    finding: (p: { on: number; all: number; effort: string; clear: string | null; range: string; chance: string }) =>
      p.on === 0
        ? 'No act is on, so nothing moves them.'
        : `${p.on} of ${counted(p.all, 'act')} on, for ${p.effort}: ${p.clear === null ? `the data do not tell whether they move the audiences (${p.range})` : `they would move the audiences ${p.clear}`}; toward the aim in ${p.chance} draws.`,
    take: 'Put the plan’s own acts in',
    back: 'Back to the plan as it was found',
    table: (audience: string): string => `Where ${audience} would go with the acts that are on`,
    note: '“With the plan” means here: with the acts that are on.',
    unknownEffort: 'an effort that is not known',
  },
  partners: {
    title: 'Who carries it',
    none: 'No partner takes part. Add some to see who would be the best messenger.',
    messengers: 'messengers',
    messenger: (name: string, place: number, shared: boolean): string =>
      `${name} (${shared ? 'shares place' : 'place'} ${place})`,
    findingOne: (name: string): string => `The best messenger is ${name}.`,
    findingTied: (names: readonly string[]): string =>
      `As best messenger the data cannot tell ${listed(names)} apart: they share the first place.`,
    note: 'How far the best plan of the actor and each partner alone would move the audiences, under the same budget.',
    together: 'Movement by the best plan of the actor and each partner alone',
    shareTable: 'Shapley shares of the plan',
    caption: 'Messengers: together with the actor, what that adds to the actor alone, and by themselves',
    columns: ['place', 'partner', 'together', 'adds', 'alone', 'best in'] as const,
    shares: (names: readonly string[]): string =>
      names.length === 1 ? `${names[0]} does all of it.` : `What the plan moves is shared by ${listed(names)}.`,
    sharesNote:
      'Shapley shares: what each adds, whoever comes first, averaged over all orders. They add up to what all do together.',
    sampled: (error: string): string => `Orders were sampled: standard error at most ${error}.`,
    whole: 'the audiences together',
    everything: 'All messengers, with intervals',
  },
  frontier: {
    title: 'What more or less effort would do',
    own: 'this plan',
    other: (budget: string): string => `with a budget of ${budget}`,
    note: 'Other budgets are answered by a quick plan that takes the best act first; the line joins the most that is moved for so much effort.',
  },
  coercion: {
    title: 'Beside it: coercion',
    none: 'The law of this scale knows nothing coercive that could be done, so there is nothing to compare with.',
    nothing: 'No coercion is expected to move them toward the aim at all.',
    never:
      'Shown so that the comparison is honest, and never recommended. Harm stands beside movement and is never taken off it.',
    plan: 'This plan',
    coercion: 'The best coercive plan',
    finding: (p: { clear: boolean; ratio: string | null }): string =>
      `${p.clear ? 'Coercion would move them for the same aim and budget' : 'Whether coercion would move them, the data do not tell'}; ${p.ratio === null ? 'no effort that was tried would bring it even with this plan' : `it would need ${p.ratio} times the effort to come even with this plan`}.`,
    columns: { what: '', plan: 'This plan', coercion: 'Coercion' },
    rows: {
      effort: 'Effort',
      moved: 'Moves toward the aim',
      durability: 'Left five steps after its end',
      backlash: 'Moves them away, of 100 draws',
      even: 'Times the effort to come even',
    },
    unknown: 'the data do not tell',
    acts: 'What it would do',
    harm: 'What goes with it for people, by the ledger',
    harmUnknown: (names: readonly string[]): string =>
      `For ${listed(names.map((one) => one.toLowerCase()))} the ledger does not tell.`,
    harmKind: (title: string, unit: string): string => `${title}, in ${unit} per act`,
    harmRow: (instrument: string, best: string): string => `${instrument.toLowerCase()} ${best}`,
    effortNote: 'Effort across instruments is an assumption: read the ratio, not an equal effort.',
  },
  others: {
    title: 'Who else is touched',
    sentence: (parties: number): string =>
      parties === 0
        ? 'The ledger of people names nobody else with those who act or with the audiences.'
        : `${counted(parties, 'third party', 'third parties')} stand in the ledger of people with those who act or with the audiences. Whether the plan benefits or harms them no number here tells: ask them before the first act.`,
    group: (actor: string, whats: readonly string[], audience: string): string =>
      `${actor} toward ${audience}: ${listed(whats.map((one) => one.toLowerCase()))}`,
    senses: {
      harm: 'Harm already counted',
      benefit: 'Benefit already counted',
      presence: 'People in somebody’s care',
    } satisfies Record<LedgerSense, string>,
    none: 'nobody in the last five years of the ledger',
    told: (p: {
      as: 'host' | 'people' | 'side' | 'target' | 'opponent';
      sense: LedgerSense;
      other: string;
      title: string;
    }) =>
      ({
        host: `${p.title.toLowerCase()} from ${p.other}`,
        people: `${p.title.toLowerCase()} in ${p.other}`,
        side: `${p.title.toLowerCase()} ${p.sense === 'harm' ? `of ${p.other}, imposed by it` : `by ${p.other}`}`,
        target: `${p.title.toLowerCase()} ${p.sense === 'harm' ? `imposed by ${p.other}` : `from ${p.other}`}`,
        opponent: `${p.title.toLowerCase()}, against ${p.other}`,
      })[p.as],
    number: (best: string, unit: string, year: number): string => `${year}: ${best} ${unit}`,
    everything: 'By audience, as a table',
    caption: 'Who else has a stake in the audiences, by the ledger of people',
    columns: ['audience', 'who', 'how', 'what', 'year', 'number', 'unit'] as const,
    roles: {
      host: 'hosts its people',
      people: 'its people are there',
      side: 'acts on it',
      target: 'is acted on by it',
      opponent: 'fought it',
    },
  },
  logic: {
    title: 'Logic model',
    sentence: 'From what is put in to what it is for: an indicator, a baseline, a target and a date for each.',
    caption:
      'Inputs, activities, outputs, outcomes and impact. Sample: observations before and as many after that show the target at 5 % with power 80 %.',
    columns: ['stage', 'what', 'indicator', 'baseline', 'target', 'sample', 'by'] as const,
    csv: 'CSV',
  },
  after: {
    title: 'After the programme',
    sentence: 'Its own figures, before and after, come out as movement owed to it.',
    open: 'Open its figures (CSV)',
    help: 'Columns: audience, when (before or after), period, mean, sd, and reached (yes or no) where some were not.',
    close: 'Leave the figures out',
    rows: {
      attributed: 'owed to the programme',
      reached: 'those reached',
      others: 'others',
      placebo: 'before it began',
      foretold: 'foretold by the plan',
    },
  },
  found: {
    title: 'How it was found',
    question: (p: {
      actor: string;
      audiences: readonly string[];
      scale: string;
      from: string;
      to: string;
      budget: string;
      lifted: readonly string[];
    }): string =>
      `The question: how ${p.actor} could move ${listed(p.audiences)} on ${p.scale}, from ${p.from} to ${p.to}, with ${p.budget}${p.lifted.length === 0 ? ', doing no harm' : `; the no-harm constraint was lifted for ${listed(p.lifted)}`}.`,
    law: (p: { title: string; standing: string; draws: number }): string =>
      `By the law “${p.title}” (${p.standing}), in ${p.draws} joint draws of what it does not know.`,
    gap: (percent: string): string =>
      `With reach frozen at the path without a plan, no plan whatever is more than ${percent} % better: that is proved.`,
    noGap: 'How much better another plan could be was not bounded.',
    simulated: (percent: string, again: boolean): string =>
      `Simulated by the law, it moves ${percent} % ${again ? 'other than that, so that reach was frozen anew at its own path and it was solved once more' : 'other than that'}.`,
    objective: {
      mean: 'It was chosen for the largest expected movement.',
      'lower tail': 'It was chosen for the best mean of its bad cases.',
    },
    everything: 'Efforts, paths and everything to know',
    efforts: 'What one act takes, and keeping it up for each further step',
    effortColumns: ['instrument', 'act', 'upkeep'] as const,
    paths: 'Where they would stand with the plan and without it',
    pathColumns: {
      audience: 'audience',
      period: 'when',
      planned: 'with the plan',
      unplanned: 'without it',
      moved: 'moved',
    },
    guide: 'The guide to plans is docs/plan.md of the package; the method is on the page',
    method: 'Method and data',
  },
};
