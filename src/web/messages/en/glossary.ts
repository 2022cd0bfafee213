/** A word of evidence or method that is not a quantity of mechanics. */
export interface Explained {
  readonly title: string;
  readonly definition: string;
}

/** Words that pages use and the API's list of quantities does not hold. */
export const glossary: Readonly<Record<string, Explained>> = {
  grade: {
    title: 'Evidence grade',
    definition:
      'How far a claim can be relied on: strong, moderate, weak, none or contradicted. It is computed by a fixed rule from five tests; nobody chooses it.',
  },
  interval: {
    title: 'Interval',
    definition:
      'The range in which the number lies with 90 chances in 100, given data and model: from the 5 % to the 95 % quantile. The denser band holds the middle half.',
  },
  response: {
    title: 'Response',
    definition:
      'How far an audience moves toward the actor’s aim after the usual exposure to an instrument, in a share of the way it had to go.',
  },
  'event-study': {
    title: 'Event study',
    definition:
      'A second estimate that does not use the law: audiences that an act began upon are compared, year by year before and after, with audiences that had none.',
  },
  placebo: {
    title: 'Placebo',
    definition:
      'How far the audience moved before the act. An act cannot work before it happens, so what is seen there is not its effect.',
  },
  multiverse: {
    title: 'Multiverse',
    definition:
      'The same question asked again under every other reasonable choice of data, weights and method. Its share says how many of those agree on the direction.',
  },
  robustness: {
    title: 'Robustness value',
    definition:
      'How strongly something unseen would have to go with both act and movement to explain the effect away, as a share of what is left unexplained.',
  },
  'held-out': {
    title: 'Held-out skill',
    definition:
      'Whether knowing this instrument helps to foresee years that the law has not seen, in logarithmic score per observation.',
  },
  'effective-actors': {
    title: 'Effective actors',
    definition:
      'How many actors a finding rests on: a finding that is nearly all one actor’s has about one, however many took part.',
  },
  standing: {
    title: 'Standing',
    definition:
      'How much an actor counts. Every response is told twice: with all actors alike, and with actors weighed by their share of the world’s capabilities.',
  },
  ledger: {
    title: 'Ledger of people',
    definition:
      'Deaths, displacement and other costs that were located in an audience and go together with an act. They stand beside influence and are never netted with it.',
  },
  contrast: {
    title: 'The contrast',
    definition:
      'The mean response to collaboration and attraction less the mean response to coercion and force, after five years; the rule was fixed before the outcome was looked at.',
  },
};
