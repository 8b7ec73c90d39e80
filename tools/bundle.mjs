// Makes dist/ from www/, index.html, the wasm and its glue: bundled, minified, relocatable. What an
// earlier build left there is removed only afterwards, so that a server on dist/ never misses a file.
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { build, transform } from 'esbuild';
import { shippedPages } from '../www/demos/shipped-pages.js';
import { writeRegistry } from './demo-registry.mjs';
import { demoTexts } from './demo-texts.mjs';
import { hostFiles } from './host-files.mjs';
import { ourStartThreads } from './our-start-threads.mjs';
import { packageFiles } from './package-files.mjs';

const dist = 'dist';

// Names in dist. All lie at the top, chunks too: `new URL('./worker.js', import.meta.url)` then
// means the same in whichever file the bundler puts it.
const entryPoints = {
  playground: 'www/api/playground.js',
  gallery: 'www/gallery/gallery.js',
  frame: 'www/frame/frame.js',
};

/** Each in one file, so that no worker waits for a second one. */
const workers = {
  worker: 'www/engine/worker.js',
  probe: 'www/engine/probe.js',
};

/** Each in one file: not every browser takes a service worker that imports. */
const serviceWorkers = {
  'isolating-worker': 'www/hosting/isolating-worker.js',
  'site-worker': 'www/hosting/site-worker.js',
};

/**
 * What all pages load at once, and what is loaded later counts on. The bundler makes a file of what
 * the same modules import: so that this is one file and not ten, all of them are made to.
 */
const base = [
  'demos/demo-texts.js',
  'demos/link.js',
  'demos/listing.js',
  'demos/parameters.js',
  'demos/registry.js',
  'frame/embedder.js',
  'hosting/own-folder.js',
  'i18n/languages.js',
  'run/compare-options.js',
  'shared/errors.js',
  'shared/lazily.js',
];
const onTopOfBase =
  /\/www\/(api\/playground|gallery\/gallery|frame\/(frame|embed-page)|hosting\/(hosting|isolate-site)|run\/(session|compare|drivers\/.*)|element\/view)\.js$/;

/** @type {import('esbuild').Plugin} */
const oneBase = {
  name: 'one-base',
  setup(bundler) {
    bundler.onLoad({ filter: onTopOfBase }, async ({ path }) => {
      // A driver is loaded by the session, and shares its file for that.
      const files = path.includes('/run/drivers/') ? [...base, 'run/session.js'] : base;
      const imports = files.map((file) => `import ${JSON.stringify(resolve('www', file))};`);
      return { contents: [await readFile(path, 'utf8'), ...imports].join('\n') };
    });
  },
};

/** @type {import('esbuild').Plugin} The playground's own pages load the very module that others load. */
const sameEntry = {
  name: 'same-entry',
  setup(bundler) {
    bundler.onResolve({ filter: /\/api\/playground\.js$/, namespace: 'file' }, ({ kind }) =>
      kind === 'entry-point' ? null : { path: './playground.js', external: true },
    );
  },
};

writeRegistry();
/** @satisfies {import('esbuild').BuildOptions} */
const common = {
  outdir: dist,
  bundle: true,
  target: 'es2022',
  minify: true,
  legalComments: 'none',
  charset: 'utf8',
  metafile: true,
  logLevel: 'warning',
};
const made = await Promise.all([
  build({
    ...common,
    entryPoints,
    splitting: true,
    format: 'esm',
    chunkNames: '[name]-[hash]',
    loader: { '.css': 'text' },
    plugins: [oneBase, sameEntry, minifiedCss()],
  }),
  build({ ...common, entryPoints: workers, format: 'esm', plugins: [ourStartThreads] }),
  build({ ...common, entryPoints: serviceWorkers, format: 'iife' }),
  // It has said what is wrong by itself.
]).catch(() => process.exit(1));

