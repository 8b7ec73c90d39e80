// For the bundler: wasm-bindgen-rayon's own start of workers makes Blob URLs, which a content
// security policy refuses, and does not notice a worker that dies: ours takes its place.
import { resolve } from 'node:path';

/** @type {import('esbuild').Plugin} */
export const ourStartThreads = {
  name: 'our-start-threads',
  setup(bundler) {
    bundler.onResolve({ filter: /^\.\/snippets\/wasm-bindgen-rayon-.*\/workerHelpers/ }, () => ({
      path: resolve('www/engine/start-threads.js'),
    }));
  },
};
