import type { InstrumentDefinition } from '../instrument.js';

type Own = Pick<InstrumentDefinition, 'id' | 'title' | 'mechanism' | 'channel' | 'description' | 'note'>;

function kind(own: Own): InstrumentDefinition {
  return {
    ...own,
    family: 'aid-by-kind',
    measured: 'amount',
    unit: 'US$ million, constant prices of 2022',
    standardAct: 'A year of this kind of aid as large as the median among pairs that had any.',
    transform: 'amount',
    lasting: false,
    steps: ['year'],
    sources: ['oecd-dac2a'],
    covers: { actors: 'listed', audiences: 'listed' },
    silence: 'zero',
  };
}

const part = 'A part of the grants in net aid: do not add it to the instrument aid.';

/** Official development assistance: as a whole, and by kinds that do not overlap. */
export const aid = {
  total: {
    id: 'aid',
    title: 'Aid (net)',
    mechanism: 'inducement',
    channel: 'aid-development',
    description:
      'Net official development assistance of one donor to one recipient: grants and concessional loans less repayments.',
    family: 'aid',
    measured: 'amount',
    unit: 'US$ million, current prices',
    standardAct: 'A year of net aid as large as the median among pairs that had any.',
    transform: 'amount',
    lasting: false,
    steps: ['year'],
    sources: ['oecd-dac2a'],
    covers: { actors: 'listed', audiences: 'listed' },
    silence: 'zero',
    note: 'Inducement, because the whole mixes help given for need with money given for a return, and scholars disagree which it is. Net aid is negative where repayments exceed it. Donors outside the reporting system are unknown, not zero.',
  },
  humanitarian: kind({
    id: 'aid-humanitarian',
    title: 'Humanitarian aid',
    mechanism: 'attraction',
    channel: 'aid-development',
    description: 'Help in emergencies: relief, shelter, food and care for people in need.',
    note: part,
  }),
  technicalCooperation: kind({
    id: 'aid-technical-cooperation',
    title: 'Technical cooperation',
    mechanism: 'collaboration',
    channel: 'aid-development',
    description: 'Experts, training and scholarships: people of both sides working together.',
    note: part,
  }),
  food: kind({
    id: 'aid-food',
    title: 'Development food aid',
    mechanism: 'inducement',
    channel: 'aid-development',
    description: 'Food given or sold on easy terms outside emergencies.',
    note: part,
  }),
  debtForgiveness: kind({
    id: 'aid-debt-forgiveness',
    title: 'Debt forgiveness',
    mechanism: 'inducement',
    channel: 'finance',
    description: 'Debt that the creditor wrote off.',
    note: `${part} Much of it is offset by repayments never made: what the debtor gains in cash is less.`,
  }),
} as const satisfies Record<string, InstrumentDefinition>;
