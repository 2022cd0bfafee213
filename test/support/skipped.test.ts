import { afterEach, describe, expect, it, vi } from 'vitest';
import { peersFolder, rawFolder, repository } from './raw.js';
import { describeSkipped, reasonInName, titleWithReason } from './skipped.js';

afterEach(() => vi.unstubAllEnvs());

describe('folders outside the repository', () => {
  it('are found by their variables, read from the repository', () => {
    vi.stubEnv('SUASION_RAW', 'test');
    vi.stubEnv('SUASION_PEERS', `${repository}/src`);
    expect(rawFolder()).toBe(`${repository}/test`);
    expect(peersFolder()).toBe(`${repository}/src`);
  });

  it('are null where there is none, or the variable is empty', () => {
    vi.stubEnv('SUASION_RAW', 'no/such/folder');
    vi.stubEnv('SUASION_PEERS', '');
    expect(rawFolder()).toBeNull();
    expect(peersFolder()).toBeNull();
  });
});

describe('skipped tests', () => {
  it('carry their reason in the title', () => {
    const name = `a suite > ${titleWithReason('with data', 'no data; set X')} > a test`;
    expect(reasonInName(name)).toBe('no data; set X');
    expect(reasonInName('a suite > a test')).toBeNull();
  });

  it('are counted by reason', () => {
    expect(describeSkipped(['no data', 'no time', 'no time'])).toBe(
      '2 tests skipped: no time\n1 test skipped: no data',
    );
    expect(describeSkipped([])).toBe('');
  });
});
