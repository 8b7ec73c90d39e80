// The server: what it sends, under which type and headers, and that it never leaves its folder.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { serve } from '../../tools/serve.mjs';

const folder = mkdtempSync(join(tmpdir(), 'serve-'));
const root = join(folder, 'dist');
mkdirSync(join(root, 'sources'), { recursive: true });
mkdirSync(join(root, 'pages'));
mkdirSync(join(folder, 'dist-secret'));
writeFileSync(join(root, 'index.html'), '<!doctype html>');
writeFileSync(join(root, 'a.js'), 'export {}');
writeFileSync(join(root, 'a.wasm'), '\0asm');
writeFileSync(join(root, 'pages/a.html'), '<!doctype html>');
writeFileSync(join(root, 'sources/a.rs'), 'fn main() {}');
writeFileSync(join(folder, 'secret.txt'), 'secret');
writeFileSync(join(folder, 'dist-secret/secret.txt'), 'secret');
after(() => rmSync(folder, { recursive: true }));

/**
 * Asks for the path exactly as given: fetch would resolve `..` before it sends it.
 * @param {string} url
 * @param {string} path
 * @param {string} [method]
 * @returns {Promise<{status: number, headers: import('node:http').IncomingHttpHeaders, body: string}>}
 */
function get(url, path, method = 'GET') {
  return new Promise((done, failed) => {
    const { hostname, port } = new URL(url);
    request({ hostname, port, path, method }, async (response) => {
      let body = '';
      for await (const chunk of response) body += chunk;
      done({ status: response.statusCode ?? 0, headers: response.headers, body });
    })
      .on('error', failed)
      .end();
  });
}

/**
 * @param {Omit<import('../../tools/serve.mjs').ServeOptions, 'root'>} options
 * @param {(url: string) => Promise<void>} use
 */
async function serving(options, use) {
  const { url, close } = await serve({ root, ...options });
  try {
    await use(url);
  } finally {
    await close();
  }
}

test('each file has its type', () =>
  serving({}, async (url) => {
    const types = {
      '/': 'text/html;charset=utf-8',
      '/a.js': 'text/javascript',
      '/a.wasm': 'application/wasm',
      '/sources/a.rs': 'text/plain;charset=utf-8',
    };
    for (const [path, type] of Object.entries(types)) {
      const { status, headers } = await get(url, path);
      assert.deepEqual([path, status, headers['content-type']], [path, 200, type]);
    }
  }));

test('isolation headers come with every answer, and not at all without isolation', async () => {
  const names = [
    'cross-origin-opener-policy',
    'cross-origin-embedder-policy',
    'cross-origin-resource-policy',
  ];
  for (const isolation of [true, false]) {
    await serving({ isolation, transform: (path) => (path === 'a.js' ? '//' : undefined) }, (url) =>
      Promise.all(
        ['/', '/a.js', '/a.wasm', '/missing'].map(async (path) => {
          const { headers } = await get(url, path);
          for (const name of names) assert.equal(name in headers, isolation, `${path} ${name}`);
        }),
      ).then(() => {}),
    );
  }
});

test('nothing outside of the folder is sent', () =>
  serving({ base: '/sub/' }, async (url) => {
    const ways = [
      '../secret.txt',
      '..%2fsecret.txt',
      '%2e%2e/secret.txt',
      '%2e%2e%2fsecret.txt',
      '..%5csecret.txt',
      '../dist-secret/secret.txt',
      'sources/../../secret.txt',
      '/../secret.txt',
      `/${join(folder, 'secret.txt')}`,
      '%00',
      '%',
    ];
    for (const prefix of ['/sub/', '/', '']) {
      for (const way of ways) {
        const { status, body } = await get(url, prefix + way);
        assert.ok(status >= 400 && !body.includes('secret'), `${prefix + way} gave ${status}`);
      }
    }
  }));

test('a sub path is served below it only', () =>
  serving({ base: '/any/sub/path/' }, async (url) => {
    assert.ok(url.endsWith('/any/sub/path/'));
    assert.equal((await get(url, '/any/sub/path/')).status, 200);
    assert.equal((await get(url, '/any/sub/path/a.js?x=1')).status, 200);
    assert.equal((await get(url, '/a.js')).status, 404);
  }));

test('only reading is allowed', () =>
  serving({}, async (url) => {
    assert.equal((await get(url, '/a.js', 'HEAD')).status, 200);
    assert.equal((await get(url, '/a.js', 'POST')).status, 405);
  }));

test('a test can replace a file, or have it missing', () =>
  serving(
    {
      transform: (path, body) =>
        path === 'a.js' ? `${body} // changed` : path === 'a.wasm' ? null : undefined,
    },
    async (url) => {
      const changed = await get(url, '/a.js');
      assert.equal(changed.body, 'export {} // changed');
      assert.match(changed.headers['content-type'] ?? '', /^text\/javascript/);
      assert.equal((await get(url, '/a.wasm')).status, 404);
      assert.equal((await get(url, '/sources/a.rs')).body, 'fn main() {}');
    },
  ));

test('pages answer as slowly as they are asked to, and nothing else does', () =>
  serving({ base: '/sub/' }, async (url) => {
    /** @param {string} path */
    async function timed(path) {
      const before = performance.now();
      const { status } = await get(url, path);
      return { status, slow: performance.now() - before >= 999 };
    }
    const paths = ['pages/a.html?delay=1000', 'pages/none?delay=1000', 'a.js?delay=1000'];
    const all = await Promise.all(paths.map((path) => timed(`/sub/${path}`)));
    assert.deepEqual(all, [
      { status: 200, slow: true },
      { status: 404, slow: true },
      { status: 200, slow: false },
    ]);
    for (const delay of ['x', '-1', '']) {
      assert.deepEqual(await timed(`/sub/pages/a.html?delay=${delay}`), {
        status: 200,
        slow: false,
      });
    }
  }));

test('a port in use is said in one sentence', () =>
  serving({}, async (url) => {
    const { port } = new URL(url);
    const run = spawnSync(process.execPath, ['tools/serve.mjs', '--port', port], {
      encoding: 'utf8',
    });
    assert.equal(run.status, 1);
    assert.equal(run.stderr, `Port ${port} is in use; please choose another with --port N.\n`);
  }));
