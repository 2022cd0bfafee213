import type { InstrumentDefinition } from '../instrument.js';

type Own = Pick<InstrumentDefinition, 'id' | 'title' | 'mechanism' | 'channel' | 'description' | 'unit' | 'note'>;

function usVisit(own: Pick<Own, 'id' | 'title' | 'description'>): InstrumentDefinition {
  return {
    ...own,
    mechanism: 'attraction',
    channel: 'diplomatic',
    family: 'visits',
    measured: 'acts',
    unit: 'visits',
    standardAct: 'As many visits in the period as the median among countries visited at all: mostly one.',
    transform: 'count',
    lasting: false,
    steps: ['year', 'month'],
    sources: ['us-visits'],
    covers: { actors: 'listed', audiences: 'all' },
    silence: 'zero',
    note: 'The source knows one actor, the United States: say so wherever it is read. Some visits serve conferences or holidays.',
  };
}

function chinese(own: Own): InstrumentDefinition {
  return {
    ...own,
    family: 'chinese-public-diplomacy',
    measured: 'amount',
    standardAct: `As many ${own.unit} in the year as the median among countries that had any.`,
    transform: 'amount',
    lasting: false,
    steps: ['year'],
    sources: ['china-public-diplomacy'],
    covers: { actors: 'listed', audiences: 'listed' },
    silence: 'unknown',
    note: `The source knows one actor, China, and 39 countries, and states its zeros. ${own.note}`.trim(),
  };
}

/** Presence: visits, culture, exchange and words, of the two states for which they were counted. */
export const presence = {
  presidentialVisit: usVisit({
    id: 'presidential-visit',
    title: 'Presidential visit',
    description: 'The President of the United States travels to the country.',
  }),
  secretaryVisit: usVisit({
    id: 'secretary-visit',
    title: 'Visit of the Secretary of State',
    description: 'The Secretary of State of the United States travels to the country.',
  }),
  confuciusInstitutes: chinese({
    id: 'confucius-institutes',
    title: 'Confucius institutes',
    mechanism: 'attraction',
    channel: 'cultural',
    description: 'Institutes for Chinese language and culture established in the year.',
    unit: 'institutes',
    note: 'New in the year, not those at work.',
  }),
  sisterCities: chinese({
    id: 'sister-cities',
    title: 'Sister cities',
    mechanism: 'collaboration',
    channel: 'cultural',
    description: 'Partnerships between towns agreed in the year.',
    unit: 'partnerships',
    note: 'New in the year, not those in being.',
  }),
  eliteVisits: chinese({
    id: 'elite-visits',
    title: 'Visits of government leaders',
    mechanism: 'attraction',
    channel: 'diplomatic',
    description: 'High-level visits of government between China and the country, either way or in a third place.',
    unit: 'visits',
    note: 'Visits of the armed forces are an instrument of their own.',
  }),
  militaryVisits: chinese({
    id: 'military-visits',
    title: 'Visits of military leaders',
    mechanism: 'attraction',
    channel: 'security-military',
    description: 'High-level visits of armed forces between China and the country, either way or in a third place.',
    unit: 'visits',
    note: '',
  }),
  opEds: chinese({
    id: 'op-eds',
    title: 'Ambassadors’ articles',
    mechanism: 'attraction',
    channel: 'informational',
    description: 'Articles by the ambassador in newspapers of the country.',
    unit: 'articles',
    note: '',
  }),
  journalistVisits: chinese({
    id: 'journalist-visits',
    title: 'Journalists’ visits',
    mechanism: 'attraction',
    channel: 'informational',
    description: 'Journalists of the country hosted in China.',
    unit: 'visits',
    note: 'In South and Central Asia the numbers never fall, as if summed up over the years.',
  }),
  mediaPartnerships: chinese({
    id: 'media-partnerships',
    title: 'Media partnerships',
    mechanism: 'collaboration',
    channel: 'informational',
    description: 'Agreements to share content between media of the two countries.',
    unit: 'partnerships',
    note: '',
  }),
  inboundStudents: chinese({
    id: 'students-hosted',
    title: 'Students hosted',
    mechanism: 'attraction',
    channel: 'education-exchange',
    description: 'Students of the country who study in China.',
    unit: 'students',
    note: '',
  }),
  outboundStudents: chinese({
    id: 'students-sent',
    title: 'Students sent',
    mechanism: 'attraction',
    channel: 'education-exchange',
    description: 'Chinese students who study in the country.',
    unit: 'students',
    note: 'A zero of the source is taken as unknown: it stands also where no figure was published.',
  }),
} as const satisfies Record<string, InstrumentDefinition>;
