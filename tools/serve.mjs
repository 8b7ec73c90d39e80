// A server for a folder of static files, reachable from this machine alone, with or without the
// isolation headers. `./build.sh serve` runs it; `./build.sh dev` and the browser tests call it.
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
 * @property {Record<string, string>} [headers] Further headers to send with every answer.
 * @property {string} [base] The path that the folder appears at: '/' or '/any/sub/path/'.
 * @property {(path: string, body: Buffer) => string | Buffer | null | undefined} [transform]
 *   What to send in place of a file (its path relative to the folder, as in 'worker.js');
 *   null: not found; undefined: the file as it is.
 * @property {(request: Request, response: Response) => boolean} [answer] Asked before any file is looked
 *   for; true if it has answered the request.
 *
 * @typedef {import('node:http').IncomingMessage} Request
 * @typedef {import('node:http').ServerResponse} Response
 */

/**
 * @param {ServeOptions} options
 * @returns {Promise<{url: string, close: () => Promise<void>}>} `url` ends in a slash.
 */
export async function serve(options) {
  const { root, port = 0, isolation = true, headers = {}, base = '/', transform, answer } = options;
  const sent = isolation ? { ...isolationHeaders, ...headers } : headers;
  const prefix = base.replace(/\/*$/, '/');
  const files = sirv(root, {
    // Looks at the disk for each request, so that a build made while the server runs is served.
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
    if (answer) {
      for (const [name, value] of Object.entries(sent)) response.setHeader(name, value);
      if (answer(request, response)) return;
    }
    const replaced = transform && replace(root, request.url, transform);
    if (replaced === null) return notFound();
    if (replaced === undefined) {
      // With every answer, since WebKit heeds the isolation headers of a 304, too.
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
 * The pages in pages/ answer as slowly as `?delay=MS` asks for, so that threads have something to wait for.
 * @param {string} url
 */
function delayOf(url) {
  const { pathname, searchParams } = new URL(`http://${host}${url}`);
  const delay = pathname.startsWith('/pages/') ? Number(searchParams.get('delay')) : 0;
  return Math.min(Math.max(delay || 0, 0), LONGEST_DELAY_MS);
}

/**
 * @param {Response} response
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
 * What `transform` gives for a file; undefined: the file as it is, null: not found.
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

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url, isolation } = await serveAsAsked(process.argv.slice(2), { root: 'dist' });
  console.log(`The playground${isolation ? '' : ', not isolated,'} is at ${url}  (Ctrl+C ends it)`);
}

/**
 * Serves on the port and with the headers that a command line asks for. A port in use ends the program
 * with one sentence.
 * @param {string[]} args
 * @param {ServeOptions} options
 */
export async function serveAsAsked(args, options) {
  const { values } = parseArgs({
    args,
    options: { port: { type: 'string' }, 'no-isolation': { type: 'boolean' } },
  });
  const port = Number(values.port ?? 8080);
  const isolation = !values['no-isolation'];
  try {
    return { ...(await serve({ ...options, port, isolation })), isolation };
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EADDRINUSE') throw error;
    console.error(`Port ${port} is in use; please choose another with --port N.`);
    process.exit(1);
  }
}
