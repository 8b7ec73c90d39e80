// Drives Debian's Chromium and Firefox for the browser tests: a page of its own on a server of its
// own for each test, one process a browser for each test file.
import { after } from 'node:test';
import puppeteer from 'puppeteer-core';
import { serve } from '../../tools/serve.mjs';

/**
 * @typedef {import('puppeteer-core').Browser} Browser
 * @typedef {import('puppeteer-core').Page} Page
 *
 * @typedef {object} Media What the page is told of the reader's wishes.
 * @property {'light' | 'dark'} [colorScheme]
 * @property {boolean} [reducedMotion]
 *
 * @typedef {object} PageOptions
 * @property {boolean} [isolation] Whether the server sends the isolation headers; true by default.
 * @property {Record<string, string>} [headers] Others that the server sends with every answer.
 * @property {string} [base] The path that dist/ appears at.
 * @property {string | null} [path] What to open below it, as in 'index.html?demo=prime-check'; null opens
 *   nothing.
 * @property {import('../../tools/serve.mjs').ServeOptions['transform']} [transform]
 * @property {{width: number, height: number}} [viewport]
 * @property {string} [root] Another folder than dist/.
 *
 * @typedef {object} Opened
 * @property {Page} page
 * @property {string} url Where dist/ is, ending in a slash.
 * @property {string[]} errors What the page printed as an error or threw, so far.
 */

const timeout = 60_000;

/** Nothing here may look for hosts outside: each refused look-up costs time, and some open tabs. */
const chromiumArguments = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  // Its sandbox does not start as root, as which containers and CI run.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

const firefoxPreferences = {
  'app.normandy.enabled': false,
  'app.update.auto': false,
  'browser.region.update.enabled': false,
  'browser.safebrowsing.update.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.push.connection.enabled': false,
  // Service workers with nothing to do end sooner, for tests that count workers.
  'dom.serviceWorkers.idle_timeout': 1000,
  'extensions.getAddons.cache.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
  'toolkit.telemetry.enabled': false,
};

/** @type {{name: string, launch: (media: Media) => Promise<Browser>}[]} */
export const browsers = [
  {
    name: 'chromium',
    launch: () =>
      puppeteer.launch({
        executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
        args: chromiumArguments,
        timeout,
        protocolTimeout: 3 * timeout,
      }),
  },
  {
    name: 'firefox',
    launch: async ({ colorScheme = 'light', reducedMotion = false }) => {
      const browser = await puppeteer.launch({
        browser: 'firefox',
        executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
        args: ['--remote-allow-system-access'],
        // WebDriver BiDi cannot emulate these, so they are preferences of the whole process.
        extraPrefsFirefox: {
          ...firefoxPreferences,
          'layout.css.prefers-color-scheme.content-override': colorScheme === 'dark' ? 0 : 1,
          'ui.prefersReducedMotion': reducedMotion ? 1 : 0,
        },
        timeout,
        protocolTimeout: 3 * timeout,
      });
      await stopWatchingWorkers(browser);
      return browser;
    },
  },
];

/**
 * WebDriver BiDi in Firefox (seen in 153) watches workers through the debugger's interface, and then
 * a `new Worker` inside a worker sometimes never returns: its thread waits for good to be registered.
 * It befell one page load in twelve, with three such workers each; without automation none of 300,
 * and none of 100 once the watching is switched off, from inside the browser, as here. The price:
 * `page.workers()` stays empty in Firefox.
 * @param {Browser} browser
 */
async function stopWatchingWorkers(browser) {
  // Its types know neither Mozilla's own scope nor, hence, what comes back.
  const connection = /** @type {any} */ (browser).connection;
  const windows = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  await connection.send('script.evaluate', {
    target: { context: windows.result.contexts[0].context },
    awaitPromise: false,
    expression: `ChromeUtils.importESModule(
      'chrome://remote/content/shared/js-process-actors/WebDriverWorkerListenerActor.sys.mjs',
    ).unregisterWebDriverWorkerListenerActor()`,
  });
}

/** @type {Map<string, Promise<Browser>>} By name, for Firefox also by media. */
const running = new Map();

after(async () => {
  for (const browser of running.values()) await (await browser).close();
});

/**
 * Opens the page in a profile of its own, hands it to `use`, and closes page and server whatever
 * happens.
 * @template T
 * @param {string} name A browser's.
 * @param {PageOptions & Media} options
 * @param {(opened: Opened) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withPage(name, options, use) {
  const { path = 'index.html', root = 'dist', viewport = { width: 1280, height: 900 } } = options;
  const { isolation, headers, base, transform } = options;
  const server = await serve({ root, isolation, headers, base, transform });
  try {
    const browser = await started(name, options);
    const context = await browser.createBrowserContext();
    try {
      const page = await context.newPage();
      page.setDefaultTimeout(timeout);
      const errors = collectErrors(page);
      await page.setViewport(viewport);
      if (name === 'chromium') await emulate(page, options);
      if (path !== null) await page.goto(new URL(path, server.url).href);
      return await use({ page, url: server.url, errors });
    } finally {
      await context.close();
    }
  } finally {
    await server.close();
  }
}

/**
 * @param {string} name
 * @param {Media} media
 */
function started(name, media) {
  const { colorScheme, reducedMotion } = media;
  const key = name === 'chromium' ? name : JSON.stringify([name, colorScheme, reducedMotion]);
  const browser = running.get(key) ?? browsers.find((one) => one.name === name)?.launch(media);
  if (!browser) throw new Error(`No browser '${name}': there are ${browsers.map((b) => b.name)}.`);
  running.set(key, browser);
  return browser;
}

/**
 * @param {Page} page
 * @param {Media} media
 */
async function emulate(page, { colorScheme = 'light', reducedMotion = false }) {
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: colorScheme },
    { name: 'prefers-reduced-motion', value: reducedMotion ? 'reduce' : 'no-preference' },
  ]);
}

/** @param {Page} page */
function collectErrors(page) {
  /** @type {string[]} */
  const errors = [];
  page.on('pageerror', (error) =>
    errors.push(error instanceof Error ? error.message : String(error)),
  );
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`);
  });
  return errors;
}