/** @type {import('esbuild').Metafile['outputs']} */
const outputs = Object.assign({}, ...made.map(({ metafile }) => metafile.outputs));
const written = new Set(Object.keys(outputs));
await Promise.all([
  put('playground.wasm', await readFile('target/web/playground.wasm')),
  put('index.html', withPreloads(await readFile('index.html', 'utf8'), ['www/element/view.js'])),
  put('gallery.css', await minifyCss('www/gallery/gallery.css')),
  put(
    'frame.html',
    withPreloads(await readFile('www/frame/frame.html', 'utf8'), ['www/run/session.js']),
  ),
  put('frame.css', await minifyCss('www/frame/frame.css')),
  put('icon.svg', await readFile('www/gallery/icon.svg')),
  ...Object.entries(demoTexts()).map(([name, texts]) => put(name, JSON.stringify(texts))),
  ...Object.entries({ ...hostFiles, ...packageFiles() }).map(([name, text]) => put(name, text)),
  ...(await demoSources()).map(({ name, file }) => copy(name, file)),
  ...shippedPages
    .filter((name) => name.startsWith('pages/'))
    .map((name) => copy(name, `www/demos/${name}`)),
]);
await writeFile('target/web/bundle.json', JSON.stringify({ outputs }));
await removeLeftovers();

/**
 * @param {string} name
 * @param {string | Buffer} content
 */
async function put(name, content) {
  written.add(join(dist, name));
  await writeFile(join(dist, name), content);
}

/**
 * @param {string} name
 * @param {string} file
 */
async function copy(name, file) {
  written.add(join(dist, name));
  await mkdir(dirname(join(dist, name)), { recursive: true });
  await copyFile(file, join(dist, name));
}

/**
 * Has a page fetch its modules at once, and not only as one is seen to import the next.
 * @param {string} html
 * @param {string[]} later sources that it is going to import
 */
function withPreloads(html, later) {
  const [tag, script] = /<script type="module" src=".\/(.+?)"><\/script>/.exec(html) ?? [];
  const files = new Set([`${dist}/${script}`, ...later.map(outputOf)]);
  for (const file of files) {
    for (const { path, kind, external } of outputs[file].imports) {
      if (kind === 'import-statement') files.add(external ? join(dist, path) : path);
    }
  }
  const links = [...files].map(
    (file) => `<link rel="modulepreload" href=".${file.slice(dist.length)}">`,
  );
  return html.replace(String(tag), [...links.slice(1), tag].join('\n    '));
}

/** @param {string} source */
function outputOf(source) {
  const [file] = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === source) ?? [];
  if (file === undefined) throw new Error(`${source} is not bundled as a file that is imported`);
  return file;
}

/** The Rust that the page shows is the file that runs: prime_check/ is sources/prime-check.rs. */
async function demoSources() {
  const entries = await readdir('src/demos', { withFileTypes: true });
  const demos = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return demos.map((demo) => {
    const twin = `src/demos/${demo}/twin.rs`;
    return {
      name: join('sources', `${demo.replaceAll('_', '-')}.rs`),
      file: existsSync(twin) ? twin : `src/demos/${demo}/mod.rs`,
    };
  });
}

/** A stylesheet imported from JS is its text, minified. */
function minifiedCss() {
  /** @type {import('esbuild').Plugin} */
  const plugin = {
    name: 'minified-css',
    setup(bundler) {
      bundler.onLoad({ filter: /\.css$/ }, async ({ path }) => ({
        contents: await minifyCss(path),
        loader: 'text',
      }));
    },
  };
  return plugin;
}

/** @param {string} file */
async function minifyCss(file) {
  const options = /** @type {const} */ ({ loader: 'css', minify: true, target: 'es2022' });
  return (await transform(await readFile(file, 'utf8'), options)).code;
}

async function removeLeftovers() {
  for (const name of await readdir(dist, { recursive: true })) {
    const path = join(dist, name);
    if (!written.has(path) && (await stat(path)).isFile()) await rm(path);
  }
}
