import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plainWorkshop, ProblemError } from '../../src/model/index.js';
import { fit } from '../../src/study/fit.js';
import { csv, userWorld } from './fit-world.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'suasion-fit-input-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const world = userWorld({ seed: 3, audiences: 6, periods: 12 });
const directed = userWorld({ seed: 3, audiences: 4, periods: 12, kind: 'directed' });

interface Rows {
  readonly positions?: readonly string[];
  readonly acts?: readonly string[];
  readonly standing?: readonly string[];
}

let runs = 0;
const out = (): string => join(folder, `out-${runs}`);

/** Fit rows as files; those of the small world where none are given. */
async function run({ positions = world.positions, acts = world.acts, standing }: Rows) {
  runs++;
  const path = (name: string, rows: readonly string[]): string => {
    const file = join(folder, `${name}-${runs}.csv`);
    writeFileSync(file, csv(rows));
    return file;
  };
  const given = {
    positions: path('positions', positions),
    acts: path('acts', acts),
    ...(standing === undefined ? {} : { standing: path('standing', standing) }),
  };
  const parameters = fit.schema.parse({ ...given, scale: 'openness', out: out(), quick: true });
  return fit.run(parameters, { data: '', seed: 1, workshop: plainWorkshop() });
}

async function problemOf(rows: Rows) {
  const error = await run(rows).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ProblemError);
  return (error as ProblemError).problem;
}

/** Row `line` of a file (the header is line 1), changed. */
const changed = (rows: readonly string[], line: number, change: (row: string) => string): string[] =>
  rows.map((row, i) => (i === line - 1 ? change(row) : row));
const rejects = (): string[] => readFileSync(join(out(), 'rejects.csv'), 'utf8').trim().split('\n').slice(1);

describe('a position that cannot be read is missing, and told with file, line, column and value', () => {
  const mean = (value: string) => (row: string) => row.replace(/[^,]+,([^,]+)$/, `${value},$1`);
  const sd = (value: string) => (row: string) => row.replace(/[^,]+$/, value);
  const wrong: readonly (readonly [(row: string) => string, string, string, string])[] = [
    [mean('n/a'), 'mean', 'n/a', 'not a number'],
    [mean('NaN'), 'mean', 'NaN', 'not a number'],
    [mean(''), 'mean', '', 'no number stands here'],
    [mean('1e+200'), 'mean', '1e+200', 'not a number'],
    [mean('1e101'), 'mean', '1e101', 'not a number'],
    [mean('9e99'), 'mean', '9e99', 'too large to be computed with'],
    [sd('Infinity'), 'sd', 'Infinity', 'not a number'],
    [sd('0'), 'sd', '0', 'a standard deviation must be above 0'],
    [sd('-0.05'), 'sd', '-0.05', 'a standard deviation must be above 0'],
    [sd('"0,05"'), 'sd', '"0,05"', 'not a number: write decimals with a point'],
    [(row) => row.replace(/,20(\d\d),/, ',20$1-05,'), 'period', '', 'not a year written YYYY'],
    [(row) => row.replace(/^[^,]+/, ''), 'audience', '', 'an audience should be named here'],
    [(row) => `${row},7`, 'sd', '', '5 fields instead of 4'],
  ];

  test('each such row, and the first of them in the answer', async () => {
    const positions = world.positions.map((row, i) => wrong[(i - 14) / 4]?.[0](row) ?? row);
    const { result, problems } = await run({ positions });
    expect(result).toMatchObject({ rejected: wrong.length, positions: 72 - wrong.length });
    expect(problems.find(({ code }) => code === 'rows-rejected')).toMatchObject({
      got: `${wrong.length} of ${72 + world.acts.length - 1} rows that cannot be used; the first: "n/a" (not a number)`,
      where: { file: `positions-${runs}.csv`, line: 15, column: 'mean' },
    });
    expect(rejects().length).toBe(wrong.length);
    wrong.forEach(([, column, value, reason], i) => {
      expect(rejects()[i]).toContain(`positions-${runs}.csv,${15 + 4 * i},${column},${value}`);
      expect(rejects()[i]).toContain(reason);
    });
  });

  test('two that contradict each other are both rejected; one said twice counts once', async () => {
    const row = world.positions[20]!;
    const { result } = await run({ positions: [...world.positions, row] });
    expect(result).toMatchObject({ rejected: 1, positions: 72 });
    expect(rejects()[0]).toContain('the same row as line 21');
    const other = await run({ positions: [...world.positions, row.replace(/[^,]+,([^,]+)$/, '9,$1')] });
    expect(other.result).toMatchObject({ rejected: 2, positions: 71 });
    expect(rejects().map((one) => one.split(',')[1])).toEqual(['21', '74']);
  });

  test('where none can be read, that is the answer', async () => {
    const positions = world.positions.map((row, i) => (i === 0 ? row : row.replace(/,(\d{4}),/, ',spring $1,')));
    const found = await problemOf({ positions });
    expect([found.code, found.where]).toEqual([
      'rows-rejected',
      { file: `positions-${runs}.csv`, line: 2, column: 'period' },
    ]);
  });
});

