// Links that reproduce a run, written and read back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attributeOf } from '../../www/demos/attribute-names.js';
import { queryOf, readQuery, snippetOf } from '../../www/demos/link.js';

/** @type {{ id: string, parameters: import('../../www/contract.d.ts').Parameter[] }} */
const demo = {
  id: 'pool-map',
  parameters: [
    { name: 'items', type: 'count-or-integers', default: 200 },
    { name: 'call', type: 'choice', default: 'map', choices: ['map', 'imap'] },
    { name: 'workers', type: 'integer', default: 2 },
  ],
};

test('says what differs from the defaults, and always the workers', () => {
  assert.equal(queryOf(demo, { items: 200, call: 'map', workers: 2 }), '?demo=pool-map&workers=2');
  assert.equal(
    queryOf(demo, { items: [1, 2, '18446744073709551615'], call: 'imap', workers: 2 }),
    '?demo=pool-map&items=1,2,18446744073709551615&call=imap&workers=2',
  );
});

test('a list of one stays a list', () => {
  assert.match(queryOf(demo, { items: [7], call: 'map', workers: 2 }) ?? '', /items=7,&/);
});

test('what is too long for an address has none', () => {
  const items = Array.from({ length: 5000 }, (_, index) => index);
  assert.equal(queryOf(demo, { items, call: 'map', workers: 2 }), null);
});

test('reads what it wrote', () => {
  assert.deepEqual(readQuery('?demo=pool-map&items=1,2&workers=2'), {
    id: 'pool-map',
    lang: null,
    given: { items: '1,2', workers: '2' },
  });
  assert.deepEqual(readQuery(''), { id: null, lang: null, given: {} });
});

test('a language is none of the parameters', () => {
  assert.deepEqual(readQuery('?lang=zh-CN&workers=2'), {
    id: null,
    lang: 'zh-CN',
    given: { workers: '2' },
  });
});

test('a snippet holds the same, safe in attributes', () => {
  const urls = { name: 'page_urls', type: /** @type {const} */ ('texts'), default: ['a'] };
  const given = { page_urls: ['x?a=1&b="2"', 'y'] };
  assert.equal(
    snippetOf(
      { id: 'thread-pool', parameters: [urls] },
      given,
      'https://a.example/p/playground.js',
    ),
    '<script type="module" src="https://a.example/p/playground.js"></script>\n' +
      '<concurrency-playground demo="thread-pool" page-urls="x?a=1&amp;b=&quot;2&quot; y"></concurrency-playground>',
  );
});

test('attributes are kebab-case', () => {
  assert.equal(attributeOf('max_workers'), 'max-workers');
  assert.equal(attributeOf('maxWorkers'), 'max-workers');
  assert.equal(attributeOf('workers'), 'workers');
});
