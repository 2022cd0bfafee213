import type {
  AssetsData,
  EventStudyData,
  FanData,
  ForcesData,
  ForestData,
  FrontierData,
  GradeLadderData,
  Interval,
  IntervalStripData,
  LedgerData,
  NetworkData,
  PathData,
  PathPoint,
  RanksData,
  SharesData,
  SpecificationCurveData,
  WorldMapData,
} from '../../src/charts/index.js';
import { createRandom } from '../../src/statistics/index.js';

/** A made-up estimate: normal around a middle. */
export function around(middle: number, sd: number): Interval {
  return {
    q05: middle - 1.645 * sd,
    q25: middle - 0.674 * sd,
    q50: middle,
    q75: middle + 0.674 * sd,
    q95: middle + 1.645 * sd,
  };
}

function course(from: number, to: number, middle: (year: number) => number, sd = 0.1): PathPoint[] {
  const points: PathPoint[] = [];
  for (let period = from; period <= to; period++) {
    if (period !== 1964) points.push({ period, estimate: around(middle(period), sd) });
  }
  return points;
}

/** Everything here is made up, but shaped like results. */
export const samples: {
  readonly 'interval-strip': IntervalStripData;
  readonly 'grade-ladder': GradeLadderData;
  readonly path: PathData;
  readonly forest: ForestData;
  readonly 'event-study': EventStudyData;
  readonly 'specification-curve': SpecificationCurveData;
  readonly shares: SharesData;
  readonly forces: ForcesData;
  readonly ranks: RanksData;
  readonly assets: AssetsData;
  readonly ledger: LedgerData;
  readonly 'world-map': WorldMapData;
  readonly fan: FanData;
  readonly frontier: FrontierData;
} = {
  'interval-strip': {
    label: 'response after 5 years',
    unit: 'point',
    estimate: { q05: 1.1, q25: 1.22, q50: 1.3, q75: 1.38, q95: 1.5 },
    known: true,
    sign: 'attraction',
    domain: null,
    ends: ['away from the actor', 'toward the actor'],
  },
  'grade-ladder': {
    word: 'moderate',
    because: 'every test was passed, but it rests on fewer than 3 effective actors',
  },
  path: {
    actor: 'the United States',
    audience: 'Ukraine',
    step: 'year',
    window: { from: 1946, to: 2022 },
    unit: 'point',
    ends: ['far from the United States', 'near the United States'],
    aimSide: 1,
    positions: course(1946, 2022, (year) => -1.9 + 1.9 / (1 + Math.exp((1996 - year) / 4)), 0.12),
    aim: course(1946, 2022, (year) => 1.8 + 0.4 * Math.sin(year / 9), 0.1),
    without: course(1991, 2022, (year) => -1.9 + 1.5 / (1 + Math.exp((1996 - year) / 4)), 0.2),
    displacement: around(1.3, 0.12),
    acts: [
      {
        id: 'aid',
        title: 'Aid',
        sign: 'inducement',
        spells: [{ from: 1992, to: 2021 }],
        told: { from: 1960, to: 2020 },
      },
      {
        id: 'pact',
        title: 'Defence pacts',
        sign: 'attraction',
        spells: [
          { from: 1994, to: 1994 },
          { from: 2008, to: 2022 },
        ],
        told: null,
      },
      {
        id: 'sanction',
        title: 'Sanctions imposed',
        sign: 'coercion',
        spells: [{ from: 1950, to: 1974 }],
        told: { from: 1950, to: 2004 },
      },
    ],
  },
  forest: {
    title: 'response after 5 years to a standard act',
    unit: 'points on votes in the United Nations',
    ends: ['away from the actor', 'toward the actor'],
    rows: [
      {
        id: 'pacts',
        title: 'Defence pacts',
        sign: 'attraction',
        group: 'attraction and collaboration',
        estimates: { equal: around(0.12, 0.03), capability: around(0.09, 0.05), 'event-study': around(0.1, 0.06) },
        grade: 'moderate',
        effectiveActors: 14,
      },
      {
        id: 'trade',
        title: 'Trade agreements between several partners',
        sign: 'attraction',
        group: 'attraction and collaboration',
        estimates: { equal: around(0.02, 0.03), capability: around(0.01, 0.05), 'event-study': null },
        grade: 'none',
        effectiveActors: 62,
      },
      {
        id: 'aid',
        title: 'Development aid',
        sign: 'inducement',
        group: 'inducement',
        estimates: { equal: around(0.05, 0.02), capability: around(0.04, 0.02), 'event-study': around(0.06, 0.04) },
        grade: 'weak',
        effectiveActors: 5.2,
      },
      {
        id: 'sanctions',
        title: 'Sanctions imposed',
        sign: 'coercion',
        group: 'pressure, coercion and force',
        estimates: { equal: around(-0.15, 0.05), capability: around(-0.1, 0.06), 'event-study': around(-0.08, 0.1) },
        grade: 'contradicted',
        effectiveActors: 1.2,
      },
      {
        id: 'threats',
        title: 'Threats of force',
        sign: 'coercion',
        group: 'pressure, coercion and force',
        estimates: { equal: null, capability: null, 'event-study': null },
        grade: null,
        effectiveActors: null,
      },
    ],
  },
  'event-study': {
    title: 'sanctions',
    sign: 'coercion',
    unit: 'point',
    path: [-5, -4, -3, -2, 0, 1, 2, 3, 4, 5, 6, 8, 9, 10].map((h) => ({
      h,
      ...around(h < 0 ? 0.01 * Math.sin(h) : -0.03 * h, 0.03 + 0.004 * Math.max(0, h)),
    })),
    placebo: around(0.01, 0.02),
    events: 84,
  },
  'specification-curve': curve(),
  shares: {
    audience: 'Ukraine',
    kind: 'share',
    unit: 'share',
    ends: ['away from the United States', 'toward the United States'],
    rows: [
      { id: 'USA', name: 'United States', own: true, share: around(0.35, 0.1) },
      { id: 'RUS', name: 'Russia', own: false, share: around(-0.22, 0.08) },
      { id: 'DEU', name: 'Germany', own: false, share: around(0.1, 0.04) },
      { id: 'POL', name: 'Poland', own: false, share: around(0.03, 0.05) },
      { id: 'GBR', name: 'United Kingdom of Great Britain and Northern Ireland', own: false, share: null },
    ],
  },
  forces: {
    actor: 'the United States',
    audience: 'Ukraine',
    unit: 'point',
    ends: ['away from the United States', 'toward the United States'],
    rows: [
      row('aid', 'Development aid', 'inducement', around(0.3, 0.1), true, '1992–2020, every year'),
      row('pacts', 'Defence pacts', 'attraction', around(0.2, 0.15), false, '1994'),
      row('sanctions', 'Sanctions imposed', 'coercion', around(-0.1, 0.04), true, '1998–2001'),
      { ...row('ties', 'Ties', 'attraction', around(0.1, 0.2), false, ''), kind: 'appeal' },
      row('visits', 'Visits of leaders', 'attraction', null, false, 'not counted in this window'),
    ],
  },
  ranks: {
    title: 'influence on Europe',
    unit: 'point²/year²',
    of: 112,
    highlighted: 'FRA',
    rows: [
      { id: 'USA', name: 'United States', estimate: around(4.1, 0.5), rank: { q05: 1, q50: 1, q95: 2 }, told: true },
      { id: 'DEU', name: 'Germany', estimate: around(3.2, 0.5), rank: { q05: 1, q50: 2, q95: 4 }, told: true },
      { id: 'FRA', name: 'France', estimate: around(2.7, 0.5), rank: { q05: 2, q50: 3, q95: 8 }, told: true },
      { id: 'SMR', name: 'San Marino', estimate: around(0.2, 1.5), rank: { q05: 5, q50: 40, q95: 105 }, told: false },
    ],
  },
  assets: {
    actor: 'Sweden',
    audience: 'Kenya',
    year: 2014,
    composites: [
      composite('legitimacy', 'Legitimacy', around(1.2, 0.3), [0.6, 0.4, 0.2, -0.1]),
      composite('authority', 'Authority', around(-0.1, 0.3), [0.3, -0.3, -0.4]),
      { ...composite('competence', 'Competence', null, []), known: 1 },
    ],
  },
  ledger: {
    between: ['Russia', 'Ukraine'],
    rows: [
      {
        title: 'Deaths in battle',
        population: null,
        place: 'Ukraine',
        from: 2014,
        to: 2022,
        low: 81234,
        best: 90112,
        high: 140000,
        unit: 'deaths',
        source: 'UCDP',
      },
      {
        title: 'Refugees present',
        population: 'Ukraine',
        place: 'Russia',
        from: 2022,
        to: 2022,
        low: null,
        best: 1275315,
        high: null,
        unit: 'people',
        source: 'UNHCR Population Statistics',
      },
      {
        title: 'Asylum seekers present',
        population: 'Russia',
        place: 'Ukraine',
        from: 2020,
        to: 2020,
        low: null,
        best: null,
        high: null,
        unit: 'people',
        source: 'UNHCR Population Statistics',
      },
    ],
  },
  'world-map': {
    title: 'where states stood on votes in the United Nations',
    unit: 'point',
    when: '2004',
    classes: [
      { from: null, title: 'very far from the United States' },
      { from: -1, title: 'far' },
      { from: 0, title: 'in between' },
      { from: 1, title: 'near' },
      { from: 2, title: 'very near' },
    ],
    places: [
      { id: 'USA', name: 'United States', estimate: around(2.6, 0.2) },
      { id: 'CAN', name: 'Canada', estimate: around(1.3, 0.2) },
      { id: 'SWE', name: 'Sweden', estimate: around(0.9, 0.2) },
      { id: 'RUS', name: 'Russia', estimate: around(0.1, 0.2) },
      { id: 'CHN', name: 'China', estimate: around(-0.8, 0.2) },
      { id: 'IND', name: 'India', estimate: around(-0.6, 0.2) },
      { id: 'BRA', name: 'Brazil', estimate: around(-0.3, 0.2) },
      { id: 'ZAF', name: 'South Africa', estimate: around(-0.9, 0.2) },
      { id: 'CUB', name: 'Cuba', estimate: around(-1.9, 0.2) },
      { id: 'MUS', name: 'Mauritius', estimate: around(-0.4, 0.2) },
      { id: 'TUV', name: 'Tuvalu', estimate: around(0.4, 0.5) },
      { id: 'cow:347', name: 'Kosovo', estimate: null },
      { id: 'IRQ', name: 'Iraq', estimate: null },
    ],
    highlighted: 'USA',
  },
  fan: {
    actor: 'Sweden',
    audience: 'Kenya',
    step: 'year',
    unit: 'point',
    ends: ['far from Sweden', 'near Sweden'],
    aimSide: 1,
    past: course(2000, 2014, (year) => -0.8 + 0.01 * (year - 2000), 0.1),
    planned: course(2015, 2025, (year) => -0.66 + 0.04 * (year - 2014), 0.1),
    unplanned: course(2015, 2025, (year) => -0.66 + 0.01 * (year - 2014), 0.12),
    moved: around(0.3, 0.1),
  },
  frontier: {
    unit: 'point',
    effortUnit: 'act',
    chosen: 'b',
    portfolios: [
      portfolio('a', 'treaties alone', 2, around(0.1, 0.03), []),
      portfolio('b', 'treaties and visits, with Norway', 5, around(0.24, 0.05), ['c']),
      portfolio('c', 'treaties, visits and aid', 9, around(0.27, 0.08), ['b']),
      portfolio('d', 'aid alone', 12, around(0.1, 0.1), []),
      { ...portfolio('e', 'sanctions', 8, around(-0.1, 0.04), []), coercive: true },
      portfolio('f', 'something never tried', 6, null, []),
    ],
  },
};

