// Requests that block, with a stand-in for the browser's: delays, time-outs, and why there is no page.
import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { fetchPage } from '../../www/engine/fetch-page.js';

/** @typedef {{url: URL, timeout: number, responseType: string}} Asked */

/** @type {Asked[]} */
let asked = [];
/** @type {{status: number, statusText: string, bytes: number} | Error} */
let answer;

class Request {
  /** @type {Asked} */
  #asked = { url: new URL('a:'), timeout: 0, responseType: '' };
  status = 0;
  statusText = '';
  response = new ArrayBuffer(0);
  /** @param {string} method @param {URL} url @param {boolean} later */
  open(method, url, later) {
    assert.deepEqual([method, later], ['GET', false]);
    this.#asked.url = url;
  }
  set timeout(/** @type {number} */ ms) {
    this.#asked.timeout = ms;
  }
  set responseType(/** @type {string} */ type) {
    this.#asked.responseType = type;
  }
  send() {
    asked.push(this.#asked);
    if (answer instanceof Error) throw answer;
    this.status = answer.status;
    this.statusText = answer.statusText;
    this.response = new ArrayBuffer(answer.bytes);
  }
}

const usual = globalThis.XMLHttpRequest;
globalThis.XMLHttpRequest = /** @type {any} */ (Request);
after(() => {
  globalThis.XMLHttpRequest = usual;
});
beforeEach(() => {
  asked = [];
  answer = { status: 200, statusText: 'OK', bytes: 7 };
});

/** @param {string} address @param {number} [timeoutMs] */
function failure(address, timeoutMs = 500) {
  try {
    fetchPage(address, timeoutMs);
  } catch (why) {
    return why;
  }
  return assert.fail(`${address} was had`);
}

/** @param {() => unknown} work */
function timeOf(work) {
  const before = performance.now();
  work();
  return performance.now() - before;
}

test('a page is asked for with the time there is', () => {
  assert.equal(fetchPage('index.html', 500), 7);
  assert.equal(asked[0]?.timeout, 500);
  assert.match(String(asked[0]?.url), /\/www\/engine\/index\.html$/);
});

test('a slow page is held back, and then asked for without its delay, in what time is left', () => {
  assert.ok(timeOf(() => fetchPage('pages/a.html?x=1&delay=60', 500)) >= 59);
  assert.match(String(asked[0]?.url), /pages\/a\.html\?x=1$/);
  assert.equal(asked[0]?.timeout, 440);
});

test('a page slower than the timeout is not asked for', () => {
  const took = timeOf(() => assert.equal(failure('pages/a.html?delay=9000', 60), 'timed out'));
  assert.ok(took >= 59 && took < 2000);
  assert.equal(failure('pages/a.html?delay=60', 60), 'timed out');
  assert.deepEqual(asked, []);
});

test('other pages mean something else by a delay', () => {
  for (const address of ['index.html?delay=9000', 'http://h/pages/a.html?delay=9000']) {
    assert.ok(timeOf(() => fetchPage(address, 500)) < 400);
    assert.match(String(asked.pop()?.url), /\?delay=9000$/);
  }
});

test('a delay that is none leaves the timeout as it is', () => {
  for (const delay of ['x', '', '-500', 'NaN']) {
    fetchPage(`pages/a.html?delay=${delay}`, 500);
    assert.equal(asked.pop()?.timeout, 500, delay);
  }
});

test('why there is no page, in words', () => {
  answer = { status: 404, statusText: 'Not Found', bytes: 10 };
  assert.equal(failure('a'), 'HTTP Error 404: Not Found');
  answer = { status: 404, statusText: '', bytes: 10 };
  assert.equal(failure('a'), 'HTTP Error 404: Not Found');
  answer = { status: 503, statusText: '', bytes: 10 };
  assert.equal(failure('a'), 'HTTP Error 503: Error');
  answer = new DOMException('', 'TimeoutError');
  assert.equal(failure('a'), 'timed out');
  answer = new DOMException('', 'NetworkError');
  assert.match(failure('http://h/'), /^the server did not answer, or does not let other sites/);
  assert.match(failure('mailto:x'), /^a page cannot request mailto: addresses/);
  assert.equal(failure('http://'), "unknown url type: 'http://'");
});
