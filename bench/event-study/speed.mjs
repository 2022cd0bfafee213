import { eventStudy } from '../../dist/evidence/index.js';
import { createRandom } from '../../dist/statistics/index.js';

/** @typedef {{ dyadYears: number, horizons: number, events: number, seconds: number, cpu: number, before: number }} Speed */

/** Audiences, actors and years: 800,250 dyad-years. */
const [audiences, actors, periods] = [150, 97, 55];
/** Share of dyad-years with an act. */
const often = 0.004;

/** Times one event study of onsets, both forms, five leads to ten lags. @returns {Speed} */
export function timeEventStudy() {
  const random = createRandom({ seed: 1 });
  const dyads = audiences * actors;
  const outcome = walks(random, audiences, 0.17);
  const panel = {
    from: 1950,
    periods,
    outcome,
    position: outcome,
    aim: walks(random, actors, 0.05),
    standing: Float64Array.from({ length: actors * periods }, () => random.uniform()),
    series: Int32Array.from({ length: dyads }, (_, d) => Math.floor(d / actors)),
    audience: Int32Array.from({ length: dyads }, (_, d) => Math.floor(d / actors)),
    actor: Int32Array.from({ length: dyads }, (_, d) => d % actors),
    dose: Float32Array.from({ length: dyads * periods }, () => (random.uniform() < often ? 1 : 0)),
  };
  const before = process.memoryUsage().rss / 2 ** 20;
  const [begun, used] = [performance.now(), process.cpuUsage()];
  const study = eventStudy(panel, { kind: 'onset' });
  const { user, system } = process.cpuUsage(used);
  return {
    dyadYears: dyads * periods,
    horizons: study.weighted.points.length,
    events: study.events,
    seconds: (performance.now() - begun) / 1000,
    cpu: (user + system) / 1e6,
    before,
  };
}

/** Random walks. @param {import('../../dist/statistics/index.js').Random} random @param {number} count @param {number} step */
function walks(random, count, step) {
  const values = new Float64Array(count * periods);
  for (let i = 0; i < values.length; i++) {
    values[i] = i % periods === 0 ? random.normal() : Number(values[i - 1]) + step * random.normal();
  }
  return values;
}
