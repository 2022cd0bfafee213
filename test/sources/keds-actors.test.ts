import { beforeAll, describe, expect, test } from 'vitest';
import { createResolver, type RegisterEntry } from '../../src/model/index.js';
import {
  codes,
  forEachRow,
  type KedsActor,
  type KedsCode,
  kedsActors,
  makeRegister,
  withKedsActors,
} from '../../src/sources/index.js';
import { describeRaw } from '../support/raw.js';
import { fixtureFiles, rawFile } from './fixtures.js';

const fixtureRegister = makeRegister(codes.parse(fixtureFiles('codes/crosswalk-and-states')).tables);

/** Whom the letters mean, and what the group is called. */
function meaning(register: readonly RegisterEntry[], habit: 'cameo' | 'weis', code: string): string {
  const [actor] = kedsActors(register, [{ code, habit }]);
  return [actor!.ids.join(' '), actor!.name].filter((text) => text !== null).join(' = ');
}

describe('letters', () => {
  test.each([
    ['cameo', 'SWE', 'SWE'],
    ['weis', 'SWD', 'SWE'],
    ['cameo', 'SWEMILSPY', 'SWE'],
    ['cameo', 'SWEGOVXYZ', 'SWE'],
    ['cameo', 'SWEOPP', 'group:SWEOPP = Sweden: opposition'],
    ['cameo', 'SWECVL', 'group:SWECVL = Sweden: civilians'],
    ['cameo', 'SWEXYZ', 'group:SWEXYZ'],
    ['cameo', 'SWENOR', 'group:SWENOR'],
    ['cameo', 'NGOSWE', 'group:NGOSWE = Non-governmental organisations: Sweden'],
    ['cameo', 'KURREB', 'group:KURREB = Kurds: rebels'],
    ['cameo', 'REB', 'group:REB = Rebels, country not named'],
    ['cameo', 'IGOUNO', 'org:UN'],
    ['cameo', 'IGOUNOPKO', 'org:UN'],
    ['cameo', 'IGOUNOWBK', 'org:WB'],
    ['weis', 'NAT', 'org:NATO'],
    ['weis', 'EEC', 'org:EU'],
    ['cameo', 'VAT', 'VAT'],
    ['cameo', 'PALPLO', 'group:PALPLO = Palestine Liberation Organization'],
    ['weis', 'PALPL', 'group:PALPLO = Palestine Liberation Organization'],
    ['cameo', 'PSEREBHMS', 'group:PSEREBHMS = Hamas'],
    ['cameo', 'LBNREDHEZ', 'group:LBNREBHEZ = Hezbollah'],
    ['cameo', 'GMW', 'DEU'],
    ['cameo', 'SER', 'group:SER = Ethnic Serbs'],
    ['weis', 'SER', 'cow:345'],
    ['weis', 'CZE', 'cow:315 CZE'],
    ['weis', 'KOS', 'KOR'],
    ['weis', 'MNC', 'group:MNC = Multinational corporations'],
    ['weis', 'QQ', 'group:QQ'],
  ] as const)('in %s, %s is %s', (habit, code, whom) => {
    expect(meaning(fixtureRegister, habit, code)).toBe(whom);
  });

  test('enter the register: among the codes of those it has, and as groups', () => {
    const register = withKedsActors(fixtureRegister, [
      { code: 'SWE', habit: 'cameo' },
      { code: 'SWEMIL', habit: 'cameo' },
      { code: 'SWD', habit: 'weis' },
      { code: 'CZE', habit: 'weis' },
      { code: 'GMW', habit: 'cameo' },
      { code: 'SER', habit: 'cameo' },
      { code: 'SER', habit: 'weis' },
      { code: 'SWEXYZ', habit: 'cameo' },
      { code: 'PALPL', habit: 'weis' },
      { code: 'PALPLO', habit: 'cameo' },
    ]);
    expect(register.slice(fixtureRegister.length).map(({ id, name, codes: codesOf }) => [id, name, codesOf])).toEqual([
      ['group:PALPLO', 'Palestine Liberation Organization', '["weis:PALPL","keds:PALPL","keds:PALPLO"]'],
      ['group:SER', 'Ethnic Serbs', '["keds:SER"]'],
      ['group:SWEXYZ', 'SWEXYZ', '["keds:SWEXYZ"]'],
    ]);
    const resolver = createResolver(register);
    const on = (code: string, day: string) => {
      const found = resolver.resolveRecord(code, day);
      return 'actor' in found ? found.actor.id : found.code;
    };
    expect(on('keds:SWEMIL', '1990-01-01')).toBe('SWE');
    expect(on('keds:SWD', '1990-01-01')).toBe('SWE');
    expect(on('weis:CZE', '1985-01-01')).toBe('cow:315');
    expect(on('weis:CZE', '1995-01-01')).toBe('CZE');
    expect(on('keds:GMW', '1985-01-01')).toBe('cow:260');
    expect(on('keds:GMW', '1995-01-01')).toBe('cow:255');
    expect(on('keds:SER', '1995-01-01')).toBe('group:SER');
    expect(on('weis:SER', '1995-01-01')).toBe('cow:345');
    expect(on('weis:SWE', '1995-01-01')).toBe('unknown-actor');
  });
});

