/**
 * Simulated dyads with known effects: audiences that drift home and are shaken, actors with aims of their own who begin acts at
 * times of their own, in waves, jointly, by distance, or because of something nobody sees.
 *
 * @import { Random } from '../../src/statistics/index.js'
 * @import { EventPanel } from '../../src/evidence/index.js'
 *
 * @typedef {object} EventWorldOptions
 * @property {Random} random
 * @property {number} [audiences]
 * @property {number} [actors]
 * @property {number} [periods]
 * @property {number} [response] θ: what a dose of 1 of an actor with a standing of 1 moves in a period, as a share of the reach
 * @property {number} [hazard] share of dyads without an act in which one begins, in an ordinary period
 * @property {number} [steady] share of a continuous dose's distance from 1 that is kept from period to period; acts begin and end without it
 * @property {number} [lasting] mean periods for which an act stands; each act is of one period without it
 * @property {number} [waves] periods in which six in ten actors begin `waveSize` times as many acts
 * @property {number} [waveSize]
 * @property {number} [joint] how many times `hazard` is the share of audiences at which six in ten actors begin at once
 * @property {number} [distance] how much the log hazard grows with a unit of distance in the period before
 * @property {number} [confounder] what an unseen closeness of the two moves toward the actor in a period, per unit and root of actors
 * @property {number} [confounderHazard] how much the log hazard grows with a unit of that closeness
 * @property {number} [confounderKept] share of the closeness that is kept from period to period; it is normal with variance 1
 * @property {number} [homePull] κ
 * @property {number} [momentum] ρ
 * @property {number} [shock] σ
 * @property {number} [noise] standard deviation of measurement
 * @property {number} [stretch] standard deviation of each period's stretch of all measurements
 * @property {number} [common] standard deviation of what moves all alike
 * @property {boolean} [unequal] standings from 1.8 to .04 instead of 1
 * @property {boolean} [directed] each dyad has a series of its own, and the aim is up
 *
 * @typedef {object} EventWorld
 * @property {EventPanel} panel
 * @property {(kind: 'onset' | 'release' | 'change', horizons: number, lasting?: number) => EventTruth} truth
 *   of acts that stand for so many periods at least
 *
 * What events did on average: h = 0 … horizons periods after them, as the two forms of an event study count.
 * @typedef {{ weighted: Float64Array, counted: Float64Array, events: number }} EventTruth
 */

/** Periods before the first that is seen. */
const burnIn = 20;
const unequalStandings = [1.8, 0.6, 0.4, 0.3, 0.2, 0.16, 0.1, 0.1, 0.06, 0.04];
/** Distance at which the hazard is the ordinary one. */
const middling = 1.1;
/** Share of actors that take part in a wave, or in a joint act. */
const taking = 0.6;
/** Standard deviation of what changes a continuous dose. */
const doseShock = 0.2;
/** Periods of quiet before an event, and periods between the act and the reading of reach. */
const [quiet, readAt] = [5, 2];

/** @param {EventWorldOptions} options @returns {EventWorld} */
export function makeEventWorld(options) {
  const world = liveThrough(options);
  const { audiences, actors, periods, x, aim, standing, dose, directed } = world;
  const { random, noise = 0.15, stretch = 0 } = options;
  const all = periods + burnIn;
  const series = directed ? audiences * actors : audiences;
  const outcome = new Float64Array(series * periods);
  for (let t = 0; t < periods; t++) {
    const stretched = 1 + stretch * random.normal();
    for (let s = 0; s < series; s++) {
      outcome[s * periods + t] = stretched * Number(x[s * all + burnIn + t]) + noise * random.normal();
    }
  }
  const dyads = audiences * actors;
  const panel = {
    from: 1950,
    periods,
    outcome,
    position: outcome,
    aim: directed ? null : seen(aim, actors, periods),
    standing: Float64Array.from({ length: actors * periods }, (_, i) => Number(standing[Math.floor(i / periods)])),
    series: Int32Array.from({ length: dyads }, (_, d) => (directed ? d : Math.floor(d / actors))),
    audience: Int32Array.from({ length: dyads }, (_, d) => Math.floor(d / actors)),
    actor: Int32Array.from({ length: dyads }, (_, d) => d % actors),
    dose: seen(dose, dyads, periods),
  };
  return {
    panel,
    truth: (kind, horizons, lasting) =>
      kind === 'change'
        ? truthOfChange(world, Number(options.steady), horizons)
        : truthOf(world, panel, { kind, horizons, standing: lasting ?? 0 }),
  };
}

