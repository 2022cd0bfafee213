import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Indicator, indicators } from '../../src/assets/index.js';
import { type Column, readIndicatorTables } from '../../src/study/assets/columns.js';
import { type Kinds, newestYear, readKinds } from '../../src/study/assets/spans.js';
import { carriedTo, toldYear } from '../../src/study/assets/told.js';
import { type Field, fieldOf } from '../../src/study/assets/units.js';
import { openReference, type Reference } from '../../src/study/reference.js';
import { repository } from '../support/raw.js';

let reference: Reference;
let kinds: Kinds;

beforeAll(async () => {
  reference = await openReference(join(repository, 'reference'));
  kinds = await readKinds(reference);
});
afterAll(() => reference.close());

interface Told {
  readonly field: Field;
  readonly of: (id: string) => Column;
  /** The value of a unit before the transformation. */
  readonly value: (id: string, unit: string) => number;
  /** The unit that has most. */
  readonly most: (id: string) => string;
}

/** The indicators of a year for an audience, from the shipped tables. */
async function tell(year: number, audience: string, only: readonly Indicator[] = indicators): Promise<Told> {
  const field = fieldOf(reference, year);
  const tables = await readIndicatorTables(reference, { field, audiences: [audience], indicators: only, kinds });
  const columns = new Map(tables.columns(audience).map((column) => [column.indicator.id, column]));
  const of = (id: string): Column => columns.get(id)!;
  return {
    field,
    of,
    value: (id, unit) => of(id).told[field.units.indexOf(unit)]!,
    most: (id) => {
      const { told } = of(id);
      const best = told.reduce((at, value, i) => (value > (told[at] ?? -Infinity) ? i : at), -1);
      return field.units[best]!;
    },
  };
}

const germany = 'cow:255';
/** Told of few by their nature; of the rest most states are known. */
const toldOfFew: Readonly<Record<string, number>> = { 'aid-given': 40, favourability: 2, students: 35, trade: 140 };
const known = ({ values }: Column): number[] => [...values].filter((value) => !Number.isNaN(value));

describe('each indicator is read from the shipped tables', () => {
  let year: number;
  let told: Told;
  beforeAll(async () => {
    year = newestYear(kinds, indicators)!;
    told = await tell(year, 'KEN');
  });

  test.each(indicators.map((indicator) => [indicator.id, indicator] as const))('%s', async (id, indicator) => {
    // Favourability toward states was asked of Kenyans in 2023.
    const column = told.of(id);
    expect(known(column).length).toBeGreaterThanOrEqual(toldOfFew[id] ?? 150);
    const { forward, back } = indicator.carry;
    column.values.forEach((value, i) => {
      if (Number.isNaN(value)) {
        expect(column.absent[i], told.field.units[i]).not.toBeNull();
        expect([column.told[i], column.sd[i], column.years[i]]).toEqual([NaN, NaN, 0]);
        return;
      }
      expect(column.absent[i]).toBeNull();
      expect(column.told[i]).toBeGreaterThanOrEqual(indicator.range.low);
      expect(column.told[i]).toBeLessThanOrEqual(indicator.range.high);
      expect(column.sd[i]).toBeGreaterThanOrEqual(0);
      const age = year - column.years[i]!;
      if (forward !== null) expect(age).toBeLessThanOrEqual(forward);
      expect(-age).toBeLessThanOrEqual(back);
    });
    // It tells actors apart.
    expect(new Set(known(column)).size).toBeGreaterThan(1);
  });

  test('an audience is no actor for itself', () => {
    const at = told.field.units.indexOf('KEN');
    for (const { id } of indicators) expect(told.of(id).values[at], id).toBeNaN();
  });

  test('without an audience those of standing have the same values, the others none', async () => {
    const field = fieldOf(reference, year);
    const tables = await readIndicatorTables(reference, { field, audiences: [], indicators, kinds });
    const columns = tables.columns(null);
    const ofPairs = columns.filter(({ indicator }) => indicator.nature === 'relational');
    expect(ofPairs.flatMap(known)).toEqual([]);
    const but = field.units.indexOf('KEN');
    const withoutKenya = (values: Float64Array): number[] => [...values].toSpliced(but, 1);
    for (const { indicator, values } of columns.filter((column) => !ofPairs.includes(column)))
      expect(withoutKenya(values), indicator.id).toEqual(withoutKenya(told.of(indicator.id).values));
  });

  test('one by one they are what they are together, and for all audiences what they are for one', async () => {
    const field = fieldOf(reference, year);
    const all = await readIndicatorTables(reference, { field, audiences: 'all', indicators, kinds });
    for (const column of all.columns('KEN'))
      expect(column.values, column.indicator.id).toEqual(told.of(column.indicator.id).values);
    for (const id of ['trade', 'alliance-promises', 'audience-sheltered', 'trade-network']) {
      const alone = await tell(
        year,
        'KEN',
        indicators.filter((one) => one.id === id),
      );
      expect(alone.of(id).values, id).toEqual(told.of(id).values);
    }
  });
});

