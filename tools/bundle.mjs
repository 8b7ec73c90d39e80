// Makes dist/ from www/, index.html, the wasm and its glue: bundled, minified, relocatable. Files that
// an earlier build left are removed last, so that a server on dist/ never misses one. With --dev the
// result goes to target/dev/dist/, not minified, with source maps.
import { copyFile, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { build, transform } from 'esbuild';
import { shippedPages } from '../www/demos/shipped-pages.js';
import { writeRegistry } from './demo-registry.mjs';
import { demoTexts } from './demo-texts.mjs';
import { hostFiles } from './host-files.mjs';
import { ourStartThreads } from './our-start-threads.mjs';
import { packageFiles } from './package-files.mjs';
import { dev, dist, web } from './variant.mjs';

// Names in dist/. All files lie at the top, chunks too, so that `new URL('./worker.js', import.meta.url)`
// means the same in whichever file the bundler puts it.
const entryPoints = {
  playground: 'www/api/playground.js',
  gallery: 'www/gallery/gallery.js',
  frame: 'www/frame/frame.js',
};

/** Bundled into one file each, so that no worker waits for a second request. */
const workers = {
  worker: 'www/engine/worker.js',
  probe: 'www/engine/probe.js',
};

/** Bundled into one file each: classic scripts, and not every browser lets a service worker import. */
const classicScripts = {
  'isolate-first': 'www/gallery/isolate-first.js',
  'isolating-worker': 'www/hosting/isolating-worker.js',
  'site-worker': 'www/hosting/site-worker.js',
};

/**
 * What every page loads at once and later modules rely on. The bundler puts modules that have the same
 * importers into one file; so that this is one file and not ten, every module below imports them all.
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
      // The session loads the drivers, so they may rely on its file as well.
      const files = path.includes('/run/drivers/') ? [...base, 'run/session.js'] : base;
      const imports = files.map((file) => `import ${JSON.stringify(resolve('www', file))};`);
      return { contents: [await readFile(path, 'utf8'), ...imports].join('\n') };
    });
  },
};

/** @type {import('esbuild').Plugin} The playground's own pages load the same module as other pages. */
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
  minify: !dev,
  sourcemap: dev,
  conditions: dev ? ['dev'] : [],
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
  build({ ...common, entryPoints: classicScripts, format: 'iife' }),
  // esbuild has printed what is wrong.
]).catch(() => process.exit(1));

/** @type {import('esbuild').Metafile['outputs']} */
const outputs = Object.assign({}, ...made.map(({ metafile }) => metafile.outputs));
const written = new Set(Object.keys(outputs));
await Promise.all([
  put('playground.wasm', await readFile(`${web}/playground.wasm`)),
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
await writeFile(`${web}/bundle.json`, JSON.stringify({ outputs }));
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
 * Lets a page fetch all its modules at once, instead of finding one import after the other.
 * @param {string} html
 * @param {string[]} later sources that the page imports dynamically, and will need
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
  if (file === undefined) throw new Error(`${source} is not an entry point of the bundle`);
  return file;
}

/** The Rust that the page shows is the file that runs: prime_check/ is sources/prime-check.rs. */
async function demoSources() {
  const entries = await readdir('src/demos', { withFileTypes: true });
  const demos = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return demos.map((demo) => ({
    name: join('sources', `${demo.replaceAll('_', '-')}.rs`),
    file: `src/demos/${demo}/twin.rs`,
  }));
}

/** Importing a stylesheet from JavaScript gives its text, minified. */
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
  const options = /** @type {const} */ ({ loader: 'css', minify: !dev, target: 'es2022' });
  return (await transform(await readFile(file, 'utf8'), options)).code;
}

async function removeLeftovers() {
  for (const name of await readdir(dist, { recursive: true })) {
    const path = join(dist, name);
    if (!written.has(path) && (await stat(path)).isFile()) await rm(path);
  }
}
