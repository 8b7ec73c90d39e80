// Every text a page asks for is there, counts pick the right form, findings say what happened.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { serialSentence } from '../../www/element/results/comparison.js';
import { comparisonFindingOf, findingOf } from '../../www/element/results/findings.js';
import { kinds } from '../../www/element/timeline/kinds.js';
import { loadTranslator } from '../../www/i18n/languages.js';

const i18n = await loadTranslator('en');

test('every key that the sources name has a text', () => {
  const sources = readdirSync('www', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(`www/${name}`, 'utf8'));
  const said = /i18n\.t\(\s*'([^']+)'|'((?:error|explain|option|parameter|reason|value)\.[\w-]+)'/g;
  const keys = sources.flatMap((text) => [...text.matchAll(said)].map((m) => m[1] ?? m[2] ?? ''));
  assert.ok(keys.length > 80);
  for (const key of keys) assert.ok(i18n.has(key), key);
  for (const kind of kinds) assert.ok(i18n.has(`kind.${kind}`), kind);
});

test('the page without scripts says what the page with scripts says', () => {
  const html = readFileSync('index.html', 'utf8');
  for (const [, key = '', text] of html.matchAll(/data-text="([^"]+)">([^<]*)</g)) {
    assert.equal(text, i18n.t(key));
  }
});

test('counts and times', () => {
  assert.equal(i18n.workers(1), '1 worker');
  assert.equal(i18n.workers(64), '64 workers');
  assert.equal(i18n.time(84.4), '84 ms');
  assert.equal(i18n.time(3.456), '3.46 ms');
  assert.equal(i18n.time(0.0123), '12.3 µs');
  assert.equal(i18n.time(0.0000087), '8.7 ns');
  assert.equal(i18n.time(0.001), '1 µs');
  assert.equal(i18n.time(1240), '1.24 s');
  assert.equal(i18n.time(0), '0 ms');
  assert.equal(i18n.times(1.937), '1.94×');
  assert.throws(() => i18n.t('no such key'));
});

/** @param {string} demo @param {unknown} value @param {Record<string, string>} [parameters] */
const report = (demo, value, parameters = {}) =>
  /** @type {any} */ ({
    demo,
    parameters,
    backend: 'threads',
    workers: 2,
    elapsedMs: 84,
    startupMs: 0,
    output: [],
    value,
    lanes: [],
  });

test('findings of runs', () => {
  const six = Array.from({ length: 6 }, () => ({}));
  assert.equal(
    findingOf(report('prime-check', six), i18n),
    '6 numbers checked in *84 ms* by 2 workers',
  );
  const million = report('pool-map', { length: 1e6 }, { function: 'square' });
  assert.equal(findingOf(million, i18n), '1,000,000 squares in *84 ms* by 2 workers');
  assert.equal(findingOf(report('no-sentence', {}), i18n), 'Done in *84 ms* by 2 workers');
});

/** @param {[number, number][]} measured workers and speed-up */
const comparison = (measured) => ({
  demo: 'prime-check',
  parameters: {},
  serialFraction: null,
  explanation: '',
  runs: measured.map(([workers, speedup]) => ({
    backend: /** @type {const} */ ('threads'),
    workers,
    speedup,
    elapsedMs: [1],
    medianMs: 1,
    efficiency: speedup / workers,
  })),
});

test('findings of comparisons name the fewest workers that do as well', () => {
  assert.equal(
    comparisonFindingOf(
      comparison([
        [1, 1],
        [2, 1.94],
        [4, 1.97],
      ]),
      i18n,
    ),
    '*1.94× faster* with 2 workers',
  );
  assert.equal(
    comparisonFindingOf(
      comparison([
        [1, 1],
        [2, 1.5],
        [4, 2.9],
      ]),
      i18n,
    ),
    '*2.90× faster* with 4 workers',
  );
  assert.match(
    comparisonFindingOf(
      comparison([
        [1, 1],
        [2, 1.01],
      ]),
      i18n,
    ),
    /^\*No faster\* with 2 workers/,
  );
  assert.match(
    comparisonFindingOf(
      comparison([
        [1, 1],
        [2, 0.5],
      ]),
      i18n,
    ),
    /^\*Slower\* with 2 workers/,
  );
  assert.match(comparisonFindingOf(comparison([[1, 1]]), i18n), /only one worker/);
});

test('the serial fraction in plain words', () => {
  assert.equal(serialSentence(null, i18n), '');
  assert.match(serialSentence(0.001, i18n), /Hardly any/);
  assert.match(serialSentence(0.031, i18n), /3\u00a0%.*32 times faster/);
  assert.match(serialSentence(0.99, i18n), /did not help/);
});
