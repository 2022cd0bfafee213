import { describe, expect, test } from 'vitest';
import { createResolver, type LedgerEntry, type Tie } from '../../src/model/index.js';
import { addFigures, openFigureRows } from '../../src/study/build/figures.js';
import { addLedger, openLedgerRows } from '../../src/study/build/ledger.js';
import { addMentions, openMentionRows } from '../../src/study/build/mentions.js';
import { standingsOf } from '../../src/study/build/standing.js';
import { addTies, openTieRows } from '../../src/study/build/ties.js';
import { entry, kindOf, madeUpPlaced, named, rowsOf, tiesOf } from './made-up.js';

const [alania, borduria, kingdom] = [named('Alania'), named('Borduria'), named('Kingdom of Borduria')];
const [cimmeria, eastland, atlantis] = [named('Cimmeria'), named('Eastland'), named('Atlantis')];

/** Ties added one after the other, as `tie first second year value`. */
function added(ties: readonly Tie[], gives = [kindOf('tie', 'pact'), kindOf('tie', 'exports', { directed: true })]) {
  const placed = madeUpPlaced({ gives });
  const rows = openTieRows();
  addTies(rows, tiesOf(ties), gives, placed);
  return {
    lines: rowsOf(rows).map(({ tie, first, second, period, value }) => `${tie} ${first} ${second} ${period} ${value}`),
    rows,
    ...placed,
  };
}

describe('ties', () => {
  const of = (tie: string, first: Tie['first'], second: Tie['second'], year = 1995, value = 1): Tie => ({
    tie,
    first,
    second,
    year,
    value,
  });

  test('without a direction are written once, the lesser id first; with one, both ways', () => {
    const { lines, rows } = added([
      of('pact', borduria, alania),
      of('pact', alania, borduria),
      of('exports', borduria, alania, 1995, 7),
      of('exports', alania, borduria, 1995, 3),
    ]);
    expect(lines).toEqual(['pact AAA BBB 1995 1', 'exports BBB AAA 1995 7', 'exports AAA BBB 1995 3']);
    expect(new Set(rows.origin)).toEqual(new Set(['made-up']));
  });

  test.each([
    ['sum', 12],
    ['largest', 7],
    ['smallest', 5],
    [undefined, 7],
  ] as const)('of two names of one state become one (%s)', (combine, value) => {
    const gives = [kindOf('tie', 'pact', combine === undefined ? {} : { combine })];
    const { lines, sighting } = added(
      [of('pact', alania, borduria, 1995, 5), of('pact', kingdom, alania, 1995, 7), of('pact', alania, kingdom, 1996)],
      gives,
    );
    expect(lines).toEqual([`pact AAA BBB 1995 ${value}`, 'pact AAA BBB 1996 1']);
    expect(Object.fromEntries(sighting.leftOut)).toEqual({
      'taken together with another record of the same pair and year': 1,
    });
  });

  test('of different kinds are never taken together', () => {
    const gives = [kindOf('tie', 'pact'), kindOf('tie', 'treaty')];
    const { lines } = added([of('pact', alania, borduria), of('treaty', alania, borduria)], gives);
    expect(lines).toEqual(['pact AAA BBB 1995 1', 'treaty AAA BBB 1995 1']);
  });

  test('of a state to itself, of earlier years and of the unknown are left out and counted, each record once', () => {
    const { lines, sighting, placing } = added([
      of('pact', borduria, kingdom),
      of('pact', alania, borduria, 1944),
      of('pact', alania, borduria, 1945),
      of('pact', atlantis, borduria),
      of('exports', alania, atlantis, 1996),
      of('exports', alania, atlantis, 1997),
    ]);
    expect(lines).toEqual(['pact AAA BBB 1945 1']);
    expect(Object.fromEntries(sighting.leftOut)).toEqual({ 'a tie of an actor to itself': 1, 'before 1945': 1 });
    expect(sighting).toMatchObject({ records: 6, unresolved: 3, from: 1945, to: 1945 });
    expect(placing.unresolved()).toEqual([{ label: 'Atlantis', rows: 3 }]);
    expect([...placing.actors()].sort()).toEqual(['AAA', 'BBB']);
  });

  test('of a joined state are kept under the part that existed when the year ended', () => {
    const { lines } = added([1989, 1990, 1991].map((year) => of('pact', eastland, alania, year)));
    expect(lines).toEqual(['pact AAA cow:804 1989 1', 'pact AAA cow:805 1990 1', 'pact AAA cow:805 1991 1']);
  });
});

