// The script of every worker: a file that is fetched once, whatever starts how many. Which part a
// worker has, it knows by its name.

import { beEngine } from './engine.js';
import { beProcess } from './process.js';
import { beThread } from './thread.js';

/** By the first word of its name; a thread's is that of its lane. @type {Record<string, () => void>} */
const parts = { engine: beEngine, worker: beThread, process: beProcess };

parts[self.name.split(' ')[0] ?? '']?.();
