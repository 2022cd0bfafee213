import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { posix, join } from 'node:path';
import { type GlobalUse, type ImportRecord, readSourceFile, type SourceFile } from './source-file.js';

/** What a room of the house may use. */
interface Room {
  readonly floor: number;
  /** Packages it may import. */
  readonly packages: readonly string[];
  /** Modules of Node it may import. */
  readonly builtins: readonly string[] | 'all';
  /** Where it sees less than all lower floors: what it may import as values, and what as types only. */
  readonly sees?: { readonly valuesUpTo: number; readonly typesFrom: readonly string[] };
}

const pure = { packages: [], builtins: [] } as const;

/** The plan of the house: every folder under src/. A new folder, package or module of Node is written down here first. */
const house: Readonly<Record<string, Room>> = {
  model: { floor: 0, ...pure },
  instruments: { floor: 1, ...pure },
  statistics: { floor: 1, ...pure },
  sources: { floor: 2, packages: ['papaparse'], builtins: [] },
  measures: { floor: 2, ...pure },
  mechanics: { floor: 2, ...pure },
  assets: { floor: 2, ...pure },
  response: { floor: 3, ...pure },
  evidence: { floor: 4, ...pure },
  plan: { floor: 4, ...pure },
  // React to say what is drawn, d3 for scales, shapes and maps: elements without state.
  charts: {
    floor: 5,
    packages: [
      'd3-geo',
      'd3-scale',
      'd3-shape',
      'geojson',
      'react',
      'topojson-client',
      'topojson-specification',
      'world-atlas',
    ],
    builtins: [],
  },
  store: { floor: 6, packages: ['@duckdb/node-api', 'papaparse'], builtins: 'all' },
  study: {
    floor: 7,
    // piscina: the pool of worker threads behind the Workshop; it hands work out and can call it off.
    // highs: the mixed-integer solver that plans are handed; yaml: plans are written in it.
    packages: ['highs', 'piscina', 'yaml', 'zod'],
    // node:v8, node:vm: to ask for a collection of memory between the sources of a build.
    builtins: ['node:events', 'node:os', 'node:path', 'node:url', 'node:v8', 'node:vm', 'node:worker_threads'],
  },
  http: {
    floor: 8,
    packages: ['@hono/node-server', 'hono', 'zod'],
    builtins: ['node:crypto', 'node:fs', 'node:http', 'node:net', 'node:path', 'node:url'],
  },
  web: {
    floor: 8,
    packages: ['d3-force', 'react', 'react-aria-components', 'react-dom', 'world-atlas'],
    builtins: [],
    sees: { valuesUpTo: 5, typesFrom: ['study'] },
  },
  cli: {
    floor: 9,
    packages: ['commander', 'zod'],
    builtins: ['node:path', 'node:process', 'node:url', 'node:util'],
  },
};

/** Floors up to this one see no disk, network, clock, chance or page; src/index.ts opens onto exactly these. */
const highestPureFloor = 5;

/** The packages that somebody who installs Suasion gets with it. Each is paid for by everybody: add with care. */
export const runtimeDependencies = [
  '@duckdb/node-api',
  '@hono/node-server',
  'commander',
  'highs',
  'hono',
  'papaparse',
  'piscina',
  'yaml',
  'zod',
];

/** Lines beyond which a file does too much; aim for 300. */
export const longestFile = 350;

const namelessFolders = ['utils', 'util', 'helpers', 'helper', 'common', 'lib'];

const inTime = 'Take the time as a parameter.';
const inChance = 'Take a seeded generator as a parameter (statistics/).';
const inPages = 'Pages belong in web/; hand the value in as a parameter.';
const inData = 'Data come in through store/.';
const inWorkshop = 'Hand what is needed in as a parameter, or through the Workshop (model/workshop.ts).';

/** What pure floors may not touch, by name or by the form of its use, and where to get it instead. */
const impure: ReadonlyMap<string, string> = new Map([
  ...['Date.now', 'new Date()', 'Date()', 'Date[…]', '… = Date', 'performance'].map((name) => [name, inTime] as const),
  ...['Math.random', 'Math[…]', '… = Math', 'crypto'].map((name) => [name, inChance] as const),
  ...['document', 'window', 'self', 'navigator', 'location'].map((name) => [name, inPages] as const),
  ...['localStorage', 'sessionStorage', 'indexedDB'].map((name) => [name, inPages] as const),
  ...['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'].map((name) => [name, inData] as const),
  ...['process', 'globalThis', 'global', 'require', 'Buffer', 'import.meta'].map((name) => [name, inWorkshop] as const),
  ...['Worker', 'setTimeout', 'setInterval', 'setImmediate'].map((name) => [name, inWorkshop] as const),
]);

export const rules = {
  folders: 'every folder under src/ is a room of the plan, and none is called utils, helpers, common or lib',
  floors: 'imports go to the own folder or a lower floor, never up, never sideways',
  doors: 'other folders are entered through their index.ts, and nobody uses the own door from inside',
  cycles: 'no file imports itself in a circle',
  purity: 'floors 0–5 see no clock, chance, network, page or process',
  packages: 'packages are imported where the plan allows them',
  windows: 'modules of Node are imported where the plan allows them; data come in through store/ alone',
  length: `no file is longer than ${longestFile} lines`,
} as const;

