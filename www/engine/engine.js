// The engine: a dedicated worker with a wasm instance and a memory of its own. It starts the threads, then
// runs one demo at a time, and is blocked meanwhile.

import init, { Engine, initThreadPool, ProcessDriver } from '#glue';
import { fetchPage } from './fetch-page.js';
import { nextPid, ProcessHost } from './process-host.js';
import { Reader } from './reader.js';
import { giveFailurePorts } from './start-threads.js';

/** @typedef {import('../contract').EngineRequest} EngineRequest */
/** @typedef {import('../contract').EngineReply} EngineReply */

const MOST_PROCESSES = 64;
/** How often a page that cannot read this memory is sent the state of the run, in ms. */
const LIVE_MS = 50;

/** @type {Engine} */
let engine;
/** @type {WebAssembly.Module} */
let ownModule;
/** Processes that ended cleanly, for the next pool. @type {import('./process-host.js').Child[]} */
const idle = [];
/** @type {() => Reader} */
let newReader;
/** Set while the page must be sent the state of the run. @type {Reader | null} */
let told = null;
let shared = false;
let lastTold = 0;

export function beEngine() {
  // Called from Rust: to request a page, and between two spans on this thread's lane.
  Object.assign(globalThis, { playgroundFetch: fetchPage, playgroundTick: tell });

  self.onmessage = async ({ data }) => {
    const request = /** @type {EngineRequest} */ (data);
    try {
      if (request.type === 'start') await start(request);
      else await run(request);
    } catch (cause) {
      const { name, message } = cause instanceof Error ? cause : new Error(String(cause));
      reply({ type: 'failed', name, message });
    }
  };
}

/** Sends the page the state of the run, if it cannot read this memory. */
function tell() {
  if (told === null || performance.now() - lastTold < LIVE_MS) return;
  lastTold = performance.now();
  const live = told.read();
  if (live) reply({ type: 'live', live });
}

/** @param {Extract<EngineRequest, {type: 'start'}>} request */
async function start({ module, threads, failurePorts }) {
  const { memory } = await init({ module_or_path: module });
  engine = new Engine(threads + MOST_PROCESSES);
  ownModule = module;
  if (threads > 0) {
    giveFailurePorts(failurePorts);
    await initThreadPool(threads);
  }
  const view = engine.view();
  newReader = () => new Reader(view, memory);
  try {
    reply({ type: 'ready', view, memory });
    shared = true;
  } catch {
    // The page is not isolated, so this memory cannot be posted.
    reply({ type: 'ready', view, memory: null });
  }
}

/** @param {Extract<EngineRequest, {type: 'run'}>} request */
async function run({ demo, parameters, backend, workers }) {
  told = shared ? null : newReader();
  lastTold = performance.now();
  const { value, busy, startupMs, ...ended } =
    backend === 'processes'
      ? await runOnProcesses(demo, parameters, workers)
      : { ...engine.run(demo, parameters, backend === 'threads'), startupMs: 0 };
  // Never null, since it is read before the next run begins. `ended` has all lines of the output.
  const live = /** @type {import('../contract').Live} */ (newReader().read(busy));
  reply({ type: 'done', value, busy, startupMs, live: { ...live, ...ended } });
}

/**
 * @param {string} demo
 * @param {import('../contract').Parameters} parameters
 * @param {number} workers
 */
async function runOnProcesses(demo, parameters, workers) {
  const pid = nextPid();
  const host = new ProcessHost({ pid, module: ownModule, demo, lines: [], idle });
  const driver = ProcessDriver.main(engine, demo, parameters, workers, shared, pid, host);
  host.driver = driver;
  host.onStep = tell;
  const error = await new Promise((resolve) => {
    host.onEnd = resolve;
    host.tell((driver) => driver.begin());
  });
  host.end();
  if (error !== undefined) throw error;
  const startupMs = host.fresh > 0 ? driver.startupMs() : 0;
  return { ...driver.finish(), startupMs };
}

/** @param {EngineReply} message */
function reply(message) {
  self.postMessage(message);
}
