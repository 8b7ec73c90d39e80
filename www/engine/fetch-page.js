// Requests a page from a worker, which blocks until the answer is there.

/** Addresses are relative to the playground's folder. */
const base = new URL('.', import.meta.url);
/** The playground's own pages to request: `?delay=MS` slows them down, which a static host cannot do. */
const pages = new URL('pages/', base).href;

/**
 * @param {string} address
 * @param {number} timeoutMs
 * @returns {number} the page's bytes
 * @throws {string} why there is no page, in the words of Python's urllib
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
 * How long to hold the request back, in ms. It is removed from the address, since a server that heeds it
 * too would double the delay.
 * @param {URL} url
 */
function takeDelay(url) {
  if (!url.href.startsWith(pages)) return 0;
  const delay = Number(url.searchParams.get('delay'));
  url.searchParams.delete('delay');
  return Math.max(0, delay || 0);
}

/** Browsers do not say why, because pages of other sites are none of a worker's business. @param {URL} url */
function noAnswer({ origin, protocol }) {
  if (!protocol.startsWith('http')) return `a page cannot request ${protocol} addresses`;
  if (origin === base.origin) return 'the server did not answer';
  return 'the server did not answer, or does not let other sites read this page';
}

/** @param {XMLHttpRequest} request */
function textOf({ status, statusText }) {
  // HTTP/2 has no status text.
  return statusText || (status === 404 ? 'Not Found' : 'Error');
}

/** @param {number} ms */
function block(ms) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
