// A plugin for Vite: serves the playground's folder as it is, and makes imports of the package lead
// there. A bundler must not take the folder apart: its workers and its frame find each other by name.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const name = 'concurrency-playground';
const root = fileURLToPath(new URL('.', import.meta.url));
/** Files that are of no use to a browser. */
const left = new Set(['package.json', 'custom-elements.json', 'vite.js']);

const types = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

/** @param {{ folder?: string }} [options] */
export default function concurrencyPlayground({ folder = 'playground' } = {}) {
  let place = `/${folder}/`;
  return {
    name,
    /** Before Vite looks for the package itself. @type {'pre'} */
    enforce: 'pre',

    /** @param {{ base: string }} resolved */
    configResolved({ base }) {
      place = `${base}${folder}/`;
    },

    /** @param {string} id */
    resolveId(id) {
      if (id === name) return { id: `${place}playground.js`, external: true };
      return null;
    },

    transformIndexHtml() {
      const attrs = { type: 'module', src: `${place}playground.js` };
      return [{ tag: 'script', attrs, injectTo: /** @type {const} */ ('head') }];
    },

    /** @param {{ middlewares: { use(handler: unknown): void } }} server */
    configureServer({ middlewares }) {
      middlewares.use(
        (
          /** @type {import('node:http').IncomingMessage} */ { url = '' },
          /** @type {import('node:http').ServerResponse} */ response,
          /** @type {() => void} */ next,
        ) => {
          const path = url.split('?')[0] ?? '';
          const file = files().find((file) => path === place + file);
          if (!file) return next();
          const type = types[/** @type {keyof typeof types} */ (extname(file))] ?? 'text/plain';
          response.setHeader('Content-Type', type);
          response.end(readFileSync(join(root, file)));
        },
      );
    },

    /** @this {{ emitFile(file: { type: 'asset', fileName: string, source: Uint8Array }): void }} */
    generateBundle() {
      for (const file of files()) {
        const source = readFileSync(join(root, file));
        this.emitFile({ type: 'asset', fileName: `${folder}/${file}`, source });
      }
    },
  };
}

/** Paths of the files in the playground's folder, with forward slashes. */
function files() {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => !left.has(file) && !file.endsWith('.d.ts'))
    .filter((file) => statSync(join(root, file)).isFile())
    .map((file) => file.replaceAll('\\', '/'));
}
