// Sees to it that the service worker that isolates frame.html is there.

/**
 * Has the service worker serve the playground's folder, and no page that lies elsewhere.
 * @param {URL} folder of this page's origin
 * @returns {Promise<boolean>} whether it does
 */
export async function registerWorker(folder) {
  try {
    const script = new URL('isolating-worker.js', folder);
    await activated(await navigator.serviceWorker.register(script));
    return true;
  } catch {
    // Not a secure address, or the reader's browser keeps nothing for sites.
    return false;
  }
}

/** @param {ServiceWorkerRegistration} registration */
function activated({ active, waiting, installing }) {
  const worker = active ?? waiting ?? installing;
  return new Promise((resolve, reject) => {
    const look = () => {
      if (worker?.state === 'activated') resolve(worker);
      if (worker?.state === 'redundant') reject(new Error('it could not be installed'));
    };
    worker?.addEventListener('statechange', look);
    look();
  });
}
