// Registers the service worker that isolates the playground's own pages.

/**
 * Its scope is the playground's folder, so it controls no page that lies elsewhere.
 * @param {URL} folder of this page's origin
 * @returns {Promise<boolean>} whether it is active
 */
export async function registerWorker(folder) {
  try {
    const script = new URL('isolating-worker.js', folder);
    await activated(await navigator.serviceWorker.register(script));
    return true;
  } catch {
    // Not a secure origin, or the reader's browser lets sites store nothing.
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
