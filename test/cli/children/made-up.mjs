/** The command line with made-up studies, as a program. */
import { runProgram } from '../../../dist/cli/program.js';
import { studies } from './studies.mjs';

await runProgram(studies, process.argv.slice(2));
