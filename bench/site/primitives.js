// A worker that measures what bench/web.rs can: a name in, a figure out.
// @ts-expect-error: made by ./build.sh bench; types are checked before.
import init, { initThreadPool, measure, threads } from './primitives/primitives.js';

Object.assign(globalThis, { benchClock: () => performance.now() });

const ready = init().then(() => initThreadPool(threads()));

self.onmessage = async ({ data: name }) => {
  await ready;
  self.postMessage(measure(name));
};
