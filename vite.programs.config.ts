import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const source = (path: string): string => fileURLToPath(new URL(`src/${path}`, import.meta.url));

/**
 * The command line and the threads it starts, bundled into dist/run: the hundreds of files of dist/ take longer to open
 * than most questions to answer. All in one folder, where the threads' files are looked for beside whoever starts them.
 */
export default defineConfig({
  cacheDir: fileURLToPath(new URL('node_modules/.vite/', import.meta.url)),
  build: {
    ssr: true,
    outDir: fileURLToPath(new URL('dist/run/', import.meta.url)),
    copyPublicDir: false,
    target: 'node20',
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: {
        main: source('cli/main.ts'),
        worker: source('study/worker.ts'),
        'answer-worker': source('http/answer-worker.ts'),
        'solver-thread': source('study/plan/solver-thread.ts'),
      },
      external: /^[^./]/,
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
});
