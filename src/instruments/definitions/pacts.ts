import type { InstrumentDefinition } from '../instrument.js';

type Own = Pick<InstrumentDefinition, 'id' | 'title' | 'description' | 'standardAct' | 'note'>;

function pact(own: Own): InstrumentDefinition {
  return {
    ...own,
    mechanism: 'collaboration',
    channel: 'security-military',
    family: 'alliances',
    measured: 'in-force',
    unit: 'pact in force',
    transform: 'present',
    lasting: true,
    steps: ['year'],
    sources: ['atop'],
    covers: { actors: 'all', audiences: 'all' },
    silence: 'zero',
  };
}

const several = 'One alliance can hold several obligations: a pair may have several of these instruments in one year.';

/** Standing obligations: alliances and trade agreements. */
export const pacts = {
  defence: pact({
    id: 'defence-pact',
    title: 'Defence pact',
    description: 'Both states are bound to defend each other if attacked.',
    standardAct: 'A year in which a defence obligation binds the two states.',
    note: several,
  }),
  offence: pact({
    id: 'offence-pact',
    title: 'Offence pact',
    description: 'The states are bound to join each other in attacking others under stated conditions.',
    standardAct: 'A year in which an offence obligation binds the two states.',
    note: `${several} It is collaboration between the two; what they do together to a third is another act.`,
  }),
  neutrality: pact({
    id: 'neutrality-pact',
    title: 'Neutrality pact',
    description: 'The states are bound not to take part in a war against each other begun by a third.',
    standardAct: 'A year in which a neutrality obligation binds the two states.',
    note: several,
  }),
  nonaggression: pact({
    id: 'nonaggression-pact',
    title: 'Nonaggression pact',
    description: 'The states are bound not to use force against each other.',
    standardAct: 'A year in which a nonaggression obligation binds the two states.',
    note: several,
  }),
  consultation: pact({
    id: 'consultation-pact',
    title: 'Consultation pact',
    description: 'The states are bound to consult each other in crises.',
    standardAct: 'A year in which a consultation obligation binds the two states.',
    note: several,
  }),
  tradeAgreement: {
    id: 'trade-agreement',
    title: 'Trade agreement',
    mechanism: 'collaboration',
    channel: 'trade-investment',
    description: 'At least one preferential trade agreement is in force between the two.',
    family: 'trade-agreements',
    measured: 'in-force',
    unit: 'agreement in force',
    standardAct: 'A year in which at least one trade agreement is in force between the two.',
    transform: 'present',
    lasting: true,
    steps: ['year'],
    sources: ['desta'],
    covers: { actors: 'all', audiences: 'all' },
    silence: 'zero',
    note: 'A second agreement between the same two does not raise the dose.',
  },
  tradeAgreementSigned: {
    id: 'trade-agreement-signed',
    title: 'Trade agreement signed',
    mechanism: 'collaboration',
    channel: 'trade-investment',
    description: 'The two signed a preferential trade agreement, whether or not it came into force.',
    family: 'trade-agreements',
    measured: 'acts',
    unit: 'signatures',
    standardAct: 'A year in which the two signed at least one trade agreement.',
    transform: 'present',
    lasting: false,
    steps: ['year'],
    sources: ['desta'],
    covers: { actors: 'all', audiences: 'all' },
    silence: 'zero',
    note: '',
  },
} as const satisfies Record<string, InstrumentDefinition>;