function row(
  id: string,
  title: string,
  sign: ForcesData['rows'][number]['sign'],
  estimate: Interval | null,
  known: boolean,
  note: string,
): ForcesData['rows'][number] {
  return { id, title, sign, kind: 'instrument', estimate, known, note };
}

function composite(
  id: string,
  title: string,
  estimate: Interval | null,
  by: readonly number[],
): AssetsData['composites'][number] {
  const names = ['Press freedom', 'Rule of law, as experts judge it from year to year', 'Embassies', 'Research output'];
  return {
    id,
    title,
    estimate,
    rank: estimate === null ? null : { q05: 3, q50: 8, q95: 17 },
    of: 170,
    told: estimate !== null,
    known: by.length,
    indicators: 9,
    drivers: by.map((value, at) => ({ indicator: String(at), title: names[at]!, by: value })),
  };
}

function portfolio(
  id: string,
  title: string,
  effort: number,
  moved: Interval | null,
  tied: readonly string[],
): FrontierData['portfolios'][number] {
  return { id, title, effort, moved, tied, coercive: false };
}

function curve(): SpecificationCurveData {
  const random = createRandom({ seed: 7, stream: 1 });
  const choices = [
    { id: 'standing', title: 'Standing', options: [option('equal'), option('capability')] },
    { id: 'dose', title: 'Dose', options: [option('defined'), option('present'), option('linear')] },
    { id: 'prior', title: 'Prior', options: [option('usual'), option('wide'), option('narrow')] },
  ];
  const estimates = Array.from({ length: 90 }, (_, at) => {
    const mean = 0.08 + 0.05 * random.normal();
    const picked = choices.map(({ id, options }) => [id, options[Math.floor(random.uniform() * options.length)]!.id]);
    return { id: String(at), mean, q05: mean - 0.08, q95: mean + 0.08, choices: Object.fromEntries(picked) };
  });
  const title = 'the response to defence pacts';
  return {
    title,
    sign: 'attraction',
    unit: 'point',
    choices,
    estimates,
    usual: '11',
    ends: ['away from the actor', 'toward the actor'],
  };
}

function option(id: string): { id: string; title: string } {
  return { id, title: id };
}

/** A made-up network of so many nodes. */
export function ties(count: number): NetworkData {
  const random = createRandom({ seed: 11, stream: count });
  const kinds = ['state', 'city', 'diaspora', 'organisation', 'other'] as const;
  const nodes = Array.from({ length: count }, (_, at) => ({
    id: `n${at}`,
    name: `Actor ${at}`,
    kind: kinds[at % 7 < 3 ? 0 : at % 5]!,
    x: random.normal() * 100,
    y: random.normal() * 60,
    size: at % 9 === 0 ? null : random.uniform() ** 4 * 50,
  }));
  const links = Array.from({ length: count * 3 }, () => ({
    from: Math.floor(random.uniform() * count),
    to: Math.floor(random.uniform() * count),
    kind: 'embassy',
    strength: random.uniform() < 0.1 ? null : random.uniform(),
  }));
  return { title: 'Ties of Sweden in 2014', nodes, links, highlighted: 'n3' };
}
