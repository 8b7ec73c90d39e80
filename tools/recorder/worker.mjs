// What each of Node's threads runs that stands for a web worker: its script.
import { parentPort, workerData } from 'node:worker_threads';
import { listOf } from './web.mjs';

const port = /** @type {import('node:worker_threads').MessagePort} */ (parentPort);
/** What came before the script listens. @type {unknown[]} */
const early = [];
/** @type {any} */
const self = globalThis;
self.name = workerData.name;
self.postMessage = (
  /** @type {unknown} */ message,
  /** @type {import('./web.mjs').Transfer} */ transfer,
) => port.postMessage(message, listOf(transfer));
port.on('message', (data) => {
  if (self.onmessage) self.onmessage({ data });
  else early.push(data);
});
await import(workerData.url);
for (const data of early.splice(0)) self.onmessage({ data });
