// Watches files and folders. Node's own recursive watching loses a file once it has been replaced by
// another one of its name, as many editors and git do it (seen in Node 20), so each folder is watched.
import { readdirSync, statSync, watch } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Editors save in several steps, and formatters follow; in ms. */
const SETTLED_MS = 30;

/**
 * Calls back after each change of a file, or of anything in a folder, once it has settled.
 * @param {string} path
 * @param {() => void} changed
 * @returns {{close(): void}}
 */
export function onChange(path, changed) {
  /** @type {NodeJS.Timeout | undefined} */
  let settling;
  const soon = () => {
    clearTimeout(settling);
    settling = setTimeout(changed, SETTLED_MS);
  };
  const watcher = statSync(path).isFile() ? watchFile(path, soon) : watchFolder(path, soon);
  return {
    close() {
      clearTimeout(settling);
      watcher.close();
    },
  };
}

/** @param {string} path @param {() => void} changed */
function watchFile(path, changed) {
  return watch(dirname(path), (_, name) => name === basename(path) && changed());
}

/** @param {string} root @param {() => void} changed */
function watchFolder(root, changed) {
  /** By path and inode: a folder that was made anew is another one. @type {Map<string, import('node:fs').FSWatcher>} */
  const watchers = new Map();
  update();

  function update() {
    const folders = new Map(foldersIn(root).map((path) => [`${path} ${inode(path)}`, path]));
    for (const [key, watcher] of watchers) {
      if (folders.has(key)) continue;
      watcher.close();
      watchers.delete(key);
    }
    for (const [key, path] of folders) {
      // One that has just gone throws, or says so later: the change of the folder around it is noticed.
      if (watchers.has(key) || inode(path) === undefined) continue;
      watchers.set(
        key,
        watch(path, notice).on('error', () => {}),
      );
    }
  }

  /** @param {string} event */
  function notice(event) {
    if (event === 'rename') update();
    changed();
  }

  return {
    close() {
      for (const watcher of watchers.values()) watcher.close();
    },
  };
}

/** @param {string} folder @returns {string[]} itself included */
function foldersIn(folder) {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    const inside = entries.filter((entry) => entry.isDirectory());
    return [folder, ...inside.flatMap(({ name }) => foldersIn(join(folder, name)))];
  } catch {
    // It has just gone.
    return [];
  }
}

/** @param {string} path */
const inode = (path) => statSync(path, { throwIfNoEntry: false })?.ino;
