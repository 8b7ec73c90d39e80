// The progress line against what tqdm prints.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bar, progressText } from '../../www/element/progress-text.js';

/** @param {{ done: number, total: number, elapsedMs: number }} progress @param {number} [room] */
const line = (progress, room = 45) => {
  const { before, bar: middle, after } = progressText(progress, room);
  return before + middle + after;
};

test('reads like tqdm', () => {
  assert.equal(
    line({ done: 4, total: 6, elapsedMs: 1370 }),
    ' 67%|██████▋   | 4/6 [00:01<00:00,  2.92it/s]',
  );
  assert.equal(
    line({ done: 0, total: 6, elapsedMs: 0 }, 37),
    '  0%|          | 0/6 [00:00<?, ?it/s]',
  );
  assert.equal(
    line({ done: 6, total: 6, elapsedMs: 84 }),
    '100%|██████████| 6/6 [00:00<00:00, 71.43it/s]',
  );
});

test('slow work is said in seconds an item', () => {
  assert.match(
    line({ done: 2, total: 8, elapsedMs: 9000 }),
    /2\/8 \[00:09<00:27, {2}4\.50s\/it\]$/,
  );
});

test('hours are said, large counts shortened', () => {
  assert.match(line({ done: 1, total: 3, elapsedMs: 3_723_000 }), /\[1:02:03<2:04:06,/);
  assert.match(
    line({ done: 73_400_000, total: 100_000_000, elapsedMs: 1000 }),
    /73\.4M\/100M \[00:01<00:00, 73\.4Mit\/s\]$/,
  );
});

test('the bar has eighths and its full width', () => {
  assert.equal(bar(0.5, 4), '██  ');
  assert.equal(bar(1 / 32, 4), '▏   ');
  assert.equal(bar(2, 4), '████');
});

test('the bar gets what room is left, within limits', () => {
  const progress = { done: 1, total: 2, elapsedMs: 1000 };
  assert.equal(progressText(progress, 10).bar.length, 4);
  assert.equal(progressText(progress, 500).bar.length, 28);
});
