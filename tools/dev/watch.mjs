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
  /** @type {import('node:fs').FSWatcher[]} */
  let watchers = [];
  watchAll();

  function watchAll() {
    close();
    watchers = foldersIn(root).flatMap((path) => watchIfThere(path, notice) ?? []);
  }

  /** @param {string} event `rename` where something came or went: perhaps a folder, perhaps a known one anew */
  function notice(event) {
    if (event === 'rename') watchAll();
    changed();
  }

  function close() {
    for (const watcher of watchers) watcher.close();
  }

  return { close };
}

/** @param {string} path @param {(event: string) => void} notice */
function watchIfThere(path, notice) {
  try {
    return watch(path, notice).on('error', () => {});
  } catch {
    // It has just gone, which the folder around it will report.
    return null;
  }
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