export type Rule = keyof typeof rules;

/** A place that breaks a rule of the house. */
export interface Violation {
  readonly rule: Rule;
  readonly file: string;
  readonly line: number;
  readonly expected: string;
  readonly got: string;
  readonly fix: string;
}

/** One line of plain text: place, expected, got, what to do. */
export function describeViolation(violation: Violation): string {
  const { file, line, expected, got, fix } = violation;
  return `${file}:${line}: expected ${expected}, got ${got}. ${fix}`;
}

/** The files under a folder, as { path below `root`, with forward slashes: text }. */
export function readTree(root: string, folder: string): Map<string, string> {
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    files.sort().map((file) => [file.slice(root.length + 1).replaceAll('\\', '/'), readFileSync(file, 'utf8')]),
  );
}

/** Everything in a tree of files (`src/…` → text) that breaks a rule of the house. */
export function checkArchitecture(tree: ReadonlyMap<string, string>): Violation[] {
  const sources = new Map<string, SourceFile>();
  for (const [path, text] of tree) if (/\.[cm]?[jt]sx?$/.test(path)) sources.set(path, readSourceFile(path, text));
  const violations = [...tree.keys()].flatMap(checkFolder);
  for (const [path, source] of sources) {
    violations.push(
      ...source.imports.flatMap((record) => checkImport(path, record)),
      ...source.globals.flatMap((use) => checkGlobal(path, use)),
      ...checkLength(path, source.lines),
    );
  }
  return [...violations, ...checkCycles(sources)];
}

/** The room a path is in: its first folder under src/; `src` itself for files that lie there; null outside. */
function roomOf(path: string): string | null {
  const [top, first, second] = path.split('/');
  if (top !== 'src' || first === undefined) return null;
  return second === undefined ? 'src' : first;
}

function isPure(path: string): boolean {
  const room = roomOf(path);
  if (path === 'src/index.ts') return true;
  return room !== null && (house[room]?.floor ?? Infinity) <= highestPureFloor;
}

function isDoor(path: string): boolean {
  return /^src\/[^/]+\/index\.[jt]sx?$/.test(path);
}

function checkFolder(path: string): Violation[] {
  const place = { rule: 'folders', file: path, line: 1 } as const;
  const room = roomOf(path);
  if (room === 'src' && path !== 'src/index.ts') {
    return [
      {
        ...place,
        expected: 'index.ts as the only file directly in src/',
        got: path,
        fix: 'Move it into the room it belongs to.',
      },
    ];
  }
  const nameless = path.split('/').find((part) => namelessFolders.includes(part.replace(/\.[^.]+$/, '')));
  if (nameless !== undefined) {
    const fix = 'Put the code beside its user, or make it a word of model/ or statistics/.';
    return [{ ...place, expected: 'names that say what is inside', got: `"${nameless}"`, fix }];
  }
  if (room !== null && room !== 'src' && house[room] === undefined) {
    const fix =
      'Use a room that is there, or write the new one into the plan (test/support/architecture.ts) and into ARCHITECTURE.md.';
    return [{ ...place, expected: `one of the rooms ${Object.keys(house).join(', ')}`, got: `src/${room}/`, fix }];
  }
  return [];
}

function checkImport(path: string, record: ImportRecord): Violation[] {
  const { specifier, line } = record;
  if (specifier === null) {
    const fix = 'Write the path as a literal, so that readers and this test can follow it.';
    return [
      { rule: 'floors', file: path, line, expected: 'an import that can be followed', got: 'a computed path', fix },
    ];
  }
  if (specifier.startsWith('.')) return checkInnerImport(path, resolve(path, specifier), record);
  const builtin = builtinName(specifier);
  return builtin === null ? checkPackage(path, specifier, line) : checkBuiltin(path, builtin, line);
}

/** The path that a relative specifier names, as it would be written under src/ (`.js` and not `.ts`). */
function resolve(path: string, specifier: string): string {
  return posix.join(posix.dirname(path), specifier);
}

function checkInnerImport(path: string, target: string, record: ImportRecord): Violation[] {
  const from = roomOf(path);
  const to = roomOf(target);
  const place = { file: path, line: record.line };
  if (from === null || to === null) {
    const fix = 'Code uses code under src/ only; read other files through store/.';
    return [{ ...place, rule: 'floors', expected: 'a path inside src/', got: target, fix }];
  }
  if (to === 'src') {
    const fix = 'Import from the room that has the name.';
    return [{ ...place, rule: 'doors', expected: 'nobody inside to use the front door', got: target, fix }];
  }
  if (from === to) {
    if (!isDoor(target)) return [];
    const fix = 'Import from the file that has the name.';
    return [{ ...place, rule: 'doors', expected: `src/${from}/ not to use its own door`, got: target, fix }];
  }
  return [...checkFloor(place, from, to, record.typeOnly), ...checkDoor(place, to, target)];
}

