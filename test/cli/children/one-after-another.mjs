/**
 * The command line with the studies of a module, given by its address, for many orders in one process: a line of JSON in,
 * `{ words, folder }`, and one out for each, `{ status, stdout, stderr }`. Tables stay open from one to the next, as on the server.
 */
import { createInterface } from 'node:readline';
import { runCommandLine } from '../../../dist/cli/command-line.js';
import { keepReferencesOpen } from '../../../dist/study/kept-references.js';

const { studies } = await import(process.argv[2] ?? '');
keepReferencesOpen();
process.stdout.setMaxListeners(0);
const reply = process.stdout.write.bind(process.stdout);

for await (const line of createInterface({ input: process.stdin })) {
  const { words, folder } = JSON.parse(line);
  const said = { stdout: '', stderr: '' };
  for (const stream of /** @type {const} */ (['stdout', 'stderr']))
    process[stream].write = (/** @type {string} */ text, /** @type {unknown} */ done) => {
      said[stream] += text;
      if (typeof done === 'function') done();
      return true;
    };
  process.chdir(folder);
  const status = await runCommandLine(studies, words);
  reply(`${JSON.stringify({ status, ...said })}\n`);
}
