import { describe, expect, it } from 'vitest';
import { crosswalkOf, crosswalks, instrumentOf, instruments, weightOf } from '../../src/instruments/index.js';
import { placeCodes } from '../../src/instruments/crosswalk.js';

function entriesOf(scheme: string) {
  return crosswalks.find((crosswalk) => crosswalk.scheme === scheme)!.entries;
}

function unmapped(scheme: string): string[] {
  return entriesOf(scheme)
    .filter(({ instrument }) => instrument === null)
    .map(({ code }) => code);
}

describe('CAMEO', () => {
  it('has 312 codes, of which only statements are unmapped', () => {
    expect(entriesOf('cameo')).toHaveLength(312);
    expect(unmapped('cameo')).toEqual(['01', '010', '011', '012', '014', '015', '016', '017']);
  });

  it('is read as well by title as by code', () => {
    expect(entriesOf('cameo-text')).toHaveLength(312);
    expect(instrumentOf('cameo-text', 'Engage in negotiation')?.id).toBe('newswire-negotiate');
    expect(weightOf('cameo-text', 'Engage in negotiation')).toBe(weightOf('cameo', '046'));
  });

  it('keeps promises, gifts, threats and deeds of one kind apart', () => {
    const place = (code: string) => {
      const { instrument, mechanism, channel } = crosswalkOf('cameo', code)!;
      return [instrument, mechanism, channel];
    };
    expect(place('0331')).toEqual(['newswire-aid-promise', 'inducement', 'aid-development']);
    expect(place('071')).toEqual(['newswire-material-aid', 'inducement', 'aid-development']);
    expect(place('1311')).toEqual(['newswire-threat', 'pressure', 'diplomatic']);
    expect(place('1621')).toEqual(['newswire-aid-cut', 'coercion', 'aid-development']);
    expect(place('0354')).toEqual(['newswire-ease-sanctions', 'inducement', 'trade-investment']);
    expect(place('1384')).toEqual(['newswire-military-threat', 'coercion', 'security-military']);
    expect(place('190')).toEqual(['newswire-force', 'force', 'security-military']);
  });

  it('never calls an act of cooperation coercive, nor one of conflict noncoercive', () => {
    // 01–08 are the cooperative half of CAMEO, 09–20 the conflictual one; appeals to yield press all the same.
    for (const { code, mechanism } of entriesOf('cameo')) {
      if (mechanism === null || /^02[45]/.test(code)) continue;
      const cooperative = Number(code.slice(0, 2)) <= 8;
      expect(['pressure', 'coercion', 'force'].includes(mechanism), code).toBe(!cooperative);
    }
  });
});

describe('WEIS', () => {
  it('carries the published weights', () => {
    // Goldstein (1992), as cited in the literature on event data.
    const published: Record<string, number> = {
      '031': 1,
      '071': 7.4,
      '072': 8.3,
      '111': -4,
      '121': -2.2,
      '173': -7,
      '174': -6.9,
      '182': -7.6,
      '193': -5.6,
      '194': -3.8,
      '195': -7,
      '211': -9.2,
      '212': -4.4,
      '223': -10,
    };
    for (const [code, weight] of Object.entries(published)) expect(weightOf('weis', code), code).toBe(weight);
  });

  it('lists seven codes without a weight, and 63 that are not additions of the KEDS project', () => {
    const entries = entriesOf('weis');
    expect(entries).toHaveLength(116);
    expect(entries.filter(({ weight }) => weight === null).map(({ code }) => code)).toEqual([
      '114',
      '130',
      '143',
      '199',
      '204',
      '214',
      '215',
    ]);
    expect(entries.filter(({ note }) => note === '')).toHaveLength(63);
  });

  it('guesses nothing about codes without a description', () => {
    const bare = entriesOf('weis').filter(({ title }) => title === '');
    expect(bare.map(({ code }) => code)).toEqual(['097', '114', '143', '199', '204', '214', '215', '226']);
    for (const { instrument, mechanism, channel } of bare)
      expect([instrument, mechanism, channel]).toEqual([null, null, null]);
  });

  it('reads a code otherwise than CAMEO does', () => {
    expect(instrumentOf('weis', '032')?.id).toBe('newswire-visit');
    expect(instrumentOf('cameo', '032')?.id).toBe('newswire-agree');
    expect(instrumentOf('weis', '182')?.id).toBe('newswire-force-posture');
    expect(instrumentOf('cameo', '182')?.id).toBe('newswire-assault');
  });
});

