import type { MechanismId } from '../../../instruments/index.js';

/** Words of the page that sets instruments side by side. */
export const instruments = {
  title: 'Instruments, side by side',
  kicker: 'Instruments',
  controls: {
    scale: 'Scale',
    design: 'Years and instruments',
    mechanism: 'Mechanism',
    all: 'All mechanisms',
    horizon: 'After',
    years: (years: number): string => (years === 1 ? '1 year' : `${years} years`),
    by: 'By context',
    byNone: 'No context',
    contexts: {
      regime: 'Regime of the audience',
      size: 'Size of the audience',
      tie: 'Tie before the act',
      jointness: 'Alone or jointly',
      kind: 'Kind of actor',
    },
  },
  mechanisms: {
    listening: 'Listening',
    attraction: 'Attraction',
    collaboration: 'Collaboration',
    inducement: 'Inducement',
    pressure: 'Pressure',
    coercion: 'Coercion',
    force: 'Force',
  } satisfies Record<MechanismId, string>,
  units: { way: '% of the way' },
  forest: {
    title: 'Responses',
    figure: (years: number): string =>
      `response after ${years === 1 ? 'one year' : `${years} years`} to a standard act`,
    ends: {
      common: ['away from the actor', 'toward the actor'] as const,
      directed: ['less', 'more'] as const,
    },
    none: 'No instrument of this mechanism was measured on this scale and in these years.',
    finding: (all: number, known: readonly string[], chance: number, years: number): string => {
      const within = `within ${years === 1 ? 'one year' : `${years} years`}`;
      if (all === 1 && known.length === 0) {
        return `The data do not tell which way this instrument moves an audience ${within}.`;
      }
      if (all === 1) return `The data tell which way this instrument moves an audience ${within}: ${known[0]}.`;
      const of = `Of these ${all} instruments, the data tell for`;
      const told =
        known.length === 0
          ? `${of} none which way it moves an audience ${within}.`
          : `${of} ${known.length} which way ${known.length === 1 ? 'it moves' : 'they move'} an audience ${within}: ${known.join(', ')}.`;
      if (chance === 0) return told;
      const more = known.length === 0 ? '' : ' more';
      const intervals =
        chance === 1 ? `The interval of one${more} leaves 0 out` : `The intervals of ${chance}${more} leave 0 out`;
      return `${told} ${intervals}, but among so many that may be chance.`;
    },
    knownAs: (title: string, toward: string, grade: string): string => `${title} (${toward}; evidence ${grade})`,
    note: {
      common: 'Toward the actor is right. Where a strip crosses 0, the data do not tell the direction.',
      directed: 'More is right. Where a strip crosses 0, the data do not tell the direction.',
    },
  },
  contrast: {
    title: 'Does drawing near do more than pressing?',
    label: 'collaboration and attraction less coercion and force',
    group: 'The contrast',
    figure: 'Mean response after 5 years',
    finding: (parts: readonly string[]): string =>
      `Collaboration and attraction less coercion and force, after 5 years: ${parts.join('; ')}.`,
    part: {
      equal: (number: string): string => `${number} with all actors alike`,
      'capability-share': (number: string): string => `${number} by capabilities`,
    },
    outcome: {
      holds: 'Yes, by the rule that was fixed before looking',
      opposite: 'No: it is the other way round, by the rule that was fixed before looking',
      'not known': 'The data do not tell',
    },
    outcomeOf: (who: string, outcome: string, probability: string): string =>
      `${who}: ${outcome} (probability ${probability}).`,
    standing: { equal: 'With all actors alike', 'capability-share': 'With actors weighed by capabilities' },
    status: {
      exploratory:
        'This is exploratory: these data had been looked at while the method was made, so it suggests and does not confirm.',
      confirmatory: 'This is confirmatory: the rule was fixed before these data were looked at, and they count once.',
    },
    of: (toward: number, against: number): string =>
      `The mean response to ${toward} instruments of collaboration and attraction less that to ${against} of coercion and force.`,
    none: 'On this scale and in these years there are not instruments of both kinds, so the question cannot be put.',
  },
  table: {
    title: 'Each instrument and its evidence',
    sentence: 'Open an instrument to see what its grade rests on.',
    caption: (scale: string, years: number): string =>
      `Response on ${scale} after ${years === 1 ? '1 year' : `${years} years`}, median and 90 % interval`,
    instrument: 'Instrument',
    equal: 'All actors alike',
    capability: 'By capabilities',
    grade: 'Evidence',
    actors: 'Rests on',
    actorsOf: (count: string): string => `${count} effective actors`,
    years: 'Years',
    span: (from: number, to: number): string => `${from}–${to}`,
    open: (title: string): string => `Evidence for ${title}`,
  },
  evidence: {
    eventStudy: 'Event study',
    noEventStudy:
      'No event study stands behind this response: it could not be run, or is not in these tables. That counts as a failed test.',
    multiverse: 'Other ways of asking',
    multiverseShare: (percent: string, count: number): string => `${percent} % of ${count} agree on the direction`,
    placebo: 'Movement before the act',
    robustness: 'Robustness value',
    robustnessValue: (percent: string): string => `${percent} % of what is left unexplained`,
    heldOut: 'Held-out skill',
    sign: 'Probability of the direction',
    falseDiscovery: 'Chance of a false find among all (q)',
    actors: 'Effective actors',
    actorsBoth: (equal: string, capability: string): string => `${equal} with all alike; ${capability} by capabilities`,
    leading: (name: string, percent: string): string => `most of it is ${name}’s: ${percent} %`,
    counts: 'Behind it',
    countsOf: (acts: string, dyads: string, audiences: string): string =>
      `${acts} acts between ${dyads} pairs, on ${audiences} audiences`,
    quickness: 'Quickness',
    durability: 'Durability',
    harm: 'People, per act',
    harmOf: (best: string, unit: string, title: string): string => `${best} ${unit}: ${title}`,
    harmBetween: (low: string, high: string): string => `between ${low} and ${high}`,
    harmNote: 'Located in the audience and found together with the act; never netted against influence.',
    ease: 'Ease',
    easePer: (effort: string): string => `per ${effort}`,
    contexts: 'By context',
    context: 'Context',
    events: 'Acts',
    response: 'Response',
    unknown: 'not known',
  },
};