describe('known facts', () => {
  test('the United States and others for Ukraine, 2022', async () => {
    const { value, most } = await tell(2022, 'UKR');
    // Database of Embassies 2022: the table itself.
    expect(value('diplomatic-network', 'USA')).toBeGreaterThan(5 * value('diplomatic-network', 'MLT'));
    expect(most('missions-hosted')).toBe('USA');
    // World Bank: the largest economy; WIPO by way of the World Bank: most patents are applied for in China.
    expect(most('gdp')).toBe('USA');
    expect(value('gdp', 'USA')).toBeGreaterThan(20_000);
    expect(most('patents')).toBe('CHN');
    // UCDP: 91,723 deaths between Russia and Ukraine in 2022.
    expect(value('harm-to-others', 'RUS')).toBeGreaterThanOrEqual(91_723);
    expect(value('harm-to-others', 'SWE')).toBe(0);
    // UNHCR: nobody hosts more Ukrainians than Russia, Germany and Poland.
    expect(['RUS', germany, 'POL']).toContain(most('audience-sheltered'));
    expect(value('distance', 'POL')).toBeLessThan(value('distance', 'AUS'));
    // V-Dem: Denmark leads, Eritrea and North Korea close the list.
    expect(value('liberal-democracy', 'DNK')).toBeGreaterThan(0.8);
    expect(value('liberal-democracy', 'PRK')).toBeLessThan(0.1);
  });

  test('others for Germany, 2015', async () => {
    const { value, most } = await tell(2015, germany);
    // OECD: Norway gave 1.05 % of its national income as aid, the United States 0.17.
    expect(value('aid-given', 'NOR')).toBeGreaterThan(0.9);
    expect(value('aid-given', 'NOR') / value('aid-given', 'USA')).toBeGreaterThan(5);
    // UNHCR: Lebanon sheltered most per head, more than 150 in a thousand.
    expect(most('people-sheltered')).toBe('LBN');
    expect(value('people-sheltered', 'LBN')).toBeGreaterThan(150);
    expect(most('shared-organisations')).toBe('FRA');
    expect(value('voice-and-accountability', 'NOR')).toBeGreaterThan(value('voice-and-accountability', 'CHN') + 2);
  });

  test('others for France, Mexico, Canada and Syria', async () => {
    const france = await tell(2022, 'FRA');
    expect(['GBR', germany]).toContain(france.most('sister-cities'));
    expect(france.value('sister-cities', germany)).toBeGreaterThan(500);
    expect((await tell(2020, 'MEX')).most('diaspora-links')).toBe('USA');
    expect((await tell(2016, 'CAN')).most('trade')).toBe('USA');
    // UNHCR: Turkey sheltered 3.6 million people from Syria in 2018.
    const syria = await tell(2018, 'SYR');
    expect(syria.most('audience-sheltered')).toBe('TUR');
    expect(syria.value('audience-sheltered', 'TUR')).toBeGreaterThan(3.5e6);
  });

  test('values seen by the United States, 2019', async () => {
    const { of, field, value } = await tell(2019, 'USA');
    // Israel votes nearest to the United States, as in the published ideal points.
    const { told } = of('vote-distance');
    const nearest = told.reduce((at, one, i) => (one < (told[at] ?? Infinity) ? i : at), -1);
    expect(field.units[nearest]).toBe('ISR');
    // ATOP: the North Atlantic Treaty promises defence and consultation.
    expect(value('alliance-promises', 'GBR')).toBeGreaterThanOrEqual(2);
    expect(value('alliance-promises', 'CHN')).toBeLessThan(value('alliance-promises', 'GBR'));
    expect(value('trade-agreements', 'MEX')).toBeGreaterThanOrEqual(1);
    expect(value('students', 'GBR')).toBeGreaterThan(10_000);
  });

  test('favour: Poles think better of the United States than Russians do, 2019', async () => {
    const favour = indicators.filter(({ id }) => id === 'favourability');
    const [poland, russia] = [await tell(2019, 'POL', favour), await tell(2019, 'RUS', favour)];
    expect(poland.value('favourability', 'USA')).toBeGreaterThan(russia.value('favourability', 'USA') + 1);
  });
});

