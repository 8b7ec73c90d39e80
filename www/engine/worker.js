// The script of every worker, so that there is one file to fetch, once. A worker's name says which part
// it plays.

import { beEngine } from './engine.js';
import { beProcess } from './process.js';
import { beThread } from './thread.js';

/** By the first word of the worker's name; a thread is named like its lane. @type {Record<string, () => void>} */
const parts = { engine: beEngine, worker: beThread, process: beProcess };

parts[self.name.split(' ')[0] ?? '']?.();
