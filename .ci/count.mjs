/**
 * Prints how many tests passed and failed, from the report of the test run and its exit status. A file that could not be
 * loaded, a run that ended badly for no failed test, and a run without any test each count as one failure.
 */
import { readFileSync } from 'node:fs';

const [reportFile = '', status = ''] = process.argv.slice(2);
const { passed, failed } = count();
const nothingRan = passed + failed === 0;
const endedBadly = failed === 0 && (status !== '0' || nothingRan);
process.stdout.write(`${passed} ${endedBadly ? 1 : failed}\n`);

function count() {
  /** @type {{ numPassedTests: number, numFailedTests: number, testResults: TestFile[] }} */
  let report;
  try {
    report = JSON.parse(readFileSync(reportFile, 'utf8'));
  } catch {
    return { passed: 0, failed: 0 };
  }
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
}

/** @typedef {{ status: string, assertionResults: { status: string }[] }} TestFile */