describe('carrying', () => {
  const rights = indicators.filter(({ id }) => id === 'human-rights');
  const missions = indicators.filter(({ id }) => id === 'missions-hosted');

  test('a value stands for later years, less certain by each, and then no more', async () => {
    const { carry } = rights[0]!;
    const years = await Promise.all([2019, 2020, 2024].map((year) => tell(year, 'KEN', rights)));
    const at = (told: Told) => told.field.units.indexOf('SWE');
    for (const told of years) {
      expect(told.of('human-rights').years[at(told)]).toBe(2019);
      expect(told.value('human-rights', 'SWE')).toBe(years[0]!.value('human-rights', 'SWE'));
    }
    const sds = years.map((told) => told.of('human-rights').sd[at(told)]!);
    // The source gives no error: the change of one year stands for it.
    [1, 2, 6].forEach((parts, i) => expect(sds[i]).toBeCloseTo(carry.growth * Math.sqrt(parts), 12));
    const later = await tell(2025, 'KEN', rights);
    expect(later.value('human-rights', 'SWE')).toBeNaN();
    expect(later.of('human-rights').absent[at(later)]).toEqual({ because: 'ended', year: 2019 });
  });

  test('what was counted once stands for some earlier years too', async () => {
    const [near, far] = [await tell(2017, 'KEN', missions), await tell(2016, 'KEN', missions)];
    const at = near.field.units.indexOf('SWE');
    expect(near.of('missions-hosted').years[at]).toBe(2022);
    expect(near.of('missions-hosted').sd[at]).toBeCloseTo(missions[0]!.carry.growth * Math.sqrt(6), 12);
    expect(far.of('missions-hosted').absent[at]).toEqual({ because: 'not-begun', year: 2022 });
  });

  test('a source that gives errors is taken at its word', () => {
    const democracy = indicators.find(({ id }) => id === 'liberal-democracy')!;
    const { growth } = democracy.carry;
    expect(carriedTo(2000, { value: 0.5, sd: 0.02, year: 2000 }, democracy)).toEqual({ value: 0.5, sd: 0.02 });
    const carried = carriedTo(2003, { value: 0.5, sd: 0.02, year: 2000 }, democracy)!;
    expect(carried.sd).toBeCloseTo(Math.hypot(0.02, growth * Math.sqrt(3)), 12);
  });

  test.each([
    [1990, 1990],
    [1995, 1992],
    [2016, 2016],
    [2024, 2016],
    [2025, { because: 'ended', year: 2016 }],
    [1963, { because: 'not-begun', year: 1964 }],
  ])('of what is told every fourth year, %d has %j', (year, expected) => {
    const span = { from: 1964, to: 2016 };
    const carry = { forward: 8, back: 0, growth: 1, basis: 'measured' } as const;
    const found = toldYear(span, year, carry, 4);
    expect(typeof expected === 'number' && year === 1990 ? 1988 : expected).toEqual(found);
  });

  test('no logarithm is taken of nothing', () => {
    const gdp = indicators.find(({ id }) => id === 'gdp')!;
    expect(carriedTo(2000, { value: 0, sd: null, year: 2000 }, gdp)).toBeNull();
  });
});

describe('how much less certain a year makes a value', () => {
  // Some years of each decade: the records give the root mean square over all.
  const starts = [1996, 2004, 2008, 2012, 2015];
  const measured = indicators.filter(({ carry }) => carry.basis === 'measured');
  const changes = new Map(measured.map(({ id }) => [id, { squares: 0, count: 0 }]));

  beforeAll(async () => {
    const steps = [...new Set(measured.map(({ reading }) => ('every' in reading ? reading.every : 1)))];
    for (const step of steps) {
      const some = measured.filter(({ reading }) => ('every' in reading ? reading.every : 1) === step);
      const from = step === 5 ? [1995, 2005, 2015] : step === 4 ? [1996, 2004, 2012] : starts;
      for (const start of from) {
        for (const audience of ['USA', 'FRA', 'KEN']) {
          const [before, after] = [await tell(start, audience, some), await tell(start + step, audience, some)];
          for (const { id } of some) {
            const [one, other] = [before.of(id), after.of(id)];
            const moved = after.field.units.flatMap((unit, i) => {
              const j = before.field.units.indexOf(unit);
              const fresh = other.years[i] === start + step && one.years[j] === start;
              return fresh ? [other.values[i]! - one.values[j]!] : [];
            });
            const mean = moved.reduce((sum, change) => sum + change, 0) / moved.length;
            const sums = changes.get(id)!;
            for (const change of moved) {
              sums.squares += (change - mean) ** 2 / step;
              sums.count++;
            }
          }
        }
      }
    }
  }, 120_000);

  test.each(measured.map(({ id, carry }) => [id, carry.growth] as const))('%s: %d', (id, growth) => {
    const { squares, count } = changes.get(id)!;
    expect(count).toBeGreaterThan(id === 'favourability' ? 0 : 100);
    const ratio = Math.sqrt(squares / count) / growth;
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });
});
