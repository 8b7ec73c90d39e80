// The parts of the web platform that the playground's engines need, on top of Node's threads, so that
// what runs in a reader's browser also runs at build time.
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Worker as Thread } from 'node:worker_threads';

/** @typedef {Transferable[] | {transfer?: Transferable[]}} Transfer both forms that `postMessage` takes */

/** The folder of the pages that demos request. */
const pages = new URL('../../www/demos/pages/', import.meta.url);

/** @param {Transfer} [transfer] */
export const listOf = (transfer) =>
  /** @type {any[]} */ (Array.isArray(transfer) ? transfer : transfer?.transfer);

class Worker {
  /** @type {((event: {data: unknown}) => void) | null} */
  onmessage = null;
  /** @type {((event: {message: string, preventDefault(): void}) => void) | null} */
  onerror = null;
  #thread;

  /** @param {string | URL} url @param {{name: string}} options */
  constructor(url, { name }) {
    const workerData = { url: String(url), name };
    this.#thread = new Thread(new URL('worker.mjs', import.meta.url), { workerData });
    this.#thread.on('message', (data) => this.onmessage?.({ data }));
    this.#thread.on('error', ({ message }) => this.onerror?.({ message, preventDefault() {} }));
  }

  /** @param {unknown} message @param {Transfer} [transfer] */
  postMessage(message, transfer) {
    this.#thread.postMessage(message, listOf(transfer));
  }

  terminate() {
    this.#thread.terminate();
  }
}

/** A synchronous request, answered from the folder of pages. */
class XMLHttpRequest {
  status = 0;
  statusText = '';
  response = new ArrayBuffer(0);
  #url = '';

  /** @param {string} _method @param {URL} url */
  open(_method, url) {
    this.#url = url.pathname;
  }

  send() {
    try {
      const { buffer, byteOffset, byteLength } = readFileSync(new URL(basename(this.#url), pages));
      this.response = /** @type {ArrayBuffer} */ (
        buffer.slice(byteOffset, byteOffset + byteLength)
      );
      this.status = 200;
    } catch {
      [this.status, this.statusText] = [404, 'Not Found'];
    }
  }
}

Object.assign(globalThis, {
  self: globalThis,
  window: globalThis,
  addEventListener() {},
  crossOriginIsolated: true,
  // The origin of file: URLs, so that no worker's script counts as another origin's.
  location: { origin: 'null' },
  Worker,
  XMLHttpRequest,
  fetch: async (/** @type {URL} */ url) =>
    new Response(await readFile(url), { headers: { 'Content-Type': 'application/wasm' } }),
});
