// Isolates the page it is loaded in, by a service worker for the playground's folder. The page is
// loaded again once at most: the second time its address says so.

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
  if (second || crossOriginIsolated || !(await isWorkerReady())) return true;
  address.searchParams.set(MARK, '');
  location.replace(address);
  return false;
}

/** Whether a service worker is there now that was not when the page was loaded. */
async function isWorkerReady() {
  try {
    const { serviceWorker } = navigator;
    // Where it was there and the page is not isolated all the same, nothing more can be done.
    if (!serviceWorker || serviceWorker.controller) return false;
    await serviceWorker.register(new URL('./isolating-worker.js', import.meta.url));
    await serviceWorker.ready;
    return true;
  } catch {
    // Not a secure address, or the reader's browser keeps nothing for sites.
    return false;
  }
}
