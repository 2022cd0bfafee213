import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  checkArchitecture,
  describeViolation,
  readTree,
  type Rule,
  rules,
  runtimeDependencies,
} from './support/architecture.js';
import { repository } from './support/raw.js';

describe('the house', () => {
  const tree = readTree(repository, 'src');
  const violations = checkArchitecture(tree);

  it('has files to look at', () => {
    expect(tree.has('src/model/index.ts')).toBe(true);
  });

  it.each(Object.entries(rules) as [Rule, string][])('%s: %s', (rule) => {
    const found = violations.filter((violation) => violation.rule === rule).map(describeViolation);
    expect(found, found.join('\n')).toEqual([]);
  });

  it('has no other runtime dependencies than those in the plan (test/support/architecture.ts), each pinned', () => {
    const manifest = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
      devDependencies: Record<string, string>;
    };
    expect(Object.keys(manifest.dependencies).sort()).toEqual([...runtimeDependencies].sort());
    const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });
});
