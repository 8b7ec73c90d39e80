// Records what each demo prints, run natively with what it is usually given and two workers: the page
// shows that until the reader has run it. Prints JSON, lines by the demo's id; what only a page can
// run is left out.
//   node tools/record.mjs PROGRAM   the program being src/bin/run-demo.rs, built
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { serve } from './serve.mjs';

const WORKERS = 2;
/** Far more than any of them takes. */
const limits = { timeout: 120_000, maxBuffer: 1 << 24 };
const execute = promisify(execFile);

const [program = ''] = process.argv.slice(2);
const { demos } = JSON.parse(readFileSync('target/web/demos.json', 'utf8'));
const server = await serve({ root: 'www' });
/** @type {Record<string, string[]>} */
const recorded = {};
// One after the other: many of them measure.
for (const { id, parameters, processes, needs } of demos) {
  // Processes are web workers: natively there are none.
  if (processes === 'only' && needs !== 'threads') continue;
  const lines = await linesOf(id, parameters);
  if (lines.length > 0) recorded[id] = lines;
}
await server.close();
console.log(JSON.stringify(recorded));

/**
 * @param {string} id
 * @param {import('../www/contract.js').Parameter[]} parameters
 */
async function linesOf(id, parameters) {
  const given = parameters.map(
    ({ name, default: usual }) =>
      `${name}=${Array.isArray(usual) ? `[${usual.join(' ')}]` : usual}`,
  );
  const env = { ...process.env, BASE: server.url };
  const options = { ...limits, env };
  const { stdout } = await execute(program, [id, given.join('\n'), String(WORKERS)], options);
  return stdout.trim() === '' ? [] : stdout.trimEnd().split('\n');
}
