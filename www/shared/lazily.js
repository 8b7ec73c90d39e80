// Loads code when it is first needed.

/**
 * Loads once; a failed load is tried again on the next call. A bare `import()` would work as well, but
 * even for a module that is already there it takes a browser as long as a message to a worker.
 * @template T
 * @param {() => Promise<T>} load
 * @returns {() => Promise<T>}
 */
export function lazily(load) {
  /** @type {Promise<T> | undefined} */
  let loaded;
  return () => {
    loaded ??= load().catch((cause) => {
      loaded = undefined;
      throw cause;
    });
    return loaded;
  };
}
