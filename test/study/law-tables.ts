import { type Cell, type Column, writeDataPackage } from '../../src/store/index.js';
import { referenceTables } from '../../src/study/reference-tables.js';
import { madeUpOrigin, madeUpRegister } from './made-up.js';

type Row = Record<string, Cell>;

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
const covered = (scheme: string, actor: string, audience: string, from: number, to: number): Row => ({
  scheme,
  actor,
  audience,
  from_month: from * 12,
  to_month: to * 12 + 11,
});
const share = (actor: string, period: number, value: number): Row => ({
  standing: 'capability-share',
  actor,
  period,
  value,
  origin: 'made-up',
});
const standard = (instrument: string, value: number): Row => ({
  instrument,
  title: instrument,
  mechanism: 'force',
  channel: 'diplomatic',
  transform: 'count',
  standard: value,
  acts: 9,
  pairs: 2,
  actors: 2,
  from: 1945,
  to: 2014,
  sources: ['made-up'],
});

function positions(audience: string, from: number, to: number, centre: number): Row[] {
  return Array.from({ length: to - from + 1 }, (_, i) => {
    const mean = centre + (i % 2) / 2;
    return {
      scale: 'unga',
      audience,
      toward: '',
      period: from + i,
      mean: mean / 2,
      sd: 0.1,
      unsmoothed_mean: mean,
      unsmoothed_sd: 0.2,
      unsmoothed_draws: Float64Array.of(mean - 0.125, mean + 0.125),
      observations: 10,
      origin: 'made-up',
    };
  });
}

/** Tables of a small world to read a panel from: Alania, Borduria, Cimmeria, and Eastland in two parts. */
const tables: Partial<Record<keyof typeof referenceTables, readonly Row[]>> = {
  actors: madeUpRegister.map((entry) => ({ ...entry, origin: 'made-up' })),
  positions: [
    ...positions('AAA', 1978, 1995, 1.5),
    ...positions('BBB', 1978, 1995, -1),
    ...positions('CCC', 1978, 1995, 0),
    ...positions('cow:804', 1983, 1990, 0.5),
    ...positions('cow:805', 1991, 1995, 0.25),
  ],
  scales: [{ scale: 'unga', source: 'made-up', positions: 67, method: 'made up', settings: '{"inflation":1.6}' }],
  doses: [
    dose('militarised-force', 'AAA', 'BBB', 1982, { acts: 9 }),
    dose('militarised-force', 'AAA', 'BBB', 1984, { acts: 5 }),
    dose('militarised-force', 'AAA', 'BBB', 1990, { acts: 5 }),
    dose('militarised-force', 'BBB', 'AAA', 1985, { acts: 2 }),
    dose('militarised-force', 'BBB', 'AAA', 1992, { acts: 2 }),
    dose('aid', 'cow:804', 'BBB', 1985, { hundredths: 1250 }),
    dose('aid', 'cow:804', 'BBB', 1986, { hundredths: -250 }),
    dose('aid', 'cow:804', 'BBB', 1987, { hundredths: 0 }),
    dose('aid', 'cow:804', 'BBB', 1988, { hundredths: null }),
    dose('presidential-visit', 'AAA', 'cow:805', 1991, { acts: 3 }),
    // Before it had a position, and toward nobody who has one.
    dose('presidential-visit', 'AAA', 'cow:805', 1990, { acts: 3 }),
    dose('presidential-visit', 'AAA', 'TTT', 1985),
  ],
  coverage: [
    covered('mie-action', '*', '*', 1945, 2014),
    covered('us-visit', 'AAA', '*', 1983, 2000),
    covered('dac-net-oda-current', 'cow:804', 'BBB', 1980, 1992),
    covered('weis', 'AAA', 'BBB', 1979, 1999),
  ],
  instruments: [standard('militarised-force', 2), standard('presidential-visit', 1), standard('aid', 4)],
  standing: [share('AAA', 1984, 0.2), share('AAA', 1985, 0.3), share('TTT', 1985, 0.1), share('cow:805', 1985, 0.1)],
  ties: [
    tie('shared-organisations', 'AAA', 'BBB', 1984, 10),
    tie('shared-organisations', 'AAA', 'CCC', 1984, 2),
    tie('exports', 'AAA', 'BBB', 1982, 99),
    tie('exports', 'BBB', 'AAA', 1982, 9),
    tie('exports', 'AAA', 'CCC', 1982, 0),
    tie('contiguity', 'AAA', 'BBB', 1984, 3),
    tie('distance', 'AAA', 'BBB', 2022, 100),
    tie('distance', 'AAA', 'CCC', 2022, 1000),
    tie('distance', 'BBB', 'CCC', 2022, 1000),
    tie('alliance-defence', 'BBB', 'CCC', 1984, 1),
  ],
};

const drawn: Column = { name: 'unsmoothed_draws', type: 'real list', meaning: 'Joint draws', perUnit: 128 };

/** Write the tables above as a built folder, those that are not above empty; with or without joint draws of positions. */
export async function writeLawTables(folder: string, { draws }: { draws: boolean }): Promise<void> {
  const origins = [madeUpOrigin('made-up')];
  const made = { madeFrom: [], madeBy: { step: 'made up', version: '1', parameters: {} } };
  const head = { name: 'made-up', title: 'Made up', description: 'Made up.', version: '1', licences: [] };
  await writeDataPackage(
    folder,
    head,
    Object.entries(referenceTables).map(([name, table]) => {
      const rows = tables[name as keyof typeof referenceTables] ?? [];
      const known = table.columns.filter((column) => column.name !== drawn.name);
      const columns: readonly Column[] = name === 'positions' && draws ? [...known, drawn] : known;
      const data = Object.fromEntries(columns.map(({ name: id }) => [id, rows.map((row) => row[id] ?? null)]));
      return { spec: { name, ...table, columns, origins, ...made }, data };
    }),
  );
}
