import { openTies, type Tie } from '../model/index.js';
import { type Account, openAccount, type Verdict } from './account.js';
import { realNumber, wholeNumber } from './cells.js';
import { needed } from './columns.js';
import { calendarYear } from './cow.js';
import { forEachRow } from './csv.js';
import { inFixedOrder } from './file-order.js';
import { type Named, openNames } from './name-labels.js';
import { type Recognised, recognise, textOf } from './recognise.js';
import type { Records } from './records.js';
import { openRepeats } from './repeats.js';
import type { Layout, Source } from './source.js';

const layouts: Layout[] = [
  {
    id: 'summed',
    title: 'Sums over levels of education by names (OECD_Intl_Student_Enrollment_2013_2019.csv)',
    files: [
      {
        id: 'students',
        title: 'One row per country of school, country of origin and year',
        columns: [
          needed('COUNTRY_OF_SCHOOL', 'where they study', 'name'),
          needed('COUNTRY_OF_ORIGIN', 'where they come from', 'name'),
          needed('YEAR', 'calendar year', 'year'),
          needed(
            'TOTAL_INTL_STUDENTS',
            'tertiary education as a whole plus each of its four levels: every student twice',
            'twice the students',
          ),
        ],
      },
    ],
  },
  {
    id: 'oecd-stat',
    title: 'OECD.Stat, dataset EDU_ENRL_MOBILE as CSV with codes; further columns are ignored',
    files: [
      {
        id: 'enrolments',
        title: 'One row per country of school, origin, sex, level of education and year',
        columns: [
          needed('COUNTRY', 'where they study: ISO 3166 alpha-3, or a total', 'code'),
          needed('SEX', 'F, M, and _T for both', 'code'),
          needed('ORIGIN', 'where they come from: ISO 3166 alpha-2, or three digits for a region', 'code'),
          needed('EDUCATION_LEV', 'level of education; ISCED11_5T8 = tertiary as a whole', 'code'),
          needed('YEAR', 'calendar year; 9999 = latest', 'year'),
          needed('Value', 'students', 'students'),
        ],
      },
    ],
  },
];

const ownCountry = 'students in their own country, who are not mobile';

/** Who studies where. */
export const students: Source<Records> = {
  id: 'students',
  origin: {
    publisher: 'OECD',
    title: 'Enrolment of international students by origin (EDU_ENRL_MOBILE)',
    version: '2013–2019',
    licence: 'terms of the OECD: reuse with acknowledgement of the source',
    permission: 'ship',
    citation:
      'OECD, Education and training: Enrolment of international students by origin (EDU_ENRL_MOBILE), OECD.Stat',
    url: 'https://stats.oecd.org/viewhtml.aspx?datasetcode=EDU_ENRL_MOBILE&lang=en',
  },
  editions: [
    {
      version: '2013–2019',
      published: null,
      span: { from: 2013, to: 2019 },
      note: 'Forty hosts; Costa Rica in 2019 only',
    },
  ],
  span: { from: 2013, to: 2019 },
  layouts,
  gives: [
    {
      of: 'tie',
      id: 'students',
      title: 'Students abroad',
      unit: 'students',
      meaning:
        'international students in tertiary education, from `first` in `second`; 0 = known to be none. Where a file has sums over levels, half of the sum: the students themselves where the levels add up to the whole (as in Australia, Japan and South Korea), else near them (in New Zealand half a per cent off)',
      directed: true,
      combine: 'sum',
    },
  ],
  howToGet: {
    sentence:
      'The dataset EDU_ENRL_MOBILE was published in OECD.Stat, download as CSV with codes; its successor is in the OECD Data Explorer.',
    url: 'https://data-explorer.oecd.org/',
  },
  parse: (files) => {
    const recognised = files.map((file) => recognise(file, layouts));
    const account = openAccount();
    const ties = openTies();
    const lists: Lists = {
      host: openNames(),
      origin: openNames(),
      repeated: openRepeats(),
      add: (tie) => ties.add(tie),
    };
    const codes: Lists = { ...lists, host: openNames('iso3'), origin: openNames('iso2'), repeated: openRepeats() };
    for (const found of inFixedOrder(recognised)) {
      if (found.layout.id === 'summed') readSums(found, account, lists);
      else readEnrolments(found, account, codes);
    }
    return account.close({ ties: ties.close() });
  },
};

