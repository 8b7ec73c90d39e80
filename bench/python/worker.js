// Runs a Python program in a worker, by our engine or by Pyodide, and posts what it printed.

/** @type {string[]} */
const printed = [];

/** Where bench.mjs puts them. */
const made = { ours: './engine/python.js', pyodide: './pyodide/pyodide.mjs' };

const engines = {
  async ours() {
    const { default: init, runPython } = await import(made.ours);
    await init({ module_or_path: './engine/python.wasm' });
    return (/** @type {string} */ source) => runPython(source);
  },
  async pyodide() {
    const { loadPyodide } = await import(made.pyodide);
    const pyodide = await loadPyodide({
      stdout: (/** @type {string} */ line) => printed.push(line),
    });
    return (/** @type {string} */ source) => pyodide.runPython(source);
  },
};

Object.assign(self, {
  /** @param {boolean} _toError @param {string} text */
  playgroundPrint: (_toError, text) => printed.push(text),
});

self.onmessage = async ({ data: { engine, source } }) => {
  const begun = performance.now();
  const run = await engines[/** @type {keyof typeof engines} */ (engine)]();
  const loadedMs = performance.now() - begun;
  run(source);
  self.postMessage({ loadedMs, output: printed.join('') });
};