describe('figures', () => {
  const gives = [
    kindOf('figure', 'product', { combine: 'sum' }),
    kindOf('figure', 'index'),
    // Another kind of record may have the same id: it says nothing about figures.
    kindOf('ledger', 'product', { combine: 'smallest' }),
  ];
  const figure = (id: string, actor = alania, year = 1995, value = 1, sd: number | null = null) => ({
    figure: id,
    actor,
    year,
    value,
    sd,
  });
  function figuresOf(figures: readonly ReturnType<typeof figure>[]) {
    const placed = madeUpPlaced({ gives });
    const rows = openFigureRows();
    addFigures(rows, figures, gives, placed);
    return { rows: rowsOf(rows), ...placed };
  }

  test('of two names of one state become one, as their kind says, with the error that belongs to the value', () => {
    const { rows, sighting } = figuresOf([
      figure('product', borduria, 1995, 10, 3),
      figure('product', kingdom, 1995, 5, 4),
      figure('index', borduria, 1995, 0.2, 0.01),
      figure('index', kingdom, 1995, 0.6, 0.05),
      figure('index', kingdom, 1996, 0.6, 0.05),
      figure('index', borduria, 1996, 0.2, 0.01),
      figure('product', borduria, 1997, 10, 3),
      figure('product', kingdom, 1997, 5, null),
    ]);
    // Independent errors add in squares: √(3² + 4²) = 5. An unknown one leaves the sum's unknown.
    expect(rows).toEqual([
      { indicator: 'product', actor: 'BBB', period: 1995, value: 15, sd: 5, origin: 'made-up' },
      { indicator: 'index', actor: 'BBB', period: 1995, value: 0.6, sd: 0.05, origin: 'made-up' },
      { indicator: 'index', actor: 'BBB', period: 1996, value: 0.6, sd: 0.05, origin: 'made-up' },
      { indicator: 'product', actor: 'BBB', period: 1997, value: 15, sd: null, origin: 'made-up' },
    ]);
    expect(Object.fromEntries(sighting.leftOut)).toEqual({
      'taken together with another record of the same actor and year': 4,
    });
  });

  test('of earlier years and of the unknown are left out and counted', () => {
    const { rows, sighting } = figuresOf([
      figure('index', alania, 1944),
      figure('index', alania, 1945),
      figure('index', atlantis),
    ]);
    expect(rows.map(({ actor, period }) => `${actor} ${period}`)).toEqual(['AAA 1945']);
    expect(Object.fromEntries(sighting.leftOut)).toEqual({ 'before 1945': 1 });
    expect(sighting).toMatchObject({ records: 3, unresolved: 1, from: 1945, to: 1945 });
  });
});

describe('the ledger of people', () => {
  const people = (more: Partial<LedgerEntry>): LedgerEntry => ({
    concept: 'refugees-present',
    population: alania,
    place: borduria,
    sideA: null,
    sideB: null,
    year: 1995,
    low: null,
    best: 1,
    high: null,
    event: '',
    ...more,
  });
  function ledgerOf(entries: readonly LedgerEntry[]) {
    const placed = madeUpPlaced();
    const rows = openLedgerRows();
    addLedger(rows, entries, placed);
    return { rows, ...placed };
  }

  test('loses nobody: people of an unknown population or place count all the same', () => {
    const entries = [
      people({ best: 100 }),
      people({ population: atlantis, best: 20 }),
      people({ place: atlantis, best: 3 }),
      people({ population: null, place: null, best: 4000 }),
      people({ year: 1931, best: 50_000 }),
      people({ population: kingdom, place: alania, best: 0.5 }),
    ];
    const { rows, sighting, placing } = ledgerOf(entries);
    expect(rows.best.reduce((sum, best) => sum + best, 0)).toBe(54_123.5);
    expect(rowsOf(rows).map(({ population, place, best }) => `${population}@${place} ${best}`)).toEqual([
      'AAA@BBB 100',
      '@BBB 20',
      'AAA@ 3',
      '@ 4000',
      'AAA@BBB 50000',
      'BBB@AAA 0.5',
    ]);
    expect(sighting).toMatchObject({ records: 6, from: 1931, to: 1995 });
    expect(placing.unresolved()).toEqual([{ label: 'Atlantis', rows: 2 }]);
  });

  test('sums entries of the same people, place, sides, event and year, with bounds only where all have them', () => {
    const deaths = (more: Partial<LedgerEntry>) =>
      people({ concept: 'deaths-in-battle', sideA: alania, sideB: borduria, event: 'e', low: 1, high: 9, ...more });
    const { rows, sighting } = ledgerOf([
      deaths({ population: borduria, best: 5 }),
      deaths({ population: kingdom, best: 6, low: 2, high: 10 }),
      deaths({ population: kingdom, best: 7, event: 'another' }),
      deaths({ population: borduria, best: 8, sideB: cimmeria }),
      deaths({ population: borduria, best: 9, year: 1996 }),
      deaths({ population: kingdom, best: 2, year: 1996, low: null }),
    ]);
    expect(
      rowsOf(rows).map(({ event, side_b: b, period, low, best, high }) => [event, b, period, low, best, high]),
    ).toEqual([
      ['e', 'BBB', 1995, 3, 11, 19],
      ['another', 'BBB', 1995, 1, 7, 9],
      ['e', 'CCC', 1995, 1, 8, 9],
      ['e', 'BBB', 1996, null, 11, 18],
    ]);
    expect(Object.fromEntries(sighting.leftOut)).toEqual({
      'added to another entry of the same people, place and year': 2,
    });
  });

  test('has deaths in militarised events until 1988 alone, those in battle in every year', () => {
    const years = [1988, 1989, 1990];
    const { rows, sighting } = ledgerOf([
      ...years.map((year) => people({ concept: 'deaths-in-militarised-events', year })),
      ...years.map((year) => people({ concept: 'deaths-in-battle', year })),
    ]);
    expect(rowsOf(rows).map(({ concept, period }) => `${concept} ${period}`)).toEqual([
      'deaths-in-militarised-events 1988',
      'deaths-in-battle 1988',
      'deaths-in-battle 1989',
      'deaths-in-battle 1990',
    ]);
    expect([...sighting.leftOut.values()]).toEqual([2]);
  });
});

