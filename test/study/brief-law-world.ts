import { createRandom } from '../../src/statistics/index.js';
import { type Cell, openDataPackage, type TableToWrite, writeDataPackage } from '../../src/store/index.js';
import { designOf } from '../../src/study/law/designs.js';
import { packDraws, parameterKinds, variantParameter } from '../../src/study/law/packed-draws.js';
import { readPanel } from '../../src/study/law/panel-reading.js';
import { openReference } from '../../src/study/reference.js';
import { referenceTables } from '../../src/study/reference-tables.js';
import { writeLawTables } from './law-tables.js';

type Row = Record<string, Cell>;

export interface LawWorld {
  readonly converged?: boolean;
  /** Whether the guard lets the appeal of ties pass. */
  readonly appealKnown?: boolean;
  /** Under capability share too? */
  readonly both?: boolean;
}

const terms = ['militarised-force', 'presidential-visit', 'ties'];
const responses = [-0.04, 0.05, 0.01];
const count = 60;
const options = { momentum: true, noise: false, masses: true, stretch: false, fewestForHome: 5 };

/**
 * The tables of a small world with a law of known responses: force pushes away, visits and ties draw nearer. Alania acts on
 * Borduria by force and on New Eastland by a visit; Cimmeria does nothing.
 */
export async function writeLawWorld(folder: string, world: LawWorld = {}): Promise<void> {
  await writeLawTables(folder, { draws: true });
  const reference = await openReference(folder);
  const read = await readPanel(reference, designOf('unga')!, { standing: 'equal' }).finally(() => reference.close());
  const { window, spec } = read;
  const audiences = [...new Set(spec.observations.map(({ audience }) => audience))].sort();
  const panel = { ...read.settings, instruments: terms.slice(0, 2), standards: { ...read.settings.standards } };
  const standings = world.both === false ? ['equal'] : ['equal', 'capability-share'];
  const rows = standings.map((standing) => ({
    law: lawRow(standing, window, JSON.stringify({ panel, options }), audiences.length, world),
    terms: terms.map((term, place) => termRow(standing, term, place, world)),
    draws: drawRows(standing, { ...window, terms, audiences }),
  }));
  await rewrite(folder, {
    laws: rows.map(({ law }) => law),
    law_terms: rows.flatMap((row) => row.terms),
    law_draws: rows.flatMap((row) => row.draws),
  });
}

function lawRow(
  standing: string,
  { from, to }: { from: number; to: number },
  settings: string,
  audiences: number,
  { converged = true }: LawWorld,
): Row {
  return {
    design: 'unga',
    standing,
    scale: 'unga',
    title: 'A made-up law',
    from,
    to,
    audiences,
    observations: 60,
    draws: count,
    variants: 2,
    centre: 0.2,
    spread: 1,
    inflation: 1.6,
    momentum: true,
    chains: 4,
    kept: 15,
    seed: 1,
    r_hat: converged ? 1 : 1.4,
    ess: 50,
    converged,
    divergences: 0,
    version: '1',
    settings,
    notes: JSON.stringify({ dropped: [], leftOut: {}, meant: {}, momentum: null }),
  };
}

function termRow(standing: string, term: string, place: number, { appealKnown = false }: LawWorld): Row {
  const appeal = term === 'ties';
  const mean = responses[place]!;
  return {
    design: 'unga',
    standing,
    term,
    place,
    kind: appeal ? 'appeal' : 'instrument',
    mechanism: appeal ? null : term === 'militarised-force' ? 'force' : 'attraction',
    mean,
    sd: 0.01,
    q05: mean - 0.016,
    q25: mean - 0.007,
    q50: mean,
    q75: mean + 0.007,
    q95: mean + 0.016,
    clustered_sd: 0.01,
    usual: 1,
    exposed: 40,
    effective_actors: appeal ? 3.5 : 1.2,
    leading_actor: 'AAA',
    leading_share: 0.9,
    guard_found: appeal ? 0.01 : null,
    guard_low: appeal ? -0.02 : null,
    guard_high: appeal ? 0.02 : null,
    known: appeal ? appealKnown : null,
  };
}

/** Draws around the responses above; half of the draws belong to each variant of the positions. */
function drawRows(standing: string, shape: Parameters<typeof parameterKinds>[0]): Row[] {
  const random = createRandom({ seed: 7 });
  const centres: Readonly<Record<string, number>> = {
    'momentum-kept': 0.2,
    'home-pull': 0.05,
    shock: 0.1,
    noise: 1,
  };
  const spreads: Readonly<Record<string, number>> = { noise: 0, 'stretch-spread': 0, stretch: 0 };
  const rows = parameterKinds(shape).flatMap(({ parameter, items }) =>
    items.flatMap((item, i): Row[] => {
      const centre = parameter === 'response' ? responses[i]! : (centres[parameter] ?? 0);
      const values = Float64Array.from(
        { length: count },
        () => centre + (spreads[parameter] ?? 0.005) * random.normal(),
      );
      const packed = packDraws(values);
      return packed === null ? [] : [{ design: 'unga', standing, parameter, item, ...packed }];
    }),
  );
  const draws = Float64Array.from({ length: count }, (_, d) => d % 2);
  return [...rows, { design: 'unga', standing, parameter: variantParameter, item: '', mean: 0, sd: 1, draws }];
}

async function rewrite(folder: string, tables: Readonly<Record<string, readonly Row[]>>): Promise<void> {
  const data = await openDataPackage(folder);
  const made: TableToWrite[] = [];
  for (const record of data.tables) {
    const columns = referenceTables[record.name as keyof typeof referenceTables].columns;
    const rows = tables[record.name];
    const stored = rows === undefined ? await data.read(record.name) : null;
    const cells = columns.map(
      ({ name }) => [name, stored?.cells(name) ?? rows!.map((row) => row[name] ?? null)] as const,
    );
    made.push({ spec: record, data: Object.fromEntries(cells) });
  }
  await data.close();
  await writeDataPackage(folder, data.head, made, { keepOldFor: 0 });
}
