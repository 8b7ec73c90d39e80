// Isolates the page it is loaded in, by the service worker of the playground's folder. The page is
// reloaded at most once: the second time its address carries a mark.

import { registerWorker } from './register-worker.js';

const MARK = 'again';

/**
 * @param {URL} folder the playground's, in which the page lies
 * @param {number} [patienceMs] how long the service worker may take to start
 * @returns {Promise<boolean>} false if the page is about to be reloaded
 */
export async function isolateThisPage(folder, patienceMs) {
  const address = new URL(location.href);
  const second = address.searchParams.has(MARK);
  if (second) {
    // So that nobody copies an address with the mark.
    address.searchParams.delete(MARK);
    history.replaceState(null, '', address);
  }
  if (second || crossOriginIsolated || isServed()) return true;
  if (!(await inTime(registerWorker(folder), patienceMs))) return true;
  address.searchParams.set(MARK, '');
  location.replace(address);
  return false;
}

/** If the service worker was there and the page is not isolated all the same, there is no more to try. */
function isServed() {
  try {
    return navigator.serviceWorker.controller !== null;
  } catch {
    // Some frames are not even allowed to ask.
    return true;
  }
}

/**
 * @param {Promise<boolean>} answer
 * @param {number | undefined} patienceMs
 * @returns {Promise<boolean>} false if it took too long
 */
function inTime(answer, patienceMs) {
  if (patienceMs === undefined) return answer;
  const overdue = new Promise((resolve) => setTimeout(resolve, patienceMs, false));
  return Promise.race([answer, overdue]);
}
