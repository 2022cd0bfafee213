import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { measureAwareness, measureFavourability, type SurveyWave } from '../../src/measures/index.js';
import { createRandom } from '../../src/statistics/index.js';
import { describeRaw } from '../support/raw.js';
import { rawRows } from './raw-rows.js';

const wave: SurveyWave = {
  audience: 'DEU',
  toward: 'USA',
  year: 2018,
  favourable: 0.3,
  unknown: 0.02,
  respondents: 1000,
  effective: 500,
};

/** An extra variance from elsewhere. */
function known(variance: number) {
  return { variance, sd: Math.sqrt(variance), sdError: null, walk: 0, series: 0, readings: 0, ratio: 0 };
}

const logistic = (x: number) => 1 / (1 + Math.exp(-x));
const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('favourability of one wave', () => {
  test('is the logit of the share, its variance that of sampling and the extra one', () => {
    const { positions } = measureFavourability([wave], { extra: known(0.04) });
    // log(0.3 / 0.7); 1 / (500 · 0.3 · 0.7) + 0.04
    const sd = Math.sqrt(1 / 105 + 0.04);
    expect(positions).toHaveLength(1);
    expect(positions[0]).toMatchObject({ audience: 'DEU', toward: 'USA', period: 2018, observations: 1000 });
    expect(positions[0]!.mean).toBeCloseTo(-0.8472978603872037, 12);
    expect(positions[0]!.sd).toBeCloseTo(sd, 12);
    expect(positions[0]!.q95 - positions[0]!.mean).toBeCloseTo(1.6448536269514722 * sd, 12);
    expect(positions[0]!.q75 - positions[0]!.q25).toBeCloseTo(2 * 0.6744897501960817 * sd, 12);
    expect(positions[0]!.unsmoothedMean).toBe(positions[0]!.mean);
    expect(positions[0]!.unsmoothedSd).toBe(positions[0]!.sd);
  });

  test('shares of 0 and 1 count half a respondent', () => {
    const { positions } = measureFavourability(
      [
        { ...wave, favourable: 0 },
        { ...wave, year: 2019, favourable: 1 },
      ],
      { extra: known(0) },
    );
    // log(0.5 / 500.5)
    expect(positions[0]!.mean).toBeCloseTo(-Math.log(1001), 12);
    expect(positions[1]!.mean).toBeCloseTo(Math.log(1001), 12);
    expect(positions[0]!.sd).toBeGreaterThan(1);
    expect(Number.isFinite(positions[0]!.sd)).toBe(true);
  });

  test('rises with the share, for any two shares', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, fc.integer({ min: 2, max: 5000 }), (a, b, effective) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const { positions } = measureFavourability(
          [
            { ...wave, year: 2001, favourable: low, effective },
            { ...wave, year: 2002, favourable: high, effective },
          ],
          { extra: known(0) },
        );
        expect(positions[0]!.mean).toBeLessThanOrEqual(positions[1]!.mean);
      }),
    );
  });

  test('two surveys in one year are taken together, by their effective numbers', () => {
    const { positions } = measureFavourability([wave, { ...wave, favourable: 0.6, effective: 1000 }], {
      extra: known(0),
    });
    // (0.3 · 500 + 0.6 · 1000) / 1500 = 0.5
    expect(positions).toHaveLength(1);
    expect(positions[0]!.mean).toBeCloseTo(0, 12);
    expect(positions[0]!.sd).toBeCloseTo(Math.sqrt(1 / (1500 * 0.25)), 12);
    expect(positions[0]!.observations).toBe(2000);
  });

  test('says what it leaves out, and gives nothing when the scatter beyond sampling is not known', () => {
    const { positions, leftOut, extra } = measureFavourability([
      wave,
      { ...wave, toward: 'DEU' },
      { ...wave, favourable: 1.2 },
      { ...wave, effective: 0 },
    ]);
    expect(positions).toEqual([]);
    expect(extra).toBeNull();
    expect(Object.fromEntries(leftOut)).toEqual({
      'an audience about itself': 1,
      'a share outside 0 to 1': 1,
      'no respondents': 1,
      'too few series of three waves to know the scatter beyond sampling': 1,
    });
  });
});

describe('awareness', () => {
  test('is the logit of one minus the don’t-know share; none recorded is missing', () => {
    const { positions, leftOut } = measureAwareness(
      [wave, { ...wave, year: 2019, unknown: 0 }, { ...wave, year: 2020, unknown: null }],
      { extra: known(0) },
    );
    expect(positions.map(({ period }) => period)).toEqual([2018]);
    expect(positions[0]!.mean).toBeCloseTo(Math.log(0.98 / 0.02), 12);
    expect(Object.fromEntries(leftOut)).toEqual({ 'don’t know was not recorded apart': 2 });
  });
});

/** Waves of a world with known truth: opinions that walk, and readings that scatter. */
function surveyWorld(options: { seed: number; extraSd: number; walkSd: number; pairs?: number }) {
  const random = createRandom({ seed: options.seed, stream: 3 });
  const waves: SurveyWave[] = [];
  const truth = new Map<string, number>();
  for (let pair = 0; pair < (options.pairs ?? 120); pair++) {
    let opinion = random.normal();
    for (let year = 2002; year < 2024; year++) {
      opinion += options.walkSd * random.normal();
      if (random.uniform() > 0.4) continue;
      const share = logistic(opinion + options.extraSd * random.normal());
      const asked = 400 + random.below(400);
      let favourable = 0;
      for (let person = 0; person < asked; person++) if (random.fast() < share) favourable++;
      const audience = `A${pair}`;
      truth.set(`${audience} ${year}`, opinion);
      waves.push({
        audience,
        toward: 'USA',
        year,
        favourable: favourable / asked,
        unknown: null,
        respondents: asked,
        effective: asked,
      });
    }
  }
  return { waves, truth };
}

