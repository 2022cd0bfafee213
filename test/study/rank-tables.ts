import { normals } from '../mechanics/world.js';
import { type Cell, openDataPackage, type TableToWrite, writeDataPackage } from '../../src/store/index.js';
import type { lawTables } from '../../src/study/law/law-tables.js';
import { designOf } from '../../src/study/law/designs.js';
import { packDraws, parameterKinds } from '../../src/study/law/packed-draws.js';
import { readPanel } from '../../src/study/law/panel-reading.js';
import { openReference } from '../../src/study/reference.js';
import { version } from '../../src/study/version.js';
import { writeLawTables } from './law-tables.js';

type Row = Record<string, Cell>;

const count = 60;
const instruments = ['militarised-force', 'presidential-visit'];
const terms = [...instruments, 'ties'];
/** Mean and spread of the parameters: made up, near the priors. */
const shapes: Readonly<Record<string, readonly [mean: number, sd: number]>> = {
  'momentum-kept': [0.1, 0.05],
  'home-pull': [0.08, 0.02],
  noise: [1, 0.1],
  response: [0.02, 0.03],
  'log-mass': [0, 0.1],
};
/** Spreads are above 0, all else is around it. */
const shapeOf = (parameter: string, positive: boolean): readonly [mean: number, sd: number] =>
  shapes[parameter] ?? (positive ? [0.3, 0.03] : [0, 0.02]);

/** The small world of the panel's tests, with laws whose draws are made up: on unga, and one on unga-nuclear that did not converge. */
export async function writeRankTables(folder: string): Promise<void> {
  await writeLawTables(folder, { draws: false });
  const reference = await openReference(folder);
  const { settings, spec } = await readPanel(reference, designOf('unga')!, { standing: 'equal' });
  await reference.close();
  const { options } = spec;
  const { from, to } = settings.window;
  const panel = { ...settings, instruments, standards: { 'militarised-force': 2, 'presidential-visit': 1 } };
  const audiences = [...new Set(spec.observations.map(({ audience }) => audience))];
  const rows: Record<keyof typeof lawTables, Row[]> = { laws: [], law_terms: [], law_draws: [] };
  const normal = normals(7);
  for (const [design, standing] of [
    ['unga', 'equal'],
    ['unga', 'capability-share'],
    ['unga-nuclear', 'equal'],
  ] as const) {
    const which = { design, standing };
    rows.laws.push({
      ...which,
      scale: design,
      title: 'Made up',
      from,
      to,
      audiences: audiences.length,
      observations: spec.observations.length,
      draws: count,
      variants: 1,
      centre: 0.3,
      spread: 1,
      inflation: 1,
      momentum: true,
      momentum_clustered_sd: 0.1,
      home_pull_clustered_sd: 0.1,
      chains: 4,
      kept: 15,
      seed: 1,
      r_hat: design === 'unga' ? 1.001 : 1.4,
      ess: 500,
      converged: design === 'unga',
      divergences: 0,
      version,
      settings: JSON.stringify({ panel, options }),
      notes: JSON.stringify({ dropped: [], leftOut: {}, meant: {}, momentum: null }),
    });
    terms.forEach((term, place) => rows.law_terms.push({ ...which, ...termCells(term, place) }));
    for (const { parameter, items, positive } of parameterKinds({ from, to, terms, audiences })) {
      const [mean, sd] = shapeOf(parameter, positive);
      for (const item of items) {
        const kept = packDraws(Float64Array.from({ length: count }, () => mean + sd * normal()));
        if (kept !== null) rows.law_draws.push({ ...which, parameter, item, ...kept });
      }
    }
  }
  await addLaws(folder, rows);
}

function termCells(term: string, place: number): Row {
  const appeal = term === 'ties';
  return {
    term,
    place,
    kind: appeal ? 'appeal' : 'instrument',
    mechanism: appeal ? null : term === 'presidential-visit' ? 'attraction' : 'force',
    ...Object.fromEntries(
      ['mean', 'sd', 'q05', 'q25', 'q50', 'q75', 'q95', 'clustered_sd', 'usual'].map((one) => [one, 1]),
    ),
    exposed: 9,
    guard_found: appeal ? 2 : null,
    guard_low: appeal ? -1 : null,
    guard_high: appeal ? 1 : null,
    known: appeal ? true : null,
  };
}

/** Write the folder again, with these laws. */
async function addLaws(folder: string, rows: Readonly<Record<string, readonly Row[]>>): Promise<void> {
  const data = await openDataPackage(folder);
  async function* tables(): AsyncGenerator<TableToWrite> {
    for (const spec of data.tables) {
      const added = rows[spec.name];
      if (added === undefined) {
        const table = await data.read(spec.name);
        yield { spec, data: Object.fromEntries(table.names.map((name) => [name, table.cells(name)])) };
      } else {
        const columns = spec.columns.map(({ name }) => [name, added.map((row) => row[name] ?? null)] as const);
        yield { spec, data: Object.fromEntries(columns) };
      }
    }
  }
  await writeDataPackage(folder, data.head, tables(), { keepOldFor: 0 });
  await data.close();
}