describe('an act that cannot be read would count as none, and ends the work', () => {
  const last = world.acts[10]!;
  test.each([
    ['text as dose', last.replace(/[^,]+$/, 'many'), 'dose', 'not a number'],
    ['NaN as dose', last.replace(/[^,]+$/, 'NaN'), 'dose', 'not a number'],
    ['a negative dose', last.replace(/[^,]+$/, '-1'), 'dose', 'at least 0'],
    ['dollars as dose', last.replace(/[^,]+$/, '12000000'), 'dose', 'near 1'],
    ['no instrument', last.replace(/[^,]+,([^,]+)$/, ',$1'), 'instrument', 'named'],
    ['the same act twice', world.acts[9]!, 'dose', 'line 10 lists the same'],
    ['a month among years', last.replace(/,20(\d\d),/, ',20$1-02,'), 'period', 'YYYY'],
  ])('%s', async (_, row, column, reason) => {
    const found = await problemOf({ acts: changed(world.acts, 11, () => row) });
    expect([found.code, found.where]).toEqual(['rows-rejected', { file: `acts-${runs}.csv`, line: 11, column }]);
    expect(found.got).toContain(reason);
    expect(readdirSync(out())).toEqual(['rejects.csv']);
    expect(rejects()[0]).toContain(`acts-${runs}.csv,11,${column}`);
  });

  test('a mechanism is one of seven, and one for each instrument', async () => {
    const acts = world.acts.map((row, i) => `${row},${i === 0 ? 'mechanism' : ''}`);
    const unknown = await problemOf({ acts: changed(acts, 5, (row) => `${row}charm`) });
    expect(unknown.got).toContain('none of listening');
    const line = acts.findIndex((row, i) => i > 5 && row.includes('tariffs')) + 1;
    const first = acts.findIndex((row) => row.includes('tariffs')) + 1;
    const both = changed(
      changed(acts, first, (row) => `${row}coercion`),
      line,
      (row) => `${row}pressure`,
    );
    expect((await problemOf({ acts: both })).got).toContain(`line ${first} counts tariffs as coercion`);
    const { result } = await run({ acts: changed(acts, first, (row) => `${row}Coercion`) });
    expect(result.instruments.map(({ mechanism }) => mechanism)).toEqual([null, 'coercion']);
  });

  test('an instrument of the catalogue has its mechanism from there', async () => {
    const { result } = await run({ acts: world.acts.map((row) => row.replace('tariffs', 'sanctions-trade')) });
    expect(result.instruments.map(({ mechanism }) => mechanism)).toEqual(['coercion', null]);
  });

  test('a missing column is named', async () => {
    const found = await problemOf({ acts: world.acts.map((row) => row.replace(/,[^,]+$/, '')) });
    expect([found.code, found.where]).toEqual(['missing-column', { file: `acts-${runs}.csv`, line: 1 }]);
    expect(found.expected).toContain('"dose"');
    expect(existsSync(out())).toBe(false);
  });
});

