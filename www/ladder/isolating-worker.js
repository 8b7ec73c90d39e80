// The service worker of the playground's folder: sends frame.html and the workers' scripts with the
// headers that isolate them. It keeps nothing, and leaves all else alone, the author's pages too.

/**
 * What of the interface is used; TypeScript's own types for it exclude those of a page.
 * @typedef {Event & { request: Request, respondWith(response: Promise<Response>): void }} FetchEvent
 */
/** @type {any} */
const worker = self;
const framePage = new URL('frame.html', location.href).pathname;

const headers = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  // Isolates a frame although the page around it is not isolated: Chromium.
  'Document-Isolation-Policy': 'isolate-and-require-corp',
};

worker.addEventListener('install', () => worker.skipWaiting());

worker.addEventListener('fetch', (/** @type {FetchEvent} */ event) => {
  const { request } = event;
  const isOurs =
    request.mode === 'navigate'
      ? new URL(request.url).pathname === framePage
      : request.destination === 'worker';
  if (isOurs) event.respondWith(isolated(request));
});

/** @param {Request} request */
async function isolated(request) {
  const response = await fetch(request);
  // A redirect that the browser is to follow has no headers that could be set.
  if (response.type === 'opaqueredirect') return response;
  const { status, statusText, body } = response;
  const together = new Headers(response.headers);
  for (const [name, value] of Object.entries(headers)) together.set(name, value);
  return new Response(body, { status, statusText, headers: together });
}
