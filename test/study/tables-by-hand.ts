import { type Cell, writeDataPackage } from '../../src/store/index.js';
import { referenceTables } from '../../src/study/reference-tables.js';
import { madeUpOrigin, madeUpRegister } from './made-up.js';

type Row = Record<string, Cell>;

const january = (year: number) => year * 12;
const december = (year: number) => year * 12 + 11;

const dose = (instrument: string, actor: string, audience: string, period: number, more: Row = {}): Row => ({
  step: 12,
  instrument,
  actor,
  audience,
  period,
  acts: 1,
  hundredths: null,
  alone: 0,
  jointly: 0,
  origin: 'made-up',
  ...more,
});
const tie = (kind: string, first: string, second: string, period: number, value: number): Row => ({
  tie: kind,
  first,
  second,
  period,
  value,
  origin: 'made-up',
});
export const people = (
  concept: string,
  population: string,
  place: string,
  period: number,
  best: number,
  more: Row = {},
): Row => ({
  concept,
  population,
  place,
  side_a: '',
  side_b: '',
  period,
  event: '',
  low: null,
  best,
  high: null,
  origin: 'made-up',
  ...more,
});
export const kind = (of: string, id: string, more: Row = {}): Row => ({
  of,
  id,
  title: `The ${id}`,
  unit: 'number',
  meaning: 'Made up',
  directed: null,
  from: 1950,
  to: 2020,
  origin: 'made-up',
  ...more,
});
const covered = (scheme: string, actor: string, audience: string, from: number, to: number): Row => ({
  scheme,
  actor,
  audience,
  from_month: january(from),
  to_month: december(to),
});

