import { capitalised, nameInText } from './names.js';

/** Words of the page on an actor and an audience. */
export const relationship = {
  kicker: 'Relationship',
  title: (actor: string, audience: string): string => `${actor} and ${audience}`,
  heading: (actor: string, audience: string): string =>
    `How far has ${nameInText(actor)} moved ${nameInText(audience)}?`,
  notTold: 'The data do not tell.',
  waiting: 'Working it out. The first time this takes some seconds.',
  toward: (actor: string): string => `toward ${actor}`,
  away: (actor: string): string => `away from ${actor}`,
  towardEnd: (end: string): string => `to where one ${end}`,
  grade: {
    label: 'Evidence',
    none: 'not graded for a single pair. The intervals are what is known; how each means does elsewhere is on the page of instruments.',
    instruments: 'How each means does elsewhere',
  },
  choices: {
    title: 'What is asked',
    scale: 'On which scale',
    from: 'From year',
    to: 'To year',
    all: 'all years there are',
    show: 'Show',
    reset: 'All years',
    year: 'Four digits',
    changed: (sentence: string): string => `New answer. ${sentence}`,
  },
  path: {
    title: 'The path',
    everything: 'Everything on the path: how far, how fast, and what is not known',
    note: (audience: string, actor: string): string =>
      `Band: 90 and 50 chances in 100. The line without ${nameInText(actor)} is the same years run again for ${nameInText(audience)} with its acts and its pull taken out.`,
    monthly: 'Acts are on record by the year, so none are drawn beneath a monthly path.',
  },
  forces: {
    title: 'By what means',
    everything: 'Every means: how it works elsewhere, and on how many actors that rests',
    when: (
      doses: { readonly from: number; readonly to: number; readonly periods: number },
      step: 'year' | 'month',
    ): string => {
      const unit = `${doses.periods} ${doses.periods === 1 ? step : `${step}s`}`;
      return step === 'year' && doses.from !== doses.to ? `${unit}, ${doses.from} to ${doses.to}` : unit;
    },
    note: 'The label belongs to the act, never to its effect: coercion that works stays coercion, and aid that backfires stays aid.',
    unknownLaw: 'By what means the audience was moved the data do not tell.',
    table: {
      caption: 'Response to one usual act of each means, over all actors and audiences, with all actors counted alike',
      force: 'Means',
      side: 'Sign',
      median: 'Median',
      low: 'From',
      high: 'To',
      actors: 'Effective actors',
      leading: 'Leading actor',
      share: 'Its share, %',
      reading: 'Here',
    },
  },
  words: {
    title: 'In the words of mechanics',
    sentence: 'One number for each word, with its interval. Each word opens its definition.',
    groups: {
      owed: 'What is owed to the actor',
      pull: 'How it pulls, and at what effort',
      moved: 'How the audience moved',
      reacts: 'How the audience reacts',
    },
    rows: {
      attributed: 'Attributed displacement',
      attributedToActs: 'of it, by acts alone',
      influenceToward: 'Influence toward the aim',
      influenceAway: 'Influence away from it',
      powerExerted: 'Power exerted',
      shares: 'Share of all pulls',
      appeal: 'Appeal',
      potentialEnergy: 'Potential energy',
      force: 'Force',
      impulse: 'Impulse',
      ease: 'Ease',
      efficiency: 'Efficiency',
      displacement: 'Displacement',
      gap: 'Gap narrowed',
      velocity: 'Velocity',
      halfway: 'Time to half of it',
      mass: 'Mass',
      momentum: 'Momentum',
      kineticEnergy: 'Kinetic energy',
      quickness: 'Quickness',
      durability: 'Durability',
    } as Readonly<Record<string, string>>,
    unreliable: 'There is a number, but it is no more than chance would give.',
    because: (got: string): string => `Because: ${got}.`,
    capacity: 'What one usual act would do',
    capacityCaption: 'Power as capacity: how far one usual act would move the audience, whether or not one was made',
    capacityAfter: (periods: number, step: string): string => `After ${periods} ${periods === 1 ? step : `${step}s`}`,
    /** Units of one word are counted; others stay as they are. */
    unit: (unit: string): string => (/^[a-z]*[a-rt-z]$/i.test(unit) ? `${unit}s` : unit),
  },
  assets: {
    title: (actor: string, audience: string): string =>
      `What ${nameInText(actor)} brings, as seen from ${nameInText(audience)}`,
    everything: 'Every indicator behind it',
    unknown: 'What the actor brings to this audience the data do not tell.',
    more: (actor: string): string => `Weigh the indicators otherwise, on the page of ${nameInText(actor)}`,
    indicators: {
      caption: (year: number): string =>
        `Indicators as of ${year}: value with 90 % interval, and place among all actors`,
      title: 'Indicator',
      composite: 'Part of',
      value: 'Value',
      low: 'From',
      high: 'To',
      unit: 'Unit',
      year: 'Year told',
      place: 'Place',
      of: 'Of',
      why: 'Why not known',
    },
  },
  people: {
    title: 'People',
    none: 'No people between the two are on record for these years. That is not to say there were none.',
    note: 'Counts of people stand beside what was moved, and are never set off against it.',
  },
  others: {
    title: 'Who else pulled',
    everything: 'All who pulled',
    all: (count: number): string => `All ${count} who acted on it, by how much they pulled`,
    unknown: 'Who pulled this audience the data do not tell.',
    note: (kind: 'share' | 'distance'): string =>
      kind === 'share'
        ? 'A share counts pulls either way: of all that moved the audience, so much was this actor’s doing.'
        : 'Shares cannot be told: all together moved the audience no more than chance usually does. Drawn is how far each one’s forces carried it.',
  },
  around: {
    title: 'The other way round',
    ask: (actor: string, audience: string): string => `How far has ${nameInText(actor)} moved ${nameInText(audience)}?`,
    link: (actor: string, audience: string): string =>
      `The whole answer for ${nameInText(actor)} and ${nameInText(audience)}`,
    actor: (actor: string): string => `All about ${nameInText(actor)}`,
    plan: (actor: string, audience: string): string =>
      `Plan how ${nameInText(actor)} could move ${nameInText(audience)} nearer`,
  },
  unknown: {
    title: 'What the data do not tell',
    none: 'Nothing that was asked stayed without an answer.',
    sentence: (count: number): string =>
      count === 1 ? 'One thing to know before relying on this.' : `${count} things to know before relying on this.`,
  },
  from: {
    title: 'Where the numbers come from',
    sentence: (count: number): string => `${count} sources, each under its own licence.`,
    licence: 'Licence',
    cite: 'Cite',
    rows: (rows: number): string => `${rows.toLocaleString('en')} rows`,
    everything: 'All sources, with licence and citation',
    law: (law: {
      readonly title: string;
      readonly from: string;
      readonly to: string;
      readonly audiences: number;
      readonly draws: number;
    }): string =>
      `The law: ${law.title}; fitted to ${law.audiences} audiences, ${law.from} to ${law.to}; ${law.draws} joint draws.`,
  },
  capitalised,
} as const;
