import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createResolver,
  type Problem,
  ProblemError,
  type RegisterEntry,
  type Resolved,
} from '../../src/model/index.js';

function entry(id: string, name: string, more: Partial<RegisterEntry> = {}): RegisterEntry {
  return {
    id,
    kind: 'state',
    name,
    iso3: /^[A-Z]{3}$/.test(id) ? id : null,
    iso2: null,
    cow: null,
    region: 'Europe & Central Asia',
    aliases: '[]',
    codes: '[]',
    spells: '["1816-01-01/"]',
    parts: JSON.stringify([id]),
    earlier: '[]',
    follows: null,
    ...more,
  };
}

const register: readonly RegisterEntry[] = [
  entry('SWE', 'Sweden', { iso2: 'SE', cow: 380, codes: '["gw:380"]' }),
  entry('NOR', 'Norway', { cow: 385 }),
  entry('cow:255', 'Germany', { cow: 255, spells: '["1871-01-18/1945-05-08","1990-10-03/"]' }),
  entry('cow:260', 'West Germany', {
    cow: 260,
    spells: '["1949-05-23/1990-10-02"]',
    aliases: '["Federal Republic of Germany"]',
  }),
  entry('DEU', 'Germany', {
    parts: '["cow:260","cow:255"]',
    spells: '["1871-01-18/1945-05-08","1949-05-23/1990-10-02","1990-10-03/"]',
  }),
  entry('cow:345', 'Yugoslavia/Serbia', {
    cow: 345,
    aliases: '["Serbia","Yugoslavia"]',
    codes: '["SRB"]',
    earlier: '["Yugoslavia/2003-02-03","Serbia and Montenegro/2006-06-04"]',
  }),
  entry('cow:315', 'Czechoslovakia', { cow: 315, spells: '["1918-10-28/1992-12-31"]' }),
  entry('CZE', 'Czechia', { spells: '["1993-01-01/"]', follows: 'cow:315' }),
  entry('CIV', 'Côte d’Ivoire', {
    region: 'Sub-Saharan Africa',
    aliases: '["Ivory Coast"]',
    spells: '["1960-08-07/"]',
  }),
  entry('NER', 'Niger', { region: 'Sub-Saharan Africa' }),
  entry('MMR', 'Myanmar', { region: 'East Asia & Pacific', aliases: '["Burma"]' }),
  entry('cow:730', 'Korea (to 1905)', { region: null, aliases: '["Korea"]', spells: '["1887-01-01/1905-11-17"]' }),
  entry('KOR', 'South Korea', { region: 'East Asia & Pacific', aliases: '["Korea"]', spells: '["1948-08-15/"]' }),
  entry('FRA', 'France', { iso2: 'FR' }),
  entry('IND', 'India', { region: 'South Asia' }),
  entry('GBR', 'United Kingdom', { aliases: '["UK"]' }),
  entry('XAA', 'Twin', { region: null }),
  entry('XAB', 'Other Twin', { region: null, aliases: '["Twin"]' }),
  entry('city:1', 'Lyon', { kind: 'city', region: null, codes: '["city:Lyon,FRA"]', spells: '[]' }),
  entry('diaspora:IND@GBR', 'People from India in the United Kingdom', {
    kind: 'diaspora',
    region: null,
    spells: '[]',
  }),
  entry('org:EU', 'European Union', {
    kind: 'organisation',
    region: null,
    spells: '[]',
    aliases: '["EC","Palestine"]',
  }),
  entry('ECU', 'Ecuador', { iso2: 'EC', region: null, codes: '["m49:218"]' }),
  entry('PSE', 'Palestinian Territories', {
    kind: 'territory',
    region: 'Middle East & North Africa',
    spells: '[]',
    aliases: '["Palestine"]',
    codes: '["m49:275","keds:PSE","keds:PSEGOV"]',
  }),
  entry('city:2', 'Norway', { kind: 'city', region: null, codes: '["city:Norway,USA"]', spells: '[]' }),
  entry('city:3', 'São Paulo', { kind: 'city', region: null, codes: '["city:São Paulo,FRA"]', spells: '[]' }),
  entry('city:4', 'Twin Town', { kind: 'city', region: null, codes: '["city:Twin Town,FRA"]', spells: '[]' }),
  entry('city:5', 'Twin Town', { kind: 'city', region: null, codes: '["city:Twin Town,FRA"]', spells: '[]' }),
  entry('group:PALPLO', 'Palestine Liberation Organisation', { kind: 'group', region: null, spells: '[]' }),
];
for (const row of register) Object.freeze(row);
const resolver = createResolver(Object.freeze(register));

function actorOf(found: Resolved | Problem): string {
  return 'actor' in found ? found.actor.id : found.code;
}

