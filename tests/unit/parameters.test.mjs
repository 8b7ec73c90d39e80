// What readers and pages give as parameters: what is taken, and what each refusal says.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkParameters, formatValue } from '../../www/demos/parameters.js';
import { PlaygroundError } from '../../www/shared/errors.js';
import { inEnglish } from './english.mjs';

/** @type {import('../../www/contract').Parameter[]} */
const parameters = [
  {
    name: 'numbers',
    type: 'integers',
    default: [97],
    min: 0,
    max: '18446744073709551615',
    maxItems: 10_000,
  },
  {
    name: 'items',
    type: 'count-or-integers',
    default: 200,
    min: 0,
    max: 4294967295,
    maxItems: 10_000,
    maxCount: 100_000_000,
  },
  { name: 'call', type: 'choice', default: 'map', choices: ['map', 'imap_unordered'] },
  { name: 'chunksize', type: 'integer', default: 0, min: 0, max: 100_000_000 },
  { name: 'workers', type: 'integer', default: 2, min: 1, max: 64 },
];
const demo = { id: 'test', parameters };
const defaults = { numbers: [97], items: 200, call: 'map', chunksize: 0, workers: 2 };

/** @param {Record<string, unknown>} given */
const check = (given) => inEnglish(() => checkParameters(demo, given));

/**
 * @param {string} name
 * @param {unknown} value
 */
function refusal(name, value) {
  try {
    check({ [name]: value });
  } catch (error) {
    assert.ok(error instanceof PlaygroundError, String(error));
    assert.equal(error.name, 'InvalidParameter');
    assert.equal(error.parameter, name);
    assert.match(error.message, /^[a-z][^\n]*\.$/, 'one sentence, beginning with the name');
    return error.message;
  }
  return assert.fail(`${name} = ${String(value)} was taken`);
}

test('what is left out has its default', () => {
  assert.deepEqual(check({}), defaults);
  assert.deepEqual(checkParameters(demo), defaults);
  assert.deepEqual(check({ workers: undefined, call: null }), defaults);
  assert.deepEqual(check({ workers: 3 }), { ...defaults, workers: 3 });
});

test('an unknown parameter is refused by its name', () => {
  assert.equal(
    refusal('wrokers', 2),
    'test has no parameter "wrokers"; it has numbers, items, call, chunksize, workers.',
  );
  refusal('toString', 1);
});

describe('whole numbers', () => {
  for (const value of [7, '7', ' 7 ', '+7', '007', 7n]) {
    test(`${typeof value} ${JSON.stringify(String(value))} is taken`, () => {
      assert.equal(check({ workers: value }).workers, 7);
    });
  }

  const said = 'workers takes whole numbers from 1 to 64, written in digits, not ';
  /** @type {[unknown, string][]} */
  const refused = [
    [0, '0'],
    [-1, '-1'],
    [1.5, '1.5'],
    [65, '65'],
    [Number.NaN, 'NaN'],
    [Number.POSITIVE_INFINITY, 'Infinity'],
    [65n, '65'],
    ['two', '"two"'],
    ['1.5', '"1.5"'],
    ['1e1', '"1e1"'],
    ['0x10', '"0x10"'],
    ['', '""'],
    ['1 2', '"1 2"'],
    ['٣', '"٣"'],
    [true, 'true'],
    [[4], 'a list'],
    [{}, 'an object'],
    [Object.create(null), 'an object'],
    ['9'.repeat(50), `"${'9'.repeat(40)}…"`],
    [2 ** 60, '1152921504606847000'],
  ];
  for (const [value, shown] of refused) {
    test(`${shown} is refused`, () => assert.equal(refusal('workers', value), `${said}${shown}.`));
  }

  test('limits are told as people write them', () => {
    assert.match(refusal('chunksize', -1), /from 0 to 100,000,000, .* not -1\.$/);
    assert.equal(check({ chunksize: 100_000_000 }).chunksize, 100_000_000);
  });
});

