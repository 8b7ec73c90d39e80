// What this page can have, found out by trying: a memory is posted to a worker, and the worker's
// write to it is looked for. Neither `crossOriginIsolated` nor a shared memory that could be
// constructed proves that threads will work.

/** @typedef {import('./contract').Isolation} Isolation */

/** @type {Promise<Isolation> | undefined} */
let found;

/** @returns {Promise<Isolation>} */
export function isolation() {
  found ??= probe();
  return found;
}

async function probe() {
  if (typeof Worker === 'undefined' || typeof WebAssembly === 'undefined') {
    return answer('unsupported', 'this browser has no web workers or no WebAssembly');
  }
  let memory;
  try {
    memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
  } catch {
    return answer('processes', 'this browser has no shared memory for WebAssembly');
  }
  const worker = new Worker(new URL('./probe.js', import.meta.url), { type: 'module' });
  try {
    worker.postMessage(memory);
    await answerOf(worker);
    const seen = Atomics.load(new Int32Array(memory.buffer), 0) === 1;
    return seen
      ? answer('threads', 'a worker wrote to memory that it shares with this page')
      : answer('processes', 'a worker got a copy of the memory it was to share');
  } catch (cause) {
    return answer('processes', whyNot(cause));
  } finally {
    worker.terminate();
  }
}

/** @param {Worker} worker */
function answerOf(worker) {
  return new Promise((resolve, reject) => {
    worker.onmessage = resolve;
    worker.onmessageerror = () => reject(new Error('the worker could not receive the memory'));
    worker.onerror = (event) => reject(new Error(event.message || 'the worker did not start'));
  });
}

/** @param {unknown} cause */
function whyNot(cause) {
  if (!globalThis.crossOriginIsolated) {
    return 'this page is not cross-origin isolated: its server does not send the headers COOP and COEP';
  }
  return cause instanceof Error ? cause.message : String(cause);
}

/**
 * @param {Isolation['mode']} mode
 * @param {string} reason
 * @returns {Isolation}
 */
function answer(mode, reason) {
  return { mode, reason };
}