describe('what cannot be fitted is said, and nothing written', () => {
  test.each([
    [
      'no overlap in time',
      { acts: world.acts.map((row) => row.replace(/,20(\d\d),/, ',19$1,')) },
      'between 1901 and 1912',
    ],
    ['a single audience', { positions: world.positions.filter((row, i) => i === 0 || row.startsWith('Ardan')) }, 'two'],
    [
      'positions that never differ',
      { positions: world.positions.map((row) => row.replace(/[^,]+,0.05$/, '1,0.05')) },
      'differ',
    ],
    [
      'positions that differ by rounding alone',
      {
        positions: world.positions.map((row) =>
          row.replace(/([^,]+),0.05$/, (_, mean) => `${1e12 + Number(mean)},0.05`),
        ),
      },
      'by more than rounding',
    ],
    [
      'positions whose squares are no numbers any more',
      { positions: world.positions.map((row) => row.replace(/,([^,]+),0.05$/, ',$1e-90,0.05')) },
      'by more than rounding',
    ],
    ['no acts', { acts: world.acts.slice(0, 1) }, 'at least one act'],
    ['doses of 0 alone', { acts: world.acts.map((row) => row.replace(/,1$/, ',0')) }, 'reaches an audience'],
    [
      'names that do not agree',
      { acts: world.acts.map((row) => row.replace(/,([A-Z])/, ',Old $1')) },
      'reaches an audience',
    ],
  ])('%s', async (_, rows, expected) => {
    const found = await problemOf(rows);
    expect(found.code).toBe('no-data');
    expect(found.expected).toContain(expected);
    expect(existsSync(out())).toBe(false);
  });
});

test.each([
  ['a position known better than numbers can be', (row: string) => row.replace(/[^,]+$/, '1e-20')],
  ['a position beyond all others', (row: string) => row.replace(/[^,]+,([^,]+)$/, '1e40,$1')],
])('%s is refused', async (_, edit) => {
  const found = await problemOf({ positions: changed(world.positions, 11, edit) });
  expect(found).toMatchObject({ code: 'invalid-value', where: { parameter: 'positions' } });
  expect(found.expected).toContain('standard deviations of at least');
  expect(existsSync(out())).toBe(false);
});

describe('what cannot count is left out and named', () => {
  test('an instrument without any dose, and an actor', async () => {
    const acts = [...world.acts, 'Ardan,Belmar,2004,embassy,0', 'Zenda,Belmar,2004,embassy,0'];
    const { result, problems } = await run({ acts });
    const plain = await run({});
    expect(result.instruments).toEqual(plain.result.instruments);
    const told = problems.filter(({ code }) => code === 'not-yet-known').map(({ expected }) => expected);
    expect(told).toEqual(['acts by embassy that count', 'acts of Zenda that count']);
  });

  test('acts of somebody who has no position, for nobody knows where they pull', async () => {
    const { result, problems } = await run({ acts: [...world.acts, 'Zenda,Belmar,2004,tariffs,1'] });
    expect(problems.find(({ code }) => code === 'actor-has-no-aim')!.got).toBe('1 acts of Zenda without one');
    expect(result.leftOut).toMatchObject([{ what: 'acts', rows: 1, names: ['Zenda'] }]);
    // On a directed scale acts have no such aim.
    const { problems: others } = await run(directed);
    expect(others).toEqual([]);
  });

  test('acts toward strangers and oneself, and outside a record; positions outside the window', async () => {
    const acts = [
      ...world.acts.filter((row) => !/,201[12],/.test(row)),
      'Ardan,Ardan,2004,tariffs,1',
      'Ardan,Nobody,2004,tariffs,1',
    ];
    const positions = world.positions.filter((row) => !/^Belmar,200[12]/.test(row));
    const aimless = acts.filter((row) => /^Belmar,\w+,200[12],/.test(row)).length;
    const early = acts.filter((row) => /,Belmar,200[12],/.test(row)).length;
    const { result } = await run({ acts, positions });
    expect(early).toBeGreaterThan(0);
    expect(result.leftOut.map(({ what, rows }) => [what, rows])).toEqual([
      // 2012: acts are known to 2010, so they show up to 2011.
      ['positions', 6],
      ['acts', 1],
      ['acts', 1],
      ['acts', early],
      // Where Belmar pulled before its first position, nobody knows.
      ['acts', aimless],
    ]);
    expect(result).toMatchObject({ from: '2001', to: '2011', actsTo: '2010', acts: acts.length - 3 - early - aimless });
  });

  test('an audience seen once, and columns that mean nothing here', async () => {
    const positions = [...world.positions, 'Zenda,2004,0.1,0.05'].map((row, i) => `${row},${i === 0 ? 'Remark' : 'x'}`);
    const { result } = await run({ positions });
    expect(result.audiences).toBe(6);
    expect(result.leftOut).toMatchObject([{ what: 'positions', rows: 1, names: ['Zenda'] }]);
    expect(result.unusedColumns).toEqual(['Remark']);
  });
});

