// The wasm, fetched and compiled once a page, and shared by all engines.

import { PlaygroundError } from '../errors.js';

/** @type {Promise<WebAssembly.Module> | undefined} */
let module;

/** @returns {Promise<WebAssembly.Module>} */
export function loadModule() {
  module ??= compile().catch((cause) => {
    // The next run tries again.
    module = undefined;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new PlaygroundError(
      'WorkerFailed',
      `The playground's program, playground.wasm, could not be loaded (${why}); check the connection and run again.`,
    );
  });
  return module;
}

async function compile() {
  const response = await fetch(new URL('./playground.wasm', import.meta.url));
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  // Some servers send another type, with which it cannot be compiled while it arrives.
  return response.headers.get('content-type')?.startsWith('application/wasm')
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}
