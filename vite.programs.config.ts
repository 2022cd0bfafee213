import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const source = (path: string): string => fileURLToPath(new URL(`src/${path}`, import.meta.url));

/** Packages that stay files of their own: they load native code or WebAssembly, or start threads, from beside themselves. */
const apart = ['@duckdb/node-api', '@duckdb/node-bindings', 'piscina', 'highs'];

/**
 * The command line and the threads it starts, bundled into dist/run with the packages they use: the hundreds of files of
 * dist/ and node_modules/ take longer to open than most questions to answer. All in one folder, where the threads' files
 * are looked for beside whoever starts them.
 */
export default defineConfig({
  cacheDir: fileURLToPath(new URL('node_modules/.vite/', import.meta.url)),
  ssr: { noExternal: true, external: apart },
  build: {
    ssr: true,
    outDir: fileURLToPath(new URL('dist/run/', import.meta.url)),
    copyPublicDir: false,
    target: 'node20',
    minify: false,
    reportCompressedSize: false,
    license: { fileName: 'licences-of-packages.md' },
    rolldownOptions: {
      input: {
        main: source('cli/main.ts'),
        worker: source('study/worker.ts'),
        'answer-worker': source('http/answer-worker.ts'),
        'solver-thread': source('study/plan/solver-thread.ts'),
        // Not started by themselves: the same files, by name, for whoever tries or times them.
        library: source('index.ts'),
        program: source('cli/program.ts'),
        http: source('http/index.ts'),
        study: source('study/index.ts'),
      },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
});
