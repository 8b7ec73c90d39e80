// What `./build.sh dev` runs: serves target/dev/dist/, compiles when Rust is saved, bundles when anything
// else is, and reloads the pages that are open. Ctrl+C ends all of it.
import { fileURLToPath } from 'node:url';
import { Builds } from './dev/builds.mjs';
import { Job } from './dev/job.mjs';
import { onChange } from './dev/watch.mjs';
import { serveAsAsked } from './serve.mjs';

/**
 * @typedef {object} DevOptions
 * @property {string} root The folder to serve.
 * @property {string[]} compile A command that makes of Rust what the bundle needs.
 * @property {string[]} bundle A command that makes the folder.
 * @property {{rust: string[], page: string[]}} sources Files and folders: a change calls for both commands, or
 *   for the second alone.
 * @property {string[]} [args] Those of `./build.sh serve`.
 */

/**
 * @param {DevOptions} options
 * @returns {Promise<{url: string, end: () => void}>}
 */
export async function develop({ root, compile, bundle, sources, args = [] }) {
  const builds = new Builds();
  const server = await serveAsAsked(args, {
    root,
    // Names stay the same from build to build.
    headers: { 'Cache-Control': 'no-cache' },
    answer: (request, response) => builds.answer(request, response),
    transform: (path, body) => builds.transform(path, body),
  });

  const bundling = new Job(bundle, (succeeded, seconds) => {
    if (!succeeded) return say('The bundle could not be made; the page keeps the last one.');
    const pages = builds.announce();
    say(
      `Bundled in ${seconds.toFixed(1)} s; ${pages === 1 ? '1 page reloads' : `${pages} pages reload`}.`,
    );
  });
  let compiled = false;
  const compiling = new Job(compile, (succeeded, seconds) => {
    if (!succeeded) return say('Rust did not compile; the page keeps the last build.');
    compiled = true;
    say(`Compiled in ${seconds.toFixed(1)} s.`);
    bundling.request();
  });

  const watchers = [
    ...sources.rust.map((path) => onChange(path, () => compiling.request())),
    ...sources.page.map((path) => onChange(path, () => compiled && bundling.request())),
  ];
  compiling.request();

  return {
    url: server.url,
    end() {
      for (const watcher of watchers) watcher.close();
      compiling.end();
      bundling.end();
      server.close();
    },
  };
}

/** @param {string} text */
function say(text) {
  console.error(`[${new Date().toLocaleTimeString('en-GB')}] ${text}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const scripts = ['say', 'toolchain', 'build'].map((name) => `. tools/${name}.sh`);
  const { url, end } = await develop({
    root: 'target/dev/dist',
    compile: ['bash', '-euo', 'pipefail', '-c', [...scripts, 'compile_for_dev'].join('; ')],
    bundle: [process.execPath, 'tools/bundle.mjs', '--dev'],
    sources: {
      rust: ['src', 'Cargo.toml', 'Cargo.lock'],
      page: ['www', 'index.html'],
    },
    args: process.argv.slice(2),
  });
  console.error(
    `The playground is at ${url}; saving a file in src/ or www/ builds it again. Ctrl+C ends it.`,
  );
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => {
      end();
      process.exit();
    });
  }
}
