// Counts the workers that a browser's processes have running, nested ones too: no browser tells a
// page, but each worker has a thread of its own, which the system knows by name.
import { readdirSync, readFileSync } from 'node:fs';

/** As the browsers name the threads of their dedicated workers. */
const names = /^(DedicatedWorker|DOM Worker)/;

/** @param {number} root a browser's main process */
export function liveWorkers(root) {
  let count = 0;
  // In the main process itself run only the browser's own: Firefox starts some when it sees fit.
  const [, ...children] = family(root);
  for (const process of children) {
    for (const thread of list(`/proc/${process}/task`)) {
      if (names.test(read(`/proc/${process}/task/${thread}/comm`))) count += 1;
    }
  }
  return count;
}

/** Memory in use by a browser's processes, in MiB. @param {number} root */
export function memoryInUse(root) {
  let kib = 0;
  for (const process of family(root)) {
    kib += Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${process}/smaps_rollup`))?.[1] ?? 0);
  }
  return kib / 1024;
}

/** A process and its descendants. @param {number} root */
function family(root) {
  /** @type {Map<number, number[]>} */
  const children = new Map();
  for (const entry of list('/proc').filter((name) => /^\d+$/.test(name))) {
    const parent = Number(/^PPid:\s+(\d+)/m.exec(read(`/proc/${entry}/status`))?.[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(entry)]);
  }
  const found = [root];
  for (const process of found) found.push(...(children.get(process) ?? []));
  return found;
}

// Processes and threads end while they are looked at: those are not there any more.
/** @param {string} path */
function list(path) {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

/** @param {string} path */
function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
