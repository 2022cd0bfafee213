import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const source = fileURLToPath(new URL('src/', import.meta.url));
/** Floors that do nothing on being read, by the rule of the house: what a page does not use of them is left out. */
const pure = /^(model|instruments|statistics|mechanics|assets|response|evidence|plan|charts|measures)\//;

/** The web page: src/web → dist/web, with a hash in every name but index.html's. */
export default defineConfig({
  root: fileURLToPath(new URL('src/web/', import.meta.url)),
  cacheDir: fileURLToPath(new URL('node_modules/.vite/', import.meta.url)),
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('dist/web/', import.meta.url)),
    emptyOutDir: true,
    // As files: the content security policy lets no data: address through.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    reportCompressedSize: false,
    rolldownOptions: {
      treeshake: {
        moduleSideEffects: (id) =>
          !(id.startsWith(source) && pure.test(id.slice(source.length)) && !id.endsWith('.css')),
      },
    },
  },
});
