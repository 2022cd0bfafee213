import { defineConfig } from 'vitest/config';
import { SkippedReporter } from './test/support/skipped.js';

const report = process.env['SUASION_TEST_REPORT'];

export default defineConfig({
  test: {
    maxWorkers: 2,
    // Modules are loaded once a worker, not once a file: tests keep nothing in them, and loading took a tenth of the time.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'workbench',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/e2e/**'],
          setupFiles: ['test/support/keep-open.ts', 'test/support/seeds.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'page',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/e2e/support/server.ts'],
          // A browser on a machine that does other work besides may need minutes for what else takes seconds.
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
    reporters: [
      'default',
      new SkippedReporter(),
      ...(report === undefined ? [] : [['json', { outputFile: report }] satisfies [string, object]]),
    ],
  },
});
