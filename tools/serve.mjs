// A server for a folder of static files on this machine alone, with the isolation headers or
// without. `./build.sh serve` runs it, and the browser tests start it by its function.
import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import sirv from 'sirv';
import { isolationHeaders } from './isolation-headers.mjs';

const host = '127.0.0.1';
const LONGEST_DELAY_MS = 60_000;

/**
 * @typedef {object} ServeOptions
 * @property {string} root The folder.
 * @property {number} [port] 0, the default, takes any free one.
 * @property {boolean} [isolation] Whether to send the isolation headers; true by default.
 * @property {Record<string, string>} [headers] Others to send with every answer.
 * @property {string} [base] The path that the folder appears at: '/' or '/any/sub/path/'.
 * @property {(path: string, body: Buffer) => string | Buffer | null | undefined} [transform]
 *   For tests: what to send in place of a file (path relative to the folder, as in 'worker.js');
 *   null: not found; undefined: the file as it is.
 */

/**
 * @param {ServeOptions} options
 * @returns {Promise<{url: string, close: () => Promise<void>}>} `url` ends in a slash.
 */
export async function serve(options) {
  const { root, port = 0, isolation = true, headers = {}, base = '/', transform } = options;
  const sent = isolation ? { ...isolationHeaders, ...headers } : headers;
  const prefix = base.replace(/\/*$/, '/');
  const files = sirv(root, {
    // Looks at the disk for each request: a build made while the server runs is served.
    dev: true,
    etag: true,
    setHeaders: (response, path) => setHeaders(response, path, sent),
  });

  const server = createServer((request, response) => {
    const notFound = () => {
      setHeaders(response, '.txt', sent);
      response.writeHead(404).end('Not found.\n');
    };
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return;
    }
    if (!request.url?.startsWith(prefix)) return notFound();
    request.url = request.url.slice(prefix.length - 1);
    const replaced = transform && replace(root, request.url, transform);
    if (replaced === null) return notFound();
    if (replaced === undefined) {
      // Here, and not only with a body: WebKit goes by what a 304 says of isolation, too.
      for (const [name, value] of Object.entries(sent)) response.setHeader(name, value);
      const send = () => files(request, response, notFound);
      const delay = delayOf(request.url);
      return delay > 0 ? void setTimeout(send, delay) : send();
    }
    setHeaders(response, replaced.path, sent);
    response.setHeader('Content-Type', contentType(replaced.path));
    response.end(replaced.body);
  });

  await new Promise((listening, refused) => {
    server.once('error', refused).listen(port, host, () => listening(undefined));
  });
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://${host}:${address.port}${prefix}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/**
 * What is in pages/ answers as slowly as it is asked to, by `?delay=MS`, to try out threads that wait.
 * @param {string} url
 */
function delayOf(url) {
  const { pathname, searchParams } = new URL(`http://${host}${url}`);
  const delay = pathname.startsWith('/pages/') ? Number(searchParams.get('delay')) : 0;
  return Math.min(Math.max(delay || 0, 0), LONGEST_DELAY_MS);
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {string} path
 * @param {Record<string, string>} headers
 */
function setHeaders(response, path, headers) {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  // The library has no type for Rust sources.
  if (/\.(rs|txt)$/.test(path)) response.setHeader('Content-Type', contentType(path));
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}

/** @param {string} path */
function contentType(path) {
  const extension = path.slice(path.lastIndexOf('.') + 1);
  /** @type {Record<string, string>} */
  const types = {
    html: 'text/html',
    js: 'text/javascript',
    css: 'text/css',
    json: 'application/json',
  };
  if (extension === 'wasm') return 'application/wasm';
  return `${types[extension] ?? 'text/plain'};charset=utf-8`;
}

/**
 * What a test sends in place of a file; undefined: the file as it is, null: not found.
 * @param {string} root
 * @param {string} url
 * @param {NonNullable<ServeOptions['transform']>} transform
 */
function replace(root, url, transform) {
  const path = new URL(`http://${host}${url}`).pathname.slice(1) || 'index.html';
  const file = join(root, path);
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return undefined;
  const body = transform(path, readFileSync(file));
  return body === null || body === undefined ? body : { path, body };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();

async function main() {
  const { values } = parseArgs({
    options: { port: { type: 'string' }, 'no-isolation': { type: 'boolean' } },
  });
  const port = Number(values.port ?? 8080);
  const isolation = !values['no-isolation'];
  try {
    const { url } = await serve({ root: 'dist', port, isolation });
    console.log(
      `The playground${isolation ? '' : ', not isolated,'} is at ${url}  (Ctrl+C ends it)`,
    );
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EADDRINUSE') throw error;
    console.error(`Port ${port} is in use; please choose another with --port N.`);
    process.exitCode = 1;
  }
}