describe('standing', () => {
  const actors = [...new Set(world.acts.slice(1).map((row) => row.split(',')[0]!))];
  const table = (standing: (actor: string) => string): string[] => [
    'actor,period,standing',
    ...actors.flatMap((actor) => Array.from({ length: 12 }, (_, t) => `${actor},${2001 + t},${standing(actor)}`)),
  ];

  test('of 1 is the same as none; twice as much halves the response', async () => {
    const plain = await run({});
    const same = await run({ standing: table(() => '1') });
    expect(same.result.instruments.map(({ response }) => response)).toEqual(
      plain.result.instruments.map(({ response }) => response),
    );
    const twice = await run({ standing: table(() => '2') });
    const [half, whole] = [twice, plain].map(({ result }) => result.instruments[1]!.response.q50);
    expect(half! / whole!).toBeCloseTo(0.5, 6);
    expect(plain.result.instruments[0]!.reading).not.toContain('standing');
    for (const { reading } of twice.result.instruments) expect(reading).toContain('from an actor of standing 1');
  });

  test('where it is not listed the acts are left out and named; of 0 they weigh nothing', async () => {
    const { result, problems } = await run({ standing: table(() => '1').filter((row) => !row.startsWith('Belmar')) });
    const missing = world.acts.filter((row) => row.startsWith('Belmar')).length;
    expect(problems.map(({ got }) => got)).toContain(`${missing} acts of Belmar without one`);
    expect(result.leftOut).toMatchObject([{ what: 'acts', rows: missing, names: ['Belmar'] }]);
    const none = await run({ standing: table((actor) => (actor === 'Belmar' ? '0' : '1')) });
    expect(none.result.instruments).toEqual(result.instruments);
  });

  test('that cannot be read ends the work', async () => {
    const found = await problemOf({
      standing: changed(
        table(() => '1'),
        7,
        (row) => row.replace(/[^,]+$/, 'high'),
      ),
    });
    expect([found.code, found.where]).toEqual([
      'rows-rejected',
      { file: `standing-${runs}.csv`, line: 7, column: 'standing' },
    ]);
  });
});

test('on a directed scale only the acts of the actor count', async () => {
  const { result } = await run(directed);
  expect(result.scale.kind).toBe('directed');
  expect(result.audiences).toBe(8);
  // Acts of one toward an audience whose stance toward it is not measured.
  const positions = directed.positions.filter((row) => !row.startsWith('Belmar,Ys'));
  const toward = directed.acts.filter((row) => row.startsWith('Ys,Belmar')).length;
  const less = await run({ ...directed, positions });
  expect(less.result.acts).toBe(result.acts - toward);
  expect(less.result.leftOut).toMatchObject([{ what: 'acts', rows: toward, names: ['Belmar'] }]);
});
