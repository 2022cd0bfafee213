import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { repository } from './support/raw.js';

const folder = mkdtempSync(join(tmpdir(), 'suasion-ci-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface TestFile {
  status: string;
  assertionResults: { status: string }[];
}

function count(counts: object | null, status: number): string {
  const file = join(folder, counts === null ? 'missing.json' : 'report.json');
  if (counts !== null) writeFileSync(file, JSON.stringify(counts));
  const run = spawnSync(process.execPath, ['.ci/count.mjs', file, String(status)], {
    cwd: repository,
    encoding: 'utf8',
  });
  return run.stdout.trim();
}

function report(numPassedTests: number, numFailedTests: number, testResults: TestFile[] = []): object {
  return { numPassedTests, numFailedTests, testResults };
}

describe('the count of tests', () => {
  it('is that of the report', () => {
    expect(count(report(7, 0), 0)).toBe('7 0');
    expect(count(report(5, 2), 1)).toBe('5 2');
  });

  it('has one failure for each file that could not be loaded', () => {
    const unloaded = { status: 'failed', assertionResults: [] };
    const failing = { status: 'failed', assertionResults: [{ status: 'failed' }] };
    const passing = { status: 'passed', assertionResults: [{ status: 'passed' }] };
    expect(count(report(1, 1, [unloaded, failing, passing]), 1)).toBe('1 2');
  });

  it('has a failure when the run ended badly without a failed test', () => {
    expect(count(report(7, 0), 1)).toBe('7 1');
  });

  it('has a failure when no test ran', () => {
    expect(count(report(0, 0), 0)).toBe('0 1');
    expect(count(null, 0)).toBe('0 1');
  });
});
