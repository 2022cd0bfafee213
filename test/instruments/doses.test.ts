import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countDoses } from '../../src/instruments/index.js';
import { Workspace } from '../../src/store/index.js';
import { temporaryFolder } from '../store/samples.js';

interface DatedAct {
  readonly actor: string;
  readonly audience: string;
  readonly instrument: string;
  readonly month: number;
  readonly months: 1 | 12;
  readonly hundredths: number | null;
  readonly together: number;
}

const columns = [
  { name: 'actor', type: 'text', meaning: 'Who acted' },
  { name: 'audience', type: 'text', meaning: 'Toward whom' },
  { name: 'instrument', type: 'text', meaning: 'By what means' },
  { name: 'month', type: 'integer', meaning: 'First month' },
  { name: 'months', type: 'integer', meaning: 'How finely dated' },
  { name: 'hundredths', type: 'integer', meaning: 'How much' },
  { name: 'together', type: 'integer', meaning: 'How many did it together' },
] as const;

async function inSql(acts: readonly DatedAct[], step: number) {
  const workspace = new Workspace(await temporaryFolder());
  await workspace.writeTable(
    {
      name: 'acts',
      title: 'Acts',
      description: 'Made up.',
      columns,
      key: [],
      origins: [],
      madeFrom: [],
      madeBy: { step: 'test', version: '0.0.0', parameters: {} },
    },
    Object.fromEntries(columns.map(({ name }) => [name, acts.map((act) => act[name])])),
  );
  const database = await workspace.openDatabase(['acts']);
  const counted = await database.query(countDoses, [step]);
  database.close();
  await workspace.close();
  return counted.records();
}

/** The same count, act by act. */
function inPlain(acts: readonly DatedAct[], step: number) {
  const cells = new Map<string, { key: [string, string, string, number]; acts: DatedAct[] }>();
  for (const act of acts) {
    if (act.months > step) continue;
    const period = step === 12 ? Math.floor(act.month / 12) : act.month;
    const name = [act.actor, act.audience, act.instrument, period].join('\t');
    const cell = cells.get(name) ?? { key: [act.actor, act.audience, act.instrument, period], acts: [] };
    cell.acts.push(act);
    cells.set(name, cell);
  }
  const order = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);
  return [...cells.values()]
    .sort(({ key: a }, { key: b }) => a.map((part, i) => order(part, b[i]!)).find((sign) => sign !== 0) ?? 0)
    .map(({ key: [actor, audience, instrument, period], acts: those }) => {
      const measured = those.flatMap(({ hundredths }) => hundredths ?? []);
      return {
        actor,
        audience,
        instrument,
        period,
        acts: those.length,
        hundredths: measured.length === 0 ? null : measured.reduce((sum, amount) => sum + amount, 0),
        alone: those.filter(({ together }) => together === 1).length,
        jointly: those.filter(({ together }) => together > 1).length,
      };
    });
}

const anyAct: fc.Arbitrary<DatedAct> = fc
  .record({
    actor: fc.constantFrom('CHN', 'USA', 'cow:260', 'city:Lyon,FRA'),
    audience: fc.constantFrom('SWE', 'USA', 'ZWE'),
    instrument: fc.constantFrom('aid', 'newswire-consult'),
    month: fc.integer({ min: 1816 * 12, max: 1818 * 12 + 11 }),
    months: fc.constantFrom(1 as const, 12 as const),
    hundredths: fc.option(fc.integer({ min: -2e9, max: 2e9 })),
    together: fc.integer({ min: 0, max: 3 }),
  })
  .map((act) => (act.months === 12 ? { ...act, month: act.month - (act.month % 12) } : act));

test('counts what counting by hand counts, for years and for months', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyAct, { maxLength: 120 }), fc.constantFrom(1, 12), async (acts, step) => {
      expect(await inSql(acts, step)).toEqual(inPlain(acts, step));
    }),
    { numRuns: 30 },
  );
});

test('counts by calendar year, and passes over acts dated to the year when counting months', async () => {
  const act = { actor: 'USA', audience: 'SWE', instrument: 'aid', hundredths: null, together: 0 };
  const acts: DatedAct[] = [
    { ...act, month: 1990 * 12, months: 12, hundredths: 250, together: 3 },
    { ...act, month: 1990 * 12 + 11, months: 1, together: 1 },
    { ...act, month: 1991 * 12, months: 1, hundredths: -50 },
  ];
  const row = { actor: 'USA', audience: 'SWE', instrument: 'aid' };
  expect(await inSql(acts, 12)).toEqual([
    { ...row, period: 1990, acts: 2, hundredths: 250, alone: 1, jointly: 1 },
    { ...row, period: 1991, acts: 1, hundredths: -50, alone: 0, jointly: 0 },
  ]);
  expect(await inSql(acts, 1)).toEqual([
    { ...row, period: 1990 * 12 + 11, acts: 1, hundredths: null, alone: 1, jointly: 0 },
    { ...row, period: 1991 * 12, acts: 1, hundredths: -50, alone: 0, jointly: 0 },
  ]);
});

test('the text keeps to the dialect that DuckDB and ClickHouse share', () => {
  expect(countDoses).not.toMatch(/\bWITH\b|\bOVER\s*\(|\bQUALIFY\b|date_trunc|::|\bFILTER\b|GROUP BY ALL/i);
  // The step is the only parameter, and nothing is written into the text.
  expect(new Set(countDoses.match(/\$\d+/g))).toEqual(new Set(['$1']));
  expect(countDoses).not.toMatch(/['"\\]/);
  // No aggregate takes the name of a column that it reads: ClickHouse would read the aggregate instead.
  const aggregates = [...countDoses.matchAll(/\w+\(([^()]*)\) AS (\w+)/g)].map(([, reads, name]) => ({ reads, name }));
  expect(aggregates.map(({ name }) => name)).toEqual(['acts', 'hundredths', 'alone', 'jointly', 'period']);
  for (const { reads, name } of aggregates) expect(reads!.split(/\W+/), name).not.toContain(name);
});
