// A worker with a function that is called by Comlink.
// @ts-expect-error: put beside it by the bench.
import { expose } from './comlink.mjs';

expose({ square: (/** @type {number} */ x) => x * x });
