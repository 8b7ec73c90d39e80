// Every listing is valid Python, whatever is chosen; and CPython's default chunk size is ours.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { renderListing } from '../../www/demos/listing.js';
import { checkParameters } from '../../www/demos/parameters.js';
import { combinations, demos, python, saved } from './harness.mjs';

/** Values of every parameter that a listing could depend on. @param {typeof demos[number]} demo */
function allChoices({ parameters }) {
  /** @type {Record<string, (typeof parameters)[number]['default'][]>} */
  const choices = {};
  for (const { name, type, default: usual, choices: words, min = 0, max = 7 } of parameters) {
    if (type === 'choice') choices[name] = words ?? [];
    else if (type === 'integer') choices[name] = [...new Set([min, 7])];
    else if (type === 'count-or-integers') choices[name] = [usual, [1, 2, 3]];
    else choices[name] = [usual, type === 'texts' ? ["it's", 'b'] : [max]];
  }
  return choices;
}

for (const demo of demos) {
  test(`${demo.id}: every choice gives a valid listing`, async () => {
    const given = combinations(allChoices(demo));
    const listings = given.map((one) => renderListing(demo, checkParameters(demo, one)));
    const codes = [...new Set(listings.map(({ code }) => code))];
    await python('-m', 'py_compile', ...codes.map(saved));

    for (const { code, marked } of listings) {
      assert.doesNotMatch(code, /#[=?;!]|\{(function|base)\}/, 'a mark was left');
      assert.ok(marked.length > 0, `no line matters in:\n${code}`);
      const longest = Math.max(...code.split('\n').map((line) => line.length));
      assert.ok(longest <= 79, `a line of ${longest} characters`);
    }
  });
}

// Pool settles the chunk size in `_map_async`; without processes, so that it can be asked often.
const askPool = `
from multiprocessing.pool import Pool, mapstar

class Probe(Pool):
    def __init__(self, workers):
        self._pool, self._cache, self._taskqueue = [None] * workers, {}, self
    def put(self, task): pass
    def __del__(self): pass
    def _check_running(self): pass

for items, workers, _ in CASES:
    result = Probe(workers)._map_async(abs, range(items), mapstar)
    print(result._chunksize)
`;

test("the default chunk sizes that tests/chunks.rs expects are CPython's", async () => {
  const file = new URL('./chunksizes.json', import.meta.url);
  /** @type {[number, number, number][]} */
  const known = JSON.parse(readFileSync(file, 'utf8'));
  const code = askPool.replace('CASES', JSON.stringify(known));
  const sizes = (await python('-c', code)).map(Number);
  // Of no items CPython makes chunks of 0, which nobody ever sees.
  const seen = sizes.map((size) => Math.max(1, size));
  assert.deepEqual(
    seen,
    known.map(([, , size]) => size),
  );
});
