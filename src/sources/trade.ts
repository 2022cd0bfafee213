import { type ActorLabel, openTies } from '../model/index.js';
import { openAccount } from './account.js';
import { realNumber, wholeNumber } from './cells.js';
import { needed } from './columns.js';
import { calendarYear } from './cow.js';
import { inFixedOrder } from './file-order.js';
import { recognise, textOf } from './recognise.js';
import type { Records } from './records.js';
import { openRepeats } from './repeats.js';
import type { Layout, Source } from './source.js';

/** Column and what the provision says, in the words of the package's documentation shortened. */
const provisions = [
  ['ad_prov_14', 'anti-dumping: specific provisions for material injury'],
  ['cp_prov_23', 'competition: transparency is promoted'],
  ['tbt_prov_07', 'technical regulations: international standards are promoted'],
  ['tbt_prov_33', 'technical barriers to trade: beyond the agreement of the WTO'],
  ['tf_prov_41', 'trade facilitation: harmonisation and common legal framework'],
  ['tf_prov_45', 'trade facilitation: issuance of proof of origin'],
  ['env_prov_18', 'environment: control of substances that deplete ozone'],
  ['et_prov_38', 'export taxes: no performance requirements related to exports'],
  ['inv_prov_22', 'investment: fair and equitable treatment'],
  ['ipr_prov_15', 'intellectual property'],
  ['ipr_prov_44', 'intellectual property: geographical indications by trade marks'],
  ['lm_prov_10', 'labour markets'],
  ['moc_prov_21', 'movement of capital'],
  ['ser_prov_47', 'services: standstill'],
  ['ste_prov_30', 'state-owned or state trading enterprises'],
  ['cp_prov_26', 'competition'],
] as const;

const layouts: Layout[] = [
  {
    id: 'penppml',
    title: 'Data set `trade` of the R package penppml, written as CSV; the order of columns does not matter',
    files: [
      {
        id: 'panel',
        title: 'One row per exporter, importer and year',
        columns: [
          needed('exp', 'exporter: ISO 3166 alpha-3, or a code of the World Bank’s trade data', 'code'),
          needed('imp', 'importer, likewise', 'code'),
          needed('time', 'calendar year, every fourth', 'year'),
          needed('export', 'merchandise exports', 'current US$'),
          needed('id', 'number of the trade agreement in force between them; 0 = none', 'number'),
          needed('agreement', 'its name', 'text', ['', 'NA']),
          ...provisions.map(([name, meaning]) => needed(name, `1 = the agreement has it: ${meaning}`, '0 or 1')),
        ],
      },
    ],
  },
];

/** Partners that are nobody: special codes of the World Bank's trade data, and places without inhabitants. */
const nobodys: ReadonlySet<string> = new Set(['ATA', 'BAT', 'BUN', 'FRE', 'NZE', 'SPE', 'UNS']);

/** Codes of the World Bank's trade data (WITS) that are not those of ISO 3166, with the names that it gives them. */
const ownCodes: ReadonlyMap<string, string> = new Map([
  ['BLX', 'Belgium-Luxembourg'],
  ['MNT', 'Montenegro'],
  ['PCE', 'Pacific Islands'],
  ['ROM', 'Romania'],
  ['SVU', 'Soviet Union'],
  ['TMP', 'East Timor'],
  ['USP', 'Us Msc.Pac.I'],
  ['YDR', 'Yemen Democratic'],
  ['ZAR', 'Congo, Dem. Rep.'],
]);

const page = 'https://CRAN.R-project.org/package=penppml';

