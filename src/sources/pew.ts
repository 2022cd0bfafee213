import type { ActorLabel } from '../model/index.js';
import { type Account, openAccount } from './account.js';
import { realNumber, wholeNumber } from './cells.js';
import { inFixedOrder } from './file-order.js';
import { type Recognised, recognise, textOf } from './recognise.js';
import type { Records, SurveyShare } from './records.js';
import type { Column, Layout, Source } from './source.js';

const share = 'share of all who were asked';

function column(name: string, meaning: string, unit: string, required = true): Column {
  return { name, meaning, unit, missing: [], required };
}

const layouts: Layout[] = [
  {
    id: 'shares',
    title: 'Shares by audience, target and year, weighted, from the microdata of the survey',
    files: [
      {
        id: 'favourability',
        title: 'One row per audience, target and year',
        columns: [
          column('audience', 'where people were asked; ISO 3166 alpha-3, PLS (2014) = PSE', 'code'),
          column('year', 'year of the wave', 'year'),
          column('target', 'about whom; ISO 3166 alpha-3, and UN and EU', 'code'),
          column('n', 'people who were asked', 'persons'),
          column('n_eff', 'effective number of people, by the spread of their weights', 'persons'),
          column('very_fav', 'very favourable', share, false),
          column('smw_fav', 'somewhat favourable', share, false),
          column('smw_unf', 'somewhat unfavourable', share, false),
          column('very_unf', 'very unfavourable', share, false),
          column('dk', 'do not know; 0 where a wave does not tell them from those who refused', share),
          column('refused', 'refused to answer', share),
          column('fav', 'very or somewhat favourable', share),
          column('unfav', 'very or somewhat unfavourable', share),
          column('net', 'favourable less unfavourable', share, false),
        ],
      },
    ],
  },
];

/** Codes of the file that are not ISO 3166 alpha-3, and what they stand for. */
const otherCodes: Readonly<Record<string, ActorLabel>> = {
  UN: { name: 'UN', code: '', scheme: 'none' },
  EU: { name: 'EU', code: '', scheme: 'none' },
  PLS: { name: '', code: 'PSE', scheme: 'iso3' },
};

/** How far the shares of one row may be from adding up to 1, for rounding to whole per cents. */
const tolerance = 0.02;

/** How people abroad see countries and organisations. */
export const pew: Source<Records> = {
  id: 'pew',
  origin: {
    publisher: 'Pew Research Center',
    title: 'Global Attitudes Survey: favourable and unfavourable opinions of countries and organisations',
    version: 'waves 2002 to 2023, shares by audience, target and year',
    licence: 'terms of Pew Research Center: free to use with attribution',
    permission: 'cite',
    citation: 'Pew Research Center, Global Attitudes Survey, 2002 to 2023',
    url: 'https://www.pewresearch.org/global/datasets/',
  },
  editions: [
    {
      version: '2002 to 2023',
      published: null,
      span: { from: 2002, to: 2023 },
      note: 'Computed from the microdata; not every audience was asked about every target in every year',
    },
  ],
  span: { from: 2002, to: 2023 },
  layouts,
  gives: [
    {
      of: 'surveys',
      id: 'surveys',
      title: 'Opinions of countries and organisations',
      unit: share,
      meaning:
        'Shares of all who were asked, those who do not know or refused included, as Pew publishes them. Where nobody is recorded as not knowing, the wave does not tell it: unknown is null, and those people stand among the refused. An audience may be asked about its own country.',
    },
  ],
  howToGet: {
    sentence:
      'Download the microdata of each wave (a free account is needed) and compute the weighted shares of the questions "favourable or unfavourable opinion of …" by country; Pew publishes no such table.',
    url: 'https://www.pewresearch.org/global/datasets/',
  },
  parse: (files) => {
    const account = openAccount();
    const surveys = new Map<string, SurveyShare>();
    for (const found of inFixedOrder(files.map((file) => recognise(file, layouts)))) read(found, account, surveys);
    return account.close({ surveys: [...surveys.values()] });
  },
};

function read(found: Recognised, account: Account, surveys: Map<string, SurveyShare>): void {
  const audienceOf = textOf(found, 'audience');
  const targetOf = textOf(found, 'target');
  const yearOf = textOf(found, 'year');
  const respondentsOf = textOf(found, 'n');
  const effectiveOf = textOf(found, 'n_eff');
  const favourableOf = textOf(found, 'fav');
  const unfavourableOf = textOf(found, 'unfav');
  const unknownOf = textOf(found, 'dk');
  const refusedOf = textOf(found, 'refused');
  const labels = new Map<string, ActorLabel>(Object.entries(otherCodes));

  function labelOf(code: string): ActorLabel | null {
    let label = labels.get(code);
    if (label !== undefined) return label;
    if (!/^[A-Z]{3}$/.test(code)) return null;
    labels.set(code, (label = { name: '', code, scheme: 'iso3' }));
    return label;
  }

  account.read(found, (fields) => {
    const audience = labelOf(audienceOf(fields));
    if (audience === null || audience.scheme === 'none')
      return { column: 'audience', reason: 'not a code of a country' };
    const target = labelOf(targetOf(fields));
    if (target === null) return { column: 'target', reason: 'not a code of a country, UN or EU' };
    const year = wholeNumber(yearOf(fields));
    if (year === null || year < 1900 || year > 2100) return { column: 'year', reason: 'not a year' };
    const respondents = wholeNumber(respondentsOf(fields));
    if (respondents === null || respondents < 0) return { column: 'n', reason: 'not a number of people' };
    const effective = realNumber(effectiveOf(fields));
    if (effective === null || effective < 0) return { column: 'n_eff', reason: 'not a number of people' };
    const favourable = shareOf(favourableOf(fields));
    if (favourable === null) return { column: 'fav', reason: notAShare };
    const unfavourable = shareOf(unfavourableOf(fields));
    if (unfavourable === null) return { column: 'unfav', reason: notAShare };
    const unknown = shareOf(unknownOf(fields));
    if (unknown === null) return { column: 'dk', reason: notAShare };
    const refused = shareOf(refusedOf(fields));
    if (refused === null) return { column: 'refused', reason: notAShare };
    if (Math.abs(favourable + unfavourable + unknown + refused - 1) > tolerance) {
      return { column: 'fav', reason: 'with unfav, dk and refused it does not make 1' };
    }
    if (respondents === 0) return 'nobody was asked';

    const made: SurveyShare = {
      audience,
      target,
      year,
      favourable,
      unfavourable,
      unknown: unknown === 0 ? null : unknown,
      refused,
      respondents,
      effective,
    };
    const key = `${audience.code} ${target.code}${target.name} ${year}`;
    const before = surveys.get(key);
    if (before !== undefined) {
      if (same(before, made)) return 'the same answers, listed before';
      return { column: 'fav', reason: 'this audience, target and year were listed with other answers' };
    }
    surveys.set(key, made);
    return null;
  });
}

const notAShare = 'not a share from 0 to 1';

function shareOf(text: string): number | null {
  const number = realNumber(text);
  return number === null || number < 0 || number > 1 ? null : number;
}

function same(a: SurveyShare, b: SurveyShare): boolean {
  return (['favourable', 'unfavourable', 'unknown', 'refused', 'respondents', 'effective'] as const).every(
    (field) => a[field] === b[field],
  );
}