describe('names', () => {
  test.each([
    ['SWE', 'SWE'],
    ['se', 'SWE'],
    ['cow:380', 'SWE'],
    ['COW:0380', 'SWE'],
    ['gw:380', 'SWE'],
    [' sweden ', 'SWE'],
    ['The Sweden', 'SWE'],
    ["cote d'ivoire", 'CIV'],
    ['Burma (Myanmar)', 'MMR'],
    ['Myanmar (Burma)', 'MMR'],
    ['Niger (Burma)', 'unknown-actor'],
    ['Korea, South', 'KOR'],
    ['Korea (South)', 'KOR'],
    ['Germany', 'DEU'],
    ['Germany, West', 'cow:260'],
    ['city:1', 'city:1'],
    ['city:Lyon,FRA', 'city:1'],
    ['City:Lyon, France', 'city:1'],
    ['diaspora:IND@GBR', 'diaspora:IND@GBR'],
    ['diaspora:India@UK', 'diaspora:IND@GBR'],
    ['European Union', 'org:EU'],
    ['group:palplo', 'group:PALPLO'],
    ['Twin', 'ambiguous-actor'],
    ['', 'unknown-actor'],
    ['380', 'unknown-actor'],
    ['EC', 'ECU'],
    ['m49:0218', 'ECU'],
    ['Palestine', 'PSE'],
    ['keds:pse', 'PSE'],
    ['city:sao paulo,France', 'city:3'],
    ['city:Twin Town,FRA', 'ambiguous-actor'],
  ])('%j is %s', (text, id) => {
    expect(actorOf(resolver.resolve(text))).toBe(id);
  });

  test('every id is found, in any case', () => {
    for (const { id } of resolver.actors) {
      expect(actorOf(resolver.resolve(id))).toBe(id);
      expect(actorOf(resolver.resolve(id.toLowerCase()))).toBe(id);
      expect(resolver.get(id)?.id).toBe(id);
    }
    expect(resolver.get('swe')).toBeNull();
  });

  test('every name is found whatever its case, marks and blanks', () => {
    const names = register
      .filter(({ id, name }) => id !== 'cow:255' && id !== 'city:2' && !name.startsWith('Twin'))
      .map(({ id, name }) => [id, name] as const);
    const disguises = [
      (name: string) => name.toUpperCase(),
      (name: string) => name.normalize('NFD'),
      (name: string) => name.normalize('NFD').replaceAll(/\p{M}/gu, ''),
      (name: string) => name.replaceAll('’', "'"),
      (name: string) => `  ${name.replaceAll(' ', '   ')} `,
      (name: string) => `the ${name}`,
    ];
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.subarray(disguises), ([id, name], chosen) => {
        const disguised = chosen.reduce((text, disguise) => disguise(text), name);
        expect(actorOf(resolver.resolve(disguised))).toBe(id);
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  test('a name that several have had is the one of the window, or of today', () => {
    expect(actorOf(resolver.resolve('Korea'))).toBe('KOR');
    expect(actorOf(resolver.resolve('Korea', { from: 1890, to: 1900 }))).toBe('cow:730');
    expect(actorOf(resolver.resolve('Korea', { from: 1960 }))).toBe('KOR');
  });
});

describe('unknown names', () => {
  test('bring the three nearest', () => {
    const found = resolver.resolve('Swedne') as Problem;
    expect(found.code).toBe('unknown-actor');
    expect(found.got).toBe('"Swedne"');
    expect(found.fix).toMatch(/^Did you mean Sweden \(SWE\), .+ \(.+\) or .+ \(.+\)\?$/);
  });

  test('of other kinds bring what is listed, or say that nothing is', () => {
    expect(resolver.resolve('org:UN')).toMatchObject({ fix: 'Did you mean European Union (org:EU)?' });
    const states = createResolver(register.filter(({ kind }) => kind === 'state'));
    expect(states.resolve('city:Lyon,FRA')).toMatchObject({
      code: 'unknown-actor',
      fix: 'No cities are listed in the data in use.',
    });
    expect(createResolver([]).resolve('Sweden')).toMatchObject({ code: 'unknown-actor' });
  });

  test('of cities bring those of nearly that name, at home first', () => {
    expect(resolver.resolve('city:Lyno,France')).toMatchObject({
      fix: expect.stringMatching(/^Did you mean Lyon \(city:1\), /) as string,
    });
    expect(resolver.resolve('diaspora:IND@GBZ')).toMatchObject({
      fix: 'Did you mean People from India in the United Kingdom (diaspora:IND@GBR)?',
    });
  });

  test('with two meanings bring both', () => {
    expect(resolver.resolve('Twin')).toMatchObject({
      code: 'ambiguous-actor',
      fix: 'Say which: XAA (Twin) or XAB (Other Twin).',
    });
  });
});

describe('states with a past', () => {
  test('are joined, oldest first, and say so when the window touches both', () => {
    const found = resolver.resolve('DEU') as Resolved;
    expect(found.actor.parts).toEqual(['cow:260', 'cow:255']);
    expect(found.problems).toMatchObject([
      { code: 'spells-joined', got: 'cow:260 (West Germany), then cow:255 (Germany)' },
    ]);
    expect((resolver.resolve('DEU', { from: 1985, to: 1995 }) as Resolved).problems.length).toBe(1);
    expect((resolver.resolve('DEU', { from: 1991 }) as Resolved).problems).toEqual([]);
    expect((resolver.resolve('DEU', { from: 1960, to: 1980 }) as Resolved).problems).toEqual([]);
    expect((resolver.resolve('cow:255') as Resolved).problems).toEqual([]);
  });

  test('that share one id with their past say so', () => {
    const serbia = resolver.resolve('Serbia') as Resolved;
    expect(serbia.actor.id).toBe('cow:345');
    expect(serbia.problems).toMatchObject([
      { code: 'spells-joined', got: expect.stringContaining('Yugoslavia until 2003-02-03') as string },
    ]);
    expect((resolver.resolve('SRB', { from: 2007 }) as Resolved).problems).toEqual([]);
  });

  test('that are one of several successors are not joined, but point back', () => {
    expect((resolver.resolve('Czechia', { from: 1993 }) as Resolved).problems).toEqual([]);
    expect((resolver.resolve('Czechia') as Resolved).problems).toEqual([]);
    const early = resolver.resolve('Czechia', { from: 1980 }) as Resolved;
    expect(early.actor.parts).toEqual(['CZE']);
    expect(early.problems).toMatchObject([
      { code: 'not-yet-known', fix: expect.stringContaining('Czechoslovakia (cow:315)') as string },
    ]);
  });
});

describe('the state of a record', () => {
  test.each([
    ['Germany', '1930-01-01', 'cow:255'],
    ['Germany', '1947-01-01', 'cow:260'],
    ['Germany', '1990-10-02', 'cow:260'],
    ['Germany', '1990-10-03', 'cow:255'],
    ['Federal Republic of Germany', '1990-12-01', 'cow:260'],
    ['Sweden', '1700-01-01', 'SWE'],
    ['Czechia', '1980-01-01', 'CZE'],
    ['European Union', '2000-01-01', 'unknown-actor'],
  ])('%s on %s is %s', (label, day, id) => {
    expect(actorOf(resolver.resolveState(label, day))).toBe(id);
  });

  test('goes by the code, and by the name where there is none or none that is known', () => {
    const state = (name: string, code: string, scheme: 'iso2' | 'iso3' | 'cow' | 'none') =>
      actorOf(resolver.resolveState({ name, code, scheme }, '1995-01-01'));
    expect(state('Norway', 'SE', 'iso2')).toBe('SWE');
    expect(state('', '385', 'cow')).toBe('NOR');
    expect(state('Norway', 'QQ', 'iso2')).toBe('NOR');
    expect(state('Norway', '', 'none')).toBe('NOR');
    expect(state('', '', 'none')).toBe('unknown-actor');
  });
});

describe('the actor of a record', () => {
  type Scheme = 'iso2' | 'iso3' | 'm49' | 'keds' | 'vdem' | 'none';
  const record = (name: string, code: string, scheme: Scheme, day = '1995-01-01') =>
    actorOf(resolver.resolveRecord({ name, code, scheme }, day));

  test('may be of any kind', () => {
    expect(record('', 'PSE', 'iso3')).toBe('PSE');
    expect(record('', 'PSEGOV', 'keds')).toBe('PSE');
    expect(record('European Union', '', 'none')).toBe('org:EU');
    expect(record('Lyon', '', 'none')).toBe('city:1');
    expect(actorOf(resolver.resolveRecord('diaspora:IND@GBR', '1995-01-01'))).toBe('diaspora:IND@GBR');
    expect(actorOf(resolver.resolveState('Palestine', '1995-01-01'))).toBe('unknown-actor');
  });

  test('is a joined state’s part of the day, also before the first spell', () => {
    expect(record('', 'DEU', 'iso3', '1990-10-02')).toBe('cow:260');
    expect(record('', 'DEU', 'iso3', '1990-10-03')).toBe('cow:255');
    expect(record('', 'DEU', 'vdem', '1800-12-31')).toBe('cow:255');
    expect(record('Korea', '', 'none', '1890-01-01')).toBe('cow:730');
    expect(record('Korea', '', 'none', '1990-01-01')).toBe('KOR');
  });

  test('goes by the code, then by the name, which is never taken for a code', () => {
    expect(record('Norway', 'EC', 'iso2')).toBe('ECU');
    expect(record('EC', '', 'none')).toBe('org:EU');
    expect(record('Norway', 'QQQ', 'iso3')).toBe('NOR');
    expect(record('Norway', 'QQQ', 'keds')).toBe('NOR');
    expect(record('', '004', 'm49')).toBe('unknown-actor');
    expect(record('', '0275', 'm49')).toBe('PSE');
  });

  test('unknown or ambiguous says so, again and again', () => {
    for (let i = 0; i < 2; i++) {
      expect(record('', 'XXX', 'keds')).toBe('unknown-actor');
      expect(record('Twin', '', 'none')).toBe('ambiguous-actor');
    }
    expect(resolver.resolveRecord({ name: 'Swedne', code: '', scheme: 'none' }, '1995-01-01')).toMatchObject({
      got: '"Swedne"',
      fix: expect.stringContaining('Sweden (SWE)') as string,
    });
  });

  test('is what resolveState finds, for states', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...register.filter(({ kind }) => kind === 'state').map(({ name }) => name)),
        fc.integer({ min: 1700, max: 2030 }),
        (name, year) => {
          const day = `${year}-07-01`;
          expect(actorOf(resolver.resolveRecord(name, day))).toBe(actorOf(resolver.resolveState(name, day)));
        },
      ),
      { seed: 4 },
    );
  });
});

