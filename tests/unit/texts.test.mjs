// Lists of addresses: how they are given, refused, written into fields and links, and into Python.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { queryOf, readQuery } from '../../www/demos/link.js';
import { renderListing } from '../../www/demos/listing.js';
import { checkParameters, formatValue } from '../../www/demos/parameters.js';
import { PlaygroundError } from '../../www/shared/errors.js';
import { inEnglish } from './english.mjs';

/** @type {import('../../www/contract').Parameter[]} */
const parameters = [
  { name: 'urls', type: 'texts', default: ['index.html'], maxItems: 50, maxLength: 2000 },
];
const demo = {
  id: 'test',
  parameters,
  pythonTemplate: "BASE = '{base}'\nURLS = []  #= urls\nget(URLS)  #!",
  threads: { of: [], plus: 0 },
};

/** @param {unknown} urls */
const check = (urls) =>
  /** @type {string[]} */ (inEnglish(() => checkParameters(demo, { urls })).urls);

/** @param {unknown} value */
function refusal(value) {
  try {
    check(value);
  } catch (error) {
    assert.ok(error instanceof PlaygroundError, String(error));
    assert.deepEqual([error.name, error.parameter], ['InvalidParameter', 'urls']);
    assert.match(error.message, /^[a-z][^\n]*\.$/, 'one sentence, beginning with the name');
    return error.message;
  }
  return assert.fail(`${String(value)} was taken`);
}

describe('what is taken', () => {
  const two = ['a.html?x=1,2', 'http://h/b;c'];
  test('a list', () => assert.deepEqual(check(two), two));
  test('a line each', () => assert.deepEqual(check(` ${two.join('\r\n')}\n`), two));
  test('with spaces between', () => assert.deepEqual(check(two.join('  ')), two));
  test('one', () => assert.deepEqual(check('a,b'), ['a,b']));
  test('none given', () => assert.deepEqual(checkParameters(demo).urls, ['index.html']));
  test('as many, and as long, as may be', () => {
    const most = Array.from({ length: 50 }, () => 'x'.repeat(2000));
    assert.deepEqual(check(most), most);
  });
});

describe('what is refused', () => {
  test('nothing', () => {
    for (const empty of ['', ' \n', []]) {
      assert.equal(refusal(empty), 'urls is empty; give at least one address, such as index.html.');
    }
  });
  test('too many', () => {
    const list = Array.from({ length: 51 }, () => 'x');
    assert.equal(refusal(list), 'urls has 51 entries; it takes at most 50.');
    assert.equal(refusal(list.join('\n')), 'urls has 51 entries; it takes at most 50.');
  });
  test('too long', () =>
    assert.equal(
      refusal(['x'.repeat(2001)]),
      'urls takes addresses of at most 2,000 characters; one has 2,001.',
    ));
  for (const [entry, shown] of [
    ['a b', '"a b"'],
    ['a\nworkers=64', '"a\nworkers=64"'],
    ['', '""'],
    ['a\u0000', '"a\u0000"'],
    ['a\u202e', '"a\u202e"'],
    ['\ud800', '"\ud800"'],
    [7, '7'],
    [null, 'null'],
    [['a'], 'a list'],
  ]) {
    test(`${JSON.stringify(entry)} in a list`, () => {
      const said = 'urls takes addresses without white space, not ';
      assert.throws(() => check([entry]), { message: `${said}${shown}.` });
    });
  }
  test('no list at all', () => {
    assert.equal(refusal(7), 'urls takes a list of addresses, not 7.');
    assert.equal(refusal({ length: 1 }), 'urls takes a list of addresses, not an object.');
  });
});

describe('what is written can be read back', () => {
  for (const urls of [['a,b'], ['a', 'b;c', '[d]'], ['http://h:1/é?q=%20#f', "it's"]]) {
    test(urls.join(' '), () => {
      assert.deepEqual(check(formatValue(urls, 'texts')), urls);
      const { given } = readQuery(queryOf(demo, { urls }) ?? '');
      assert.deepEqual(check(given.urls), urls);
    });
  }
  test('in a field, a line each', () => assert.equal(formatValue(['a', 'b'], 'texts'), 'a\nb'));
  test('the defaults are left out of a link', () =>
    assert.equal(queryOf(demo, checkParameters(demo)), '?demo=test'));
});

describe('in Python', () => {
  /** @param {string[]} urls */
  const listed = (...urls) => renderListing(demo, { urls }).code;

  test('as text', () => assert.match(listed('a', 'b'), /^URLS = \['a', 'b'\]$/m));
  test('with quotes and backslashes', () =>
    assert.ok(
      listed("it's", 'b\\c', `both'and"`).includes(String.raw`["it's", 'b\\c', 'both\'and"']`),
    ));
  test('many, a line each', () => {
    const urls = ['one', 'two', 'three'].map((name) => `pages/${name}.html?delay=1000`);
    const lines = urls.map((url) => `    '${url}',\n`).join('');
    assert.ok(listed(...urls).includes(`URLS = [\n${lines}]\nget(URLS)`));
    assert.deepEqual(renderListing(demo, { urls }).marked, [6]);
  });
  test('relative to where the playground lies', () =>
    assert.match(listed('a'), /^BASE = 'http:\/\/127\.0\.0\.1:8080\/'$/m));
});
