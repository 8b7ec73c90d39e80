// What is loaded lazily is loaded once, and a failure is not for good.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lazily } from '../../www/shared/lazily.js';

test('is loaded when it is asked for, once, also by two at a time', async () => {
  let loads = 0;
  const part = lazily(async () => ({ number: ++loads }));
  assert.equal(loads, 0);
  const [one, other] = await Promise.all([part(), part()]);
  assert.deepEqual([one, other, await part()], [{ number: 1 }, { number: 1 }, { number: 1 }]);
});

test('is loaded again after a failure', async () => {
  const loads = [Promise.reject(new Error('offline')), Promise.resolve('there')];
  const part = lazily(() => /** @type {Promise<string>} */ (loads.shift()));
  await assert.rejects(part(), /offline/);
  assert.equal(await part(), 'there');
});