/** @param {Float64Array} values @param {number} count @param {number} periods */
function seen(values, count, periods) {
  const cut = new Float64Array(count * periods);
  for (let i = 0; i < count; i++) {
    const start = i * (periods + burnIn) + burnIn;
    cut.set(values.subarray(start, start + periods), i * periods);
  }
  return cut;
}

/** @typedef {ReturnType<typeof liveThrough>} Lived */

/** @param {EventWorldOptions} options */
function liveThrough(options) {
  const { random, audiences = 60, actors = 8, periods = 40, waves = 0, directed = false } = options;
  const { homePull = 0.06, momentum = 0, shock = 0.17, common = 0.1, confounder = 0, confounderKept = 0.85 } = options;
  const all = periods + burnIn;
  const series = directed ? audiences * actors : audiences;
  const dyads = audiences * actors;
  const home = Float64Array.from({ length: series }, () => 0.8 * random.normal());
  const x = new Float64Array(series * all);
  home.forEach((one, s) => (x[s * all] = one + 0.4 * random.normal()));
  const aim = new Float64Array(actors * all);
  for (let i = 0; i < actors; i++) {
    let at = 1.2 * random.normal();
    for (let t = 0; t < all; t++) aim[i * all + t] = at += 0.05 * random.normal();
  }
  const standing = Float64Array.from({ length: actors }, (_, i) =>
    options.unequal === true ? Number(unequalStandings[i % unequalStandings.length]) : 1,
  );
  const waving = new Set(Array.from({ length: waves }, () => burnIn + quiet + random.below(periods - 2 * quiet)));
  const inWaves = Array.from({ length: actors }, () => random.uniform() < taking);
  const dose = new Float64Array(dyads * all);
  const closeness = Float64Array.from({ length: dyads }, () => random.normal());
  const left = new Int32Array(dyads);
  /** What moves a series in a period beside its home and the acts. */
  const shaken = new Float64Array(series * all);
  const lived = { audiences, actors, periods, directed, homePull, momentum, home, x, aim, standing, dose, shaken };
  const velocity = new Float64Array(series);
  for (let t = 0; t < all - 1; t++) {
    const alike = common * random.normal();
    for (let s = 0; s < series; s++) shaken[s * all + t] = alike + shock * random.normal();
    for (let j = 0; j < audiences; j++) {
      const together = random.uniform() < (options.joint ?? 0) * (options.hazard ?? 0.01);
      for (let i = 0; i < actors; i++) {
        const d = j * actors + i;
        const s = directed ? d : j;
        const before = Math.max(0, t - 1);
        const distance = directed ? middling : Math.abs(Number(aim[i * all + before]) - Number(x[s * all + before]));
        if (confounder !== 0) {
          const fresh = Math.sqrt(1 - confounderKept ** 2) * random.normal();
          closeness[d] = confounderKept * Number(closeness[d]) + fresh;
          const toward = directed ? 1 : Math.sign(Number(aim[i * all + t]) - Number(x[s * all + t]));
          const share = directed ? 1 : Math.sqrt(actors);
          shaken[s * all + t] = Number(shaken[s * all + t]) + (confounder * Number(closeness[d]) * toward) / share;
        }
        const wave = waving.has(t) && inWaves[i] === true;
        const begins = hazardOf(options, { wave, distance, closeness: Number(closeness[d]) });
        if (options.steady !== undefined) {
          const old = t === 0 ? 1 : Number(dose[d * all + t - 1]);
          dose[d * all + t] = Math.max(0, 1 + options.steady * (old - 1) + doseShock * random.normal());
        } else if (Number(left[d]) > 0) left[d] = Number(left[d]) - 1;
        else if ((together && random.uniform() < taking) || random.uniform() < begins) {
          left[d] = options.lasting === undefined ? 1 : 1 + Math.floor(random.exponential() * options.lasting);
        }
        if (options.steady === undefined && Number(left[d]) > 0) dose[d * all + t] = 1;
      }
    }
    for (let s = 0; s < series; s++) {
      velocity[s] = step(lived, options.response ?? 0, s, t, Number(x[s * all + t]), Number(velocity[s]), null);
      x[s * all + t + 1] = Number(x[s * all + t]) + Number(velocity[s]);
    }
  }
  return { ...lived, response: options.response ?? 0 };
}