describe('lists of whole numbers', () => {
  const most = '18446744073709551615';
  /** @type {[unknown, (number | string)[]][]} */
  const taken = [
    ['2, 3,5', [2, 3, 5]],
    ['[2 3\n5]', [2, 3, 5]],
    ['2;3;', [2, 3]],
    ['97', [97]],
    [97, [97]],
    [97n, [97]],
    [
      [2, '3', 5n],
      [2, 3, 5],
    ],
    [most, [most]],
    [
      [BigInt(most), 0],
      [most, 0],
    ],
    ['9007199254740991 9007199254740992', [9007199254740991, '9007199254740992']],
  ];
  for (const [value, numbers] of taken) {
    test(`${String(value)} is taken`, () =>
      assert.deepEqual(check({ numbers: value }).numbers, numbers));
  }

  const said =
    'numbers takes whole numbers from 0 to 18,446,744,073,709,551,615, written in digits, not ';
  for (const [value, shown] of [
    ['abc', '"abc"'],
    ['-5', '"-5"'],
    ['1.5', '"1.5"'],
    ['1e3', '"1e3"'],
    ['18446744073709551616', '"18446744073709551616"'],
    ['7, 8, nine', '"nine"'],
    [[7, null], 'null'],
    [[7, [8]], 'a list'],
    [2 ** 64, '18446744073709552000'],
    [new Set([7]), 'an object'],
  ]) {
    test(`${shown} is refused`, () => assert.equal(refusal('numbers', value), `${said}${shown}.`));
  }

  test('what may have been rounded before it came is refused', () => {
    assert.equal(
      refusal('numbers', [2 ** 53]),
      'numbers takes 9007199254740992 only as text or BigInt: a JavaScript number that large may have been rounded.',
    );
  });

  test('an empty list is refused', () => {
    for (const empty of ['', '  ', ' , ;', '[]', []]) {
      assert.equal(
        refusal('numbers', empty),
        'numbers is empty; give at least one whole number, such as 97.',
      );
    }
  });

  test('a list that is too long is refused', () => {
    const list = Array.from({ length: 10_001 }, () => 7);
    const said = 'numbers has 10,001 entries; it takes at most 10,000.';
    assert.equal(refusal('numbers', list), said);
    assert.equal(refusal('numbers', list.join(' ')), said);
    assert.deepEqual(check({ numbers: list.slice(1) }).numbers, list.slice(1));
  });
});

describe('a count or a list', () => {
  /** @type {[unknown, number | number[]][]} */
  const taken = [
    [1000, 1000],
    ['1000', 1000],
    [1000n, 1000],
    [100_000_000, 100_000_000],
    ['1000,', [1000]],
    ['[1000]', [1000]],
    [[1000], [1000]],
    ['0 4294967295', [0, 4294967295]],
  ];
  for (const [value, items] of taken) {
    test(`${JSON.stringify(String(value))} is taken`, () =>
      assert.deepEqual(check({ items: value }).items, items));
  }

  test('each has its own limits', () => {
    assert.match(refusal('items', 1e12), /from 1 to 100,000,000, .* not 1000000000000\.$/);
    assert.match(refusal('items', 0), /from 1 to 100,000,000, .* not 0\.$/);
    assert.match(
      refusal('items', '4294967296,'),
      /from 0 to 4,294,967,295, .* not "4294967296"\.$/,
    );
    assert.match(refusal('items', []), /^items is empty/);
    assert.match(refusal('items', ','), /^items is empty/);
    assert.match(refusal('items', 'many'), /^items takes/);
  });
});

test('a choice is one of its words', () => {
  assert.equal(check({ call: ' imap_unordered ' }).call, 'imap_unordered');
  for (const [value, shown] of [
    ['Map', '"Map"'],
    ['', '""'],
    [0, '0'],
    [['map'], 'a list'],
  ]) {
    assert.equal(refusal('call', value), `call must be one of map, imap_unordered, not ${shown}.`);
  }
});

test('what is written can be read back', () => {
  for (const given of [
    { numbers: [7] },
    { numbers: ['18446744073709551615', 0, 9007199254740991] },
    { items: 7 },
    { items: [7] },
    { items: [7, 8] },
    { call: 'imap_unordered', chunksize: 100_000_000, workers: 64 },
  ]) {
    const checked = check(given);
    const written = Object.entries(checked).map(([name, value]) => [name, formatValue(value)]);
    assert.deepEqual(check(Object.fromEntries(written)), checked);
  }
});