interface Lists {
  readonly host: (text: string) => Named;
  readonly origin: (text: string) => Named;
  readonly repeated: ReturnType<typeof openRepeats>;
  add(tie: Tie): void;
}

function keep(into: Lists, from: string, to: string, year: number, value: number, column: string): Verdict {
  const [origin, host] = [into.origin(from), into.host(to)];
  const before = into.repeated((origin.number * 4096 + host.number) * 4096 + year, value, column);
  if (before === null) into.add({ tie: 'students', first: origin.label, second: host.label, year, value });
  return before;
}

function readSums(found: Recognised, account: Account, into: Lists): void {
  const [host, written] = [textOf(found, 'COUNTRY_OF_SCHOOL'), textOf(found, 'COUNTRY_OF_ORIGIN')];
  // One name stands in the copy at hand with its ç read in the wrong encoding.
  const origin = (fields: readonly string[]) => written(fields).replace('Ã§', 'ç');
  const [year, total] = [textOf(found, 'YEAR'), textOf(found, 'TOTAL_INTL_STUDENTS')];
  const reported = new Set<string>();
  forEachRow(found.file, {
    header: () => undefined,
    reject: () => undefined,
    row: (fields) => {
      if ((wholeNumber(total(fields)) ?? 0) > 0) reported.add(`${host(fields)}\t${calendarYear(year(fields))}`);
    },
  });
  account.read(found, (fields) => {
    if (host(fields) === '') return { column: 'COUNTRY_OF_SCHOOL', reason: 'no name' };
    if (origin(fields) === '') return { column: 'COUNTRY_OF_ORIGIN', reason: 'no name' };
    const when = calendarYear(year(fields));
    if (when === null) return { column: 'YEAR', reason: 'not a year' };
    const twice = wholeNumber(total(fields));
    if (twice === null || twice < 0) return { column: 'TOTAL_INTL_STUDENTS', reason: 'not a number of students' };
    if (host(fields) === origin(fields)) return ownCountry;
    if (!reported.has(`${host(fields)}\t${when}`)) return 'the host has zeros from everywhere: it reported no origins';
    return keep(into, origin(fields), host(fields), when, twice / 2, 'TOTAL_INTL_STUDENTS');
  });
}

const totals: ReadonlySet<string> = new Set(['OEU', 'OTO', 'TOT']);

function readEnrolments(found: Recognised, account: Account, into: Lists): void {
  const read = (column: string) => textOf(found, column);
  const [host, sex, origin] = [read('COUNTRY'), read('SEX'), read('ORIGIN')];
  const [level, year, value] = [read('EDUCATION_LEV'), read('YEAR'), read('Value')];
  account.read(found, (fields) => {
    if (!/^[A-Z]{3}$/.test(host(fields))) return { column: 'COUNTRY', reason: 'not three capital letters' };
    if (!/^(?:[A-Z]{2}|[A-Z]?\d{2,3})$/.test(origin(fields)))
      return { column: 'ORIGIN', reason: 'neither two capital letters nor a number' };
    if (!['F', 'M', '_T'].includes(sex(fields))) return { column: 'SEX', reason: 'not F, M or _T' };
    const when = wholeNumber(year(fields));
    if (when !== 9999 && calendarYear(year(fields)) === null) return { column: 'YEAR', reason: 'not a year' };
    const number = value(fields) === '' ? null : realNumber(value(fields));
    if (value(fields) !== '' && (number === null || number < 0))
      return { column: 'Value', reason: 'not a number of students' };
    if (level(fields) !== 'ISCED11_5T8') return 'a part of tertiary education, or another level';
    if (sex(fields) !== '_T') return 'women and men apart';
    if (totals.has(host(fields))) return 'a total over hosts';
    if (!/^[A-Z]{2}$/.test(origin(fields))) return 'the origin is a region or not known';
    if (when === 9999) return 'not a calendar year';
    if (number === null) return 'no number';
    return keep(into, origin(fields), host(fields), when!, number, 'Value');
  });
}
