// fill.mjs STORE FOLDER: on a small disk, writes things that fit and then things that do not. Prints what happened, as JSON.
import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const [store = '', folder = ''] = process.argv.slice(2);
const { hashOf, openDataPackage, Workspace, writeDataPackage, writeOutFile } = await import(store);

/** @param {number} rows */
function table(rows) {
  const spec = {
    name: 'acts',
    title: '',
    description: '',
    columns: [{ name: 'x', type: 'real', meaning: '' }],
    key: [],
    origins: [],
    madeFrom: [],
    madeBy: { step: '', version: '', parameters: {} },
  };
  return {
    spec,
    data: { x: new Float64Array(randomBytes(rows * 8).buffer.slice(0), 0, rows).map((x) => (Number.isNaN(x) ? 0 : x)) },
  };
}

/** @param {() => Promise<unknown>} work */
async function codeOf(work) {
  try {
    await work();
    return 'written';
  } catch (error) {
    const { problem, message } = /** @type {import('../../../src/model/index.js').ProblemError} */ (error);
    return problem?.code ?? message;
  }
}

const head = { name: 'test', title: '', description: '', version: '', licences: [] };
const workspace = new Workspace(join(folder, 'workspace'));
const small = table(100);
const large = table(300_000);
const bytes = randomBytes(4_000_000);
const raw = { name: 'input', path: 'input', bytes, given: bytes, hash: hashOf(bytes) };
const [out, packed] = [join(folder, 'out.txt'), join(folder, 'package')];
const happened = {
  small: [
    await codeOf(() => workspace.writeTable(small.spec, small.data)),
    await codeOf(() => writeDataPackage(packed, head, [small])),
    await codeOf(() => writeOutFile(out, 'old')),
  ],
  large: [
    await codeOf(() => workspace.writeTable(large.spec, large.data)),
    await codeOf(() => writeDataPackage(packed, head, [large])),
    await codeOf(() => writeOutFile(out, bytes)),
    await codeOf(() => workspace.keepRaw([raw])),
  ],
  left: [
    (await workspace.readTable('acts')).rows,
    (await (await openDataPackage(packed)).read('acts')).rows,
    await readFile(out, 'utf8'),
  ],
  unfinished: (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.part')),
  again: await codeOf(() => workspace.writeTable(small.spec, small.data)),
};
process.stdout.write(`${JSON.stringify(happened)}\n`);
