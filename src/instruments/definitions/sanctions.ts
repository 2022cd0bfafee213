import type { ChannelId } from '../channel.js';
import type { InstrumentDefinition } from '../instrument.js';

const covers = { actors: 'all', audiences: 'all' } as const;

function imposed(
  kind: string,
  title: string,
  channel: ChannelId,
  description: string,
  note = '',
): InstrumentDefinition {
  return {
    id: `sanctions-${kind}`,
    title,
    mechanism: 'coercion',
    channel,
    description,
    family: 'sanctions-imposed',
    measured: 'in-force',
    unit: 'sanction in force',
    standardAct: 'A year in which at least one sanction of this kind by the sender is in force against the target.',
    transform: 'present',
    lasting: true,
    steps: ['year'],
    sources: ['ties'],
    covers,
    silence: 'zero',
    note: `A case of several kinds counts in each of them. ${note}`.trim(),
  };
}

function threatened(kind: string, title: string, channel: ChannelId, description: string): InstrumentDefinition {
  return {
    id: `sanction-threat-${kind}`,
    title,
    mechanism: 'pressure',
    channel,
    description,
    family: 'sanctions-threatened',
    measured: 'acts',
    unit: 'threats',
    standardAct: 'A period in which the sender threatened the target with a sanction of this kind at least once.',
    transform: 'present',
    lasting: false,
    steps: ['year', 'month'],
    sources: ['ties'],
    covers,
    silence: 'zero',
    note: 'A threat that was carried out is counted here and, once imposed, among the sanctions imposed.',
  };
}

/** Economic sanctions, imposed and threatened, by kind. */
export const sanctions = {
  total: imposed(
    'total',
    'Total embargo or blockade',
    'trade-investment',
    'All economic relations with the target are cut off, or its trade is physically barred.',
    'An economic blockade is listed here; one by armed force is also a militarised act.',
  ),
  trade: imposed(
    'trade',
    'Trade sanctions',
    'trade-investment',
    'Partial embargoes, restrictions of imports or exports, and suspended economic agreements.',
    'Most are disputes about trade itself.',
  ),
  finance: imposed('finance', 'Asset freeze', 'finance', 'Assets of the target held by the sender are frozen.'),
  aid: imposed('aid', 'Aid cut off', 'aid-development', 'Aid to the target is ended or suspended as a sanction.'),
  travel: imposed('travel', 'Travel ban', 'mobility-consular', 'Travel to or from the target is barred.'),
  other: imposed(
    'other',
    'Other economic sanctions',
    'trade-investment',
    'Economic sanctions of another kind, or of a kind that the source does not tell.',
  ),
  threatTotal: threatened(
    'total',
    'Threat of total embargo or blockade',
    'trade-investment',
    'The sender threatens to cut off all economic relations, or to bar the target’s trade physically.',
  ),
  threatTrade: threatened(
    'trade',
    'Threat of trade sanctions',
    'trade-investment',
    'The sender threatens partial embargoes, restrictions of imports or exports, or to suspend economic agreements.',
  ),
  threatFinance: threatened('finance', 'Threat of asset freeze', 'finance', 'The sender threatens to freeze assets.'),
  threatAid: threatened('aid', 'Threat to cut off aid', 'aid-development', 'The sender threatens to end aid.'),
  threatTravel: threatened(
    'travel',
    'Threat of travel ban',
    'mobility-consular',
    'The sender threatens to bar travel.',
  ),
  threatOther: threatened(
    'other',
    'Threat of unspecified sanctions',
    'trade-investment',
    'The sender threatens economic sanctions without saying which, or the source does not tell.',
  ),
} as const satisfies Record<string, InstrumentDefinition>;
