import { openActs } from '../model/index.js';
import { openAccount, type Verdict } from './account.js';
import { dayOf } from './cells.js';
import { isCameoCode, monthOfDay, openLabelBook, openTextBook } from './coded-events.js';
import { inFixedOrder } from './file-order.js';
import { eventLayouts, mentionLayout } from './gdelt-columns.js';
import { recognise, textOf } from './recognise.js';
import type { Records } from './records.js';
import type { Source } from './source.js';

const url = 'https://www.gdeltproject.org/data.html';
const firstYear = 1979;

/** Events that GDELT codes from the news of the world, by day and by quarter of an hour. */
export const gdelt: Source<Records> = {
  id: 'gdelt',
  origin: {
    publisher: 'The GDELT Project',
    title: 'GDELT Event Database',
    version: '1.0 and 2.0',
    licence: 'open with attribution (terms of the GDELT Project)',
    permission: 'ship',
    citation:
      'Leetaru & Schrodt (2013), GDELT: Global Data on Events, Location and Tone, 1979-2012, International Studies Association Annual Convention',
    url,
  },
  editions: [
    {
      version: '1.0',
      published: '2013',
      span: { from: firstYear, to: 2024 },
      note: 'Goes on; files of single days, with the address of a document, from April 2013 on',
    },
    {
      version: '2.0',
      published: '2015-02-19',
      span: { from: 2015, to: 2024 },
      note: 'Goes on; files of 15 minutes. The numbers of events go on from those of 1.0',
    },
  ],
  span: { from: firstYear, to: 2024 },
  layouts: eventLayouts,
  gives: [
    {
      of: 'act',
      id: 'cameo',
      title: 'CAMEO events between countries',
      unit: 'none',
      meaning: 'One event; actor and audience are the countries of those involved, which may be one and the same',
    },
  ],
  howToGet: {
    sentence: 'Download daily files of GDELT 1.0 or 15-minute export files of GDELT 2.0, and unpack them.',
    url,
  },
  parse: (files) => {
    const recognised = inFixedOrder(files.map((file) => recognise(file, [...eventLayouts, mentionLayout])));
    const account = openAccount();
    const acts = openActs();
    const labelOf = openLabelBook('keds');
    const codeOf = openTextBook();
    const seen = new Set<number>();
    for (const found of recognised) {
      if (found.layout === mentionLayout) {
        account.read(found, () => 'a mention of an event, no event');
        continue;
      }
      const [id, date, code] = [textOf(found, 'GLOBALEVENTID'), textOf(found, 'SQLDATE'), textOf(found, 'EventCode')];
      const [actor, actorName] = [textOf(found, 'Actor1CountryCode'), textOf(found, 'Actor1Name')];
      const [audience, audienceName] = [textOf(found, 'Actor2CountryCode'), textOf(found, 'Actor2Name')];
      account.read(found, (fields): Verdict => {
        const number = id(fields);
        if (!/^\d{1,12}$/.test(number)) return { column: 'GLOBALEVENTID', reason: 'not the number of an event' };
        const day = dayIn(date(fields));
        if (day === null) return { column: 'SQLDATE', reason: `not a day from ${firstYear} on` };
        const what = code(fields);
        if (!isCameoCode(what)) return { column: 'EventCode', reason: 'not a CAMEO code of three or four digits' };
        const [from, toward] = [actor(fields), audience(fields)];
        if (!isCountry(from)) return { column: 'Actor1CountryCode', reason: notACountry };
        if (!isCountry(toward)) return { column: 'Actor2CountryCode', reason: notACountry };
        if (from === '' && toward === '') return 'neither side has a country';
        if (from === '') return 'who acted has no country';
        if (toward === '') return 'toward whom it was done has no country';
        if (seen.size === seen.add(Number(number)).size) return 'the same event, listed before';
        acts.add({
          actor: labelOf(from, actorName(fields)),
          audience: labelOf(toward, audienceName(fields)),
          scheme: 'cameo',
          code: codeOf(what),
          month: monthOfDay(day),
          months: 1,
          amount: null,
          together: 0,
          event: '',
        });
        return null;
      });
    }
    return account.close({ acts: acts.close() });
  },
};

const notACountry = 'not three capital letters';

function isCountry(code: string): boolean {
  return code === '' || /^[A-Z]{3}$/.test(code);
}

/** `20150218` → the ISO day; null before the database begins. */
function dayIn(text: string): string | null {
  if (!/^\d{8}$/.test(text)) return null;
  const year = Number(text.slice(0, 4));
  return year < firstYear ? null : dayOf(year, Number(text.slice(4, 6)), Number(text.slice(6)));
}
