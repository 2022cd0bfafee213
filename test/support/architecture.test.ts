import { describe, expect, it } from 'vitest';
import { checkArchitecture, describeViolation, longestFile, type Rule } from './architecture.js';

/** The rules that a made-up tree breaks, each with its place. */
function broken(tree: Record<string, string>): string[] {
  return checkArchitecture(new Map(Object.entries(tree))).map(({ rule, file, line }) => `${rule} ${file}:${line}`);
}

/** What is wrong with one file alone, placed on a pure floor unless told otherwise. */
function brokenIn(text: string, path = 'src/measures/favour.ts'): string[] {
  return broken({ [path]: text }).map((place) => place.split(' ')[0] as Rule);
}

describe('a house in order', () => {
  it('passes', () => {
    const tree = {
      'src/index.ts': "export * from './model/index.js';\nexport * from './charts/index.js';\n",
      'src/model/index.ts': "export * from './actor.js';\n",
      'src/model/actor.ts': "import type { Spell } from './spell.js';\nexport interface Actor { spell: Spell }\n",
      'src/model/spell.ts': 'export interface Spell { from: string }\n',
      'src/sources/votes.ts': "import Papa from 'papaparse';\nimport { type Actor } from '../model/index.js';\n",
      'src/store/tables.ts': "import { readFile } from 'node:fs/promises';\nimport '@duckdb/node-api';\n",
      'src/study/worker.ts': "import { parentPort } from 'node:worker_threads';\nimport { z } from 'zod';\n",
      'src/web/page.ts':
        "import type { Answer } from '../study/index.js';\nimport { draw } from '../charts/index.js';\n",
      'src/cli/main.ts': "import { Command } from 'commander';\nawait import('../study/index.js');\n",
    };
    expect(broken(tree)).toEqual([]);
  });
});

describe('folders', () => {
  it.each(['utils', 'helpers', 'common', 'lib'])('may not be called %s', (name) => {
    expect(broken({ [`src/${name}/a.ts`]: '' })).toEqual([`folders src/${name}/a.ts:1`]);
    expect(broken({ [`src/model/${name}/a.ts`]: '' })).toEqual([`folders src/model/${name}/a.ts:1`]);
    expect(broken({ [`src/model/${name}.ts`]: '' })).toEqual([`folders src/model/${name}.ts:1`]);
  });

  it('must be in the plan', () => {
    expect(broken({ 'src/cellar/a.ts': '' })).toEqual(['folders src/cellar/a.ts:1']);
  });

  it('hold every file but src/index.ts', () => {
    expect(broken({ 'src/actor.ts': '' })).toEqual(['folders src/actor.ts:1']);
  });
});

describe('floors', () => {
  it.each([
    ['an import up', "import { fit } from '../response/index.js';"],
    ['an import sideways', "import { force } from '../mechanics/index.js';"],
    ['a type import', "import type { Fit } from '../response/index.js';"],
    ['a re-export', "export { fit } from '../response/index.js';"],
    ['a re-export of everything', "export * from '../response/index.js';"],
    ['a dynamic import', "await import('../response/index.js');"],
    ['a dynamic import by template', 'await import(`../response/index.js`);'],
    ['an import inside a type', "export type Fit = import('../response/index.js').Fit;"],
    ['an import that leaves src/', "import plan from '../../package.json' with { type: 'json' };"],
    ['an import that cannot be followed', 'export const load = (path: string) => import(path);'],
  ])('do not let %s pass', (_what, text) => {
    expect(brokenIn(text)).toEqual(['floors']);
  });

  it('end at charts for src/index.ts', () => {
    const text = "export * from './model/index.js';\nexport * from './store/index.js';\n";
    expect(broken({ 'src/index.ts': text })).toEqual(['floors src/index.ts:2']);
  });

  it('show the page no more of the study than its types', () => {
    expect(brokenIn("import { ask } from '../study/index.js';", 'src/web/page.ts')).toEqual(['floors']);
    expect(brokenIn("import { type Answer } from '../study/index.js';", 'src/web/page.ts')).toEqual(['floors']);
    expect(brokenIn("import type { Tables } from '../store/index.js';", 'src/web/page.ts')).toEqual(['floors']);
  });
});

describe('doors', () => {
  it('are the only way into another folder', () => {
    expect(brokenIn("import { meanOf } from '../model/draws.js';")).toEqual(['doors']);
    expect(brokenIn("export * from './model/draws.js';", 'src/index.ts')).toEqual(['doors']);
  });

  it('are not used from inside', () => {
    expect(brokenIn("import { other } from './index.js';")).toEqual(['doors']);
    expect(brokenIn("import { other } from '../measures/index.js';")).toEqual(['doors']);
    expect(brokenIn("import { other } from '../index.js';", 'src/measures/votes/sweep.ts')).toEqual(['doors']);
  });

  it('at the front are for guests', () => {
    expect(brokenIn("import { meanOf } from '../index.js';")).toEqual(['doors']);
  });
});

describe('cycles', () => {
  it('are found and spelt out', () => {
    const tree = {
      'src/model/a.ts': "import './b.js';\n",
      'src/model/b.ts': "\nimport type { C } from './c.js';\n",
      'src/model/c.ts': "export { a } from './a.js';\n",
    };
    const [cycle, ...others] = checkArchitecture(new Map(Object.entries(tree)));
    expect(others).toEqual([]);
    expect(cycle).toMatchObject({ rule: 'cycles', file: 'src/model/c.ts', line: 1 });
    expect(cycle?.got).toBe('src/model/a.ts → src/model/b.ts → src/model/c.ts → src/model/a.ts');
  });

  it('of one file count', () => {
    expect(brokenIn("import './favour.js';")).toEqual(['cycles']);
  });

  it('are not seen in a diamond', () => {
    const tree = {
      'src/model/a.ts': "import './b.js';\nimport './c.js';\n",
      'src/model/b.ts': "import './d.js';\n",
      'src/model/c.ts': "import './d.js';\n",
      'src/model/d.ts': '',
    };
    expect(broken(tree)).toEqual([]);
  });
});

