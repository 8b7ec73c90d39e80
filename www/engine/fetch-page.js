// Requests a page from a worker that has nothing else to do meanwhile: a real blocking request.

/** Addresses are relative to where the playground lies. */
const base = new URL('.', import.meta.url);

/**
 * @param {string} address `?delay=MS` in it holds the request back for so long, as a slow server
 *   would answer it: a static host cannot.
 * @param {number} timeoutMs
 * @returns {number} the page's bytes
 * @throws {string} why there is no page, as Python's urllib says it
 */
export function fetchPage(address, timeoutMs) {
  const url = new URL(address, base);
  const delay = Number(url.searchParams.get('delay') ?? 0);
  if (delay > 0) block(Math.min(delay, timeoutMs));
  if (delay >= timeoutMs) throw 'timed out';
  const request = new XMLHttpRequest();
  request.open('GET', url, false);
  request.responseType = 'arraybuffer';
  request.timeout = timeoutMs - delay;
  try {
    request.send();
  } catch (cause) {
    throw cause instanceof DOMException && cause.name === 'TimeoutError'
      ? 'timed out'
      : `the request failed: ${cause instanceof Error ? cause.message : cause}`;
  }
  if (request.status >= 400) throw `HTTP Error ${request.status}: ${textOf(request)}`;
  return request.response.byteLength;
}

/** @param {XMLHttpRequest} request */
function textOf({ status, statusText }) {
  // HTTP/2 has no texts any more.
  return statusText || (status === 404 ? 'Not Found' : 'Error');
}

/** @param {number} ms */
function block(ms) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
