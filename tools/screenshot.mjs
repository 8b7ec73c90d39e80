// Takes the README's picture: the first demo after a run, at twice the resolution. When the page has
// changed, run it by hand after `./build.sh`: node tools/screenshot.mjs
import { after, test } from 'node:test';
import { withPage } from '../tests/browser/harness.mjs';

const picture = 'docs/screenshot.png';
const viewport = { width: 1100, height: 760, deviceScaleFactor: 2 };

test('screenshot', async () => {
  await withPage('chromium', { viewport }, async ({ page }) => {
    await page.evaluate(async () => {
      await customElements.whenDefined('concurrency-playground');
      const element = /** @type {any} */ (document.querySelector('concurrency-playground'));
      // Twice, since browsers optimise wasm while it runs.
      await element.run();
      await element.run();
    });
    await page.screenshot({ path: picture });
  });
});

after(() => console.log(`Wrote ${picture}.`));
