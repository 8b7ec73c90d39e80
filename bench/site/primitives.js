// A worker that takes the measurements of bench/web.rs: gets a name, answers with the figure.
// @ts-expect-error: made by ./build.sh bench, after types are checked.
import init, { initThreadPool, measure, threads } from './primitives/primitives.js';

Object.assign(globalThis, { benchClock: () => performance.now() });

const ready = init().then(() => initThreadPool(threads()));

self.onmessage = async ({ data: name }) => {
  await ready;
  self.postMessage(measure(name));
};
