// Drives Debian's WebKitGTK by its WebDriver, of which a handful of requests is all that is needed:
// puppeteer knows Chromium and Firefox only.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { serve } from '../../tools/serve.mjs';
import { script } from './element-page.mjs';

/** A page that hangs fails its test, not the whole run. */
const scriptTimeout = 120_000;

/** Debian keeps it in a folder named after machine and version. */
function miniBrowser() {
  const libraries = '/usr/lib';
  for (const machine of readdirSync(libraries).filter((name) => name.endsWith('-linux-gnu'))) {
    for (const version of ['webkit2gtk-4.1', 'webkitgtk-6.0', 'webkit2gtk-4.0']) {
      const path = `${libraries}/${machine}/${version}/MiniBrowser`;
      if (existsSync(path)) return path;
    }
  }
  throw new Error("WebKitGTK's MiniBrowser is not there; Debian's package is webkit2gtk-driver.");
}

/**
 * @typedef {object} WebKitPage
 * @property {(script: string, ...given: unknown[]) => Promise<any>} evaluate Runs the body of an async
 *   function in the page; what it gets is in `given`.
 */

/**
 * Opens the playground, hands the page to `use`, and closes everything whatever happens. Where it is
 * not isolated, it is a plain page with the module: the gallery would isolate itself.
 * @template T
 * @param {{isolation: boolean, path?: string}} options
 * @param {(page: WebKitPage) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withWebKit({ isolation, path = 'index.html' }, use) {
  const transform = (/** @type {string} */ file, /** @type {Buffer} */ body) =>
    file === 'index.html'
      ? (isolation ? body.toString() : plainPage).replace('<head>', recorder)
      : undefined;
  const server = await serve({ root: 'dist', isolation, transform });
  try {
    const driver = await startDriver(isolation);
    try {
      const { sessionId } = await driver.ask('POST', 'session', {
        capabilities: {
          alwaysMatch: {
            'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation'] },
          },
        },
      });
      const session = `session/${sessionId}`;
      try {
        await driver.ask('POST', `${session}/timeouts`, { script: scriptTimeout });
        await driver.ask('POST', `${session}/url`, { url: new URL(path, server.url).href });
        return await use({
          async evaluate(script, ...given) {
            const wrapped = `
              const [given, done] = arguments;
              (async () => { ${script} })().then(
                (result) => done({ result }),
                (error) => done({ failed: { name: error.name, message: error.message } }),
              );`;
            const body = { script: wrapped, args: [given] };
            const { result, failed } = await driver.ask('POST', `${session}/execute/async`, body);
            if (failed) throw Object.assign(new Error(failed.message), { name: failed.name });
            return result;
          },
        });
      } finally {
        await driver.ask('DELETE', session);
      }
    } finally {
      driver.stop();
    }
  } finally {
    await server.close();
  }
}

/** @param {boolean} sharedMemory WebKitGTK has it only where it is asked for */
async function startDriver(sharedMemory) {
  const port = await freePort();
  const env = { ...process.env, ...(sharedMemory && { JSC_useSharedArrayBuffer: '1' }) };
  const given = ['--auto-servernum', 'WebKitWebDriver', `--port=${port}`];
  // A group of its own: the display server and the browser go with it.
  const running = spawn('xvfb-run', given, { env, stdio: 'ignore', detached: true });
  const url = `http://127.0.0.1:${port}/`;
  const stop = () => {
    if (running.pid !== undefined) process.kill(-running.pid, 'SIGTERM');
  };

  /**
   * @param {string} method
   * @param {string} path
   * @param {object} [body]
   */
  async function ask(method, path, body) {
    const response = await fetch(url + path, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    const { value } = /** @type {any} */ (await response.json());
    if (!response.ok) throw new Error(`${path}: ${value.error}: ${value.message}`);
    return value;
  }

  const ready = async () => (await ask('GET', 'status').catch(() => null))?.ready;
  for (let attempt = 0; !(await ready()); attempt += 1) {
    if (attempt === 300) {
      stop();
      throw new Error('WebKitWebDriver did not start.');
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { ask, stop };
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}

/** Its WebDriver tells nothing of the console, so the page notes what goes wrong. */
const recorder = `<head><script>
  globalThis.errors = [];
  addEventListener('error', (event) => errors.push(String(event.message)));
  addEventListener('unhandledrejection', (event) => errors.push(String(event.reason)));
  const { error } = console;
  console.error = (...said) => { errors.push(said.join(' ')); error(...said); };
</script>`;

const plainPage = `<!doctype html><head><link rel="icon" href="data:,"></head>${script}`;
