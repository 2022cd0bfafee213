import { type ActorLabel, openActs } from '../model/index.js';
import { openAccount } from './account.js';
import { wholeNumber } from './cells.js';
import { needed } from './columns.js';
import { calendarYear } from './cow.js';
import { inFixedOrder } from './file-order.js';
import { openNames } from './name-labels.js';
import { recognise, textOf } from './recognise.js';
import type { Records } from './records.js';
import type { Layout, Source } from './source.js';

/** Column, code of the act, meaning. */
const measures = [
  ['confucius_institutes', 'confucius-institutes', 'Confucius Institutes, by the year in which they were established'],
  ['sister_cities_established', 'sister-cities-established', 'sister-city agreements established in the year'],
  [
    'government_visits',
    'government-visits',
    'high-level and provincial-level visits between China and the receiver, either way or in a third place',
  ],
  ['military_visits', 'military-visits', 'the same for military officials'],
  ['total_elite_visits', 'total-elite-visits', 'government and military visits together'],
  ['ambassador_op_eds', 'ambassador-op-eds', 'articles that China’s ambassador placed in media of the receiver'],
  [
    'journalist_visits',
    'journalist-visits',
    'visits of journalists to China; for receivers in South and Central Asia the numbers never fall, as if summed up over the years',
  ],
  ['media_partnerships', 'media-partnerships', 'partnerships of China’s media with media of the receiver'],
  [
    'outbound_chinese_students',
    'outbound-students',
    'students from China in the receiver; a zero is taken as unknown, for it stands also where no figure was published (Australia 2001, between 5,008 and 17,343)',
  ],
  ['inbound_students_to_china', 'inbound-students', 'students from the receiver in China'],
] as const;

const layouts: Layout[] = [
  {
    id: 'dashboard',
    title: 'ChinesePublicDiplomacy, the table of the dashboard data, as CSV',
    files: [
      {
        id: 'receivers',
        title: 'One row per receiving country and year',
        columns: [
          needed('receiving_country', 'country that China addresses', 'name'),
          needed('year', 'calendar year', 'year'),
          ...measures.map(([column, , meaning]) => needed(column, meaning, 'number', ['N/A'])),
        ],
      },
    ],
  },
];

const page = 'https://www.aiddata.org/china-public-diplomacy';
const china: ActorLabel = { name: 'China', code: 'CHN', scheme: 'iso3' };

/** What China does to win the public of its neighbours. */
export const chinaPublicDiplomacy: Source<Records> = {
  id: 'china-public-diplomacy',
  origin: {
    publisher: 'AidData at William & Mary',
    title: 'China’s Public Diplomacy Dashboard Dataset',
    version: '2.0',
    licence: 'free to use with citation; terms not stated in the file',
    permission: 'cite',
    citation:
      'Custer, Russell, DiLorenzo, Cheng, Ghose, Desai, Sims & Turner (2018), Ties That Bind: Quantifying China’s public diplomacy and its "good neighbor" effect, AidData at William & Mary',
    url: page,
  },
  editions: [
    {
      version: '2.0',
      published: null,
      span: { from: 2000, to: 2018 },
      note: 'East Asia and the Pacific to 2016, South and Central Asia to 2018; the measures end in different years',
    },
  ],
  span: { from: 2000, to: 2018 },
  layouts,
  gives: [
    {
      of: 'act',
      id: 'china-diplomacy',
      title: 'Public diplomacy of China',
      unit: 'number',
      meaning: `amount = how many in the year; 0 = known to be none; no act = not known. Codes: ${measures
        .map(([, code, meaning]) => `\`${code}\` ${meaning}`)
        .join('; ')}`,
    },
  ],
  howToGet: {
    sentence: 'Download the dashboard dataset from AidData; where the table is a spreadsheet, save it as CSV.',
    url: page,
  },
  parse: (files) => {
    const recognised = files.map((file) => recognise(file, layouts));
    const account = openAccount();
    const acts = openActs();
    const receiver = openNames();
    const seen = new Set<number>();
    for (const found of inFixedOrder(recognised)) {
      const [name, year] = [textOf(found, 'receiving_country'), textOf(found, 'year')];
      const reads = measures.map(([column]) => textOf(found, column));
      account.read(found, (fields) => {
        if (name(fields) === '') return { column: 'receiving_country', reason: 'no name' };
        const when = calendarYear(year(fields));
        if (when === null) return { column: 'year', reason: 'not a year' };
        const amounts = reads.map((read) => (read(fields) === '' ? null : wholeNumber(read(fields))));
        for (const [i, [column]] of measures.entries()) {
          const written = reads[i]!(fields) !== '' || fields[found.places(column)]!.trim() === '';
          const amount = amounts[i]!;
          if (written && (amount === null || amount < 0)) return { column, reason: 'not a number of times, nor N/A' };
        }
        if (amounts.every((amount) => amount === null)) return 'nothing is known of the receiver in this year';
        const { label, number } = receiver(name(fields));
        const key = number * 4096 + when;
        if (seen.has(key)) return { column: 'year', reason: 'the receiver’s year is listed before' };
        seen.add(key);
        for (const [i, [, code]] of measures.entries()) {
          const amount = amounts[i]!;
          if (amount === null || (code === 'outbound-students' && amount === 0)) continue;
          acts.add({
            scheme: 'china-diplomacy',
            code,
            actor: china,
            audience: label,
            month: when * 12,
            months: 12,
            amount,
            together: 1,
            event: '',
          });
        }
        return null;
      });
    }
    return account.close({ acts: acts.close() });
  },
};
