// isolate="site": has the author's own service worker isolate the author's pages. The page is loaded
// again once at most: not where it was just loaded again.

import { folder } from './own-folder.js';

export async function isolateSite() {
  if (crossOriginIsolated || !navigator.serviceWorker) return;
  const { serviceWorker } = navigator;
  try {
    // Beside the playground's folder: a service worker serves the folder that it lies in.
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
  // Not in the middle of it, which would fail what is still being fetched.
  if (document.readyState !== 'complete') {
    await new Promise((resolve) => window.addEventListener('load', resolve));
  }
  location.reload();
}
