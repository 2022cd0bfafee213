import { defineConfig } from 'vitest/config';
import { SkippedReporter } from './test/support/skipped.js';

const report = process.env['SUASION_TEST_REPORT'];

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: [
      'default',
      new SkippedReporter(),
      ...(report === undefined ? [] : [['json', { outputFile: report }] satisfies [string, object]]),
    ],
  },
});