describeRaw('the letters of the raw KEDS files', (folder) => {
  let register: RegisterEntry[];
  const times = new Map<string, number>();
  let actors: KedsActor[];
  const found: KedsCode[] = [];

  beforeAll(() => {
    const lists = ['crosswalk', 'cow-states'].map((name) => rawFile(folder, `codes/${name}.csv`));
    register = makeRegister(codes.parse(lists).tables);
    for (const name of ['balkans.weis', 'casia.weis', 'gulf.weis', 'levant.cameo', 'turkey.cameo']) {
      const habit = name.endsWith('weis') ? 'weis' : 'cameo';
      forEachRow(rawFile(folder, `keds/${name}.csv`), {
        header: () => undefined,
        row: ([, source, target]) => {
          for (const code of [source!, target!]) {
            const before = times.get(`${habit} ${code}`);
            if (before === undefined) found.push({ code, habit });
            times.set(`${habit} ${code}`, (before ?? 0) + 1);
          }
        },
        reject: () => undefined,
      });
    }
    actors = kedsActors(register, found);
  });

  const timesOf = ({ code, habit }: KedsCode) => times.get(`${habit} ${code}`)!;

  test('all mean somebody; counted as source and as target', () => {
    const sums: Record<string, number> = {};
    for (const actor of actors) {
      const kind = actor.kind === 'group' && actor.name === null ? 'group, not explained' : actor.kind;
      sums[kind] = (sums[kind] ?? 0) + timesOf(actor);
    }
    // Twice the 310,534 rows.
    expect(Object.values(sums).reduce((sum, each) => sum + each, 0)).toBe(621_068);
    expect(sums).toEqual({
      state: 442_730,
      group: 85_481,
      organisation: 53_529,
      territory: 35_410,
      'group, not explained': 3918,
    });
  });

  test('are explained but for few; these come most often', () => {
    const unexplained = actors
      .filter(({ kind, name }) => kind === 'group' && name === null)
      .map((actor) => ({ code: actor.code, times: timesOf(actor) }))
      .sort((a, b) => b.times - a.times);
    expect(unexplained.length).toBe(63);
    expect(unexplained.slice(0, 12).map(({ code, times: often }) => `${code} ${often}`)).toEqual([
      'BAL 1158',
      'SERSM 755',
      'IRQNOR 403',
      'ISL 210',
      'EUREAS 185',
      'CMT 123',
      'IGOEHR 110',
      'EURCEN 93',
      'KAZEXE 81',
      'IBK 76',
      'AZREXE 73',
      'CHE 51',
    ]);
  });

  test('are all found in the register, on every day', () => {
    const resolver = createResolver(withKedsActors(register, found));
    for (const { code, habit } of found) {
      const scheme = habit === 'weis' ? 'weis' : 'keds';
      for (const day of ['1979-04-15', '1992-06-01', '2011-11-30']) {
        expect(resolver.resolveRecord(`${scheme}:${code}`, day), code).toHaveProperty('actor');
      }
    }
  });

  test('mean different actors in the two habits where these are', () => {
    const cameo = new Map(actors.filter(({ habit }) => habit === 'cameo').map((actor) => [actor.code, actor]));
    const apart = actors
      .filter(({ habit, code, ids }) => habit === 'weis' && cameo.has(code) && cameo.get(code)!.ids[0] !== ids[0])
      .map(
        (actor) =>
          `${actor.code}: ${actor.ids.join(' ')} in WEIS (${timesOf(actor)}), ${cameo.get(actor.code)!.ids.join(' ')} in CAMEO`,
      );
    expect(apart.sort()).toEqual([
      'AUS: AUT in WEIS (606), AUS in CAMEO',
      'BAH: BHR in WEIS (364), group:BAH in CAMEO',
      'CHE: group:CHE in WEIS (51), CHE in CAMEO',
      'CRO: HRV in WEIS (5374), group:CRO in CAMEO',
      'CZE: cow:315 CZE in WEIS (87), CZE in CAMEO',
      'ISL: group:ISL in WEIS (210), ISL in CAMEO',
      'SER: cow:345 in WEIS (10828), group:SER in CAMEO',
      'TRK: TKM in WEIS (30), group:TRK in CAMEO',
    ]);
  });
});
