// Calls the playground's module from a test, in the page; errors come back as plain data.

/**
 * @typedef {import('puppeteer-core').Page} Page
 * @typedef {{name: string, message: string, parameter?: string}} Failure
 */

/**
 * @param {Page} page
 * @param {'run' | 'compare' | 'listDemos' | 'isolation'} method
 * @param {unknown[]} given
 * @returns {Promise<any>} what it gave; a failure is thrown as {@link Failure}
 */
export async function call(page, method, ...given) {
  const outcome = await page.evaluate(
    async (method, given) => {
      const playground = await import(String(new URL('playground.js', document.baseURI)));
      try {
        return { result: await playground[method](...given) };
      } catch (error) {
        const { name, message, parameter } = error;
        const ours = error instanceof playground.PlaygroundError;
        return { failure: { name: ours ? name : `not ours: ${name}`, message, parameter } };
      }
    },
    method,
    given,
  );
  if (outcome.failure) throw outcome.failure;
  return outcome.result;
}

/**
 * @param {Promise<unknown>} refused
 * @returns {Promise<Failure>}
 */
export async function failureOf(refused) {
  try {
    await refused;
  } catch (failure) {
    return /** @type {Failure} */ (failure);
  }
  throw new Error('it did not fail');
}

/**
 * Numbers that prime-check, splitting by range, works on for minutes on any machine, in small pieces:
 * each takes 2^31 divisions.
 */
export const endlessNumbers = Array(64).fill('18446744073709551557').join(',');

/**
 * Starts a run that goes on until it is stopped; resolves once it has begun.
 * @param {Page} page
 * @param {Record<string, unknown>} [parameters]
 */
export async function startEndless(page, parameters = {}) {
  await page.evaluate(async (parameters) => {
    const { run } = await import(String(new URL('playground.js', document.baseURI)));
    const controller = new AbortController();
    const { promise: begun, resolve } = withResolvers();
    const outcome = run(
      'pool-map',
      { function: 'collatz-steps', items: 100_000_000, ...parameters },
      { signal: controller.signal, onProgress: resolve },
    ).then(
      () => 'ended',
      (/** @type {Error} */ error) => error.name,
    );
    Object.assign(globalThis, { endless: { controller, outcome } });
    await begun;

    function withResolvers() {
      /** @type {(value?: unknown) => void} */
      let resolve = () => {};
      const promise = new Promise((settle) => {
        resolve = settle;
      });
      return { promise, resolve };
    }
  }, parameters);
}

/**
 * Stops it.
 * @param {Page} page
 * @returns {Promise<string>} how it ended
 */
export function stopEndless(page) {
  return page.evaluate(() => {
    const { controller, outcome } = /** @type {any} */ (globalThis).endless;
    controller.abort();
    return outcome;
  });
}

/**
 * For the server: has one worker die in mid-run. The clock that Rust asks throws, which no Rust code
 * can catch: the worker traps.
 * @param {number} which the engine is asked for first, then what it starts
 * @param {number} asks how often the clock may be asked before
 */
export function deadly(which, asks) {
  const poison = `
    const now = performance.now.bind(performance);
    let left = ${asks};
    performance.now = () => { if ((left -= 1) < 0) throw new Error('poisoned'); return now(); };
  `;
  let started = 0;
  /** @param {string} path @param {Buffer} body */
  return (path, body) => {
    if (path === 'worker.js') started += 1;
    return path === 'worker.js' && started === which ? poison + body : undefined;
  };
}

/** Counts how often each file is asked for: a worker's script once for each worker. */
export function requestCounter() {
  /** @type {Map<string, number>} */
  const counts = new Map();
  return {
    /** @param {string} path @returns {undefined} */
    transform(path) {
      counts.set(path, (counts.get(path) ?? 0) + 1);
    },
    workers: () => counts.get('worker.js') ?? 0,
  };
}
