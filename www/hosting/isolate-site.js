// isolate="site": the author's own service worker isolates the author's pages. The page is reloaded at
// most once: never if it has just been reloaded.

import { folder } from './own-folder.js';

export async function isolateSite() {
  if (crossOriginIsolated || !navigator.serviceWorker) return;
  const { serviceWorker } = navigator;
  try {
    // It lies beside the playground's folder, because a service worker's scope is the folder it lies in.
    await serviceWorker.register(new URL('../site-worker.js', folder));
    await serviceWorker.ready;
  } catch (cause) {
    console.warn(
      `isolate="site" needs a copy of site-worker.js beside ${folder}: ${cause.message}`,
    );
    return;
  }
  const [loaded] = performance.getEntriesByType('navigation');
  const again = /** @type {PerformanceNavigationTiming} */ (loaded).type === 'reload';
  if (again || serviceWorker.controller) return;
  // Not before the page has loaded, which would fail whatever is still being fetched.
  if (document.readyState !== 'complete') {
    await new Promise((resolve) => window.addEventListener('load', resolve));
  }
  location.reload();
}
