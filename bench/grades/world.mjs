import { filteredAims } from '../../dist/response/index.js';

/**
 * Made-up worlds of twelve instruments at once, of which it is known what they do: nothing, little, much, or nothing while the acts
 * go to audiences that are drawing nearer anyway.
 *
 * @import { PanelSpec, Observation, LawOptions } from '../../dist/response/index.js'
 * @import { Random } from '../../dist/statistics/index.js'
 * @import { MechanismId } from '../../dist/instruments/index.js'
 *
 * @typedef {'null' | 'small' | 'large' | 'confounded'} Truth
 * @typedef {'equal' | 'capability-share'} StandingName
 *
 * @typedef {object} MadeInstrument
 * @property {string} id
 * @property {MechanismId} mechanism
 * @property {boolean} lasting
 * @property {Truth} truth
 * @property {number} response share of the reach that a dose of 1 closes in a year
 *
 * @typedef {object} ClaimWorld
 * @property {readonly MadeInstrument[]} instruments
 * @property {ReadonlySet<string>} actors those who act at all
 * @property {(standing: StandingName) => PanelSpec} specOf
 */

/** As many dyads as keep the whole table of claims within minutes; the first audiences act, the others only watch. */
const shape = { audiences: 56, actors: 6, periods: 32 };
const from = 1970;
const burnIn = 20;

/** What is true of the twelve instruments of each world. @type {readonly Truth[]} */
const truths = [
  ...Array.from({ length: 7 }, () => /** @type {const} */ ('null')),
  'small',
  ...Array.from({ length: 2 }, () => /** @type {const} */ ('large')),
  'confounded',
  'confounded',
];
/** Dealt by place, so that responses are pooled with others of another truth. @type {readonly MechanismId[]} */
const mechanisms = ['collaboration', 'inducement', 'coercion', 'force'];

/** Share of the reach that a usual act has closed after five years, about; its sign is drawn. */
const sizes = { null: 0, small: 0.03, large: 0.2, confounded: 0 };

/** Share of quiet dyads in which an act begins in a year, and mean years for which a standing one lasts. */
const hazard = { single: 0.025, lasting: 0.016 };
const lasts = 12;
/** What moves audiences beside acts; positions have a spread near 1. */
const law = { homePull: 0.06, momentum: 0.1, shock: 0.1, common: 0.06, massSpread: 0.25, stretch: 0.03 };
const noise = 0.1;
/** Unseen spells in which the two draw nearer, by a share of the reach a year; acts begin in them, and hardly ever outside. */
const spell = { begins: 0.012, lasts: 6, moves: 0.08, acts: 0.2, actsOutside: 0.002 };

/** @type {LawOptions} */
const options = { momentum: true, noise: true, masses: true, stretch: true, fewestForHome: 5 };

/** @param {Random} random @returns {ClaimWorld} */
export function makeClaimWorld(random) {
  const instruments = deal(random);
  const names = Array.from({ length: shape.audiences }, (_, j) => `j${String(j).padStart(2, '0')}`);
  const sizesOfActors = names.map(() => Math.exp(random.normal()));
  const mean = sizesOfActors.reduce((sum, size) => sum + size, 0) / names.length;
  const shares = new Map(names.map((name, j) => [name, Number(sizesOfActors[j]) / mean]));
  const { observations, exposures } = live(random, instruments, names);
  const window = { from, to: from + shape.periods - 1 };
  const aim = filteredAims(observations, window);
  return {
    instruments,
    actors: new Set(names.slice(0, shape.actors)),
    specOf: (standing) => ({
      scale: {
        id: 'made-up',
        title: 'Made up',
        kind: 'common',
        domain: 'behaviour',
        step: 'year',
        ends: ['low', 'high'],
        unit: 'point',
        unitMeaning: 'One point.',
        description: 'Made up.',
        aim: 'own-position',
      },
      ...window,
      observations,
      terms: instruments.map(({ id, mechanism }) => ({ id, kind: 'instrument', mechanism })),
      exposures,
      standing: (actor) => (standing === 'equal' ? 1 : (shares.get(actor) ?? null)),
      aim,
      options,
    }),
  };
}

