// The wasm module: fetched and compiled once per page, shared by all engines.

import { Problem } from '../shared/errors.js';

/** @type {Promise<WebAssembly.Module> | undefined} */
let module;

/** @returns {Promise<WebAssembly.Module>} */
export function loadModule() {
  module ??= compile().catch((cause) => {
    // The next run tries again.
    module = undefined;
    throw cause instanceof Problem ? cause : noProgram(String(cause?.message ?? cause));
  });
  return module;
}

async function compile() {
  const response = await fetch(new URL('./playground.wasm', import.meta.url));
  if (!response.ok)
    throw noProgram({ key: 'error.server-answered', values: { status: response.status } });
  // With any other type, which some servers send, it cannot be compiled while it is downloading.
  return response.headers.get('content-type')?.startsWith('application/wasm')
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

/** @param {import('../contract').Value} why */
const noProgram = (why) => new Problem('WorkerFailed', 'error.no-program', { why });