test('fifty thousand cities are found, and the nearest of an unknown one', () => {
  const letters = (n: number) =>
    n.toString(26).replaceAll(/./g, (digit) => 'abcdefghijklmnopqrstuvwxyz'[Number.parseInt(digit, 26)]!);
  const cities = Array.from({ length: 50_000 }, (_, i) =>
    entry(`city:${i + 10}`, `Town ${letters(i * 7919)}`, {
      kind: 'city',
      region: null,
      spells: '[]',
      codes: `["city:Town ${letters(i * 7919)},FRA"]`,
    }),
  );
  const many = createResolver([...register, ...cities]);
  expect(actorOf(many.resolve(`city:town ${letters(7919 * 40_000)},France`))).toBe('city:40010');
  expect(many.resolve('city:Lyno,FRA')).toMatchObject({ fix: expect.stringMatching(/mean Lyon \(city:1\)/) as string });
  expect(actorOf(many.resolve('Norway'))).toBe('NOR');
});

describe('audiences', () => {
  function set(text: string, window?: { from?: number; to?: number }): string {
    const found = resolver.resolveAudiences(text, window);
    return 'actors' in found ? found.actors.map(({ id }) => id).join(' ') : `${found.code}: ${found.got}`;
  }

  test('are a list, a region or all; a region has the records themselves, each once', () => {
    expect(set('swe, Norway,swe')).toBe('SWE NOR');
    expect(set('sub-saharan africa')).toBe('CIV NER');
    expect(set('East Asia and Pacific, SWE')).toBe('MMR KOR SWE');
    expect(set('Europe & Central Asia', { from: 1946 }).split(' ')).toEqual([
      'SWE',
      'NOR',
      'cow:255',
      'cow:260',
      'cow:345',
      'cow:315',
      'CZE',
      'FRA',
      'GBR',
    ]);
    expect(set('all').split(' ').length).toBe(18);
    expect(set('all')).not.toContain('PSE');
    expect(set('Middle East & North Africa')).toBe('unknown-actor: "Middle East & North Africa"');
    expect(set('ALL', { from: 1995 })).not.toContain('cow:260');
  });

  test('may have commas in them', () => {
    expect(set('Korea, South')).toBe('KOR');
    expect(set('city:Lyon,FRA,SWE')).toBe('city:1 SWE');
    expect(set('SWE, city:1, FRA')).toBe('SWE city:1 FRA');
  });

  test('bring the notes of their members, and the first unknown one', () => {
    expect(resolver.resolveAudiences('DEU, SWE')).toMatchObject({ problems: [{ code: 'spells-joined' }] });
    expect(set('SWE, Atlantis')).toBe('unknown-actor: "Atlantis"');
    expect(set('SWE,,NOR')).toBe('unknown-actor: nothing');
  });
});

test('actors are found by a piece of their name, and by what comes near', () => {
  expect(resolver.find('swe', 1).map(({ id }) => id)).toEqual(['SWE']);
  expect(resolver.find('german', 3).map(({ id }) => id)).toEqual(['DEU', 'cow:255', 'cow:260']);
  expect(resolver.find('Nrway', 1).map(({ id }) => id)).toEqual(['NOR']);
});

test('a damaged register is refused', () => {
  const damaged = entry('SWE', 'Sweden', { aliases: '["Sverige"' });
  expect(() => createResolver([damaged])).toThrow(ProblemError);
  expect(() => createResolver([entry('SWE', 'Sweden', { parts: '[1]' })])).toThrow('"parts" of SWE');
});
