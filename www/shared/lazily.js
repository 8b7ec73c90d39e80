// Code that is loaded when it is first needed.

/**
 * Loads once; what could not be loaded is tried again when next asked for. An `import()` alone would
 * do, but takes a browser as long, even for a module that it has, as a message to a worker takes.
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
