// The list of pages that demos may request of the playground, against the files and the demos.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { exported } from '../../tools/demo-registry.mjs';
import { missingPage, shippedPages } from '../../www/demos/shipped-pages.js';

test('every page that there is to be requested is in the list, and no other', () => {
  const there = readdirSync('www/demos/pages').map((name) => `pages/${name}`);
  assert.deepEqual(shippedPages, ['index.html', ...there.sort()]);
});

test('what demos request by default is shipped, but for the page that is not to be there', () => {
  const requested = exported()
    .flatMap(({ parameters }) => parameters)
    .filter(({ type }) => type === 'texts')
    .flatMap((parameter) => parameter.default)
    .map((address) => String(address).replace(/\?.*/, ''));
  const missing = requested.filter((page) => !shippedPages.includes(page));
  assert.deepEqual(missing, [missingPage]);
});
