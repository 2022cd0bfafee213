import { choosePortfolio, logarithmicReturns } from '../dist/plan/index.js';
import { createRandom } from '../dist/statistics/index.js';
import { openSolver } from '../dist/study/plan/solver.js';
import { show, table } from './table.mjs';

/**
 * How long a large plan takes: 30 instruments × 40 who act × 10 audiences × 5 periods, 200 scenarios. Beside wall time the time
 * of the processor, which other work on the machine does not lengthen.
 *
 * @typedef {import('../dist/plan/index.js').PlanTask} PlanTask
 * @typedef {{ name: string, engaging: number, mostPartners: number | null, tail: number | null }} PlanJob
 * @typedef {Awaited<ReturnType<typeof run>>} PlanBenchResult
 */

export const title = 'Plans: 30 instruments, 40 who act, 10 audiences, 5 periods, 200 scenarios';

/** @returns {PlanJob[]} */
export function jobs() {
  const plain = { engaging: 0, mostPartners: null, tail: null };
  return [
    { ...plain, name: 'expected movement' },
    { ...plain, name: 'lower tail', tail: 0.1 },
    { ...plain, name: 'partners that cost', engaging: 3 },
    { ...plain, name: 'eight partners at most', engaging: 1, mostPartners: 8 },
  ];
}

const [draws, steps, starts] = [200, 8, 5];

/** @param {PlanJob} job @returns {PlanTask} */
function taskOf({ engaging, mostPartners, tail }) {
  const random = createRandom({ seed: 1 });
  const normals = (/** @type {number} */ mean, /** @type {number} */ sd) =>
    Float64Array.from({ length: draws }, () => mean + sd * random.normal());
  /** @type {PlanTask['targets'][number]['ground']['scale']} */
  const scale = {
    id: 'made-up',
    title: 'Made up',
    kind: 'common',
    domain: 'behaviour',
    step: 'year',
    ends: ['low', 'high'],
    unit: 'point',
    unitMeaning: '',
    description: '',
    aim: 'own-position',
  };
  const targets = Array.from({ length: 10 }, (_, j) => {
    const home = random.normal();
    /** @type {1 | -1} */
    const side = 1;
    const ground = {
      scale,
      audience: `audience ${j}`,
      from: 2000,
      draws,
      position: normals(home, 0.05),
      velocity: normals(0, 0.01),
      mass: normals(0, 0.2).map(Math.exp),
      momentumKept: normals(0.1, 0.05),
      homePull: normals(0.06, 0.01).map(Math.abs),
      home: normals(home, 0.05),
      shock: normals(0.1, 0.005),
      pull: normals(0.01, 0.002).map(Math.abs),
      push: normals(0, 0.005),
    };
    return { ground, side, weight: 0.5 + random.uniform() };
  });
  const actors = Array.from({ length: 40 }, (_, i) => ({
    id: `actor ${i}`,
    aim: 1.5 + random.uniform(),
    unit: 0.5 + random.uniform(),
  }));
  /** @type {PlanTask['options'][number][]} */
  const options = [];
  /** @type {Map<string, ReturnType<typeof logarithmicReturns>>} */
  const returns = new Map();
  for (let k = 0; k < 30; k++) {
    const mean = 0.0005 + 0.001 * random.uniform();
    const response = normals(mean, mean / 2);
    const lasting = k % 5 === 0;
    const effort = 1 + random.below(3);
    const instrument = `instrument ${k}`;
    returns.set(instrument, logarithmicReturns());
    for (const { id, aim, unit } of actors)
      for (let target = 0; target < targets.length; target++)
        for (let start = 0; start < starts; start++) {
          const held = lasting ? steps - start : 1;
          const most = lasting ? 1 : 8;
          const act = { actor: id, instrument, target, start, held, lasting, unit, response, aim, effort, most };
          options.push({ ...act, mechanism: 'collaboration' });
        }
  }
  return {
    targets,
    steps,
    options,
    returns,
    per: 'audience',
    budget: 300,
    partners: actors.slice(1).map(({ id }) => ({ id, engaging })),
    mostPartners,
    objective: tail === null ? { kind: 'mean' } : { kind: 'tail', share: tail },
  };
}

/** @param {PlanJob} job */
export async function run(job) {
  const task = taskOf(job);
  const solver = openSolver(new AbortController().signal);
  const begun = performance.now();
  const cpu = process.cpuUsage();
  let first = Number.NaN;
  try {
    const { frozen, difference } = await choosePortfolio(task, solver, {
      gap: 0.01,
      seconds: 30,
      onProgress: (value) => {
        if (Number.isNaN(first) && value > 0) first = (performance.now() - begun) / 1000;
      },
    });
    const { user, system } = process.cpuUsage(cpu);
    const seconds = (performance.now() - begun) / 1000;
    return { ...frozen, difference, first, seconds, processor: (user + system) / 1e6 };
  } finally {
    await solver.close();
  }
}

/** @param {readonly { job: PlanJob, result: PlanBenchResult, rss: number }[]} done */
export function report(done) {
  const head = ['plan', 'first answer, s', 'seconds', 'of the processor', 'gap, %', 'simulated differs, %', 'MB'];
  const rows = done.map(({ job, result: r, rss }) => [
    job.name,
    show(r.first, 2),
    show(r.seconds, 1),
    show(r.processor, 1),
    show(r.gap === null ? null : 100 * r.gap, 2),
    show(100 * r.difference, 1),
    Math.round(rss),
  ]);
  return table([head, ...rows]);
}
