/** The program with a `start` that prints at once; what it serves is served as ever. */
import { runProgram } from '../../../dist/cli/program.js';
import { studies } from '../../../dist/study/index.js';

const quick = studies.map((study) => {
  if (study.id !== 'start') return study;
  /** @type {import('../../../src/study/index.js').Study} */
  const told = {
    ...study,
    run: async () => ({ question: {}, result: {}, origins: [], problems: [] }),
    report: () => [{ kind: 'heading', level: 1, text: 'The example' }],
  };
  return told;
});

await runProgram(quick, process.argv.slice(2));