/** Tables written by hand: Eastland, in two parts, Alania and Borduria. */
const tables: Partial<Record<keyof typeof referenceTables, readonly Row[]>> = {
  actors: madeUpRegister.map((entry) => ({ ...entry, origin: 'made-up' })),
  doses: [
    dose('militarised-force', 'AAA', 'BBB', 1979, { acts: 9 }),
    dose('militarised-force', 'AAA', 'BBB', 1980, { acts: 2, jointly: 1 }),
    dose('militarised-force', 'AAA', 'BBB', 1985, { acts: 3, jointly: 2 }),
    dose('militarised-force', 'AAA', 'BBB', 1991, { acts: 9 }),
    dose('militarised-force', 'BBB', 'AAA', 1985, { acts: 70 }),
    dose('militarised-force', 'AAA', 'CCC', 1985, { acts: 70 }),
    dose('militarised-force', 'AAA', 'BBB', january(1985), { step: 1, acts: 3 }),
    dose('aid', 'cow:804', 'BBB', 1989, { acts: 1, hundredths: 1250 }),
    dose('aid', 'cow:805', 'BBB', 1990, { acts: 1, hundredths: -250 }),
    dose('aid', 'cow:805', 'BBB', 1991, { acts: 1, hundredths: null }),
    dose('aid', 'cow:805', 'BBB', 1992, { acts: 1, hundredths: 0 }),
    dose('defence-pact', 'cow:805', 'AAA', 1995),
  ],
  coverage: [
    covered('mie-action', '*', '*', 1945, 2014),
    covered('atop', '*', '*', 1945, 1985),
    covered('us-visit', 'AAA', '*', 1983, 2000),
    covered('dac-net-oda-current', 'cow:804', 'BBB', 1960, 1990),
    covered('dac-net-oda-current', 'cow:805', 'BBB', 1991, 2000),
    covered('weis', 'AAA', 'BBB', 1979, 1982),
    covered('weis', 'AAA', 'BBB', 1986, 1995),
    covered('weis', 'BBB', 'AAA', 1979, 1995),
  ],
  kinds: [
    kind('tie', 'pact', { directed: false }),
    kind('tie', 'exports', { directed: true, unit: 'US$' }),
    kind('tie', 'distance', { directed: false, unit: 'km', from: 2022, to: 2022 }),
    kind('ledger', 'refugees-present', { unit: 'persons' }),
    kind('ledger', 'deaths-in-battle', { unit: 'deaths' }),
    // The same id of another kind of record is not the tie's.
    kind('figure', 'pact', { title: 'Not this one', unit: 'other' }),
  ],
  ties: [
    tie('pact', 'AAA', 'BBB', 1981, 1),
    tie('pact', 'AAA', 'BBB', 1983, 3),
    tie('pact', 'AAA', 'BBB', 1995, 5),
    tie('pact', 'AAA', 'CCC', 1983, 8),
    tie('exports', 'AAA', 'BBB', 1983, 100.25),
    tie('exports', 'BBB', 'AAA', 1982, 200),
    tie('exports', 'BBB', 'AAA', 1979, 300),
    tie('distance', 'AAA', 'BBB', 2022, 1234),
    tie('pact', 'AAA', 'cow:804', 1990, 4),
    tie('pact', 'AAA', 'cow:805', 1991, 6),
    tie('exports', 'cow:805', 'AAA', 1991, 7),
    tie('pact', 'cow:804', 'cow:805', 1990, 1),
  ],
  ledger: [
    people('refugees-present', 'BBB', 'AAA', 1981, 900),
    people('refugees-present', 'BBB', 'AAA', 1985, 40),
    people('refugees-present', 'BBB', 'AAA', 1985, 2, { event: 'another' }),
    people('refugees-present', 'BBB', 'AAA', 1995, 7000),
    people('refugees-present', 'AAA', 'BBB', 1982, 11),
    people('refugees-present', 'BBB', 'BBB', 1982, 5),
    people('refugees-present', 'BBB', 'CCC', 1982, 5),
    people('refugees-new', 'BBB', 'AAA', 1981, 3),
    people('refugees-new', 'BBB', 'AAA', 1985, 4),
    people('deaths-in-battle', 'CCC', 'CCC', 1981, 10, { side_a: 'AAA', side_b: 'BBB', low: 5, high: 20, event: 'x' }),
    people('deaths-in-battle', 'CCC', 'CCC', 1983, 30, { side_a: 'BBB', side_b: 'AAA', low: 25, high: 50, event: 'x' }),
    people('deaths-in-battle', '', '', 1983, 6, { side_a: 'AAA', side_b: 'BBB', low: null, high: 8, event: 'x' }),
    // Nobody's who is known, or somebody else's: not between the two.
    people('deaths-in-battle', 'BBB', 'AAA', 1983, 1000, { side_a: 'AAA', side_b: '' }),
    people('deaths-in-battle', 'BBB', 'AAA', 1983, 1000, { side_a: 'AAA', side_b: 'CCC' }),
    people('refugees-present', 'cow:804', 'AAA', 1985, 50),
    people('refugees-present', 'cow:805', 'AAA', 1992, 20),
    people('refugees-present', 'cow:805', 'AAA', 1992, 1, { event: 'another' }),
    people('refugees-new', 'cow:804', 'AAA', 1985, 3),
    people('refugees-new', 'cow:805', 'AAA', 1992, 4),
    people('refugees-new', 'cow:804', 'cow:805', 1990, 6),
  ],
};

/** Write the tables above as a built folder, with these rows behind them; those that are not above are empty. */
export async function writeTablesByHand(
  folder: string,
  more: Partial<Record<keyof typeof referenceTables, readonly Row[]>> = {},
): Promise<void> {
  const origins = [madeUpOrigin('made-up')];
  const made = { madeFrom: [], madeBy: { step: 'made up', version: '1', parameters: {} } };
  const head = { name: 'made-up', title: 'Made up', description: 'Made up.', version: '1', licences: [] };
  await writeDataPackage(
    folder,
    head,
    Object.entries(referenceTables).map(([name, table]) => {
      const key = name as keyof typeof referenceTables;
      const rows = [...(tables[key] ?? []), ...(more[key] ?? [])];
      const data = Object.fromEntries(
        table.columns.map((column) => [column.name, rows.map((row) => row[column.name]!)]),
      );
      return { spec: { name, ...table, origins, ...made }, data };
    }),
  );
}
