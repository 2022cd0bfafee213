import { openActs } from '../model/index.js';
import { openAccount, type Verdict } from './account.js';
import { wholeNumber } from './cells.js';
import { openLabelBook } from './coded-events.js';
import { inFixedOrder } from './file-order.js';
import { recognise, textOf } from './recognise.js';
import type { Records } from './records.js';
import type { Column, Layout, Source } from './source.js';

const url = 'https://doi.org/10.7910/DVN/28075';
const span = { from: 2002, to: 2014 };

/** Column of the file → code of the scheme. */
const classes = [
  ['verbCoop', 'verbal-cooperation', 'words of cooperation'],
  ['matlCoop', 'material-cooperation', 'deeds of cooperation'],
  ['verbConf', 'verbal-conflict', 'words of conflict'],
  ['matlConf', 'material-conflict', 'deeds of conflict'],
] as const;

function column(name: string, meaning: string, unit: string, missing: readonly string[] = []): Column {
  return { name, meaning, unit, missing, required: true };
}

const layout: Layout = {
  id: 'packaged',
  title: 'ICEWS events counted by directed pair of states and year (icews of the R package netify)',
  files: [
    {
      id: 'dyad-years',
      title: 'One row per pair, direction and year',
      columns: [
        column('i', 'who acted', 'name'),
        column('j', 'toward whom', 'name'),
        column('year', 'calendar year', 'year'),
        ...classes.map(([name, , meaning]) => column(name, `number of events: ${meaning}`, 'events')),
        { ...column('i_iso3c', 'ISO 3166 alpha-3 of who acted', 'code', ['', 'NA']), required: false },
        { ...column('j_iso3c', 'ISO 3166 alpha-3 of toward whom', 'code', ['', 'NA']), required: false },
      ],
    },
  ],
};

/** How many events of four classes ICEWS found from one state toward another in a year. */
export const icewsDyadYear: Source<Records> = {
  id: 'icews-dyad-year',
  origin: {
    publisher:
      'Boschee et al., Integrated Crisis Early Warning System (ICEWS); counts by Dorff & Minhas (R package netify)',
    title: 'ICEWS event counts by directed dyad and year',
    version: '2002–2014',
    licence: 'data terms of ICEWS not seen in writing',
    permission: 'cite',
    citation:
      "Boschee, Lautenschlager, O'Brien, Shellman, Starz & Ward (2015), ICEWS Coded Event Data, Harvard Dataverse, doi:10.7910/DVN/28075",
    url,
  },
  editions: [
    {
      version: '2002–2014',
      published: null,
      span,
      note: '152 states; pairs and years without any event are left out of the copy of the counts',
    },
  ],
  span,
  layouts: [layout],
  gives: [
    {
      of: 'act',
      id: 'icews-class',
      title: 'ICEWS events by class',
      unit: 'events',
      meaning:
        'Number of events in a year, by class: verbal-cooperation, material-cooperation, verbal-conflict, material-conflict',
    },
  ],
  howToGet: {
    sentence:
      'ICEWS publishes single events; the counts are the data set icews of the R package netify, written as CSV (further columns are ignored).',
    url,
  },
  parse: (files) => {
    const account = openAccount();
    const acts = openActs();
    const labelOf = openLabelBook('iso3');
    const nameOnly = openLabelBook('none');
    const seen = new Set<string>();
    for (const found of inFixedOrder(files.map((file) => recognise(file, [layout])))) {
      const [first, second, year] = [textOf(found, 'i'), textOf(found, 'j'), textOf(found, 'year')];
      const [firstCode, secondCode] = [textOf(found, 'i_iso3c'), textOf(found, 'j_iso3c')];
      const reads = classes.map(([name]) => textOf(found, name));
      const counts = [0, 0, 0, 0];
      account.read(found, (fields): Verdict => {
        const [from, toward] = [first(fields), second(fields)];
        if (from === '') return { column: 'i', reason: 'no name' };
        if (toward === '') return { column: 'j', reason: 'no name' };
        const when = wholeNumber(year(fields));
        if (when === null || when < span.from || when > span.to)
          return { column: 'year', reason: `not a year from ${span.from} to ${span.to}` };
        for (let c = 0; c < classes.length; c++) {
          const count = wholeNumber(reads[c]!(fields));
          if (count === null || count < 0) return { column: classes[c]![0], reason: 'not a number of events' };
          counts[c] = count;
        }
        const [fromCode, towardCode] = [firstCode(fields), secondCode(fields)];
        if (!isIso3(fromCode)) return { column: 'i_iso3c', reason: 'not three capital letters' };
        if (!isIso3(towardCode)) return { column: 'j_iso3c', reason: 'not three capital letters' };
        const key = `${from}\t${toward}\t${when}`;
        if (seen.has(key)) return { column: 'year', reason: 'the pair and year are listed before' };
        seen.add(key);
        if (counts.every((count) => count === 0)) return 'no event of any class';
        const actor = fromCode === '' ? nameOnly('', from) : labelOf(fromCode, from);
        const audience = towardCode === '' ? nameOnly('', toward) : labelOf(towardCode, toward);
        for (let c = 0; c < classes.length; c++) {
          if (counts[c] === 0) continue;
          acts.add({
            actor,
            audience,
            scheme: 'icews-class',
            code: classes[c]![1],
            month: when * 12,
            months: 12,
            amount: counts[c]!,
            together: 0,
            event: '',
          });
        }
        return null;
      });
    }
    return account.close({ acts: acts.close() });
  },
};

function isIso3(code: string): boolean {
  return code === '' || /^[A-Z]{3}$/.test(code);
}
