// What both service workers do: add the headers that isolate pages and workers' scripts. They store
// nothing.

/**
 * The part of the interface that is used; TypeScript's own types for it cannot be combined with a page's.
 * @typedef {Event & { request: Request, respondWith(response: Promise<Response>): void }} FetchEvent
 */

const headers = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  // Isolates a frame even if the page around it is not isolated; Chromium only.
  'Document-Isolation-Policy': 'isolate-and-require-corp',
};

/**
 * Whether a page is isolated: known from its address, or seen from its HTML.
 * @typedef {boolean | ((html: string) => boolean)} Verdict
 */

/** @param {(page: URL) => Verdict} judge decides on each page in this service worker's scope */
export function isolateResponses(judge) {
  /** @type {any} */
  const worker = self;
  worker.addEventListener('install', (/** @type {any} */ event) => {
    worker.skipWaiting();
    // Spare the browser asking this worker about what it leaves alone (Chromium only).
    for (const requestDestination of ['', 'font', 'image', 'script', 'style']) {
      event.addRoutes?.({ condition: { requestDestination }, source: 'network' });
    }
  });
  worker.addEventListener('fetch', (/** @type {FetchEvent} */ event) => {
    const { request } = event;
    const url = new URL(request.url);
    if (url.origin !== location.origin) return;
    const verdict = request.mode === 'navigate' ? judge(url) : request.destination === 'worker';
    if (verdict) event.respondWith(isolated(request, verdict));
  });
}

/** @param {Request} request @param {Verdict} verdict */
async function isolated(request, verdict) {
  const response = await fetch(request);
  // A redirect that the browser will follow has no headers to set.
  if (response.type === 'opaqueredirect') return response;
  if (typeof verdict === 'function' && !verdict(await response.clone().text())) return response;
  const { status, statusText, body } = response;
  const together = new Headers(response.headers);
  for (const [name, value] of Object.entries(headers)) together.set(name, value);
  return new Response(body, { status, statusText, headers: together });
}
