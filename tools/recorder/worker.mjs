// Runs in each of Node's threads that stands for a web worker: gives it the web's interface, then loads
// the worker's script.
import { parentPort, workerData } from 'node:worker_threads';
import { listOf } from './web.mjs';

const port = /** @type {import('node:worker_threads').MessagePort} */ (parentPort);
/** Messages that came before the script listened. @type {unknown[]} */
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
