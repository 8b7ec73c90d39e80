// ./build.sh bench: measures dist/ in Chromium (and Firefox, if it is installed) against native code and
// CPython, in turns, and prints ratios beside their aims. `node bench/bench.mjs --only PATTERN` takes only
// the measurements whose names match, of what is built already.

import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { call } from '../tests/browser/api.mjs';
import { measures } from './measures.mjs';
import { makeSite, openPage, workFolder } from './pages.mjs';
import { startPartner } from './partner.mjs';
import { print } from './print.mjs';
import { asText, conclude } from './report.mjs';
import * as transfer from './transfer.mjs';
import { takeTurns } from './turns.mjs';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    only: { type: 'string', default: '' },
    rounds: { type: 'string', default: '7' },
  },
});
const rounds = Number(values.rounds);

/** @param {string} text */
const say = (text) => process.stderr.write(`${text}\n`);

await makeSite();
say('Compiling the native side ...');
const native = startPartner('cargo', ['bench', '--quiet', '--locked', '--bench', 'native']);
await native.ask('trial');

const load = loadavg()[0];
say('Opening pages ...');
const browsers = ['Chromium', 'Firefox'].filter(isHere);
const pages = await Promise.all(
  browsers.map(async (browser) => ({ browser, ...(await openPage(browser.toLowerCase())) })),
);
const galleries = await Promise.all(
  Object.entries({
    'prime-check': 'demo=prime-check&workers=16',
    'pool-map': 'demo=pool-map&workers=16&function=collatz-steps&items=3000000&chunksize=100',
  }).map(async ([title, query]) => ({
    title,
    ...(await openPage('chromium', { path: `index.html?${query}` })),
  })),
);
const cpython = startPartner('python3', ['bench/cpython.py', await saveListing()]);

const contenders = { native, cpython, pages, galleries };
const wanted = measures(contenders).filter(({ name }) => name.match(values.only));
const samples = await takeTurns(wanted, rounds, say);

say('Counting bytes ...');
const transfers = values.only
  ? {}
  : { gallery: await transfer.ofGallery(), 'module alone': await transfer.ofModuleAlone() };
for (const [name, { files, ...sizes }] of Object.entries(transfers)) {
  for (const [kind, bytes] of Object.entries(sizes)) samples[`${name}, ${kind}`] = [bytes / 1000];
}

const machine = {
  processor: cpus()[0]?.model,
  cores: cpus().length,
  loadBefore: load,
  loadAfter: loadavg()[0],
  browsers: await Promise.all(pages.map(({ page }) => page.browser().version())),
};
const conclusion = conclude(samples);
await print(
  values.json
    ? JSON.stringify({ machine, rounds, points: conclusion, transfers, samples }, null, 2)
    : `${asText(conclusion)}\n${footer()}`,
);

native.stop();
cpython.stop();
for (const { close } of [...pages, ...galleries]) close();
for (const { page } of pages) await page.browser().close();
process.exit();

/** @param {string} browser */
function isHere(browser) {
  return browser === 'Chromium' || existsSync(process.env.FIREFOX ?? '/usr/bin/firefox-esr');
}

/** Saves the listing that the page shows for the default workload, for CPython to run. */
async function saveListing() {
  const demos = await call(/** @type {any} */ (pages[0]).page, 'listDemos');
  const { python } = demos.find((/** @type {{id: string}} */ { id }) => id === 'prime-check');
  await writeFile(`${workFolder}/listing.py`, python);
  return workFolder;
}

function footer() {
  const { processor, cores, loadBefore = 0, loadAfter = 0, browsers } = machine;
  return `Medians of ${rounds} rounds, measured in turns, with quartiles; except in (g) to (j), a round takes the best of three.
Two figures with a colon between them are the ones compared, in ms, us or ns.
${browsers.join(', ')}; ${cores} cores (${processor}), load before: ${loadBefore.toFixed(1)}, after: ${loadAfter.toFixed(1)}.
The bench causes a load of about 2 by itself; if anything else ran beside it, the figures are noisy.`;
}
