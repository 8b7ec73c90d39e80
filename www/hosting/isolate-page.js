// Isolates the page it is loaded in, by a service worker for the playground's folder. The page is
// loaded again once at most: the second time its address says so.

import { folder } from './own-folder.js';
import { registerWorker } from './register-worker.js';

const MARK = 'again';

/** @returns {Promise<boolean>} false where the page is about to be loaded again */
export async function isolateThisPage() {
  const address = new URL(location.href);
  const second = address.searchParams.has(MARK);
  if (second) {
    // Whoever copies the address gets one without.
    address.searchParams.delete(MARK);
    history.replaceState(null, '', address);
  }
  if (second || crossOriginIsolated || isServed() || !(await registerWorker(folder))) return true;
  address.searchParams.set(MARK, '');
  location.replace(address);
  return false;
}

/** Where it was there and the page is not isolated all the same, nothing more can be done. */
function isServed() {
  try {
    return navigator.serviceWorker.controller !== null;
  } catch {
    // Some frames may not even ask.
    return true;
  }
}