/** Who sells how much to whom, and how deep their trade agreements are. */
export const trade: Source<Records> = {
  id: 'trade',
  origin: {
    publisher: 'R package penppml',
    title: 'International trade agreements data set (merchandise exports and provisions of trade agreements)',
    version: 'every fourth year, 1964–2016',
    licence: 'MIT (package); terms of the trade data not stated',
    permission: 'cite',
    citation:
      'Breinlich, Corradi, Rocha, Ruta, Santos Silva & Zylkin (2021), Machine Learning in International Trade Research: Evaluating the Impact of Trade Agreements; R package penppml',
    url: page,
  },
  editions: [
    {
      version: 'every fourth year, 1964–2016',
      published: null,
      span: { from: 1964, to: 2016 },
      note: '316,317 rows, 210 exporters and 262 importers; the documentation of the package speaks of 194,092 rows',
    },
  ],
  span: { from: 1964, to: 2016 },
  layouts,
  gives: [
    {
      of: 'tie',
      id: 'exports',
      title: 'Merchandise exports',
      unit: 'US$ million, current',
      meaning: 'from `first` to `second` in one year, every fourth year; 0 = no trade',
      directed: true,
      combine: 'sum',
    },
    {
      of: 'tie',
      id: 'trade-agreement-provisions',
      title: 'Provisions of the trade agreement in force',
      unit: 'provisions of sixteen',
      meaning:
        'how many of sixteen provisions the agreement between the two has; 0 = an agreement with none of them; pairs without agreement are not written',
      directed: false,
      combine: 'largest',
    },
  ],
  howToGet: {
    sentence: 'In R, write the data set `trade` of the package penppml with write.csv(trade, row.names = FALSE).',
    url: page,
  },
  parse: (files) => {
    const recognised = files.map((file) => recognise(file, layouts));
    const account = openAccount();
    const ties = openTies();
    const partner = openPartners();
    const [repeated, agreed] = [openRepeats(), new Set<number>()];
    for (const found of inFixedOrder(recognised)) {
      const [exporter, importer] = [textOf(found, 'exp'), textOf(found, 'imp')];
      const [time, exported, id] = [textOf(found, 'time'), textOf(found, 'export'), textOf(found, 'id')];
      const places = provisions.map(([column]) => found.places(column));

      account.read(found, (fields) => {
        const from = partner(exporter(fields));
        if (from === null) return { column: 'exp', reason: 'not a code of three capital letters and digits' };
        const to = partner(importer(fields));
        if (to === null || to === from) return { column: 'imp', reason: 'not the code of another partner' };
        const year = calendarYear(time(fields));
        if (year === null) return { column: 'time', reason: 'not a year' };
        const dollars = realNumber(exported(fields));
        if (dollars === null || dollars < 0) return { column: 'export', reason: 'not an amount of dollars' };
        const agreement = wholeNumber(id(fields));
        if (agreement === null || agreement < 0) return { column: 'id', reason: 'not a number of an agreement' };
        let listed = 0;
        for (let i = 0; i < places.length; i++) {
          const cell = fields[places[i]!]!;
          if (cell === '1') listed++;
          else if (cell !== '0') return { column: provisions[i]![0], reason: 'neither 0 nor 1' };
        }
        if (from.label === null || to.label === null)
          return 'a partner that is nobody: unspecified, bunkers, free zones …';
        const before = repeated((from.number * 4096 + to.number) * 4096 + year, dollars, 'export');
        if (before !== null) return before;
        ties.add({ tie: 'exports', first: from.label, second: to.label, year, value: dollars / 1e6 });
        if (agreement === 0) return null;
        // Both directions list the agreement: one tie is enough, unless they differ.
        const [low, high] = from.number < to.number ? [from, to] : [to, from];
        const key = ((low.number * 4096 + high.number) * 4096 + year) * 32 + listed;
        if (agreed.has(key)) return null;
        agreed.add(key);
        ties.add({ tie: 'trade-agreement-provisions', first: low.label!, second: high.label!, year, value: listed });
        return null;
      });
    }
    return account.close({ ties: ties.close() });
  },
};

interface Partner {
  readonly number: number;
  /** Null = nobody. */
  readonly label: ActorLabel | null;
}

/** Each code once; null = not a code. */
function openPartners(): (code: string) => Partner | null {
  const known = new Map<string, Partner>();
  return (code) => {
    const before = known.get(code);
    if (before !== undefined) return before;
    if (!/^[A-Z][A-Z0-9]{2}$/.test(code)) return null;
    const partner = { number: known.size, label: nobodys.has(code) ? null : labelOf(code) };
    known.set(code, partner);
    return partner;
  };
}

function labelOf(code: string): ActorLabel {
  const name = ownCodes.get(code);
  return name === undefined ? { name: '', code, scheme: 'iso3' } : { name, code: '', scheme: 'none' };
}