function checkFloor(place: { file: string; line: number }, from: string, to: string, typeOnly: boolean): Violation[] {
  const room = house[from];
  const target = house[to];
  if (target === undefined || (room === undefined && from !== 'src')) return [];
  const got = `src/${to}/ (floor ${target.floor})`;
  const broken = { ...place, rule: 'floors', got } as const;
  if (room === undefined) {
    if (target.floor <= highestPureFloor) return [];
    const fix = 'Give it a subpath of its own in the exports of package.json.';
    return [{ ...broken, expected: `src/index.ts to open onto floors 0–${highestPureFloor} only`, fix }];
  }
  if (room.sees !== undefined) {
    const { valuesUpTo, typesFrom } = room.sees;
    if (target.floor <= valuesUpTo || (typeOnly && typesFrom.includes(to))) return [];
    const fix = 'Write "import type", or get the value over the API.';
    return [
      { ...broken, expected: `values from floors 0–${valuesUpTo}, types also from ${typesFrom.join(', ')}`, fix },
    ];
  }
  if (target.floor < room.floor) return [];
  const fix = 'Move the shared part down to a lower floor, or hand it in as a parameter from above.';
  return [{ ...broken, expected: `src/${from}/ (floor ${room.floor}) to import from lower floors`, fix }];
}

function checkDoor(place: { file: string; line: number }, to: string, target: string): Violation[] {
  if (isDoor(target)) return [];
  const fix = `Export the name from src/${to}/index.ts, if it deserves it.`;
  return [{ ...place, rule: 'doors', expected: `src/${to}/index.js`, got: target, fix }];
}

/** `fs` and `node:fs` are `node:fs`; null for what is not a module of Node. */
function builtinName(specifier: string): string | null {
  if (specifier.startsWith('node:')) return specifier;
  return builtinModules.includes(specifier) ? `node:${specifier}` : null;
}

function checkBuiltin(path: string, builtin: string, line: number): Violation[] {
  const allowed = house[roomOf(path) ?? '']?.builtins ?? [];
  if (allowed === 'all' || allowed.includes(builtin)) return [];
  const expected = allowed.length === 0 ? 'no module of Node here' : `of Node only ${allowed.join(', ')} here`;
  const fix = isPure(path)
    ? inWorkshop
    : 'Data come in and go out through store/; for anything else write it into the plan (test/support/architecture.ts).';
  return [{ rule: 'windows', file: path, line, expected, got: builtin, fix }];
}

function checkPackage(path: string, specifier: string, line: number): Violation[] {
  const allowed = house[roomOf(path) ?? '']?.packages ?? [];
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  if (allowed.includes(name)) return [];
  const expected = allowed.length === 0 ? 'no package here' : `only the packages ${allowed.join(', ')} here`;
  const fix =
    'Use it where the plan allows it (test/support/architecture.ts), or change the plan and say why in ARCHITECTURE.md.';
  return [{ rule: 'packages', file: path, line, expected, got: name, fix }];
}

function checkGlobal(path: string, use: GlobalUse): Violation[] {
  if (!isPure(path)) return [];
  const fix = impure.get(use.name) ?? impure.get(use.form);
  if (fix === undefined) return [];
  return [{ rule: 'purity', file: path, line: use.line, expected: 'pure code on this floor', got: use.form, fix }];
}

function checkLength(path: string, lines: number): Violation[] {
  if (lines <= longestFile) return [];
  const fix = 'Split it along its nouns.';
  return [
    {
      rule: 'length',
      file: path,
      line: longestFile + 1,
      expected: `at most ${longestFile} lines`,
      got: String(lines),
      fix,
    },
  ];
}

/** One violation for every import that closes a circle. */
function checkCycles(sources: ReadonlyMap<string, SourceFile>): Violation[] {
  const violations: Violation[] = [];
  const done = new Set<string>();
  const way: string[] = [];
  const visit = (path: string): void => {
    way.push(path);
    for (const { specifier, line } of sources.get(path)!.imports) {
      const target = specifier?.startsWith('.') === true ? existing(sources, resolve(path, specifier)) : null;
      if (target === null) continue;
      const start = way.indexOf(target);
      if (start >= 0) {
        const circle = [...way.slice(start), target].join(' → ');
        const fix = 'Move what both need into a file that imports neither.';
        violations.push({ rule: 'cycles', file: path, line, expected: 'imports without a circle', got: circle, fix });
      } else if (!done.has(target)) visit(target);
    }
    way.pop();
    done.add(path);
  };
  for (const path of sources.keys()) if (!done.has(path)) visit(path);
  return violations;
}

/** The source behind a path written with `.js`, if the tree has it. */
function existing(sources: ReadonlyMap<string, SourceFile>, target: string): string | null {
  const candidates = [target, target.replace(/\.js$/, '.ts'), target.replace(/\.js$/, '.tsx')];
  return candidates.find((candidate) => sources.has(candidate)) ?? null;
}