describe('PLOVER', () => {
  it('restores the sign that the printed table lost, and says so', () => {
    const accuse = crosswalkOf('plover', 'ACCUSE')!;
    expect(accuse.weight).toBe(-3);
    expect(accuse.note).toContain('minus sign is lost');
    expect(entriesOf('plover').filter(({ note }) => note !== '')).toHaveLength(1);
    expect(entriesOf('plover')).toHaveLength(16);
  });

  it('is named by CAMEO codes only as it lists itself', () => {
    const types = new Set(entriesOf('plover').map(({ code }) => code));
    const named = new Set(entriesOf('cameo').flatMap(({ plover }) => plover ?? []));
    expect([...named].filter((type) => !types.has(type))).toEqual([]);
    expect(named.size).toBe(16);
  });
});

describe('TIES', () => {
  it('counts threats one number higher than the same sanctions imposed', () => {
    const titles = (scheme: string) => new Map(entriesOf(scheme).map(({ code, title }) => [code, title]));
    const [imposed, threatened] = [titles('ties-sanction'), titles('ties-threat')];
    for (let kind = 1; kind <= 9; kind++) expect(threatened.get(String(kind + 1))).toBe(imposed.get(String(kind)));
    expect(instrumentOf('ties-threat', '8')?.id).toBe('sanction-threat-aid');
    expect(instrumentOf('ties-sanction', '8')?.id).toBe('sanctions-travel');
  });

  it('presses by threats and coerces by deeds', () => {
    for (const { mechanism } of entriesOf('ties-threat')) expect(mechanism).toBe('pressure');
    for (const { mechanism } of entriesOf('ties-sanction')) expect(mechanism).toBe('coercion');
  });
});

describe('other schemes', () => {
  it('name what they leave unmapped', () => {
    const left = crosswalks
      .filter(({ scheme }) => !['cameo', 'cameo-text', 'weis'].includes(scheme))
      .map(({ scheme }) => [scheme, unmapped(scheme)] as const)
      .filter(([, codes]) => codes.length > 0);
    expect(Object.fromEntries(left)).toEqual({
      'china-diplomacy': ['total-elite-visits'],
      'dac-aid-type': [
        'oda-total-net',
        'oda-total-gross',
        'oda-total-without-debt',
        'grants-total',
        'grants-other-debt',
        'loans-net',
        'loans-gross',
        'equity-investment',
        'imputed-multilateral',
        'net-debt-relief',
        'rescheduled-debt',
        'interest-subsidies',
        'interest-received',
      ],
      'gml-hostility': ['1'],
      'icews-class': ['verbal-cooperation', 'material-cooperation', 'verbal-conflict', 'material-conflict'],
      'mid-hostility': ['1'],
      'mie-action': ['0'],
    });
  });

  it('count the same conflicts in separate instruments', () => {
    const armed = instruments.filter(({ from }) => from.some(({ scheme }) => /^(mie|mid|gml|ucdp)/.test(scheme)));
    for (const { id, from } of armed) expect(from.length, id).toBe(1);
  });
});

describe('placing codes', () => {
  const facts = [
    { code: '01', title: 'one' },
    { code: '011', title: 'eleven' },
  ];

  it('lets the longest beginning decide', () => {
    const placed = placeCodes(facts, [
      { to: null, because: 'short', codes: ['01'] },
      { to: null, because: 'long', mechanism: 'pressure', codes: ['011'] },
    ]);
    expect(placed.map(({ because }) => because)).toEqual(['short', 'long']);
    expect(placed.map(({ mechanism }) => mechanism)).toEqual([null, 'pressure']);
  });

  it('refuses a code without a place, a beginning given twice and one that fits nothing', () => {
    const sense = { to: null, because: 'x' };
    expect(() => placeCodes(facts, [{ ...sense, codes: ['011'] }])).toThrow('No place for 01');
    expect(() => placeCodes(facts, [{ ...sense, codes: ['0', '0'] }])).toThrow('Two places for 0');
    expect(() => placeCodes(facts, [{ ...sense, codes: ['0', '02'] }])).toThrow('No code begins with 02');
  });
});
