// Records what each demo prints and which lanes it has: run as in a browser, with its default
// parameters, and with two workers where the default would be the machine's cores. The page shows the
// recording until the reader presses Run. Prints JSON, keyed by the demo's id.
import { copyFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { exported } from './demo-registry.mjs';
import { ourStartThreads } from './our-start-threads.mjs';
import './recorder/web.mjs';

/** @typedef {import('../www/demos/demo-texts.js').Recorded} Recorded */
/** @typedef {import('../www/demos/registry.js').RegisteredDemo} RegisteredDemo */

/** Far longer than any demo takes, in ms. */
const LIMIT_MS = 120_000;
const folder = 'target/web/recorder';

await build({
  entryPoints: {
    session: 'www/run/session.js',
    worker: 'www/engine/worker.js',
    probe: 'www/engine/probe.js',
  },
  outdir: folder,
  bundle: true,
  format: 'esm',
  target: 'es2022',
  plugins: [ourStartThreads],
  logLevel: 'warning',
  // esbuild has printed what is wrong.
}).catch(() => process.exit(1));
await copyFile('target/web/playground.wasm', `${folder}/playground.wasm`);

/** @type {typeof import('../www/run/session.js')} */
const { runDemo } = await import(pathToFileURL(resolve(folder, 'session.js')).href);
/** @type {Record<string, Recorded>} */
const recorded = {};
// One at a time, since many of them measure.
for (const demo of exported()) recorded[demo.id] = await record(demo);
process.stdout.write(JSON.stringify(recorded), () => process.exit());

/** @param {RegisteredDemo} demo @returns {Promise<Recorded>} */
async function record(demo) {
  const parameters = Object.fromEntries(
    demo.parameters.map(({ name, default: usual }) => [name, usual]),
  );
  const signal = AbortSignal.timeout(LIMIT_MS);
  const { output, lanes } = await runDemo(demo, parameters, { signal }).catch((cause) => {
    throw new Error(`${demo.id} could not be recorded`, { cause });
  });
  return { output, lanes: lanes.map(({ name }) => name), workers: Number(parameters.workers ?? 0) };
}
