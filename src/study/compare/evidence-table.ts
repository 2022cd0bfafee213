import type { Column } from '../../store/index.js';
import { integer, real, text } from '../table-columns.js';

/**
 * What was found out about a claim, one row a number. `item` tells rows of one measure apart. Responses and their errors are
 * those to a unit dose of an actor with a standing of 1, like the responses of the law.
 */
export const evidenceMeasures = {
  acts: 'acts counted in the window of the law',
  dyads: 'directed pairs with at least one of them; their number in count',
  audiences: 'audiences with at least one of them; their number in count',
  harm: 'harm in the ledger that goes with the acts, per act; item = the concept; best in mean, low and high beside it, acts in count',
  'event-study':
    'displacement item periods after the act (before it where negative) by the event study that weighs by dose, standing and reach; events in count',
  'event-study-unweighted': 'the same, each act counted once, in the unit of the scale',
  release: 'displacement item periods after the end of a standing act',
  placebo: 'displacement by the same over the four periods before the act',
  'placebo-difference': 'displacement over the four periods with and after the act, less the placebo',
  quickness: 'periods to half of the largest effect of the event study',
  durability: 'what is left five periods after the first, or after the end of what stood for five, of the effect then',
  confounder:
    'the effect as it would be with a confounder as strong as the strongest observed covariate, named in item; groups in count',
  'robustness-value': 'least strength of a confounder that could take the effect away',
  'held-out':
    'gain in one-step log score per observation on the last ten years; observations in count. Of an instrument: of the law with it over the law without; without an instrument: of the law over item',
  multiverse: 'share of specifications in which the response is positive; specifications in count',
  specification: 'the response in the specification named in item',
  context: 'displacement five periods after the act where the context named in item holds, by the event study',
} as const;

export type EvidenceMeasure = keyof typeof evidenceMeasures;

const measureList = Object.entries(evidenceMeasures)
  .map(([id, meaning]) => `${id} = ${meaning}`)
  .join('. ');

/** The table of evidence, made after the laws from the same tables. */
export const evidenceTables = {
  evidence: {
    title: 'Evidence for the responses of the law',
    description: `What each test of a claim found: that an instrument moves audiences one way. Measures: ${measureList}.`,
    key: ['design', 'standing', 'instrument', 'measure', 'item'],
    columns: [
      text('design', 'Which instruments were fitted together on which scale'),
      text('standing', 'How actors count: equal or capability-share'),
      text('instrument', 'Id of the instrument; empty where it is about the law as a whole'),
      text('measure', 'What was found out'),
      text('item', 'What it is about, where a measure has several rows; else empty'),
      real('mean', 'The number; empty where it could not be had, and note says why'),
      real('sd', 'Its standard error; empty where it has none'),
      real('degrees', 'Degrees of freedom of its t distribution; empty = normal'),
      real('low', 'Low estimate, where a source gives one'),
      real('high', 'High estimate, likewise'),
      integer('count', 'How many it rests on; of what, says the measure'),
      text('note', 'Why it could not be had, or what must be known of it'),
      text('choices', 'Hash of everything chosen for it'),
    ],
  },
} as const satisfies Record<string, { title: string; description: string; key: string[]; columns: Column[] }>;