describe('in simulated surveys', () => {
  const worlds = Array.from({ length: 20 }, (_, i) => surveyWorld({ seed: i + 1, extraSd: 0.25, walkSd: 0.2 }));
  const measured = worlds.map(({ waves }) => measureFavourability(waves));
  const estimates = measured.map(({ extra }) => extra!);

  test('the extra sd is found with a bias below a tenth, and its error is told truly', () => {
    const sds = estimates.map(({ sd }) => sd);
    const centre = average(sds);
    expect(Math.abs(centre / 0.25 - 1)).toBeLessThan(0.1);
    const scatter = Math.sqrt((average(sds.map((sd) => (sd - centre) ** 2)) * sds.length) / (sds.length - 1));
    const told = average(estimates.map(({ sdError }) => sdError!));
    expect(told / scatter).toBeGreaterThan(0.6);
    expect(told / scatter).toBeLessThan(1.7);
    expect(average(estimates.map(({ walk }) => Math.sqrt(walk)))).toBeCloseTo(0.2, 1);
  });

  test('intervals of nine in ten hold the true opinion about nine times in ten', () => {
    let held = 0;
    let all = 0;
    measured.forEach(({ positions }, i) => {
      for (const { audience, period, q05, q95 } of positions) {
        const opinion = worlds[i]!.truth.get(`${audience} ${period}`)!;
        all++;
        if (q05 <= opinion && opinion <= q95) held++;
      }
    });
    expect(held / all).toBeGreaterThan(0.87);
    expect(held / all).toBeLessThan(0.93);
  });

  test('where nothing scatters beyond sampling, little is found', () => {
    const sds = [1, 2, 3, 4, 5].map(
      (seed) => measureFavourability(surveyWorld({ seed, extraSd: 0, walkSd: 0.2 }).waves).extra!.sd,
    );
    expect(average(sds)).toBeLessThan(0.06);
  });
});

describeRaw('the real surveys', (folder) => {
  const columns = ['audience', 'year', 'target', 'n', 'n_eff', 'dk', 'fav'] as const;
  const read = (): SurveyWave[] =>
    rawRows(folder, 'pew/favourability-2002-2023.csv', columns).map((row) => ({
      audience: row.audience,
      toward: row.target,
      year: Number(row.year),
      favourable: Number(row.fav),
      unknown: Number(row.dk),
      respondents: Number(row.n),
      effective: Number(row.n_eff),
    }));

  test('the published shares are those of all who were asked: Germany on the United States', () => {
    const { positions } = measureFavourability(read());
    const percent = (year: number) => {
      const found = positions.find((p) => p.audience === 'DEU' && p.toward === 'USA' && p.period === year);
      return Math.round(100 * logistic(found!.mean));
    };
    // As published; of those with an opinion alone it would be 63, 31 and 60.
    expect([2002, 2018, 2021].map(percent)).toEqual([61, 30, 59]);
  });

  test('favourability scatters eleven times as much as sampling says, awareness four times', () => {
    const favourability = measureFavourability(read());
    const awareness = measureAwareness(read());
    // 2,656 rows, 48 about the audience itself; 35 tell no don't-know answers, 2 of them about the audience itself.
    expect(favourability.positions).toHaveLength(2608);
    expect(Object.fromEntries(favourability.leftOut)).toEqual({ 'an audience about itself': 48 });
    expect(awareness.positions).toHaveLength(2608 - 33);
    expect(Object.fromEntries(awareness.leftOut)).toEqual({
      'an audience about itself': 46,
      'don’t know was not recorded apart': 35,
    });
    // The same likelihood written in NumPy and maximised by SciPy's Nelder–Mead: 0.06612 and 0.0573; 0.06124 and 0.1035.
    expect(favourability.extra).toMatchObject({ series: 275, readings: 2257 });
    expect(favourability.extra!.variance).toBeCloseTo(0.06612, 4);
    expect(favourability.extra!.walk).toBeCloseTo(0.0573, 4);
    expect(favourability.extra!.ratio).toBeCloseTo(11.007, 1);
    expect(awareness.extra).toMatchObject({ series: 274, readings: 2228 });
    expect(awareness.extra!.variance).toBeCloseTo(0.06124, 4);
    expect(awareness.extra!.walk).toBeCloseTo(0.1035, 4);
    expect(awareness.extra!.ratio).toBeCloseTo(3.694, 1);
  });

  test('the extra scatter differs by whom the question is about', () => {
    const sdAbout = (toward: string) => measureFavourability(read().filter((one) => one.toward === toward)).extra!.sd;
    // SciPy as above, one target at a time.
    expect(['USA', 'CHN', 'RUS', 'EU', 'IRN', 'UN'].map((toward) => sdAbout(toward).toFixed(2))).toEqual([
      '0.32',
      '0.37',
      '0.05',
      '0.16',
      '0.11',
      '0.18',
    ]);
  });
});