describe('purity', () => {
  it.each([
    'Date.now()',
    "Date['now']()",
    'new Date()',
    'new Date',
    'Date()',
    'Math.random()',
    "Math['random']()",
    'Math[name]',
    'performance.now()',
    'crypto.randomUUID()',
    'document.title',
    'window.innerWidth',
    'process.env',
    'fetch("/data")',
    'globalThis.fetch',
    'setTimeout(go, 1)',
    'Buffer.from("")',
    'import.meta.url',
    'typeof process',
    '{ fetch }',
    '[1].map(() => document)',
  ])('forbids %s', (expression) => {
    const text = `export const value = (name: string, go: () => void) => (\n  ${expression}\n);\n`;
    expect(broken({ 'src/measures/favour.ts': text })).toEqual(['purity src/measures/favour.ts:2']);
    expect(brokenIn(text, 'src/store/tables.ts')).toEqual([]);
  });

  it.each([
    ['chance', 'const { random } = Math;'],
    ['the clock', 'const clock = Date;'],
    ['the network', 'const get = fetch;'],
    ['the process by type', 'let host: typeof process;'],
    [
      'a name declared elsewhere only',
      'function f(window: number) { return window; }\nexport const size = window.innerWidth;',
    ],
  ])('forbids another name for %s', (_what, text) => {
    expect(brokenIn(text)).toEqual(['purity']);
  });

  it.each([
    ['a moment that was handed in', 'export const year = (text: string) => new Date(text).getUTCFullYear();'],
    ['pure arithmetic', 'export const root = Math.sqrt(Math.PI);'],
    ['dates as types and classes', 'export const isDate = (value: unknown): value is Date => value instanceof Date;'],
    ['a parameter', 'export function width(window: { from: number; to: number }) { return window.to - window.from; }'],
    ['a local variable', 'export function f() { const process = 1; return () => process; }'],
    ['a variable used above its declaration', 'export const f = () => location();\nfunction location() { return 1; }'],
    [
      'a destructured variable',
      'export function f(x: { a: number[] }) { const { a: [window = 1] } = x; return window; }',
    ],
    ['a property', 'export const f = (x: { window: number; process(): void }) => ({ document: x.window });'],
    ['an imported name', "import { performance } from '../model/index.js';\nexport const p = performance;"],
    ['a caught error', 'export function f() { try { return 1; } catch (process) { return process; } }'],
    ['a class member', 'export class Path { process = 1; fetch() { return this.process; } }'],
    ['a label', 'export function f() { self: for (;;) { break self; } }'],
    ['a named function', 'export const f = function fetch(): unknown { return fetch; };'],
    ['a type', 'export type Worker = { global: string };\nexport type Many = Worker[];'],
  ])('allows %s', (_what, text) => {
    expect(brokenIn(text)).toEqual([]);
  });

  it('holds for src/index.ts', () => {
    expect(brokenIn('export const now = Date.now;', 'src/index.ts')).toEqual(['purity']);
  });
});

describe('packages', () => {
  it.each([
    ['papaparse', 'src/measures/favour.ts'],
    ['@duckdb/node-api', 'src/study/ask.ts'],
    ['zod', 'src/sources/votes.ts'],
    ['zod/v4', 'src/store/tables.ts'],
    ['commander', 'src/study/ask.ts'],
    ['left-pad', 'src/cli/main.ts'],
    ['suasion/study', 'src/cli/main.ts'],
  ])('forbids %s in %s', (name, path) => {
    expect(brokenIn(`import '${name}';`, path)).toEqual(['packages']);
    expect(brokenIn(`import type { A } from '${name}';`, path)).toEqual(['packages']);
  });
});

describe('windows', () => {
  it.each([
    ['node:fs', 'src/sources/votes.ts'],
    ['fs', 'src/sources/votes.ts'],
    ['fs/promises', 'src/measures/favour.ts'],
    ['node:path', 'src/model/origin.ts'],
    ['node:worker_threads', 'src/response/fit.ts'],
    ['node:fs', 'src/study/ask.ts'],
    ['node:zlib', 'src/http/server.ts'],
    ['node:https', 'src/cli/main.ts'],
    ['node:stream/promises', 'src/cli/main.ts'],
    ['node:url', 'src/web/page.ts'],
  ])('forbids %s in %s', (name, path) => {
    expect(brokenIn(`import '${name}';`, path)).toEqual(['windows']);
  });
});

describe('length', () => {
  it('is counted in lines', () => {
    const line = '// a line\n';
    expect(brokenIn(line.repeat(longestFile))).toEqual([]);
    expect(brokenIn(line.repeat(longestFile + 1))).toEqual(['length']);
  });
});

describe('a message', () => {
  it('says place, expectation, finding and what to do', () => {
    const tree = new Map([['src/measures/favour.ts', "\nimport { fit } from '../response/index.js';\n"]]);
    expect(checkArchitecture(tree).map(describeViolation)).toEqual([
      'src/measures/favour.ts:2: expected src/measures/ (floor 2) to import from lower floors, got src/response/ (floor 3). ' +
        'Move the shared part down to a lower floor, or hand it in as a parameter from above.',
    ]);
  });

  it('names the file that does not parse', () => {
    expect(() => brokenIn('export const = 1;')).toThrow('src/measures/favour.ts does not parse');
  });
});
