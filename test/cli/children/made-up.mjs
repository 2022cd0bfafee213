/** The command line with made-up studies, as a program. */
import { studies } from './studies.mjs';

/** @type {typeof import('../../../src/cli/program.js')} */
const { runProgram } = await import(new URL('../../../dist/run/program.js', import.meta.url).href);

await runProgram(studies, process.argv.slice(2));