describe('mentions', () => {
  test('of two names of one state in one speech are added; its length is told once; its own name does not count', () => {
    const placed = madeUpPlaced();
    const rows = openMentionRows();
    const mention = (speaker: typeof alania, target: typeof alania, mentions: number, words: number, year = 1995) => ({
      speaker,
      target,
      year,
      mentions,
      words,
    });
    addMentions(
      rows,
      [
        mention(alania, borduria, 2, 900),
        mention(alania, kingdom, 3, 1000),
        mention(alania, alania, 8, 1000),
        mention(alania, cimmeria, 1, 1000, 1996),
        // A speech that named only somebody unknown was given all the same: it did not name the others.
        mention(cimmeria, atlantis, 4, 500),
        mention(atlantis, borduria, 4, 500),
      ],
      placed,
    );
    expect(rowsOf(rows).map(({ audience, period, toward, mentions }) => [audience, period, toward, mentions])).toEqual([
      ['AAA', 1995, '', 1000],
      ['AAA', 1996, '', 1000],
      ['CCC', 1995, '', 500],
      ['AAA', 1995, 'BBB', 5],
      ['AAA', 1996, 'CCC', 1],
    ]);
    expect(placed.sighting).toMatchObject({ records: 6, unresolved: 2, from: 1995, to: 1996 });
    expect(Object.fromEntries(placed.sighting.leftOut)).toEqual({ 'a state that names itself': 1 });
  });
});

describe('standing', () => {
  const resolver = createResolver([entry('AAA', 'A'), entry('BBB', 'B'), entry('TTT', 'T', { kind: 'territory' })]);
  const isState = (id: string) => resolver.get(id)?.kind === 'state';

  test('shares products out over the states of a year: they sum to 1, territories left out', () => {
    const rows = openFigureRows();
    const product = (indicator: string, actor: string, period: number, value: number): void => {
      rows.indicator.push(indicator);
      rows.actor.push(actor);
      rows.period.push(period);
      rows.value.push(value);
      rows.sd.push(null);
      rows.origin.push('made-up');
    };
    product('gdp', 'AAA', 1995, 30);
    product('gdp', 'BBB', 1995, 10);
    product('gdp', 'TTT', 1995, 40);
    product('gdp', 'BBB', 1996, 12);
    product('gdp-purchasing-power', 'AAA', 1995, 1);
    product('gdp-purchasing-power', 'BBB', 1995, 4);
    product('capability-share', 'AAA', 1995, 0.125);
    product('gdp-per-person', 'AAA', 1995, 3);
    const standings = rowsOf(standingsOf(rows, isState)).map(({ standing, actor, period, value }) => [
      standing,
      actor,
      period,
      value,
    ]);
    expect(standings).toEqual([
      ['capability-share', 'AAA', 1995, 0.125],
      ['product-share-at-purchasing-power', 'AAA', 1995, 0.2],
      ['product-share-at-purchasing-power', 'BBB', 1995, 0.8],
      ['product-share', 'AAA', 1995, 0.75],
      ['product-share', 'BBB', 1995, 0.25],
      ['product-share', 'BBB', 1996, 1],
    ]);
  });
});
