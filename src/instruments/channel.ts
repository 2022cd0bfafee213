/** Through what an instrument reaches its audience. */
export type ChannelId =
  | 'diplomatic'
  | 'informational'
  | 'cultural'
  | 'education-exchange'
  | 'science-technology-health'
  | 'trade-investment'
  | 'finance'
  | 'aid-development'
  | 'law-institutions'
  | 'mobility-consular'
  | 'security-military'
  | 'cyber';

/** One field of statecraft. */
export interface Channel {
  readonly id: ChannelId;
  readonly title: string;
  readonly meaning: string;
}

/** All channels; some have no instrument yet, because no source at hand measures one. */
export const channels: readonly Channel[] = [
  { id: 'diplomatic', title: 'Diplomatic', meaning: 'Dealings between governments and their representatives.' },
  { id: 'informational', title: 'Informational', meaning: 'Words and pictures meant to be heard in public.' },
  { id: 'cultural', title: 'Cultural', meaning: 'Language, arts, heritage and ties between towns and peoples.' },
  {
    id: 'education-exchange',
    title: 'Education and exchange',
    meaning: 'Students, scholars and others who go to learn or to teach.',
  },
  {
    id: 'science-technology-health',
    title: 'Science, technology and health',
    meaning: 'Joint research, technology and the health of people.',
  },
  { id: 'trade-investment', title: 'Trade and investment', meaning: 'Goods, services and direct investment.' },
  { id: 'finance', title: 'Finance', meaning: 'Money, assets, credit and debt.' },
  {
    id: 'aid-development',
    title: 'Aid and development',
    meaning: 'Help in money, goods or skills for people and for development.',
  },
  {
    id: 'law-institutions',
    title: 'Law and institutions',
    meaning: 'Treaties, courts, police, inquiries and international bodies.',
  },
  {
    id: 'mobility-consular',
    title: 'Mobility and consular',
    meaning: 'Who may travel, stay, work or find refuge where.',
  },
  { id: 'security-military', title: 'Security and military', meaning: 'Armed forces, alliances and arms.' },
  { id: 'cyber', title: 'Cyber', meaning: 'Networks and computers as the means or the target.' },
];
