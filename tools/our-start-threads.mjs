// A plugin for the bundler. wasm-bindgen-rayon starts its workers from Blob URLs, which a content
// security policy refuses, and does not notice when a worker dies; our own starter replaces its.
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