/** @param {EventWorldOptions} options @param {{ wave: boolean, distance: number, closeness: number }} now */
function hazardOf({ hazard = 0.01, waveSize = 8, distance = 0, confounderHazard = 0 }, now) {
  const far = Math.exp(distance * (now.distance - middling));
  const close = Math.exp(confounderHazard * now.closeness - confounderHazard ** 2 / 2);
  return hazard * (now.wave ? waveSize : 1) * far * close;
}

/**
 * The velocity into the next period, with every dose as it was but that of one dyad.
 * @param {Omit<Lived, 'response'>} lived @param {number} response @param {number} s @param {number} t @param {number} at
 * @param {number} velocity @param {{ dyad: number, dose: number } | null} instead
 */
function step(lived, response, s, t, at, velocity, instead) {
  const { actors, periods, directed, homePull, momentum, home, aim, standing, dose, shaken } = lived;
  const all = periods + burnIn;
  let force = 0;
  for (let i = 0; response !== 0 && i < actors; i++) {
    const d = directed ? s : s * actors + i;
    const given = instead !== null && instead.dyad === d ? instead.dose : Number(dose[d * all + t]);
    const actor = directed ? d % actors : i;
    const reach = directed ? 1 : Number(aim[i * all + t]) - at;
    force += response * given * Number(standing[actor]) * reach;
    if (directed) break;
  }
  return momentum * velocity + homePull * (Number(home[s]) - at) + force + Number(shaken[s * all + t]);
}

/**
 * Each event's path less the path it would have been, had the dyad stayed as it was: same shocks, others' acts as they were.
 * @param {Lived} lived @param {EventPanel} panel @param {{ kind: 'onset' | 'release', horizons: number, standing: number }} asked
 * @returns {EventTruth}
 */
function truthOf(lived, panel, asked) {
  const { kind, horizons } = asked;
  const { actors, periods, x, standing, dose, response } = lived;
  const all = periods + burnIn;
  const sums = { weighted: new Float64Array(horizons + 1), counted: new Float64Array(horizons + 1) };
  const [squares, counts] = [new Float64Array(horizons + 1), new Float64Array(horizons + 1)];
  let events = 0;
  for (let d = 0; d < panel.series.length; d++) {
    const s = Number(panel.series[d]);
    const seenFrom = d * all + burnIn;
    for (let t = quiet; t < periods; t++) {
      const stays = kind === 'onset' ? 0 : 1;
      const before = dose.subarray(seenFrom + t - quiet, seenFrom + t);
      if (!before.every((value) => value === stays) || dose[seenFrom + t] === stays) continue;
      const after = dose.subarray(seenFrom + t, seenFrom + t + asked.standing);
      if (t + asked.standing > periods || !after.every((value) => value > 0)) continue;
      events++;
      const observed = s * periods + t - readAt;
      const aims = panel.aim;
      const reach =
        aims === null ? 1 : Number(aims[(d % actors) * periods + t - readAt]) - Number(panel.position[observed]);
      const exposure = Number(standing[d % actors]) * reach;
      const start = s * all + burnIn + t;
      let at = Number(x[start]);
      let velocity = at - Number(x[start - 1]);
      for (let h = 0; h <= horizons && t + h < periods; h++) {
        const effect = Number(x[start + h]) - at;
        sums.weighted[h] = Number(sums.weighted[h]) + exposure * effect;
        sums.counted[h] = Number(sums.counted[h]) + Math.sign(reach) * effect;
        squares[h] = Number(squares[h]) + exposure ** 2;
        counts[h] = Number(counts[h]) + 1;
        velocity = step(lived, response, s, burnIn + t + h, at, velocity, { dyad: d, dose: stays });
        at += velocity;
      }
    }
  }
  return {
    weighted: sums.weighted.map((sum, h) => sum / Number(squares[h])),
    counted: sums.counted.map((sum, h) => sum / Number(counts[h])),
    events,
  };
}

/**
 * What follows when a continuous dose rises by 1 beyond what was to be expected, and goes back as it does: near enough, for other
 * pulls are weak. Counted once, it is that to the mean reach, which is not known beforehand.
 * @param {Lived} lived @param {number} kept @param {number} horizons @returns {EventTruth}
 */
function truthOfChange({ response, homePull, actors }, kept, horizons) {
  const weighted = new Float64Array(horizons + 1);
  // Doses are near 1, so that all actors pull all the time.
  const back = homePull + response * actors;
  for (let h = 1; h <= horizons; h++) weighted[h] = (1 - back) * Number(weighted[h - 1]) + response * kept ** (h - 1);
  return { weighted, counted: new Float64Array(horizons + 1).fill(Number.NaN), events: 0 };
}
