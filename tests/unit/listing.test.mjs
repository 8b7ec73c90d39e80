// The Python listing of a demo, with the parameters as set; and the Rust that runs.
import assert from 'node:assert/strict';
import { afterEach, describe, mock, test } from 'node:test';
import { loadRust, renderListing } from '../../www/demos/listing.js';

const template = `from multiprocessing import Pool

WORKERS = 2  #= workers
ITEMS = range(0)  #= items
NAME = ''  #= name
#? chunksize=0
CHUNKSIZE = None
#;
#? chunksize!=0
CHUNKSIZE = 1  #= chunksize
#;
#? name=a-b|c
def {function}(x):
    return x
#? chunksize!=0
# nested
#;
    # outer
#;
if __name__ == '__main__':
    #? name=c chunksize!=0
    print('both')
    #;
    results = pool.map({function}, ITEMS)  #!
    print(results)
`;

/** @type {import('../../www/contract').Parameter[]} */
const parameters = [
  { name: 'workers', type: 'integer', default: 2 },
  { name: 'items', type: 'count-or-integers', default: 200 },
  { name: 'name', type: 'choice', default: 'a-b', choices: ['a-b', 'c', 'd'] },
  { name: 'chunksize', type: 'integer', default: 0 },
  { name: 'function', type: 'choice', default: 'is-prime', choices: ['is-prime'] },
];
const demo = { id: 'test', pythonTemplate: template, parameters, threads: { of: [], plus: 0 } };
const usual = { workers: 2, items: 200, name: 'a-b', chunksize: 0, function: 'is-prime' };

/** @param {Record<string, import('../../www/contract').ParameterValue>} given */
const render = (given) => renderListing(demo, { ...usual, ...given });

test('the listing by the defaults', () => {
  assert.deepEqual(render({}), {
    code: `from multiprocessing import Pool

WORKERS = 2
ITEMS = range(200)
NAME = 'a-b'
CHUNKSIZE = None
def is_prime(x):
    return x
    # outer
if __name__ == '__main__':
    results = pool.map(is_prime, ITEMS)
    print(results)`,
    marked: [10],
  });
});

describe('what is conditional', () => {
  test('comes with any of the values', () => {
    assert.match(render({ name: 'c' }).code, /def is_prime/);
    assert.doesNotMatch(render({ name: 'd' }).code, /def is_prime/);
  });

  test('comes without a value', () => {
    assert.match(render({ chunksize: 7 }).code, /\nCHUNKSIZE = 7\n/);
    assert.doesNotMatch(render({ chunksize: 7 }).code, /CHUNKSIZE = None/);
  });

  test('can lie in what is conditional itself', () => {
    assert.match(render({ chunksize: 7 }).code, /# nested/);
    assert.doesNotMatch(render({ chunksize: 7, name: 'd' }).code, /# nested|# outer/);
  });

  test('asks for all of its terms', () => {
    assert.match(render({ name: 'c', chunksize: 7 }).code, /both/);
    assert.doesNotMatch(render({ name: 'c' }).code, /both/);
    assert.doesNotMatch(render({ chunksize: 7 }).code, /both/);
  });

  test('is refused where it is none', () => {
    const broken = { ...demo, pythonTemplate: '#? chunksize\n#;' };
    assert.throws(() => renderListing(broken, usual), /not a condition: chunksize/);
  });
});

describe('values as Python writes them', () => {
  test('a list', () => {
    assert.match(
      render({ items: [1, '18446744073709551615'] }).code,
      /ITEMS = \[1, 18446744073709551615\]/,
    );
    assert.match(render({ items: [7] }).code, /ITEMS = \[7\]/);
  });

  test('a long list, in lines that fit', () => {
    const items = Array.from({ length: 100 }, (_, index) => index * 1_000_003);
    const { code, marked } = render({ items });
    const lines = code.split('\n');
    assert.ok(lines.every((line) => line.length <= 79));
    const [, list = ''] = /ITEMS = (\[[^\]]*\])/.exec(code) ?? [];
    assert.deepEqual(JSON.parse(list.replace(/,\s*\]/, ']')), items);
    assert.match(list, /^\[\n {4}0, 1000003,/);
    // The line that matters has moved down with the others.
    assert.deepEqual(
      marked.map((line) => lines[line]?.trim()),
      ['results = pool.map(is_prime, ITEMS)'],
    );
  });
});

describe('the Rust', () => {
  afterEach(() => mock.restoreAll());

  test('comes with the lines that matter', async () => {
    const source = '//! A demo.\nlet all = map(); // !\n    each(); // !\nlet url = "// !x";\n';
    const fetched = mock.method(globalThis, 'fetch', async () => new Response(source));
    assert.deepEqual(await loadRust({ id: 'prime-check' }), {
      code: '//! A demo.\nlet all = map();\n    each();\nlet url = "// !x";',
      marked: [1, 2],
    });
    assert.match(String(fetched.mock.calls[0]?.arguments[0]), /\/sources\/prime-check\.rs$/);
  });

  test('that cannot be had is a problem of ours', async () => {
    const said = { name: 'WorkerFailed', message: 'error.no-source' };
    mock.method(globalThis, 'fetch', async () => new Response('', { status: 404 }));
    await assert.rejects(loadRust({ id: 'prime-check' }), said);
    mock.method(globalThis, 'fetch', () => Promise.reject(new TypeError('offline')));
    await assert.rejects(loadRust({ id: 'prime-check' }), said);
  });
});
