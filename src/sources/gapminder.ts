import { openAccount } from './account.js';
import { inFixedOrder } from './file-order.js';
import { indicatorFiles, indicatorKinds, indicators, ownPlaces, ownRegions } from './gapminder-indicators.js';
import { recognise, textOf } from './recognise.js';
import type { Records } from './records.js';
import type { Layout, Source } from './source.js';
import { openFigures, openLabelCache, type StateYearTable } from './state-year-figures.js';

const layout: Layout = {
  id: 'datapoints',
  title: 'Systema Globalis: a file for each indicator',
  files: indicatorFiles,
};

/** Numbers about states, gathered by Gapminder from the World Bank, the OECD, SIPRI and others. */
export const gapminder: Source<Records> = {
  id: 'gapminder',
  origin: {
    publisher: 'Gapminder',
    title: 'Systema Globalis',
    version: '2025',
    licence: 'CC-BY-4.0',
    permission: 'ship',
    citation: 'Free data from Gapminder.org, gathered from the sources named with each indicator',
    url: 'https://www.gapminder.org/data/',
  },
  editions: [
    {
      version: '2025',
      published: '2025',
      span: { from: 1776, to: 2025 },
      note: 'Each indicator has a span of its own; the newest years are there for a few states only',
    },
  ],
  span: { from: 1776, to: 2025 },
  layouts: [layout],
  gives: indicatorKinds,
  howToGet: {
    sentence:
      'Download the files of the wanted indicators from the folder countries-etc-datapoints of the repository ddf--gapminder--systema_globalis.',
    url: 'https://github.com/open-numbers/ddf--gapminder--systema_globalis',
  },
  parse: (files) => {
    const recognised = inFixedOrder(files.map((file) => recognise(file, [layout])));
    const account = openAccount();
    const reader = openFigures();
    const who = openPlaces();
    for (const found of recognised) {
      const { column, id } = indicators.find((one) => one.id === found.part.id)!;
      const place = textOf(found, 'geo');
      const table = { year: 'time', columns: [{ figure: id, value: column }] };
      reader.read(found, account, { ...table, who: (fields) => who(place(fields)) });
    }
    return account.close({ figures: reader.figures });
  },
};

/** Whom a place of Gapminder is: kept for each place, for there are many rows of each. */
function openPlaces(): (place: string) => ReturnType<StateYearTable['who']> {
  const label = openLabelCache();
  const known = new Map<string, ReturnType<StateYearTable['who']>>();

  function read(place: string): ReturnType<StateYearTable['who']> {
    const name = ownPlaces.get(place);
    if (name !== undefined) return label('none', '', name);
    if (ownRegions.has(place)) return 'a region, not a state';
    if (/^[a-z]{3}$/.test(place)) return label('iso3', place.toUpperCase(), '');
    return { column: 'geo', reason: 'not the code of a place' };
  }

  return (place) => {
    let who = known.get(place);
    if (who === undefined) {
      who = read(place);
      known.set(place, who);
    }
    return who;
  };
}
