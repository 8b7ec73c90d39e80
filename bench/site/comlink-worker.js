// A worker with a function to call through Comlink.
// @ts-expect-error: the bench puts it here.
import { expose } from './comlink.mjs';

expose({ square: (/** @type {number} */ x) => x * x });
