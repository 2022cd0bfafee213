// read.mjs STORE KIND FOLDER GENERATIONS: reads again and again until it has seen so many generations, and fails when a table
// is not of one generation or, in a package, when two tables are not of the same.
const [store = '', kind = '', folder = '', generations = ''] = process.argv.slice(2);
const { openDataPackage, Workspace } = await import(store);

/** @param {import('../../../src/store/index.js').Table} table */
function generationOf(table) {
  const [first, ...others] = table.numbers('generation');
  if (table.rows !== 50 || others.some((one) => one !== first))
    throw new Error(`A mixed table: ${[first, ...others].join(' ')}`);
  return first;
}

const seen = new Set();
const workspace = new Workspace(folder, { threads: 1 });
while (seen.size < Number(generations)) {
  if (kind === 'package') {
    const opened = await openDataPackage(folder, { threads: 1 });
    const acts = generationOf(await opened.read('acts'));
    const ties = generationOf(await opened.read('ties'));
    if (acts !== ties) throw new Error(`A mixed package: ${acts} and ${ties}`);
    seen.add(acts);
    await opened.close();
  } else {
    seen.add(generationOf(await workspace.readTable('acts', { where: { row: { from: 0 } } })));
  }
}
process.stdout.write(`${seen.size}\n`);
