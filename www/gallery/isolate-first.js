// Runs before anything of the gallery is painted. On a host that sends no isolation headers it isolates
// the gallery with the service worker of the playground's folder; the first visit costs one reload. It is
// a classic script, because modules run only after the first paint.

import { isolateThisPage } from '../hosting/isolate-page.js';
import { STAYS } from './stays.js';

/** How long the page may stay blank, in ms; after that it is shown as it is. */
const PATIENCE_MS = 2500;
/** The first Chromium with Document-Isolation-Policy, which isolates a frame alone; not on phones. */
const FRAMES_SINCE = 137;

/** Whether runs can take place in an isolated frame, so that the page needs no reload. */
function isFrameEnough() {
  // Only Chromium has this, and only it has such frames.
  const { userAgentData } = /** @type {any} */ (navigator);
  const chromium = userAgentData?.brands.find(
    (/** @type {{ brand: string }} */ { brand }) => brand === 'Chromium',
  );
  return (
    chromium !== undefined && Number(chromium.version) >= FRAMES_SINCE && !userAgentData.mobile
  );
}

/** @returns {Promise<boolean>} whether this document stays, and is not about to be loaded again */
async function isolate() {
  const { style } = document.documentElement;
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  style.visibility = 'hidden';
  const stays = await isolateThisPage(new URL('.', script.src), PATIENCE_MS);
  if (stays) style.visibility = '';
  return stays;
}

Object.assign(globalThis, { [STAYS]: isFrameEnough() ? true : isolate() });
