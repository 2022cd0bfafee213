import { createRandom } from '../../src/statistics/index.js';
import type { Cell, TableToWrite } from '../../src/store/index.js';
import { lawTables } from '../../src/study/law/law-tables.js';
import { referenceTables } from '../../src/study/reference-tables.js';
import { entry, madeUpOrigin } from './made-up.js';

type Row = Record<string, Cell>;

const states = ['AAA', 'BBB', 'CCC', 'DDD', 'EEE', 'FFF', 'GGG', 'HHH'] as const;
const actors = states.slice(0, 4);
const [from, to] = [1983, 2004];

/** What an actor’s competence does to opinion of it, per standard deviation between actors; and what else moves opinion. */
export const truth = { appeal: 0.1, homePull: 0.1, shock: 0.04, sd: 0.04 } as const;

/**
 * Eight states that have opinions of four of them, for twenty-two years. Each year’s wealth, patents and internet users of a state tell one
 * quality, dealt anew every year, that raises opinion of it where it is above the others’; how it is governed and what it does to people is dealt
 * likewise and does nothing. Nothing is told of its authority. Pacts do nothing either.
 */
export function assetWorld({ seed }: { readonly seed: number }): TableToWrite[] {
  const random = createRandom({ seed });
  const quality = new Map<string, number>();
  const indicators: Row[] = [];
  const positions: Row[] = [];
  const doses: Row[] = [];
  for (let period = from; period <= to; period++) {
    for (const actor of states) {
      const [skill, rule] = [random.normal(), random.normal()];
      quality.set(`${actor} ${period}`, skill);
      const told = (indicator: string, value: number): void =>
        void indicators.push({ indicator, actor, period, value });
      told('gdp', Math.exp(25 + skill));
      told('patent-applications', Math.exp(6 + skill));
      told('internet-users', 50 + 10 * skill);
      told('liberal-democracy', 0.5 + 0.1 * rule);
      told('human-rights-protection', rule);
    }
  }
  const scores = (period: number): ReadonlyMap<string, number> =>
    standardised(states, (id) => quality.get(`${id} ${period}`)!);
  for (const actor of actors) {
    for (const audience of states) {
      if (audience === actor) continue;
      const home = random.normal();
      let opinion = home;
      for (let period = from; period <= to; period++) {
        const mean = opinion + truth.sd * random.normal();
        positions.push({
          scale: 'favourability',
          audience,
          toward: actor,
          period,
          mean,
          sd: truth.sd,
          observations: 1000,
        });
        const others = standardised(
          states.filter((id) => id !== audience),
          (id) => scores(period).get(id)!,
        );
        const toldOf = actors.filter((id) => id !== audience);
        const average = toldOf.reduce((sum, id) => sum + others.get(id)!, 0) / toldOf.length;
        const push = truth.appeal * (others.get(actor)! - average);
        opinion += push + truth.homePull * (home - opinion) + truth.shock * random.normal();
        if (random.uniform() < 0.3)
          doses.push({
            step: 12,
            instrument: 'defence-pact',
            actor,
            audience,
            period,
            acts: 1,
            hundredths: null,
            alone: 0,
            jointly: 0,
          });
      }
    }
  }
  for (const audience of states)
    for (let period = from; period <= to; period++)
      positions.push({
        scale: 'unga',
        audience,
        toward: '',
        period,
        mean: random.normal(),
        sd: 0.1,
        observations: 10,
      });
  const figures = ['gdp', 'patent-applications', 'internet-users', 'liberal-democracy', 'human-rights-protection'];
  const tables: Partial<Record<keyof typeof referenceTables, readonly Row[]>> = {
    actors: states.map((id, i) => ({ ...entry(id, `State ${id}`, { cow: 801 + i }) })),
    positions,
    scales: (['unga', 'favourability'] as const).map((scale) => ({ scale, positions: 0, method: '', settings: '' })),
    doses,
    coverage: [{ scheme: 'atop', actor: '*', audience: '*', from_month: from * 12, to_month: to * 12 + 11 }],
    instruments: [{ instrument: 'defence-pact', title: 'Defence pact', from, to, standard: 1, sources: ['made-up'] }],
    standing: states.map((actor) => ({ standing: 'capability-share', actor, period: from, value: 1 / 8 })),
    indicators,
    kinds: figures.map((id) => ({ of: 'figure', id, title: id, unit: '', meaning: '', directed: null, from, to })),
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

/** Standard deviations from the mean of some, the mean and spread being theirs. */
function standardised(ids: readonly string[], of: (id: string) => number): ReadonlyMap<string, number> {
  const mean = ids.reduce((sum, id) => sum + of(id), 0) / ids.length;
  const sd = Math.sqrt(ids.reduce((sum, id) => sum + (of(id) - mean) ** 2, 0) / ids.length);
  return new Map(ids.map((id) => [id, (of(id) - mean) / sd]));
}
