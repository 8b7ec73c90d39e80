// What is measured inside a page. Each function is sent there by itself, so it can use nothing else of
// this file or of Node.js.

/** Two tiny numbers on a warm pool of two, against a message to each of two bare workers. */
export async function roundTrips() {
  const { run } = await import(String(new URL('playground.js', document.baseURI)));
  const bare = await Promise.all([1, 2].map(startBare));
  const pool = () => run('prime-check', { numbers: [97, 91], workers: 2 });
  const workers = () => Promise.all(bare.map(({ ask }) => ask()));
  /** @type {number[]} */
  const poolMs = [];
  /** @type {number[]} */
  const workersMs = [];
  for (let trip = 0; trip < 30; trip += 1) {
    poolMs.push(await milliseconds(pool));
    workersMs.push(await milliseconds(workers));
  }
  for (const { worker } of bare) worker.terminate();
  return { pool: middle(poolMs), workers: middle(workersMs) };

  async function startBare() {
    const worker = new Worker(new URL('echo.js', document.baseURI), { type: 'module' });
    const ask = () =>
      new Promise((resolve) => {
        worker.onmessage = resolve;
        worker.postMessage('ping');
      });
    await ask();
    return { worker, ask };
  }

  /** @param {() => Promise<unknown>} task */
  async function milliseconds(task) {
    const started = performance.now();
    await task();
    return performance.now() - started;
  }

  /** @param {number[]} figures */
  function middle(figures) {
    return figures.sort((a, b) => a - b)[figures.length >> 1] ?? Number.NaN;
  }
}

/** Stop in the middle of a run, then a tiny run on the spare engine, which has started by then. */
export async function stopAndRunAgain() {
  const { run } = await import(String(new URL('playground.js', document.baseURI)));
  const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const controller = new AbortController();
  const long = { function: 'collatz-steps', items: 100_000_000, workers: 2 };
  const stopped = run('pool-map', long, { signal: controller.signal }).catch(() => {});
  await pause(1000);
  const started = performance.now();
  controller.abort();
  await stopped;
  const rejected = performance.now();
  await run('prime-check', { numbers: [97, 91], workers: 2 });
  const ended = performance.now();
  // Meanwhile the next spare starts, and Chromium lets terminated workers run on for up to two seconds;
  // the next measurement should not feel either.
  await pause(2500);
  return { rejected: rejected - started, result: ended - started };
}

/**
 * A figure of bench/web.rs, from the one worker that the page has for them.
 * @param {string} name
 * @returns {Promise<number>}
 */
export function measurePrimitive(name) {
  const page = /** @type {{primitives?: Worker}} */ (globalThis);
  page.primitives ??= new Worker(new URL('primitives.js', document.baseURI), { type: 'module' });
  const worker = page.primitives;
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage(name);
  });
}

/** Squares, each one a Comlink call to one of two workers, all at once: microseconds per task. */
export async function squaresByComlink() {
  const TASKS = 20_000;
  const { wrap } = await import(String(new URL('comlink.mjs', document.baseURI)));
  const url = new URL('comlink-worker.js', document.baseURI);
  const workers = [1, 2].map(() => new Worker(url, { type: 'module' }));
  const remotes = workers.map((worker) => wrap(worker));
  await Promise.all(remotes.map((remote) => remote.square(1)));
  const started = performance.now();
  await Promise.all(Array.from({ length: TASKS }, (_, item) => remotes[item % 2].square(item)));
  const elapsed = performance.now() - started;
  for (const worker of workers) worker.terminate();
  return (elapsed / TASKS) * 1000;
}

/** One run of the gallery's element, until its result has been painted. */
export async function runElement() {
  await /** @type {any} */ (document.querySelector('concurrency-playground')).run();
  await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted, 100)));
}
