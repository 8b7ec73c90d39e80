// Requests a page from a worker that has nothing else to do meanwhile: a real blocking request.

/** Addresses are relative to where the playground lies. */
const base = new URL('.', import.meta.url);
/** Its pages to try this out with: `?delay=MS` makes them slow, which a static host cannot do. */
const pages = new URL('pages/', base).href;

/**
 * @param {string} address
 * @param {number} timeoutMs
 * @returns {number} the page's bytes
 * @throws {string} why there is no page, as Python's urllib says it
 */
export function fetchPage(address, timeoutMs) {
  const url = urlOf(address);
  const delay = takeDelay(url);
  if (delay > 0) block(Math.min(delay, timeoutMs));
  if (delay >= timeoutMs) throw 'timed out';
  const request = new XMLHttpRequest();
  request.open('GET', url, false);
  request.responseType = 'arraybuffer';
  request.timeout = Math.ceil(timeoutMs - delay);
  try {
    request.send();
  } catch (cause) {
    const inTime = !(cause instanceof DOMException) || cause.name !== 'TimeoutError';
    throw inTime ? noAnswer(url) : 'timed out';
  }
  if (request.status >= 400) throw `HTTP Error ${request.status}: ${textOf(request)}`;
  return request.response.byteLength;
}

/** @param {string} address */
function urlOf(address) {
  try {
    return new URL(address, base);
  } catch {
    throw `unknown url type: '${address}'`;
  }
}

/**
 * How long to hold the request back, in ms. Taken off the address: a server that knows it as well
 * would make it twice as long.
 * @param {URL} url
 */
function takeDelay(url) {
  if (!url.href.startsWith(pages)) return 0;
  const delay = Number(url.searchParams.get('delay'));
  url.searchParams.delete('delay');
  return Math.max(0, delay || 0);
}

/** Why, browsers do not say: other sites' pages are not a worker's business. @param {URL} url */
function noAnswer({ origin, protocol }) {
  if (!protocol.startsWith('http')) return `a page cannot request ${protocol} addresses`;
  if (origin === base.origin) return 'the server did not answer';
  return 'the server did not answer, or does not let other sites read this page';
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
