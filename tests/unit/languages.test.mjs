// Whatever is said in English is said in Chinese: no text is missing, none is left in English, and
// each is filled with the same values.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import * as english from '../../www/i18n/en.js';
import { known, loadTranslator } from '../../www/i18n/languages.js';
import * as chinese from '../../www/i18n/zh-CN.js';
import * as demosInChinese from '../../www/i18n/zh-CN-demos.js';

const HAN = /\p{Script=Han}/u;
/** What is the same in both: figures, names of code, what somebody else says. */
const ALIKE =
  /^(figure\.|value\.text$|timeline\.cell$|between$|python$|rust$|order\.(asCompleted|map)$|timeline\.lane$|progress\.value$|compare\.range$|chart\.point$)/;

/** A message's forms. @param {string | Record<string, string>} message */
const formsOf = (message) => (typeof message === 'string' ? [message] : Object.values(message));

/** @param {string | Record<string, string>} message */
const valuesOf = (message) =>
  [...new Set(formsOf(message).flatMap((form) => form.match(/\{\w+\}/g) ?? []))].sort();

describe('the page in Chinese', () => {
  test('says all that it says in English, and nothing else', () => {
    const place = 'see www/i18n/zh-CN.js and what it imports';
    assert.deepEqual(
      Object.keys(chinese.messages).sort(),
      Object.keys(english.messages).sort(),
      place,
    );
  });

  for (const [key, message] of Object.entries(english.messages)) {
    test(key, () => {
      const said = chinese.messages[key] ?? '';
      assert.deepEqual(valuesOf(said), valuesOf(message));
      const counts = formsOf(message).some((form) => form.includes('#'));
      assert.equal(
        formsOf(said).some((form) => form.includes('#')),
        counts,
      );
      for (const form of formsOf(said)) {
        if (!ALIKE.test(key)) assert.match(form, HAN);
        assert.equal(form.split('*').length % 2, 1, 'stars come in pairs');
        assert.doesNotMatch(form, /\p{Script=Han}[,;:!?()]|[,;:!()]\p{Script=Han}/u, 'punctuation');
      }
      for (const form of formsOf(message)) assert.doesNotMatch(form, HAN);
    });
  }

  test('names each kind of span that a program has', () => {
    const source = readFileSync('src/trace/label.rs', 'utf8');
    const table = /FORMS[^=]*= \[\n([^;]*(?:; 2\][^;]*)*)\n {4}\];/.exec(source)?.[1] ?? '';
    const forms = [...table.matchAll(/"([^"]+)"/g)].map(([, form]) => form ?? '');
    assert.ok(forms.length > 20);
    for (const form of forms.filter((form) => form !== '{first}')) {
      assert.match(chinese.spans[form] ?? '', HAN, `"${form}": see www/i18n/zh-CN-spans.js`);
    }
  });
});

test('every demo has a title and a reason in Chinese', () => {
  const { demos } = JSON.parse(readFileSync('target/web/demos.json', 'utf8'));
  const place = 'see www/i18n/zh-CN-demos.js';
  assert.deepEqual(
    Object.keys(demosInChinese.demos).sort(),
    demos.map((/** @type {{id: string}} */ { id }) => id).sort(),
    place,
  );
  for (const [id, { title, summary }] of Object.entries(demosInChinese.demos)) {
    assert.match(title, HAN, id);
    assert.match(summary, /[。？]$/, id);
  }
});

test('spans are named with what they are about', async () => {
  const i18n = await loadTranslator('zh-CN');
  assert.equal(i18n.label('item 7'), '第 7 项');
  assert.equal(i18n.label('12 items from 0'), '从第 0 项起 12 项');
  assert.equal(i18n.label('for the GIL'), '等待 GIL');
  assert.equal(i18n.label('112272535095293'), '112272535095293');
  assert.equal(i18n.label('worker 1'), 'worker 1');
  const same = await loadTranslator('en');
  assert.equal(same.label('item 7'), 'item 7');
});

test('figures and counts', async () => {
  const i18n = await loadTranslator('zh-CN');
  assert.equal(i18n.workers(1), '1 个 worker');
  assert.equal(i18n.workers(64), '64 个 worker');
  assert.equal(i18n.share(0.334), '33%');
  assert.equal(i18n.times(1.937), '1.94 倍');
  assert.equal(
    i18n.t('parameter.integer', {
      name: 'workers',
      min: 1n,
      max: 10_000n,
      value: { key: 'value.text', values: { text: 'x' } },
    }),
    'workers 应为 1 到 10,000 之间的整数，用数字书写，不能是“x”。',
  );
});

test('which language a tag means', () => {
  assert.equal(known('zh'), 'zh-CN');
  assert.equal(known('zh-Hans-SG'), 'zh-CN');
  assert.equal(known('EN-gb'), 'en');
  assert.equal(known('de'), undefined);
  assert.equal(known(''), undefined);
});
