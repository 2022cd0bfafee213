// write.mjs STORE KIND FOLDER NUMBER STOP: replaces two tables again and again by generations NUMBER, NUMBER + 2 …, until there
// is a file STOP; KIND is `workspace` or `package`. Prints how often.
import { existsSync } from 'node:fs';

const [store = '', kind = '', folder = '', first = '', stop = ''] = process.argv.slice(2);
const { Workspace, writeDataPackage } = await import(store);

/** @param {string} name @param {number} number */
function table(name, number) {
  const columns = ['row', 'generation'].map((column) => ({ name: column, type: 'integer', meaning: '' }));
  const spec = {
    name,
    title: '',
    description: '',
    columns,
    key: ['row'],
    origins: [],
    madeFrom: [],
    madeBy: { step: '', version: '', parameters: { number } },
  };
  return { spec, data: { row: Array.from({ length: 50 }, (_, i) => i), generation: new Array(50).fill(number) } };
}

const head = { name: 'test', title: '', description: '', version: '', licences: [] };
const workspace = new Workspace(folder, { threads: 1 });
let rounds = 0;
for (let number = Number(first); !existsSync(stop); number += 2) {
  const tables = ['acts', 'ties'].map((name) => table(name, number));
  if (kind === 'package') await writeDataPackage(folder, head, tables, { threads: 1 });
  else for (const { spec, data } of tables) await workspace.writeTable(spec, data);
  rounds++;
}
process.stdout.write(`${rounds}\n`);
