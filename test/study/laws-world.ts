import { createRandom } from '../../src/statistics/index.js';
import type { Cell, TableToWrite } from '../../src/store/index.js';
import { lawTables } from '../../src/study/law/law-tables.js';
import { referenceTables } from '../../src/study/reference-tables.js';
import { entry, madeUpOrigin } from './made-up.js';

type Row = Record<string, Cell>;

export const states = ['AAA', 'BBB', 'CCC', 'DDD', 'EEE', 'FFF', 'GGG', 'HHH'] as const;
const [from, to] = [1983, 2000];

/** What a visit of the actor does, how much of its way home an audience goes in a year, shocks and errors. */
export const truth = { response: 0.08, homePull: 0.05, shock: 0.05, sd: 0.05 } as const;

/**
 * A world of eight states for seventeen years. On the common scale `unga` they stand about their homes and vote, with two
 * joint draws of what their votes say; on the directed scale `favourability` everybody's opinion of the first is pushed by its
 * visits. Doses: visits of the first, and defence pacts between any two.
 */
export function worldTables({ seed }: { readonly seed: number }): TableToWrite[] {
  const random = createRandom({ seed });
  const doses: Row[] = [];
  const positions: Row[] = [];
  const dose = (instrument: string, actor: string, audience: string, period: number): void => {
    doses.push({ step: 12, instrument, actor, audience, period, acts: 1, hundredths: null, alone: 0, jointly: 0 });
  };
  const [actor] = states;
  states.forEach((audience, j) => {
    const home = (j - 3.5) / 3;
    let [opinion, position] = [home, home];
    for (let period = from; period <= to; period++) {
      const visited = audience !== actor && random.uniform() < 0.5;
      const y = position + truth.sd * random.normal();
      positions.push(voting(audience, period, y, 0.02 * random.normal()));
      if (audience !== actor) positions.push(reading(audience, actor, period, opinion + truth.sd * random.normal()));
      if (visited) dose('presidential-visit', actor, audience, period);
      if (random.uniform() < 0.4) dose('defence-pact', states[(j + period) % states.length]!, audience, period);
      const visit = visited ? truth.response : 0;
      opinion += visit + truth.homePull * (home - opinion) - 0.04 + truth.shock * random.normal();
      position += truth.homePull * (home - position) + truth.shock * random.normal();
    }
  });
  const told = (scheme: string, by: string): Row => ({
    scheme,
    actor: by,
    audience: '*',
    from_month: from * 12,
    to_month: to * 12 + 11,
  });
  const tables: Partial<Record<keyof typeof referenceTables, readonly Row[]>> = {
    actors: states.map((id, i) => ({ ...entry(id, `State ${id}`, { cow: 801 + i }) })),
    positions,
    scales: (['unga', 'favourability'] as const).map((scale) => ({ scale, positions: 0, method: '', settings: '' })),
    doses: doses.filter((one, i) => doses.findIndex((other) => keyOf(one) === keyOf(other)) === i && notSelf(one)),
    coverage: [told('us-visit', actor), told('atop', '*')],
    instruments: ['presidential-visit', 'defence-pact'].map((instrument) => ({
      instrument,
      title: instrument,
      from,
      to,
      standard: 1,
      sources: ['made-up'],
    })),
    standing: states.flatMap((id, i) =>
      Array.from({ length: to - from + 1 }, (_, t) => ({
        standing: 'capability-share',
        actor: id,
        period: from + t,
        value: (i + 1) / 36,
      })),
    ),
    ties: states.flatMap((first, i) =>
      states.slice(i + 1).map((second) => ({
        tie: 'distance',
        first,
        second,
        period: 2000,
        value: 1000 + 500 * random.uniform(),
      })),
    ),
  };
  const origins = [madeUpOrigin('made-up')];
  const made = { madeFrom: [], madeBy: { step: 'made up', version: '1', parameters: {} } };
  return Object.entries(referenceTables)
    .filter(([name]) => !(name in lawTables))
    .map(([name, table]) => {
      const rows = tables[name as keyof typeof referenceTables] ?? [];
      const cells = (column: string): Cell[] =>
        rows.map((row) => (column === 'origin' ? 'made-up' : (row[column] ?? null)));
      return {
        spec: { name, ...table, origins, ...made },
        data: Object.fromEntries(table.columns.map((column) => [column.name, cells(column.name)])),
      };
    });
}

/** What a session's votes say alone. */
function voting(audience: string, period: number, mean: number, astray: number): Row {
  return {
    scale: 'unga',
    audience,
    toward: '',
    period,
    mean,
    sd: truth.sd,
    unsmoothed_mean: mean,
    unsmoothed_sd: Math.hypot(truth.sd, astray * Math.SQRT2),
    unsmoothed_draws: Float64Array.of(mean - astray, mean + astray),
    observations: 10,
  };
}

function reading(audience: string, toward: string, period: number, mean: number): Row {
  return { scale: 'favourability', audience, toward, period, mean, sd: truth.sd, observations: 1000 };
}

function keyOf(row: Row): string {
  return `${row['instrument']} ${row['actor']} ${row['audience']} ${row['period']}`;
}

function notSelf({ actor, audience }: Row): boolean {
  return actor !== audience;
}
