/** The program with a `start` that prints at once; what it serves is served as ever. */
const built = (/** @type {string} */ name) => new URL(`../../../dist/run/${name}`, import.meta.url).href;
/** @type {typeof import('../../../src/cli/program.js')} */
const { runProgram } = await import(built('program.js'));
/** @type {typeof import('../../../src/study/index.js')} */
const { studies } = await import(built('study.js'));

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
