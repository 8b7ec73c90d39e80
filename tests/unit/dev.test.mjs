// The loop of ./build.sh dev, with small commands in place of cargo and the bundler: what is saved is
// built again, open pages are told, a failed build changes nothing, and its end leaves nothing behind.
import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { develop } from '../../tools/dev.mjs';

const LONGEST_MS = 10_000;
const folder = mkdtempSync(join(tmpdir(), 'dev-'));
after(() => rmSync(folder, { recursive: true }));

/** @param {string} name */
const at = (name) => join(folder, name);
for (const name of ['rust', 'page', 'dist/pages']) mkdirSync(at(name), { recursive: true });
writeFileSync(at('lock'), '');
writeFileSync(at('rust/lib.rs'), 'one');
writeFileSync(at('page/index.html'), '<head></head>first');
writeFileSync(at('dist/pages/a.html'), '<head></head>');

/** A program for a shell. @param {string} script */
const shell = (script) => ['bash', '-euc', `cd ${folder}; ${script}`];
const compile = shell(`
  until [ -e go ]; do sleep 0.01; done
  echo c >>log
  grep -q broken rust/lib.rs && exit 1
  cp rust/lib.rs compiled`);
const bundle = shell('echo b >>log; cp page/index.html dist/; cat compiled >>dist/index.html');

/** Which commands have run. */
const log = () => readFileSync(at('log'), 'utf8').replaceAll('\n', '');

/** @param {string[]} compile */
const start = (compile) =>
  develop({
    root: at('dist'),
    compile,
    bundle,
    sources: { rust: [at('rust'), at('lock')], page: [at('page')] },
    args: ['--port', '0'],
  });

/** @param {() => boolean} holds */
async function until(holds) {
  for (const end = performance.now() + LONGEST_MS; !holds(); await setTimeout(10)) {
    assert.ok(performance.now() < end, `waited for ${holds}`);
  }
}

/** What the page in a browser hears of builds. @param {string} url */
async function listen(url) {
  const response = await fetch(`${url}-/builds`);
  assert.match(response.headers.get('content-type') ?? '', /^text\/event-stream/);
  /** @type {string[]} */
  const heard = [];
  const reader = /** @type {ReadableStream<Uint8Array>} */ (response.body).getReader();
  (async () => {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      heard.push(new TextDecoder().decode(part.value));
    }
  })().catch(() => {});
  await until(() => heard.length === 1);
  return heard;
}

test('what is saved is built again, and pages are told', async () => {
  const { url, end } = await start(compile);
  try {
    const early = await fetch(url);
    assert.equal(early.status, 503, 'before the first build');
    assert.match(await early.text(), /live-reload\.js/);
    const heard = await listen(url);

    writeFileSync(at('page/index.html'), '<head></head>first, saved again');
    await setTimeout(100);
    writeFileSync(at('go'), '');
    await until(() => heard.length === 2);
    assert.equal(log(), 'cb', 'before Rust is compiled there is nothing to bundle');
    const page = await fetch(url);
    assert.equal(page.headers.get('cache-control'), 'no-cache');
    assert.equal(page.headers.get('cross-origin-opener-policy'), 'same-origin');
    assert.match(await page.text(), /live-reload\.js.*againone$/s);
    const script = await (await fetch(`${url}-/live-reload.js`)).text();
    assert.match(script, /location\.reload/);
    const pages = await fetch(`${url}pages/a.html`);
    assert.equal(await pages.text(), '<head></head>', 'what demos request stays as it is');

    writeFileSync(at('page/index.html'), '<head></head>second');
    await until(() => heard.length === 3);
    assert.equal(log(), 'cbb', 'a page is only bundled');
    assert.match(await (await fetch(url)).text(), /secondone$/);

    mkdirSync(at('rust/new'));
    writeFileSync(at('rust/lib.rs'), 'two');
    await until(() => heard.length === 4);
    assert.match(log(), /^cbbc+b$/, 'Rust is compiled, then bundled');
    assert.match(await (await fetch(url)).text(), /secondtwo$/);

    writeFileSync(at('rust/lib.rs'), 'broken');
    const before = log();
    await until(() => log() === `${before}c`);
    await setTimeout(100);
    assert.equal(log(), `${before}c`, 'what did not compile is not bundled');
    assert.equal(heard.length, 4);
    assert.match(await (await fetch(url)).text(), /secondtwo$/);

    writeFileSync(at('rust/lib.rs'), 'mended');
    await until(() => heard.length === 5);
    assert.equal(new Set(heard).size, 5, 'each build has a name of its own');
    writeFileSync(at('other'), 'beside a file that is watched');
    writeFileSync(at('lock'), 'new');
    await until(() => heard.length === 6);
  } finally {
    end();
  }
});

test('its end ends what it started', async () => {
  const { url, end } = await start(shell('sleep 600 & echo $! >child; wait'));
  await until(() => existsSync(at('child')) && readFileSync(at('child'), 'utf8').endsWith('\n'));
  const child = Number(readFileSync(at('child'), 'utf8'));
  process.kill(child, 0);
  end();
  const isGone = () => {
    try {
      // What nobody waits for stays in the table of processes, as a zombie.
      return / Z /.test(readFileSync(`/proc/${child}/stat`, 'utf8'));
    } catch {
      return true;
    }
  };
  await until(isGone);
  await assert.rejects(fetch(url));
});

test('nothing of it is in the playground that is given to others', () => {
  const files = readdirSync('dist').filter((name) => /\.(js|html)$/.test(name));
  assert.ok(files.length > 5);
  for (const name of files) {
    const text = readFileSync(join('dist', name), 'utf8');
    assert.doesNotMatch(text, /EventSource|live-reload|sourceMappingURL/, name);
  }
});