/** @param {Random} random @returns {MadeInstrument[]} */
function deal(random) {
  return truths.map((truth, k) => {
    const lasting = random.uniform() < 0.5;
    const sign = random.uniform() < 0.5 ? 1 : -1;
    // After five years a push of one year has faded by four years' pull home; one of each year has added up.
    const kept = 1 - law.homePull;
    const after = lasting ? (1 - kept ** 5) / (1 - kept) : kept ** 4;
    const mechanism = mechanisms[random.below(mechanisms.length)] ?? 'force';
    return { id: `${truth}-${k}`, mechanism, lasting, truth, response: (sign * sizes[truth]) / after };
  });
}

/** @param {Random} random @param {readonly MadeInstrument[]} instruments @param {readonly string[]} names */
function live(random, instruments, names) {
  const { audiences, actors, periods } = shape;
  const home = names.map(() => random.normal());
  const lightness = names.map(() => Math.exp(-law.massSpread * random.normal()));
  const x = Float64Array.from(home, (one) => one + 0.4 * random.normal());
  const v = new Float64Array(audiences);
  const acts = instruments.map((one) => openActs(random, one));
  /** @type {Observation[]} */
  const observations = [];
  /** @type {{ term: number[], actor: string[], audience: string[], period: number[], value: number[] }} */
  const exposures = { term: [], actor: [], audience: [], period: [], value: [] };
  for (let t = 0; t < periods + burnIn; t++) {
    const period = from + t - burnIn;
    const seen = t >= burnIn;
    const stretched = 1 + law.stretch * random.normal();
    const alike = law.common * random.normal();
    const before = Float64Array.from(x);
    names.forEach((audience, j) => {
      const at = Number(before[j]);
      const mean = stretched * at + noise * random.normal();
      if (seen) observations.push({ audience, toward: '', period, mean, sd: noise });
      let force = law.shock * random.normal();
      for (let i = 0; i < actors; i++) {
        const reach = Number(before[i]) - at;
        instruments.forEach((one, k) => {
          const { doing, drawn } = acts[k]?.(j * actors + i) ?? { doing: false, drawn: 0 };
          if (i === j) return;
          force += (drawn + (doing ? one.response : 0)) * reach;
          if (!doing || !seen || t === periods + burnIn - 1) return;
          exposures.term.push(k);
          exposures.actor.push(String(names[i]));
          exposures.audience.push(audience);
          exposures.period.push(period);
          exposures.value.push(1);
        });
      }
      const homeward = law.homePull * (Number(home[j]) - at);
      v[j] = law.momentum * Number(v[j]) + homeward + alike + Number(lightness[j]) * force;
      x[j] = at + Number(v[j]);
    });
  }
  return { observations, exposures };
}

/**
 * Of one instrument, dyad by dyad: whether it acts in this year, and what draws the audience nearer without it.
 * @param {Random} random @param {MadeInstrument} one
 */
function openActs(random, { lasting, truth }) {
  const dyads = shape.audiences * shape.actors;
  const [left, nearing] = [new Int32Array(dyads), new Int32Array(dyads)];
  const ordinary = lasting ? hazard.lasting : hazard.single;
  const spanOf = (/** @type {number} */ mean) => 1 + Math.floor(random.exponential() * mean);
  return (/** @type {number} */ d) => {
    let [begins, drawn] = [ordinary, 0];
    if (truth === 'confounded') {
      if (Number(nearing[d]) > 0) nearing[d] = Number(nearing[d]) - 1;
      else if (random.uniform() < spell.begins) nearing[d] = spanOf(spell.lasts);
      const inside = Number(nearing[d]) > 0;
      begins = inside ? spell.acts : spell.actsOutside;
      drawn = inside ? spell.moves : 0;
    }
    if (Number(left[d]) > 0) left[d] = Number(left[d]) - 1;
    else if (random.uniform() < begins) left[d] = lasting ? spanOf(lasts) : 1;
    return { doing: Number(left[d]) > 0, drawn };
  };
}
