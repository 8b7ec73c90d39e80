// ./build.sh test PART FILE...: which tests are meant, and what is said where none is.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { rustTests, select, testsOf } from '../../tools/test-files.mjs';

/** @param {string} part @param {string[]} wanted */
const selected = (part, ...wanted) => select(part, testsOf(part), wanted);

test('a file by its path, its name, or that without its ending', () => {
  const path = 'tests/unit/test-files.test.mjs';
  for (const name of ['test-files', 'test-files.test.mjs', path, `./${path}`]) {
    assert.deepEqual(selected('unit', name), [path], name);
  }
  assert.deepEqual(selected('unit', 'serve', 'explain'), [
    'tests/unit/serve.test.mjs',
    'tests/unit/explain.test.mjs',
  ]);
});

test('the tests of the Python library by module', () => {
  for (const name of ['test_futures', 'tests/python/lib/test_futures.py']) {
    assert.deepEqual(selected('python', name), ['test_futures']);
  }
});

test('a model of loom is a module of one program', () => {
  for (const name of ['gil', 'gil.rs', 'tests/loom/gil.rs']) {
    assert.deepEqual(selected('loom', name), ['--test loom -- gil::']);
  }
});

test('Rust by target, by file, or by the file of a target that is a folder', () => {
  const kind = ['test'];
  const tests = rustTests([
    { name: 'concurrency_playground', kind: ['cdylib', 'rlib'], src_path: '/p/src/lib.rs' },
    { name: 'sync', kind, src_path: '/p/tests/sync.rs' },
    { name: 'loom', kind, src_path: '/p/tests/loom/main.rs' },
  ]);
  const run = (/** @type {string[]} */ ...wanted) => select('rust', tests, wanted);
  assert.deepEqual(run('sync', 'tests/sync.rs', 'lib', 'doc'), [
    '--test sync',
    '--test sync',
    '--lib',
    '--doc',
  ]);
  assert.throws(() => run('loom'), {
    message: /^The part 'rust' has no test 'loom'; it has: lib,/,
  });
});

test('what is wrong is said in one sentence', () => {
  assert.throws(() => selected('browser', 'no-such'), {
    message: /^The part 'browser' has no test 'no-such'; it has: [^\n]*\.$/,
  });
  assert.throws(() => selected('format', 'x'), {
    message: "The part 'format' runs as a whole; it takes no files.",
  });
  const same = ['a', 'b'].map((folder) => ({ name: 'x', path: `${folder}/x.rs`, run: '' }));
  assert.throws(() => select('rust', same, ['x']), {
    message: "'x' may be a/x.rs and b/x.rs; please give the path.",
  });
  const { status, stderr } = spawnSync('./build.sh', ['test', 'nothing'], { encoding: 'utf8' });
  assert.equal(status, 2);
  assert.match(
    stderr,
    /^build\.sh: There is no test part 'nothing'; there are: format [^\n]*\.\n$/,
  );
});
