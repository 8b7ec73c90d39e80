// Bad input as its reader has it: the very sentence of the module's error, by the control it is
// about; nothing is started, and what was on screen stays.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, failureOf, requestCounter } from './api.mjs';
import { browsers } from './harness.mjs';
import {
  choose,
  fill,
  isThere,
  noteOf,
  press,
  read,
  readAll,
  reading,
  sees,
  seesNoMore,
} from './reader.mjs';

const tooMany = Array(10_001).fill(7).join(' ');

/** For each demo: a control, its parameter, what is typed there. @type {Record<string, [string, string, string[]][]>} */
const cases = {
  'prime-check': [
    ['Numbers', 'numbers', ['abc', '-5', '1.5', '18446744073709551616', '', tooMany, '1e3']],
    ['Workers', 'workers', ['0', '-1', '1.5', '65', 'two', 'NaN', '']],
  ],
  'pool-map': [
    ['Chunk size', 'chunksize', ['-1', '0.5', 'all']],
    ['Items', 'items', ['1000000000000', '0', '-1', '', '1, x', tooMany]],
  ],
};

for (const { name } of browsers) {
  for (const [demo, controls] of Object.entries(cases)) {
    test(`${name}: bad input to ${demo} is refused by the control, in the module's words`, () => {
      const { transform, workers } = requestCounter();
      const path = `index.html?demo=${demo}&workers=2`;
      return reading(name, { path, transform }, async ({ page }) => {
        await press(page, 'Run');
        await sees(page, /\n\d+ (numbers checked|rows of the picture) in/);
        const before = [await read(page, 'region', 'Output'), workers()];

        for (const [control, parameter, texts] of controls) {
          for (const text of texts) {
            const shown = `${control} "${text.slice(0, 30)}"`;
            const { message } = await failureOf(call(page, 'run', demo, { [parameter]: text }));
            await fill(page, control, text);
            await press(page, 'Run');
            await sees(page, message);
            const note = await noteOf(page, 'textbox', control);
            assert.equal(note.text, message, shown);
            assert.ok(note.below >= 0 && note.below < 40, `${shown}: ${note.below} px away`);
            await press(page, 'Compare');
            assert.equal((await noteOf(page, 'textbox', control)).text, message, shown);
            assert.deepEqual([await read(page, 'region', 'Output'), workers()], before, shown);
          }
          await fill(page, control, '2');
          await seesNoMore(page, ', not "');
        }
        await press(page, 'Run');
        await sees(
          page,
          demo === 'prime-check' ? '\n1 number checked in' : '\n2 rows of the picture in',
        );
      });
    });
  }

  test(`${name}: a link with mistakes says which, and opens a page that works`, () => {
    /** @type {[string, string, Record<string, string>, RegExp][]} */
    const links = [
      ['?demo=no-such-demo', 'no-such-demo', {}, / Here is the first one instead\.\n/],
      ['?demo=pool-map&colour=red', 'pool-map', { colour: 'red' }, / It was ignored\.\n/],
      ['?demo=prime-check&numbers=abc', 'prime-check', { numbers: 'abc' }, /\nNumbers\n/],
      ['?demo=prime-check&workers=65', 'prime-check', { workers: '65' }, /\nWorkers\n/],
      ['?demo=prime-check&method=guess', 'prime-check', { method: 'guess' }, /\nMethod\n/],
      ['?demo=prime-check&schedule=%22', 'prime-check', { schedule: '"' }, /\nSchedule\n/],
    ];
    return reading(name, {}, async ({ page, url }) => {
      for (const [query, demo, given, said] of links) {
        await page.goto(url + query);
        const { message } = await failureOf(call(page, 'run', demo, given));
        await sees(page, message);
        assert.match(await readAll(page), said);
        if (given.numbers) await fill(page, 'Numbers', '97');
        if (given.workers) await fill(page, 'Workers', '2');
        if (given.method) await press(page, 'simd', 'radio');
        if (given.schedule) await choose(page, 'Schedule', 'static');
        if (demo === 'prime-check') await seesNoMore(page, message);
        await press(page, 'Run');
        await sees(page, /\n\d+ (numbers? checked|rows of the picture) in/);
      }
    });
  });

  test(`${name}: what is wrong behind "More settings" on a phone comes into sight`, () => {
    const viewport = { width: 390, height: 844 };
    const path = 'index.html?demo=pool-map&chunksize=-1';
    return reading(name, { path, viewport }, async ({ page }) => {
      await sees(page, /\nchunksize takes whole numbers from 0 to 100,000,000/);
      assert.ok(await isThere(page, 'textbox', 'Chunk size'));
    });
  });
}
