// Tells open pages of new builds, by server-sent events, and gives them the script that listens.
import { readFileSync } from 'node:fs';

/** @typedef {import('../serve.mjs').Request} Request */
/** @typedef {import('../serve.mjs').Response} Response */

const tag = '<script type="module" src="/-/live-reload.js"></script>';
const notBuilt = `<!doctype html>
<meta charset="utf-8">
<title>Building…</title>
${tag}
<p>The first build is not done yet; the terminal says how far it is. This page reloads by itself.
`;

export class Builds {
  /** Differs between two starts of the server, too. */
  #run = Date.now();
  #count = 0;
  /** @type {Set<Response>} */
  #pages = new Set();

  /** Has every open page reload. @returns {number} how many there are */
  announce() {
    this.#count += 1;
    for (const page of this.#pages) page.write(this.#message());
    return this.#pages.size;
  }

  /**
   * For {@link import('../serve.mjs').ServeOptions}: answers what is not a file of the playground.
   * @param {Request} request
   * @param {Response} response
   */
  answer({ url }, response) {
    if (url === '/-/builds') {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      response.write(this.#message());
      this.#pages.add(response);
      response.once('close', () => this.#pages.delete(response));
    } else if (url === '/-/live-reload.js') {
      response.writeHead(200, { 'Content-Type': 'text/javascript' });
      response.end(readFileSync(new URL('live-reload.js', import.meta.url)));
    } else if (this.#count === 0) {
      response.writeHead(503, { 'Content-Type': 'text/html;charset=utf-8' });
      response.end(notBuilt);
    } else {
      return false;
    }
    return true;
  }

  /**
   * For {@link import('../serve.mjs').ServeOptions}: adds the script to the playground's own pages, but
   * not to those in pages/, which demos request.
   * @param {string} path
   * @param {Buffer} body
   */
  transform(path, body) {
    if (!path.endsWith('.html') || path.includes('/')) return undefined;
    return String(body).replace('</head>', `${tag}</head>`);
  }

  #message() {
    return `data: ${this.#run}-${this.#count}\n\n`;
  }
}
